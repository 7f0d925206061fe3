//! An end that does not interpret Close frames: it reads the body as it is on the wire, and sends any body.

use std::net::SocketAddr;

use axum::body::Body;
use axum::http::Request;
use close_codes::{Client, CloseFrame};
use fastwebsockets::{Frame, OpCode, Role, WebSocket, handshake};
use futures_util::FutureExt as _;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;

use crate::ends::{Received, Receives, Sends, bounded};

/// A connection that began with a handshake.
pub(crate) type Upgraded = TokioIo<hyper::upgrade::Upgraded>;

/// fastwebsockets without its handling of Close frames: it neither checks nor answers them.
pub(crate) struct Witness<S>(WebSocket<S>);

impl<S: AsyncRead + AsyncWrite + Unpin> Witness<S> {
    pub(crate) fn client(stream: S) -> Self {
        Self::new(WebSocket::after_handshake(stream, Role::Client))
    }

    pub(crate) fn server(stream: S) -> Self {
        Self::new(WebSocket::after_handshake(stream, Role::Server))
    }

    fn new(mut socket: WebSocket<S>) -> Self {
        socket.set_auto_close(false);
        Self(socket)
    }

    /// Sends a Close frame with any body, legal or not.
    pub(crate) async fn send_body(&mut self, body: &[u8]) {
        let frame = Frame::close_raw(body.to_vec().into());
        bounded(self.0.write_frame(frame))
            .await
            .expect("the other end is there");
    }

    /// Sends a continuation frame without a message, which breaks the protocol.
    pub(crate) async fn send_continuation(&mut self) {
        let frame = Frame::new(true, OpCode::Continuation, None, Vec::new().into());
        bounded(self.0.write_frame(frame))
            .await
            .expect("the other end is there");
    }

    /// The body of the next Close frame, or `None` if the connection ends without one.
    pub(crate) async fn body(&mut self) -> Option<Vec<u8>> {
        let frame = bounded(self.0.read_frame()).await.ok()?;
        assert_eq!(frame.opcode, OpCode::Close);
        Some(frame.payload.to_vec())
    }

    /// Sends a body to the other end. Returns what that end receives, and its answer.
    pub(crate) async fn provoke(
        mut self,
        mut end: impl Receives,
        body: &[u8],
    ) -> (Result<Received, String>, Option<Vec<u8>>) {
        self.send_body(body).await;
        let seen = bounded(end.receive_close()).await;
        // Some libraries send their answer when they are asked for the next message.
        let _nothing_more = end.receive_close().now_or_never();
        drop(end);
        (seen, self.body().await)
    }
}

impl Witness<TcpStream> {
    /// Ends the connection with a reset, as when a program is killed with bytes unread.
    pub(crate) fn reset(self) {
        let stream = self.0.into_inner();
        stream.set_zero_linger().expect("an open socket");
    }
}

impl Witness<Upgraded> {
    /// Like the socket of a connection without a handshake.
    pub(crate) fn reset(self) {
        let upgraded = self.0.into_inner().into_inner();
        let parts = upgraded.downcast::<TokioIo<TcpStream>>();
        let stream = parts.expect("a connection over TCP").io.into_inner();
        stream.set_zero_linger().expect("an open socket");
    }
}

/// Connects to a server that wants a handshake.
pub(crate) async fn connect(address: SocketAddr) -> Witness<Upgraded> {
    let stream = TcpStream::connect(address).await.expect("the server runs");
    let request = Request::builder()
        .header("Host", address.to_string())
        .header("Connection", "Upgrade")
        .header("Upgrade", "websocket")
        .header("Sec-WebSocket-Version", "13")
        .header("Sec-WebSocket-Key", handshake::generate_key())
        .body(Body::empty())
        .expect("the headers are legal");
    let (socket, _) = handshake::client(&TokioExecutor::new(), request, stream)
        .await
        .expect("the server takes it");
    Witness::new(socket)
}

/// The body of a Close frame, legal or not.
pub(crate) fn body(code: u16, reason: impl AsRef<[u8]>) -> Vec<u8> {
    [&code.to_be_bytes(), reason.as_ref()].concat()
}

impl<S: AsyncRead + AsyncWrite + Unpin> Sends<Client> for Witness<S> {
    async fn send_close(&mut self, frame: CloseFrame<'_, Client>) {
        self.send_body(&frame.encode()).await;
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> Receives for Witness<S> {
    async fn receive_close(&mut self) -> Result<Received, String> {
        let body = self.body().await.ok_or("no Close frame")?;
        match &body[..] {
            [] => Ok(Received::new(1005, "")),
            [high, low, reason @ ..] if [*high, *low] != 1005_u16.to_be_bytes() => {
                let reason = core::str::from_utf8(reason).map_err(|error| error.to_string())?;
                Ok(Received::new(u16::from_be_bytes([*high, *low]), reason))
            }
            _ => Err(format!("the body is {}", body.escape_ascii())),
        }
    }
}
