//! The wire itself: HTTP heads and WebSocket frames, written and read by hand.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

pub(super) const TEXT: u8 = 1;
pub(super) const BINARY: u8 = 2;
pub(super) const CLOSE: u8 = 8;
pub(super) const PING: u8 = 9;
pub(super) const PONG: u8 = 10;

const SWITCHING: &str = "HTTP/1.1 101 Switching Protocols\r\n\
    Connection: Upgrade\r\n\
    Upgrade: websocket\r\n\
    Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

/// Waits for an expected event with a time limit.
pub(super) async fn soon<F: Future>(future: F) -> F::Output {
    let Ok(output) = timeout(Duration::from_secs(60), future).await else {
        panic!("nothing happened");
    };
    output
}

pub(super) async fn listen() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.expect("a free port")
}

pub(super) fn address(listener: &TcpListener) -> String {
    listener.local_addr().expect("it is bound").to_string()
}

/// The request of a client, with optional additional headers, each with its line end.
pub(super) fn request(headers: &str) -> String {
    format!(
        "GET /room?id=7 HTTP/1.1\r\nHost: example.com\r\nConnection: keep-alive, Upgrade\r\n\
         Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{headers}\r\n"
    )
}

/// The response of a server, with optional additional headers, each with its line end.
pub(super) fn response(headers: &str) -> String {
    SWITCHING.replacen("\r\n\r\n", &format!("\r\n{headers}\r\n"), 1)
}

/// A received frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// The first byte: the last fragment or not, reserved bits, the opcode.
    pub(super) first: u8,
    pub(super) payload: Vec<u8>,
}

impl Frame {
    /// A whole message, or a control frame.
    pub(super) fn new(opcode: u8, payload: impl Into<Vec<u8>>) -> Self {
        Self {
            first: 0x80 | opcode,
            payload: payload.into(),
        }
    }

    pub(super) fn close(body: impl Into<Vec<u8>>) -> Self {
        Self::new(CLOSE, body)
    }

    /// The bytes, masked if they come from a client.
    pub(super) fn encode(&self, mask: Option<[u8; 4]>) -> Vec<u8> {
        let len = self.payload.len();
        let bit = if mask.is_some() { 0x80 } else { 0 };
        let mut bytes = vec![self.first];
        match (u16::try_from(len), u8::try_from(len)) {
            (_, Ok(len @ ..=125)) => bytes.push(bit | len),
            (Ok(len), _) => {
                bytes.push(bit | 0x7e);
                bytes.extend(len.to_be_bytes());
            }
            _ => {
                bytes.push(bit | 0x7f);
                bytes.extend((len as u64).to_be_bytes());
            }
        }
        let mask = mask.inspect(|mask| bytes.extend(mask)).unwrap_or_default();
        bytes.extend(
            self.payload
                .iter()
                .zip(mask.iter().cycle())
                .map(|(byte, mask)| byte ^ mask),
        );
        bytes
    }
}

/// One end of a connection, after its handshake.
pub(super) struct Peer {
    pub(super) stream: TcpStream,
    is_client: bool,
}

impl Peer {
    /// A client, after the proxy has answered.
    pub(super) async fn connect(address: &str) -> Self {
        let mut stream = TcpStream::connect(address).await.expect("a listener");
        write(&mut stream, request("").as_bytes()).await;
        let head = read_head(&mut stream).await;
        assert!(head.starts_with("HTTP/1.1 101 "), "{head}");
        Self::after_handshake(stream, true)
    }

    /// A server, after the proxy has asked.
    pub(super) async fn accept(listener: &TcpListener) -> Self {
        let (mut stream, _) = soon(listener.accept()).await.expect("a connection");
        read_head(&mut stream).await;
        write(&mut stream, SWITCHING.as_bytes()).await;
        Self::after_handshake(stream, false)
    }

    pub(super) fn after_handshake(stream: TcpStream, is_client: bool) -> Self {
        Self { stream, is_client }
    }

    pub(super) async fn send(&mut self, frame: &Frame) {
        let bytes = frame.encode(self.is_client.then_some([1, 2, 3, 4]));
        self.write(&bytes).await;
    }

    pub(super) async fn write(&mut self, bytes: &[u8]) {
        write(&mut self.stream, bytes).await;
    }

    /// The next frame, or `None` when the stream ends between two frames.
    pub(super) async fn read(&mut self) -> Option<Frame> {
        soon(self.try_read())
            .await
            .expect("the connection is not reset")
    }

    /// The frames up to the end of the stream.
    pub(super) async fn read_all(&mut self) -> Vec<Frame> {
        let mut frames = Vec::new();
        while let Some(frame) = self.read().await {
            frames.push(frame);
        }
        frames
    }

    async fn try_read(&mut self) -> io::Result<Option<Frame>> {
        let mut head = [0; 2];
        if self.stream.read(&mut head[..1]).await? == 0 {
            return Ok(None);
        }
        self.stream.read_exact(&mut head[1..]).await?;
        let len = match head[1] & 0x7f {
            126 => u64::from(self.stream.read_u16().await?),
            127 => self.stream.read_u64().await?,
            len => u64::from(len),
        };
        let is_masked = head[1] & 0x80 != 0;
        assert_eq!(is_masked, !self.is_client, "who masks a frame");
        let mut mask = [0; 4];
        if is_masked {
            self.stream.read_exact(&mut mask).await?;
        }
        let mut payload = vec![0; usize::try_from(len).expect("it fits in memory")];
        self.stream.read_exact(&mut payload).await?;
        if is_masked {
            for (byte, mask) in payload.iter_mut().zip(mask.iter().cycle()) {
                *byte ^= mask;
            }
        }
        Ok(Some(Frame {
            first: head[0],
            payload,
        }))
    }
}

async fn write(stream: &mut TcpStream, bytes: &[u8]) {
    soon(stream.write_all(bytes))
        .await
        .expect("the other end reads");
}

/// Reads the head of a request or a response, and no byte more.
pub(super) async fn read_head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let byte = soon(stream.read_u8()).await.expect("a whole head");
        head.push(byte);
    }
    String::from_utf8(head).expect("a head is ASCII")
}
