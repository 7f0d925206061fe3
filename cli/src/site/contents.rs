//! The site: its pages and their addresses.

use close_codes::compare::SpecComparison;
use close_codes::{CodeInfo, Language, Spec};

use crate::site::address::Address;
use crate::site::assets;
use crate::site::base::Base;

/// The maximum number of pages, which is the limit of a sitemap by the protocol of sitemaps.org.
pub(crate) const MAX_PAGES: usize = 50_000;

/// The pages of a spec in some languages, at a base URL.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) spec: &'static Spec,
    /// The first is for readers of other languages.
    pub(crate) languages: Vec<&'static Language>,
    pub(crate) base: Base,
    /// The name of the file that it is made from.
    pub(crate) file: String,
    /// Whether every pair of codes has a page. If that were too many pages, no pair has one.
    pub(crate) has_pairs: bool,
}

impl Site {
    /// The site of a spec in these languages, at least one.
    ///
    /// # Errors
    ///
    /// Returns an error if there would be more than [`MAX_PAGES`] even without the pages of pairs.
    pub(crate) fn new(
        spec: &'static Spec,
        languages: Vec<&'static Language>,
        base: Base,
        file: &str,
    ) -> Result<Self, String> {
        let codes = spec.codes.len();
        let pages = (1 + codes) * languages.len();
        if pages > MAX_PAGES {
            return Err(format!(
                "{codes} codes in {} languages make {pages} pages, and a site has at most {MAX_PAGES}; \
                 choose some of the languages with --lang",
                languages.len()
            ));
        }
        Ok(Self {
            spec,
            has_pairs: pages + pairs(codes) * languages.len() <= MAX_PAGES,
            languages,
            base,
            file: file.to_owned(),
        })
    }

    /// What the codes are called together in a language.
    pub(crate) fn category(&self, language: &Language) -> &'static str {
        language.category().unwrap_or(self.spec.category)
    }

    pub(crate) fn default_language(&self) -> &'static Language {
        self.languages[0]
    }

    /// The pages for the sitemap: the index, every code and every pair, in every language.
    pub(crate) fn pages(&self) -> impl Iterator<Item = Address> {
        self.languages.iter().copied().flat_map(move |language| {
            let codes = self.spec.codes.iter();
            std::iter::once(Address::Index(language))
                .chain(codes.map(move |info| Address::Code(language, info)))
                .chain(self.pairs().map(move |pair| Address::Pair(language, pair)))
        })
    }

    /// Every file of the site.
    pub(crate) fn files(&self) -> impl Iterator<Item = Address> {
        let assets = assets::ALL.into_iter().map(Address::Asset);
        let others = [
            Address::Root,
            Address::Missing,
            Address::Sitemap,
            Address::Robots,
        ];
        self.pages().chain(assets).chain(others)
    }

    /// Every pair once, with the lower code on the left, if pairs have pages.
    fn pairs(&self) -> impl Iterator<Item = SpecComparison> {
        let codes = if self.has_pairs { self.spec.codes } else { &[] };
        codes.iter().enumerate().flat_map(move |(at, left)| {
            codes[at + 1..]
                .iter()
                .filter_map(move |right| self.spec.compare(left.code, right.code))
        })
    }

    /// The path of an address, below that of the base.
    pub(crate) fn path(&self, address: Address) -> String {
        format!("{}{address}", self.base.path())
    }

    pub(crate) fn url(&self, address: Address) -> String {
        format!("{}{address}", self.base.url())
    }

    /// The address for a path, which need not be spelled like the result of [`path`](Self::path).
    pub(crate) fn find(&self, path: &str) -> Option<Address> {
        let below = path.strip_prefix(self.base.path())?;
        if !below.is_empty() && !below.starts_with('/') {
            return None;
        }
        let mut segments = below.split('/').filter(|segment| !segment.is_empty());
        let (first, second) = (segments.next(), segments.next());
        if segments.next().is_some() {
            return None;
        }
        match (first, second) {
            (None, _) => Some(Address::Root),
            (Some(first), None) => self
                .language(first)
                .map(Address::Index)
                .or_else(|| Self::find_file(first)),
            (Some(first), Some(second)) => self.find_page(self.language(first)?, second),
        }
    }

    fn find_file(name: &str) -> Option<Address> {
        let assets = assets::ALL.into_iter().map(Address::Asset);
        let mut files = assets.chain([Address::Missing, Address::Sitemap, Address::Robots]);
        files.find(|file| file.file() == name)
    }

    fn find_page(&self, language: &'static Language, name: &str) -> Option<Address> {
        match name.split_once("-vs-") {
            Some((left, right)) => self.compare(language, self.code(left)?, self.code(right)?),
            None => Some(Address::Code(language, self.code(name)?)),
        }
    }

    /// The page of two codes in any order, if pairs have pages. For a code and itself, the page of the code.
    pub(crate) fn compare(
        &self,
        language: &'static Language,
        one: &'static CodeInfo,
        other: &'static CodeInfo,
    ) -> Option<Address> {
        if one.code == other.code {
            return Some(Address::Code(language, one));
        }
        if !self.has_pairs {
            return None;
        }
        let (low, high) = (one.code.min(other.code), one.code.max(other.code));
        Some(Address::Pair(language, self.spec.compare(low, high)?))
    }

    pub(crate) fn code(&self, number: &str) -> Option<&'static CodeInfo> {
        self.spec.code(number.parse().ok()?)
    }

    /// The language with a tag, in any case.
    pub(crate) fn language(&self, tag: &str) -> Option<&'static Language> {
        let mut languages = self.languages.iter().copied();
        languages.find(|language| language.language.eq_ignore_ascii_case(tag))
    }
}

/// The number of pairs of some codes.
pub(crate) const fn pairs(codes: usize) -> usize {
    codes * codes.saturating_sub(1) / 2
}
