//! The items that the expansions of `close_codes!` and `close_frame!` use. They are not public API and may change at
//! any time.

use core::marker::PhantomData;

use crate::limits::HIGHEST_CODE;
use crate::{CloseFrame, CodeInfo, CodeSet, Comparison, RangeInfo, Role, Spec, UnknownCode};

pub use close_codes_macros::{ListCodes, close_codes, close_frame, generate};

pub use crate::code_from_str::from_str;

/// Short names for generated tables, since a table has thousands of them.
pub mod tables {
    pub use core::option::Option::{None, Some};

    pub use crate::compare::{CodeText, RangeText};
    pub use crate::tables::{
        CodeRow, LanguageRow, RangeRow, RangeTextRow, TextRow, UnlistedRow, codes, language,
        range_texts, ranges, spec, texts,
    };
    pub use crate::{CodeInfo, Language, RangeInfo, Spec};

    /// English, and then the languages of the standard registry.
    pub const STANDARD_LANGUAGES: &[Language] = crate::CloseCode::LANGUAGES;

    /// A language of the standard registry, by its index.
    ///
    /// This is a function, because clippy's `missing_asserts_for_indexing` reports several index expressions in a row.
    #[must_use]
    pub const fn standard_language(index: usize) -> &'static Language {
        &STANDARD_LANGUAGES[index]
    }
}

/// A range, by its index in the table.
///
/// This is a function, because clippy's `missing_asserts_for_indexing` reports several index expressions in a row.
///
/// # Panics
///
/// Panics while compiling if the index is out of bounds.
#[must_use]
pub const fn range(spec: &'static Spec, place: usize) -> &'static RangeInfo {
    &spec.ranges[place]
}

/// A code that `close_frame!` takes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a close code of a protocol",
    label = "not a variant of an enum made by `close_codes!`",
    note = "a code is a variant, `ChatClose::Bye`, or a number with the enum whose spec checks it, `4404 as ChatClose`",
    note = "for a code in a range, write its number: `4150 as ChatClose`"
)]
pub trait FrameCode: CodeSet + Enum<Itself = Self> {}

#[diagnostic::do_not_recommend]
impl<C: CodeSet + Enum<Itself = C>> FrameCode for C {}

/// A generated enum. Each enum has an implementation of its own: with a blanket implementation, the compiler would
/// treat the associated type as known even if there is no enum, and report that it has no methods.
pub trait Enum: Sized {
    /// The enum.
    type Itself;
}

/// The enum that `as` names in `close_frame!`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an enum of close codes",
    label = "not an enum made by `close_codes!`",
    note = "`as` names the enum whose spec checks the number: `4404 as ChatClose`"
)]
pub trait FrameProtocol: CodeSet {}

#[diagnostic::do_not_recommend]
impl<C: CodeSet> FrameProtocol for C {}

/// The code of `close_frame!`: a number, and the spec that checks it.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    spec: &'static Spec,
    code: u16,
    /// Whether the number stands in for one that is a mistake in the spec.
    is_stand_in: bool,
}

impl Number {
    /// The number of a variant with its enum, or the number in `4404 as ChatClose`.
    #[inline]
    #[must_use]
    pub const fn of<C: FrameProtocol>(code: u16) -> Self {
        Self {
            spec: C::SPEC,
            code,
            is_stand_in: false,
        }
    }

    /// The number of a variant of a faulty spec, in which a code without a usable number has a stand-in above the highest
    /// close code. The macro writes this beside the errors of the spec.
    #[must_use]
    pub const fn of_faulty_spec<C: FrameProtocol>(code: u16) -> Self {
        Self {
            spec: C::SPEC,
            code,
            is_stand_in: code > HIGHEST_CODE,
        }
    }
}

/// A number that the role may send.
#[derive(Clone, Copy, Debug)]
pub struct Sendable<R: Role> {
    number: Number,
    role: PhantomData<R>,
}

/// The steps of `close_frame!`. Each call has the span of the argument that it may panic about.
#[derive(Debug)]
pub enum Frame {}

impl Frame {
    /// Returns the variant.
    #[must_use]
    pub const fn variant<C: FrameCode>(code: C) -> C::Itself {
        code
    }

    /// Checks the code, before a reason is added.
    ///
    /// # Panics
    ///
    /// Panics while compiling if the code must not be sent.
    #[must_use]
    #[track_caller]
    pub const fn sendable<R: Role>(number: Number) -> Sendable<R> {
        let role = PhantomData;
        let sendable = Sendable { number, role };
        // The reason is checked later; an empty one is never too long.
        let _ = Self::with_reason(sendable, "");
        sendable
    }

    /// Adds a reason.
    ///
    /// # Panics
    ///
    /// Panics while compiling if the reason is too long.
    #[track_caller]
    pub const fn with_reason<R: Role>(
        sendable: Sendable<R>,
        reason: &'static str,
    ) -> CloseFrame<'static, R> {
        let Number {
            spec,
            code,
            is_stand_in,
        } = sendable.number;
        match CloseFrame::checked(spec, code, reason) {
            Ok(frame) => frame,
            // The mistake in the spec is already reported.
            Err(_) if is_stand_in => CloseFrame::empty(),
            Err(error) => panic!("{}", error.message().as_str()),
        }
    }

    /// Returns the frame.
    #[inline]
    pub const fn sent_by<R: Role>(frame: CloseFrame<'static, R>) -> CloseFrame<'static, R> {
        frame
    }

    /// The frame with the default reason of the code, if it has one.
    ///
    /// # Panics
    ///
    /// Panics while compiling if the code must not be sent. The reader of specs refuses a default reason that is too
    /// long.
    #[track_caller]
    pub const fn of<R: Role>(number: Number) -> CloseFrame<'static, R> {
        let reason = match number.spec.code(number.code) {
            Some(CodeInfo {
                reason: Some(reason),
                ..
            }) => reason,
            _ => "",
        };
        Self::with_reason(Self::sendable(number), reason)
    }
}

/// Every pair of codes of an enum, with the smaller number on the left: its `COMPARISONS`.
///
/// # Panics
///
/// Panics while compiling if `N` is not the number of pairs.
#[must_use]
pub const fn comparisons<C: CodeSet, const N: usize>() -> [Comparison<C>; N] {
    let mut codes = C::SPEC.codes;
    assert!(
        N == codes.len() * (codes.len() - 1) / 2,
        "as many comparisons as there are pairs of codes"
    );
    // An array needs an initial value, and a spec with one code has no pair.
    let mut all = [Comparison::of(codes[0].code, codes[0].code); N];
    let mut places: &mut [Comparison<C>] = &mut all;
    while let [left, others @ ..] = codes {
        let (row, rest) = places.split_at_mut(others.len());
        compare_each(left.code, others, row);
        (places, codes) = (rest, others);
    }
    all
}

/// Writes the comparisons of a code with the others into the slice.
///
/// Each step handles eight codes, by patterns and without a call. The compiler refuses a constant that takes two
/// million branches, which a loop with an index reaches at 700 codes. This loop does not reach them for any number of
/// codes that a spec can have.
const fn compare_each<C: CodeSet>(
    left: u16,
    mut others: &[CodeInfo],
    mut places: &mut [Comparison<C>],
) {
    while let [a, b, c, d, e, f, g, h, rest @ ..] = others {
        let [at_a, at_b, at_c, at_d, at_e, at_f, at_g, at_h, free @ ..] = places else {
            return;
        };
        at_a.numbers = (left, a.code);
        at_b.numbers = (left, b.code);
        at_c.numbers = (left, c.code);
        at_d.numbers = (left, d.code);
        at_e.numbers = (left, e.code);
        at_f.numbers = (left, f.code);
        at_g.numbers = (left, g.code);
        at_h.numbers = (left, h.code);
        (others, places) = (rest, free);
    }
    while let [right, rest @ ..] = others {
        let [place, free @ ..] = places else {
            return;
        };
        place.numbers = (left, right.code);
        (others, places) = (rest, free);
    }
}

/// The `compare` of a generated enum, for the numbers of two of its codes.
#[must_use]
pub const fn compare<C: CodeSet>(left: u16, right: u16) -> Comparison<C> {
    Comparison::of(left, right)
}

/// The error of a generated enum's `TryFrom<u16>`.
#[must_use]
pub const fn unknown_code(code: u16) -> UnknownCode {
    UnknownCode::new(code)
}

#[cfg(feature = "serde")]
pub use serde;

/// The `Deserialize` of a generated enum: reads the number.
///
/// # Errors
///
/// Returns an error if the input is not a number, or if the enum does not have it.
#[cfg(feature = "serde")]
pub fn deserialize<'de, C: CodeSet, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<C, D::Error> {
    use serde::de::Error as _;

    let code = <u16 as serde::Deserialize>::deserialize(deserializer)?;
    C::try_from(code).map_err(D::Error::custom)
}

/// The `Serialize` of a generated enum: writes the number.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serialize {
    ($type:ty) => {
        impl $crate::__private_0_1_0::serde::Serialize for $type {
            fn serialize<S: $crate::__private_0_1_0::serde::Serializer>(
                &self,
                __serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private_0_1_0::serde::Serializer::serialize_u16(
                    __serializer,
                    <$type>::code(*self),
                )
            }
        }
    };
}

/// The `Deserialize` of a generated enum: reads the number.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_deserialize {
    ($type:ty) => {
        impl<'de> $crate::__private_0_1_0::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::__private_0_1_0::serde::Deserializer<'de>>(
                __deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private_0_1_0::deserialize::<Self, D>(__deserializer)
            }
        }
    };
}

/// Expands to nothing without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serialize {
    ($type:ty) => {};
}

/// Expands to nothing without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_deserialize {
    ($type:ty) => {};
}

pub use crate::{__impl_deserialize as impl_deserialize, __impl_serialize as impl_serialize};
