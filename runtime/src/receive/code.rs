//! A code that came in, as a spec knows it.

use core::fmt;

use crate::standard::STANDARD;
use crate::{CodeClass, CodeInfo, CodeSet, RangeInfo, Reconnect, Session};

/// A received code: a variant of `C`, a number in one of its ranges, or a number that its spec does not know.
///
/// What the spec of `C` does not know is looked up in the standard registry, so that 1006 has a title and a reconnect
/// policy even where a spec lists its own codes only.
///
/// Its `Display` is the number with the title, such as "1001 Going Away"; with the title of the range in brackets, such
/// as "4150 (Back Off)"; or the number alone.
///
/// ```
/// use close_codes::{CloseCode, ReceivedClose, ReceivedCode, Reconnect};
///
/// let received = ReceivedClose::<CloseCode>::from_parts(4999, "").unwrap();
/// let wait = match received.code() {
///     ReceivedCode::Known(CloseCode::NormalClosure) => false,
///     code => code.reconnect() != Some(Reconnect::Never),
/// };
/// assert!(wait);
/// assert_eq!(received.code(), 4999);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReceivedCode<C> {
    /// A code that the spec lists.
    Known(C),
    /// A code that the spec does not list, in a range that it does.
    InRange(u16, &'static RangeInfo),
    /// A code that the spec does not know. It is legal all the same, or 1005, 1006 or 1015.
    Unknown(u16),
}

impl<C: CodeSet> ReceivedCode<C> {
    pub(crate) fn new(code: u16) -> Self {
        if let Some(known) = C::from_code(code) {
            Self::Known(known)
        } else if let Some(range) = C::SPEC.range(code) {
            Self::InRange(code, range)
        } else {
            Self::Unknown(code)
        }
    }

    /// The number.
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedCode};
    ///
    /// assert_eq!(ReceivedCode::Known(CloseCode::GoingAway).as_u16(), 1001);
    /// ```
    #[must_use]
    pub fn as_u16(self) -> u16 {
        match self {
            Self::Known(code) => code.code(),
            Self::InRange(code, _) | Self::Unknown(code) => code,
        }
    }

    /// Whether to connect again, where the code, its range or the standard registry says so.
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedCode, Reconnect};
    ///
    /// assert_eq!(ReceivedCode::Known(CloseCode::NormalClosure).reconnect(), Some(Reconnect::Never));
    /// assert_eq!(ReceivedCode::<CloseCode>::Unknown(4999).reconnect(), None);
    /// ```
    #[must_use]
    pub fn reconnect(self) -> Option<Reconnect> {
        match self {
            Self::InRange(_, range) => range.reconnect,
            _ => self.info()?.reconnect,
        }
    }

    /// Whether the old session survives, where the code, its range or the standard registry says so.
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedCode};
    ///
    /// // The standard knows no sessions; a protocol's own spec may.
    /// assert_eq!(ReceivedCode::Known(CloseCode::GoingAway).session(), None);
    /// ```
    #[must_use]
    pub fn session(self) -> Option<Session> {
        match self {
            Self::InRange(_, range) => range.session,
            _ => self.info()?.session,
        }
    }

    /// The title of the code, of its range, or of the standard registry.
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedCode};
    ///
    /// assert_eq!(ReceivedCode::Known(CloseCode::GoingAway).title(), Some("Going Away"));
    /// assert_eq!(ReceivedCode::<CloseCode>::Unknown(4999).title(), None);
    /// ```
    #[must_use]
    pub fn title(self) -> Option<&'static str> {
        match self {
            Self::InRange(_, range) => Some(range.title),
            _ => Some(self.info()?.title),
        }
    }

    /// A label for metrics, with as few values as the spec has entries, whatever a peer sends: the name of the code,
    /// the title of its range, the name in the standard registry, or `unknown_protocol`, `unknown_registered` or
    /// `unknown_private`.
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedCode};
    ///
    /// assert_eq!(ReceivedCode::Known(CloseCode::GoingAway).as_label(), "GoingAway");
    /// assert_eq!(ReceivedCode::<CloseCode>::Unknown(4999).as_label(), "unknown_private");
    /// ```
    #[must_use]
    pub fn as_label(self) -> &'static str {
        match self {
            Self::InRange(_, range) => range.title,
            _ => match self.info() {
                Some(info) => info.name,
                None => match CodeClass::of(self.as_u16()) {
                    CodeClass::Protocol => "unknown_protocol",
                    CodeClass::Registered => "unknown_registered",
                    CodeClass::Private => "unknown_private",
                },
            },
        }
    }

    /// What the spec, or else the standard registry, says about the code itself.
    fn info(self) -> Option<&'static CodeInfo> {
        match self {
            Self::Known(code) => Some(code.info()),
            Self::InRange(..) => None,
            Self::Unknown(code) => STANDARD.code(code),
        }
    }
}

impl<C: CodeSet> PartialEq<u16> for ReceivedCode<C> {
    fn eq(&self, other: &u16) -> bool {
        self.as_u16() == *other
    }
}

impl<C: CodeSet> fmt::Display for ReceivedCode<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InRange(code, range) => write!(f, "{code} ({})", range.title),
            _ => match self.info() {
                Some(info) => info.fmt(f),
                None => self.as_u16().fmt(f),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::*;
    use crate::test_codes::TestClose;

    fn code(code: u16) -> ReceivedCode<TestClose> {
        ReceivedCode::new(code)
    }

    #[test]
    fn every_number_is_known_in_a_range_or_unknown() {
        for number in 0..=u16::MAX {
            let received = code(number);
            assert_eq!(received.as_u16(), number);
            assert_eq!(received, number);
            assert_ne!(received, number ^ 1);
            match received {
                ReceivedCode::Known(known) => assert_eq!(known.code(), number),
                ReceivedCode::InRange(_, range) => {
                    assert!(range.contains(number) && TestClose::from_code(number).is_none());
                }
                ReceivedCode::Unknown(_) => {
                    assert!(
                        TestClose::from_code(number).is_none()
                            && TestClose::SPEC.range(number).is_none()
                    );
                }
            }
        }
    }

    #[test]
    fn a_code_in_a_range_has_what_the_range_says_but_listed_it_has_its_own() {
        let in_range = code(4150);
        assert_eq!(in_range.title(), Some("Back Off"));
        assert_eq!(in_range.reconnect(), Some(Reconnect::Backoff));
        assert_eq!(in_range.session(), Some(Session::Resume));
        assert_eq!(in_range.as_label(), "Back Off");
        assert_eq!(in_range.to_string(), "4150 (Back Off)");

        assert_eq!(code(4900), ReceivedCode::Known(TestClose::OwnInRange));
        assert_eq!(code(4900).title(), Some("Own In Range"));
    }

    #[test]
    fn what_the_spec_lacks_comes_from_the_standard() {
        let restart = code(1012);
        assert_eq!(restart, ReceivedCode::Unknown(1012));
        assert_eq!(restart.title(), Some("Service Restart"));
        assert_eq!(restart.reconnect(), Some(Reconnect::Backoff));
        assert_eq!(restart.as_label(), "ServiceRestart");
        assert_eq!(restart.to_string(), "1012 Service Restart");
        // This spec has a 1006 of its own.
        assert_eq!(code(1006).reconnect(), Some(Reconnect::Immediately));
    }

    #[test]
    fn what_nobody_knows_has_a_number_and_a_class() {
        for (number, label) in [
            (2000, "unknown_protocol"),
            (3999, "unknown_registered"),
            (4999, "unknown_private"),
        ] {
            let unknown = code(number);
            assert_eq!(
                (unknown.title(), unknown.reconnect(), unknown.session()),
                (None, None, None)
            );
            assert_eq!(unknown.as_label(), label);
            assert_eq!(unknown.to_string(), number.to_string());
        }
    }
}
