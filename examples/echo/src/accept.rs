//! Connections that come in.

use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;
use tracing::error;

/// How long to wait for what is missing.
const BREAK: Duration = Duration::from_millis(100);

/// The next connection.
///
/// An error is about this one connection, or about what the program may have: most often there are too many open files, and
/// some will be closed soon. Neither is a reason to end the connections that are there.
pub(crate) async fn next(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return stream,
            Err(error) => {
                error!("cannot accept a connection: {error}");
                sleep(BREAK).await;
            }
        }
    }
}
