//! The texts of an entry, without their spans.

use close_codes_vocabulary::{Key, Word};

use crate::by_code::CodeNumber;
use crate::entries::Facts;

/// The texts and words of an entry, by its keys.
///
/// ```
/// use close_codes_reader::{Key, Texts};
///
/// let mut texts = Texts::default();
/// texts.set(Key::Title, "Session Expired");
/// assert_eq!(texts.get(Key::Title), Some("Session Expired"));
/// assert_eq!(texts.get(Key::Reason), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    by_key: [Option<String>; Key::COUNT],
}

impl Texts {
    /// The text or the word of a key, if the spec gives one.
    #[must_use]
    pub fn get(&self, key: Key) -> Option<&str> {
        self.by_key[key as usize].as_deref()
    }

    /// Sets the text of a key.
    pub fn set(&mut self, key: Key, text: impl Into<String>) {
        self.by_key[key as usize] = Some(text.into());
    }

    /// Removes the text of a key.
    pub(crate) fn clear(&mut self, key: Key) {
        self.by_key[key as usize] = None;
    }

    /// Whether no key has a text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_key.iter().all(Option::is_none)
    }

    /// Overrides these texts with newer ones: each text that is given there replaces the one here.
    pub(crate) fn override_with(&mut self, newer: &Self) {
        for (text, newer) in self.by_key.iter_mut().zip(&newer.by_key) {
            if newer.is_some() {
                text.clone_from(newer);
            }
        }
    }

    /// The word of a key that takes one of a fixed list, if the spec gives one.
    #[must_use]
    pub fn word<W: Word>(&self, key: Key) -> Option<W> {
        self.get(key).and_then(W::from_word)
    }

    pub(crate) fn of(facts: Facts) -> Self {
        Self {
            by_key: facts.into_values(),
        }
    }
}

/// The texts of a code in a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeText {
    /// The code.
    pub code: CodeNumber,
    /// The texts, for the keys that a translation may have.
    pub texts: Texts,
}

/// The texts of a range in a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RangeText {
    /// The first code of the range.
    pub first: CodeNumber,
    /// The last code of the range.
    pub last: CodeNumber,
    /// The texts, for the keys that a translation may have.
    pub texts: Texts,
}
