//! The registry as a careful engineer would write it.

use std::str::Utf8Error;

/// Writes an enum with a match in each direction.
macro_rules! hand_code {
    ($($name:ident = $code:literal $title:literal,)+) => {
        #[derive(Clone, Copy)]
        #[repr(u16)]
        pub(super) enum HandCode {
            $($name = $code,)+
        }

        impl HandCode {
            pub(super) const ALL: &[Self] = &[$(Self::$name),+];

            pub(super) const fn from_code(code: u16) -> Option<Self> {
                match code {
                    $($code => Some(Self::$name),)+
                    _ => None,
                }
            }

            pub(super) const fn title(self) -> &'static str {
                match self {
                    $(Self::$name => $title,)+
                }
            }
        }
    };
}

hand_code! {
    NormalClosure = 1000 "Normal Closure",
    GoingAway = 1001 "Going Away",
    ProtocolError = 1002 "Protocol Error",
    UnsupportedData = 1003 "Unsupported Data",
    Reserved = 1004 "Reserved",
    NoStatusReceived = 1005 "No Status Received",
    AbnormalClosure = 1006 "Abnormal Closure",
    InvalidPayload = 1007 "Invalid Payload Data",
    PolicyViolation = 1008 "Policy Violation",
    MessageTooBig = 1009 "Message Too Big",
    MandatoryExtension = 1010 "Mandatory Extension",
    InternalError = 1011 "Internal Error",
    ServiceRestart = 1012 "Service Restart",
    TryAgainLater = 1013 "Try Again Later",
    BadGateway = 1014 "Bad Gateway",
    TlsHandshakeFailure = 1015 "TLS Handshake Failure",
    Unauthorized = 3000 "Unauthorized",
    Forbidden = 3003 "Forbidden",
    Timeout = 3008 "Timeout",
}

/// Whether a server may send a code.
pub(super) const fn may_be_sent_by_a_server(code: u16) -> bool {
    matches!(code, 1000..=1003 | 1007..=1009 | 1011..=1014 | 3000..=4999)
}

/// The body of a Close frame, and its length.
pub(super) fn encode(code: u16, reason: &str) -> ([u8; 125], usize) {
    let mut body = [0; 125];
    let len = 2 + reason.len();
    body[..2].copy_from_slice(&code.to_be_bytes());
    body[2..len].copy_from_slice(reason.as_bytes());
    (body, len)
}

/// The errors of the body of a Close frame.
pub(super) enum BadBody {
    TooLong,
    OneByte,
    IllegalCode,
    NotUtf8(#[expect(dead_code, reason = "nobody asks here")] Utf8Error),
}

/// The code and the reason of a body, or neither.
pub(super) fn decode(body: &[u8]) -> Result<Option<(u16, &str)>, BadBody> {
    let (high, low, reason) = match body {
        [] => return Ok(None),
        [_] => return Err(BadBody::OneByte),
        [high, low, reason @ ..] => (*high, *low, reason),
    };
    if reason.len() > 123 {
        return Err(BadBody::TooLong);
    }
    let code = u16::from_be_bytes([high, low]);
    if !matches!(code, 1000..=1003 | 1007..=1014 | 3000..=4999) {
        return Err(BadBody::IllegalCode);
    }
    match std::str::from_utf8(reason) {
        Ok(reason) => Ok(Some((code, reason))),
        Err(error) => Err(BadBody::NotUtf8(error)),
    }
}
