//! The raw closes of every library, which the lines for `clippy.toml` in the README must find, and code that they must
//! not report.
//!
//! `.ci/bans` counts them: every line that ends in `// banned` must cause a warning, and no other line may.

#![allow(missing_docs, reason = "nobody calls this")]
#![allow(
    unused_qualifications,
    reason = "a raw close is found under each of its names"
)]

use actix_ws::CloseReason;
use axum::extract::ws;
use close_codes::adapters::actix_ws04::SessionExt as _;
use close_codes::adapters::web_sys03::WebSocketExt as _;
use close_codes::{CloseCode, DecodeError, ReceivedClose, close_frame};
use fastwebsockets::OpCode;
use futures_util::SinkExt as _;
use tokio_tungstenite::tungstenite;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;

type Tokio = tokio_tungstenite::WebSocketStream<tokio::net::TcpStream>;
type Std = tungstenite::WebSocket<std::net::TcpStream>;

pub async fn tokio_tungstenite(mut socket: Tokio) {
    drop(socket.close(None).await); // banned
    drop(socket.send(Message::Close(None)).await); // banned

    let frame = close_frame!(CloseCode::GoingAway);
    drop(socket.send(frame.into()).await);
}

pub fn tungstenite(socket: &mut Std) {
    drop(socket.close(None)); // banned
    let literal = tungstenite::protocol::CloseFrame {
        code: 1006.into(),
        reason: "".into(),
    };
    let message = tungstenite::Message::Close(Some(literal)); // banned
    drop(socket.send(message));
    let imported = CloseFrame {
        code: 1006.into(),
        reason: "".into(),
    };
    let message = tungstenite::protocol::Message::Close(Some(imported.clone())); // banned
    drop(socket.send(message));
    drop([Some(imported.clone())].map(Message::Close)); // banned
    let raw = Frame::close(Some(imported)); // banned
    drop(socket.send(Message::Frame(raw)));

    drop(socket.send(close_frame!(CloseCode::GoingAway).into()));
}

/// Reading a received close is not a raw close.
#[must_use]
pub fn read(message: &Message) -> Option<Result<u16, DecodeError>> {
    let Message::Close(frame) = message else {
        return None;
    };
    if let Some(CloseFrame { code, .. }) = frame {
        println!("{code}");
    }
    Some(ReceivedClose::<CloseCode>::try_from(frame).map(|received| received.code().into()))
}

pub async fn axum(mut socket: ws::WebSocket) {
    let literal = ws::CloseFrame {
        code: 1006,
        reason: "".into(),
    };
    let message = ws::Message::Close(Some(literal)); // banned
    drop(socket.send(message).await);
    let message = axum::extract::ws::Message::Close(None); // banned
    drop(socket.send(message).await);

    let frame = close_frame!(Server, CloseCode::GoingAway);
    drop(socket.send(frame.into()).await);
}

pub async fn actix(session: actix_ws::Session) {
    drop(session.clone().close(None).await); // banned
    let literal = actix_ws::CloseReason {
        code: 1006.into(),
        description: None,
    };
    drop(session.clone().close(Some(literal)).await); // banned
    let reason = CloseReason::from(actix_ws::CloseCode::Abnormal);
    drop(actix_ws::Session::close(session.clone(), Some(reason)).await); // banned

    let frame = close_frame!(CloseCode::GoingAway);
    drop(session.close_with_frame(frame).await);
}

pub fn fastwebsockets() {
    let payload = || fastwebsockets::Payload::Borrowed(b"\x03\xee");
    drop(fastwebsockets::Frame::close(1005, b"")); // banned
    drop(fastwebsockets::Frame::close_raw(payload())); // banned
    let (fin, opcode) = (true, OpCode::Close);
    drop(fastwebsockets::Frame::new(fin, opcode, None, payload())); // banned

    let frame = close_frame!(CloseCode::GoingAway);
    drop(fastwebsockets::Frame::from(frame));
}

pub fn tokio_websockets() {
    drop(tokio_websockets::Message::close(None, "")); // banned

    let frame = close_frame!(CloseCode::GoingAway);
    drop(tokio_websockets::Message::from(frame));
}

pub fn yawc() {
    drop(yawc::Frame::close(yawc::close::CloseCode::Status, "")); // banned

    drop(yawc::Frame::from(close_frame!(CloseCode::GoingAway)));
}

pub fn web_sys(socket: &web_sys::WebSocket) {
    drop(socket.close_with_code(1005)); // banned
    drop(socket.close_with_code_and_reason(1005, "")); // banned

    let frame = close_frame!(Browser, CloseCode::NormalClosure);
    drop(socket.close_with_frame(frame));
}

fn main() {}
