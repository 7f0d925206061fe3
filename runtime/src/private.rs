//! What the expansions of `close_codes!` and `close_frame!` call. Not for anybody else: it changes at any time.

use crate::{
    CloseFrame, Code, CodeInfo, CodeSet, Comparison, ParseCodeError, Role, Spec, UnknownCode,
};

pub use core::compile_error;
pub use core::primitive::u16;

pub use close_codes_macros::close_codes;

/// The names in a generated table, short, since a table has thousands of them.
pub mod tables {
    pub use core::option::Option::{None, Some};

    pub use crate::{
        CodeInfo, CodeText, Headings, Language, RangeInfo, Reconnect, SentBy, Session, Spec,
        Templates,
    };

    /// English, then the languages that the standard registry is translated into.
    pub const STANDARD_LANGUAGES: &[Language] = crate::CloseCode::LANGUAGES;
}

/// The table that a code is checked by.
#[must_use]
pub const fn spec_of<C: Code>(_: &C) -> &'static Spec {
    C::SPEC
}

/// The frame of `close_frame!` with a reason.
///
/// # Panics
///
/// While compiling, when the frame must not be sent.
#[track_caller]
pub const fn frame_with_reason<R: Role>(
    spec: &'static Spec,
    code: u16,
    reason: &'static str,
) -> CloseFrame<'static, R> {
    match CloseFrame::checked(spec, code, reason) {
        Ok(frame) => frame,
        Err(error) => panic!("{}", error.message().as_str()),
    }
}

/// The frame of `close_frame!` with the reason that the spec gives the code, if any.
///
/// # Panics
///
/// While compiling, when the frame must not be sent.
#[track_caller]
pub const fn frame_with_default_reason<R: Role>(
    spec: &'static Spec,
    code: u16,
) -> CloseFrame<'static, R> {
    let reason = match spec.code(code) {
        Some(CodeInfo {
            reason: Some(reason),
            ..
        }) => reason,
        _ => "",
    };
    frame_with_reason(spec, code, reason)
}

/// Every pair of codes of a spec, the smaller number left: `COMPARISONS` of a generated enum.
///
/// # Panics
///
/// While compiling, when `N` is not the number of pairs.
#[must_use]
pub const fn comparisons<const N: usize>(spec: &'static Spec) -> [Comparison; N] {
    let codes = spec.codes;
    assert!(
        N == codes.len() * (codes.len() - 1) / 2,
        "as many comparisons as there are pairs of codes"
    );
    // An array needs a first value, and a spec of one code has no pair to give.
    let mut all = [Comparison::new(spec, &codes[0], &codes[0]); N];
    let (mut at, mut left) = (0, 0);
    while left < codes.len() {
        let mut right = left + 1;
        while right < codes.len() {
            all[at] = Comparison::new(spec, &codes[left], &codes[right]);
            at += 1;
            right += 1;
        }
        left += 1;
    }
    all
}

/// `compare` of a generated enum.
#[must_use]
pub const fn compare(
    spec: &'static Spec,
    left: &'static CodeInfo,
    right: &'static CodeInfo,
) -> Comparison {
    Comparison::new(spec, left, right)
}

/// The error of a generated enum's `TryFrom<u16>`.
#[must_use]
pub const fn unknown_code(code: u16) -> UnknownCode {
    UnknownCode::new(code)
}

/// `FromStr` of a generated enum: a number, a name or a title, and what `Display` writes.
///
/// ASCII letters match in upper and lower case alike. A number is digits alone.
///
/// # Errors
///
/// When no code is meant by the text.
pub fn from_str<C: CodeSet>(text: &str) -> Result<C, ParseCodeError> {
    let find = |wanted: &dyn Fn(&CodeInfo) -> bool| {
        C::ALL.iter().copied().find(|code| wanted(code.info()))
    };
    parse_number(text)
        .and_then(C::from_code)
        .or_else(|| find(&|info| info.name.eq_ignore_ascii_case(text)))
        .or_else(|| find(&|info| info.title.eq_ignore_ascii_case(text)))
        .or_else(|| {
            let (number, title) = text.split_once(' ')?;
            let code = C::from_code(parse_number(number)?)?;
            code.info()
                .title
                .eq_ignore_ascii_case(title)
                .then_some(code)
        })
        .ok_or(ParseCodeError::new())
}

/// Digits alone; `u16::from_str` takes a plus sign too.
fn parse_number(text: &str) -> Option<u16> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())?
}

#[cfg(feature = "serde")]
pub use serde;

/// `Deserialize` of a generated enum: the number.
///
/// # Errors
///
/// When the input is not a number, or the enum does not have it.
#[cfg(feature = "serde")]
pub fn deserialize<'de, C: CodeSet, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<C, D::Error> {
    use serde::de::Error as _;

    let code = <u16 as serde::Deserialize>::deserialize(deserializer)?;
    C::try_from(code).map_err(D::Error::custom)
}

/// `Serialize` and `Deserialize` of a generated enum, as the number.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serde {
    ($type:ty) => {
        impl $crate::__private::serde::Serialize for $type {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::serde::Serializer::serialize_u16(serializer, *self as u16)
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::deserialize::<Self, D>(deserializer)
            }
        }
    };
}

/// Nothing, without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serde {
    ($type:ty) => {};
}

pub use crate::__impl_serde as impl_serde;

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::*;
    use crate::test_codes::TestClose;

    #[test]
    fn a_code_is_found_by_its_number_its_name_its_title_and_its_display() {
        for code in TestClose::ALL {
            let info = code.info();
            for text in [
                info.code.to_string().as_str(),
                info.name,
                info.title,
                code.to_string().as_str(),
            ] {
                assert_eq!(text.parse(), Ok(code), "{text:?}");
                assert_eq!(text.to_ascii_uppercase().parse(), Ok(code), "{text:?}");
                assert_eq!(text.to_ascii_lowercase().parse(), Ok(code), "{text:?}");
            }
        }
    }

    #[test]
    fn other_texts_are_no_code() {
        for text in [
            "",
            " ",
            "999",
            "4999",
            "+1000",
            "-1000",
            "01000x",
            " 1000",
            "1000 ",
            "65536",
            "99999999999999999999",
            "1000 Going Away",
            "1000  Normal Closure",
            "Normal  Closure",
            "normal",
            "٤٠٠١",
        ] {
            assert_eq!(
                text.parse::<TestClose>(),
                Err(ParseCodeError::new()),
                "{text:?}"
            );
        }
    }

    #[test]
    fn numbers_go_both_ways() {
        for number in 0..=u16::MAX {
            match TestClose::try_from(number) {
                Ok(code) => assert_eq!(u16::from(code), number),
                Err(error) => {
                    assert_eq!(error.code(), number);
                    assert!(!TestClose::ALL.into_iter().any(|code| code == number));
                }
            }
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_takes_the_number_and_nothing_else() {
        use serde::Deserialize;
        use serde::de::IntoDeserializer;
        use serde::de::value::{Error, StrDeserializer, U16Deserializer, U64Deserializer};

        for code in TestClose::ALL {
            let number: U16Deserializer<Error> = code.code().into_deserializer();
            assert_eq!(TestClose::deserialize(number), Ok(code));
        }
        let unknown: U64Deserializer<Error> = 4999_u64.into_deserializer();
        assert!(TestClose::deserialize(unknown).is_err());
        assert!(TestClose::deserialize(StrDeserializer::<Error>::new("4001")).is_err());
    }
}
