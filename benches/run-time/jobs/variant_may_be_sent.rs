//! Checks at run time whether a variant of an enum may be sent.

use close_codes::{CloseCode, CloseFrame, Server};
use tokio_websockets::CloseCode as TokioCode;
use tungstenite::protocol::frame::coding::CloseCode as TungsteniteCode;

use super::by_hand::may_be_sent_by_a_server;
pub(crate) use super::from_code::{known, nothing};
use super::{Run, run};

/// It knows which end may send a code. The result is a `bool`, as for the peers.
pub(crate) fn ours(codes: &[u16]) -> Run {
    run(&variants(codes), |code| {
        CloseFrame::<Server>::new(code, "").is_ok()
    })
}

/// The frame is kept, or the error, which names the spec that forbids the code.
pub(crate) fn ours_with_the_frame(codes: &[u16]) -> Run {
    run(&variants(codes), |code| CloseFrame::<Server>::new(code, ""))
}

fn variants(codes: &[u16]) -> Vec<CloseCode> {
    codes
        .iter()
        .filter_map(|code| CloseCode::from_code(*code))
        .collect()
}

pub(crate) fn by_hand(codes: &[u16]) -> Run {
    run(codes, may_be_sent_by_a_server)
}

/// It lets both ends send 1010. Those of fastwebsockets and yawc are copies of it.
pub(crate) fn tungstenite(codes: &[u16]) -> Run {
    let variants: Vec<TungsteniteCode> = codes.iter().copied().map(Into::into).collect();
    run(&variants, TungsteniteCode::is_allowed)
}

/// It lets both ends send 1010.
pub(crate) fn tokio_websockets(codes: &[u16]) -> Run {
    let codes: Vec<TokioCode> = codes
        .iter()
        .filter_map(|code| TokioCode::try_from(*code).ok())
        .collect();
    run(&codes, |code| !code.is_reserved())
}
