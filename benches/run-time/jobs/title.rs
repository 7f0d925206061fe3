//! Looks up the title of a code.

use close_codes::CloseCode;
use strum::{EnumMessage, VariantArray};

use super::by_hand::HandCode;
use super::{Run, run};

/// Each contender has its own enum, so that nothing is shared.
pub(crate) struct EveryVariant;

pub(crate) fn known() -> EveryVariant {
    EveryVariant
}

/// The empty loop.
pub(crate) fn nothing(_: &EveryVariant) -> Run {
    run(&CloseCode::ALL, |code| code)
}

/// The title is one of twelve fields of the entry.
pub(crate) fn ours(_: &EveryVariant) -> Run {
    run(&CloseCode::ALL, |code| code.info().title)
}

pub(crate) fn by_hand(_: &EveryVariant) -> Run {
    run(HandCode::ALL, HandCode::title)
}

pub(crate) fn strum(_: &EveryVariant) -> Run {
    run(StrumCode::VARIANTS, |code| code.get_message())
}

#[derive(Clone, Copy, EnumMessage, VariantArray)]
#[repr(u16)]
enum StrumCode {
    #[strum(message = "Normal Closure")]
    NormalClosure = 1000,
    #[strum(message = "Going Away")]
    GoingAway = 1001,
    #[strum(message = "Protocol Error")]
    ProtocolError = 1002,
    #[strum(message = "Unsupported Data")]
    UnsupportedData = 1003,
    #[strum(message = "Reserved")]
    Reserved = 1004,
    #[strum(message = "No Status Received")]
    NoStatusReceived = 1005,
    #[strum(message = "Abnormal Closure")]
    AbnormalClosure = 1006,
    #[strum(message = "Invalid Payload Data")]
    InvalidPayload = 1007,
    #[strum(message = "Policy Violation")]
    PolicyViolation = 1008,
    #[strum(message = "Message Too Big")]
    MessageTooBig = 1009,
    #[strum(message = "Mandatory Extension")]
    MandatoryExtension = 1010,
    #[strum(message = "Internal Error")]
    InternalError = 1011,
    #[strum(message = "Service Restart")]
    ServiceRestart = 1012,
    #[strum(message = "Try Again Later")]
    TryAgainLater = 1013,
    #[strum(message = "Bad Gateway")]
    BadGateway = 1014,
    #[strum(message = "TLS Handshake Failure")]
    TlsHandshakeFailure = 1015,
    #[strum(message = "Unauthorized")]
    Unauthorized = 3000,
    #[strum(message = "Forbidden")]
    Forbidden = 3003,
    #[strum(message = "Timeout")]
    Timeout = 3008,
}
