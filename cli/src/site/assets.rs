//! The files that pages load: the style, the scripts and the icon.

/// A file that is the same for all pages.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Asset {
    pub(crate) name: &'static str,
    pub(crate) content_type: &'static str,
    pub(crate) text: &'static str,
}

/// The file of this name.
macro_rules! asset {
    ($name:literal, $content_type:literal) => {
        Asset {
            name: $name,
            content_type: $content_type,
            text: include_str!(concat!("assets/", $name)),
        }
    };
}

macro_rules! script {
    ($name:literal) => {
        asset!($name, "text/javascript; charset=utf-8")
    };
}

pub(crate) static STYLE: Asset = asset!("site.css", "text/css; charset=utf-8");

pub(crate) static ICON: Asset = asset!("icon.svg", "image/svg+xml");

/// The theme and the menu of languages, on every page.
pub(crate) static HEADER: Asset = script!("header.js");

pub(crate) static SEARCH: Asset = script!("search.js");

pub(crate) static COMPARE: Asset = script!("compare.js");

pub(crate) static TRY_IT: Asset = script!("try_it.js");

/// Redirects from the root to the language of the browser, if no server does it.
pub(crate) static LANGUAGE: Asset = script!("language.js");

pub(crate) static ALL: [&Asset; 7] = [
    &STYLE, &ICON, &HEADER, &SEARCH, &COMPARE, &TRY_IT, &LANGUAGE,
];
