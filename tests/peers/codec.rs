//! Compares the codec of Python's websockets with ours on the same bodies.

use std::process::{Command, Stdio};
use std::str;

use close_codes::{Client, CloseCode, CloseFrame, ReceivedClose, ReceivedCode, Role, Server};
use fastrand::Rng;

use crate::peer::{folder, installed};
use crate::program::Program;

/// The number of bodies.
const BODIES: usize = 300_000;

/// The allowed differences, each with its reason.
#[derive(Default)]
struct Differences {
    /// An illegal code with a reason that is not UTF-8: both refuse it, but websockets reads the reason first and says 1007,
    /// where we read the code first and say 1002. RFC 6455 names no order.
    both_wrong: usize,
    /// 1010 from a server: by section 7.4.1, only clients send it, and websockets does not check the sender.
    of_a_client: usize,
}

fn websockets() -> Program {
    Program::start(
        "websockets",
        Command::new(installed("venv/bin/python"))
            .arg(folder().join("websockets_codec.py"))
            .stdin(Stdio::piped()),
    )
}

/// A body as a line of text.
fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).expect("four bits");
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
    digits.map(digit).collect()
}

/// The same bodies in each run: every number, every two bytes as a reason, and random ones around the limits of UTF-8
/// and of the length.
fn bodies() -> Vec<Vec<u8>> {
    let numbers = 0..=u16::MAX;
    let mut bodies = vec![Vec::new()];
    bodies.extend((0..=u8::MAX).map(|byte| vec![byte]));
    bodies.extend(numbers.clone().map(|code| code.to_be_bytes().to_vec()));
    bodies.extend(numbers.map(|reason| [[0x0f, 0xa0], reason.to_be_bytes()].concat()));
    let pieces: [&[u8]; 14] = [
        b"a",
        b"\0",
        "\u{7ff}".as_bytes(),
        "\u{ffff}".as_bytes(),
        "\u{10ffff}".as_bytes(),
        // These are at the limits of UTF-8: a surrogate, a value above the last character, an overlong form, and a cut
        // character.
        b"\xed\xa0\x80",
        b"\xed\x9f\xbf",
        b"\xf4\x90\x80\x80",
        b"\xc0\x80",
        b"\xe0\x9f\xbf",
        b"\xf0\x8f\xbf\xbf",
        b"\xe6\x97",
        b"\x80",
        b"\xff",
    ];
    let mut rng = Rng::with_seed(6455);
    while bodies.len() < BODIES {
        let code = match rng.u8(..6) {
            0 => rng.u16(..),
            1 => rng.u16(990..1020),
            2 => rng.u16(2990..3010),
            _ => rng.u16(3000..5005),
        };
        let mut body = code.to_be_bytes().to_vec();
        // Most reasons are valid, because the rest of the body would otherwise not be read.
        let choice = if rng.u8(..4) == 0 { pieces.len() } else { 5 };
        let len = match rng.u8(..3) {
            0 => rng.usize(..6),
            1 => rng.usize(..60),
            _ => rng.usize(117..126),
        };
        while body.len() < 2 + len {
            body.extend(pieces[rng.usize(..choice)]);
        }
        bodies.push(body);
    }
    bodies
}

/// Our result for a body, in the format of the Python program.
fn read(body: &[u8]) -> String {
    match ReceivedClose::<CloseCode>::decode(body) {
        Ok(close) => format!(
            "{} {}",
            close.code().as_u16(),
            hex(close.reason().as_bytes())
        ),
        Err(error) => format!("error {}", error.reply().code().expect("it has one")),
    }
}

#[test]
#[ignore = "needs the foreign peers: .ci/install-peers"]
fn both_read_the_same() {
    let mut websockets = websockets();
    let bodies = bodies();
    for body in &bodies {
        websockets.write_line(&format!("parse {}", hex(body)));
    }
    let mut differences = Differences::default();
    let mut good = 0;
    for body in &bodies {
        let (ours, theirs) = (read(body), websockets.read_line());
        good += usize::from(!ours.starts_with("error"));
        if ours == theirs {
            continue;
        }
        let is_utf8 = body
            .get(2..)
            .is_none_or(|reason| str::from_utf8(reason).is_ok());
        assert!(
            (ours.as_str(), theirs.as_str(), is_utf8) == ("error 1002", "error 1007", false),
            "{body:?}: we say {ours:?}, websockets {theirs:?}"
        );
        differences.both_wrong += 1;
    }
    println!(
        "{} bodies, of which {good} are good; {} with two mistakes are refused for one or the other",
        bodies.len(),
        differences.both_wrong
    );
    assert!(
        good > BODIES / 4 && good < BODIES * 3 / 4,
        "{good} are good"
    );
    assert!(differences.both_wrong > 1000);
}

/// Our result for a frame, in the format of the Python program.
fn write<R: Role>(code: u16, reason: &str) -> String {
    match CloseFrame::<R>::new(ReceivedCode::<CloseCode>::from(code), reason) {
        Ok(frame) => format!("body {}", hex(frame.encode().as_bytes())),
        Err(_) => "error 1002".to_owned(),
    }
}

#[test]
#[ignore = "needs the foreign peers: .ci/install-peers"]
fn both_write_the_same() {
    let mut websockets = websockets();
    let longest = "日".repeat(41);
    let reasons = ["", "é\n\0", &longest, &"x".repeat(124)];
    let frames = || (0..=u16::MAX).flat_map(|code| reasons.map(|reason| (code, reason)));
    for (code, reason) in frames() {
        websockets.write_line(&format!("serialize {code} {}", hex(reason.as_bytes())));
    }
    let mut differences = Differences::default();
    let mut good = 0;
    for (code, reason) in frames() {
        let theirs = websockets.read_line();
        let (client, server) = (write::<Client>(code, reason), write::<Server>(code, reason));
        assert_eq!(client, theirs, "{code} {reason:?}");
        good += usize::from(theirs.starts_with("body"));
        if server != theirs {
            assert_eq!((code, server.as_str()), (1010, "error 1002"));
            differences.of_a_client += 1;
        }
    }
    println!(
        "{good} frames are good; {} are of a client alone",
        differences.of_a_client
    );
    // These are the legal codes, with each reason that fits.
    assert_eq!(good, (12 + 2000) * 3);
    assert_eq!(differences.of_a_client, 3);
}
