//! All pages: their required content, and the links between them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::markup::{Tag, addresses, tags};
use super::{few, registry};
use crate::site::address::Address;
use crate::site::contents::Site;
use crate::site::try_it::PATH;

type Pages = Vec<(Address, String)>;

/// Some sites, each with the HTML of its pages.
static RENDERED: LazyLock<[(Site, Pages); 3]> = LazyLock::new(|| {
    let sites = [
        registry(),
        few("https://example.org"),
        few("http://localhost:8080/some/where"),
    ];
    sites.map(|site| {
        let html = |page| site.document(page).text.into_owned();
        let pages = site.pages().map(|page| (page, html(page))).collect();
        (site, pages)
    })
});

fn sites() -> impl Iterator<Item = &'static Site> {
    RENDERED.iter().map(|(site, _)| site)
}

/// Every page of every site.
fn pages() -> impl Iterator<Item = (&'static Site, Address, &'static str)> {
    RENDERED.iter().flat_map(|(site, pages)| {
        let pages = pages.iter();
        pages.map(move |(page, html)| (site, *page, html.as_str()))
    })
}

fn all<'t>(tags: &'t [Tag], name: &'t str) -> impl Iterator<Item = &'t Tag> {
    tags.iter().filter(move |tag| tag.name == name)
}

#[test]
fn there_is_a_page_for_the_index_every_code_and_every_pair_in_every_language() {
    for site in sites() {
        let codes = site.spec.codes.len();
        let in_one_language = 1 + codes + codes * (codes - 1) / 2;
        assert_eq!(site.pages().count(), site.languages.len() * in_one_language);
        for page in site.pages() {
            if let Address::Pair(_, pair) = page {
                assert!(pair.left.code < pair.right.code);
            }
        }
    }
}

#[test]
fn no_page_is_there_twice() {
    for site in sites() {
        let mut paths = HashSet::new();
        let mut files = HashSet::new();
        for file in site.files() {
            assert!(paths.insert(site.path(file)), "{file:?}");
            assert!(files.insert(file.file()), "{file:?}");
        }
    }
}

#[test]
fn no_two_pages_hold_the_same_or_have_the_same_title() {
    for (_, pages) in &*RENDERED {
        let mut texts = HashSet::new();
        let mut titles = HashSet::new();
        for (page, html) in pages {
            assert!(texts.insert(html), "{page:?}");
            let tags = tags(html);
            let title = all(&tags, "title").next().expect("a title");
            let language = page.language().expect("a page has one").language;
            assert!(titles.insert((language, title.text.clone())), "{page:?}");
        }
    }
}

#[test]
fn an_address_is_found_by_its_path() {
    for site in sites() {
        for file in site.files() {
            assert_eq!(site.find(&site.path(file)), Some(file));
        }
    }
}

#[test]
fn every_internal_link_leads_to_a_page_without_a_detour() {
    for (site, page, html) in pages() {
        let links = addresses(html);
        assert!(links.len() > 5, "{page:?}");
        for link in links {
            let path = match link.strip_prefix(site.base.url()) {
                Some(path) => format!("{}{path}", site.base.path()),
                None if link.starts_with("https://") => continue,
                None => link.clone(),
            };
            if let Some(id) = path.strip_prefix('#') {
                assert!(html.contains(&format!(" id=\"{id}\"")), "{path}");
            } else if let Some(wish) = path.strip_prefix(&format!("{}{PATH}", site.base.path())) {
                assert!(wish.parse::<crate::site::try_it::Wish>().is_ok(), "{path}");
            } else {
                let target = site.find(&path);
                assert_eq!(
                    target.map(|target| site.path(target)),
                    Some(path),
                    "{page:?}"
                );
            }
        }
    }
}

#[test]
fn every_page_can_be_reached_from_the_root() {
    for site in sites() {
        let mut reached: HashSet<String> = HashSet::new();
        let mut open = vec![site.path(Address::Root)];
        while let Some(path) = open.pop() {
            if let Some(address) = site.find(&path) {
                if reached.insert(path) {
                    open.extend(addresses(&site.document(address).text));
                }
            }
        }
        for page in site.pages() {
            assert!(reached.contains(&site.path(page)), "{page:?}");
        }
    }
}

#[test]
fn every_page_says_where_it_is_and_where_it_is_in_other_languages() {
    for (site, page, html) in pages() {
        let tags = tags(html);
        let links = |relation: &'static str| {
            all(&tags, "link").filter(move |tag| tag.attribute("rel") == Some(relation))
        };
        let canonical: Vec<_> = links("canonical")
            .map(|tag| tag.attribute("href"))
            .collect();
        assert_eq!(canonical, [Some(site.url(page).as_str())]);

        let alternates: HashMap<_, _> = links("alternate")
            .map(|tag| {
                (
                    tag.attribute("hreflang").expect("a language"),
                    tag.attribute("href"),
                )
            })
            .collect();
        assert_eq!(alternates.len(), site.languages.len() + 1);
        assert!(alternates.contains_key("x-default"));
        for language in site.languages.iter().copied() {
            let url = site.url(page.in_language(language));
            assert_eq!(alternates[language.language], Some(url.as_str()));
        }
    }
}

#[test]
fn the_switch_of_languages_says_where_it_leads() {
    for (site, page, html) in pages() {
        let tags = tags(html);
        let links: Vec<_> = all(&tags, "a")
            .filter_map(|tag| Some((tag, tag.attribute("hreflang")?)))
            .collect();
        assert_eq!(links.len(), site.languages.len());
        for (tag, language) in links {
            let target = tag.attribute("href").and_then(|path| site.find(path));
            let expected = site.language(language).map(|to| page.in_language(to));
            assert_eq!(target, expected, "{page:?}");
            assert_eq!(tag.attribute("lang"), Some(language));
            let is_current = page.language().map(|language| language.language) == Some(language);
            assert_eq!(tag.attribute("aria-current").is_some(), is_current);
        }
    }
}

#[test]
fn every_page_is_fit_for_a_screen_reader() {
    for (_, page, html) in pages() {
        let tags = tags(html);
        let language = page.language().expect("a page has one").language;
        assert_eq!(tags[0].name, "html");
        assert_eq!(tags[0].attribute("lang"), Some(language));
        let direction = if language == "ar-EG" { "rtl" } else { "ltr" };
        assert_eq!(tags[0].attribute("dir"), Some(direction));

        let levels: Vec<u8> = tags.iter().filter_map(heading_level).collect();
        assert_eq!(levels[0], 1, "{page:?}");
        assert!(!levels[1..].contains(&1), "{page:?}");
        assert!(
            levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
            "{page:?}: {levels:?}"
        );

        let mut ids = HashSet::new();
        assert!(
            tags.iter()
                .filter_map(|tag| tag.attribute("id"))
                .all(|id| ids.insert(id))
        );
        for name in ["aria-labelledby", "aria-describedby", "for"] {
            let named = tags.iter().filter_map(|tag| tag.attribute(name));
            assert!(named.into_iter().all(|id| ids.contains(id)), "{page:?}");
        }
        assert_eq!(all(&tags, "main").count(), 1);
        let body = tags
            .iter()
            .position(|tag| tag.name == "body")
            .expect("a body");
        assert_eq!(
            tags[body + 1].attribute("href"),
            Some("#content"),
            "a link to skip to it"
        );
    }
}

fn heading_level(tag: &Tag) -> Option<u8> {
    match tag.name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

#[test]
fn no_page_needs_what_the_policy_forbids() {
    for (_, _, html) in pages() {
        for tag in tags(html) {
            assert_ne!(tag.name, "style");
            assert_eq!(tag.attribute("style"), None);
            assert!(
                !tag.attributes
                    .iter()
                    .any(|(name, _)| name.starts_with("on"))
            );
            if tag.name == "script" {
                assert!(tag.attribute("src").is_some());
                assert_eq!(tag.text, "");
            }
        }
    }
}

#[test]
fn every_text_of_a_pair_is_on_its_page() {
    for (_, address, html) in pages() {
        let Address::Pair(language, pair) = address else {
            continue;
        };
        let page = pair.page(language);
        let plain = words(html);
        let sentences = [page.summary()]
            .into_iter()
            .chain(page.which_to_use())
            .chain(page.learn_more());
        for sentence in sentences {
            assert!(
                plain.contains(&without_backticks(&sentence.to_string())),
                "{sentence}"
            );
        }
        for difference in page.key_differences() {
            assert!(
                plain.contains(&without_backticks(&difference.to_string())),
                "{difference}"
            );
        }
        for code in [page.left(), page.right()] {
            for text in [code.description(), code.seen_when(), code.how_to_fix()] {
                assert!(plain.contains(&without_backticks(text.unwrap_or_default())));
            }
        }
        assert!(!plain.contains('{'), "a placeholder is left: {address:?}");
    }
}

/// The text of a page, without its tags.
fn words(html: &str) -> String {
    let body = &html[html.find("<body").expect("a body")..];
    let mut text = String::new();
    for part in body.split('<').skip(1) {
        text.push_str(part.split_once('>').map_or("", |(_, text)| text));
    }
    text.replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

fn without_backticks(text: &str) -> String {
    text.replace('`', "")
}

#[test]
fn the_sitemap_lists_every_page_once() {
    for site in sites() {
        let sitemap = site.document(Address::Sitemap).text;
        let listed: Vec<&str> = sitemap
            .split("<loc>")
            .skip(1)
            .map(|rest| rest.split_once("</loc>").expect("it is closed").0)
            .collect();
        let pages: Vec<String> = site.pages().map(|page| site.url(page)).collect();
        assert_eq!(listed, pages);
        let robots = site.document(Address::Robots).text;
        assert!(robots.contains(&format!("Sitemap: {}\n", site.url(Address::Sitemap))));
    }
}

#[test]
fn a_page_of_a_code_offers_to_try_it_or_says_why_not() {
    let site = registry();
    let language = site.default_language();
    for info in site.spec.codes {
        let html = site.document(Address::Code(language, info)).text;
        let is_sendable = ![1004, 1005, 1006, 1010, 1015].contains(&info.code);
        let wish = format!("data-wish=\"{PATH}{}\"", info.code);
        assert_eq!(html.contains(&wish), is_sendable, "{}", info.code);
        assert_eq!(
            html.contains("must not be sent"),
            !is_sendable,
            "{}",
            info.code
        );
    }
    let tls = site.document(Address::Code(language, site.code("1015").expect("listed")));
    assert!(tls.text.contains("only reported locally"));
    assert!(tls.text.contains("1008 PolicyViolation"));
}
