//! An enum of codes for tests, in the shape that `close_codes!` emits: a few standard codes, five of its own and two
//! ranges.

use core::fmt;
use core::str::FromStr;

use crate::{
    __private, CodeInfo, CodeSet, Comparison, Language, ParseCodeError, RangeInfo, Reconnect,
    SentBy, Session, Spec, UnknownCode,
};

#[repr(u16)]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum TestClose {
    NormalClosure = 1000,
    Reserved = 1004,
    NoStatusReceived = 1005,
    AbnormalClosure = 1006,
    PolicyViolation = 1008,
    MandatoryExtension = 1010,
    InternalError = 1011,
    TlsHandshakeFailure = 1015,
    SessionExpired = 4001,
    Leaving = 4002,
    Internal = 4003,
    Retired = 4004,
    OwnInRange = 4900,
}

/// A code with nothing but what every code has.
const PLAIN: CodeInfo = CodeInfo {
    code: 0,
    name: "",
    title: "",
    description: "",
    seen_when: None,
    how_to_fix: None,
    sent_by: SentBy::Either,
    reconnect: None,
    session: None,
    reason: None,
    reference: None,
    deprecated: None,
};

impl TestClose {
    pub(crate) const ALL: [Self; 13] = [
        Self::NormalClosure,
        Self::Reserved,
        Self::NoStatusReceived,
        Self::AbnormalClosure,
        Self::PolicyViolation,
        Self::MandatoryExtension,
        Self::InternalError,
        Self::TlsHandshakeFailure,
        Self::SessionExpired,
        Self::Leaving,
        Self::Internal,
        Self::Retired,
        Self::OwnInRange,
    ];

    pub(crate) const SPEC: &'static Spec = &Spec {
        category: "Test Codes",
        codes: &[
            CodeInfo {
                code: 1000,
                name: "NormalClosure",
                title: "Normal Closure",
                description: "The work is done.",
                seen_when: Some("Either end finished."),
                reconnect: Some(Reconnect::Never),
                ..PLAIN
            },
            CodeInfo {
                code: 1004,
                name: "Reserved",
                title: "Reserved",
                sent_by: SentBy::Nobody,
                ..PLAIN
            },
            CodeInfo {
                code: 1005,
                name: "NoStatusReceived",
                title: "No Status Received",
                sent_by: SentBy::Nobody,
                ..PLAIN
            },
            CodeInfo {
                code: 1006,
                name: "AbnormalClosure",
                title: "Abnormal Closure",
                sent_by: SentBy::Nobody,
                reconnect: Some(Reconnect::Immediately),
                ..PLAIN
            },
            CodeInfo {
                code: 1008,
                name: "PolicyViolation",
                title: "Policy *Violation*",
                description: "- Not a list.\n1. Nor this.",
                ..PLAIN
            },
            CodeInfo {
                code: 1010,
                name: "MandatoryExtension",
                title: "Mandatory Extension",
                sent_by: SentBy::Client,
                ..PLAIN
            },
            CodeInfo {
                code: 1011,
                name: "InternalError",
                title: "Internal Error",
                description: "It failed.",
                ..PLAIN
            },
            CodeInfo {
                code: 1015,
                name: "TlsHandshakeFailure",
                title: "TLS Handshake Failure",
                sent_by: SentBy::Nobody,
                ..PLAIN
            },
            CodeInfo {
                code: 4001,
                name: "SessionExpired",
                title: "Session Expired",
                description: "The token is too old.",
                seen_when: Some("The token expires."),
                how_to_fix: Some("Fetch a new token."),
                sent_by: SentBy::Server,
                reconnect: Some(Reconnect::AfterFix),
                session: Some(Session::New),
                reason: Some("token expired"),
                reference: Some("https://example.org/chat#4001"),
                ..PLAIN
            },
            CodeInfo {
                code: 4002,
                name: "Leaving",
                title: "Leaving",
                sent_by: SentBy::Client,
                ..PLAIN
            },
            CodeInfo {
                code: 4003,
                name: "Internal",
                title: "Internal",
                description: "The state machine\ngave up.",
                sent_by: SentBy::Nobody,
                ..PLAIN
            },
            CodeInfo {
                code: 4004,
                name: "Retired",
                title: "Retired",
                deprecated: Some("Use 4001."),
                ..PLAIN
            },
            CodeInfo {
                code: 4900,
                name: "OwnInRange",
                title: "Own In Range",
                sent_by: SentBy::Client,
                ..PLAIN
            },
        ],
        ranges: &[
            RangeInfo {
                first: 4100,
                last: 4199,
                title: "Back Off",
                description: "The server is busy.",
                seen_when: None,
                how_to_fix: None,
                sent_by: SentBy::Nobody,
                reconnect: Some(Reconnect::Backoff),
                session: Some(Session::Resume),
                reference: None,
                deprecated: None,
            },
            RangeInfo {
                first: 4900,
                last: 4949,
                title: "Server Trouble",
                description: "The server failed.",
                seen_when: None,
                how_to_fix: None,
                sent_by: SentBy::Server,
                reconnect: None,
                session: None,
                reference: None,
                deprecated: None,
            },
        ],
    };

    pub(crate) const LANGUAGES: &'static [Language] = &[Language::ENGLISH];

    pub(crate) const COMPARISONS: [Comparison; 13 * (13 - 1) / 2] =
        __private::comparisons(Self::SPEC);

    const fn position(code: u16) -> Option<usize> {
        match code {
            1000 => Some(0),
            1004..=1006 => Some(code as usize - 1003),
            1008 => Some(4),
            1010..=1011 => Some(code as usize - 1005),
            1015 => Some(7),
            4001..=4004 => Some(code as usize - 3993),
            4900 => Some(12),
            _ => None,
        }
    }

    pub(crate) const fn from_code(code: u16) -> Option<Self> {
        match Self::position(code) {
            Some(position) => Some(Self::ALL[position]),
            None => None,
        }
    }

    pub(crate) const fn code(self) -> u16 {
        self as u16
    }

    pub(crate) const fn info(self) -> &'static CodeInfo {
        match Self::position(self as u16) {
            Some(position) => &Self::SPEC.codes[position],
            None => unreachable!(),
        }
    }

    pub(crate) const fn compare(self, other: Self) -> Comparison {
        __private::compare(Self::SPEC, self.info(), other.info())
    }
}

impl fmt::Debug for TestClose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.info().name)
    }
}

impl fmt::Display for TestClose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.info(), f)
    }
}

impl FromStr for TestClose {
    type Err = ParseCodeError;

    fn from_str(text: &str) -> Result<Self, ParseCodeError> {
        __private::from_str(text)
    }
}

impl TryFrom<u16> for TestClose {
    type Error = UnknownCode;

    fn try_from(code: u16) -> Result<Self, UnknownCode> {
        Self::from_code(code).ok_or(__private::unknown_code(code))
    }
}

impl From<TestClose> for u16 {
    fn from(code: TestClose) -> Self {
        code.code()
    }
}

impl PartialEq<u16> for TestClose {
    fn eq(&self, other: &u16) -> bool {
        self.code() == *other
    }
}

impl CodeSet for TestClose {
    const ALL: &'static [Self] = &Self::ALL;
    const SPEC: &'static Spec = Self::SPEC;
    const LANGUAGES: &'static [Language] = Self::LANGUAGES;

    fn from_code(code: u16) -> Option<Self> {
        Self::from_code(code)
    }

    fn code(self) -> u16 {
        self.code()
    }

    fn info(self) -> &'static CodeInfo {
        self.info()
    }
}

__private::impl_serialize! { TestClose }
__private::impl_deserialize! { TestClose }
