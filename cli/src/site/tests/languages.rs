//! The choice of the language, and the words of the interface.

use std::collections::HashSet;

use close_codes::CodeSet;

use super::{few, registry};
use crate::site::negotiation::best;
use crate::site::words::{self, Words};

#[test]
fn the_interface_speaks_every_language_of_the_registry() {
    let spoken: HashSet<&str> = words::ALL.iter().map(|(tag, _)| *tag).collect();
    for language in <close_codes::CloseCode as CodeSet>::LANGUAGES {
        assert!(spoken.contains(language.language), "{}", language.language);
    }
    let names: HashSet<&str> = words::ALL.iter().map(|(_, words)| words.name).collect();
    assert_eq!(names.len(), words::ALL.len());
}

#[test]
fn every_language_fills_the_same_placeholders() {
    for (tag, words) in words::ALL {
        for text in [
            words.compare_with,
            words.try_code,
            words.try_code_button,
            words.try_no_status,
            words.try_drop,
        ] {
            assert_eq!(placeholders(text), ["code"], "{tag}: {text}");
        }
        assert_eq!(placeholders(words.reason_bytes), ["most", "used"], "{tag}");
        assert_eq!(placeholders(words.made_from), ["file"], "{tag}");
        assert_eq!(placeholders(words.category), ["protocol"], "{tag}");
        assert_eq!(
            placeholders(words.search_example),
            ["code", "title"],
            "{tag}"
        );
        assert_eq!(placeholders(words.found), ["all", "shown"], "{tag}");
        let with_braces = format!("{words:?}").matches('{').count();
        // In addition to those above, `Debug` writes one for the struct.
        assert_eq!(with_braces, 5 + 2 + 1 + 1 + 2 + 2 + 1, "{tag}");
    }
}

fn placeholders(text: &str) -> Vec<&str> {
    let parts = text.split('{').skip(1);
    let mut names: Vec<&str> = parts
        .map(|part| part.split_once('}').expect("it is closed").0)
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn a_language_without_words_gets_those_of_its_language_or_english() {
    assert_eq!(Words::of("de-AT").name, "Deutsch");
    assert_eq!(Words::of("ZH-hans").name, "简体中文");
    assert_eq!(Words::of("eo").name, "English");
}

#[test]
fn accept_language_is_honoured() {
    let languages = few("https://example.org").languages;
    for (header, expected) in [
        ("eo", Some("eo")),
        ("EO-mars", Some("eo")),
        ("eo;q=0.5, en;q=0.9", Some("en")),
        ("fr, eo;q=0.5, en;q=0.4", Some("eo")),
        ("en;q=0, eo;q=0.1", Some("eo")),
        ("zh-CN,zh;q=0.9,en;q=0.8", Some("zh-Hans")),
        ("ar", Some("ar-EG")),
        ("en, eo", Some("en")),
        ("fr", None),
        ("*", None),
        ("", None),
        (";;;,,,q=1;q=", None),
        ("eo;q=NaN, en;q=inf", Some("en")),
        ("eo;q=1e999, en", Some("eo")),
    ] {
        let language = best(&languages, header).map(|language| language.language);
        assert_eq!(language, expected, "{header}");
    }
}

#[test]
fn the_registry_has_english_for_everybody_else() {
    assert_eq!(registry().default_language().language, "en");
}
