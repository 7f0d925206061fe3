//! Decodes the body of a Close frame into a code and a reason, or an error.
//!
//! Only actix has a public function for this. The other peers do it while they read a frame from a stream. For them,
//! the steps for the body are reproduced with their public functions.

use actix_http::ws::Parser;
use bytes::Bytes;
use close_codes::{CloseCode, ReceivedClose};
use fastwebsockets::{CloseCode as FastCode, Frame as FastFrame, OpCode, Payload};
use tokio_websockets::CloseCode as TokioCode;
use tungstenite::Utf8Bytes;
use tungstenite::protocol::CloseFrame;
use tungstenite::protocol::frame::coding::CloseCode as TungsteniteCode;

use super::{Run, by_hand, run};

type Body = &'static [u8];

pub(crate) fn empty() -> Vec<Body> {
    everywhere(b"")
}

pub(crate) fn code_alone() -> Vec<Body> {
    everywhere(b"\x03\xf3")
}

pub(crate) fn reason_of_20() -> Vec<Body> {
    everywhere(b"\x03\xf3the disk is full now")
}

pub(crate) fn reason_of_123() -> Vec<Body> {
    everywhere(&[b"\x03\xf3", "x".repeat(123).as_bytes()].concat())
}

/// 41 characters of three bytes each.
pub(crate) fn japanese() -> Vec<Body> {
    let reason = "接続が切れました。".repeat(5);
    everywhere(&[b"\x03\xf3", &reason.as_bytes()[..123]].concat())
}

/// The second of 20 bytes is invalid.
pub(crate) fn not_utf8() -> Vec<Body> {
    everywhere(b"\x03\xf3t\xffe disk is full now")
}

/// 1006, with a reason.
pub(crate) fn illegal_code() -> Vec<Body> {
    everywhere(b"\x03\xeethe disk is full now")
}

/// The body at each offset in a machine word in turn, which affects the check of its text.
fn everywhere(body: &[u8]) -> Vec<Body> {
    let word = size_of::<usize>();
    (0..word)
        .map(|place| {
            let mut memory = vec![0; 2 * word + body.len()];
            let start = memory.as_ptr().align_offset(word) + place;
            memory[start..start + body.len()].copy_from_slice(body);
            &memory.leak()[start..start + body.len()]
        })
        .collect()
}

/// The empty loop.
pub(crate) fn nothing(bodies: &[Body]) -> Run {
    run(bodies, |body| body)
}

pub(crate) fn ours(bodies: &[Body]) -> Run {
    run(bodies, ReceivedClose::<CloseCode>::decode)
}

pub(crate) fn by_hand(bodies: &[Body]) -> Run {
    run(bodies, by_hand::decode)
}

/// Its input is a `Bytes`, of which the reason becomes a slice. This one has no reference count.
pub(crate) fn tungstenite(bodies: &[Body]) -> Run {
    run(bodies, |body| {
        let body = Bytes::from_static(body);
        let (high, low) = match body[..] {
            [] => return Ok(None),
            [_] => return Err(()),
            [high, low, ..] => (high, low),
        };
        let code = TungsteniteCode::from(u16::from_be_bytes([high, low]));
        let reason = Utf8Bytes::try_from(body.slice(2..)).map_err(drop)?;
        if !code.is_allowed() {
            return Err(());
        }
        Ok(Some(CloseFrame { code, reason }))
    })
}

/// It accepts every code, copies the reason, and replaces invalid UTF-8.
pub(crate) fn actix(bodies: &[Body]) -> Run {
    run(bodies, Parser::parse_close_payload)
}

/// The reason is checked in place, with AVX2 if available, from 64 bytes on.
pub(crate) fn tokio_websockets(bodies: &[Body]) -> Run {
    run(bodies, |body| {
        let (high, low, reason) = match body {
            [] => return Ok((TokioCode::NO_STATUS_RECEIVED, "")),
            [_] => return Err(()),
            [high, low, reason @ ..] => (*high, *low, reason),
        };
        let code = TokioCode::try_from(u16::from_be_bytes([high, low])).map_err(drop)?;
        if code.is_reserved() {
            return Err(());
        }
        let reason = simdutf8::basic::from_utf8(reason).map_err(drop)?;
        Ok((code, reason))
    })
}

/// The reason is checked in place in the same way. Its caller gets the frame, and reads the code and the reason again.
pub(crate) fn fastwebsockets(bodies: &[Body]) -> Run {
    run(bodies, |body| {
        let (high, low, reason) = match body {
            [] => return Ok(None),
            [_] => return Err(()),
            [high, low, reason @ ..] => (*high, *low, reason),
        };
        let code = FastCode::from(u16::from_be_bytes([high, low]));
        let reason = FastFrame::new(true, OpCode::Close, None, Payload::Borrowed(reason));
        if !reason.is_utf8() || !code.is_allowed() {
            return Err(());
        }
        Ok(Some((code, reason)))
    })
}
