//! What the expansions of `close_codes!` and `close_frame!` call. Not for anybody else: it changes at any time.

use crate::{CloseFrame, Code, CodeInfo, Comparison, Role, Spec, UnknownCode};

pub use core::compile_error;
pub use core::primitive::u16;

pub use close_codes_macros::close_codes;

pub use crate::code_from_str::from_str;

/// The names in a generated table, short, since a table has thousands of them.
pub mod tables {
    pub use core::option::Option::{None, Some};

    pub use crate::tables::{
        CodeRow, LanguageRow, RangeRow, RangeTextRow, TextRow, UnlistedRow, codes, language,
        range_texts, ranges, spec, texts,
    };
    pub use crate::{CodeInfo, CodeText, Language, RangeInfo, Spec};

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

#[cfg(feature = "serde")]
pub use serde;

/// `Deserialize` of a generated enum: the number.
///
/// # Errors
///
/// When the input is not a number, or the enum does not have it.
#[cfg(feature = "serde")]
pub fn deserialize<'de, C: crate::CodeSet, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<C, D::Error> {
    use serde::de::Error as _;

    let code = <u16 as serde::Deserialize>::deserialize(deserializer)?;
    C::try_from(code).map_err(D::Error::custom)
}

/// `Serialize` of a generated enum, as the number.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serialize {
    ($type:ty) => {
        impl $crate::__private::serde::Serialize for $type {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::serde::Serializer::serialize_u16(serializer, *self as u16)
            }
        }
    };
}

/// `Deserialize` of a generated enum, from the number.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_deserialize {
    ($type:ty) => {
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
macro_rules! __impl_serialize {
    ($type:ty) => {};
}

/// Nothing, without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_deserialize {
    ($type:ty) => {};
}

pub use crate::{__impl_deserialize as impl_deserialize, __impl_serialize as impl_serialize};
