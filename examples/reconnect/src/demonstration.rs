//! A server that closes with each kind of code, and the reactions of the client.

use std::error::Error;
use std::net::SocketAddr;
use std::time::Duration;

use close_codes::{CloseFrame, OwnedClose, Reconnect, Server, Session, close_frame};
use fastwebsockets::{WebSocket, handshake};
use futures_util::{SinkExt as _, StreamExt as _};
use hyper::Request;
use hyper::header::{CONNECTION, HOST, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_VERSION, UPGRADE};
use hyper::upgrade::Upgraded;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_tungstenite::accept_async;
use tokio_tungstenite::tungstenite::Message;

use crate::client::{Program, stay_connected};
use crate::plan::{Next, Pace, Why};
use crate::{FeedClose, say};

/// The time in which the server notices that the last client has left.
const PATIENCE: Duration = Duration::from_secs(10);

/// How the server ends each connection. `None` means without a Close frame.
fn script() -> Vec<Option<CloseFrame<'static, Server>>> {
    vec![
        Some(close_frame!(Server, FeedClose::Moved)),
        Some(close_frame!(Server, FeedClose::OutOfStep)),
        Some(close_frame!(Server, FeedClose::Busy)),
        // This is a code of a newer server. The spec has its range, which a server may send.
        Some(close_frame!(
            Server,
            4107 as FeedClose,
            "the prices of gold are late"
        )),
        Some(close_frame!(Server, FeedClose::Recovering)),
        None,
        Some(close_frame!(Server, FeedClose::BadGateway)),
        Some(close_frame!(Server, FeedClose::TokenExpired)),
        Some(close_frame!(Server, FeedClose::Banned)),
        // The rest is for a second client.
        Some(close_frame!(Server, FeedClose::TooOld)),
    ]
}

/// Runs two clients, one after the other. Each gets a code after which it stops.
pub(crate) async fn run(pace: Pace) -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    say(format_args!(
        "The feed is on ws://{address}. Its close codes are in examples/reconnect/codes.toml."
    ));
    let server =
        tokio::spawn(async move { serve(listener).await.map_err(|error| error.to_string()) });
    for name in ["The first client", "The second client"] {
        say(format_args!("\n{name} connects."));
        let why = stay_connected(&mut Demonstration { address }, pace).await;
        say(format_args!(
            "It stops: {}.",
            match why {
                Why::Never => "the spec says never to come back",
                Why::NeedsFix => "a human has to see to it",
                Why::NoCredentials => "the server takes no credentials of this account",
                Why::GaveUp => "it has tried often enough",
            }
        ));
    }
    let script_is_over = timeout(PATIENCE, server).await?;
    script_is_over??;
    Ok(())
}

async fn serve(listener: TcpListener) -> Result<(), Box<dyn Error>> {
    for (number, close) in script().into_iter().enumerate() {
        let (stream, _) = listener.accept().await?;
        let mut socket = accept_async(stream).await?;
        let hello = socket.next().await.ok_or("the client left")??;
        say(format_args!("  the server hears: {hello}"));
        socket
            .send(Message::text(format!("session {number}")))
            .await?;
        if let Some(close) = close {
            socket.send(Message::Close(close.into())).await?;
            // This reads the client's answer, and the end of the stream.
            while socket.next().await.is_some() {}
        }
    }
    Ok(())
}

struct Demonstration {
    address: SocketAddr,
}

impl Program for Demonstration {
    type Stream = TokioIo<Upgraded>;

    async fn connect(&mut self) -> Result<WebSocket<Self::Stream>, Box<dyn Error>> {
        let request = Request::get("/prices")
            .header(HOST, self.address.to_string())
            .header(CONNECTION, "upgrade")
            .header(UPGRADE, "websocket")
            .header(SEC_WEBSOCKET_VERSION, "13")
            .header(SEC_WEBSOCKET_KEY, handshake::generate_key())
            .body(String::new())?;
        let stream = TcpStream::connect(self.address).await?;
        let (socket, _) = handshake::client(&TokioExecutor::new(), request, stream).await?;
        Ok(socket)
    }

    async fn reauthenticate(&mut self) -> bool {
        // A real program would fetch a new token here.
        say("  fetches a new token");
        true
    }

    fn ended(&mut self, close: &OwnedClose<FeedClose>, next: Next, session: Option<&str>) {
        say(format_args!("  closed: {close}"));
        say(format_args!(
            "    spec: reconnect {}, session {}",
            close.code().reconnect().map_or("unsaid", Reconnect::as_str),
            close.code().session().map_or("unsaid", Session::as_str),
        ));
        let session = session.map_or("a new session".to_owned(), |id| format!("session {id}"));
        let plan = match next {
            Next::Connect { after } if after.is_zero() => format!("at once, with {session}"),
            Next::Connect { after } => format!("after {after:.1?}, with {session}"),
            Next::Reauthenticate => format!("log in again, then at once, with {session}"),
            Next::Stop(_) => "nothing".to_owned(),
        };
        say(format_args!("    next: {plan}"));
    }
}
