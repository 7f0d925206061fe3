//! What the attributes are that a user puts on the enum.

use proc_macro2::{TokenStream, TokenTree};

/// Whether an attribute has this name.
pub(super) fn is(attribute: &TokenStream, name: &str) -> bool {
    matches!(inside(attribute).into_iter().next(), Some(TokenTree::Ident(word)) if word == name)
}

/// Whether an attribute decides if the enum is there at all.
pub(super) fn is_cfg(attribute: &TokenStream) -> bool {
    is(attribute, "cfg")
}

/// What is between the brackets.
pub(super) fn inside(attribute: &TokenStream) -> TokenStream {
    match attribute.clone().into_iter().nth(1) {
        Some(TokenTree::Group(brackets)) => brackets.stream(),
        _ => TokenStream::new(),
    }
}
