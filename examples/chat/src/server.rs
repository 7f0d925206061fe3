//! The server: it greets who comes in, and closes the connection where the rules of the chat ask for it.

use std::error::Error;
use std::io;
use std::time::Duration;

use close_codes::{CloseFrame, ReceivedClose, Server, close_frame};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{WebSocketStream, accept_async};

use crate::{ChatClose, report};

/// Long enough for a program that talks to itself.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves as many connections as there are clients, one after the other.
pub(crate) async fn serve(listener: TcpListener, clients: usize) -> io::Result<()> {
    for _ in 0..clients {
        let (stream, _) = listener.accept().await?;
        match timeout(PATIENCE, talk(stream)).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => eprintln!("  the server lost a connection: {error}"),
            Err(_) => {
                eprintln!("  the server gave up on a client that said nothing for {PATIENCE:?}");
            }
        }
    }
    Ok(())
}

async fn talk(stream: TcpStream) -> Result<(), Box<dyn Error>> {
    let mut socket = accept_async(stream).await?;
    let mut is_closing = false;
    while let Some(message) = socket.next().await {
        match message? {
            Message::Text(text) => is_closing = answer(&mut socket, &text).await?,
            // The client's echo of the server's own frame is no news.
            Message::Close(_) if is_closing => {}
            Message::Close(frame) => report("the server", &ReceivedClose::try_from(&frame)?),
            _ => {}
        }
    }
    Ok(())
}

/// Where a chat would check tokens, rates and manners. Says whether it closed the connection.
async fn answer(
    socket: &mut WebSocketStream<TcpStream>,
    text: &str,
) -> Result<bool, Box<dyn Error>> {
    if text.starts_with("my token is from yesterday") {
        // Checked while compiling: a server may send this code. The reason is the one in the spec.
        let frame = close_frame!(Server, ChatClose::SessionExpired);
        socket.send(Message::Close(Some(frame.into()))).await?;
        return Ok(true);
    }
    if text.starts_with("buy") {
        // A reason that is made at run time may be too long for a Close frame; this one is cut to fit.
        let reason = format!("no advertising in this room, but you wrote: {text}");
        let frame = CloseFrame::<Server>::truncated(ChatClose::Banned, &reason)?;
        socket.send(Message::Close(Some(frame.into()))).await?;
        return Ok(true);
    }
    socket
        .send(Message::text(format!("you said: {text}")))
        .await?;
    Ok(false)
}
