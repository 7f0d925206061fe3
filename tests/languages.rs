//! The languages of a protocol: the registry's translations, its own, and English where nothing is translated.

use close_codes::compare::{Headings, Piece, Templates, code_spans};
use close_codes::{CloseCode, CodeSet, Language, close_codes};
use close_codes_vocabulary::LocaleKey;
use hygiene_strict::alone::Exported;

close_codes! {
    enum Renaming = inline r#"
extends = "standard"
category = "Game Close Codes"

[[code]]
value = 1008
title = "Banned"
description = "A moderator removed the player."
"#;
}

fn language<C: CodeSet>(tag: &str) -> &'static Language {
    C::LANGUAGES
        .iter()
        .find(|language| language.language == tag)
        .expect("the language is there")
}

fn text<C: CodeSet>(tag: &str, left: u16, right: u16) -> String {
    let comparison = C::SPEC.compare(left, right).expect("both codes are there");
    comparison.page(language::<C>(tag)).text().to_string()
}

#[test]
fn english_comes_first_and_the_others_in_the_order_of_the_spec() {
    let tags = |languages: &[Language]| {
        languages
            .iter()
            .map(|language| language.language)
            .collect::<Vec<_>>()
    };
    let expected = ["en", "tr", "ja", "de", "es", "fr", "zh-Hans"];
    assert_eq!(tags(CloseCode::LANGUAGES), expected);
    assert_eq!(tags(Exported::LANGUAGES), expected);
    assert_eq!(tags(Renaming::LANGUAGES), expected);
}

#[test]
fn a_protocol_that_extends_the_registry_has_its_translations_too() {
    assert!(text::<Exported>("ja", 1000, 1001).starts_with("1000 正常終了 vs 1001 離脱"));
    let page = text::<Exported>("tr", 1000, 4001);
    assert!(
        page.starts_with("1000 Normal Kapanış vs 4001 Oturum Süresi Doldu"),
        "{page}"
    );
    assert!(
        page.contains("Daha Fazla Öğren"),
        "the heading of its own locale"
    );
    assert!(
        page.contains("no longer valid"),
        "what it does not translate is English"
    );
    let page = text::<Exported>("de", 1000, 4001);
    assert!(
        page.contains("4001 Session Expired"),
        "in a language of which it has no locale, too"
    );
}

/// A translation of a text that the protocol has replaced would contradict the protocol.
#[test]
fn the_registry_does_not_translate_replaced_texts() {
    let page = text::<Renaming>("tr", 1000, 1008);
    assert!(
        page.starts_with("1000 Normal Kapanış vs 1008 Banned"),
        "{page}"
    );
    assert!(
        page.contains("A moderator removed the player.") && page.contains("Game Close Codes"),
        "{page}"
    );
    assert!(!page.contains("WebSocket Kapanış Kodları"), "{page}");
}

#[test]
fn every_text_of_the_registry_is_in_every_language() {
    let english = &Language::ENGLISH;
    for language in CloseCode::LANGUAGES
        .iter()
        .filter(|language| language.language != "en")
    {
        let tag = language.language;
        assert!(language.category.is_some(), "{tag}");
        assert_eq!(language.codes.len(), CloseCode::ALL.len(), "{tag}");
        for (text, info) in language.codes.iter().zip(CloseCode::SPEC.codes) {
            assert_eq!(text.code, info.code, "{tag}");
            for (translated, original) in [
                (text.title, Some(info.title)),
                (text.description, info.description),
                (text.seen_when, info.seen_when),
                (text.how_to_fix, info.how_to_fix),
            ] {
                let translated =
                    translated.unwrap_or_else(|| panic!("{tag} lacks a text of {}", info.code));
                assert!(
                    Some(translated) != original,
                    "{tag} {}: {translated}",
                    info.code
                );
                let code_in = |text: &str| {
                    let code = code_spans(text).filter_map(|piece| match piece {
                        Piece::Code(code) => Some(code.to_owned()),
                        Piece::Text(_) => None,
                    });
                    code.collect::<Vec<_>>()
                };
                let (mut theirs, mut ours) =
                    (code_in(translated), code_in(original.unwrap_or_default()));
                theirs.sort();
                ours.sort();
                assert_eq!(
                    theirs, ours,
                    "{tag} {}: the code in backticks is the same",
                    info.code
                );
            }
        }
        let headings = format!("{:?}", language.headings);
        for heading in [
            english.headings.seen_when,
            english.headings.how_to_fix,
            english.headings.learn_more,
        ] {
            assert!(
                !headings.contains(heading),
                "{tag} lacks a heading: {heading}"
            );
        }
    }
}

/// A sentence that a translation lacks would be in English on its pages.
#[test]
fn every_heading_and_sentence_is_in_every_language() {
    for language in &CloseCode::LANGUAGES[1..] {
        let tag = language.language;
        let path = format!("{}/../locales/{tag}.toml", env!("CARGO_MANIFEST_DIR"));
        let file = std::fs::read_to_string(path).expect("a language of the registry has a file");
        let file: toml::Table = toml::from_str(&file).expect("the file is TOML");
        for (table, names) in [
            (LocaleKey::Headings, Headings::NAMES),
            (LocaleKey::Templates, Templates::NAMES),
        ] {
            let table = table.as_str();
            let texts = file[table].as_table().expect("a table of texts");
            for name in names {
                assert!(texts.contains_key(*name), "{tag} lacks {name} in [{table}]");
            }
        }
    }
}
