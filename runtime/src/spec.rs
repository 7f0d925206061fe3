//! The table behind an enum of codes: what a spec file says, as constants.

use core::fmt;

/// Everything that a spec file says about its codes.
///
/// `close_codes!` writes one for every enum; reach it as [`CodeSet::SPEC`](crate::CodeSet::SPEC). Fields may be added
/// in a minor release, so leave it to the macro to write one.
///
/// ```
/// use close_codes::{CloseCode, CodeSet};
///
/// let spec = <CloseCode as CodeSet>::SPEC;
/// assert_eq!(spec.code(1000).map(|info| info.name), Some("NormalClosure"));
/// assert!(spec.code(2999).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Spec {
    /// What the codes are called together, such as "WebSocket Close Codes".
    pub category: &'static str,
    /// The codes, in numeric order, each number once.
    pub codes: &'static [CodeInfo],
    /// The ranges of codes with one meaning, in numeric order, without overlap.
    pub ranges: &'static [RangeInfo],
}

impl Spec {
    /// What the spec says about one code, if it lists it by itself.
    ///
    /// ```
    /// use close_codes::{CloseCode, CodeSet};
    ///
    /// assert_eq!(<CloseCode as CodeSet>::SPEC.code(1001).unwrap().title, "Going Away");
    /// ```
    #[must_use]
    pub const fn code(&self, code: u16) -> Option<&'static CodeInfo> {
        let (mut low, mut high) = (0, self.codes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let info = &self.codes[middle];
            if info.code == code {
                return Some(info);
            } else if info.code < code {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        None
    }

    /// The range that a code is in, if any. The code may also be listed by itself.
    ///
    /// ```
    /// use close_codes::{RangeInfo, SentBy, Spec};
    ///
    /// const RANGES: &[RangeInfo] = &[RangeInfo {
    ///     first: 4100,
    ///     last: 4199,
    ///     title: "Back Off",
    ///     description: "The server is busy.",
    ///     seen_when: None,
    ///     how_to_fix: None,
    ///     sent_by: SentBy::Server,
    ///     reconnect: None,
    ///     session: None,
    ///     reference: None,
    ///     deprecated: None,
    /// }];
    /// const SPEC: Spec = Spec { category: "Chat", codes: &[], ranges: RANGES };
    ///
    /// assert_eq!(SPEC.range(4150).unwrap().title, "Back Off");
    /// assert!(SPEC.range(4200).is_none());
    /// ```
    #[must_use]
    pub const fn range(&self, code: u16) -> Option<&'static RangeInfo> {
        let (mut low, mut high) = (0, self.ranges.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let range = &self.ranges[middle];
            if range.contains(code) {
                return Some(range);
            } else if range.last < code {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        None
    }

    /// Who may send a code. The code itself comes first, then its range, then the standard registry.
    ///
    /// A spec that does not extend the standard one knows nothing of 1010, which a server must not send all the same.
    pub(crate) const fn sent_by(&self, code: u16) -> SentBy {
        if let Some(info) = self.code(code) {
            info.sent_by
        } else if let Some(range) = self.range(code) {
            range.sent_by
        } else if let Some(info) = crate::standard::STANDARD.code(code) {
            info.sent_by
        } else {
            SentBy::Either
        }
    }

    /// The title of a code, of its range, or of the standard registry.
    pub(crate) const fn title(&self, code: u16) -> Option<&'static str> {
        if let Some(info) = self.code(code) {
            Some(info.title)
        } else if let Some(range) = self.range(code) {
            Some(range.title)
        } else if let Some(info) = crate::standard::STANDARD.code(code) {
            Some(info.title)
        } else {
            None
        }
    }
}

/// What a spec says about one code: a `[[code]]` of the file.
///
/// Its `Display` is the number and the title, such as "1000 Normal Closure".
///
/// ```
/// use close_codes::{CloseCode, CodeSet, SentBy};
///
/// let info = CodeSet::info(CloseCode::MandatoryExtension);
/// assert_eq!(info.to_string(), "1010 Mandatory Extension");
/// assert_eq!(info.sent_by, SentBy::Client);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CodeInfo {
    /// The number, from 1000 to 4999.
    pub code: u16,
    /// The variant of the enum, such as `SessionExpired`.
    pub name: &'static str,
    /// The name that people read, such as "Session Expired".
    pub title: &'static str,
    /// What the code means.
    pub description: &'static str,
    /// When one sees it.
    pub seen_when: Option<&'static str>,
    /// What to do about it.
    pub how_to_fix: Option<&'static str>,
    /// Who may send it.
    pub sent_by: SentBy,
    /// Whether to connect again, where the spec says so.
    pub reconnect: Option<Reconnect>,
    /// Whether the old session survives, where the spec says so.
    pub session: Option<Session>,
    /// The reason that is sent with the code unless the sender gives another: at most 123 bytes of UTF-8.
    pub reason: Option<&'static str>,
    /// Where the code is defined: a URL, or words such as "RFC 6455, section 7.4.1".
    pub reference: Option<&'static str>,
    /// Why not to use the code any more, if so.
    pub deprecated: Option<&'static str>,
}

impl CodeInfo {
    /// Which part of the number space the code is in (RFC 6455, section 7.4.2).
    ///
    /// ```
    /// use close_codes::{CloseCode, CodeClass, CodeSet};
    ///
    /// assert_eq!(CodeSet::info(CloseCode::GoingAway).class(), CodeClass::Protocol);
    /// ```
    #[must_use]
    pub const fn class(&self) -> CodeClass {
        CodeClass::of(self.code)
    }
}

impl fmt::Display for CodeInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.title)
    }
}

/// What a spec says about a whole range of codes: a `[[range]]` of the file.
///
/// Its `Display` is the two numbers and the title, such as "4100-4199 Back Off".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RangeInfo {
    /// The first code of the range.
    pub first: u16,
    /// The last code of the range, which belongs to it.
    pub last: u16,
    /// The name that people read.
    pub title: &'static str,
    /// What the codes of the range mean.
    pub description: &'static str,
    /// When one sees one of them.
    pub seen_when: Option<&'static str>,
    /// What to do about it.
    pub how_to_fix: Option<&'static str>,
    /// Who may send them.
    pub sent_by: SentBy,
    /// Whether to connect again, where the spec says so.
    pub reconnect: Option<Reconnect>,
    /// Whether the old session survives, where the spec says so.
    pub session: Option<Session>,
    /// Where the range is defined: a URL, or words such as "RFC 6455, section 7.4.1".
    pub reference: Option<&'static str>,
    /// Why not to use the range any more, if so.
    pub deprecated: Option<&'static str>,
}

impl RangeInfo {
    /// Whether a code is in the range.
    ///
    /// ```
    /// use close_codes::{RangeInfo, SentBy};
    ///
    /// const RANGE: RangeInfo = RangeInfo {
    ///     first: 4100,
    ///     last: 4199,
    ///     title: "Back Off",
    ///     description: "The server is busy.",
    ///     seen_when: None,
    ///     how_to_fix: None,
    ///     sent_by: SentBy::Server,
    ///     reconnect: None,
    ///     session: None,
    ///     reference: None,
    ///     deprecated: None,
    /// };
    /// assert!(RANGE.contains(4100) && RANGE.contains(4199));
    /// assert!(!RANGE.contains(4200));
    /// assert_eq!(RANGE.to_string(), "4100-4199 Back Off");
    /// ```
    #[must_use]
    pub const fn contains(&self, code: u16) -> bool {
        self.first <= code && code <= self.last
    }
}

impl fmt::Display for RangeInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{} {}", self.first, self.last, self.title)
    }
}

/// Writes `as_str` and `Display` of an enum whose variants have a spelling in the spec file.
macro_rules! spelled {
    ($type:ident { $($variant:ident = $spelling:literal),+ $(,)? }) => {
        impl $type {
            /// The spelling of the spec file.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $spelling,)+
                }
            }

            #[cfg(test)]
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),+];
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

/// Who may send a code: the `sent_by` of a spec.
///
/// ```
/// assert_eq!(close_codes::SentBy::Nobody.as_str(), "nobody");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum SentBy {
    /// Both ends may send it.
    Either,
    /// The client alone may send it.
    Client,
    /// The server alone may send it.
    Server,
    /// It must never be in a Close frame; it is only reported locally.
    Nobody,
}

spelled!(SentBy { Either = "either", Client = "client", Server = "server", Nobody = "nobody" });

/// What to do after a close: the `reconnect` of a spec.
///
/// RFC 6455 leaves the reaction open, so this is the policy of the protocol that the spec describes.
///
/// ```
/// assert_eq!(close_codes::Reconnect::AfterFix.as_str(), "after_fix");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Reconnect {
    /// Do not connect again.
    Never,
    /// Change something first: the same attempt would fail again.
    AfterFix,
    /// Connect again, and wait longer after each failed attempt.
    Backoff,
    /// Connect again at once.
    Immediately,
}

spelled!(Reconnect { Never = "never", AfterFix = "after_fix", Backoff = "backoff", Immediately = "immediately" });

/// What becomes of the session on a new connection: the `session` of a spec.
///
/// ```
/// assert_eq!(close_codes::Session::Resume.as_str(), "resume");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Session {
    /// The old session goes on.
    Resume,
    /// A new session starts.
    New,
}

spelled!(Session { Resume = "resume", New = "new" });

/// The part of the number space that a code is in (RFC 6455, section 7.4.2).
///
/// ```
/// assert_eq!(close_codes::CodeClass::Private.as_str(), "private");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum CodeClass {
    /// 1000 to 2999: the protocol and its extensions.
    Protocol,
    /// 3000 to 3999: libraries, frameworks and applications, registered with IANA.
    Registered,
    /// 4000 to 4999: private use.
    Private,
}

spelled!(CodeClass { Protocol = "protocol", Registered = "registered", Private = "private" });

impl CodeClass {
    /// The class of a code from 1000 to 4999.
    pub(crate) const fn of(code: u16) -> Self {
        match code {
            0..=2999 => Self::Protocol,
            3000..=3999 => Self::Registered,
            4000..=u16::MAX => Self::Private,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::*;
    use crate::test_codes::TestClose;

    #[test]
    fn every_number_finds_its_code_and_its_range() {
        let spec = TestClose::SPEC;
        for code in 0..=u16::MAX {
            assert_eq!(
                spec.code(code),
                spec.codes.iter().find(|info| info.code == code),
                "{code}"
            );
            assert_eq!(
                spec.range(code),
                spec.ranges.iter().find(|range| range.contains(code)),
                "{code}"
            );
        }
        assert!(spec.range(4949).is_some() && spec.range(4100).is_some());
    }

    #[test]
    fn each_of_many_ranges_is_found() {
        static RANGES: [RangeInfo; 20] = {
            let mut ranges = [*TestClose::SPEC.range(4100).unwrap(); 20];
            let (mut at, mut first) = (0, 4000);
            while at < ranges.len() {
                ranges[at].first = first;
                ranges[at].last = first + 4;
                (at, first) = (at + 1, first + 10);
            }
            ranges
        };
        let spec = Spec {
            category: "",
            codes: &[],
            ranges: &RANGES,
        };
        for code in 3990..4210 {
            let range = RANGES.iter().find(|range| range.contains(code));
            assert_eq!(spec.range(code), range, "{code}");
        }
        assert_eq!(RANGES[1].to_string(), "4010-4014 Back Off");
    }

    #[test]
    fn an_empty_spec_finds_nothing() {
        let spec = Spec {
            category: "",
            codes: &[],
            ranges: &[],
        };
        assert_eq!(spec.code(1000), None);
        assert_eq!(spec.range(1000), None);
    }

    #[test]
    fn who_sends_comes_from_the_code_then_the_range_then_the_standard() {
        let spec = TestClose::SPEC;
        assert_eq!(spec.sent_by(4001), SentBy::Server);
        // 4900 is in a range of the server's, and says "client" itself.
        assert_eq!(spec.sent_by(4900), SentBy::Client);
        assert_eq!(spec.sent_by(4901), SentBy::Server);
        let empty = Spec {
            category: "",
            codes: &[],
            ranges: &[],
        };
        assert_eq!(empty.sent_by(1010), SentBy::Client);
        assert_eq!(empty.sent_by(4001), SentBy::Either);
    }

    #[test]
    fn classes_change_at_3000_and_4000() {
        for code in 1000..=4999 {
            let class = match code / 1000 {
                1 | 2 => CodeClass::Protocol,
                3 => CodeClass::Registered,
                _ => CodeClass::Private,
            };
            assert_eq!(CodeClass::of(code), class, "{code}");
        }
    }

    #[test]
    fn display_is_the_spelling_and_obeys_the_width() {
        macro_rules! check {
            ($($type:ident),+) => {
                $(for value in $type::ALL {
                    assert_eq!(value.to_string(), value.as_str());
                })+
            };
        }
        check!(SentBy, Reconnect, Session, CodeClass);
        assert_eq!(std::format!("{:>8}|", SentBy::Client), "  client|");
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_uses_the_same_spelling() {
        use serde::Deserialize as _;
        use serde::de::value::{Error, StrDeserializer};

        macro_rules! check {
            ($($type:ident),+) => {
                $(for value in $type::ALL {
                    let read = $type::deserialize(StrDeserializer::<Error>::new(value.as_str()));
                    assert_eq!(read.as_ref(), Ok(value));
                })+
            };
        }
        check!(SentBy, Reconnect, Session, CodeClass);
    }
}
