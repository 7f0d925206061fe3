//! The exported Python module in use: Python's websockets uses it to close connections to our server, and to read its
//! closes.

#[path = "../folder/mod.rs"]
mod folder;

use std::collections::BTreeMap;
use std::fs;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use close_codes::{Client, CloseFrame, ReceivedClose, ReceivedCode, Server, close_codes};
use tungstenite::handshake::server::{Request, Response};
use tungstenite::{Message, WebSocket, accept_hdr};

close_codes! { enum ChatClose = "../examples/chat/codes.toml"; }

/// The time limit for one step on a socket.
const STEP: Duration = Duration::from_secs(10);

/// The time limit for all steps in Python.
const ALL: Duration = Duration::from_secs(120);

/// The number of a code in a range, and an unlisted number.
const IN_RANGE: u16 = 4250;
const UNLISTED: u16 = 4999;

/// The codes and reasons that the server sent and received.
#[derive(Debug, Default, PartialEq, Eq)]
struct Closes {
    sent: BTreeMap<u16, String>,
    received: BTreeMap<u16, String>,
}

fn frame(number: u16) -> CloseFrame<'static, Server> {
    let frame = match ReceivedCode::<ChatClose>::from(number) {
        ReceivedCode::Known(code) => CloseFrame::of(code),
        other => CloseFrame::new(other, "busy"),
    };
    frame.expect("a server may send it")
}

/// Reads to the end of the connection, and returns the code and the reason of the Close frame.
fn close_of(socket: &mut WebSocket<TcpStream>) -> (ReceivedCode<ChatClose>, String) {
    loop {
        if let Message::Close(frame) = socket.read().expect("a message") {
            let received = ReceivedClose::<ChatClose>::try_from(&frame).expect("a legal close");
            let close = (received.code(), received.reason().to_owned());
            // The answer is sent, and the client ends the connection.
            while socket.read().is_ok() {}
            return close;
        }
    }
}

/// Closes a connection as its path requests.
fn serve(stream: TcpStream, closes: &mut Closes) {
    stream.set_read_timeout(Some(STEP)).expect("a time");
    stream.set_write_timeout(Some(STEP)).expect("a time");
    let mut path = String::new();
    #[expect(
        clippy::result_large_err,
        reason = "the library asks for this type of error"
    )]
    let read_path = |request: &Request, response: Response| {
        request.uri().path().clone_into(&mut path);
        Ok(response)
    };
    let mut socket = accept_hdr(stream, read_path).expect("a handshake");
    match path.split('/').skip(1).collect::<Vec<_>>()[..] {
        ["send", "none"] => {
            socket.close(None).expect("it is sent");
            assert_eq!(socket.read().ok(), Some(Message::Close(None)));
        }
        ["send", number] => {
            let number = number.parse().expect("a number");
            let frame = frame(number);
            let reason = frame.reason().to_owned();
            socket.send(frame.into()).expect("it is sent");
            let (answer, answered_reason) = close_of(&mut socket);
            assert_eq!(u16::from(answer), number);
            assert_eq!(answered_reason, reason);
            closes.sent.insert(number, reason);
        }
        ["drop"] => socket
            .get_ref()
            .shutdown(Shutdown::Both)
            .expect("it is open"),
        ["receive"] => {
            let (code, reason) = close_of(&mut socket);
            assert!(matches!(code, ReceivedCode::Known(_)), "{code:?}");
            closes.received.insert(code.into(), reason);
        }
        _ => panic!("nothing is at {path}"),
    }
}

/// Serves the connections one after another until the end of the test.
fn serve_all(listener: &TcpListener, is_over: &AtomicBool) -> Closes {
    let mut closes = Closes::default();
    listener.set_nonblocking(true).expect("it can be set");
    while !is_over.load(Ordering::Relaxed) {
        match listener.accept() {
            Ok((stream, _)) => {
                stream.set_nonblocking(false).expect("it can be set");
                serve(stream, &mut closes);
            }
            Err(_) => thread::sleep(Duration::from_millis(5)),
        }
    }
    closes
}

/// The expected closes of both ends, by the rules of the spec.
fn expected() -> Closes {
    let mut closes = Closes::default();
    for code in ChatClose::ALL {
        let reason = code.info().reason.unwrap_or_default().to_owned();
        if CloseFrame::<Server>::new(code, "").is_ok() {
            closes.sent.insert(code.code(), reason.clone());
        }
        if CloseFrame::<Client>::new(code, "").is_ok() && code != ChatClose::BadGateway {
            closes.received.insert(code.code(), reason);
        }
    }
    closes.sent.insert(IN_RANGE, "busy".to_owned());
    closes.sent.insert(UNLISTED, "busy".to_owned());
    closes
}

/// Waits for the end of a program, and kills it after the time limit.
fn wait(mut child: Child) -> String {
    let start = Instant::now();
    while start.elapsed() < ALL && child.try_wait().expect("it was not waited for").is_none() {
        thread::sleep(Duration::from_millis(20));
    }
    // This fails if the program has ended.
    child.kill().ok();
    let output = child.wait_with_output().expect("it ends");
    if output.status.success() {
        String::new()
    } else {
        let said = [output.stdout, output.stderr].concat();
        format!("{}: {}", output.status, String::from_utf8_lossy(&said))
    }
}

/// A folder with the program and the exported module.
fn folder() -> PathBuf {
    let folder = folder::made("websockets");
    fs::write(folder.join("client.py"), include_str!("client.py")).expect("it can be written");
    let status = Command::new(env!("CARGO_BIN_EXE_close-codes"))
        .args(["export", "python", "--spec", "../examples/chat/codes.toml"])
        .arg("--out")
        .arg(folder.join("chat.py"))
        .stdout(Stdio::null())
        .status();
    assert!(status.expect("the command runs").success());
    folder
}

fn python(folder: &Path, arguments: &[&str]) -> Child {
    Command::new("python3")
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("there is a Python")
}

#[test]
#[ignore = "needs Python with websockets and mypy"]
fn python_closes_and_reads_closes_with_the_exported_module() {
    let folder = folder();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let is_over = Arc::new(AtomicBool::new(false));
    let server = thread::spawn({
        let is_over = Arc::clone(&is_over);
        move || serve_all(&listener, &is_over)
    });
    // This type-checks the program in strict mode.
    let mistakes = wait(python(&folder, &["-m", "mypy", "--strict", "client.py"]));
    let url = format!("ws://{address}");
    let failure = wait(python(&folder, &["client.py", &url]));
    is_over.store(true, Ordering::Relaxed);
    let closes = server.join();
    assert_eq!((&*mistakes, &*failure), ("", ""));
    assert_eq!(closes.expect("the server found all well"), expected());
}
