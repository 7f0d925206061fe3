//! The trait of an enum of codes.

use core::fmt::{Debug, Display};
use core::hash::Hash;
use core::str::FromStr;

use crate::code_error::{ParseCodeError, UnknownCode};
use crate::compare::{Comparison, Language};
use crate::entries::CodeInfo;
use crate::spec::Spec;

/// An enum of close codes, made by `close_codes!` from a spec file.
///
/// The trait is for code that works with any such enum. Each enum also has these items as inherent ones, which are
/// const. Do not implement the trait by hand: items may be added in a minor release.
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

    /// The code with this number, or `None` if the enum does not have it.
    fn from_code(code: u16) -> Option<Self>;

    /// The number.
    fn code(self) -> u16;

    /// What the spec says about the code.
    fn info(self) -> &'static CodeInfo;

    /// Compares the code with another one. This one is on the left.
    ///
    /// ```
    /// use close_codes::{CloseCode, CodeSet};
    ///
    /// let comparison = CodeSet::compare(CloseCode::NormalClosure, CloseCode::GoingAway);
    /// assert_eq!((comparison.left(), comparison.right()), (CloseCode::NormalClosure, CloseCode::GoingAway));
    /// ```
    fn compare(self, other: Self) -> Comparison<Self> {
        Comparison::of(self.code(), other.code())
    }

    /// The language for a BCP 47 tag, such as "pt-BR", or `None` if the enum has no such language. This is
    /// [`Language::lookup`] among [`LANGUAGES`](Self::LANGUAGES).
    ///
    /// ```
    /// use close_codes::{CloseCode, CodeSet, Language};
    ///
    /// assert_eq!(CloseCode::language("tr-TR").map(|language| language.language), Some("tr"));
    /// assert_eq!(CloseCode::language("zh-hans-CN").map(|language| language.language), Some("zh-Hans"));
    /// assert_eq!(CloseCode::language("tlh").unwrap_or(&Language::ENGLISH).language, "en");
    /// ```
    #[must_use]
    fn language(tag: &str) -> Option<&'static Language> {
        Language::lookup(Self::LANGUAGES, tag)
    }
}

#[cfg(test)]
mod tests {
    use super::CodeSet;
    use crate::standard::CloseCode;
    use crate::test_codes::TestClose;

    #[test]
    fn an_optional_code_takes_two_bytes() {
        assert_eq!(size_of::<Option<TestClose>>(), 2);
    }

    #[test]
    fn a_language_is_looked_up_among_those_of_the_enum() {
        let found =
            |language: Option<&'static crate::Language>| language.map(|found| found.language);
        assert_eq!(found(CloseCode::language("tr-TR")), Some("tr"));
        assert_eq!(found(CloseCode::language("tlh")), None);
        assert_eq!(found(TestClose::language("tr-TR")), None);
        assert_eq!(found(TestClose::language("en")), Some("en"));
    }
}
