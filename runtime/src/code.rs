//! The traits of codes: an enum of them, and what can be put in a Close frame.

use core::fmt::{Debug, Display};
use core::hash::Hash;
use core::str::FromStr;

use crate::standard::STANDARD;
use crate::{CodeInfo, Comparison, Language, ParseCodeError, Spec, UnknownCode};

/// An enum of close codes, made by `close_codes!` from a spec file.
///
/// This is for code that works with any such enum. The enums have the same items as inherent ones, const where a
/// trait cannot be. Do not implement it by hand: items may be added in a minor release.
///
/// ```
/// use close_codes::{CloseCode, CodeSet};
///
/// fn titles<C: CodeSet>() -> impl Iterator<Item = &'static str> {
///     C::ALL.iter().map(|code| code.info().title)
/// }
///
/// assert_eq!(titles::<CloseCode>().next(), Some("Normal Closure"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an enum of close codes",
    label = "not an enum of close codes",
    note = "`close_codes!` makes such an enum from a spec file; `CloseCode` is the one of the standard registry"
)]
pub trait CodeSet:
    Copy
    + Eq
    + Ord
    + Hash
    + Debug
    + Display
    + FromStr<Err = ParseCodeError>
    + TryFrom<u16, Error = UnknownCode>
    + Into<u16>
    + Send
    + Sync
    + 'static
{
    /// Every code, in numeric order.
    const ALL: &'static [Self];

    /// The table that the enum is made from.
    const SPEC: &'static Spec;

    /// The languages that compare pages can be written in, English first.
    const LANGUAGES: &'static [Language];

    /// The code with this number, if the enum has it.
    fn from_code(code: u16) -> Option<Self>;

    /// The number.
    fn code(self) -> u16;

    /// What the spec says about the code.
    fn info(self) -> &'static CodeInfo;

    /// Sets the code side by side with another one, this one left.
    ///
    /// ```
    /// use close_codes::{CloseCode, CodeSet};
    ///
    /// let comparison = CodeSet::compare(CloseCode::NormalClosure, CloseCode::GoingAway);
    /// assert_eq!((comparison.left.code, comparison.right.code), (1000, 1001));
    /// ```
    fn compare(self, other: Self) -> Comparison {
        Comparison::new(Self::SPEC, self.info(), other.info())
    }
}

/// What can be put in a Close frame: a code of an enum made by `close_codes!`, or a number.
///
/// A `u16` is checked by the standard registry: it is refused when no Close frame may carry it, and passes when it is
/// from 3000 to 4999. The trait is implemented for every [`CodeSet`] and for `u16`, and cannot be implemented for
/// anything else.
///
/// ```
/// use close_codes::{CloseCode, CloseFrame, Code, SendError, Server};
///
/// fn close<C: Code>(code: C) -> Result<CloseFrame<'static, Server>, SendError> {
///     CloseFrame::new(code, "")
/// }
///
/// assert_eq!(close(CloseCode::GoingAway)?.code(), Some(1001));
/// assert_eq!(close(4001)?.code(), Some(4001));
/// # Ok::<(), SendError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a close code",
    label = "not a close code",
    note = "a close code is a variant of an enum made by `close_codes!`, or a `u16`"
)]
pub trait Code: Copy + sealed::Sealed {
    /// The table that the code is checked by.
    const SPEC: &'static Spec;

    /// The number.
    fn code(self) -> u16;
}

impl<C: CodeSet> Code for C {
    const SPEC: &'static Spec = <C as CodeSet>::SPEC;

    fn code(self) -> u16 {
        CodeSet::code(self)
    }
}

impl Code for u16 {
    const SPEC: &'static Spec = STANDARD;

    fn code(self) -> u16 {
        self
    }
}

mod sealed {
    pub trait Sealed {}

    impl<C: crate::CodeSet> Sealed for C {}
    impl Sealed for u16 {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_codes::TestClose;

    #[test]
    fn an_optional_code_takes_two_bytes() {
        assert_eq!(size_of::<Option<TestClose>>(), 2);
    }

    #[test]
    fn a_number_is_checked_by_the_standard_and_a_variant_by_its_spec() {
        assert_eq!(<u16 as Code>::SPEC.category, STANDARD.category);
        assert_eq!(<TestClose as Code>::SPEC.category, "Test Codes");
        assert_eq!(Code::code(TestClose::SessionExpired), 4001);
        assert_eq!(Code::code(4001_u16), 4001);
    }
}
