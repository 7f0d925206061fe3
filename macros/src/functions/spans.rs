//! Where tokens belong, for messages, for editors, and for what their names mean.

use std::fmt::Display;
use std::str::FromStr as _;

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};

/// The tokens of a text that this crate wrote, such as the rows of a table. The compiler's own lexer reads it: for two
/// thousand codes that is many times faster than to make each token by itself.
pub(super) fn lexed(text: &str) -> syn::Result<TokenStream> {
    // `{:?}` of a string is a Rust literal, and names were checked to be identifiers. What is left is a letter that is
    // newer than the compiler.
    let mistake = |error: &dyn Display| {
        let message = format!("this compiler cannot read the names of the codes: {error}");
        syn::Error::new(Span::call_site(), message)
    };
    // Inside a macro not through `proc_macro2`, which would read the text itself before it hands it to the compiler.
    if proc_macro::is_available() {
        let tokens = proc_macro::TokenStream::from_str(text);
        return tokens
            .map(TokenStream::from)
            .map_err(|error| mistake(&error));
    }
    TokenStream::from_str(text).map_err(|error| mistake(&error))
}

/// Tokens that resolve and are shown as this span says.
pub(super) fn at(tokens: TokenStream, span: Span) -> TokenStream {
    let moved = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = token {
            let mut moved = Group::new(group.delimiter(), at(group.stream(), span));
            moved.set_span(span);
            return moved.into();
        }
        token.set_span(span);
        token
    });
    moved.collect()
}

/// Tokens of which the words, but not those inside groups, stand in another place.
pub(super) fn names_at(tokens: TokenStream, place: Span) -> TokenStream {
    let moved = tokens.into_iter().map(|mut token| {
        if let TokenTree::Ident(name) = &mut token {
            name.set_span(place);
        }
        token
    });
    moved.collect()
}

/// Tokens that are shown in another place, and resolve as ever: `$crate` has its meaning from where it stands.
pub(super) fn shown_at(tokens: &TokenStream, place: Span) -> TokenStream {
    let moved = tokens.clone().into_iter().map(|mut token| {
        token.set_span(token.span().located_at(place));
        token
    });
    moved.collect()
}

/// What the user wrote, where it stands, with its first token as one of this crate's.
pub(super) fn generated(tokens: &TokenStream, ours: Span) -> TokenStream {
    let mut tokens = tokens.clone().into_iter();
    let first = tokens.next().map(|mut token| {
        token.set_span(ours.located_at(token.span()));
        token
    });
    first.into_iter().chain(tokens).collect()
}

/// A string literal.
pub(super) fn text(text: &str, span: Span) -> Literal {
    let mut literal = Literal::string(text);
    literal.set_span(span);
    literal
}

/// A number without a suffix.
pub(super) fn number(number: usize, span: Span) -> Literal {
    let mut literal = Literal::usize_unsuffixed(number);
    literal.set_span(span);
    literal
}

/// The module of the runtime that is for this crate alone. Its name has the version, which is that of this crate: so nobody
/// comes to rely on it, and a runtime of another version does not compile.
pub(super) fn private(span: Span) -> Ident {
    let version = env!("CARGO_PKG_VERSION").replace(['.', '-', '+'], "_");
    Ident::new(&format!("__private_{version}"), span)
}

/// A word of this crate.
pub(super) fn word(word: &str, span: Span) -> Ident {
    Ident::new(word, span)
}
