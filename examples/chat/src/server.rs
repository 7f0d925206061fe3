//! The server: it greets clients, and closes the connection by the rules of the chat.

use std::error::Error;
use std::time::Duration;

use close_codes::{OwnedClose, ReceivedClose, close_frame};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpListener;
use tokio::time::timeout;
use tokio_tungstenite::accept_async;
use tokio_tungstenite::tungstenite::Message;

use crate::ChatClose;

/// A time limit that is long enough for local connections.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves one connection, and returns how it ended.
///
/// The example `echo` serves many connections, and continues if one cannot be accepted.
pub(crate) async fn serve(listener: &TcpListener) -> Result<OwnedClose<ChatClose>, Box<dyn Error>> {
    timeout(PATIENCE, talk(listener)).await?
}

async fn talk(listener: &TcpListener) -> Result<OwnedClose<ChatClose>, Box<dyn Error>> {
    let (stream, _) = listener.accept().await?;
    let mut socket = accept_async(stream).await?;
    let mut close = None;
    while let Some(message) = socket.next().await {
        match message {
            Ok(Message::Text(text)) => socket.send(answer(&text)).await?,
            // The library sends its answer while the stream is read to its end.
            Ok(Message::Close(frame)) => {
                close = Some(ReceivedClose::try_from(&frame)?.into_owned());
            }
            Ok(_) => {}
            // The connection was lost. After a Close frame, this has no new information.
            Err(_) if close.is_some() => break,
            Err(error) => return Ok(ReceivedClose::try_from(error)?.into_owned()),
        }
    }
    Ok(close.unwrap_or_else(|| ReceivedClose::abnormal().into_owned()))
}

/// A real chat would check tokens, rates and contents here.
fn answer(text: &str) -> Message {
    if text.starts_with("my token is from yesterday") {
        // This is checked while compiling: a server may send this code. The reason is that of the spec.
        return close_frame!(Server, ChatClose::SessionExpired).into();
    }
    if text.starts_with("buy") {
        // The code is checked while compiling. The reason is made at run time, and cut to 123 bytes.
        let reason = format!("no advertising in this room, but you wrote: {text}");
        return close_frame!(Server, ChatClose::Banned)
            .with_reason_truncated(&reason)
            .into();
    }
    Message::text(format!("you said: {text}"))
}
