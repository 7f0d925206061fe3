//! "Try it", byte by byte, without a library that could hide what is sent.

use std::net::SocketAddr;
use std::time::Duration;

use close_codes::{CloseCode, CloseFrame, CodeSet, ReceivedCode, Server};
use close_codes_vocabulary::numbers;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

use super::{few, registry};
use crate::site::contents::Site;
use crate::site::server::{Limits, serve as serve_site};
use crate::site::try_it::{MAX_MESSAGE, MAX_TYPED, PATH};

const TEXT: u8 = 0x81;
const BINARY: u8 = 0x82;
const CLOSE: u8 = 0x88;
const PING: u8 = 0x89;
const PONG: u8 = 0x8a;

/// A time limit that is long enough for a busy machine.
const PATIENT: Limits = Limits {
    patience: Duration::from_secs(60),
    ..Limits::DEFAULT
};

async fn soon<F: Future>(future: F) -> F::Output {
    let output = timeout(Duration::from_secs(60), future).await;
    output.expect("it happens soon")
}

async fn serve(limits: Limits) -> SocketAddr {
    serve_of(registry(), limits).await
}

async fn serve_of(site: Site, limits: Limits) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("it is bound");
    tokio::spawn(serve_site(listener, site, limits));
    address
}

struct Visitor(TcpStream);

impl Visitor {
    async fn wish(server: SocketAddr, wish: &str) -> Self {
        let mut stream = soon(TcpStream::connect(server)).await.expect("it listens");
        let request = format!(
            "GET {PATH}{wish} HTTP/1.1\r\nHost: {server}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        stream
            .write_all(request.as_bytes())
            .await
            .expect("it takes it");
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(soon(stream.read_u8()).await.expect("an answer"));
        }
        assert!(head.starts_with(b"HTTP/1.1 101 "));
        Self(stream)
    }

    async fn send(&mut self, first: u8, payload: &[u8]) {
        self.send_head(first, payload.len() as u64).await;
        // The mask is zero, so that the payload is unchanged.
        soon(self.0.write_all(payload)).await.expect("it takes it");
    }

    /// Sends the head of a frame.
    async fn send_head(&mut self, first: u8, len: u64) {
        let mut head = vec![first];
        if len < 126 {
            head.push(0x80 | u8::try_from(len).expect("it is small"));
        } else {
            head.push(0x80 | 127);
            head.extend(len.to_be_bytes());
        }
        head.extend([0; 4]);
        soon(self.0.write_all(&head)).await.expect("it takes it");
    }

    /// The next frame, or `None` at the end of the connection.
    async fn frame(&mut self) -> Option<(u8, Vec<u8>)> {
        let first = soon(self.0.read_u8()).await.ok()?;
        let mut len = usize::from(soon(self.0.read_u8()).await.ok()?);
        if len == 126 {
            len = usize::from(soon(self.0.read_u16()).await.ok()?);
        }
        let mut payload = vec![0; len];
        soon(self.0.read_exact(&mut payload)).await.ok()?;
        Some((first, payload))
    }

    /// The code and the reason of the next frame, which must be a Close frame.
    async fn close(&mut self) -> (u16, String) {
        let (first, payload) = self.frame().await.expect("a Close frame");
        assert_eq!(first, CLOSE, "{payload:?}");
        let (code, reason) = payload.split_at(2);
        let reason = String::from_utf8(reason.to_vec()).expect("UTF-8");
        (u16::from_be_bytes([code[0], code[1]]), reason)
    }

    /// Answers the Close frame, and waits for the end of the connection.
    async fn leave(mut self, answer: &[u8]) {
        self.send(CLOSE, answer).await;
        assert_eq!(self.frame().await, None);
    }
}

#[tokio::test]
async fn every_code_is_sent_or_refused_with_the_words_of_the_library() {
    let server = serve(PATIENT).await;
    let registered = CloseCode::ALL.iter().map(|code| CodeSet::code(*code));
    for code in registered {
        let mut visitor = Visitor::wish(server, &code.to_string()).await;
        visitor.send(TEXT, "grüße".as_bytes()).await;
        let (first, announced) = visitor.frame().await.expect("an announcement");
        match CloseFrame::<Server>::new(ReceivedCode::<CloseCode>::from(code), "grüße") {
            Ok(frame) => {
                assert_eq!((first, &*announced), (BINARY, frame.encode().as_bytes()));
                assert_eq!(visitor.close().await, (code, "grüße".to_owned()));
                visitor.leave(&announced).await;
            }
            Err(error) => {
                assert_eq!(
                    (first, announced),
                    (TEXT, format!("{error:#}").into_bytes())
                );
                let (code, reason) = visitor.close().await;
                assert_eq!(code, 1008);
                assert!(error.to_string().starts_with(&reason));
                visitor.leave(&1008_u16.to_be_bytes()).await;
            }
        }
    }
}

#[tokio::test]
async fn a_reason_may_be_as_long_as_a_frame_can_carry() {
    let server = serve(PATIENT).await;
    for (len, expected) in [(0, 1000), (123, 1000), (124, 1008), (MAX_TYPED, 1008)] {
        let mut visitor = Visitor::wish(server, "1000").await;
        visitor.send(TEXT, "x".repeat(len).as_bytes()).await;
        let (first, announced) = visitor.frame().await.expect("an announcement");
        if expected == 1008 {
            let words = String::from_utf8(announced).expect("UTF-8");
            assert!(words.contains(&format!("is {len} bytes long")), "{words}");
        } else {
            assert_eq!((first, announced.len()), (BINARY, 2 + len));
        }
        assert_eq!(visitor.close().await.0, expected);
    }
}

#[tokio::test]
async fn a_frame_without_a_status_and_no_frame_at_all_can_be_had() {
    let server = serve(PATIENT).await;
    let mut visitor = Visitor::wish(server, "none").await;
    visitor.send(TEXT, b"").await;
    assert_eq!(visitor.frame().await, Some((BINARY, vec![])));
    assert_eq!(visitor.frame().await, Some((CLOSE, vec![])));
    visitor.leave(b"").await;

    let mut visitor = Visitor::wish(server, "drop").await;
    visitor.send(TEXT, b"").await;
    assert_eq!(visitor.frame().await, None);
}

#[tokio::test]
async fn a_message_that_is_too_big_is_answered_with_1009() {
    let server = serve(PATIENT).await;
    for len in [MAX_TYPED + 1, MAX_MESSAGE] {
        let mut visitor = Visitor::wish(server, "1000").await;
        visitor.send(TEXT, "x".repeat(len).as_bytes()).await;
        let limit = format!("a reason has at most {} bytes", numbers::MAX_REASON);
        assert_eq!(visitor.close().await, (1009, limit));
        visitor.leave(&1009_u16.to_be_bytes()).await;
    }
    // A payload that is only announced is not waited for, and takes no memory.
    for len in [MAX_MESSAGE as u64 + 1, 1 << 40, u64::MAX >> 1] {
        for first in [TEXT, BINARY] {
            let mut visitor = Visitor::wish(server, "1000").await;
            visitor.send_head(first, len).await;
            visitor
                .0
                .write_all(&[b'x'; 1000])
                .await
                .expect("it takes it");
            assert_eq!(visitor.close().await.0, 1009);
        }
    }
    // Endless fragments are refused too.
    let mut visitor = Visitor::wish(server, "1000").await;
    visitor.send(0x01, &vec![b'x'; 60_000]).await;
    visitor.send(0x00, &vec![b'x'; 60_000]).await;
    assert_eq!(visitor.close().await.0, 1009);
}

#[tokio::test]
async fn a_visitor_who_keeps_on_writing_still_reads_1009() {
    let server = serve(PATIENT).await;
    let Visitor(stream) = Visitor::wish(server, "1000").await;
    let (read, mut write) = stream.into_split();
    let writing = tokio::spawn(async move {
        let mut head = vec![TEXT, 0x80 | 127];
        head.extend((64_u64 << 20).to_be_bytes());
        head.extend([0; 4]);
        write.write_all(&head).await?;
        for _ in 0..64 {
            write.write_all(&vec![b'x'; 1 << 20]).await?;
        }
        Ok::<_, std::io::Error>(write)
    });
    let mut read = read;
    let mut frame = [0; 4];
    soon(read.read_exact(&mut frame))
        .await
        .expect("a Close frame");
    assert_eq!(frame[0], CLOSE);
    assert_eq!(u16::from_be_bytes([frame[2], frame[3]]), 1009);
    writing.abort();
}

#[tokio::test]
async fn a_message_that_is_not_text_is_answered_with_its_code() {
    let server = serve(PATIENT).await;
    for (first, payload, expected) in [
        (BINARY, &b"reason"[..], 1003),
        (TEXT, b"\xff\xfe", 1007),
        (0x83, b"", 1002),
        (0xc1, b"", 1002),
        (0x80, b"", 1002),
        (CLOSE, b"\x03", 1002),
        (CLOSE, b"\x03\xe8\xff", 1007),
    ] {
        let mut visitor = Visitor::wish(server, "1000").await;
        visitor.send(first, payload).await;
        assert_eq!(visitor.close().await.0, expected, "{first:#x} {payload:?}");
    }
    let mut visitor = Visitor::wish(server, "1000").await;
    let unmasked = [TEXT, 1, b'x'];
    visitor.0.write_all(&unmasked).await.expect("it takes it");
    assert_eq!(visitor.close().await.0, 1002);
}

#[tokio::test]
async fn pings_are_answered_and_a_close_is_taken() {
    let server = serve(PATIENT).await;
    let mut visitor = Visitor::wish(server, "3003").await;
    visitor.send(PING, b"there?").await;
    assert_eq!(visitor.frame().await, Some((PONG, b"there?".to_vec())));
    visitor.send(TEXT, b"bye").await;
    assert_eq!(
        visitor.frame().await,
        Some((BINARY, b"\x0b\xbbbye".to_vec()))
    );
    assert_eq!(visitor.close().await, (3003, "bye".to_owned()));
    visitor.leave(b"\x0b\xbb").await;

    let mut visitor = Visitor::wish(server, "3003").await;
    visitor.send(CLOSE, &1001_u16.to_be_bytes()).await;
    assert_eq!(visitor.close().await.0, 1001, "its own code comes back");
    assert_eq!(visitor.frame().await, None);
}

#[tokio::test]
async fn silence_is_ended() {
    let server = serve(Limits {
        patience: Duration::from_millis(50),
        ..PATIENT
    })
    .await;
    let mut silent = Visitor::wish(server, "1000").await;
    assert_eq!(silent.close().await.0, 3008);

    let mut slow = Visitor::wish(server, "1000").await;
    slow.send_head(TEXT, 100).await;
    assert_eq!(slow.close().await.0, 3008);
}

#[tokio::test]
async fn one_visitor_too_many_is_asked_to_come_back() {
    let server = serve(Limits {
        sockets: 1,
        ..PATIENT
    })
    .await;
    let mut first = Visitor::wish(server, "1000").await;
    first.send(PING, b"").await;
    assert!(first.frame().await.is_some(), "it has its place");

    let mut second = Visitor::wish(server, "1000").await;
    assert_eq!(second.close().await.0, 1013);
    second.leave(&1013_u16.to_be_bytes()).await;

    first.send(TEXT, b"").await;
    assert_eq!(first.frame().await, Some((BINARY, vec![3, 232])));
    assert_eq!(first.close().await.0, 1000);
    first.leave(&1000_u16.to_be_bytes()).await;
}

#[tokio::test]
async fn the_spec_decides_what_may_be_sent() {
    let server = serve_of(few("https://example.org"), PATIENT).await;
    let mut visitor = Visitor::wish(server, "4001").await;
    visitor.send(TEXT, b"").await;
    assert_eq!(
        visitor.frame().await,
        Some((BINARY, 4001_u16.to_be_bytes().to_vec()))
    );
    assert_eq!(visitor.close().await, (4001, String::new()));

    let mut visitor = Visitor::wish(server, "1015").await;
    visitor.send(TEXT, b"").await;
    let (first, words) = visitor.frame().await.expect("a refusal");
    let words = String::from_utf8(words).expect("UTF-8");
    assert_eq!(first, TEXT);
    assert!(words.contains("1000 NormalClosure") || words.contains("4001 SessionExpired"));
    assert!(!words.contains("PolicyViolation"), "{words}");
    assert_eq!(visitor.close().await.0, 1008);
}

/// Requests a page, and returns the answer up to the end of the connection.
async fn page(server: SocketAddr) -> String {
    let mut stream = soon(TcpStream::connect(server)).await.expect("it listens");
    let request = b"GET /en/1000 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    stream.write_all(request).await.expect("it takes it");
    let mut answer = String::new();
    soon(stream.read_to_string(&mut answer))
        .await
        .expect("a text");
    answer
}

#[tokio::test]
async fn a_visitor_without_a_request_is_disconnected() {
    let server = serve(Limits {
        connections: 2,
        request: Duration::from_millis(50),
        ..PATIENT
    })
    .await;
    let mut silent = TcpStream::connect(server).await.expect("it listens");
    let mut slow = TcpStream::connect(server).await.expect("it listens");
    slow.write_all(b"GET /en/ HT").await.expect("it takes it");
    // Both permits are taken until the time limit.
    assert!(page(server).await.starts_with("HTTP/1.1 200 OK"));
    for stream in [&mut silent, &mut slow] {
        let mut rest = Vec::new();
        // It may be a 408, or nothing.
        let _is_over = soon(stream.read_to_end(&mut rest)).await;
        assert!(!rest.starts_with(b"HTTP/1.1 200"));
    }
}

#[tokio::test]
async fn a_visitor_who_reads_no_answer_or_never_stops_is_disconnected() {
    let server = serve(Limits {
        connections: 1,
        request: Duration::from_millis(50),
        connection: Duration::from_millis(100),
        ..PATIENT
    })
    .await;
    let (read, mut write) = TcpStream::connect(server)
        .await
        .expect("it listens")
        .into_split();
    let asking = tokio::spawn(async move {
        let request = b"GET /en/ HTTP/1.1\r\nHost: a\r\n\r\n";
        while write.write_all(request).await.is_ok() {}
    });
    assert!(page(server).await.starts_with("HTTP/1.1 200 OK"));
    soon(asking).await.expect("its connection is over");
    drop(read);
}

#[tokio::test]
async fn a_socket_keeps_its_place_among_the_connections() {
    let server = serve(Limits {
        connections: 1,
        ..PATIENT
    })
    .await;
    let mut visitor = Visitor::wish(server, "1000").await;
    let next = tokio::spawn(page(server));
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(!next.is_finished());
    visitor.send(TEXT, b"").await;
    assert_eq!(visitor.frame().await, Some((BINARY, vec![3, 232])));
    assert_eq!(visitor.close().await.0, 1000);
    visitor.leave(&1000_u16.to_be_bytes()).await;
    assert!(next.await.expect("it ends").starts_with("HTTP/1.1 200 OK"));
}
