//! What the expansions of `close_codes!` and `close_frame!` call. Not for anybody else: it changes at any time.

use core::marker::PhantomData;

use crate::{
    CloseFrame, Code, CodeInfo, CodeSet, Comparison, ParseCodeError, Role, Spec, UnknownCode,
};

pub use close_codes_macros::{ListCodes, close_codes, close_frame, generate};

/// The names in a generated table, short, since a table has thousands of them.
pub mod tables {
    pub use core::option::Option::{None, Some};

    pub use crate::tables::{CodeRow, RangeRow, TextRow, codes, ranges, texts};
    pub use crate::{Headings, Language, Spec, Templates};

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
    // With no reason, none is too long.
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
    let displayed = || {
        let (number, title) = text.split_once(' ')?;
        let code = C::from_code(parse_number(number)?)?;
        let is_title = code.info().title.eq_ignore_ascii_case(title);
        is_title.then_some(code)
    };
    parse_number(text)
        .and_then(C::from_code)
        // Before the titles, of which one may begin with the number of another code.
        .or_else(displayed)
        .or_else(|| find(&|info| info.name.eq_ignore_ascii_case(text)))
        .or_else(|| find(&|info| info.title.eq_ignore_ascii_case(text)))
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

#[cfg(test)]
mod tests {
    use super::{from_str, unknown_code};
    use crate::test_codes::TestClose;

    #[test]
    fn a_number_a_name_a_title_and_what_display_writes_are_read() {
        let expired = Ok(TestClose::SessionExpired);
        for text in [
            "4001",
            "SessionExpired",
            "sessionexpired",
            "Session Expired",
            "session expired",
            "4001 Session Expired",
        ] {
            assert_eq!(from_str(text), expired, "{text}");
        }
        for text in [
            "",
            "+4001",
            "4001 ",
            " 4001",
            "4001 Normal Closure",
            "4005",
            "69537",
            "Expired",
        ] {
            assert!(from_str::<TestClose>(text).is_err(), "{text}");
        }
        assert_eq!(unknown_code(4005).code(), 4005);
    }
}
