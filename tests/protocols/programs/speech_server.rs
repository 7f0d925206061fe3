//! A server that turns speech into text, and closes with the text of the error that ended it.
//!
//! It prints its address. A client sends text messages: `key KEY`, then `say TEXT` as often as it wants, then `end`.

use std::fmt;
use std::io;
use std::time::Duration;

use axum::Router;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::routing::any;
use close_codes::{CloseFrame, ReceivedClose, Server, close_codes, close_frame};
use tokio::net::TcpListener;
use tokio::time::timeout;

close_codes! {
    /// Why a connection to the speech server ends.
    enum SpeechClose = "specs/moshi-server.toml";
}

/// Why the server ends a connection.
enum Failure {
    /// The code is constant, and the reason is not.
    InvalidMessage(String),
    /// The worker behind the server chose the code.
    Worker { code: SpeechClose, why: String },
    /// The code and the reason are those of the spec.
    Plain(SpeechClose),
}

impl Failure {
    /// The frame that tells the client.
    fn close(&self) -> CloseFrame<'_, Server> {
        match self {
            Self::InvalidMessage(why) => {
                close_frame!(Server, SpeechClose::InvalidMessage).with_reason_truncated(why)
            }
            Self::Worker { code, why } => CloseFrame::truncated(*code, why)
                .unwrap_or_else(|_| close_frame!(Server, SpeechClose::ServerFailed)),
            Self::Plain(code) => CloseFrame::of(*code)
                .unwrap_or_else(|_| close_frame!(Server, SpeechClose::ServerFailed)),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidMessage(why) => write!(f, "{}: {why}", SpeechClose::InvalidMessage),
            Self::Worker { code, why } => write!(f, "{code}: {why}"),
            Self::Plain(code) => code.fmt(f),
        }
    }
}

/// How long a client may take to answer a Close frame.
const CLOSING: Duration = Duration::from_secs(2);

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("ws://{}/speech", listener.local_addr()?);
    let speech = any(|upgrade: WebSocketUpgrade| async { upgrade.on_upgrade(handle) });
    axum::serve(listener, Router::new().route("/speech", speech)).await
}

async fn handle(mut socket: WebSocket) {
    let close = match talk(&mut socket).await {
        // The client has closed, or is gone.
        Ok(Some(received)) => return println!("the client closed: {received}"),
        Ok(None) => close_frame!(Server, SpeechClose::Finished).into(),
        Err(failure) => {
            println!("{failure}");
            failure.close().into()
        }
    };
    // The client may be gone, and then it needs no code.
    if socket.send(close).await.is_ok() {
        let answer = async { while let Some(Ok(_)) = socket.recv().await {} };
        drop(timeout(CLOSING, answer).await);
    }
}

/// Serves a client until the end of the connection. Returns the close if the client ended it.
async fn talk(socket: &mut WebSocket) -> Result<Option<String>, Failure> {
    let mut has_key = false;
    loop {
        let text = match socket.recv().await {
            Some(Ok(Message::Text(text))) => text,
            Some(Ok(Message::Close(frame))) => {
                let received = ReceivedClose::<SpeechClose>::try_from(&frame);
                let received = received.map(|received| received.to_string());
                return Ok(Some(received.unwrap_or_else(|error| error.to_string())));
            }
            Some(Ok(Message::Binary(_))) => {
                let why = "no binary messages".to_owned();
                return Err(Failure::InvalidMessage(why));
            }
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
            Some(Err(error)) => {
                let lost = ReceivedClose::<SpeechClose>::try_from(error);
                let lost = lost.map(|lost| lost.to_string());
                return Ok(Some(lost.unwrap_or_else(|error| error.to_string())));
            }
            None => return Ok(Some("already".to_owned())),
        };
        match text.split_once(' ') {
            Some(("key", "secret")) => has_key = true,
            Some(("key", _)) => return Err(Failure::Plain(SpeechClose::AuthenticationFailed)),
            Some(("say", said)) if has_key => recognize(said)?,
            None if text == "end" => return Ok(None),
            _ => return Err(Failure::InvalidMessage(format!("what is \"{text}\"?"))),
        }
    }
}

/// The worker, which can fail with each of its codes, by a word for each.
fn recognize(said: &str) -> Result<(), Failure> {
    let Some((name, why)) = said.split_once(": ") else {
        return Ok(());
    };
    match name.parse() {
        Ok(code) => Err(Failure::Worker {
            code,
            why: why.to_owned(),
        }),
        Err(_) => Ok(()),
    }
}
