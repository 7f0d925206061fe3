//! The addresses on the site.

use std::fmt;

use close_codes::compare::SpecComparison;
use close_codes::{CodeInfo, Language};

use crate::site::assets::Asset;

/// An address on the site. Its `Display` is the path below the base.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Address {
    /// The choice of a language.
    Root,
    /// All codes in one language.
    Index(&'static Language),
    Code(&'static Language, &'static CodeInfo),
    /// Two codes, with the lower one on the left.
    Pair(&'static Language, SpecComparison),
    /// The page for unknown addresses.
    Missing,
    Asset(&'static Asset),
    Sitemap,
    Robots,
}

impl Address {
    /// The language of a page that exists in every language.
    pub(crate) fn language(self) -> Option<&'static Language> {
        match self {
            Self::Index(language) | Self::Code(language, _) | Self::Pair(language, _) => {
                Some(language)
            }
            Self::Root | Self::Missing | Self::Asset(_) | Self::Sitemap | Self::Robots => None,
        }
    }

    /// The same page in another language, or the index of that language for a page without a language.
    pub(crate) fn in_language(self, language: &'static Language) -> Self {
        match self {
            Self::Code(_, info) => Self::Code(language, info),
            Self::Pair(_, pair) => Self::Pair(language, pair),
            _ => Self::Index(language),
        }
    }

    /// The file that a static server sends for this path, relative to the folder of the site.
    pub(crate) fn file(self) -> String {
        let path = self.to_string();
        let path = path.trim_start_matches('/');
        match self {
            Self::Root | Self::Index(_) => format!("{path}index.html"),
            Self::Code(..) | Self::Pair(..) => format!("{path}.html"),
            Self::Missing | Self::Asset(_) | Self::Sitemap | Self::Robots => path.to_owned(),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => f.write_str("/"),
            Self::Index(language) => write!(f, "/{}/", language.language),
            Self::Code(language, info) => write!(f, "/{}/{}", language.language, info.code),
            Self::Pair(language, pair) => write!(
                f,
                "/{}/{}-vs-{}",
                language.language, pair.left.code, pair.right.code
            ),
            Self::Missing => f.write_str("/404.html"),
            Self::Asset(asset) => write!(f, "/{}", asset.name),
            Self::Sitemap => f.write_str("/sitemap.xml"),
            Self::Robots => f.write_str("/robots.txt"),
        }
    }
}

/// Writes the path, because the whole table of the spec would hide what matters.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
