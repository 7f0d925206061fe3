//! The echo server with tokio-tungstenite, which checks and answers Close frames by itself.

use std::io;
use std::net::TcpListener as StdTcpListener;

use close_codes::ReceivedClose;
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tokio_tungstenite::tungstenite::http::StatusCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, accept_hdr_async_with_config};
use tracing::warn;

use crate::accept;
use crate::closing::{BoxError, LONGEST, PATIENCE, asked_for, report, wait};

pub(crate) async fn serve(listener: StdTcpListener) -> io::Result<()> {
    let listener = TcpListener::from_std(listener)?;
    loop {
        let stream = accept::next(&listener).await;
        tokio::spawn(async {
            if let Err(error) = talk(stream).await {
                warn!("{error}");
            }
        });
    }
}

#[expect(
    clippy::result_large_err,
    reason = "tungstenite fixes the type of the callback"
)]
async fn talk(stream: TcpStream) -> Result<(), BoxError> {
    let mut path = String::new();
    let mut farewell = None;
    // By default, the queue of pongs for a client that does not read them is unlimited.
    let limits = WebSocketConfig::default()
        .max_message_size(Some(LONGEST))
        .max_write_buffer_size(2 * LONGEST);
    let answer = |request: &Request, response: Response| {
        path = request.uri().to_string();
        match asked_for::<Option<CloseFrame>>(request.uri().path(), request.uri().query()) {
            Ok(frame) => {
                farewell = frame;
                Ok(response)
            }
            Err(error) => Err(bad_request(error.to_string())),
        }
    };
    let handshake = accept_hdr_async_with_config(stream, answer, Some(limits));
    let mut socket = timeout(PATIENCE, handshake).await??;

    let is_closing = farewell.is_some();
    if let Some(frame) = farewell {
        socket.send(Message::Close(frame)).await?;
    }
    let close = wait(is_closing, until_close(&mut socket, is_closing)).await;
    let received = match &close {
        Ok(frame) => ReceivedClose::try_from(frame),
        Err(_) => Ok(ReceivedClose::abnormal()),
    };
    report(&path, &received);
    close?;
    // tungstenite has prepared its answer, and sends it now.
    socket.flush().await?;
    Ok(())
}

/// Echoes until a Close frame comes in.
async fn until_close(
    socket: &mut WebSocketStream<TcpStream>,
    is_closing: bool,
) -> Result<Option<CloseFrame>, BoxError> {
    loop {
        match socket.next().await.ok_or(Error::ConnectionClosed)?? {
            Message::Close(frame) => return Ok(frame),
            message @ (Message::Text(_) | Message::Binary(_)) if !is_closing => {
                socket.send(message).await?;
            }
            _ => {}
        }
    }
}

fn bad_request(text: String) -> ErrorResponse {
    let mut response = ErrorResponse::new(Some(text));
    *response.status_mut() = StatusCode::BAD_REQUEST;
    response
}
