//! Accepts connections.

use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;
use tracing::error;

/// The delay before the next attempt.
const BREAK: Duration = Duration::from_millis(100);

/// The next connection.
///
/// An error is about a single connection, or about a limit of the program: usually there are too many open files, some
/// of which will be closed soon. Neither is a reason to end the other connections.
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
