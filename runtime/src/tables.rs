//! The form of generated tables, and their conversion into the types of this crate while compiling.

use close_codes_vocabulary::{Headings, Templates};

use crate::compare::Language;
use crate::entries::{CodeInfo, CodeText, RangeInfo, RangeText, unlisted_policies};
use crate::spec::Spec;

pub use crate::entries::{
    CodeRow, RangeRow, RangeTextRow, TextRow, UnlistedRow, codes, range_texts, ranges, texts,
};

/// A language of a generated enum, as [`Language`].
#[derive(Debug)]
#[expect(missing_docs, reason = "the fields are those of a language")]
pub struct LanguageRow {
    pub language: &'static str,
    pub base: Option<&'static Language>,
    /// Empty if the base has the same.
    pub category: &'static str,
    /// The texts that differ from the base, by their names.
    pub headings: &'static [(&'static str, &'static str)],
    /// The texts that differ from the base, by their names.
    pub templates: &'static [(&'static str, &'static str)],
    pub codes: &'static [CodeText],
    pub ranges: &'static [RangeText],
}

/// Makes the spec of a generated enum.
#[must_use]
pub const fn spec(
    category: &'static str,
    codes: &'static [CodeInfo],
    ranges: &'static [RangeInfo],
    unlisted: Option<&UnlistedRow>,
    retired: &'static [u16],
) -> Spec {
    let mut spec = Spec::new(category, codes, ranges);
    if let Some(row) = unlisted {
        let [unlisted] = unlisted_policies(core::array::from_ref(row));
        spec.unlisted = Some(unlisted);
    }
    spec.retired = retired;
    spec
}

/// Makes the language of a row.
///
/// # Panics
///
/// Panics while compiling if a row names a heading or a sentence that this version does not know.
#[must_use]
pub const fn language(row: &LanguageRow) -> Language {
    let (mut headings, mut templates) = match row.base {
        Some(base) => (base.headings, base.templates),
        None => (Headings::ENGLISH, Templates::ENGLISH),
    };
    let mut at = 0;
    while at < row.headings.len() {
        let (name, text) = row.headings[at];
        headings = match headings.with(name, text) {
            Some(headings) => headings,
            None => panic!("a page has no heading of this name"),
        };
        at += 1;
    }
    let mut at = 0;
    while at < row.templates.len() {
        let (name, text) = row.templates[at];
        templates = match templates.with(name, text) {
            Some(templates) => templates,
            None => panic!("a page has no sentence of this name"),
        };
        at += 1;
    }
    Language {
        language: row.language,
        category: if row.category.is_empty() {
            match row.base {
                Some(base) => base.category,
                None => None,
            }
        } else {
            Some(row.category)
        },
        headings,
        templates,
        codes: row.codes,
        ranges: row.ranges,
        base: row.base,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BARE: LanguageRow = LanguageRow {
        language: "sv",
        base: None,
        category: "",
        headings: &[],
        templates: &[],
        codes: &[],
        ranges: &[],
    };

    #[test]
    fn a_language_has_its_own_texts_over_those_of_its_base() {
        static BASE: Language = language(&LanguageRow {
            category: "Koder",
            headings: &[("learn_more", "Mer"), ("description", "Beskrivning")],
            ..BARE
        });
        let layered = language(&LanguageRow {
            language: "sv-FI",
            base: Some(&BASE),
            headings: &[("learn_more", "Läs mer")],
            templates: &[("title", "{left} eller {right}")],
            ..BARE
        });
        assert_eq!(BASE.headings.how_to_fix, Headings::ENGLISH.how_to_fix);
        assert_eq!(layered.language, "sv-FI");
        assert_eq!(layered.category, Some("Koder"));
        assert_eq!(layered.headings.learn_more, "Läs mer");
        assert_eq!(layered.headings.description, "Beskrivning");
        assert_eq!(layered.templates.title, "{left} eller {right}");
        assert_eq!(layered.templates.summary, Templates::ENGLISH.summary);
        assert_eq!(layered.base, Some(&BASE));
        assert_eq!(language(&BARE).category, None);
    }

    #[test]
    fn a_text_with_an_unknown_name_is_refused() {
        let heading = LanguageRow {
            headings: &[("learn_less", "x")],
            ..BARE
        };
        assert!(std::panic::catch_unwind(|| language(&heading)).is_err());
        let template = LanguageRow {
            templates: &[("titles", "x")],
            ..BARE
        };
        assert!(std::panic::catch_unwind(|| language(&template)).is_err());
    }
}
