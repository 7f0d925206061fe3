//! Converts a number into a code, if it is one.

use actix_http::ws::CloseCode as ActixCode;
use close_codes::{CloseCode, close_codes};
use tokio_websockets::CloseCode as TokioCode;
use tungstenite::protocol::frame::coding::CloseCode as TungsteniteCode;

use super::by_hand::HandCode;
use super::{Run, run};

close_codes! {
    /// A protocol with its own codes and those of the registry.
    enum ChatClose = "../../examples/chat/codes.toml";
}

pub(crate) fn every() -> Vec<u16> {
    (0..=u16::MAX).collect()
}

/// The codes of the registry.
pub(crate) fn known() -> Vec<u16> {
    CloseCode::ALL.map(CloseCode::code).to_vec()
}

/// The empty loop.
pub(crate) fn nothing(codes: &[u16]) -> Run {
    run(codes, |code| code)
}

pub(crate) fn ours(codes: &[u16]) -> Run {
    run(codes, CloseCode::from_code)
}

pub(crate) fn ours_of_a_protocol(codes: &[u16]) -> Run {
    run(codes, ChatClose::from_code)
}

pub(crate) fn by_hand(codes: &[u16]) -> Run {
    run(codes, HandCode::from_code)
}

/// Those of fastwebsockets and yawc are copies of it. It has no 1004 and 1014 and none from 3000 on, but distinguishes
/// the ranges.
pub(crate) fn tungstenite(codes: &[u16]) -> Run {
    run(codes, TungsteniteCode::from)
}

/// It has no 1004, 1005 and 1014, and none from 3000 on.
pub(crate) fn actix(codes: &[u16]) -> Run {
    run(codes, ActixCode::from)
}

/// It only checks the range: it has no variants to distinguish.
pub(crate) fn tokio_websockets(codes: &[u16]) -> Run {
    run(codes, |code| TokioCode::try_from(code).ok())
}
