//! The results of the search.

use close_codes::Language;

use super::registry;
use crate::site::search::{MAX_QUERY, cut, fold, matches, searchable};

fn found(query: &str) -> Vec<u16> {
    let codes = registry().spec.codes.iter();
    codes
        .filter(|info| matches(&searchable(Language::ENGLISH.localize(info)), query))
        .map(|info| info.code)
        .collect()
}

#[test]
fn codes_are_found_by_number_name_title_and_words() {
    assert_eq!(found("1015"), [1015]);
    assert_eq!(found("TlsHandshakeFailure"), [1015]);
    assert_eq!(found("tls HANDSHAKE failure"), [1015]);
    assert_eq!(found("  laptop   phone "), [1006]);
    assert_eq!(found("１０１５"), [1015]);
    assert_eq!(found("certificate expired host"), [1015]);
    assert_eq!(found("http 401"), [1006, 3000]);
    assert_eq!(found("no such words anywhere"), [0; 0]);
    assert_eq!(found("").len(), registry().spec.codes.len());
    assert_eq!(found(" \u{3000}\t").len(), registry().spec.codes.len());
}

#[test]
fn english_titles_and_names_are_found_in_every_language() {
    let site = registry();
    for language in site.languages.iter().copied() {
        for info in site.spec.codes {
            let text = searchable(language.localize(info));
            assert!(matches(&text, info.title), "{}", language.language);
            assert!(matches(&text, info.name), "{}", language.language);
        }
    }
}

#[test]
fn a_search_is_cut_between_characters_and_the_page_says_what_it_looked_for() {
    let long = "é".repeat(MAX_QUERY + 1);
    assert_eq!(cut(&long), "é".repeat(MAX_QUERY));
    assert_eq!(cut("tls"), "tls");
    let site = registry();
    let page = site.search(site.default_language(), Some(&"x".repeat(1000)));
    let field = format!("value=\"{}\"", "x".repeat(MAX_QUERY));
    assert!(page.text.contains(&field));
    assert!(!page.text.contains(&"x".repeat(MAX_QUERY + 1)));
}

#[test]
fn case_accents_and_width_do_not_matter() {
    for (one, other) in [
        ("Fermée", "fermee"),
        ("İŞLEM", "islem"),
        ("ışık", "isik"),
        ("Größe", "große"),
        ("ＷｅｂＳｏｃｋｅｔ", "websocket"),
        ("ｺｰﾄﾞ", "コード"),
    ] {
        assert_eq!(fold(one), fold(other));
    }
    assert_ne!(fold("コート"), fold("コード"), "a sound of its own");
}
