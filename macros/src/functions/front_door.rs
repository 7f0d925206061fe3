//! What the `macro_rules!` in the runtime hands on.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::quote;

/// `($crate) …`.
pub(super) struct FrontDoor {
    /// `$crate`, the path of the runtime.
    pub(super) runtime: TokenStream,
    /// What the user wrote.
    pub(super) input: TokenStream,
}

impl FrontDoor {
    pub(super) fn open(tokens: TokenStream) -> Self {
        let mut rest = tokens.clone().into_iter();
        match rest.next() {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => Self {
                runtime: group.stream(),
                input: rest.collect(),
            },
            // Somebody went round the front door.
            _ => Self {
                runtime: quote!(::close_codes),
                input: tokens,
            },
        }
    }
}

/// The span of what names the runtime: what stands there, to the compiler, is of the front door and of nothing behind it.
pub(super) fn start_of(runtime: &TokenStream) -> Span {
    let first = runtime.clone().into_iter().next();
    first.map_or_else(Span::mixed_site, |token| token.span())
}

/// Of a token, only what opens it: a mark under several lines says less.
pub(super) fn start(token: &TokenTree) -> Span {
    match token {
        TokenTree::Group(group) => group.span_open(),
        token => token.span(),
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::FrontDoor;

    #[test]
    fn the_runtime_stands_in_parentheses_before_all_else() {
        for (tokens, runtime, input) in [
            (quote!((::chat::codes) enum A), ":: chat :: codes", "enum A"),
            (quote!((close_codes)), "close_codes", ""),
            // Somebody called a macro of this crate by itself.
            (quote!(enum A), ":: close_codes", "enum A"),
            (quote!([a] enum A), ":: close_codes", "[a] enum A"),
            (quote!(), ":: close_codes", ""),
        ] {
            let door = FrontDoor::open(tokens);
            assert_eq!(door.runtime.to_string(), runtime);
            assert_eq!(door.input.to_string(), input);
        }
    }
}
