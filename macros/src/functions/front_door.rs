//! Parses the input that the `macro_rules!` in the runtime passes on.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::quote;

/// `($crate) …`.
pub(super) struct FrontDoor {
    /// The path of the runtime, `$crate`.
    pub(super) runtime: TokenStream,
    /// The input of the user.
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
            // The procedural macro was called directly.
            _ => Self {
                runtime: quote!(::close_codes),
                input: tokens,
            },
        }
    }
}

/// The span of the path of the runtime. For the compiler, tokens with this span belong to the `macro_rules!` and not to
/// the procedural macro.
pub(super) fn start_of(runtime: &TokenStream) -> Span {
    let first = runtime.clone().into_iter().next();
    first.map_or_else(Span::mixed_site, |token| token.span())
}

/// The span of a token. For a group, it is the opening delimiter only, since a mark below several lines is less clear.
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
    fn the_path_of_the_runtime_comes_first_in_parentheses() {
        for (tokens, runtime, input) in [
            (quote!((::chat::codes) enum A), ":: chat :: codes", "enum A"),
            (quote!((close_codes)), "close_codes", ""),
            // A macro of this crate was called directly.
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
