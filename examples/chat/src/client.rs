//! The clients: each sends a message, and then either closes or is closed by the server.

use std::error::Error;
use std::net::SocketAddr;

use close_codes::{OwnedClose, ReceivedClose, close_frame};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

use crate::{ChatClose, say};

/// The names of the clients.
pub(crate) const NAMES: [&str; 3] = ["alice", "bob", "carol"];

/// Connects, sends the messages of `name`, and returns how the connection ended.
pub(crate) async fn chat(
    name: &str,
    server: SocketAddr,
) -> Result<OwnedClose<ChatClose>, Box<dyn Error>> {
    let (mut socket, _) = connect_async(format!("ws://{server}/{name}")).await?;
    let words = match name {
        "alice" => "hello, everybody".to_owned(),
        "bob" => "my token is from yesterday".to_owned(),
        _ => format!("buy {}", "very ".repeat(30)),
    };
    say(format_args!("{name} says: {words}"));
    socket.send(Message::text(words)).await?;

    let mut close = None;
    while let Some(message) = socket.next().await {
        match message {
            Ok(Message::Text(text)) => {
                say(format_args!("  {name} reads: {text}"));
                say(format_args!("  {name} leaves"));
                // This is checked while compiling: a client may send this code. With `Server`, it would not compile.
                let goodbye = close_frame!(Client, ChatClose::LoggedOut);
                socket.send(goodbye.into()).await?;
            }
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
