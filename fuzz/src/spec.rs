//! What must hold of every spec that comes out of the reader.

use std::collections::BTreeSet;

use close_codes_reader::{
    Code, CodeText, Key, Language, Range, Reading, Reconnect, SentBy, Spec, Texts,
};
use close_codes_vocabulary::{Headings, Takes, Templates};
use toml::de::{DeTable, DeValue};

const NEVER_SENT: [u16; 4] = [1004, 1005, 1006, 1015];

/// What the generated enum relies on, even where the spec is full of mistakes.
pub fn check_usable(spec: &Spec) {
    let values: Vec<u16> = spec.codes.iter().map(|code| code.value).collect();
    assert!(values.is_sorted_by(|one, next| one < next), "{values:?}");
    let names: BTreeSet<&str> = spec.codes.iter().map(|code| code.name()).collect();
    assert_eq!(names.len(), spec.codes.len(), "a name comes twice");
    for code in &spec.codes {
        assert!(is_code(code.value), "{code:?}");
        assert!(is_variant(code.name()), "{code:?}");
        assert!(
            code.texts
                .get(Key::Reason)
                .is_none_or(|reason| reason.len() <= 123),
            "{code:?}"
        );
        assert!(
            !NEVER_SENT.contains(&code.value) || code.sent_by() == SentBy::Nobody,
            "{code:?}"
        );
    }
}

fn is_code(value: u16) -> bool {
    matches!(value, 1000..=1015 | 3000..=4999)
}

fn is_variant(name: &str) -> bool {
    let reserved = ["Self", "ALL", "SPEC", "LANGUAGES", "COMPARISONS"];
    let mut characters = name.chars();
    !reserved.contains(&name)
        && characters
            .next()
            .is_some_and(|first| unicode_ident::is_xid_start(first) && !first.is_lowercase())
        && characters.all(|c| unicode_ident::is_xid_continue(c) && c != '_')
}

/// What a spec without mistakes is like.
pub fn check_good(reading: &Reading) {
    let spec = &reading.spec;
    assert!(!spec.codes.is_empty());
    assert_text(&spec.category);
    for code in &spec.codes {
        check_code(code);
        for range in &spec.ranges {
            if (range.first..=range.last).contains(&code.value) {
                check_inherited(code, range);
            }
        }
    }
    for pair in spec.ranges.windows(2) {
        assert!(pair[0].last < pair[1].first, "{pair:?}");
    }
    for range in &spec.ranges {
        check_range(range);
    }
    check_languages(spec);
    check_against_toml(reading);
}

fn assert_text(text: &str) {
    assert!(!text.trim().is_empty());
}

/// Each text that an entry has holds something.
fn check_entry(texts: &Texts) {
    for &key in Key::ALL {
        let text = texts.get(key);
        if key.takes() == Takes::Text {
            text.into_iter().for_each(assert_text);
        }
    }
}

fn check_code(code: &Code) {
    check_entry(&code.texts);
    assert!(code.sent_by() != SentBy::Nobody || code.texts.get(Key::Reason).is_none());
    assert!(code.reconnect() != Some(Reconnect::Never) || code.session().is_none());
}

fn check_inherited(code: &Code, range: &Range) {
    assert!(range.reconnect().is_none() || code.reconnect().is_some());
    assert!(
        range.session().is_none()
            || code.session().is_some()
            || code.reconnect() == Some(Reconnect::Never)
    );
}

fn check_range(range: &Range) {
    assert!(range.first <= range.last);
    assert!(range.last <= 1015 || range.first >= 3000, "{range:?}");
    assert!(range.first >= 1000 && range.last <= 4999, "{range:?}");
    check_entry(&range.texts);
    assert!(range.reconnect() != Some(Reconnect::Never) || range.session().is_none());
}

fn check_languages(spec: &Spec) {
    let tags = spec.languages.iter().map(|language| &language.language);
    let tags: BTreeSet<String> = tags.map(|tag| tag.to_ascii_lowercase()).collect();
    assert_eq!(tags.len(), spec.languages.len(), "a language comes twice");
    for language in &spec.languages {
        check_language(language);
        check_texts(&language.codes, spec);
    }
}

fn check_language(language: &Language) {
    let tag = &language.language;
    assert!(tag.len() >= 2 && tag.starts_with(|c: char| c.is_ascii_alphabetic()));
    assert!(
        tag.split('-')
            .all(|part| part.len() <= 8 && part.chars().all(|c| c.is_ascii_alphanumeric()))
    );
    let headings = language.headings.iter().map(|(heading, _)| heading);
    assert!(
        headings
            .clone()
            .all(|heading| Headings::NAMES.contains(heading))
    );
    assert_eq!(
        headings.collect::<BTreeSet<_>>().len(),
        language.headings.len()
    );
    for (template, text) in &language.templates {
        let placeholders = Templates::placeholders(template).expect("the template is known");
        check_template(text, placeholders);
    }
    for (_, text) in language.headings.iter().chain(&language.templates) {
        assert_text(text);
    }
}

/// Each brace is doubled or around a placeholder.
fn check_template(text: &str, placeholders: &[&str]) {
    let mut rest = text.replace("{{", "").replace("}}", "");
    if text.contains("{{{") || text.contains("}}}") {
        return; // which of three is the one alone is the reader's business
    }
    for placeholder in placeholders {
        rest = rest.replace(&format!("{{{placeholder}}}"), "");
    }
    assert!(!rest.contains(['{', '}']), "{text:?}");
}

fn check_texts(texts: &[CodeText], spec: &Spec) {
    assert!(texts.is_sorted_by(|one, next| one.code < next.code));
    for text in texts {
        assert!(spec.codes.iter().any(|code| code.value == text.code));
        check_entry(&text.texts);
    }
}

/// A good spec that extends nothing is what is written in its file.
fn check_against_toml(reading: &Reading) {
    let table = DeTable::parse(&reading.sources[0].text).expect("a good spec is TOML");
    let table = table.get_ref();
    let entries = |key: &str| match table.get(key).map(toml::Spanned::get_ref) {
        Some(DeValue::Array(entries)) => entries.len(),
        _ => 0,
    };
    if table.contains_key("extends") {
        assert!(reading.spec.codes.len() >= entries("code"));
        assert!(reading.spec.ranges.len() >= entries("range"));
        return;
    }
    assert_eq!(reading.spec.codes.len(), entries("code"));
    assert_eq!(reading.spec.ranges.len(), entries("range"));
    let Some(DeValue::Array(codes)) = table.get("code").map(toml::Spanned::get_ref) else {
        return;
    };
    for entry in codes {
        let entry = entry.get_ref();
        let text = |key: &str| entry.get(key).and_then(|value| value.get_ref().as_str());
        let code = reading
            .spec
            .codes
            .iter()
            .find(|code| Some(code.name()) == text(Key::Name.as_str()))
            .expect("every code of the file is in the spec");
        for &key in Key::ALL {
            // A range may give a code the words that it leaves out.
            if key.takes() == Takes::Text {
                assert_eq!(code.texts.get(key), text(key.as_str()));
            }
        }
    }
}
