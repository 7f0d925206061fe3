//! Writes the const table of languages, as text.
//!
//! A spec that extends the standard registry refers to the registry's translations in the runtime. Only its own texts
//! are written.

use std::fmt::Write as _;

use close_codes_reader::{Base, CodeText, Language, RangeText, STANDARD_LANGUAGES, Spec};
use close_codes_vocabulary::{FIRST, LAST, LocaleKey, Table};

use super::tables::write_texts;

/// `&[Language::ENGLISH, language(&LanguageRow { … }), …]`
pub(super) fn all(spec: &Spec) -> String {
    let is_untouched = spec.languages.iter().all(Language::is_its_base);
    if is_untouched && spec.languages.len() == 1 + STANDARD_LANGUAGES.len() {
        return "STANDARD_LANGUAGES".to_owned();
    }
    let mut text = String::from("&[");
    for language in &spec.languages {
        match language.base {
            Base::English if language.is_its_base() && language.is_english() => {
                text.push_str("Language::ENGLISH,");
            }
            _ => write_language(&mut text, language),
        }
    }
    text.push(']');
    text
}

fn write_language(text: &mut String, language: &Language) {
    let Language {
        language: tag,
        base,
        category,
        headings,
        templates,
        codes,
        ranges,
    } = language;
    let _ = write!(text, "language(&LanguageRow {{ language: {tag:?}, base: ");
    match base {
        Base::English => text.push_str("None"),
        // The first language of the table is English.
        Base::Standard(at) => {
            let _ = write!(text, "Some(standard_language({}))", at + 1);
        }
    }
    let category = category.as_deref().unwrap_or_default();
    let _ = write!(text, ", category: {category:?}, ");
    write_named(text, LocaleKey::Headings, headings);
    write_named(text, LocaleKey::Templates, templates);
    write_codes(text, codes);
    write_ranges(text, ranges);
    text.push_str("}),");
}

/// Texts by their names.
fn write_named(text: &mut String, field: LocaleKey, texts: &[(&'static str, String)]) {
    let _ = write!(text, "{}: &[", field.as_str());
    for (name, words) in texts {
        let _ = write!(text, "({name:?}, {words:?}), ");
    }
    text.push_str("], ");
}

fn write_codes(text: &mut String, codes: &[CodeText]) {
    if codes.is_empty() {
        text.push_str("codes: &[], ");
        return;
    }
    // This needs a const block, because an argument of a call does not live as long as the table.
    text.push_str("codes: const { &texts(&[");
    for code in codes {
        let _ = write!(text, "TextRow {{ code: {}, ", code.code);
        write_texts(text, Table::Translation, &code.texts);
    }
    text.push_str("]) }, ");
}

fn write_ranges(text: &mut String, ranges: &[RangeText]) {
    if ranges.is_empty() {
        text.push_str("ranges: &[], ");
        return;
    }
    text.push_str("ranges: const { &range_texts(&[");
    for range in ranges {
        let _ = write!(
            text,
            "RangeTextRow {{ {FIRST}: {}, {LAST}: {}, ",
            range.first, range.last
        );
        write_texts(text, Table::Translation, &range.texts);
    }
    text.push_str("]) }, ");
}
