//! What a user writes into `close_codes!`.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Error, LitStr, Result, Token};

/// The invocation, parsed.
pub(crate) struct Input {
    /// The path of the runtime crate, `$crate` of the front door.
    pub(crate) runtime: TokenStream,
    /// `#[…]`, docs among them, as they are written.
    pub(crate) attributes: Vec<TokenStream>,
    pub(crate) visibility: TokenStream,
    pub(crate) name: Ident,
    /// A mistake behind the name, while it is being written, leaves the name known.
    pub(crate) spec: Result<SpecLiteral>,
}

/// A spec as the invocation names it.
pub(crate) struct SpecLiteral {
    pub(crate) at: SpecAt,
    /// Its path or its text.
    pub(crate) literal: LitStr,
}

/// Where the spec stands.
#[derive(Clone, Copy)]
pub(crate) enum SpecAt {
    File,
    Inline,
}

const EXPECTED: &str =
    "expected `enum Name = \"codes.toml\";`, or `\"codes.toml\"` alone for `pub enum CloseCode`";

impl Input {
    pub(crate) fn parse(input: ParseStream<'_>) -> Result<Self> {
        let runtime = input.parse::<Group>()?.stream();
        if input.is_empty() {
            return Err(Error::new(Span::call_site(), EXPECTED));
        }
        if input.peek(LitStr) {
            let literal = input.parse()?;
            let _: Option<Token![,]> = input.parse()?;
            end(input)?;
            return Ok(Self {
                runtime,
                attributes: Vec::new(),
                visibility: quote!(pub),
                name: Ident::new("CloseCode", Span::call_site()),
                spec: Ok(SpecLiteral {
                    at: SpecAt::File,
                    literal,
                }),
            });
        }
        let attributes = attributes(input)?;
        let visibility = visibility(input)?;
        let _: Token![enum] = input
            .parse()
            .map_err(|error| Error::new(error.span(), EXPECTED))?;
        let name = input
            .parse()
            .map_err(|error: Error| Error::new(error.span(), "expected a name for the enum"))?;
        let spec = spec(input, &name);
        // What is left after a mistake has been reported with it.
        drop(input.parse::<TokenStream>()?);
        Ok(Self {
            runtime,
            attributes,
            visibility,
            name,
            spec,
        })
    }
}

fn spec(input: ParseStream<'_>, name: &Ident) -> Result<SpecLiteral> {
    if !input.peek(Token![=]) {
        let message =
            format!("expected `= \"codes.toml\";`: the variants of `{name}` come from a spec file");
        return Err(Error::new(input.span(), message));
    }
    let _: Token![=] = input.parse()?;
    let spec = spec_literal(input)?;
    let _: Option<Token![;]> = input.parse()?;
    end(input)?;
    Ok(spec)
}

fn spec_literal(input: ParseStream<'_>) -> Result<SpecLiteral> {
    if input.peek(LitStr) {
        return Ok(SpecLiteral {
            at: SpecAt::File,
            literal: input.parse()?,
        });
    }
    if input.peek(Ident::peek_any) {
        let word: Ident = input.call(Ident::parse_any)?;
        if word != "inline" {
            let message = format!(
                "expected a path in quotes, or `inline` and the text of a spec, not `{word}`"
            );
            return Err(Error::new(word.span(), message));
        }
        let literal = input.parse().map_err(|error: Error| {
            Error::new(
                error.span(),
                "expected the text of a spec: `inline r#\"[[code]] …\"#`",
            )
        })?;
        return Ok(SpecLiteral {
            at: SpecAt::Inline,
            literal,
        });
    }
    Err(Error::new(
        input.span(),
        "expected the path of a spec file in quotes, such as \"codes.toml\"",
    ))
}

fn end(input: ParseStream<'_>) -> Result<()> {
    if input.is_empty() {
        return Ok(());
    }
    Err(Error::new(
        input.span(),
        "expected nothing more: one `close_codes!` makes one enum",
    ))
}

/// syn parses attributes only with its feature `derive`, which would cost every user's build more than these lines do.
fn attributes(input: ParseStream<'_>) -> Result<Vec<TokenStream>> {
    let mut attributes = Vec::new();
    while input.peek(Token![#]) {
        let pound: Token![#] = input.parse()?;
        let brackets = delimited(input, Delimiter::Bracket, "expected an attribute, `#[…]`")?;
        let brackets = Group::new(
            Delimiter::Bracket,
            without_invisible_groups(brackets.stream()),
        );
        if let Some(TokenTree::Ident(word)) = brackets.stream().into_iter().next() {
            if word == "repr" {
                let message =
                    "the enum is `#[repr(u16)]` already: a close code is a u16 on the wire";
                return Err(Error::new(word.span(), message));
            }
        }
        let mut attribute = pound.into_token_stream();
        brackets.to_tokens(&mut attribute);
        attributes.push(attribute);
    }
    Ok(attributes)
}

/// An attribute that a `macro_rules!` hands on as `$meta` comes in a group that nobody wrote.
fn without_invisible_groups(tokens: TokenStream) -> TokenStream {
    let flat = tokens.into_iter().flat_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            without_invisible_groups(group.stream())
        }
        token => token.into(),
    });
    flat.collect()
}

fn visibility(input: ParseStream<'_>) -> Result<TokenStream> {
    let Some(public) = input.parse::<Option<Token![pub]>>()? else {
        return Ok(TokenStream::new());
    };
    let mut visibility = public.into_token_stream();
    if input.peek(syn::token::Paren) {
        delimited(input, Delimiter::Parenthesis, "expected `(crate)`")?.to_tokens(&mut visibility);
    }
    Ok(visibility)
}

fn delimited(input: ParseStream<'_>, delimiter: Delimiter, expected: &str) -> Result<Group> {
    let span = input.span();
    match input.parse()? {
        TokenTree::Group(group) if group.delimiter() == delimiter => Ok(group),
        _ => Err(Error::new(span, expected)),
    }
}
