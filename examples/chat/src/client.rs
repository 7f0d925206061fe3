//! The clients: each says something, and either leaves or is shown out.

use std::error::Error;
use std::net::SocketAddr;

use close_codes::{ReceivedClose, close_frame};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

use crate::{ChatClose, report};

/// Who comes to the chat.
pub(crate) const NAMES: [&str; 3] = ["alice", "bob", "carol"];

/// Connects, says what `name` has to say, and prints how it ended.
pub(crate) async fn chat(name: &str, server: SocketAddr) -> Result<(), Box<dyn Error>> {
    let (mut socket, _) = connect_async(format!("ws://{server}/{name}")).await?;
    let words = match name {
        "alice" => "hello, everybody".to_owned(),
        "bob" => "my token is from yesterday".to_owned(),
        _ => format!("buy {}", "very ".repeat(30)),
    };
    println!("{name} says: {words}");
    socket.send(Message::text(words)).await?;

    let mut is_leaving = false;
    while let Some(message) = socket.next().await {
        match message? {
            Message::Text(text) => {
                println!("  {name} reads: {text}");
                println!("  {name} leaves");
                // Checked while compiling: a client may send this code. `Server` in its place would not compile.
                let goodbye = close_frame!(Client, ChatClose::LoggedOut);
                socket.send(Message::Close(Some(goodbye.into()))).await?;
                is_leaving = true;
            }
            // The server's echo of the client's own frame is no news.
            Message::Close(_) if is_leaving => {}
            Message::Close(frame) => report(name, &ReceivedClose::try_from(&frame)?),
            _ => {}
        }
    }
    Ok(())
}
