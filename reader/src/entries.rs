//! The files of a spec as they are written: each key with its value and its span, before files are merged.

use close_codes_vocabulary::{Key, Word};

use crate::source::{Span, Spanned};

/// The value of a key in an entry: absent, broken (and reported already), or given.
#[derive(Clone, Debug, Default)]
pub(crate) enum Slot<T> {
    #[default]
    Absent,
    Broken,
    Given(Spanned<T>),
}

impl<T> Slot<T> {
    pub(crate) fn given(&self) -> Option<&Spanned<T>> {
        match self {
            Self::Given(at) => Some(at),
            Self::Absent | Self::Broken => None,
        }
    }

    pub(crate) fn into_value(self) -> Option<T> {
        match self {
            Self::Given(at) => Some(at.value),
            Self::Absent | Self::Broken => None,
        }
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    pub(crate) fn replace_with(&mut self, newer: Self) {
        if matches!(newer, Self::Given(_)) {
            *self = newer;
        }
    }
}

/// The values of a `[[code]]`, a `[[range]]` or a table of a locale, by their keys.
///
/// A word such as `"backoff"` is stored as a text. It is a valid word of its key.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    by_key: [Slot<String>; Key::COUNT],
}

impl Facts {
    pub(crate) fn slot(&self, key: Key) -> &Slot<String> {
        &self.by_key[key as usize]
    }

    pub(crate) fn slot_mut(&mut self, key: Key) -> &mut Slot<String> {
        &mut self.by_key[key as usize]
    }

    pub(crate) fn given(&self, key: Key) -> Option<&Spanned<String>> {
        self.slot(key).given()
    }

    /// The word of a key that takes one of a fixed list.
    pub(crate) fn word<W: Word>(&self, key: Key) -> Option<Spanned<W>> {
        let word = self.given(key)?;
        Some(Spanned {
            value: W::from_word(&word.value)?,
            span: word.span,
        })
    }

    /// The texts without their spans, in the order of the keys.
    pub(crate) fn into_values(self) -> [Option<String>; Key::COUNT] {
        self.by_key.map(Slot::into_value)
    }

    /// Overrides these facts with newer ones: each value that is given there replaces the one here.
    pub(crate) fn override_with(&mut self, newer: Self) {
        for (slot, newer) in self.by_key.iter_mut().zip(newer.by_key) {
            slot.replace_with(newer);
        }
    }
}

/// A spec file as it is written.
#[derive(Debug)]
pub(crate) struct SpecFile {
    /// The index of its text.
    pub(crate) source: usize,
    pub(crate) category: Slot<String>,
    pub(crate) extends: List<String>,
    /// Whether an entry has the key `extends`, which belongs at the top.
    pub(crate) has_misplaced_extends: bool,
    /// The files that `extends` names, as indices into the files of the spec.
    pub(crate) bases: Vec<usize>,
    pub(crate) only: List<i64>,
    pub(crate) except: List<i64>,
    pub(crate) locales: List<String>,
    pub(crate) retired: List<i64>,
    pub(crate) unlisted: Option<UnlistedEntry>,
    pub(crate) codes: Vec<CodeEntry>,
    pub(crate) ranges: Vec<RangeEntry>,
    /// Whether a mistake in the file may hide a code or a range.
    pub(crate) may_lack_entries: bool,
    /// Whether a mistake in the file may hide a variant or a constant of the enum. A code with a broken number still
    /// has its variant.
    pub(crate) may_lack_names: bool,
}

/// The values of an array, each with its span.
pub(crate) type List<T> = Slot<Vec<Spanned<T>>>;

impl<T> List<T> {
    /// The values, or an empty slice if there is no array.
    pub(crate) fn items(&self) -> &[Spanned<T>] {
        self.given().map_or(&[], |list| &list.value)
    }
}

/// The `[unlisted]` of a spec.
#[derive(Clone, Debug)]
pub(crate) struct UnlistedEntry {
    pub(crate) header: Span,
    pub(crate) is_empty: bool,
    pub(crate) facts: Facts,
}

/// A `[[code]]`.
#[derive(Clone, Debug)]
pub(crate) struct CodeEntry {
    pub(crate) header: Span,
    pub(crate) is_damaged: bool,
    /// Whether there is no key but the number.
    pub(crate) is_bare: bool,
    pub(crate) value: Slot<i64>,
    pub(crate) facts: Facts,
}

/// A `[[range]]`.
#[derive(Clone, Debug)]
pub(crate) struct RangeEntry {
    pub(crate) header: Span,
    pub(crate) is_damaged: bool,
    /// Whether there is no key but the numbers.
    pub(crate) is_bare: bool,
    pub(crate) first: Slot<i64>,
    pub(crate) last: Slot<i64>,
    pub(crate) facts: Facts,
}

/// A locale file as it is written.
#[derive(Debug)]
pub(crate) struct LocaleFile {
    /// The spec file that names it, as an index into the files of the spec.
    pub(crate) named_by: usize,
    pub(crate) language: Slot<String>,
    pub(crate) category: Slot<String>,
    pub(crate) headings: Vec<NamedText>,
    pub(crate) templates: Vec<NamedText>,
    /// The translations of codes.
    pub(crate) codes: Vec<TranslatedEntry>,
    /// The translations of ranges.
    pub(crate) ranges: Vec<TranslatedEntry>,
    /// The headers of `[headings]` and `[templates]`, if these are empty.
    pub(crate) empty_tables: Vec<Spanned<String>>,
    pub(crate) header: Span,
    pub(crate) is_damaged: bool,
    /// Whether there is no key but the language.
    pub(crate) is_empty: bool,
}

/// The translation of a code or a range in a locale.
#[derive(Debug)]
pub(crate) struct TranslatedEntry {
    /// The number or the numbers, as they are written in the header.
    pub(crate) header: Spanned<String>,
    pub(crate) is_empty: bool,
    pub(crate) facts: Facts,
}

/// A key with its text.
pub(crate) type NamedText = (Spanned<String>, Spanned<String>);
