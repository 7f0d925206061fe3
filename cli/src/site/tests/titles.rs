//! Titles and headings: they contain the name of the protocol.

use close_codes::{CodeInfo, Language, Spec};

use super::markup::tags;
use super::{base, few, registry};
use crate::site::contents::Site;

/// The title of a page.
fn title(site: &Site, path: &str) -> String {
    let html = html(site, path);
    let tags = tags(&html);
    let title = tags.iter().find(|tag| tag.name == "title");
    title.expect("a title").text.clone()
}

/// The heading of a page, without invisible spaces.
fn heading(site: &Site, path: &str) -> String {
    let html = html(site, path);
    let (_, rest) = html.split_once("<h1>").expect("a heading");
    let (heading, _) = rest.split_once("</h1>").expect("its end");
    let texts = heading.split('<').map(|part| match part.split_once('>') {
        Some((_, text)) => text,
        None => part,
    });
    let texts: String = texts.collect();
    texts.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn html(site: &Site, path: &str) -> String {
    let address = site.find(path).expect("it is there");
    site.document(address).text.into_owned()
}

#[test]
fn the_pages_of_the_registry_are_of_websocket_in_every_language() {
    let site = registry();
    for (tag, code, pair, index) in [
        (
            "en",
            "1000 Normal Closure",
            "1000 Normal Closure vs WebSocket 1015 TLS Handshake Failure",
            "WebSocket Close Codes",
        ),
        (
            "tr",
            "1000 Normal Kapanış",
            "1000 Normal Kapanış vs WebSocket 1015 TLS El Sıkışma Hatası",
            "WebSocket Kapanış Kodları",
        ),
        (
            "ja",
            "1000 正常終了",
            "1000 正常終了 vs WebSocket 1015 TLSハンドシェイクの失敗",
            "WebSocketクローズコード",
        ),
        (
            "de",
            "1000 Normales Verbindungsende",
            "1000 Normales Verbindungsende vs. WebSocket 1015 TLS-Handshake-Fehler",
            "WebSocket-Close-Codes",
        ),
        (
            "es",
            "1000 Cierre normal",
            "1000 Cierre normal frente a WebSocket 1015 Fallo del handshake TLS",
            "Códigos de cierre de WebSocket",
        ),
        (
            "fr",
            "1000 Fermeture normale",
            "1000 Fermeture normale vs WebSocket 1015 Échec du handshake TLS",
            "Codes de fermeture WebSocket",
        ),
        (
            "zh-Hans",
            "1000 正常关闭",
            "1000 正常关闭 vs WebSocket 1015 TLS 握手失败",
            "WebSocket 关闭码",
        ),
    ] {
        for (page, expected) in [
            ("", index.to_owned()),
            ("1000", format!("WebSocket {code}")),
            ("1000-vs-1015", format!("WebSocket {pair}")),
        ] {
            let path = format!("/{tag}/{page}");
            assert_eq!(title(&site, &path), expected);
            assert_eq!(heading(&site, &path), expected);
        }
    }
    let languages = site.languages.len();
    assert_eq!(languages, 7, "each of them is above");
}

#[test]
fn a_category_without_the_name_of_a_protocol_is_at_the_end() {
    let site = few("https://example.org");
    assert_eq!(title(&site, "/eo/1000"), "1000 Normal Closure · Kodoj");
    assert_eq!(
        title(&site, "/eo/1000-vs-4001"),
        "4001 Session Expired kaj 1000 Normal Closure · Kodoj"
    );
    assert_eq!(heading(&site, "/eo/1000"), "1000 Normal Closure");
    assert_eq!(
        heading(&site, "/eo/1000-vs-4001"),
        "4001 Session Expired kaj 1000 Normal Closure"
    );
    // The English category of the same spec has a name.
    assert_eq!(title(&site, "/en/1000"), "WebSocket 1000 Normal Closure");
}

#[test]
fn a_protocol_has_its_own_name_in_each_language() {
    const CODES: &[CodeInfo] = &[
        CodeInfo::new(4001, "Left", "{right} {{left}}"),
        CodeInfo::new(4002, "Right", "Right"),
    ];
    static SPEC: Spec = Spec::new("ACME Chat Close Codes", CODES, &[]);
    static TURKISH: Language = {
        let mut language = Language::new("tr");
        language.category = Some("ACME Sohbet Kapanış Kodları");
        language.templates.title = "{{{right}}} ve {left}";
        language
    };
    let languages = vec![&Language::ENGLISH, &TURKISH];
    let site = Site::new(&SPEC, languages, base("https://example.org"), "chat.toml");
    let site = site.expect("it is small");
    for (path, expected) in [
        ("/en/4002", "ACME Chat 4002 Right"),
        ("/tr/4002", "ACME Sohbet 4002 Right"),
        // Braces in a text are kept, and those of a template are filled.
        (
            "/en/4001-vs-4002",
            "ACME Chat 4001 {right} {{left}} vs ACME Chat 4002 Right",
        ),
        (
            "/tr/4001-vs-4002",
            "{ACME Sohbet 4002 Right} ve ACME Sohbet 4001 {right} {{left}}",
        ),
    ] {
        assert_eq!(title(&site, path), expected);
        assert_eq!(heading(&site, path), expected);
    }
    assert_eq!(
        title(&site, "/404.html"),
        "No such page · ACME Chat Close Codes"
    );
}
