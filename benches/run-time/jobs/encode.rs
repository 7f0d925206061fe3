//! A code and a reason become the body of a Close frame.
//!
//! A peer gets its own frame, made of a reason that costs it nothing where its types allow that. All of them allocate the
//! body; freeing it is measured too.

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

/// What a frame is made of.
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

/// The loop, and nothing in it.
pub(crate) fn nothing(closes: &[Close]) -> Run {
    run(closes, |close| close)
}

/// On the stack. That the code may be sent, and that the reason fits, was checked when the frame was made.
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

/// It makes a whole frame, whose header is not yet bytes.
pub(crate) fn tungstenite(closes: &[Close]) -> Run {
    let frames = frames(closes, |(code, reason)| {
        (TungsteniteCode::from(code), reason)
    });
    run(&frames, |(code, reason)| {
        let reason = Utf8Bytes::from_static(reason);
        Frame::close(Some(TungsteniteFrame { code, reason }))
    })
}

/// It takes the reason as a `String`, and writes the header of the frame too, into a buffer that is there already.
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
