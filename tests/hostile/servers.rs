//! The servers of the examples as real processes under bad conditions: nobody reads their output, they may open only a
//! few files, and their peers send anything or nothing.
//!
//! Each example has a file `tests/program.rs` that includes this one, and says with `servers` what to run.

use std::io::{BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::Duration;

use close_codes::{CloseCode, ReceivedClose};

use super::servers;

/// A time limit that is long enough for a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// The low limit of open files.
const FEW: usize = 64;

/// The maximum memory of a server, in KiB, whatever its peers announce.
const MEMORY: u64 = 40 << 10;

const TEXT: u8 = 0x81;
const CLOSE: u8 = 0x88;
const PING: u8 = 0x89;
const PONG: u8 = 0x8a;

/// A server to run, and its intended behaviour.
pub(crate) struct Program {
    pub(crate) name: &'static str,
    /// The path at which it takes a WebSocket.
    pub(crate) path: &'static str,
    pub(crate) command: Command,
    /// Its error message if it cannot accept a connection. `None` if its library prints nothing.
    pub(crate) refusal: Option<&'static str>,
}

/// A running server.
struct Server {
    name: &'static str,
    path: &'static str,
    refusal: Option<&'static str>,
    process: Child,
    output: Option<BufReader<ChildStdout>>,
    address: String,
}

impl Server {
    /// Runs the program with a limit of open files.
    fn start(program: &Program, files: usize) -> Self {
        let mut command = Command::new("sh");
        command
            .arg("-c")
            .arg(format!("ulimit -n {files} && exec \"$0\" \"$@\""))
            .arg(program.command.get_program())
            .args(program.command.get_args());
        for (key, value) in program.command.get_envs() {
            command.env(key, value.expect("none is removed"));
        }
        let mut process = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("there is a shell");
        let mut output = BufReader::new(process.stdout.take().expect("it is piped"));
        let mut line = String::new();
        output.read_line(&mut line).expect("it prints its address");
        let address = line.split_once("://").expect("its address is a URL").1;
        let end = address.find([' ', '/', '\n']).expect("the line ends");
        Self {
            name: program.name,
            path: program.path,
            refusal: program.refusal,
            process,
            output: Some(output),
            address: address[..end].to_owned(),
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("it listens");
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("a socket has time limits");
        stream
            .set_write_timeout(Some(PATIENCE))
            .expect("a socket has time limits");
        stream
    }

    fn request(&self) -> String {
        format!(
            "GET {} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
            self.path
        )
    }

    /// An open WebSocket.
    fn open(&self) -> TcpStream {
        let mut stream = self.connect();
        stream
            .write_all(self.request().as_bytes())
            .expect("it reads");
        let head = read_head(&mut stream);
        assert!(head.starts_with("HTTP/1.1 101 "), "{}: {head}", self.name);
        stream
    }

    /// Checks that an open WebSocket is still served.
    fn assert_open(&self, stream: &mut TcpStream) {
        stream.write_all(&frame(PING, b"hi")).expect("it reads");
        let mut pong = [0; 4];
        stream.read_exact(&mut pong).expect("it answers");
        assert_eq!(pong, [PONG, 2, b'h', b'i'], "{}", self.name);
    }

    /// Closes a WebSocket properly, for which the server prints a line of more than a hundred bytes.
    fn come_and_go(&self) {
        let mut stream = self.open();
        let close = close(4001, &[b'x'; 123]);
        stream.write_all(&frame(CLOSE, &close)).expect("it reads");
        let mut answer = vec![0; 127];
        stream.read_exact(&mut answer).expect("it answers");
        assert_eq!(answer[..2], [CLOSE, 125], "{}", self.name);
        assert_eq!(answer[2..], close, "{}", self.name);
    }

    /// Sends bytes on an open WebSocket, checks that no illegal Close frame comes back, and waits for the end of the
    /// connection.
    fn provoke(&self, bytes: &[u8]) {
        let mut stream = self.open();
        // The server may have closed the connection already.
        drop(stream.write_all(bytes));
        let answer = read_to_end(&mut stream);
        let mut rest = answer.as_slice();
        while let [opcode, len, after @ ..] = rest {
            let (body, after) = after
                .split_at_checked(usize::from(*len))
                .unwrap_or_else(|| panic!("{}: {bytes:?} -> {answer:?}", self.name));
            if *opcode == CLOSE {
                let received = ReceivedClose::<CloseCode>::decode(body);
                assert!(received.is_ok(), "{}: {bytes:?} -> {answer:?}", self.name);
            }
            rest = after;
        }
    }

    /// The processor time that the server has used.
    #[cfg(target_os = "linux")]
    fn busy(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.process.id()));
        let stat = stat.expect("it runs");
        // After the name, which is in parentheses and may have spaces, the state is field 3; 14 and 15 are the times.
        let (_, fields) = stat.rsplit_once(") ").expect("it has a name");
        let fields = fields.split(' ').skip(11).take(2);
        let ticks = fields.map(|field| field.parse::<u64>().expect("a time"));
        Duration::from_millis(ticks.sum::<u64>() * 10)
    }

    /// The peak memory of the server, in KiB.
    #[cfg(target_os = "linux")]
    fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()));
        let status = status.expect("it runs");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let amount = line.expect("it is counted").trim().trim_end_matches(" kB");
        amount.parse().expect("an amount")
    }

    /// Checks that the server still works, ends it, and returns its error output.
    fn stop(mut self) -> String {
        self.come_and_go();
        let state = self.process.try_wait().expect("it was not waited for");
        assert!(state.is_none(), "{}: {state:?}", self.name);
        #[cfg(target_os = "linux")]
        assert!(
            self.memory() < MEMORY,
            "{}: {} KiB",
            self.name,
            self.memory()
        );
        self.process.kill().expect("it runs");
        let mut errors = String::new();
        let stderr = self.process.stderr.as_mut().expect("it is piped");
        stderr.read_to_string(&mut errors).expect("it is text");
        assert!(!errors.contains("panicked"), "{}: {errors}", self.name);
        errors
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn read_head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).expect("it answers");
        head.extend(byte);
    }
    String::from_utf8(head).expect("HTTP is ASCII")
}

fn read_to_end(stream: &mut TcpStream) -> Vec<u8> {
    let mut rest = Vec::new();
    match stream.read_to_end(&mut rest) {
        // A server that has finished does not read the rest.
        Err(error) if error.kind() == ErrorKind::ConnectionReset => {}
        result => {
            result.expect("the server hangs up in time");
        }
    }
    rest
}

/// A client's frame of at most 65,535 bytes. Its mask is zero, so that the payload is unchanged.
fn frame(opcode: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![opcode];
    let len = u16::try_from(payload.len()).expect("a short payload");
    if let Ok(len @ ..=125) = u8::try_from(len) {
        frame.push(0x80 | len);
    } else {
        frame.push(0x80 | 0x7e);
        frame.extend(len.to_be_bytes());
    }
    frame.extend([0; 4]);
    frame.extend(payload);
    frame
}

/// The body of a Close frame.
fn close(code: u16, reason: &[u8]) -> Vec<u8> {
    [&code.to_be_bytes(), reason].concat()
}

/// Random bytes from the generator of Numerical Recipes, the same in each run.
fn garbage(seed: u64, len: usize) -> Vec<u8> {
    let mut state = seed;
    let mut bytes = Vec::with_capacity(len);
    while bytes.len() < len {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        bytes.push(state.to_be_bytes()[0]);
    }
    bytes
}

/// `PROGRAM | head -1`.
#[test]
fn a_reader_that_leaves_ends_no_connection() {
    for program in servers() {
        let mut server = Server::start(&program, 1024);
        let mut open = server.open();
        drop(server.output.take());
        for _ in 0..20 {
            server.come_and_go();
        }
        server.assert_open(&mut open);
        server.stop();
    }
}

/// A pipe holds 64 KiB, about five hundred of the shortest lines.
#[test]
fn a_reader_that_stops_reading_holds_up_no_connection() {
    for program in servers() {
        let server = Server::start(&program, 1024);
        let mut open = server.open();
        for _ in 0..1000 {
            server.come_and_go();
        }
        server.assert_open(&mut open);
        server.stop();
    }
}

#[test]
fn too_many_open_files_end_no_connection_and_pass() {
    for program in servers() {
        let server = Server::start(&program, FEW);
        let mut open = server.open();
        let waiting: Vec<TcpStream> = (0..2 * FEW).map(|_| server.connect()).collect();
        thread::sleep(Duration::from_millis(500));
        server.assert_open(&mut open);
        #[cfg(target_os = "linux")]
        {
            let before = server.busy();
            thread::sleep(Duration::from_secs(1));
            let busy = server.busy().saturating_sub(before);
            let name = server.name;
            assert!(
                busy < Duration::from_millis(300),
                "{name}: busy for {busy:?}"
            );
        }
        drop(waiting);
        server.come_and_go();
        server.assert_open(&mut open);
        let (name, refusal) = (server.name, server.refusal);
        let errors = server.stop();
        if let Some(refusal) = refusal {
            assert!(errors.contains(refusal), "{name}: {errors}");
        }
    }
}

/// The connections are sequential. Each must release its files, or there would soon be too many open files.
#[test]
fn ten_thousand_that_come_and_go_leave_nothing_behind() {
    for program in servers() {
        let server = Server::start(&program, FEW);
        let mut open = server.open();
        for number in 0..10_000 {
            let mut stream = server.connect();
            // Some send a request before they leave.
            if number % 100 == 0 {
                stream
                    .write_all(server.request().as_bytes())
                    .expect("it reads");
            }
            drop(stream.shutdown(Shutdown::Write));
            read_to_end(&mut stream);
        }
        server.assert_open(&mut open);
        let (name, refusal) = (server.name, server.refusal);
        let errors = server.stop();
        if let Some(refusal) = refusal {
            assert!(!errors.contains(refusal), "{name}: {errors}");
        }
    }
}

#[test]
fn bytes_that_are_not_http_end_no_other_connection() {
    for program in servers() {
        let server = Server::start(&program, FEW);
        let mut open = server.open();
        for seed in 0..200 {
            let mut bytes = garbage(seed, 1 + usize::try_from(seed).expect("a small number") * 7);
            if seed % 2 == 0 {
                // This request fails later.
                let request = server.request();
                bytes.splice(0..0, request[..request.len() / 2].bytes());
            }
            let mut stream = server.connect();
            // The server may have closed the connection already.
            drop(stream.write_all(&bytes));
            drop(stream.shutdown(Shutdown::Write));
            read_to_end(&mut stream);
        }
        server.assert_open(&mut open);
        server.stop();
    }
}

/// Bytes that are not a frame, on a WebSocket.
#[test]
fn garbage_on_a_websocket_ends_it_alone() {
    for program in servers() {
        let server = Server::start(&program, FEW);
        let mut open = server.open();
        for seed in 0..200 {
            let mut stream = server.open();
            drop(stream.write_all(&garbage(seed, 1 + usize::try_from(seed).expect("small"))));
            drop(stream.shutdown(Shutdown::Write));
            read_to_end(&mut stream);
        }
        server.assert_open(&mut open);
        server.stop();
    }
}

/// A frame that announces a huge payload and never sends it.
#[test]
fn lengths_that_cannot_be_take_no_memory() {
    for program in servers() {
        let server = Server::start(&program, FEW);
        let mut open = server.open();
        for len in [60 << 20, u64::from(u32::MAX), i64::MAX as u64, u64::MAX] {
            let mut head = vec![TEXT, 0xff];
            head.extend(len.to_be_bytes());
            head.extend([0; 4]);
            for _ in 0..10 {
                let mut stream = server.open();
                stream.write_all(&head).expect("it reads");
                stream.write_all(b"and some").ok();
                stream.shutdown(Shutdown::Write).ok();
                read_to_end(&mut stream);
            }
        }
        server.assert_open(&mut open);
        server.stop();
    }
}

/// A header, a series of pings and a message, each of 50 MB, or as much as the server accepts while nobody reads its
/// answers.
#[test]
fn what_never_ends_takes_no_memory() {
    fn pour(mut stream: TcpStream, start: &[u8], piece: &[u8]) {
        stream
            .set_write_timeout(Some(Duration::from_secs(1)))
            .expect("a socket has time limits");
        drop(stream.write_all(start));
        let pieces = (50 << 20) / piece.len();
        let _taken = (0..pieces).all(|_| stream.write_all(piece).is_ok());
    }

    let ping = frame(PING, &[b'x'; 125]);
    let part = frame(0, &b"x".repeat(0xffff));
    for program in servers() {
        let server = Server::start(&program, FEW);
        let mut open = server.open();
        let request = server.request();
        let header = [request.trim_end(), "\r\nX: "].concat();
        pour(server.connect(), header.as_bytes(), &b"x".repeat(1 << 16));
        pour(server.open(), &[], &ping.repeat(1000));
        pour(server.open(), &frame(0x01, b"x"), &part);
        server.assert_open(&mut open);
        server.stop();
    }
}

#[test]
fn no_close_frame_is_answered_with_an_illegal_one() {
    let codes = [
        0, 1, 256, 999, 1000, 1001, 1004, 1005, 1006, 1010, 1014, 1015, 1016, 1999, 2000, 2999,
        3000, 3999, 4000, 4999, 5000, 32768, 65535,
    ];
    let reasons: [&[u8]; 5] = [
        b"",
        "\u{1b}[2J\n\u{202e}\u{2028}\0".as_bytes(),
        b"\xff\xc0\x80",
        b"cut in the middle of \xe6\x97",
        &[b'x'; 124],
    ];
    for program in servers() {
        let server = Server::start(&program, FEW);
        let mut open = server.open();
        for code in codes {
            for reason in reasons {
                server.provoke(&frame(CLOSE, &close(code, reason)));
            }
        }
        for bytes in [
            frame(CLOSE, b"\x03"),
            // Control frames must not be fragmented.
            [frame(0x08, b"\x03"), frame(0x80, b"\xe8")].concat(),
            // This frame has no mask.
            vec![CLOSE, 2, 3, 0xe8],
            // These have each of the reserved bits.
            frame(CLOSE | 0x10, b"\x03\xe8"),
            frame(CLOSE | 0x20, b"\x03\xe8"),
            frame(CLOSE | 0x40, b"\x03\xe8"),
            // Close frames twice, with trailing data, and inside a message.
            [frame(CLOSE, b"\x03\xe8"), frame(CLOSE, b"\x0f\xa0")].concat(),
            [frame(CLOSE, b"\x03\xe8"), frame(TEXT, b"hello?")].concat(),
            [
                frame(0x01, b"hel"),
                frame(CLOSE, b"\x03\xe8"),
                frame(0x80, b"lo"),
            ]
            .concat(),
        ] {
            server.provoke(&bytes);
        }
        server.assert_open(&mut open);
        server.stop();
    }
}

/// There are more connections than the limit of open files.
#[test]
fn half_handshakes_hold_up_the_others_for_a_while_only() {
    let programs = servers();
    // They run concurrently, since each waits.
    thread::scope(|scope| {
        for program in &programs {
            scope.spawn(|| hold_up(program));
        }
    });
}

fn hold_up(program: &Program) {
    let server = Server::start(program, FEW);
    let mut open = server.open();
    let request = server.request();
    let mut waiting: Vec<TcpStream> = (0..FEW).map(|_| server.connect()).collect();
    for stream in &mut waiting {
        let half = &request[..request.len() / 2];
        stream
            .write_all(half.as_bytes())
            .expect("the system takes it");
    }
    server.assert_open(&mut open);
    // Its handshake waits for earlier connections, which only the server ends.
    server.come_and_go();
    server.assert_open(&mut open);
    drop(waiting);
    server.stop();
}
