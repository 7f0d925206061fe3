//! The const table of languages, written as text.
//!
//! A spec that extends the standard registry refers to the registry's translations in the runtime; only what it says
//! itself is written out.

use std::fmt::Write as _;

use close_codes_reader::{
    CodeText, HEADINGS, Language, Replaced, STANDARD_LANGUAGES, Spec, TEMPLATES,
};

use super::tables::or_empty;

/// `&[Language::ENGLISH, Language { … }, …]`
pub(super) fn all(spec: &Spec) -> String {
    let own = |tag: &str| spec.languages.iter().find(|own| own.language == tag);
    let mut text = String::from("&[");
    // English is built in; a locale that changes its words replaces it.
    match own("en") {
        None => text.push_str("Language::ENGLISH,"),
        Some(english) => write_alone(&mut text, english),
    }
    if let Some(replaced) = &spec.standard {
        if spec.languages.is_empty() && *replaced == Replaced::default() {
            return "STANDARD_LANGUAGES".to_owned();
        }
        for (index, tag) in STANDARD_LANGUAGES.iter().enumerate() {
            // The first of the table is English.
            let standard = format!("(*standard_language({}))", index + 1);
            write_over_standard(&mut text, &standard, own(tag), replaced);
        }
    }
    let is_written =
        |tag: &str| tag == "en" || spec.standard.is_some() && STANDARD_LANGUAGES.contains(&tag);
    for language in spec
        .languages
        .iter()
        .filter(|own| !is_written(&own.language))
    {
        write_alone(&mut text, language);
    }
    text.push(']');
    text
}

/// A language that has nothing to fall back on but English.
fn write_alone(text: &mut String, language: &Language) {
    let Language {
        language: tag,
        category,
        headings,
        templates,
        codes,
    } = language;
    let _ = write!(
        text,
        "Language {{ language: {tag:?}, category: {category:?}, "
    );
    write_texts(
        text,
        "headings",
        "Headings",
        headings,
        HEADINGS.len(),
        "Headings::ENGLISH",
    );
    write_texts(
        text,
        "templates",
        "Templates",
        templates,
        TEMPLATES.len(),
        "Templates::ENGLISH",
    );
    write_codes(text, codes);
    text.push_str("base: None },");
}

/// A language of the registry, with what the spec says in it or in place of it.
fn write_over_standard(
    text: &mut String,
    standard: &str,
    own: Option<&Language>,
    replaced: &Replaced,
) {
    text.push_str("Language { ");
    let category = own
        .and_then(|own| own.category.as_ref())
        .or(replaced.category.as_ref());
    if category.is_some() {
        let _ = write!(text, "category: {category:?}, ");
    }
    if let Some(Language {
        headings,
        templates,
        ..
    }) = own
    {
        let base = format!("{standard}.headings");
        write_texts(
            text,
            "headings",
            "Headings",
            headings,
            HEADINGS.len(),
            &base,
        );
        let base = format!("{standard}.templates");
        write_texts(
            text,
            "templates",
            "Templates",
            templates,
            TEMPLATES.len(),
            &base,
        );
    }
    write_codes(
        text,
        &laid_over(&replaced.codes, own.map_or(&[], |own| &own.codes)),
    );
    let _ = write!(text, "base: Some(&{standard}), ..{standard} }},");
}

/// The texts of both, those of `upper` where both have one.
fn laid_over(lower: &[CodeText], upper: &[CodeText]) -> Vec<CodeText> {
    let mut codes = lower.to_vec();
    for text in upper {
        let at = codes.partition_point(|lower| lower.code < text.code);
        if codes.get(at).is_none_or(|lower| lower.code != text.code) {
            codes.insert(at, text.clone());
            continue;
        }
        let CodeText {
            code: _,
            title,
            description,
            seen_when,
            how_to_fix,
        } = &mut codes[at];
        for (lower, upper) in [
            (title, &text.title),
            (description, &text.description),
            (seen_when, &text.seen_when),
            (how_to_fix, &text.how_to_fix),
        ] {
            if upper.is_some() {
                lower.clone_from(upper);
            }
        }
    }
    codes
}

/// The headings or templates that a language has, and where it takes the others from.
fn write_texts(
    text: &mut String,
    field: &str,
    name: &str,
    texts: &[(&'static str, String)],
    all: usize,
    base: &str,
) {
    let _ = write!(text, "{field}: {name} {{ ");
    for (key, words) in texts {
        let _ = write!(text, "{key}: {words:?}, ");
    }
    if texts.len() < all {
        let _ = write!(text, "..{base}");
    }
    text.push_str("}, ");
}

fn write_codes(text: &mut String, codes: &[CodeText]) {
    text.push_str("codes: &texts(&[");
    for code in codes {
        let _ = write!(
            text,
            "TextRow {{ code: {}, title: {:?}, description: {:?}, seen_when: {:?}, how_to_fix: {:?} }},",
            code.code,
            or_empty(code.title.as_deref()),
            or_empty(code.description.as_deref()),
            or_empty(code.seen_when.as_deref()),
            or_empty(code.how_to_fix.as_deref()),
        );
    }
    text.push_str("]), ");
}
