//! What the expansions of `close_codes!` and `close_frame!` call. Not for anybody else: it changes at any time.

use core::marker::PhantomData;

use crate::{CloseFrame, Code, CodeInfo, CodeSet, Comparison, RangeInfo, Role, Spec, UnknownCode};

pub use close_codes_macros::{ListCodes, close_codes, close_frame, generate};

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

    /// One of them.
    ///
    /// A function, since a row of indices is what clippy's `missing_asserts_for_indexing` is about.
    #[must_use]
    pub const fn standard_language(index: usize) -> &'static Language {
        &STANDARD_LANGUAGES[index]
    }
}

/// A range by its place in the table.
///
/// A function, since a row of indices is what clippy's `missing_asserts_for_indexing` is about.
///
/// # Panics
///
/// While compiling, when the table has no such place.
#[must_use]
pub const fn range(spec: &'static Spec, place: usize) -> &'static RangeInfo {
    &spec.ranges[place]
}

/// What `close_frame!` takes for a code.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a close code of a protocol",
    label = "not a variant of an enum made by `close_codes!`",
    note = "a number is written with the enum whose spec checks it: `4404 as ChatClose`"
)]
pub trait FrameCode: CodeSet {}

#[diagnostic::do_not_recommend]
impl<C: CodeSet> FrameCode for C {}

/// What `as` names in `close_frame!`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an enum of close codes",
    label = "not an enum made by `close_codes!`",
    note = "`as` names the enum whose spec checks the number: `4404 as ChatClose`"
)]
pub trait FrameProtocol: CodeSet {}

#[diagnostic::do_not_recommend]
impl<C: CodeSet> FrameProtocol for C {}

/// The table that a code is checked by.
#[must_use]
pub const fn spec_of<C: Code>(_: &C) -> &'static Spec {
    C::SPEC
}

/// The table that a variant in `close_frame!` is checked by.
#[must_use]
pub const fn spec_of_variant<C: FrameCode>(_: &C) -> &'static Spec {
    C::SPEC
}

/// The table that a number in `close_frame!` is checked by.
#[must_use]
pub const fn spec_named<C: FrameProtocol>() -> &'static Spec {
    C::SPEC
}

/// A code that the role may send.
#[derive(Clone, Copy, Debug)]
pub struct Sendable<R: Role> {
    spec: &'static Spec,
    code: u16,
    role: PhantomData<R>,
}

/// The code of `close_frame!`.
///
/// # Panics
///
/// While compiling, when the code must not be sent.
#[must_use]
#[track_caller]
pub const fn sendable<R: Role>(spec: &'static Spec, code: u16) -> Sendable<R> {
    let sendable = Sendable {
        spec,
        code,
        role: PhantomData,
    };
    // The reason is checked later; an empty one is never too long.
    let _ = frame_with_reason(sendable, "");
    sendable
}

/// The frame of `close_frame!` with a reason.
///
/// # Panics
///
/// While compiling, when the reason is too long.
#[track_caller]
pub const fn frame_with_reason<R: Role>(
    sendable: Sendable<R>,
    reason: &'static str,
) -> CloseFrame<'static, R> {
    match CloseFrame::checked(sendable.spec, sendable.code, reason) {
        Ok(frame) => frame,
        Err(error) => panic!("{}", error.message().as_str()),
    }
}

/// The frame of `close_frame!` with the reason that the spec gives the code, if any.
///
/// # Panics
///
/// Never: the reader of specs refuses a reason that is too long.
#[track_caller]
pub const fn frame_with_default_reason<R: Role>(sendable: Sendable<R>) -> CloseFrame<'static, R> {
    let reason = match sendable.spec.code(sendable.code) {
        Some(CodeInfo {
            reason: Some(reason),
            ..
        }) => reason,
        _ => "",
    };
    frame_with_reason(sendable, reason)
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
pub fn deserialize<'de, C: CodeSet, D: serde::Deserializer<'de>>(
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
                __serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::serde::Serializer::serialize_u16(
                    __serializer,
                    <$type>::code(*self),
                )
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
                __deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::deserialize::<Self, D>(__deserializer)
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
