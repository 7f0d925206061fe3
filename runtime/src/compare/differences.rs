//! The differences between two codes.

use core::fmt;
use core::iter::FusedIterator;

use close_codes_vocabulary::{Key, is_same_text};

use crate::entries::CodeInfo;

/// One aspect in which two codes differ.
///
/// The values are spelled as in the spec file. `None` means that the spec does not give one. For typed values, use the
/// [`CodeInfo`]s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Difference {
    /// The aspect that differs.
    pub aspect: Aspect,
    /// The value of the left code.
    pub left: Option<&'static str>,
    /// The value of the right code.
    pub right: Option<&'static str>,
}

impl Difference {
    pub(super) fn of(
        aspect: Aspect,
        left: &'static CodeInfo,
        right: &'static CodeInfo,
    ) -> Option<Self> {
        aspect.differs(left, right).then(|| Self {
            aspect,
            left: aspect.of(left),
            right: aspect.of(right),
        })
    }
}

/// An aspect in which two codes can differ.
///
/// These are the keys of a spec that have a single value or word, and the class. The texts (title, description, when
/// one sees a code and how to fix it) are not aspects: two codes nearly always differ in them, and a
/// [`Page`](crate::compare::Page) shows both.
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
    /// The reason that is sent by default.
    Reason,
    /// Where the code is defined.
    Reference,
    /// Why not to use the code any more.
    Deprecated,
}

impl Aspect {
    /// Every aspect, in the order in which differences are listed.
    pub(crate) const ALL: [Self; 7] = [
        Self::Class,
        Self::SentBy,
        Self::Reconnect,
        Self::Session,
        Self::Reason,
        Self::Reference,
        Self::Deprecated,
    ];

    /// The key of the spec file, or `class`, which is not a key, because it follows from the number.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::SentBy => Key::SentBy.as_str(),
            Self::Reconnect => Key::Reconnect.as_str(),
            Self::Session => Key::Session.as_str(),
            Self::Reason => Key::Reason.as_str(),
            Self::Reference => Key::Reference.as_str(),
            Self::Deprecated => Key::Deprecated.as_str(),
        }
    }

    /// The value of a code in this aspect, as it is spelled in the file.
    pub(crate) const fn of(self, info: &CodeInfo) -> Option<&'static str> {
        match self {
            Self::Class => Some(info.class().as_str()),
            Self::SentBy => Some(info.sent_by.as_str()),
            Self::Reconnect => match info.reconnect {
                Some(reconnect) => Some(reconnect.as_str()),
                None => None,
            },
            Self::Session => match info.session {
                Some(session) => Some(session.as_str()),
                None => None,
            },
            Self::Reason => info.reason,
            Self::Reference => info.reference,
            Self::Deprecated => info.deprecated,
        }
    }

    /// Whether two codes differ in this aspect.
    pub(crate) const fn differs(self, left: &CodeInfo, right: &CodeInfo) -> bool {
        match (self.of(left), self.of(right)) {
            (Some(left), Some(right)) => !is_same_text(left, right),
            (None, None) => false,
            (Some(_), None) | (None, Some(_)) => true,
        }
    }
}

impl fmt::Display for Aspect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The differences between two codes: see [`Comparison::differences`](crate::Comparison::differences).
#[derive(Clone, Debug)]
#[must_use = "iterators do nothing unless consumed"]
pub struct Differences {
    left: &'static CodeInfo,
    right: &'static CodeInfo,
    next: usize,
}

impl Differences {
    pub(super) const fn new(left: &'static CodeInfo, right: &'static CodeInfo) -> Self {
        Self {
            left,
            right,
            next: 0,
        }
    }
}

impl Iterator for Differences {
    type Item = Difference;

    fn next(&mut self) -> Option<Difference> {
        while let Some(&aspect) = Aspect::ALL.get(self.next) {
            self.next += 1;
            if let Some(difference) = Difference::of(aspect, self.left, self.right) {
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
