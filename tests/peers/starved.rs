//! The echo servers when there are too many open files, and when nobody reads what they print.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::echo_server::{LIBRARIES, binary};

const PATIENCE: Duration = Duration::from_secs(20);

/// "hi" in a text frame, with a mask of zeros, and as it comes back.
const MASKED_HI: &[u8] = &[0x81, 0x82, 0, 0, 0, 0, b'h', b'i'];
const HI: &[u8] = &[0x81, 2, b'h', b'i'];

struct Server {
    process: Child,
    output: Option<BufReader<ChildStdout>>,
    address: String,
}

impl Server {
    /// A server that may have so many open files.
    fn start(library: &str, files: usize) -> Self {
        let mut process = Command::new("sh")
            .args([
                "-c",
                &format!("ulimit -n {files} && exec \"$0\" --library {library}"),
            ])
            .arg(binary())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("there is a shell");
        let mut output = BufReader::new(process.stdout.take().expect("it is piped"));
        let mut line = String::new();
        output.read_line(&mut line).expect("it prints its address");
        Self {
            process,
            output: Some(output),
            address: line
                .trim()
                .strip_prefix("ws://")
                .expect("an address")
                .to_owned(),
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("it listens");
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("a socket has time limits");
        stream
    }

    /// A connection to a path that is as long as it may be.
    fn open(&self) -> TcpStream {
        let mut stream = self.connect();
        let request = format!(
            "GET /{} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
            "x".repeat(400)
        );
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).expect("it answers");
            head.extend(byte);
        }
        stream
    }

    /// A connection of which the server prints a line.
    fn come_and_go(&self) {
        let mut stream = self.open();
        // 4001, with a mask of zeros.
        stream
            .write_all(&[0x88, 0x82, 0, 0, 0, 0, 0x0f, 0xa1])
            .expect("it reads");
        let mut answer = [0; 4];
        stream.read_exact(&mut answer).expect("it answers");
        assert_eq!(answer, [0x88, 2, 0x0f, 0xa1]);
    }

    /// Ends it, and gives what it said of errors.
    fn stop(mut self) -> String {
        assert!(
            self.process
                .try_wait()
                .expect("it was not waited for")
                .is_none(),
            "it runs"
        );
        self.process.kill().expect("it runs");
        let mut errors = String::new();
        let stderr = self.process.stderr.as_mut().expect("it is piped");
        stderr.read_to_string(&mut errors).expect("it is text");
        assert!(!errors.contains("panicked"), "{errors}");
        errors
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn assert_echoes(stream: &mut TcpStream) {
    stream.write_all(MASKED_HI).expect("it reads");
    let mut echo = [0; 4];
    stream.read_exact(&mut echo).expect("it answers");
    assert_eq!(echo, HI);
}

#[test]
fn too_many_open_files_end_no_connection_and_pass() {
    const FILES: usize = 64;
    for library in LIBRARIES {
        let server = Server::start(library, FILES);
        let mut open = server.open();
        let waiting: Vec<TcpStream> = (0..2 * FILES).map(|_| server.connect()).collect();
        thread::sleep(Duration::from_millis(500));
        assert_echoes(&mut open);
        drop(waiting);
        server.come_and_go();
        assert_echoes(&mut open);
        let errors = server.stop();
        // actix waits by itself, and says so to its own log.
        assert!(
            library == "actix" || errors.contains("cannot accept a connection"),
            "{library}: {errors}"
        );
    }
}

#[test]
fn a_reader_that_leaves_ends_no_connection() {
    for library in LIBRARIES {
        let mut server = Server::start(library, 1024);
        let mut open = server.open();
        drop(server.output.take());
        for _ in 0..20 {
            server.come_and_go();
        }
        assert_echoes(&mut open);
        server.stop();
    }
}

/// A pipe takes 64 KiB, a hundred and some of these lines.
#[test]
fn a_reader_that_stops_reading_holds_up_no_connection() {
    for library in LIBRARIES {
        let server = Server::start(library, 1024);
        let mut open = server.open();
        for _ in 0..400 {
            server.come_and_go();
        }
        assert_echoes(&mut open);
        server.stop();
    }
}
