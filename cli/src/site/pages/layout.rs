//! The layout of all pages.

use close_codes::Language;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::View;
use crate::fill::fill;
use crate::site::address::Address;
use crate::site::assets::{self, Asset};
use crate::site::negotiation::primary;
use crate::site::words::Words;

/// The content that a page adds to the layout.
pub(super) struct Content<'a> {
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) address: Address,
    /// Whether search engines should index the page.
    pub(super) is_indexed: bool,
    pub(super) scripts: &'a [&'static Asset],
    pub(super) main: Markup,
}

pub(super) fn layout(view: &View<'_>, content: &Content<'_>) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(view.language.language) dir=(direction(view.language)) {
            (head(view, content))
            body {
                a.skip href="#content" { (view.words.skip) }
                (header(view, content.address))
                main #content tabindex="-1" { (content.main) }
                footer.bottom { p { (fill(view.words.made_from, &[("file", &view.site.file)])) } }
            }
        }
    }
}

fn head(view: &View<'_>, content: &Content<'_>) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { (content.title) }
            meta name="description" content=(content.description);
            meta name="color-scheme" content="light dark";
            @if content.is_indexed { (alternates(view, content.address)) }
            @else { meta name="robots" content="noindex"; }
            link rel="icon" type="image/svg+xml" href=(asset(view, &assets::ICON));
            link rel="stylesheet" href=(asset(view, &assets::STYLE));
            // The script is not deferred, so that the theme is set before anything is drawn.
            script src=(asset(view, &assets::HEADER)) {}
            @for script in content.scripts {
                script defer src=(asset(view, script)) {}
            }
        }
    }
}

/// The URL of the page, and its URLs in the other languages.
fn alternates(view: &View<'_>, address: Address) -> Markup {
    let site = view.site;
    let fallback = match address {
        Address::Root | Address::Index(_) => Address::Root,
        _ => address.in_language(site.default_language()),
    };
    html! {
        link rel="canonical" href=(site.url(address));
        @for language in site.languages.iter().copied() {
            link rel="alternate" hreflang=(language.language) href=(site.url(address.in_language(language)));
        }
        link rel="alternate" hreflang="x-default" href=(site.url(fallback));
    }
}

fn header(view: &View<'_>, address: Address) -> Markup {
    let words = view.words;
    html! {
        header.top {
            a.home href=(view.path(Address::Index(view.language))) {
                (LOGO)
                span { (view.category()) }
            }
            nav.languages aria-label=(words.language) {
                details {
                    summary aria-label={ (words.language) ": " (words.name) } {
                        (GLOBE)
                        span { (words.name) }
                    }
                    (language_links(view, address))
                }
            }
            button.theme type="button" aria-label=(words.theme) title=(words.theme) hidden { (HALF_MOON) }
        }
    }
}

/// Links to the page in every language, with the native name of the language.
pub(super) fn language_links(view: &View<'_>, address: Address) -> Markup {
    html! {
        ul {
            @for language in view.site.languages.iter().copied() {
                @let tag = language.language;
                @let is_current = address.language().is_some_and(|current| current.language == tag);
                li {
                    a href=(view.path(address.in_language(language))) lang=(tag) hreflang=(tag)
                        aria-current=[is_current.then_some("true")] { (Words::find(tag).map_or(tag, |words| words.name)) }
                }
            }
        }
    }
}

pub(super) fn asset(view: &View<'_>, asset: &'static Asset) -> String {
    view.path(Address::Asset(asset))
}

/// The writing direction of a language.
fn direction(language: &Language) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];
    if RIGHT_TO_LEFT.contains(&primary(language.language)) {
        "rtl"
    } else {
        "ltr"
    }
}

const LOGO: PreEscaped<&str> = PreEscaped(
    r#"<svg viewBox="0 0 32 32" aria-hidden="true"><path d="M11 6H5v20h6M21 6h6v20h-6M12.5 12.5l7 7m0-7l-7 7"/></svg>"#,
);
const GLOBE: PreEscaped<&str> = PreEscaped(
    r#"<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 2.6 4 5.6 4 9s-1 6.4-4 9c-3-2.6-4-5.6-4-9s1-6.4 4-9z"/></svg>"#,
);
const HALF_MOON: PreEscaped<&str> = PreEscaped(
    r#"<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="8.5"/><path class="filled" d="M12 3.5a8.5 8.5 0 0 1 0 17z"/></svg>"#,
);
