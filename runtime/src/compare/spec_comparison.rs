//! The comparison of two codes of a spec, which need not have an enum.

use super::differences::{Aspect, Difference, Differences};
use crate::entries::CodeInfo;
use crate::spec::Spec;

/// Two codes of a spec, side by side, as their entries in it.
///
/// [`Spec::compare`] returns one for two numbers. [`Comparison`](crate::Comparison) is the same for two variants of an
/// enum.
///
/// ```
/// use close_codes::{Aspect, CloseCode};
///
/// let comparison = CloseCode::SPEC.compare(1000, 1015).unwrap();
/// assert_eq!(comparison.left.title, "Normal Closure");
///
/// let sender = comparison.difference(Aspect::SentBy).unwrap();
/// assert_eq!((sender.left, sender.right), (Some("either"), Some("nobody")));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SpecComparison {
    /// What the spec says about the first code.
    pub left: &'static CodeInfo,
    /// What the spec says about the second code.
    pub right: &'static CodeInfo,
    /// The spec that both are in, for its category.
    #[cfg_attr(feature = "serde", serde(skip))]
    spec: &'static Spec,
}

impl SpecComparison {
    pub(crate) const fn new(
        spec: &'static Spec,
        left: &'static CodeInfo,
        right: &'static CodeInfo,
    ) -> Self {
        Self { left, right, spec }
    }

    /// The aspects in which the two codes differ, with both values. The texts of the codes are on the
    /// [`Page`](super::Page).
    ///
    /// ```
    /// use close_codes::{Aspect, CloseCode};
    ///
    /// let comparison = CloseCode::SPEC.compare(1000, 1001).unwrap();
    /// let aspects: Vec<Aspect> = comparison.differences().map(|difference| difference.aspect).collect();
    /// assert_eq!(aspects, [Aspect::Reconnect, Aspect::Reason]);
    /// ```
    pub const fn differences(&self) -> Differences {
        Differences::new(self.left, self.right)
    }

    /// The difference in one aspect, if there is one.
    ///
    /// ```
    /// use close_codes::{Aspect, CloseCode};
    ///
    /// let comparison = CloseCode::SPEC.compare(1000, 1001).unwrap();
    /// assert!(comparison.difference(Aspect::Class).is_none());
    /// assert_eq!(comparison.difference(Aspect::Reconnect).unwrap().left, Some("never"));
    /// ```
    #[must_use]
    pub fn difference(&self, aspect: Aspect) -> Option<Difference> {
        Difference::of(aspect, self.left, self.right)
    }

    /// Whether the two codes differ in one aspect.
    #[must_use]
    pub const fn differs_in(&self, aspect: Aspect) -> bool {
        aspect.differs(self.left, self.right)
    }

    /// What the codes of the spec are called together, in English.
    pub(crate) const fn category(&self) -> &'static str {
        self.spec.category
    }
}

impl Spec {
    /// Compares two codes by their numbers. Returns `None` unless the spec lists both as codes.
    ///
    /// ```
    /// use close_codes::CloseCode;
    ///
    /// let spec = CloseCode::SPEC;
    /// assert_eq!(spec.compare(1000, 1015).unwrap().right.title, "TLS Handshake Failure");
    /// assert!(spec.compare(1000, 4999).is_none());
    /// ```
    #[must_use]
    pub const fn compare(&'static self, left: u16, right: u16) -> Option<SpecComparison> {
        match (self.code(left), self.code(right)) {
            (Some(left), Some(right)) => Some(SpecComparison::new(self, left, right)),
            _ => None,
        }
    }
}
