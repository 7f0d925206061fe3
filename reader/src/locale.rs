//! Translations: what a locale file may say of a spec, and the languages that come of it.

use crate::MOST_PROBLEMS;
use crate::check::check_text;
use crate::diagnostic::{self, Diagnostic};
use crate::merge::Merged;
use crate::model::{CodeText, Language};
use crate::parse::{Key, LocaleFile, TranslatedCode};
use crate::source::Spanned;
use crate::vocabulary::{CodeNumber, HEADINGS, TEMPLATES};

/// Checks the locales against the spec and puts those of one language together.
pub(crate) fn languages(
    locales: Vec<LocaleFile>,
    spec: &Merged,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Language> {
    let mut languages: Vec<Language> = Vec::new();
    for locale in locales {
        let Some(tag) = language_tag(&locale, diagnostics) else {
            // Its other mistakes are shown all the same, only the language is lost.
            add_texts(&mut Language::default(), locale, spec, diagnostics);
            continue;
        };
        let at = languages
            .iter()
            .position(|known| known.language.eq_ignore_ascii_case(&tag))
            .unwrap_or_else(|| {
                languages.push(Language {
                    language: tag,
                    ..Language::default()
                });
                languages.len() - 1
            });
        add_texts(&mut languages[at], locale, spec, diagnostics);
    }
    languages
}

fn language_tag(locale: &LocaleFile, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    match &locale.language {
        Key::Given(tag) if is_language_tag(&tag.value) => return Some(tag.value.clone()),
        Key::Given(tag) => diagnostics.push(diagnostic::invalid_language(tag)),
        Key::Absent if !locale.is_damaged => {
            diagnostics.push(diagnostic::missing_keys(
                "this locale",
                &["language"],
                locale.header,
            ));
        }
        Key::Absent | Key::Broken => {}
    }
    None
}

/// The shape of BCP 47: subtags of one to eight letters and digits, the first of letters alone.
fn is_language_tag(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let primary = subtags.next().unwrap_or_default();
    (2..=8).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && subtags.all(|subtag| {
            (1..=8).contains(&subtag.len())
                && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

fn add_texts(
    language: &mut Language,
    locale: LocaleFile,
    spec: &Merged,
    diagnostics: &mut Vec<Diagnostic>,
) {
    check_text("category", &locale.category, diagnostics);
    if let Key::Given(category) = locale.category {
        language.category = Some(category.value);
    }
    for (key, text) in locale.headings {
        match HEADINGS.iter().find(|known| **known == key.value) {
            Some(&known) => {
                if check_not_empty(known, &text, diagnostics) {
                    set(&mut language.headings, known, text.value);
                }
            }
            None => diagnostics.push(diagnostic::unknown_heading(&key.value, HEADINGS, key.span)),
        }
    }
    for (key, text) in locale.templates {
        if let Some(&(known, placeholders)) =
            TEMPLATES.iter().find(|(known, _)| *known == key.value)
        {
            check_placeholders(known, placeholders, &text, diagnostics);
            if check_not_empty(known, &text, diagnostics) {
                set(&mut language.templates, known, text.value);
            }
        } else {
            let known: Vec<&str> = TEMPLATES.iter().map(|(known, _)| *known).collect();
            diagnostics.push(diagnostic::unknown_template(&key.value, &known, key.span));
        }
    }
    for (code, texts) in locale.codes {
        check_translated(&texts, diagnostics);
        match translated(&code.value).filter(|value| spec.codes.get(*value).is_some()) {
            Some(value) => add_code(language, value, texts),
            None => diagnostics.push(diagnostic::unknown_locale_code(&code.value, code.span)),
        }
    }
}

/// The code that a header means; `[04001]` would be a second way to write one.
fn translated(header: &str) -> Option<CodeNumber> {
    header.parse().ok().filter(|_| !header.starts_with('0'))
}

fn check_not_empty(key: &str, text: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let is_empty = text.value.trim().is_empty();
    if is_empty {
        diagnostics.push(diagnostic::empty_text(key, text.span));
    }
    !is_empty
}

fn check_translated(texts: &TranslatedCode, diagnostics: &mut Vec<Diagnostic>) {
    check_text("title", &texts.title, diagnostics);
    check_text("description", &texts.description, diagnostics);
    check_text("seen_when", &texts.seen_when, diagnostics);
    check_text("how_to_fix", &texts.how_to_fix, diagnostics);
}

fn set(texts: &mut Vec<(&'static str, String)>, key: &'static str, text: String) {
    match texts.iter_mut().find(|(known, _)| *known == key) {
        Some((_, old)) => *old = text,
        None => texts.push((key, text)),
    }
}

fn add_code(language: &mut Language, value: CodeNumber, newer: TranslatedCode) {
    let at = language.codes.partition_point(|text| text.code < value);
    if language.codes.get(at).is_none_or(|text| text.code != value) {
        language.codes.insert(
            at,
            CodeText {
                code: value,
                ..CodeText::default()
            },
        );
    }
    let texts = &mut language.codes[at];
    for (old, new) in [
        (&mut texts.title, newer.title),
        (&mut texts.description, newer.description),
        (&mut texts.seen_when, newer.seen_when),
        (&mut texts.how_to_fix, newer.how_to_fix),
    ] {
        if let Key::Given(text) = new {
            *old = Some(text.value);
        }
    }
}

/// Reports each `{placeholder}` that the template does not fill, once, and a brace without a partner.
fn check_placeholders(
    template: &str,
    known: &[&str],
    text: &Spanned<String>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut reported: Vec<&str> = Vec::new();
    let mut rest = text.value.as_str();
    while let Some(at) = rest.find(['{', '}']) {
        let (brace, behind) = (&rest[at..=at], &rest[at + 1..]);
        if let Some(escaped) = behind.strip_prefix(brace) {
            rest = escaped;
            continue;
        }
        let Some((placeholder, after)) = behind.split_once('}').filter(|_| brace == "{") else {
            let brace = if brace == "{" { '{' } else { '}' };
            diagnostics.push(diagnostic::unmatched_brace(template, brace, text.span));
            return;
        };
        let is_wrong = !known.contains(&placeholder) && !reported.contains(&placeholder);
        if is_wrong && reported.len() < MOST_PROBLEMS {
            reported.push(placeholder);
            diagnostics.push(diagnostic::unknown_placeholder(
                template,
                placeholder,
                known,
                text.span,
            ));
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::is_language_tag;

    #[test]
    fn language_tags() {
        for tag in ["tr", "ja", "zh-Hans", "de-AT", "sr-Latn-RS", "de-1996"] {
            assert!(is_language_tag(tag), "{tag}");
        }
        for tag in [
            "",
            "t",
            "turkish language",
            "tr_TR",
            "1a",
            "tr-",
            "-tr",
            "türkçe",
            "abcdefghi",
        ] {
            assert!(!is_language_tag(tag), "{tag}");
        }
    }
}
