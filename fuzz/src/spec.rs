//! Properties of every spec from the reader.

use std::collections::BTreeSet;

use close_codes_reader::{
    Code, CodeText, Key, Language, Range, RangeText, Reading, Reconnect, SentBy, Session, Spec,
    Texts,
};
use close_codes_vocabulary::{Headings, Shown, Takes, Templates, VALUE, default_sent_by};
use toml::de::{DeTable, DeValue};

const NEVER_SENT: [u16; 4] = [1004, 1005, 1006, 1015];

/// The properties that the generated enum relies on, even for a faulty spec.
pub fn check_usable(spec: &Spec) {
    let values: Vec<u16> = spec.codes.iter().map(|code| code.value).collect();
    assert!(values.is_sorted_by(|one, next| one < next), "{values:?}");
    let names: BTreeSet<&str> = spec.codes.iter().map(|code| code.name()).collect();
    assert_eq!(names.len(), spec.codes.len(), "a name comes twice");
    let mut constants: BTreeSet<String> = names.iter().map(|name| (*name).to_owned()).collect();
    for range in &spec.ranges {
        if let Some(constant) = range.constant() {
            assert!(is_constant(&constant), "{range:?}");
            assert!(constants.insert(constant), "{range:?} has a known constant");
        }
    }
    for code in &spec.codes {
        // This is the placeholder for an unusable number.
        let is_placeholder = code.value > 4999;
        assert!(is_code(code.value) || is_placeholder, "{code:?}");
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

fn is_constant(name: &str) -> bool {
    let reserved = ["ALL", "SPEC", "LANGUAGES", "COMPARISONS"];
    !reserved.contains(&name)
        && !name.starts_with('_')
        && name.chars().all(|c| unicode_ident::is_xid_continue(c))
}

/// The properties of a spec without mistakes.
pub fn check_good(reading: &Reading) {
    let spec = &reading.spec;
    assert!(!spec.codes.is_empty());
    assert_line(&spec.category);
    for code in &spec.codes {
        assert!(is_code(code.value), "{code:?}");
        check_code(code);
        for range in &spec.ranges {
            if (range.first..=range.last).contains(&code.value) {
                check_inherited(code.reconnect(), code.session(), range);
            }
        }
    }
    for (at, range) in spec.ranges.iter().enumerate() {
        check_range(range);
        for inner in &spec.ranges[at + 1..] {
            assert!(
                (range.first, u16::MAX - range.last) < (inner.first, u16::MAX - inner.last),
                "{inner:?} stands behind {range:?}"
            );
            if inner.first <= range.last {
                assert!(inner.last <= range.last, "{inner:?} crosses {range:?}");
                check_inherited(inner.reconnect(), inner.session(), range);
            }
        }
    }
    if let Some(unlisted) = &spec.unlisted {
        let never = Reconnect::Never.as_str();
        let is_never = unlisted.texts.get(Key::Reconnect) == Some(never);
        assert!(!unlisted.texts.is_empty());
        assert!(!is_never || unlisted.texts.get(Key::Session).is_none());
    }
    assert!(spec.retired.is_sorted_by(|one, next| one < next));
    for code in &spec.codes {
        assert!(!spec.retired.contains(&code.value), "{code:?} is retired");
    }
    check_languages(spec);
    check_against_toml(reading);
}

fn assert_text(text: &str) {
    assert!(!text.trim().is_empty());
}

/// A text that is not empty and on one line.
fn assert_line(text: &str) {
    assert_text(text);
    assert!(!text.contains(['\n', '\r', '\t']), "{text:?}");
    assert_harmless(text);
}

/// No character ends a line, controls a terminal or reverses the writing direction.
fn assert_harmless(text: &str) {
    let is_control = |c: char| c.is_control() && !['\n', '\r', '\t'].contains(&c);
    assert!(!text.contains(is_control), "{text:?}");
    assert!(
        !text.contains(|c| ('\u{2028}'..='\u{202e}').contains(&c)),
        "{text:?}"
    );
    assert!(
        !text.contains(|c| ('\u{2066}'..='\u{2069}').contains(&c)),
        "{text:?}"
    );
    assert!(!text.replace("\r\n", "").contains('\r'), "{text:?}");
}

/// Each text of an entry is not empty, and has no character that is unsafe to show.
fn check_entry(texts: &Texts) {
    for &key in Key::ALL {
        let text = texts.get(key);
        let Takes::Text { shown, .. } = key.takes() else {
            continue;
        };
        let check = match shown {
            Shown::OnOneLine => assert_line,
            Shown::OnLines => |text: &str| {
                assert_text(text);
                assert_harmless(text);
            },
            Shown::Escaped => assert_text,
        };
        text.into_iter().for_each(check);
    }
}

fn check_code(code: &Code) {
    check_entry(&code.texts);
    assert_text(code.title());
    assert!(code.texts.get(Key::SentBy).is_some());
    assert!(code.sent_by() != SentBy::Nobody || code.texts.get(Key::Reason).is_none());
    assert!(code.reconnect() != Some(Reconnect::Never) || code.session().is_none());
}

/// An entry inside a range has a policy key if the range has it.
fn check_inherited(reconnect: Option<Reconnect>, session: Option<Session>, range: &Range) {
    assert!(range.reconnect().is_none() || reconnect.is_some());
    assert!(range.session().is_none() || session.is_some() || reconnect == Some(Reconnect::Never));
}

fn check_range(range: &Range) {
    assert!(range.first <= range.last);
    assert!(range.last <= 1015 || range.first >= 3000, "{range:?}");
    assert!(range.first >= 1000 && range.last <= 4999, "{range:?}");
    check_entry(&range.texts);
    assert_text(range.title());
    assert!(range.texts.get(Key::SentBy).is_some());
    assert!(range.reconnect() != Some(Reconnect::Never) || range.session().is_none());
}

fn check_languages(spec: &Spec) {
    let tags = spec.languages.iter().map(|language| &language.language);
    let tags: BTreeSet<String> = tags.map(|tag| tag.to_ascii_lowercase()).collect();
    assert_eq!(tags.len(), spec.languages.len(), "a language comes twice");
    for language in &spec.languages {
        check_language(language);
        check_texts(&language.codes, spec);
        check_range_texts(&language.ranges, spec);
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
        assert_line(text);
    }
    language
        .category
        .as_deref()
        .into_iter()
        .for_each(assert_line);
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

fn check_range_texts(texts: &[RangeText], spec: &Spec) {
    let bounds: BTreeSet<(u16, u16)> = texts.iter().map(|text| (text.first, text.last)).collect();
    assert_eq!(bounds.len(), texts.len(), "a range comes twice");
    for text in texts {
        let is_of_text = |range: &Range| (range.first, range.last) == (text.first, text.last);
        assert!(spec.ranges.iter().any(is_of_text), "{text:?}");
        check_entry(&text.texts);
    }
}

/// A valid spec without `extends` has exactly the contents of its file.
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
        let Some(DeValue::Integer(value)) = entry.get(VALUE).map(toml::Spanned::get_ref) else {
            panic!("a good code has a value: {entry:?}");
        };
        let value = u16::from_str_radix(value.as_str(), value.radix()).expect("it is a code");
        let code = reading
            .spec
            .codes
            .iter()
            .find(|code| code.value == value)
            .expect("every code of the file is in the spec");
        for &key in Key::ALL {
            match (key, text(key.as_str())) {
                // The default is made from the name.
                (Key::Title, None) => {
                    let words: String = code.title().split(' ').collect();
                    assert_eq!(words, code.name());
                }
                // The compiler may normalise the name.
                (Key::Name, name) => assert_eq!(name.is_some_and(str::is_ascii), {
                    name == Some(code.name()) && code.name().is_ascii()
                }),
                (key, text) if matches!(key.takes(), Takes::Text { .. }) => {
                    // The reader converts CRLF line ends, and `toml` does not.
                    let unified = |text: &str| text.replace("\r\n", "\n");
                    assert_eq!(code.texts.get(key).map(unified), text.map(unified));
                }
                // The keys of the code itself come first.
                (key, Some(word)) => assert_eq!(code.texts.get(key), Some(word)),
                (Key::SentBy, None) if reading.spec.ranges.is_empty() => {
                    assert_eq!(code.sent_by(), default_sent_by(value));
                }
                (_, None) => {}
            }
        }
    }
}
