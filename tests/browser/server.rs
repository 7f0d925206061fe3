//! The server: ends each WebSocket as its path requests, and prints a line with the Close frame of the page.
//!
//! | path | what the server does |
//! | --- | --- |
//! | `/listen` | waits until the page closes |
//! | `/close/4001`, `/close` | closes with this code, or without a status |
//! | `/reset/4001` | closes with this code, and resets the TCP connection when the page has answered |
//! | `/drop` | ends the TCP connection without a Close frame |

use std::error::Error;
use std::io::{self, Read as _};
use std::process;
use std::thread;
use std::time::Duration;

use futures_util::StreamExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{WebSocketStream, accept_hdr_async};

/// Long enough for a browser on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// Japanese, so that it has more bytes than characters.
const REASON: &str = "また後で";

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    thread::spawn(exit_with_parent);
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    println!("{}", listener.local_addr()?);
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(async {
            match timeout(PATIENCE, serve(stream)).await {
                Ok(Ok(answer)) => println!("{answer}"),
                Ok(Err(error)) => println!("error: {error}"),
                Err(_) => println!("error: no end within {PATIENCE:?}"),
            }
        });
    }
}

/// The process that started the server keeps its standard input open. The server ends when that process does.
fn exit_with_parent() {
    drop(io::stdin().read_to_end(&mut Vec::new()));
    process::exit(0);
}

async fn serve(stream: TcpStream) -> Result<String, Box<dyn Error>> {
    let mut path = String::new();
    #[expect(clippy::result_large_err, reason = "tungstenite asks for this type")]
    let note_path = |request: &Request, response| {
        request.uri().path().clone_into(&mut path);
        Ok::<Response, ErrorResponse>(response)
    };
    let mut socket = accept_hdr_async(stream, note_path).await?;

    let mut parts = path.split('/').skip(1);
    let order = parts.next().unwrap_or_default();
    if order == "drop" {
        return Ok("nothing".to_owned());
    }
    if order != "listen" {
        let code = parts.next().map(str::parse).transpose()?;
        socket.close(code.map(frame)).await?;
    }
    let answer = answer(&mut socket).await?;
    if order == "reset" {
        socket.get_ref().set_zero_linger()?;
    }
    Ok(answer)
}

/// Takes any number, because a browser must handle illegal ones too.
fn frame(code: u16) -> CloseFrame {
    CloseFrame {
        code: code.into(),
        reason: REASON.into(),
    }
}

/// Reads to the end, and returns the contents of the Close frame.
async fn answer(socket: &mut WebSocketStream<TcpStream>) -> Result<String, tungstenite::Error> {
    let mut answer = "nothing".to_owned();
    while let Some(message) = socket.next().await {
        if let Message::Close(frame) = message? {
            answer = match frame {
                Some(frame) => format!("{} {:?}", u16::from(frame.code), frame.reason.as_str()),
                None => "no status".to_owned(),
            };
        }
    }
    Ok(answer)
}
