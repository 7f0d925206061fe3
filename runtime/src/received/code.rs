//! A received code, looked up in a spec.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};

use super::label;
use crate::code_set::CodeSet;
use crate::entries::{CodeInfo, RangeInfo, Unlisted};
use crate::frame::{Code, CodeSealed};
use crate::padded::pad;
use crate::spec::Spec;
use crate::standard::STANDARD;
use close_codes_vocabulary::{Reconnect, SentBy, Session};

/// A received code: a variant of `C`, a number in one of its ranges, or a number that its spec does not have.
///
/// A code that the spec of `C` does not have is looked up in the standard registry, so that 1006 has a title and a
/// reconnect policy even if a spec lists only its own codes.
///
/// Any number converts with `from`, and back with [`as_u16`](Self::as_u16) or `into`. Codes are compared by their
/// numbers. With the feature `serde`, a code is written as its number, and any number is read.
///
/// A received code is a [`Code`], so a [`CloseFrame`](crate::CloseFrame) can be made with it, which checks who may send
/// it by the spec of `C`. A [retired](crate::Spec::retired) number may be received like any other, but nobody may send
/// it.
///
/// Its `Display` is the number with the title, such as "1001 Going Away", or with the title of the range in brackets,
/// such as "4150 (Back Off)", or the number alone. `{:#}` is the title alone, if there is one.
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
#[derive(Clone, Copy)]
pub enum ReceivedCode<C> {
    /// A code that the spec lists.
    Known(C),
    /// A code that the spec does not list, and the innermost range that it is in.
    ///
    /// A code that the spec lists is [`Known`](Self::Known), even if it is in a range. To test for all codes of a
    /// range, call [`RangeInfo::contains`].
    InRange(u16, &'static RangeInfo),
    /// A number that the spec does not have. If it was received, it is legal, or is 1005, 1006 or 1015.
    Unknown(u16),
}

impl<C: CodeSet> ReceivedCode<C> {
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

    /// Whether to connect again, if the spec says so for the code, for its range, or for all unlisted codes. Without
    /// `[unlisted]`, the standard registry decides for unlisted codes.
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedCode, Reconnect};
    ///
    /// assert_eq!(ReceivedCode::Known(CloseCode::NormalClosure).reconnect(), Some(Reconnect::Never));
    /// assert_eq!(ReceivedCode::<CloseCode>::Unknown(4999).reconnect(), None);
    /// ```
    #[must_use]
    pub fn reconnect(self) -> Option<Reconnect> {
        self.policy().reconnect
    }

    /// Whether the old session survives, if the spec says so for the code, for its range, or for all unlisted codes.
    /// Without `[unlisted]`, the standard registry decides for unlisted codes.
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedCode};
    ///
    /// // The registry has no sessions; the spec of a protocol may.
    /// assert_eq!(ReceivedCode::Known(CloseCode::GoingAway).session(), None);
    /// ```
    #[must_use]
    pub fn session(self) -> Option<Session> {
        self.policy().session
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
        match (self.info(), self) {
            (Some(info), _) => Some(info.title),
            (None, Self::InRange(_, range)) => Some(range.title),
            (None, Self::Known(_) | Self::Unknown(_)) => None,
        }
    }

    /// A label for metrics, with a bounded number of values, whatever a peer sends: the name of the code, the
    /// [`label`](RangeInfo::label) of its range, the name in the standard registry, or `unknown_protocol`,
    /// `unknown_registered` or `unknown_private`.
    ///
    /// A code that the spec lists and a range each have a label of their own. An illegal frame has a label too:
    /// [`DecodeError::as_label`](crate::DecodeError::as_label).
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedCode};
    ///
    /// assert_eq!(ReceivedCode::Known(CloseCode::GoingAway).as_label(), "GoingAway");
    /// assert_eq!(ReceivedCode::<CloseCode>::from(4999).as_label(), "unknown_private");
    /// ```
    #[must_use]
    pub fn as_label(self) -> &'static str {
        match self {
            Self::Known(code) => code.info().name,
            Self::InRange(_, range) => range.label,
            Self::Unknown(code) => match self.info() {
                Some(info) => label::of_standard(C::SPEC, code, info.name),
                None => label::of_unknown(code),
            },
        }
    }

    /// What to do after the code, from the spec or else from the standard registry.
    fn policy(self) -> Unlisted {
        let (reconnect, session) = match self {
            Self::Known(code) => (code.info().reconnect, code.info().session),
            Self::InRange(_, range) => (range.reconnect, range.session),
            Self::Unknown(code) => match (C::SPEC.unlisted, STANDARD.code(code)) {
                (Some(unlisted), _) => return unlisted,
                (None, Some(info)) => (info.reconnect, info.session),
                (None, None) => (None, None),
            },
        };
        Unlisted { reconnect, session }
    }

    /// The entry of the code itself, in the spec or else in the standard registry.
    fn info(self) -> Option<&'static CodeInfo> {
        match self {
            Self::Known(code) => Some(code.info()),
            Self::InRange(..) => None,
            Self::Unknown(code) => STANDARD.code(code),
        }
    }
}

/// Converts any number, legal or not. [`ReceivedClose`](crate::ReceivedClose) and [`CloseFrame`](crate::CloseFrame)
/// check which numbers may be in a frame.
///
/// ```
/// use close_codes::{CloseCode, ReceivedCode};
///
/// assert_eq!(ReceivedCode::from(1001), ReceivedCode::Known(CloseCode::GoingAway));
/// assert!(matches!(ReceivedCode::<CloseCode>::from(4999), ReceivedCode::Unknown(4999)));
/// ```
impl<C: CodeSet> From<u16> for ReceivedCode<C> {
    fn from(code: u16) -> Self {
        if let Some(known) = C::from_code(code) {
            Self::Known(known)
        } else if let Some(range) = C::SPEC.range(code) {
            Self::InRange(code, range)
        } else {
            Self::Unknown(code)
        }
    }
}

impl<C: CodeSet> From<C> for ReceivedCode<C> {
    fn from(code: C) -> Self {
        Self::Known(code)
    }
}

impl<C: CodeSet> From<ReceivedCode<C>> for u16 {
    fn from(code: ReceivedCode<C>) -> Self {
        code.as_u16()
    }
}

impl<C: CodeSet> CodeSealed for ReceivedCode<C> {}

/// Checked by the spec of `C`: by its entry of the code, or else of the range, or else by the standard registry.
impl<C: CodeSet> Code for ReceivedCode<C> {
    const SPEC: &'static Spec = C::SPEC;

    #[inline]
    fn code(self) -> u16 {
        self.as_u16()
    }

    #[inline]
    fn sent_by(self) -> SentBy {
        match self {
            Self::Known(code) => code.info().sent_by,
            // A value that was not made from its number may have the wrong range.
            Self::InRange(code, _) | Self::Unknown(code) => C::SPEC.sent_by(code),
        }
    }
}

impl<C: CodeSet> PartialEq for ReceivedCode<C> {
    fn eq(&self, other: &Self) -> bool {
        self.as_u16() == other.as_u16()
    }
}

impl<C: CodeSet> Eq for ReceivedCode<C> {}

impl<C: CodeSet> PartialOrd for ReceivedCode<C> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Compares the numbers.
impl<C: CodeSet> Ord for ReceivedCode<C> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_u16().cmp(&other.as_u16())
    }
}

impl<C: CodeSet> Hash for ReceivedCode<C> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_u16().hash(state);
    }
}

impl<C: CodeSet> PartialEq<u16> for ReceivedCode<C> {
    fn eq(&self, other: &u16) -> bool {
        self.as_u16() == *other
    }
}

/// "Known(GoingAway)", "InRange(4150, 4100-4199 Back Off)" or "Unknown(4999)": a range without its texts.
impl<C: CodeSet> fmt::Debug for ReceivedCode<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // This ignores `{:#?}`, which would take three lines.
        match self {
            Self::Known(code) => write!(f, "Known({code:?})"),
            Self::InRange(code, range) => write!(f, "InRange({code}, {range})"),
            Self::Unknown(code) => write!(f, "Unknown({code})"),
        }
    }
}

impl<C: CodeSet> fmt::Display for ReceivedCode<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            _ if f.alternate() => match self.title() {
                Some(title) => pad(f, format_args!("{title}")),
                None => pad(f, format_args!("{}", self.as_u16())),
            },
            _ => match (self.info(), self) {
                (Some(info), _) => info.fmt(f),
                (None, Self::InRange(code, range)) => {
                    pad(f, format_args!("{code} ({})", range.title))
                }
                (None, Self::Known(_) | Self::Unknown(_)) => {
                    pad(f, format_args!("{}", self.as_u16()))
                }
            },
        }
    }
}

/// With the feature `serde`: writes the number.
#[cfg(feature = "serde")]
impl<C: CodeSet> serde::Serialize for ReceivedCode<C> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.as_u16())
    }
}

/// With the feature `serde`: reads any `u16`.
#[cfg(feature = "serde")]
impl<'de, C: CodeSet> serde::Deserialize<'de> for ReceivedCode<C> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <u16 as serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::*;
    use crate::test_codes::TestClose;

    fn code(code: u16) -> ReceivedCode<TestClose> {
        ReceivedCode::from(code)
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
    fn a_code_in_a_range_has_the_texts_of_the_range_unless_it_is_listed() {
        let in_range = code(4150);
        assert_eq!(in_range.title(), Some("Back Off"));
        assert_eq!(in_range.reconnect(), Some(Reconnect::Backoff));
        assert_eq!(in_range.session(), Some(Session::Resume));
        assert_eq!(in_range.as_label(), "4100-4199");
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
    fn an_unknown_code_has_a_number_and_a_class() {
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

    #[test]
    fn numbers_convert_both_ways_and_order_by_number() {
        for number in 0..=u16::MAX {
            let received = code(number);
            assert_eq!(u16::from(received), number);
            assert_eq!(received, ReceivedCode::Unknown(number));
            assert_eq!(received.cmp(&code(4001)), number.cmp(&4001));
        }
        assert_eq!(ReceivedCode::from(TestClose::Leaving), code(4002));
    }

    #[test]
    fn equal_codes_have_equal_hashes() {
        use std::hash::{BuildHasher as _, RandomState};

        let state = RandomState::new();
        assert_eq!(
            state.hash_one(code(4001)),
            state.hash_one(ReceivedCode::<TestClose>::Unknown(4001))
        );
    }

    #[test]
    fn a_number_is_sent_by_the_rules_of_its_range() {
        use crate::frame::{Client, CloseFrame, SendErrorKind, Server};

        // It is in a range of codes that only the server sends.
        assert!(CloseFrame::<Server>::new(code(4901), "").is_ok());
        let error = CloseFrame::<Client>::new(code(4901), "").expect_err("the server's");
        assert_eq!(error.kind(), SendErrorKind::WrongRole);
        // One is in a range that nobody sends, the other is listed and in a range.
        assert!(CloseFrame::<Server>::new(code(4150), "").is_err());
        assert!(CloseFrame::<Client>::new(code(4900), "").is_ok());
        // It does not matter how the value was made.
        assert!(CloseFrame::<Client>::new(ReceivedCode::<TestClose>::Unknown(4901), "").is_err());
    }

    #[test]
    fn a_width_is_for_the_number_and_the_title_together() {
        for number in [4001, 4150, 1012, 4999] {
            let (code, text) = (code(number), code(number).to_string());
            assert_eq!(std::format!("{code:>40}|"), std::format!("{text:>40}|"));
            let title = std::format!("{code:#}");
            assert_eq!(std::format!("{code:#40}|"), std::format!("{title:40}|"));
            // A precision has no effect, so that no number is cut off.
            assert_eq!(
                std::format!("{code:.3} {code:#.3}"),
                std::format!("{text} {title}")
            );
        }
    }

    #[test]
    fn alternate_display_is_the_title_alone() {
        let shown = |number| std::format!("{:#}", code(number));
        assert_eq!(shown(4001), "Session Expired");
        assert_eq!(shown(4150), "Back Off");
        assert_eq!(shown(1012), "Service Restart");
        assert_eq!(shown(4999), "4999");
    }

    #[test]
    fn debug_is_short() {
        let debug = |number| std::format!("{:#?}", code(number));
        assert_eq!(debug(4001), "Known(SessionExpired)");
        assert_eq!(debug(4150), "InRange(4150, 4100-4199 Back Off)");
        assert_eq!(debug(4999), "Unknown(4999)");
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_takes_any_number() {
        for number in 0..=u16::MAX {
            let json = serde_json::to_string(&code(number)).expect("it is data");
            assert_eq!(json, number.to_string());
            assert_eq!(
                serde_json::from_str::<ReceivedCode<TestClose>>(&json).ok(),
                Some(code(number))
            );
        }
        assert!(serde_json::from_str::<ReceivedCode<TestClose>>("65536").is_err());
    }

    /// The spec makes no difference.
    #[test]
    fn codes_are_compared_and_hashed_by_their_numbers() {
        use std::collections::HashSet;

        let one = ReceivedCode::<TestClose>::Unknown(1000);
        assert_eq!(one, code(1000));
        assert_ne!(one, code(1001));
        assert_eq!(one.partial_cmp(&code(1000)), Some(Ordering::Equal));
        assert_eq!(code(4999).partial_cmp(&code(1000)), Some(Ordering::Greater));
        assert_eq!(code(999).cmp(&one), Ordering::Less);
        let codes = HashSet::from([one, code(1000), code(1001), code(4001)]);
        assert_eq!(codes.len(), 3);

        let hash = |value: &dyn Fn(&mut std::hash::DefaultHasher)| {
            let mut hasher = std::hash::DefaultHasher::new();
            value(&mut hasher);
            hasher.finish()
        };
        let expected = hash(&|hasher| 4001_u16.hash(hasher));
        assert_eq!(hash(&|hasher| code(4001).hash(hasher)), expected);
        assert_ne!(hash(&|hasher| code(4002).hash(hasher)), expected);
    }
}
