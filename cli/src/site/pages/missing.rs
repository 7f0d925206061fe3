//! The page for an unknown address.

use maud::{Markup, html};

use super::View;
use super::layout::{Content, layout};
use crate::site::address::Address;

pub(crate) fn missing(view: &View<'_>) -> Markup {
    let words = view.words;
    let content = Content {
        title: &view.title(words.missing_title),
        description: words.missing,
        address: Address::Missing,
        is_indexed: false,
        scripts: &[],
        main: html! {
            div.missing {
                h1 { (words.missing_title) }
                p.lead { (words.missing) }
                p { a href=(view.path(Address::Index(view.language))) { (words.all_codes) } }
            }
        },
    };
    layout(view, &content)
}
