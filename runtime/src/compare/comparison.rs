//! Two codes of one spec, side by side.

use core::fmt;
use core::iter::FusedIterator;

use super::language::Language;
use super::page::Page;
use crate::entries::CodeInfo;
use crate::spec::Spec;

/// Two codes of one spec, side by side.
///
/// Made by `compare` of an enum of codes, and by [`Spec::compare`].
///
/// ```
/// use close_codes::{Aspect, CloseCode, CodeSet};
///
/// let comparison = CodeSet::compare(CloseCode::NormalClosure, CloseCode::TlsHandshakeFailure);
/// assert_eq!(comparison.left.title, "Normal Closure");
///
/// let sender = comparison.differences().find(|difference| difference.aspect == Aspect::SentBy).unwrap();
/// assert_eq!((sender.left, sender.right), (Some("either"), Some("nobody")));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Comparison {
    /// What the spec says about the first code.
    pub left: &'static CodeInfo,
    /// What the spec says about the second code.
    pub right: &'static CodeInfo,
    /// The spec that both are in, for its category.
    #[cfg_attr(feature = "serde", serde(skip))]
    spec: &'static Spec,
}

impl Comparison {
    pub(crate) const fn new(
        spec: &'static Spec,
        left: &'static CodeInfo,
        right: &'static CodeInfo,
    ) -> Self {
        Self { left, right, spec }
    }

    /// The aspects in which the two codes differ, with both values; the texts are left to the [`Page`].
    ///
    /// ```
    /// use close_codes::{Aspect, CloseCode, CodeSet};
    ///
    /// let comparison = CodeSet::compare(CloseCode::NormalClosure, CloseCode::GoingAway);
    /// let aspects: Vec<Aspect> = comparison.differences().map(|difference| difference.aspect).collect();
    /// assert_eq!(aspects, [Aspect::Reconnect]);
    /// ```
    pub const fn differences(&self) -> Differences {
        Differences {
            comparison: *self,
            next: 0,
        }
    }

    /// The difference in one aspect, if there is one.
    ///
    /// ```
    /// use close_codes::{Aspect, CloseCode, CodeSet};
    ///
    /// let comparison = CodeSet::compare(CloseCode::NormalClosure, CloseCode::GoingAway);
    /// assert!(comparison.difference(Aspect::Class).is_none());
    /// assert_eq!(comparison.difference(Aspect::Reconnect).unwrap().left, Some("never"));
    /// ```
    #[must_use]
    pub fn difference(&self, aspect: Aspect) -> Option<Difference> {
        let (left, right) = (aspect.of(self.left), aspect.of(self.right));
        (left != right).then_some(Difference {
            aspect,
            left,
            right,
        })
    }

    /// The comparison as a page in a language.
    ///
    /// ```
    /// use close_codes::{CloseCode, CodeSet, Language};
    ///
    /// let comparison = CodeSet::compare(CloseCode::NormalClosure, CloseCode::GoingAway);
    /// let page = comparison.page(&Language::ENGLISH);
    /// assert_eq!(page.title().to_string(), "1000 Normal Closure vs 1001 Going Away");
    /// ```
    #[must_use]
    pub const fn page<'a>(&self, language: &'a Language) -> Page<'a> {
        Page::new(*self, language)
    }

    /// What the codes of the spec are called together, in English.
    pub(crate) const fn category(&self) -> &'static str {
        self.spec.category
    }
}

impl Spec {
    /// Sets two codes side by side, given as numbers. `None` unless the spec lists both by themselves.
    ///
    /// ```
    /// use close_codes::{CloseCode, CodeSet};
    ///
    /// let spec = <CloseCode as CodeSet>::SPEC;
    /// assert_eq!(spec.compare(1000, 1015).unwrap().right.title, "TLS Handshake Failure");
    /// assert!(spec.compare(1000, 4999).is_none());
    /// ```
    #[must_use]
    pub const fn compare(&'static self, left: u16, right: u16) -> Option<Comparison> {
        match (self.code(left), self.code(right)) {
            (Some(left), Some(right)) => Some(Comparison::new(self, left, right)),
            _ => None,
        }
    }
}

/// One aspect in which two codes differ.
///
/// The values are spelled as in the spec file, and `None` where the spec says nothing. For typed values, ask the
/// [`CodeInfo`]s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Difference {
    /// What differs.
    pub aspect: Aspect,
    /// The value of the left code.
    pub left: Option<&'static str>,
    /// The value of the right code.
    pub right: Option<&'static str>,
}

/// Something that two codes can differ in.
///
/// ```
/// assert_eq!(close_codes::Aspect::SentBy.as_str(), "sent_by");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum Aspect {
    /// The part of the number space.
    Class,
    /// Who may send it.
    SentBy,
    /// Whether to connect again.
    Reconnect,
    /// Whether the old session survives.
    Session,
    /// The note on why not to use it any more.
    Deprecated,
}

impl Aspect {
    pub(crate) const ALL: [Self; 5] = [
        Self::Class,
        Self::SentBy,
        Self::Reconnect,
        Self::Session,
        Self::Deprecated,
    ];

    /// The key of the spec file, and `class`, which is no key since the number decides it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::SentBy => "sent_by",
            Self::Reconnect => "reconnect",
            Self::Session => "session",
            Self::Deprecated => "deprecated",
        }
    }

    fn of(self, info: &CodeInfo) -> Option<&'static str> {
        match self {
            Self::Class => Some(info.class().as_str()),
            Self::SentBy => Some(info.sent_by.as_str()),
            Self::Reconnect => info
                .reconnect
                .map(close_codes_vocabulary::Reconnect::as_str),
            Self::Session => info.session.map(close_codes_vocabulary::Session::as_str),
            Self::Deprecated => info.deprecated,
        }
    }
}

impl fmt::Display for Aspect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The differences between two codes: see [`Comparison::differences`].
#[derive(Clone, Debug)]
#[must_use = "iterators do nothing unless consumed"]
pub struct Differences {
    comparison: Comparison,
    next: usize,
}

impl Iterator for Differences {
    type Item = Difference;

    fn next(&mut self) -> Option<Difference> {
        while let Some(&aspect) = Aspect::ALL.get(self.next) {
            self.next += 1;
            if let Some(difference) = self.comparison.difference(aspect) {
                return Some(difference);
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(Aspect::ALL.len() - self.next))
    }
}

impl FusedIterator for Differences {}

#[cfg(test)]
mod tests {
    use std::string::ToString;
    use std::vec::Vec;

    use super::*;
    use crate::code_set::CodeSet;
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
                .all(|pair| pair.left.code < pair.right.code)
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
        const CODES: &[CodeInfo] = &[TestClose::SPEC.codes[0]];
        const ONE: Spec = Spec::new("One", CODES, &[]);
        const NONE: [Comparison; 0] = crate::__private::comparisons(&ONE);
        assert_eq!(NONE, []);
    }

    #[test]
    fn the_ways_to_compare_agree() {
        let inherent = TestClose::SessionExpired.compare(TestClose::NormalClosure);
        assert_eq!(
            inherent,
            CodeSet::compare(TestClose::SessionExpired, TestClose::NormalClosure)
        );
        assert_eq!(Some(inherent), TestClose::SPEC.compare(4001, 1000));
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
                assert_eq!(listed, aspect.of(pair.left) != aspect.of(pair.right));
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
