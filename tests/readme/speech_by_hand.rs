use std::fmt;

/// Why the speech server closes a connection.
#[repr(u16)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpeechClose {
    NormalClosure = 1000,
    GoingAway = 1001,
    ProtocolError = 1002,
    InternalError = 1011,
    ServerAtCapacity = 4000,
    AuthenticationFailed = 4001,
    SessionTimeout = 4002,
    InvalidMessage = 4003,
    RateLimited = 4004,
    ResourceUnavailable = 4005,
    ClientTimeout = 4006,
}

impl SpeechClose {
    pub fn from_code(code: u16) -> Option<Self> {
        Some(match code {
            1000 => Self::NormalClosure,
            1001 => Self::GoingAway,
            1002 => Self::ProtocolError,
            1011 => Self::InternalError,
            4000 => Self::ServerAtCapacity,
            4001 => Self::AuthenticationFailed,
            4002 => Self::SessionTimeout,
            4003 => Self::InvalidMessage,
            4004 => Self::RateLimited,
            4005 => Self::ResourceUnavailable,
            4006 => Self::ClientTimeout,
            _ => return None,
        })
    }

    pub fn reason(self) -> &'static str {
        match self {
            Self::NormalClosure => "work complete",
            Self::GoingAway => "endpoint is going away",
            Self::ProtocolError => "websocket protocol violated",
            Self::InternalError => "unexpected internal error",
            Self::ServerAtCapacity => "no free slot",
            Self::AuthenticationFailed => "bad key",
            Self::SessionTimeout => "session too long",
            Self::InvalidMessage => "cannot read message",
            Self::RateLimited => "too many requests",
            Self::ResourceUnavailable => "model not loaded",
            Self::ClientTimeout => "no audio came in",
        }
    }

    pub fn may_retry(self) -> bool {
        use SpeechClose::*;
        matches!(
            self,
            GoingAway | InternalError | ServerAtCapacity | RateLimited
        )
    }
}

impl fmt::Display for SpeechClose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {self:?}", *self as u16)
    }
}

/// A Close frame has room for 123 bytes, and no character may be cut in two.
pub fn truncated(reason: &str) -> &str {
    let mut end = reason.len().min(123);
    while !reason.is_char_boundary(end) {
        end -= 1;
    }
    &reason[..end]
}
