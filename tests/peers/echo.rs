//! The echo servers, byte by byte, with frames that no library of a peer would send.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use close_codes::{CloseCode, CloseFrame, ReceivedCode, Server};

use crate::echo_server::{EchoServer, LIBRARIES};

const TEXT: u8 = 1;
const BINARY: u8 = 2;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;

/// A client's frame. Its mask is zero, so that the payload is unchanged.
fn from_client(opcode: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = header(opcode, payload);
    frame[1] |= 0x80;
    frame.extend([0; 4]);
    frame.extend(payload);
    frame
}

/// A server's frame.
fn from_server(opcode: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = header(opcode, payload);
    frame.extend(payload);
    frame
}

fn header(opcode: u8, payload: &[u8]) -> Vec<u8> {
    let len = u32::try_from(payload.len()).expect("a short payload");
    let [.., third, fourth] = len.to_be_bytes();
    let len = match len {
        0..=125 => vec![fourth],
        126..=0xffff => vec![126, third, fourth],
        _ => [&[127, 0, 0, 0, 0], &len.to_be_bytes()[..]].concat(),
    };
    [vec![0x80 | opcode], len].concat()
}

/// The body of a Close frame.
fn body(code: u16, reason: &[u8]) -> Vec<u8> {
    [&code.to_be_bytes(), reason].concat()
}

fn connect(server: &EchoServer) -> TcpStream {
    let address = server.url.strip_prefix("ws://").expect("an address");
    let stream = TcpStream::connect(address).expect("the server listens");
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .expect("a socket has time limits");
    stream
}

/// Asks for a WebSocket; returns the head of the server's response, and the connection.
fn shake_hands(server: &EchoServer, path: &str) -> (String, TcpStream) {
    let mut stream = connect(server);
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).expect("it listens");
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).expect("the server answers");
        head.extend(byte);
    }
    (String::from_utf8(head).expect("HTTP is ASCII"), stream)
}

fn read_to_end(stream: &mut TcpStream) -> Vec<u8> {
    let mut rest = Vec::new();
    match stream.read_to_end(&mut rest) {
        // A server that has finished does not read the rest.
        Err(error) if error.kind() == ErrorKind::ConnectionReset => {}
        result => {
            result.expect("the server ends the connection");
        }
    }
    rest
}

/// Sends the bytes on a WebSocket of its own, and returns what came back, and what the server printed.
fn exchange(server: &EchoServer, path: &str, bytes: &[u8]) -> (Vec<u8>, String) {
    let (head, mut stream) = shake_hands(server, path);
    assert!(head.starts_with("HTTP/1.1 101 "), "{head}");
    stream.write_all(bytes).expect("it listens");
    (read_to_end(&mut stream), server.ending(path))
}

/// Requests a WebSocket that the server refuses, and returns the response.
fn refusal(server: &EchoServer, path: &str) -> String {
    let (head, mut stream) = shake_hands(server, path);
    assert!(head.starts_with("HTTP/1.1 400 "), "{path}: {head}");
    // The connection could stay open for the next request.
    stream.shutdown(Shutdown::Write).expect("it is open");
    String::from_utf8(read_to_end(&mut stream)).expect("a text")
}

#[test]
fn messages_come_back_and_pings_are_answered() {
    for library in LIBRARIES {
        let server = EchoServer::start(library, "messages");
        let long = vec![0xff; 100_000];
        let goodbye = body(1000, b"");
        let sent = [
            from_client(TEXT, "grüß".as_bytes()),
            from_client(PING, b"there?"),
            from_client(BINARY, &long),
            from_client(CLOSE, &goodbye),
        ];
        let back = [
            from_server(TEXT, "grüß".as_bytes()),
            from_server(PONG, b"there?"),
            from_server(BINARY, &long),
            from_server(CLOSE, &goodbye),
        ];
        let (frames, ending) = exchange(&server, "/", &sent.concat());
        assert_eq!(frames, back.concat(), "{library}");
        assert_eq!(ending, "1000 Normal Closure");
    }
}

#[test]
fn a_path_asks_for_a_close_frame() {
    for library in LIBRARIES {
        let server = EchoServer::start(library, "path");
        for (path, expected) in [
            ("/close/none", vec![]),
            ("/close/none?reason=lost", vec![]),
            ("/close/1000", body(1000, b"")),
            (
                "/close/4000?a=b&reason=so+long%2C%20%C3%BC%0A",
                body(4000, "so long, ü\n".as_bytes()),
            ),
            ("/close/4999?reason=%FF", body(4999, "\u{fffd}".as_bytes())),
        ] {
            let (_, mut stream) = shake_hands(&server, path);
            let mut frame = vec![0; 2 + expected.len()];
            stream.read_exact(&mut frame).expect("the server closes");
            assert_eq!(frame, from_server(CLOSE, &expected), "{library}, {path}");
            let answer = from_client(CLOSE, &expected);
            stream.write_all(&answer).expect("it listens");
            assert_eq!(read_to_end(&mut stream), b"", "{library}, {path}");
        }
    }
}

#[test]
fn what_must_not_be_sent_is_refused_with_the_words_of_the_error() {
    let long = "x".repeat(124);
    let forbidden = [
        0, 999, 1004, 1005, 1006, 1010, 1015, 1016, 2999, 5000, 65535,
    ];
    let forbidden = forbidden.map(|code| (code, ""));
    for library in LIBRARIES {
        let server = EchoServer::start(library, "refused");
        for (code, reason) in forbidden.into_iter().chain([(4000, long.as_str())]) {
            let error = CloseFrame::<Server>::new(ReceivedCode::<CloseCode>::from(code), reason)
                .expect_err("it must not be sent");
            let text = refusal(&server, &format!("/close/{code}?reason={reason}"));
            assert_eq!(text, error.to_string(), "{library}");
        }
        for code in ["", "x", "-1", "65536", "1000x", "%31000", "None"] {
            let text = refusal(&server, &format!("/close/{code}"));
            assert!(
                text.contains("is no close code"),
                "{library}, {code:?}: {text}"
            );
        }
    }
}

/// The body of a Close frame from a client, what the server prints, and the body of its answer if it has one.
type Case<'a> = (&'a [u8], &'a str, Option<&'a [u8]>);

fn assert_answers(library: &str, cases: &[Case<'_>]) {
    let server = EchoServer::start(library, "answers");
    for (sent, printed, answer) in cases {
        let (frames, ending) = exchange(&server, "/", &from_client(CLOSE, sent));
        assert_eq!(ending, *printed, "{sent:?}");
        let answer = answer.map(|body| from_server(CLOSE, body));
        assert_eq!(frames, answer.unwrap_or_default(), "{sent:?}");
    }
}

const LONG: &[u8] = &{
    let mut body = [b'x'; 126];
    [body[0], body[1]] = 1000_u16.to_be_bytes();
    body
};

#[test]
fn with_fastwebsockets_the_errors_of_close_codes_answer() {
    assert_answers(
        "fastwebsockets",
        &[
            (b"\x0f\x9fx", "3999: x", Some(b"\x0f\x9fx")),
            (
                b"\x03\xf2x",
                "1010 Mandatory Extension: x",
                Some(b"\x03\xf2x"),
            ),
            (
                b"\x03\xedx",
                "close code 1005 may not be in a Close frame",
                Some(b"\x03\xeaillegal close code"),
            ),
            (
                b"\x03",
                "the Close frame has one byte, but a close code takes two",
                Some(b"\x03\xeaClose frame of one byte"),
            ),
            (
                b"\x03\xe8\xff",
                "the reason of the Close frame is not UTF-8 after 0 bytes",
                Some(b"\x03\xefclose reason is not UTF-8"),
            ),
            (
                LONG,
                "the Close frame has 126 bytes, but at most 125 are allowed",
                Some(b"\x03\xeaClose frame over 125 bytes"),
            ),
        ],
    );
}

/// It drops the connection after a frame that it cannot read, and replaces a frame that it treats as illegal.
#[test]
fn with_tungstenite_the_library_answers() {
    assert_answers(
        "tungstenite",
        &[
            (b"\x0f\x9fx", "3999: x", Some(b"\x0f\x9fx")),
            (
                b"\x03\xf2x",
                "1010 Mandatory Extension: x",
                Some(b"\x03\xf2x"),
            ),
            (
                b"\x03\xedx",
                "1002 Protocol Error: Protocol violation",
                Some(b"\x03\xeaProtocol violation"),
            ),
            (b"\x03", "1006 Abnormal Closure", None),
            (b"\x03\xe8\xff", "1006 Abnormal Closure", None),
            (LONG, "1006 Abnormal Closure", None),
        ],
    );
}

/// It passes on an unreadable frame as an empty one, and replaces invalid UTF-8, so that the program cannot know.
#[test]
fn with_actix_the_errors_of_close_codes_answer_illegal_codes_alone() {
    assert_answers(
        "actix",
        &[
            (b"\x0f\x9fx", "3999: x", Some(b"\x0f\x9fx")),
            (
                b"\x03\xf2x",
                "1010 Mandatory Extension: x",
                Some(b"\x03\xf2x"),
            ),
            (
                b"\x03\xedx",
                "close code 1005 may not be in a Close frame",
                Some(b"\x03\xeaillegal close code"),
            ),
            (b"\x03", "1005 No Status Received", Some(b"")),
            (
                b"\x03\xe8\xff",
                "1000 Normal Closure: \u{fffd}",
                Some(b"\x03\xe8\xef\xbf\xbd"),
            ),
            (LONG, "1005 No Status Received", Some(b"")),
        ],
    );
}

/// A client that has not seen the server's Close frame yet still sends.
#[test]
fn a_message_in_flight_does_not_hide_the_answer() {
    for library in ["tungstenite", "fastwebsockets"] {
        let server = EchoServer::start(library, "in-flight");
        let sent = [
            from_client(TEXT, b"hello"),
            from_client(PING, b"there?"),
            from_client(CLOSE, &body(4001, b"mine")),
        ];
        let (frames, ending) = exchange(&server, "/close/4000", &sent.concat());
        assert_eq!(frames, from_server(CLOSE, &body(4000, b"")), "{library}");
        assert_eq!(ending, "4001: mine", "{library}");
    }
}

#[test]
fn a_reason_cannot_forge_a_line() {
    for library in LIBRARIES {
        let server = EchoServer::start(library, "forged");
        let reason = "\u{1b}[2J\n/ 1000 Normal Closure";
        let close = from_client(CLOSE, &body(4000, reason.as_bytes()));
        let (_, ending) = exchange(&server, "/", &close);
        assert_eq!(
            ending, r"4000: \u{1b}[2J\n/ 1000 Normal Closure",
            "{library}"
        );
    }
}

/// The libraries accept these bytes in a path, except for actix.
#[test]
fn a_path_cannot_command_the_terminal() {
    for library in ["tungstenite", "fastwebsockets"] {
        let server = EchoServer::start(library, "terminal");
        let (_, mut stream) = shake_hands(&server, "/\u{9b}2J");
        stream
            .write_all(&from_client(CLOSE, b""))
            .expect("it listens");
        let ending = server.ending(r"/\u{9b}2J");
        assert_eq!(ending, "1005 No Status Received", "{library}");
    }
}

#[test]
fn whoever_leaves_without_a_word_hurts_nobody() {
    for library in LIBRARIES {
        let server = EchoServer::start(library, "lost");
        drop(connect(&server));
        let mut stream = connect(&server);
        stream
            .write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            .expect("it listens");
        assert!(
            !read_to_end(&mut stream).starts_with(b"HTTP/1.1 101 "),
            "{library}"
        );

        // These are a missing Close frame, a truncated frame, and an unknown kind of frame.
        for bytes in [vec![], vec![0x88, 0x82, 0], from_client(3, b"x")] {
            let (_, mut stream) = shake_hands(&server, "/lost");
            stream.write_all(&bytes).expect("it listens");
            drop(stream);
            assert_eq!(server.ending("/lost"), "1006 Abnormal Closure", "{library}");
        }
        let (_, ending) = exchange(&server, "/", &from_client(CLOSE, b""));
        assert_eq!(ending, "1005 No Status Received", "{library}");
    }
}
