//! Parses the input of `close_codes!`.

use close_codes_vocabulary::SpecKey;
use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::{Error, LitStr, Result, Token, Visibility, token};

use super::attributes::Attributes;
use super::front_door::start;
use super::path::{Part, SpecText, parts};

/// The invocation, parsed.
pub(super) struct Input {
    pub(super) attributes: Attributes,
    pub(super) visibility: TokenStream,
    pub(super) name: Ident,
    /// The spec, or the mistake in place of it. The name is known even if the rest is not written yet.
    pub(super) spec: Result<SpecText>,
}

const EXPECTED: &str =
    "expected `enum Name = \"codes.toml\";`, or `\"codes.toml\"` alone for `pub enum CloseCode`";

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.peek(LitStr) || is_macro_call(input) {
            return Self::short(input);
        }
        let attributes = input.call(Attributes::parse)?;
        let visibility: Visibility = input.parse()?;
        let Some(keyword) = input.parse::<Option<Token![enum]>>()? else {
            return Err(next(input, Span::call_site(), EXPECTED));
        };
        let Ok(name) = input.parse::<Ident>() else {
            let message = match input.cursor().ident() {
                Some((word, _)) => {
                    format!("expected a name for the enum, and `{word}` is a keyword")
                }
                None => "expected a name for the enum".to_owned(),
            };
            return Err(next(input, keyword.span, message));
        };
        let spec = spec(input, &name);
        // The rest after a mistake is not reported.
        input.parse::<TokenStream>()?;
        Ok(Self {
            attributes,
            visibility: visibility.into_token_stream(),
            name,
            spec,
        })
    }
}

impl Input {
    /// The error for an empty input.
    pub(super) fn missing(place: Span) -> Error {
        Error::new(place, EXPECTED)
    }

    /// Whether the name is a word that cannot be a raw identifier. The compiler reports it.
    pub(super) fn is_not_to_be_named(&self) -> bool {
        ["r#Self", "r#self", "r#super", "r#crate", "r#_"]
            .iter()
            .any(|word| self.name == word)
    }

    /// The span of the path of the spec, which is the nearest position to a code that an editor can go to.
    pub(super) fn place(&self) -> Span {
        let spec = self.spec.as_ref();
        spec.map_or_else(|_| self.name.span(), |spec| spec.span)
    }

    /// `close_codes!("codes.toml")`.
    fn short(input: ParseStream<'_>) -> Result<Self> {
        let spec = spec_text(input, Span::call_site())?;
        input.parse::<Option<Token![,]>>()?;
        end(input)?;
        let span = Span::call_site();
        Ok(Self {
            attributes: Attributes::default(),
            visibility: quote_spanned!(span=> pub),
            name: Ident::new("CloseCode", spec.span),
            spec: Ok(spec),
        })
    }
}

fn spec(input: ParseStream<'_>, name: &Ident) -> Result<SpecText> {
    if input.peek(Token![<]) {
        return Err(input.error("an enum of close codes has no generic parameters"));
    }
    let Some(equals) = input.parse::<Option<Token![=]>>()? else {
        let message =
            format!("expected `= \"codes.toml\";`: the variants of `{name}` come from a spec file");
        return Err(next(input, name.span(), message));
    };
    let spec = spec_text(input, equals.span)?;
    input.parse::<Option<Token![;]>>()?;
    end(input)?;
    Ok(spec)
}

mod keyword {
    syn::custom_keyword!(inline);
}

fn spec_text(input: ParseStream<'_>, before: Span) -> Result<SpecText> {
    let inline = input.parse::<Option<keyword::inline>>()?;
    let before = inline.as_ref().map_or(before, |inline| inline.span);
    let is_inline = inline.is_some();
    if input.peek(LitStr) || is_macro_call(input) {
        let span = input.span();
        let begin = input.cursor().token_stream();
        let parts = parts(input)?;
        let left = input.cursor().token_stream().into_iter().count();
        let written = begin.clone().into_iter().count() - left;
        return Ok(SpecText {
            is_inline,
            tokens: begin.into_iter().take(written).collect(),
            parts,
            span,
            is_damaged: false,
        });
    }
    if let (Some((literal, _)), false) = (input.cursor().literal(), is_inline) {
        if let Some(path) = path_with_backslashes(&literal) {
            input.parse::<Literal>()?;
            return Ok(SpecText {
                is_inline,
                span: literal.span(),
                tokens: TokenTree::Literal(literal).into(),
                parts: vec![Part::Literal(path)],
                is_damaged: true,
            });
        }
    }
    Err(match input.cursor().ident() {
        _ if is_inline => {
            let code = SpecKey::Code.as_str();
            let message = format!("expected the text of a spec: `inline r#\"[[{code}]] …\"#`");
            next(input, before, message)
        }
        Some((word, _)) => {
            let message = format!(
                "expected a path in quotes, or `inline` and the text of a spec, not `{word}`"
            );
            Error::new(word.span(), message)
        }
        None => next(
            input,
            before,
            "expected the path of a spec file in quotes, such as \"codes.toml\"",
        ),
    })
}

/// The path in an invalid string literal with backslashes that begin no escape. The compiler reports it. With slashes
/// in their place, the spec is found, and the enum has its variants.
fn path_with_backslashes(literal: &Literal) -> Option<String> {
    let written = literal.to_string();
    let text = written.strip_prefix('"')?.strip_suffix('"')?;
    text.contains('\\').then(|| text.replace('\\', "/"))
}

/// Whether a path and an exclamation mark come next.
fn is_macro_call(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    ahead.call(syn::Path::parse_mod_style).is_ok()
        && ahead.peek(Token![!])
        && (ahead.peek2(token::Paren) || ahead.peek2(token::Bracket) || ahead.peek2(token::Brace))
}

/// An error at the next token, or at the last one if the input ends.
fn next(input: ParseStream<'_>, before: Span, message: impl std::fmt::Display) -> Error {
    let next = input.fork().parse::<TokenTree>();
    Error::new(next.map_or(before, |token| start(&token)), message)
}

fn end(input: ParseStream<'_>) -> Result<()> {
    if input.is_empty() {
        return Ok(());
    }
    let message = "expected nothing more: one `close_codes!` makes one enum";
    Err(next(input, Span::call_site(), message))
}

#[cfg(test)]
mod tests {
    use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
    use quote::quote;

    use super::Input;

    fn parse(tokens: TokenStream) -> syn::Result<Input> {
        syn::parse2(tokens)
    }

    /// A group as a `macro_rules!` passes on for `$meta`, `$vis` or `$literal`.
    fn handed_on(tokens: TokenStream) -> TokenTree {
        Group::new(Delimiter::None, tokens).into()
    }

    #[test]
    fn an_enum_and_its_spec() {
        let input = parse(quote!(#[derive(Hash)] pub(in crate::chat) enum r#Chat = "codes.toml"));
        let input = input.expect("it is whole");
        assert_eq!(input.name, "r#Chat");
        assert_eq!(input.visibility.to_string(), "pub (in crate :: chat)");
        let spec = input.spec.expect("it is whole");
        assert!(!spec.is_inline);
        assert_eq!(spec.tokens.to_string(), "\"codes.toml\"");
    }

    #[test]
    fn the_short_form() {
        for tokens in [
            quote!("codes.toml"),
            quote!("codes.toml",),
            quote!(concat!("codes", ".toml")),
            quote!(std::concat!["codes", ".toml"]),
            quote!(concat! { "codes", ".toml" }),
        ] {
            let input = parse(tokens).expect("it is whole");
            assert_eq!(input.name, "CloseCode");
            assert_eq!(input.visibility.to_string(), "pub");
            assert!(input.spec.is_ok());
        }
    }

    #[test]
    fn the_spec_ends_at_the_semicolon() {
        for spec in ["\"codes.toml\"", "concat ! (\"codes\" , \".toml\")"] {
            let tokens: TokenStream = format!("enum Chat = {spec};").parse().expect("tokens");
            let input = parse(tokens).expect("it is whole");
            let read = input.spec.expect("it is whole");
            assert_eq!(read.tokens.to_string(), spec);
        }
    }

    #[test]
    fn a_raw_identifier_is_a_name() {
        let input = parse(quote!(enum r#type = "codes.toml")).expect("it is whole");
        assert_eq!(input.name, "r#type");
        assert!(!input.is_not_to_be_named());
    }

    #[test]
    fn fragments_from_another_macro() {
        let meta = handed_on(quote!(derive(Hash)));
        let visibility = handed_on(quote!(pub(crate)));
        let nothing = handed_on(quote!());
        let spec = handed_on(quote!("extends = 'standard'"));
        let input = parse(quote!(#[#meta] #visibility enum Chat = inline #spec;));
        let input = input.expect("it is whole");
        assert_eq!(
            input.attributes.from_derives_on.to_string(),
            "# [derive (Hash)]"
        );
        assert!(input.spec.expect("it is whole").is_inline);
        assert!(parse(quote!(#nothing enum Chat = #spec)).is_ok());
    }

    #[test]
    fn every_mistake_has_its_own_message() {
        for (tokens, message) in [
            (quote!(struct Chat), "expected `enum Name"),
            (quote!(pub "codes.toml"), "expected `enum Name"),
            (quote!(enum), "expected a name for the enum"),
            (quote!(enum = "codes.toml"), "expected a name for the enum"),
            (quote!(enum match = "codes.toml"), "`match` is a keyword"),
            (
                quote!(enum _ = "codes.toml"),
                "expected a name for the enum",
            ),
            (quote!("a.toml" "b.toml"), "expected nothing more"),
        ] {
            let written = tokens.to_string();
            let Err(mistake) = parse(tokens) else {
                panic!("`{written}` is taken");
            };
            assert!(
                mistake.to_string().contains(message),
                "{written}: {mistake}"
            );
        }
    }

    #[test]
    fn a_mistake_after_the_name_keeps_the_name() {
        for (tokens, message) in [
            (
                quote!(enum Chat),
                "the variants of `Chat` come from a spec file",
            ),
            (
                quote!(
                    enum Chat {
                        A,
                    }
                ),
                "the variants of `Chat` come from a spec file",
            ),
            (
                quote!(enum Chat<'a> = "codes.toml"),
                "no generic parameters",
            ),
            (
                quote!(enum Chat =),
                "expected the path of a spec file in quotes",
            ),
            (
                quote!(enum Chat = 4),
                "expected the path of a spec file in quotes",
            ),
            (
                quote!(enum Chat = codes),
                "expected a path in quotes, or `inline`",
            ),
            (quote!(enum Chat = inline), "expected the text of a spec"),
            (quote!(enum Chat = concat!("a" "b")), "expected `,`"),
            (
                quote!(enum Chat = stringify!(a)),
                "`stringify!` is not known here",
            ),
            (quote!(enum Chat = env!(OUT_DIR)), "expected string literal"),
            (
                quote!(enum Chat = "a.toml", "b.toml"),
                "expected nothing more",
            ),
        ] {
            let written = tokens.to_string();
            let input = parse(tokens).expect("the name is known");
            assert_eq!(input.name, "Chat");
            let Err(mistake) = input.spec else {
                panic!("`{written}` is taken");
            };
            assert!(
                mistake.to_string().contains(message),
                "{written}: {mistake}"
            );
        }
    }
}
