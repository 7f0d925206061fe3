//! Text turned into tokens.
//!
//! The compiler's own lexer reads the text: for two thousand codes that is many times faster than to hand over each token
//! by itself.

use proc_macro::{Group, LexError, Span, TokenStream, TokenTree};

/// The tokens of a text that this crate wrote.
pub(crate) fn parse(text: &str) -> TokenStream {
    // `{:?}` of a string is a Rust literal, and names were checked to be identifiers. What is left is a letter that is
    // newer than the compiler.
    text.parse().unwrap_or_else(|error: LexError| {
        let message = format!("this compiler cannot read the names of the codes: {error}");
        compile_error(&message, Span::call_site())
    })
}

/// `compile_error!` that points at a place in the user's code.
pub(crate) fn compile_error(message: &str, span: Span) -> TokenStream {
    let tokens: TokenStream = format!("::core::compile_error! {{ {message:?} }}")
        .parse()
        .expect("a macro call with a literal lexes");
    at(span, tokens)
}

fn at(span: Span, tokens: TokenStream) -> TokenStream {
    let moved = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = token {
            token = Group::new(group.delimiter(), at(span, group.stream())).into();
        }
        token.set_span(span);
        token
    });
    moved.collect()
}

/// Replaces each word that names a slot.
pub(crate) fn fill(template: TokenStream, slots: &[(&str, TokenStream)]) -> TokenStream {
    let mut filled = TokenStream::new();
    for token in template {
        match token {
            TokenTree::Group(group) => {
                let inside = fill(group.stream(), slots);
                filled.extend([TokenTree::from(Group::new(group.delimiter(), inside))]);
            }
            TokenTree::Ident(ref word) => {
                let word = word.to_string();
                match slots.iter().find(|(slot, _)| *slot == word) {
                    Some((_, tokens)) => filled.extend(tokens.clone()),
                    None => filled.extend([token]),
                }
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => filled.extend([token]),
        }
    }
    filled
}
