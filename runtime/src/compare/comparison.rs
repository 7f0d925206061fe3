//! Two codes of one enum, side by side.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;

use super::differences::{Aspect, Difference, Differences};
use super::language::Language;
use super::page::Page;
use super::spec_comparison::SpecComparison;
use crate::code_set::CodeSet;

/// Two codes of one enum, side by side.
///
/// The `compare` of an enum returns one, and `COMPARISONS` holds one for every pair. A comparison takes four bytes and
/// has no pointer, so that the table of all pairs compiles quickly. The differences are looked up in the spec when they
/// are needed.
///
/// ```
/// use close_codes::{Aspect, CloseCode, Comparison};
///
/// const COMPARISON: Comparison<CloseCode> = CloseCode::NormalClosure.compare(CloseCode::TlsHandshakeFailure);
/// const _: () = assert!(COMPARISON.differs_in(Aspect::SentBy));
///
/// assert_eq!(COMPARISON.right(), CloseCode::TlsHandshakeFailure);
/// let sender = COMPARISON.difference(Aspect::SentBy).unwrap();
/// assert_eq!((sender.left, sender.right), (Some("either"), Some("nobody")));
/// ```
///
/// A protocol can test its own table while it compiles:
///
/// ```
/// use close_codes::{Aspect, close_codes};
///
/// close_codes! {
///     enum ChatClose = inline r#"
/// code = [
///     { value = 4001, name = "SessionExpired", sent_by = "server", reconnect = "reauthenticate" },
///     { value = 4002, name = "Banned", sent_by = "server", reconnect = "never" },
///     { value = 4003, name = "LoggedOut", sent_by = "client", reconnect = "never" },
/// ]
/// "#;
/// }
///
/// // Two codes from the same end with the same policy should be one code.
/// const _: () = {
///     let mut pairs: &[close_codes::Comparison<ChatClose>] = &ChatClose::COMPARISONS;
///     while let [pair, rest @ ..] = pairs {
///         assert!(pair.differs_in(Aspect::SentBy) || pair.differs_in(Aspect::Reconnect));
///         pairs = rest;
///     }
/// };
/// ```
pub struct Comparison<C> {
    /// The numbers of the left and the right code. The spec of `C` lists both.
    pub(crate) numbers: (u16, u16),
    codes: PhantomData<C>,
}

impl<C: CodeSet> Comparison<C> {
    /// Compares two codes by their numbers. The spec of `C` must list both.
    pub(crate) const fn of(left: u16, right: u16) -> Self {
        Self {
            numbers: (left, right),
            codes: PhantomData,
        }
    }

    /// The first code.
    #[must_use]
    pub fn left(&self) -> C {
        code(self.numbers.0)
    }

    /// The second code.
    #[must_use]
    pub fn right(&self) -> C {
        code(self.numbers.1)
    }

    /// Whether the two codes differ in one aspect.
    ///
    /// ```
    /// use close_codes::{Aspect, CloseCode};
    ///
    /// const COMPARISON: close_codes::Comparison<CloseCode> = CloseCode::NormalClosure.compare(CloseCode::GoingAway);
    /// const _: () = assert!(COMPARISON.differs_in(Aspect::Reconnect) && !COMPARISON.differs_in(Aspect::Class));
    /// ```
    #[must_use]
    pub const fn differs_in(&self, aspect: Aspect) -> bool {
        self.in_spec().differs_in(aspect)
    }

    /// The difference in one aspect, if there is one.
    ///
    /// ```
    /// use close_codes::{Aspect, CloseCode};
    ///
    /// let comparison = CloseCode::NormalClosure.compare(CloseCode::GoingAway);
    /// assert!(comparison.difference(Aspect::Class).is_none());
    /// assert_eq!(comparison.difference(Aspect::Reconnect).unwrap().left, Some("never"));
    /// ```
    #[must_use]
    pub fn difference(&self, aspect: Aspect) -> Option<Difference> {
        self.in_spec().difference(aspect)
    }

    /// The aspects in which the two codes differ, with both values. The texts of the codes are on the [`Page`].
    ///
    /// ```
    /// use close_codes::{Aspect, CloseCode};
    ///
    /// let comparison = CloseCode::NormalClosure.compare(CloseCode::GoingAway);
    /// let aspects: Vec<Aspect> = comparison.differences().map(|difference| difference.aspect).collect();
    /// assert_eq!(aspects, [Aspect::Reconnect, Aspect::Reason]);
    /// ```
    pub const fn differences(&self) -> Differences {
        self.in_spec().differences()
    }

    /// The comparison as a page in a language.
    ///
    /// ```
    /// use close_codes::{CloseCode, Language};
    ///
    /// let page = CloseCode::NormalClosure.compare(CloseCode::GoingAway).page(&Language::ENGLISH);
    /// assert_eq!(page.title().to_string(), "1000 Normal Closure vs 1001 Going Away");
    /// ```
    #[must_use]
    pub const fn page<'a>(&self, language: &'a Language) -> Page<'a> {
        self.in_spec().page(language)
    }

    /// The entries of the two codes in the spec.
    #[must_use]
    pub const fn in_spec(&self) -> SpecComparison {
        match C::SPEC.compare(self.numbers.0, self.numbers.1) {
            Some(comparison) => comparison,
            None => unreachable!(),
        }
    }
}

fn code<C: CodeSet>(number: u16) -> C {
    match C::from_code(number) {
        Some(code) => code,
        None => unreachable!(),
    }
}

impl<C> Clone for Comparison<C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for Comparison<C> {}

impl<C> PartialEq for Comparison<C> {
    fn eq(&self, other: &Self) -> bool {
        self.numbers == other.numbers
    }
}

impl<C> Eq for Comparison<C> {}

impl<C> Hash for Comparison<C> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.numbers.hash(state);
    }
}

impl<C> fmt::Debug for Comparison<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (left, right) = self.numbers;
        write!(f, "Comparison({left} and {right})")
    }
}

/// The numbers of the two codes, and the aspects in which they differ.
#[cfg(feature = "serde")]
impl<C: CodeSet> serde::Serialize for Comparison<C> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;

        struct Listed(Differences);

        impl serde::Serialize for Listed {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.0.clone())
            }
        }

        let (left, right) = self.numbers;
        let mut fields = serializer.serialize_struct("Comparison", 3)?;
        fields.serialize_field("left", &left)?;
        fields.serialize_field("right", &right)?;
        fields.serialize_field("differences", &Listed(self.differences()))?;
        fields.end()
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;
    use std::vec::Vec;

    use super::*;
    use crate::code_set::CodeSet;
    use crate::standard::CloseCode;
    use crate::test_codes::TestClose;

    #[test]
    fn comparisons_are_every_pair_once_with_the_smaller_number_left() {
        let mut expected = Vec::new();
        for (at, left) in TestClose::ALL.into_iter().enumerate() {
            for right in &TestClose::ALL[at + 1..] {
                expected.push(left.compare(*right));
            }
        }
        assert_eq!(TestClose::COMPARISONS.as_slice(), expected);
        assert!(
            TestClose::COMPARISONS
                .iter()
                .all(|pair| pair.left() < pair.right())
        );
    }

    #[test]
    fn a_comparison_is_its_two_numbers() {
        use std::collections::HashSet;
        use std::format;

        let (bye, expired) = (TestClose::NormalClosure, TestClose::SessionExpired);
        let pairs = [
            bye.compare(expired),
            bye.compare(expired),
            expired.compare(bye),
            bye.compare(bye),
        ];
        assert_eq!(pairs[0], pairs[1]);
        assert_ne!(pairs[0], pairs[2]);
        assert_ne!(pairs[0], pairs[3]);
        assert_eq!(HashSet::from(pairs).len(), 3);
        assert_eq!(format!("{:?}", pairs[0]), "Comparison(1000 and 4001)");

        let hash = |value: &dyn Fn(&mut std::hash::DefaultHasher)| {
            let mut hasher = std::hash::DefaultHasher::new();
            value(&mut hasher);
            hasher.finish()
        };
        assert_eq!(
            hash(&|hasher| pairs[0].hash(hasher)),
            hash(&|hasher| (1000_u16, 4001_u16).hash(hasher))
        );
    }

    #[test]
    fn a_difference_has_both_values() {
        let comparison = CloseCode::NormalClosure.compare(CloseCode::GoingAway);
        assert!(comparison.difference(Aspect::Class).is_none());
        let reconnect = comparison
            .difference(Aspect::Reconnect)
            .expect("they differ");
        assert_eq!(
            (reconnect.left, reconnect.right),
            (Some("never"), Some("backoff"))
        );
    }

    #[test]
    fn differences_say_how_many_can_follow() {
        let mut differences = TestClose::SessionExpired
            .compare(TestClose::NormalClosure)
            .differences();
        assert_eq!(differences.size_hint(), (0, Some(Aspect::ALL.len())));
        let first = differences.next().expect("they differ");
        assert_eq!(first.aspect.to_string(), first.aspect.as_str());
        let place = Aspect::ALL
            .iter()
            .position(|aspect| *aspect == first.aspect);
        let behind = Aspect::ALL.len() - place.expect("it is listed") - 1;
        assert_eq!(differences.size_hint(), (0, Some(behind)));
        assert_eq!(
            differences
                .by_ref()
                .last()
                .map(|last| last.aspect == first.aspect),
            Some(false)
        );
        assert_eq!(differences.size_hint(), (0, Some(0)));
    }

    #[test]
    fn one_code_has_no_pair() {
        crate::close_codes! {
            enum One = inline "code = [{ value = 4000, name = 'Alone' }]";
        }
        const NONE: [Comparison<One>; 0] = One::COMPARISONS;
        assert_eq!(NONE, []);
    }

    #[test]
    fn the_ways_to_compare_agree() {
        let inherent = TestClose::SessionExpired.compare(TestClose::NormalClosure);
        assert_eq!(
            inherent,
            CodeSet::compare(TestClose::SessionExpired, TestClose::NormalClosure)
        );
        assert_eq!(
            Some(inherent.in_spec()),
            TestClose::SPEC.compare(4001, 1000)
        );
        assert_eq!(
            TestClose::SPEC.compare(4150, 1000),
            None,
            "a code known by its range alone"
        );
    }

    #[expect(deprecated, reason = "what is deprecated is compared too")]
    #[test]
    fn differences_are_the_aspects_that_differ() {
        let comparison = TestClose::NormalClosure.compare(TestClose::SessionExpired);
        let differences: Vec<_> = comparison
            .differences()
            .map(
                |Difference {
                     aspect,
                     left,
                     right,
                 }| (aspect.as_str(), left, right),
            )
            .collect();
        assert_eq!(
            differences,
            [
                ("class", Some("protocol"), Some("private")),
                ("sent_by", Some("either"), Some("server")),
                ("reconnect", Some("never"), Some("after_fix")),
                ("session", None, Some("new")),
                ("reason", None, Some("token expired")),
                ("reference", None, Some("https://example.org/chat#4001")),
            ]
        );
        let deprecated: Vec<_> = TestClose::Retired
            .compare(TestClose::Leaving)
            .differences()
            .collect();
        assert_eq!(deprecated.len(), 2);
        assert_eq!(
            deprecated[1],
            Difference {
                aspect: Aspect::Deprecated,
                left: Some("Use 4001."),
                right: None
            }
        );
    }

    #[test]
    fn every_pair_differs_exactly_where_it_says() {
        for pair in TestClose::COMPARISONS {
            let differences: Vec<_> = pair.differences().collect();
            assert!(
                differences
                    .iter()
                    .all(|difference| difference.left != difference.right)
            );
            for aspect in Aspect::ALL {
                let listed = differences
                    .iter()
                    .any(|difference| difference.aspect == aspect);
                let [left, right] = [pair.left(), pair.right()].map(TestClose::info);
                assert_eq!(listed, aspect.of(left) != aspect.of(right));
                assert_eq!(listed, pair.differs_in(aspect));
            }
        }
        assert_eq!(
            TestClose::Leaving
                .compare(TestClose::Leaving)
                .differences()
                .count(),
            0
        );
    }
}
