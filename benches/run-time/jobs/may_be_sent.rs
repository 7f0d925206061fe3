//! Checks at run time whether a code may be sent.

use close_codes::{CloseCode, CloseFrame, ReceivedCode, SendError, Server};
use tokio_websockets::CloseCode as TokioCode;
use tungstenite::protocol::frame::coding::CloseCode as TungsteniteCode;

use super::by_hand::may_be_sent_by_a_server;
pub(crate) use super::from_code::{every, known, nothing};
use super::{Run, run};

/// It knows which end may send a code. The result is a `bool`, as for the peers.
pub(crate) fn ours(codes: &[u16]) -> Run {
    run(codes, |code| frame(code).is_ok())
}

/// The frame is kept, or the error, which names the spec that forbids the code.
pub(crate) fn ours_with_the_frame(codes: &[u16]) -> Run {
    run(codes, frame)
}

fn frame(code: u16) -> Result<CloseFrame<'static, Server>, SendError> {
    CloseFrame::new(ReceivedCode::<CloseCode>::from(code), "")
}

pub(crate) fn by_hand(codes: &[u16]) -> Run {
    run(codes, may_be_sent_by_a_server)
}

/// It lets both ends send 1010. Those of fastwebsockets and yawc are copies of it.
pub(crate) fn tungstenite(codes: &[u16]) -> Run {
    run(codes, |code| TungsteniteCode::from(code).is_allowed())
}

/// It lets both ends send 1010.
pub(crate) fn tokio_websockets(codes: &[u16]) -> Run {
    run(codes, |code| {
        TokioCode::try_from(code).is_ok_and(|code| !code.is_reserved())
    })
}
