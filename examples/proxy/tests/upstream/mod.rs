//! The server behind the proxy: answers a ping with a pong, and a Close frame with the same.

use std::io::{Read as _, Result, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

const RESPONSE: &[u8] =
    b"HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\
    Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

/// Starts a server, which ends with the process, and returns its URL.
pub(crate) fn start() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("there is a port");
    let address = listener.local_addr().expect("it is bound");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // After an error of one client, the next one is still served.
            thread::spawn(|| serve(stream).is_ok());
        }
    });
    format!("ws://{address}")
}

fn serve(mut stream: TcpStream) -> Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(read_byte(&mut stream)?);
    }
    stream.write_all(RESPONSE)?;
    loop {
        let opcode = read_byte(&mut stream)?;
        // Longer messages are not answered.
        let len = usize::from(read_byte(&mut stream)? & 0x7f);
        let mut mask = [0; 4];
        stream.read_exact(&mut mask)?;
        let mut payload = vec![0; len];
        stream.read_exact(&mut payload)?;
        for (byte, mask) in payload.iter_mut().zip(mask.iter().cycle()) {
            *byte ^= mask;
        }
        let answer = match opcode {
            0x88 => 0x88,
            0x89 => 0x8a,
            _ => continue,
        };
        stream.write_all(&[answer, u8::try_from(len).expect("seven bits")])?;
        stream.write_all(&payload)?;
        if answer == 0x88 {
            return Ok(());
        }
    }
}

fn read_byte(stream: &mut TcpStream) -> Result<u8> {
    let mut byte = [0];
    stream.read_exact(&mut byte)?;
    Ok(byte[0])
}
