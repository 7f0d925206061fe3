//! Random texts on a page in HTML: every text stays text and code.

use close_codes::{CodeInfo, Language, Spec};

use super::html;
use crate::tests::random_text::{TEXTS, random_text};

/// How many texts a page has.
const TEXTS_A_PAGE: usize = 11;

/// A page of two codes whose texts are all of these.
fn page(mut text: impl FnMut() -> &'static str) -> String {
    let mut code = |code| {
        let mut info = CodeInfo::new(code, "Name", text());
        info.description = Some(text());
        info.seen_when = Some(text());
        info.how_to_fix = Some(text());
        info.reference = Some(text());
        info
    };
    let codes = Box::leak(Box::new([code(1000), code(4001)]));
    let spec: &'static Spec = Box::leak(Box::new(Spec::new(text(), codes, &[])));
    let comparison = spec.compare(1000, 4001).expect("both are listed");
    html::page(&comparison.page(&Language::ENGLISH))
}

/// The tags of a page without those for code and for links, which come from texts and are checked here.
fn tags(html: &str) -> Vec<&str> {
    let (_, body) = html.split_once("</style>").expect("it has a style");
    let tags = body.split('<').skip(1).map(|rest| {
        let (tag, _) = rest.split_once('>').expect("a tag ends");
        tag
    });
    let tags = tags.filter(|tag| match *tag {
        "code" | "/code" | "/a" => false,
        tag if tag.starts_with("a ") => {
            let link = tag
                .strip_prefix("a href=\"")
                .and_then(|rest| rest.strip_suffix('"'));
            let link = link.unwrap_or_else(|| panic!("<{tag}>"));
            assert!(
                link.starts_with("https://") || link.starts_with("http://"),
                "{link}"
            );
            assert!(!link.contains('"'), "{link}");
            false
        }
        _ => true,
    });
    tags.collect()
}

#[test]
fn every_text_on_a_page_stays_text_and_code() {
    let plain = page(|| "plain");
    let mut state = 1;
    for _ in 0..=TEXTS / TEXTS_A_PAGE {
        let page = page(|| {
            let text = random_text(&mut state);
            // No spec has an empty text.
            if text.trim().is_empty() {
                "-"
            } else {
                String::leak(text)
            }
        });
        assert_eq!(tags(&page), tags(&plain), "{page}");
        let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\n');
        assert!(!page.contains(is_control), "{page:?}");
    }
}
