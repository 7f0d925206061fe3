//! The page to choose a language.

use maud::{Markup, html};

use super::View;
use super::layout::{Content, language_links, layout};
use crate::site::address::Address;
use crate::site::assets;

/// The page at the root. The server redirects to the language of the browser, or the script does if there is no server.
pub(crate) fn root(view: &View<'_>) -> Markup {
    let content = Content {
        title: view.category(),
        description: view.words.lead,
        address: Address::Root,
        is_indexed: true,
        scripts: &[&assets::LANGUAGE],
        main: html! {
            h1 { (view.category()) }
            nav.choice aria-label=(view.words.language) { (language_links(view, Address::Root)) }
        },
    };
    layout(view, &content)
}
