//! The contents of the pages and files of the site.

use std::borrow::Cow;

use close_codes::Language;

use crate::site::address::Address;
use crate::site::contents::Site;
use crate::site::pages::{self, View};
use crate::site::sitemap;

/// A page or file of the site.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) content_type: &'static str,
    pub(crate) text: Cow<'static, str>,
}

impl Site {
    /// The document at an address.
    pub(crate) fn document(&self, address: Address) -> Document {
        match address {
            Address::Root => Document::html(pages::root(&self.view(self.default_language()))),
            Address::Index(language) => self.search(language, None),
            Address::Code(language, info) => {
                Document::html(pages::code(&self.view(language), info))
            }
            Address::Pair(language, pair) => {
                Document::html(pages::pair(&self.view(language), pair))
            }
            Address::Missing => self.missing(self.default_language()),
            Address::Asset(asset) => Document {
                content_type: asset.content_type,
                text: asset.text.into(),
            },
            Address::Sitemap => Document {
                content_type: "application/xml; charset=utf-8",
                text: sitemap::sitemap(self).into(),
            },
            Address::Robots => Document {
                content_type: "text/plain; charset=utf-8",
                text: sitemap::robots(self).into(),
            },
        }
    }

    /// The index, with only the codes that match a query.
    pub(crate) fn search(&self, language: &'static Language, query: Option<&str>) -> Document {
        Document::html(pages::index(&self.view(language), query))
    }

    /// The page for an unknown address.
    pub(crate) fn missing(&self, language: &'static Language) -> Document {
        Document::html(pages::missing(&self.view(language)))
    }

    fn view(&self, language: &'static Language) -> View<'_> {
        View::new(self, language)
    }
}

impl Document {
    fn html(page: maud::Markup) -> Self {
        Self {
            content_type: "text/html; charset=utf-8",
            text: legal(&page.into_string()).into(),
        }
    }
}

/// Replaces characters that HTML must not have and that a spec or a query may contain: controls and noncharacters.
fn legal(html: &str) -> String {
    let is_illegal = |c: char| {
        (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
            || ('\u{fdd0}'..='\u{fdef}').contains(&c)
            || u32::from(c) & 0xfffe == 0xfffe
    };
    html.replace(is_illegal, "\u{fffd}")
}
