//! The files that pages load: the style, the scripts and the icon.

/// A file that is the same for all pages.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Asset {
    pub(crate) name: &'static str,
    pub(crate) content_type: &'static str,
    pub(crate) text: &'static str,
}

const SCRIPT: &str = "text/javascript; charset=utf-8";

pub(crate) static STYLE: Asset = Asset {
    name: "site.css",
    content_type: "text/css; charset=utf-8",
    text: include_str!("assets/site.css"),
};

pub(crate) static ICON: Asset = Asset {
    name: "icon.svg",
    content_type: "image/svg+xml",
    text: include_str!("assets/icon.svg"),
};

/// The theme and the menu of languages, on every page.
pub(crate) static HEADER: Asset = Asset {
    name: "header.js",
    content_type: SCRIPT,
    text: include_str!("assets/header.js"),
};

pub(crate) static SEARCH: Asset = Asset {
    name: "search.js",
    content_type: SCRIPT,
    text: include_str!("assets/search.js"),
};

pub(crate) static COMPARE: Asset = Asset {
    name: "compare.js",
    content_type: SCRIPT,
    text: include_str!("assets/compare.js"),
};

pub(crate) static TRY_IT: Asset = Asset {
    name: "try_it.js",
    content_type: SCRIPT,
    text: include_str!("assets/try_it.js"),
};

/// Goes from the root to the language of the browser, where no server does.
pub(crate) static LANGUAGE: Asset = Asset {
    name: "language.js",
    content_type: SCRIPT,
    text: include_str!("assets/language.js"),
};

pub(crate) static ALL: [&Asset; 7] = [
    &STYLE, &ICON, &HEADER, &SEARCH, &COMPARE, &TRY_IT, &LANGUAGE,
];
