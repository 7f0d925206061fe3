//! Where tokens belong, for messages, for editors, and for what their names mean.
//!
//! Tokens of this crate resolve at `mixed_site`, as those of a `macro_rules!` do. The names in a spec are shown at the
//! user's literal that brings the spec, since that is the nearest place that an editor can go to.

use std::str::FromStr as _;

use proc_macro2::{Group, Ident, LexError, Literal, Span, TokenStream, TokenTree};

/// The tokens of a text that this crate wrote, such as the rows of a table. The compiler's own lexer reads it: for two
/// thousand codes that is many times faster than to make each token by itself.
pub(super) fn lexed(text: &str, span: Span) -> syn::Result<TokenStream> {
    Ok(at(lex(text, span)?, span))
}

/// As [`lexed`], with another span for what names a variant: each identifier that stands in no group, but `Self`.
pub(super) fn lexed_names(text: &str, names: Span, span: Span) -> syn::Result<TokenStream> {
    let tokens = lex(text, span)?.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = token {
            return group_at(&group, span).into();
        }
        let is_name = matches!(&token, TokenTree::Ident(word) if word != "Self");
        token.set_span(if is_name { names } else { span });
        token
    });
    Ok(tokens.collect())
}

fn lex(text: &str, span: Span) -> syn::Result<TokenStream> {
    // `{:?}` of a string is a Rust literal, and names were checked to be identifiers. What is left is a letter that is
    // newer than the compiler.
    TokenStream::from_str(text).map_err(|error: LexError| {
        let message = format!("this compiler cannot read the names of the codes: {error}");
        syn::Error::new(span, message)
    })
}

fn at(tokens: TokenStream, span: Span) -> TokenStream {
    let moved = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = token {
            return group_at(&group, span).into();
        }
        token.set_span(span);
        token
    });
    moved.collect()
}

fn group_at(group: &Group, span: Span) -> Group {
    let mut moved = Group::new(group.delimiter(), at(group.stream(), span));
    moved.set_span(span);
    moved
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

/// A word of this crate.
pub(super) fn word(word: &str, span: Span) -> Ident {
    Ident::new(word, span)
}
