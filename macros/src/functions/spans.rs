//! Spans of tokens, which decide where messages and editors show them, and how names resolve.

use std::fmt::Display;
use std::str::FromStr as _;

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};

/// Parses tokens from a generated text, such as the rows of a table. For two thousand codes, the compiler's own lexer
/// is many times faster than making each token.
pub(super) fn lexed(text: &str) -> syn::Result<TokenStream> {
    // The `{:?}` of a string is a Rust literal, and names are checked to be identifiers. The only possible error is a
    // letter that is newer than the compiler.
    let mistake = |error: &dyn Display| {
        let message = format!("this compiler cannot read the names of the codes: {error}");
        syn::Error::new(Span::call_site(), message)
    };
    // Inside a macro, this avoids `proc_macro2`, which would lex the text itself before it passes it to the compiler.
    if proc_macro::is_available() {
        let tokens = proc_macro::TokenStream::from_str(text);
        return tokens
            .map(TokenStream::from)
            .map_err(|error| mistake(&error));
    }
    TokenStream::from_str(text).map_err(|error| mistake(&error))
}

/// Gives all tokens this span.
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

/// Gives the words outside of groups another location.
pub(super) fn names_at(tokens: TokenStream, place: Span) -> TokenStream {
    let moved = tokens.into_iter().map(|mut token| {
        if let TokenTree::Ident(name) = &mut token {
            name.set_span(place);
        }
        token
    });
    moved.collect()
}

/// Gives the tokens another location, but keeps how they resolve, as `$crate` needs.
pub(super) fn shown_at(tokens: &TokenStream, place: Span) -> TokenStream {
    let moved = tokens.clone().into_iter().map(|mut token| {
        token.set_span(token.span().located_at(place));
        token
    });
    moved.collect()
}

/// Tokens of the user at their location, with the first token marked as generated.
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

/// The private module of the runtime. Its name contains the version, which must be the version of this crate, so that
/// nobody relies on it, and a runtime of another version does not compile.
pub(super) fn private(span: Span) -> Ident {
    let version = env!("CARGO_PKG_VERSION").replace(['.', '-', '+'], "_");
    Ident::new(&format!("__private_{version}"), span)
}

/// A generated identifier.
pub(super) fn word(word: &str, span: Span) -> Ident {
    Ident::new(word, span)
}
