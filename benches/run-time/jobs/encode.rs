//! Encodes a code and a reason as the body of a Close frame.
//!
//! A peer gets a frame of its own type, with a reason without an allocation if its types allow that. All peers allocate
//! the body, and freeing it is measured too.

use actix_http::ws::{CloseCode as ActixCode, CloseReason, Parser};
use bytes::BytesMut;
use close_codes::{CloseCode, CloseFrame, ReceivedCode, Server};
use fastwebsockets::Frame as FastFrame;
use tokio_websockets::{CloseCode as TokioCode, Message};
use tungstenite::Utf8Bytes;
use tungstenite::protocol::CloseFrame as TungsteniteFrame;
use tungstenite::protocol::frame::Frame;
use tungstenite::protocol::frame::coding::CloseCode as TungsteniteCode;

use super::{Run, by_hand, run};

const CODE: u16 = 1011;

/// The parts of a frame.
type Close = (u16, &'static str);

pub(crate) fn code_alone() -> [Close; 1] {
    [(CODE, "")]
}

pub(crate) fn reason_of_20() -> [Close; 1] {
    [(CODE, "the disk is full now")]
}

pub(crate) fn reason_of_123() -> [Close; 1] {
    [(CODE, "x".repeat(123).leak())]
}

/// The empty loop.
pub(crate) fn nothing(closes: &[Close]) -> Run {
    run(closes, |close| close)
}

/// The body is on the stack. The code and the reason were checked when the frame was made.
pub(crate) fn ours(closes: &[Close]) -> Run {
    let frames = frames(closes, |(code, reason)| {
        CloseFrame::<Server>::new(ReceivedCode::<CloseCode>::from(code), reason)
            .expect("may be sent")
    });
    run(&frames, |frame| frame.encode())
}

/// On the stack.
pub(crate) fn by_hand(closes: &[Close]) -> Run {
    run(closes, |(code, reason)| by_hand::encode(code, reason))
}

/// It makes a whole frame, whose header is not encoded yet.
pub(crate) fn tungstenite(closes: &[Close]) -> Run {
    let frames = frames(closes, |(code, reason)| {
        (TungsteniteCode::from(code), reason)
    });
    run(&frames, |(code, reason)| {
        let reason = Utf8Bytes::from_static(reason);
        Frame::close(Some(TungsteniteFrame { code, reason }))
    })
}

/// It takes the reason as a `String`, and also writes the header of the frame, into an existing buffer.
pub(crate) fn actix(closes: &[Close]) -> Run {
    let frames = frames(closes, |(code, reason)| (ActixCode::from(code), reason));
    run(&frames, |(code, reason)| {
        let description = (!reason.is_empty()).then(|| reason.to_owned());
        let mut frame = BytesMut::with_capacity(127);
        Parser::write_close(&mut frame, Some(CloseReason { code, description }), false);
        frame
    })
}

/// It checks the code, and the length of the reason.
pub(crate) fn tokio_websockets(closes: &[Close]) -> Run {
    let frames = frames(closes, |(code, reason)| {
        (TokioCode::try_from(code).expect("may be sent"), reason)
    });
    run(&frames, |(code, reason)| Message::close(Some(code), reason))
}

/// It checks nothing.
pub(crate) fn fastwebsockets(closes: &[Close]) -> Run {
    run(closes, |(code, reason)| {
        FastFrame::close(code, reason.as_bytes())
    })
}

/// The frames in the types of a contender.
fn frames<F>(closes: &[Close], frame: impl Fn(Close) -> F) -> Vec<F> {
    closes.iter().copied().map(frame).collect()
}
