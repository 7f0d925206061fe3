//! A spec with only the required keys, and ranges.

use close_codes::compare::RangeText;
use close_codes::{Language, close_codes};

use super::{base, site_of};
use crate::site::contents::Site;

close_codes! {
    #[allow(dead_code, reason = "the tables are all that is used")]
    enum Sparse = inline r#"
retired = [4160, 4100, 4101]
code = [{ value = 4001, name = "Kicked" }, { value = 4002, name = "Banned" }]

[[range]]
first = 4100
last = 4199
name = "BackOff"
title = "Back Off"
description = "Wait a while."
reconnect = "backoff"

[[range]]
first = 4150
last = 4150
title = "Innermost"
"#;
}

/// The site with a translation of one of the ranges.
fn site() -> Site {
    static LANGUAGES: [Language; 2] = [Language::ENGLISH, {
        const BACK_OFF: RangeText = {
            let mut text = RangeText::new(4100, 4199);
            text.title = Some("Geri Çekilin");
            text.description = Some("Biraz bekleyin.");
            text
        };
        let mut turkish = Language::new("tr");
        turkish.ranges = &[BACK_OFF];
        turkish
    }];
    Site {
        languages: LANGUAGES.iter().collect(),
        ..site_of::<Sparse>(base("https://example.org"))
    }
}

fn html(path: &str) -> String {
    let site = site();
    let address = site.find(path).expect("it is there");
    site.document(address).text.into_owned()
}

#[test]
fn the_index_has_the_ranges_with_their_names_in_the_language() {
    for (path, texts) in [
        ("/en/", ["Ranges of codes", "Back Off", "Wait a while."]),
        (
            "/tr/",
            ["Kod aralıkları", "Geri Çekilin", "Biraz bekleyin."],
        ),
    ] {
        let html = html(path);
        let (_, ranges) = html
            .split_once("<section class=\"ranges\">")
            .expect("ranges");
        let (ranges, _) = ranges.split_once("</section>").expect("their end");
        for text in texts.into_iter().chain([
            "4100–4199",
            "<code>BackOff</code>",
            "4150–4150",
            "Innermost",
        ]) {
            assert!(ranges.contains(text), "{text}:\n{ranges}");
        }
        assert_eq!(ranges.matches("<code>").count(), 1, "{ranges}");
        assert_eq!(ranges.matches("<p>").count(), 1, "{ranges}");
    }
    let few = super::few("https://example.org");
    let index = few.document(few.find("/en/").expect("an index")).text;
    assert!(!index.contains("class=\"ranges\"") && !index.contains("class=\"retired\""));
}

#[test]
fn the_index_has_the_retired_numbers() {
    for (path, heading) in [
        ("/en/", "Retired codes"),
        ("/tr/", "Kullanımdan kaldırılan kodlar"),
    ] {
        let html = html(path);
        let section = format!(
            "<section class=\"retired\"><h2>{heading}</h2><p class=\"range\">4100-4101, 4160</p>"
        );
        assert!(html.contains(&section), "{html}");
    }
}

#[test]
fn no_page_has_an_empty_section() {
    let site = site();
    for page in site.pages() {
        let html = site.document(page).text;
        for empty in [
            "<p></p>",
            "<p class=\"lead\"></p>",
            "<h2></h2>",
            "<h3></h3>",
            "<ol></ol>",
            "<ul></ul>",
            "<dd></dd>",
        ] {
            assert!(!html.contains(empty), "{empty}:\n{html}");
        }
        assert!(!html.contains("content=\"\""), "{html}");
    }
    let headings = Language::ENGLISH.headings;
    for path in ["/en/4001", "/en/4001-vs-4002"] {
        let html = html(path);
        for heading in [
            headings.description,
            headings.seen_when,
            headings.how_to_fix,
            headings.learn_more,
        ] {
            assert!(!html.contains(heading), "{heading}:\n{html}");
        }
        for absent in ["Session", "Default reason"] {
            assert!(!html.contains(absent), "{absent}:\n{html}");
        }
    }
    assert!(!html("/en/4001-vs-4002").contains(headings.key_differences));
}
