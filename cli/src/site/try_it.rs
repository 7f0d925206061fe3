//! The WebSocket of "try it": a visitor asks for a close and gets it.
//!
//! The visitor sends the reason as a text. The server sends the body of the Close frame in a binary message, and then
//! the frame. If it must not send the frame, it sends a text that says why, and then a frame with 1008.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use close_codes::{CloseCode, CloseFrame, ReceivedClose, SendError, Server, Spec, close_frame};
use tokio::time::{sleep, timeout};
use tungstenite029::Error as AxumError;

/// The maximum length of a message. A longer one is answered with 1009. The limit is above 123 bytes, so that a visitor
/// learns why a long reason is refused.
pub(crate) const MAX_TYPED: usize = 1024;
/// The maximum size that the library reads into memory.
pub(crate) const MAX_MESSAGE: usize = 64 * 1024;
/// The time limit for the other end to receive and answer the Close frame.
const LINGER: Duration = Duration::from_secs(2);

/// The path of the sockets, below the base. It cannot be a language, since no tag has an underscore.
pub(crate) const PATH: &str = "/try_it/";

/// The close that a visitor asks for. Its `Display` is the part after [`PATH`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    Code(u16),
    /// A Close frame without a code, which browsers report as 1005.
    NoStatus,
    /// No Close frame at all, which browsers report as 1006.
    Drop,
}

/// The answer to a message of the visitor that is not a reason.
enum Refusal {
    Close(CloseFrame<'static, Server>),
    /// The answer to a message that cannot be read to its end.
    Broken(CloseFrame<'static, Server>),
    /// The visitor is gone.
    Gone,
}

/// Sends the requested close, and ends the connection.
pub(crate) async fn grant(
    wish: Wish,
    spec: &'static Spec,
    mut socket: WebSocket,
    patience: Duration,
) {
    let reason = match timeout(patience, read_reason(&mut socket)).await {
        Ok(Ok(reason)) => reason,
        Ok(Err(Refusal::Close(frame))) => return close(socket, None, frame).await,
        Ok(Err(Refusal::Broken(frame))) => return close_unread(socket, frame).await,
        Ok(Err(Refusal::Gone)) => return,
        Err(_) => {
            let frame = close_frame!(Server, CloseCode::Timeout, "no reason came in time");
            return close(socket, None, frame).await;
        }
    };
    let frame = match wish {
        Wish::Code(code) => CloseFrame::<Server>::by_spec(spec, code, &reason),
        Wish::NoStatus => Ok(CloseFrame::empty()),
        Wish::Drop => return,
    };
    match frame {
        Ok(frame) => {
            let announced = Message::Binary(frame.encode().as_bytes().to_vec().into());
            close(socket, Some(announced), frame).await;
        }
        Err(error) => refuse(socket, &error).await,
    }
}

/// Refuses a visitor above the limit.
pub(crate) async fn turn_away(socket: WebSocket) {
    close(socket, None, close_frame!(Server, CloseCode::TryAgainLater)).await;
}

async fn refuse(socket: WebSocket, error: &SendError) {
    let words = error.to_string();
    let frame = CloseFrame::<Server>::truncated(CloseCode::PolicyViolation, &words)
        .expect("a server may send 1008");
    close(
        socket,
        Some(Message::Text(format!("{error:#}").into())),
        frame,
    )
    .await;
}

/// Reads the first text.
async fn read_reason(socket: &mut WebSocket) -> Result<String, Refusal> {
    loop {
        return match socket.recv().await {
            Some(Ok(Message::Text(text))) if text.len() <= MAX_TYPED => {
                Ok(text.as_str().to_owned())
            }
            Some(Ok(Message::Text(_))) => Err(Refusal::Close(TOO_BIG)),
            Some(Ok(Message::Binary(_))) => Err(Refusal::Close(close_frame!(
                Server,
                CloseCode::UnsupportedData,
                "the reason is a text"
            ))),
            // The library answers these by itself while the socket is read.
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Close(_))) => continue,
            None => Err(Refusal::Gone),
            Some(Err(error)) => Err(answer_to(error)),
        };
    }
}

const TOO_BIG: CloseFrame<'static, Server> = close_frame!(
    Server,
    CloseCode::MessageTooBig,
    "a reason has at most 123 bytes"
);

/// The answer to a message that could not be read, to which the library does not answer.
fn answer_to(error: axum::Error) -> Refusal {
    let Err(error) = ReceivedClose::<CloseCode>::try_from(error) else {
        return Refusal::Gone;
    };
    let frame = match error.into_inner().downcast_ref() {
        Some(AxumError::Capacity(_)) => TOO_BIG,
        Some(AxumError::Utf8(_)) => close_frame!(Server, CloseCode::InvalidPayload),
        // Anything else is a violation of the protocol, including errors that another version of axum's library would
        // report.
        _ => close_frame!(Server, CloseCode::ProtocolError),
    };
    Refusal::Broken(frame)
}

/// Sends the messages, and waits for the other end's Close frame.
async fn close(mut socket: WebSocket, first: Option<Message>, frame: CloseFrame<'_, Server>) {
    let closed = async {
        if let Some(message) = first {
            socket.send(message).await?;
        }
        socket.send(Message::Close(frame.into())).await?;
        while let Some(message) = socket.recv().await {
            drop(message?);
        }
        Ok::<_, axum::Error>(())
    };
    // After an error or a timeout, nobody is left to be told.
    drop(timeout(LINGER, closed).await);
}

/// Sends the frame, and stops reading messages, because the library has lost its position in the input. Dropping a
/// socket with unread data would reset the connection and lose the frame, so it stays open for a while.
async fn close_unread(mut socket: WebSocket, frame: CloseFrame<'_, Server>) {
    let sent = timeout(LINGER, socket.send(Message::Close(frame.into()))).await;
    if matches!(sent, Ok(Ok(()))) {
        sleep(LINGER).await;
    }
}

impl FromStr for Wish {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "none" => Ok(Self::NoStatus),
            "drop" => Ok(Self::Drop),
            number => Ok(Self::Code(number.parse().map_err(drop)?)),
        }
    }
}

impl fmt::Display for Wish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::NoStatus => f.write_str("none"),
            Self::Drop => f.write_str("drop"),
        }
    }
}
