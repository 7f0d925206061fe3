//! The attributes of an enum, and their effect on the generated code around it.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Attribute, LitBool, LitStr, MacroDelimiter, Meta, Path, Token, parenthesized, token};

/// The attributes `#[…]` of an enum, including its docs.
#[derive(Default)]
pub(super) struct Attributes {
    /// The attributes before the first `derive`, unchanged.
    pub(super) before_derives: TokenStream,
    /// The other attributes, unchanged.
    pub(super) from_derives_on: TokenStream,
    /// The `cfg` attributes, which decide whether the enum exists.
    pub(super) conditions: TokenStream,
    /// The lint levels, for the code around the enum.
    pub(super) levels: TokenStream,
    pub(super) docs: When,
    pub(super) deprecated: When,
    derives: Vec<(Derived, Predicates)>,
    pub(super) mistakes: Vec<syn::Error>,
}

/// A trait that the enum has, derived by the user or implemented by this macro.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Derived {
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    Serialize,
    Deserialize,
}

/// The predicates that must all be true for a build. An empty list is always true.
type Predicates = Vec<TokenStream>;

/// The builds in which something exists: any of these predicates must be true.
#[derive(Default)]
pub(super) struct When(Vec<Predicates>);

impl When {
    pub(super) fn is_always(&self) -> bool {
        self.0.iter().any(Vec::is_empty)
    }

    pub(super) fn is_never(&self) -> bool {
        self.0.is_empty()
    }

    /// The predicate of a `cfg` for these builds.
    pub(super) fn predicate(&self) -> TokenStream {
        let span = Span::call_site();
        let any = self.0.iter().map(|all| match all.as_slice() {
            [one] => one.clone(),
            all => quote_spanned!(span=> all(#(#all),*)),
        });
        let any: Vec<TokenStream> = any.collect();
        match any.as_slice() {
            [one] => one.clone(),
            any => quote_spanned!(span=> any(#(#any),*)),
        }
    }
}

impl Attributes {
    pub(super) fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut attributes = Self::default();
        if input.peek(Token![#]) && !input.peek2(token::Bracket) {
            return Err(input.error("expected an attribute, `#[…]`"));
        }
        for attribute in input.call(Attribute::parse_outer)? {
            let refused = attributes.mistakes.len();
            attributes.refuse(&attribute.meta);
            if attributes.mistakes.len() > refused {
                // A refused attribute is dropped, so that the compiler does not report it too.
                continue;
            }
            attributes.understand(&attribute.meta, &[]);
            let has_derives = !attributes.derives.is_empty() || attribute.path().is_ident("derive");
            let place = if has_derives {
                &mut attributes.from_derives_on
            } else {
                &mut attributes.before_derives
            };
            attribute.to_tokens(place);
        }
        Ok(attributes)
    }

    /// The builds in which the user derives a trait.
    pub(super) fn derives(&self, wanted: Derived) -> When {
        let of_it = self
            .derives
            .iter()
            .filter(|(derived, _)| *derived == wanted);
        When(of_it.map(|(_, predicates)| predicates.clone()).collect())
    }

    fn understand(&mut self, meta: &Meta, predicates: &[TokenStream]) {
        let path = meta.path();
        let Some(name) = path.get_ident().map(ToString::to_string) else {
            return;
        };
        match name.as_str() {
            "cfg" => {
                let condition = under(predicates, meta.to_token_stream());
                self.conditions.extend(condition);
            }
            "cfg_attr" => self.understand_conditional(meta, predicates),
            "deprecated" => self.deprecated.0.push(predicates.to_vec()),
            // `doc(alias = "…")` and similar attributes are not docs.
            "doc" if matches!(meta, Meta::NameValue(_)) => self.docs.0.push(predicates.to_vec()),
            "derive" => self.understand_derives(meta, predicates),
            "allow" | "expect" | "warn" | "deny" | "forbid" => {
                self.understand_level(&name, meta, predicates);
            }
            _ => {}
        }
    }

    /// Refuses a `repr`, even inside `cfg_attr`, and invalid conditions. A condition is repeated in the generated code,
    /// and the compiler would report it each time.
    fn refuse(&mut self, meta: &Meta) {
        let path = meta.path();
        if path.is_ident("repr") {
            let message = "the enum is `#[repr(u16)]` already: a close code is a u16 on the wire";
            self.mistakes.push(syn::Error::new(path.span(), message));
        } else if path.is_ident("cfg") {
            let taken = list(meta, predicate);
            self.mistakes
                .extend(taken.err().map(|place| syn::Error::new(place, CFG)));
        } else if path.is_ident("cfg_attr") {
            match list(meta, conditional) {
                Ok((_, attributes)) => {
                    for attribute in &attributes {
                        self.refuse(attribute);
                    }
                }
                Err(place) => self.mistakes.push(syn::Error::new(place, CFG_ATTR)),
            }
        }
    }

    fn understand_conditional(&mut self, meta: &Meta, outer: &[TokenStream]) {
        let Ok((predicate, attributes)) = list(meta, conditional) else {
            return;
        };
        let mut predicates = outer.to_vec();
        predicates.push(predicate);
        for attribute in &attributes {
            self.understand(attribute, &predicates);
        }
    }

    fn understand_derives(&mut self, meta: &Meta, predicates: &[TokenStream]) {
        let Meta::List(list) = meta else { return };
        // Each path is parsed by itself, so that a mistake in one, which the compiler reports, does not hide the
        // others.
        let is_comma =
            |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
        let tokens: Vec<TokenTree> = list.tokens.clone().into_iter().collect();
        let paths = tokens
            .split(is_comma)
            .map(|path| path.iter().cloned().collect());
        let derived = paths.filter_map(|path| Derived::of(&syn::parse2(path).ok()?));
        self.derives
            .extend(derived.map(|derived| (derived, predicates.to_vec())));
    }

    fn understand_level(&mut self, level: &str, meta: &Meta, predicates: &[TokenStream]) {
        let Meta::List(list) = meta else { return };
        // An `expect` of the enum may not be fulfilled a second time, and a `forbid` would forbid the generated
        // `allow`.
        let word = match level {
            "expect" => "allow",
            "forbid" => "deny",
            other => other,
        };
        let word = super::spans::word(word, meta.path().span());
        let lints = &list.tokens;
        self.levels.extend(under(predicates, quote!(#word(#lints))));
    }
}

const CFG: &str = "expected `cfg(…)` with one predicate, such as `unix`, `feature = \"chat\"` or `all(unix, debug_assertions)`";

const CFG_ATTR: &str = "expected `cfg_attr(…)` with a predicate and attributes, such as `cfg_attr(unix, derive(Debug))`";

/// The contents of the parentheses of an attribute, or an error at the invalid token.
fn list<T>(meta: &Meta, parse: impl FnOnce(ParseStream<'_>) -> syn::Result<T>) -> Result<T, Span> {
    let list = meta.require_list().map_err(|_| meta.path().span())?;
    if !matches!(list.delimiter, MacroDelimiter::Paren(_)) || list.tokens.is_empty() {
        return Err(list.path.span());
    }
    let parsed = parse.parse2(list.tokens.clone());
    parsed.map_err(|mistake| {
        // The end of the input has no span.
        if mistake.to_string().starts_with("unexpected end of input") {
            list.path.span()
        } else {
            mistake.span()
        }
    })
}

/// `unix`, `feature = "chat"`, `all(…)`, …
fn predicate(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    if let Some(word) = input.parse::<Option<LitBool>>()? {
        return Ok(word.into_token_stream());
    }
    let name = input.call(Ident::parse_any)?;
    if let Some(equals) = input.parse::<Option<Token![=]>>()? {
        let value: LitStr = input.parse()?;
        return Ok(quote!(#name #equals #value));
    }
    if !input.peek(token::Paren) {
        return Ok(name.into_token_stream());
    }
    let content;
    let parentheses = parenthesized!(content in input);
    let predicates = Punctuated::<_, Token![,]>::parse_terminated_with(&content, predicate)?;
    if name == "not" && predicates.len() != 1 {
        return Err(syn::Error::new(name.span(), CFG));
    }
    let mut tokens = name.into_token_stream();
    parentheses.surround(&mut tokens, |tokens| predicates.to_tokens(tokens));
    Ok(tokens)
}

/// `predicate, attribute, …` of a `cfg_attr`.
fn conditional(input: ParseStream<'_>) -> syn::Result<(TokenStream, Punctuated<Meta, Token![,]>)> {
    let predicate = predicate(input)?;
    // syn's error for a missing comma does not say that the input ends.
    if input.is_empty() {
        return Err(input.error("a comma and attributes"));
    }
    input.parse::<Token![,]>()?;
    Ok((predicate, Punctuated::parse_terminated(input)?))
}

/// Writes `#[attribute]` for the builds in which all predicates are true.
fn under(predicates: &[TokenStream], mut attribute: TokenStream) -> TokenStream {
    let span = Span::call_site();
    for predicate in predicates.iter().rev() {
        attribute = quote_spanned!(span=> cfg_attr(#predicate, #attribute));
    }
    quote_spanned!(span=> #[#attribute])
}

impl Derived {
    /// The trait that a path in `derive(…)` names, judged by its last name.
    fn of(path: &Path) -> Option<Self> {
        let mut words = path
            .segments
            .iter()
            .rev()
            .map(|segment| segment.ident.to_string());
        let last = words.next()?;
        let from = words.next();
        let is_of_serde = from.is_none_or(|from| matches!(from.as_str(), "serde" | "serde_derive"));
        Some(match last.as_str() {
            "Clone" => Self::Clone,
            "Copy" => Self::Copy,
            "PartialEq" => Self::PartialEq,
            "Eq" => Self::Eq,
            "PartialOrd" => Self::PartialOrd,
            "Ord" => Self::Ord,
            "Hash" => Self::Hash,
            "Debug" => Self::Debug,
            // Other crates have traits with these names too, which do not conflict with those of serde.
            "Serialize" if is_of_serde => Self::Serialize,
            "Deserialize" if is_of_serde => Self::Deserialize,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use syn::parse::Parser as _;

    use super::{Attributes, CFG, CFG_ATTR, Derived};

    fn attributes(written: &str) -> Attributes {
        Attributes::parse
            .parse_str(written)
            .expect("these are attributes")
    }

    #[test]
    fn a_derive_is_known_by_its_last_name() {
        let traits = [
            ("Clone", Derived::Clone),
            ("Copy", Derived::Copy),
            ("PartialEq", Derived::PartialEq),
            ("Eq", Derived::Eq),
            ("PartialOrd", Derived::PartialOrd),
            ("Ord", Derived::Ord),
            ("std::hash::Hash", Derived::Hash),
            ("::core::fmt::Debug", Derived::Debug),
            ("Serialize", Derived::Serialize),
            ("serde::Serialize", Derived::Serialize),
            ("serde_derive::Deserialize", Derived::Deserialize),
        ];
        for (written, derived) in traits {
            let attributes = attributes(&format!("#[derive({written})]"));
            for (_, other) in traits {
                let derives = attributes.derives(other);
                assert_eq!(derives.is_always(), other == derived, "{written}");
                assert_eq!(derives.is_never(), other != derived, "{written}");
            }
        }
    }

    #[test]
    fn a_derive_of_another_crate_or_with_a_mistake_is_ignored() {
        let attributes = attributes(
            "#[derive(rkyv::Serialize, rkyv::Deserialize, 7, other::Clone, Debug Hash, Copy)]",
        );
        assert!(attributes.derives(Derived::Serialize).is_never());
        assert!(attributes.derives(Derived::Deserialize).is_never());
        assert!(attributes.derives(Derived::Debug).is_never());
        assert!(attributes.derives(Derived::Hash).is_never());
        assert!(attributes.derives(Derived::Copy).is_always());
        // The macro is unknown, but the enum has a trait of this name.
        assert!(attributes.derives(Derived::Clone).is_always());
    }

    /// Otherwise the compiler would report it a second time.
    #[test]
    fn a_refused_attribute_is_dropped() {
        for (written, expected) in [
            ("#[repr(u8)]", "the enum is `#[repr(u16)]` already"),
            (
                "#[cfg_attr(unix, repr(u8))]",
                "the enum is `#[repr(u16)]` already",
            ),
            ("#[cfg]", CFG),
            ("#[cfg()]", CFG),
            ("#[cfg[unix]]", CFG),
            ("#[cfg(unix, windows)]", CFG),
            ("#[cfg(feature = chat)]", CFG),
            ("#[cfg(not(unix, windows))]", CFG),
            ("#[cfg(not())]", CFG),
            ("#[cfg(7)]", CFG),
            ("#[cfg_attr(unix)]", CFG_ATTR),
            ("#[cfg_attr(unix, derive(Debug), 7)]", CFG_ATTR),
            ("#[cfg_attr(unix derive(Debug))]", CFG_ATTR),
        ] {
            let attributes = attributes(&format!("{written} #[non_exhaustive]"));
            let [mistake] = attributes.mistakes.as_slice() else {
                panic!("{written}: {:?}", attributes.mistakes);
            };
            assert!(mistake.to_string().starts_with(expected), "{written}");
            let left = attributes.before_derives.to_string();
            assert_eq!(left, "# [non_exhaustive]", "{written}");
            assert!(attributes.conditions.is_empty(), "{written}");
        }
    }

    #[test]
    fn a_condition_is_kept_unchanged() {
        for written in [
            "unix",
            "true",
            "feature = \"chat\"",
            "not (unix)",
            "all ()",
            "any (unix , not (windows) ,)",
            "target (os = \"linux\" , arch = \"x86\")",
        ] {
            let attributes = attributes(&format!("#[cfg({written})]"));
            assert!(attributes.mistakes.is_empty(), "{written}");
            let condition = attributes.conditions.to_string();
            assert_eq!(condition, format!("# [cfg ({written})]"));
        }
    }
}
