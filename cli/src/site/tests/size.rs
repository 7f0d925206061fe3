//! The size of a site, and what is left out if it would be too large.

use close_codes::{CodeInfo, Language, Spec};

use super::{base, few};
use crate::site::address::Address;
use crate::site::contents::{MAX_PAGES, Site};

/// A spec with this many codes.
fn spec(codes: u16) -> &'static Spec {
    let codes = (0..codes).map(|number| CodeInfo::new(3000 + number, "Name", "Title"));
    let codes: Vec<CodeInfo> = codes.collect();
    Box::leak(Box::new(Spec::new("Many Close Codes", codes.leak(), &[])))
}

fn site(codes: u16, languages: usize) -> Result<Site, String> {
    let tags = ["en", "tr", "ja", "de", "es", "fr", "zh"];
    let languages = tags.iter().cycle().take(languages);
    let languages = languages.map(|tag| &*Box::leak(Box::new(Language::new(tag))));
    Site::new(
        spec(codes),
        languages.collect(),
        base("https://example.org"),
        "many.toml",
    )
}

#[test]
fn the_pairs_have_pages_as_long_as_a_sitemap_can_list_them() {
    for (codes, languages, has_pairs) in [
        (1, 1, true),
        (119, 7, true),
        (120, 7, false),
        (315, 1, true),
        (316, 1, false),
        (2000, 7, false),
    ] {
        let site = site(codes, languages).expect("its codes have pages");
        assert_eq!(site.has_pairs, has_pairs, "{codes} in {languages}");
        let pages = site.pages().count();
        assert!(pages <= MAX_PAGES, "{pages}");
        if !has_pairs {
            assert_eq!(pages, languages * (1 + usize::from(codes)));
        }
    }
}

#[test]
fn a_site_that_is_too_large_without_pairs_is_refused() {
    let error = site(2000, 25).expect_err("it has too many pages");
    assert_eq!(
        error,
        "2000 codes in 25 languages make 50025 pages, and a site has at most 50000; \
         choose some of the languages with --lang"
    );
}

#[test]
fn a_site_without_pairs_offers_none() {
    let site = site(2000, 1).expect("its codes have pages");
    assert!(site.find("/en/3000-vs-3001").is_none());
    let (one, other) = (&site.spec.codes[0], &site.spec.codes[1]);
    assert!(site.compare(site.default_language(), one, other).is_none());
    for path in ["/en/", "/en/3000", "/en/3999"] {
        let address = site.find(path).expect("it is there");
        let html = site.document(address).text;
        for absent in [
            "-vs-",
            "Compare",
            "class=\"picker\"",
            "class=\"comparisons\"",
        ] {
            assert!(!html.contains(absent), "{path}: {absent}");
        }
    }
    let sitemap = site.document(Address::Sitemap).text;
    assert_eq!(sitemap.matches("<loc>").count(), 2001);

    let few = few("https://example.org");
    let index = few.document(few.find("/en/").expect("an index")).text;
    assert!(
        index.contains("class=\"picker\""),
        "a small site has a form"
    );
}

#[test]
fn one_code_alone_has_no_pairs_to_offer() {
    let site = site(1, 1).expect("it is small");
    assert_eq!(site.pages().count(), 2);
    for path in ["/en/", "/en/3000"] {
        let html = site.document(site.find(path).expect("it is there")).text;
        assert!(!html.contains("Compare"), "{path}");
        assert!(!html.contains("class=\"neighbours\""), "{path}");
    }
}
