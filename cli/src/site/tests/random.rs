//! Random texts on every page of the site: every text stays text and code.

use close_codes::{CodeInfo, Language, RangeInfo, Spec};

use super::markup::skeleton;
use super::{base, site_of};
use crate::site::contents::Site;
use crate::tests::random_text::{TEXTS, random_text};

/// The number of texts of a site: those of the protocol, of two codes and of a range.
const TEXTS_A_SITE: usize = 1 + 2 * 7 + 5;

/// A site with these texts.
fn site(mut text: impl FnMut() -> &'static str) -> Site {
    let mut code = |code, name| {
        let mut info = CodeInfo::new(code, name, text());
        info.description = Some(text());
        info.seen_when = Some(text());
        info.how_to_fix = Some(text());
        info.reason = Some(text());
        info.reference = Some(text());
        info.deprecated = Some(text());
        info
    };
    let codes = Box::leak(Box::new([code(1000, "First"), code(4001, "Second")]));
    let mut range = RangeInfo::new(4100, 4199, text());
    range.description = Some(text());
    range.seen_when = Some(text());
    range.how_to_fix = Some(text());
    range.deprecated = Some(text());
    let ranges = Box::leak(Box::new([range]));
    Site {
        spec: Box::leak(Box::new(Spec::new(text(), codes, ranges))),
        languages: vec![&Language::ENGLISH],
        ..site_of::<close_codes::CloseCode>(base("https://example.org"))
    }
}

/// The tags of every page without those for code and for links, which come from texts.
fn tags_of(site: &Site) -> Vec<Vec<(String, Vec<String>)>> {
    let pages = site.files().map(|address| site.document(address));
    let pages = pages.filter(|page| page.content_type.starts_with("text/html"));
    let without = |html: &str| {
        let mut tags = skeleton(html);
        tags.retain(|(name, attributes)| {
            let is_code = name == "code" && attributes.is_empty();
            let is_link = name == "a" && attributes.as_slice() == ["href", "rel"];
            !is_code && !is_link
        });
        tags
    };
    pages.map(|page| without(&page.text)).collect()
}

#[test]
fn every_text_on_the_site_stays_text_and_code() {
    let expected = tags_of(&site(|| "plain"));
    let mut state = 1;
    // This is a tenth of the number, since each text is on several pages.
    for _ in 0..=TEXTS / 10 / TEXTS_A_SITE {
        let mut texts = Vec::new();
        let site = site(|| {
            let text = random_text(&mut state);
            // A spec cannot have an empty text.
            let text: &str = if text.trim().is_empty() {
                "-"
            } else {
                String::leak(text)
            };
            texts.push(text);
            text
        });
        let found = tags_of(&site);
        assert!(found == expected, "{texts:?}");
        // Only references become links, and only with these schemes.
        for address in site.files() {
            let page = site.document(address);
            for link in super::markup::addresses(&page.text) {
                assert!(
                    link.starts_with('/')
                        || link.starts_with("https://")
                        || link.starts_with("http://")
                        || link.starts_with('#'),
                    "{link:?} in {texts:?}"
                );
            }
            let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
            assert!(!page.text.contains(is_control), "{texts:?}");
        }
    }
}
