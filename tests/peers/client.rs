//! Our client: fastwebsockets, with Close frames read and answered by close-codes.

use std::time::Duration;

use close_codes::{Client, CloseFrame, ReceivedClose};
use fastwebsockets::handshake::{client, generate_key};
use fastwebsockets::{Frame, OpCode, WebSocket};
use http_body_util::Empty;
use hyper::Request;
use hyper::body::Bytes;
use hyper::header::{CONNECTION, HOST, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_VERSION, UPGRADE};
use hyper::upgrade::Upgraded;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::seen::Seen;

/// Longer than the limit of the peers.
const LIMIT: Duration = Duration::from_secs(20);

/// Connects, sends a Close frame, and returns the answer.
pub(crate) async fn send(port: u16, path: &str, frame: CloseFrame<'_, Client>) -> Seen {
    let mut socket = connect(port, path).await;
    socket
        .write_frame(frame.into())
        .await
        .expect("the peer is there");
    let answer = read_close(&mut socket).await;
    answer.map_or(Seen::Nothing, |frame| {
        Seen::received(ReceivedClose::try_from(&frame))
    })
}

/// Connects, waits for the Close frame of the peer, and answers it.
pub(crate) async fn receive(port: u16, path: &str) -> Seen {
    let mut socket = connect(port, path).await;
    let Some(frame) = read_close(&mut socket).await else {
        return Seen::Nothing;
    };
    let received = ReceivedClose::try_from(&frame);
    let answer: CloseFrame<'_, Client> = match &received {
        Ok(close) => close.reply().expect("it came in").into(),
        Err(error) => error.reply().into(),
    };
    socket
        .write_frame(answer.into())
        .await
        .expect("the peer waits for the answer");
    // The server ends the connection (RFC 6455, section 7.1.1).
    let _ended = timeout(LIMIT, socket.read_frame())
        .await
        .expect("the server ends it");
    Seen::received(received)
}

async fn connect(port: u16, path: &str) -> WebSocket<TokioIo<Upgraded>> {
    let stream = TcpStream::connect(("127.0.0.1", port))
        .await
        .expect("the peer listens");
    let request = Request::builder()
        .uri(path)
        .header(HOST, format!("127.0.0.1:{port}"))
        .header(UPGRADE, "websocket")
        .header(CONNECTION, "upgrade")
        .header(SEC_WEBSOCKET_KEY, generate_key())
        .header(SEC_WEBSOCKET_VERSION, "13")
        .body(Empty::<Bytes>::new())
        .expect("a request");
    let (mut socket, _) = timeout(LIMIT, client(&TokioExecutor::new(), request, stream))
        .await
        .expect("the peer answers")
        .expect("the peer speaks WebSocket");
    socket.set_auto_close(false);
    socket
}

/// The Close frame of the peer, or `None` if the connection ends without one.
async fn read_close(socket: &mut WebSocket<TokioIo<Upgraded>>) -> Option<Frame<'static>> {
    loop {
        let frame = timeout(LIMIT, socket.read_frame())
            .await
            .expect("the peer closes")
            .ok()?;
        if frame.opcode == OpCode::Close {
            return Some(frame);
        }
    }
}
