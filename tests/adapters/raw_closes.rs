//! The raw closes of every library, each of which the lines for `clippy.toml` in the README must find.
//!
//! `.ci/bans` counts them: every line that ends in `// banned` must bring a warning.

#![allow(missing_docs, unused_imports, reason = "nobody calls this")]

use actix_ws::CloseCode as ActixCode; // banned
use actix_ws::CloseReason; // banned
use axum::extract::ws::CloseFrame; // banned
use tokio_tungstenite::tungstenite;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode; // banned

type Tokio = tokio_tungstenite::WebSocketStream<tokio::net::TcpStream>;

pub async fn tokio_tungstenite(mut socket: Tokio) {
    drop(socket.close(None).await); // banned
}

pub fn tungstenite(mut socket: tungstenite::WebSocket<std::net::TcpStream>) {
    drop(socket.close(None)); // banned
}

pub fn fastwebsockets() {
    drop(fastwebsockets::Frame::close(1005, b"")); // banned
    drop(fastwebsockets::Frame::close_raw(Vec::new().into())); // banned
}

pub fn tokio_websockets() {
    drop(tokio_websockets::Message::close(None, "")); // banned
}

pub fn yawc() {
    drop(yawc::Frame::close(yawc::close::CloseCode::Status, "")); // banned
}

pub fn web_sys(socket: &web_sys::WebSocket) {
    drop(socket.close_with_code(1005)); // banned
    drop(socket.close_with_code_and_reason(1005, "")); // banned
}

fn main() {}
