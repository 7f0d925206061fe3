//! The program as it is run, by somebody who does not read all that it says, or by a system that has little to give.
#![cfg(unix)]

use std::error::Error;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

type Fallible<T> = Result<T, Box<dyn Error>>;

/// Long enough for a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

const REQUEST: &[u8] =
    b"GET / HTTP/1.1\r\nHost: proxy\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\
    Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

const RESPONSE: &[u8] =
    b"HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\
    Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

/// "hi" in a text frame: from a server, and from a client with a mask of zeros.
const HI: &[u8] = &[0x81, 2, b'h', b'i'];
const MASKED_HI: &[u8] = &[0x81, 0x82, 0, 0, 0, 0, b'h', b'i'];

struct Proxy {
    process: Child,
    output: Option<BufReader<ChildStdout>>,
    upstream: TcpListener,
    address: String,
}

impl Proxy {
    /// Runs the program, below a limit of open files if there is one.
    fn start(files: Option<u32>) -> Fallible<Self> {
        let upstream = TcpListener::bind("127.0.0.1:0")?;
        let url = format!("ws://{}", upstream.local_addr()?);
        let limit = files.map_or_else(String::new, |files| format!("ulimit -n {files} && "));
        let mut process = Command::new("sh")
            .arg("-c")
            .arg(format!("{limit}exec \"$0\" --upstream {url}"))
            .arg(env!("CARGO_BIN_EXE_proxy"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut output = BufReader::new(process.stdout.take().ok_or("it has an output")?);
        let mut line = String::new();
        output.read_line(&mut line)?;
        let address = line
            .strip_prefix("ws://")
            .and_then(|rest| rest.split(' ').next());
        Ok(Self {
            process,
            output: Some(output),
            upstream,
            address: address.ok_or("it says where it listens")?.to_owned(),
        })
    }

    /// A client and an upstream with the proxy between them.
    fn connect(&self) -> Fallible<(TcpStream, TcpStream)> {
        let mut client = patient(TcpStream::connect(&self.address)?)?;
        client.write_all(REQUEST)?;
        let mut upstream = patient(self.upstream.accept()?.0)?;
        read_head(&mut upstream)?;
        upstream.write_all(RESPONSE)?;
        read_head(&mut client)?;
        Ok((client, upstream))
    }

    /// Ends the program, and gives what it said of errors.
    fn stop(&mut self) -> Fallible<String> {
        self.process.kill()?;
        self.process.wait()?;
        let mut errors = String::new();
        if let Some(mut stderr) = self.process.stderr.take() {
            stderr.read_to_string(&mut errors)?;
        }
        Ok(errors)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // It may have ended.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn patient(stream: TcpStream) -> Fallible<TcpStream> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(stream)
}

fn read_head(stream: &mut TcpStream) -> Fallible<()> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte)?;
        head.extend(byte);
    }
    Ok(())
}

/// Both directions pass a frame.
fn assert_open((client, upstream): &mut (TcpStream, TcpStream)) -> Fallible<()> {
    let mut frame = [0; 4];
    upstream.write_all(HI)?;
    client.read_exact(&mut frame)?;
    assert_eq!(frame, HI);
    client.write_all(MASKED_HI)?;
    let mut masked = [0; 8];
    upstream.read_exact(&mut masked)?;
    assert_eq!(masked[..2], MASKED_HI[..2]);
    Ok(())
}

/// A connection from its handshake to its end, of which the program prints a line.
fn come_and_go(proxy: &Proxy) -> Fallible<()> {
    let (mut client, mut upstream) = proxy.connect()?;
    // 4001 with as long a reason as there can be, so that few lines fill a pipe.
    let mut close = vec![0x88, 125, 0x0f, 0xa1];
    close.resize(127, b'x');
    upstream.write_all(&close)?;
    let mut received = vec![0; close.len()];
    client.read_exact(&mut received)?;
    assert_eq!(received, close);
    Ok(())
}

/// `proxy | head -1`.
#[test]
fn a_reader_that_leaves_ends_no_connection() -> Fallible<()> {
    let mut proxy = Proxy::start(None)?;
    let mut open = proxy.connect()?;
    drop(proxy.output.take());
    for _ in 0..20 {
        come_and_go(&proxy)?;
    }
    assert_open(&mut open)?;
    assert!(proxy.process.try_wait()?.is_none(), "it runs");
    let errors = proxy.stop()?;
    assert!(!errors.contains("panicked"), "{errors}");
    Ok(())
}

#[test]
fn a_reader_that_stops_reading_holds_up_no_connection() -> Fallible<()> {
    let proxy = Proxy::start(None)?;
    let mut open = proxy.connect()?;
    // A line has some 300 bytes, and a pipe takes 64 KiB.
    let start = Instant::now();
    for _ in 0..500 {
        come_and_go(&proxy)?;
    }
    assert_open(&mut open)?;
    assert!(start.elapsed() < 3 * PATIENCE, "{:?}", start.elapsed());
    Ok(())
}

#[test]
fn too_many_open_files_end_no_connection_and_pass() -> Fallible<()> {
    const FILES: u32 = 64;
    let mut proxy = Proxy::start(Some(FILES))?;
    let mut open = proxy.connect()?;
    let waiting: Vec<TcpStream> = (0..2 * FILES)
        .map(|_| TcpStream::connect(&proxy.address))
        .collect::<Result<_, _>>()?;
    thread::sleep(Duration::from_millis(500));
    assert_open(&mut open)?;
    drop(waiting);
    come_and_go(&proxy)?;
    assert_open(&mut open)?;
    let errors = proxy.stop()?;
    assert!(errors.contains("cannot accept a connection"), "{errors}");
    assert!(!errors.contains("panicked"), "{errors}");
    Ok(())
}

/// `proxy | head -1` without an upstream, where the program talks to itself.
#[test]
fn a_reader_that_leaves_the_demonstration_ends_it_in_peace() -> Fallible<()> {
    let mut process = Command::new(env!("CARGO_BIN_EXE_proxy"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut output = BufReader::new(process.stdout.take().ok_or("it has an output")?);
    output.read_line(&mut String::new())?;
    drop(output);
    let start = Instant::now();
    while process.try_wait()?.is_none() {
        if start.elapsed() > PATIENCE {
            process.kill()?;
            panic!("it still runs after {PATIENCE:?}");
        }
        thread::sleep(Duration::from_millis(50));
    }
    let ended = process.wait_with_output()?;
    assert!(ended.status.success(), "{ended:?}");
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
    Ok(())
}
