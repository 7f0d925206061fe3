//! Notes on a spec without mistakes: what it may lack.

use std::fmt::Write as _;

use close_codes::{CloseCode, CodeClass};
use close_codes_reader::{Base, Key, Language, Spec, Texts};
use close_codes_vocabulary::{Headings, LocaleKey, Table, Templates};

use crate::printable::printable;
use crate::spans::spans;

/// The notes about a spec, each a text of one or more lines.
pub(crate) fn notes(spec: &Spec) -> Vec<String> {
    let own = spec
        .languages
        .iter()
        .filter(|language| is_own(language, spec));
    let untranslated = own.filter_map(|language| untranslated(language, spec));
    unregistered(spec).into_iter().chain(untranslated).collect()
}

/// The codes that have to be registered with IANA and are not.
fn unregistered(spec: &Spec) -> Option<String> {
    let numbers = spec.codes.iter().map(|code| code.value);
    let numbers: Vec<u16> = numbers
        .filter(|number| {
            CodeClass::of(*number) == CodeClass::Registered
                && CloseCode::from_code(*number).is_none()
        })
        .collect();
    (!numbers.is_empty()).then(|| {
        let (first_registered, last_registered) = CodeClass::Registered.codes().into_inner();
        let (first_private, last_private) = CodeClass::Private.codes().into_inner();
        format!(
            "the registry of IANA does not list {}\n\
             {first_registered} to {last_registered} are for codes that are registered there, \
             {first_private} to {last_private} for those of an application (RFC 6455, section 7.4.2)",
            spans(&numbers)
        )
    })
}

/// Whether a locale of the spec is in this language.
fn is_own(language: &Language, spec: &Spec) -> bool {
    match language.base {
        Base::English => !language.is_english(),
        // A language without a locale may still have English texts with which the spec replaces those of the registry.
        Base::Standard(_) => {
            let mut codes = language.codes.iter();
            !language.headings.is_empty()
                || !language.templates.is_empty()
                || !language.ranges.is_empty()
                || codes.any(|text| {
                    let code = spec
                        .codes
                        .binary_search_by_key(&text.code, |code| code.value);
                    code.is_ok_and(|at| {
                        let code = &spec.codes[at];
                        Key::of(Table::Translation).any(|key| {
                            let text = text.texts.get(key);
                            text.is_some() && text != code.texts.get(key)
                        })
                    })
                })
        }
    }
}

/// The texts that a language lacks, so that pages have the English ones.
fn untranslated(language: &Language, spec: &Spec) -> Option<String> {
    let has_base = language.base != Base::English;
    let mut lines = String::new();
    if language.category.is_none() && !has_base {
        let _ = write!(lines, "\n  {}", LocaleKey::Category.as_str());
    }
    for key in Key::of(Table::Translation) {
        let lacks = |of_spec: &Texts, own: Option<&Texts>, is_in_base: bool| {
            match (of_spec.get(key), own.and_then(|own| own.get(key))) {
                (None, _) => false,
                (Some(_), None) => !is_in_base,
                // A text with which the spec replaces one of the registry is in English.
                (Some(english), Some(own)) => is_in_base && own == english,
            }
        };
        let codes = spec.codes.iter().filter(|code| {
            let own = language
                .codes
                .binary_search_by_key(&code.value, |text| text.code);
            let own = own.ok().map(|at| &language.codes[at]);
            let is_in_base = has_base && CloseCode::from_code(code.value).is_some();
            lacks(&code.texts, own.map(|text| &text.texts), is_in_base)
        });
        let codes: Vec<u16> = codes.map(|code| code.value).collect();
        let ranges = spec.ranges.iter().filter(|range| {
            let mut own = language.ranges.iter();
            let own = own.find(|text| (text.first, text.last) == (range.first, range.last));
            lacks(&range.texts, own.map(|text| &text.texts), false)
        });
        let ranges = ranges.map(|range| format!("[{}-{}]", range.first, range.last));
        let codes = (!codes.is_empty()).then(|| spans(&codes));
        let entries: Vec<String> = codes.into_iter().chain(ranges).collect();
        if !entries.is_empty() {
            let _ = write!(lines, "\n  {} of {}", key.as_str(), entries.join(", "));
        }
    }
    for (table, names, own) in [
        (LocaleKey::Headings, Headings::NAMES, &language.headings),
        (LocaleKey::Templates, Templates::NAMES, &language.templates),
    ] {
        let is_missing = |name: &&&str| !own.iter().any(|(own, _)| own == *name);
        let missing = names.iter().filter(is_missing).count();
        if missing > 0 && !has_base {
            let _ = write!(
                lines,
                "\n  {missing} of the {} in [{}]",
                names.len(),
                table.as_str()
            );
        }
    }
    let tag = printable(&language.language);
    (!lines.is_empty()).then(|| {
        format!("{tag:?} has no text of its own for these, and has the English one:{lines}")
    })
}
