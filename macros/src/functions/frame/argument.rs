//! The arguments of an invocation, which are separated by commas.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

use super::super::front_door::start;
use super::expression::{self, Angles};
use super::text;

/// One argument.
pub(super) struct Argument {
    /// The tokens as they are written.
    pub(super) tokens: TokenStream,
    /// The tokens without the invisible groups of a `macro_rules!`.
    pub(super) shown: Vec<TokenTree>,
    /// The comma after it.
    pub(super) comma: Option<TokenTree>,
}

/// A number, and the enum whose spec checks it.
pub(super) struct Number {
    pub(super) value: Argument,
    pub(super) of: Argument,
}

const ROLES: [&str; 4] = ["Client", "Server", "Browser", "Either"];

const LONGEST_ROLE: usize = "Browser".len();

impl Argument {
    pub(super) fn new(tokens: TokenStream) -> Self {
        let mut shown = Vec::new();
        without_invisible_groups(tokens.clone(), &mut shown);
        Self {
            tokens,
            shown,
            comma: None,
        }
    }

    pub(super) fn is_role(&self) -> bool {
        let word = self.word();
        word.is_some_and(|word| ROLES.iter().any(|role| word == role))
    }

    /// Whether it is a role in the wrong case.
    pub(super) fn is_role_in_other_letters(&self) -> bool {
        let word = self.word().map(ToString::to_string).unwrap_or_default();
        ROLES.iter().any(|role| role.eq_ignore_ascii_case(&word))
    }

    /// The role that was probably meant. This is only for an argument that cannot be a constant, since a constant may
    /// have a similar name.
    pub(super) fn nearest_role(&self) -> Option<&'static str> {
        // The role may also be written in quotes.
        let word = match self.shown.as_slice() {
            [token] => token.to_string().trim_matches('"').to_lowercase(),
            _ => return None,
        };
        if word.len() > 2 * LONGEST_ROLE {
            return None;
        }
        let distance = |role: &str| close_codes_reader::distance(&word, &role.to_lowercase());
        let roles = ROLES.into_iter().map(|role| (distance(role), role));
        let near = roles.filter(|(distance, role)| *distance <= role.len() / 3);
        near.min().map(|(_, role)| role)
    }

    pub(super) fn word(&self) -> Option<&Ident> {
        match self.shown.as_slice() {
            [TokenTree::Ident(word)] => Some(word),
            _ => None,
        }
    }

    /// The reason as an argument of type `&str`, and what to write before the call: a text that is made inside the call
    /// does not outlive it.
    pub(super) fn as_text(&self) -> (String, String) {
        let tokens = self.shown.as_slice();
        let Some(end) = expression::end_of_temporary(tokens) else {
            let reference = if self.word().is_some() { "&" } else { "" };
            return (String::new(), format!("{reference}{}", self.text()));
        };
        let (before, rest) = tokens.split_at(end);
        let (prefix, temporary) = before.split_at(expression::prefixes(tokens));
        let bound = format!("`let reason = {};`, then ", text::text(temporary));
        let name = TokenTree::Ident(Ident::new("reason", Span::mixed_site()));
        let text: Vec<TokenTree> = prefix
            .iter()
            .cloned()
            .chain([name])
            .chain(rest.iter().cloned())
            .collect();
        let reference = if text.len() == 1 { "&" } else { "" };
        (bound, format!("{reference}{}", text::text(&text)))
    }

    /// The help for a constant with a lower-case name: to put it in braces.
    pub(super) fn in_braces(&self, braced: &str) -> String {
        if expression::may_be_constant(&self.shown) {
            format!("\n= help: a constant with a lower-case name goes in braces: `{braced}`")
        } else {
            String::new()
        }
    }

    pub(super) fn text(&self) -> String {
        text::text(&self.shown)
    }

    /// The tokens to mark. In a `macro_rules!`, they are the tokens that were passed to it.
    pub(super) fn mark(&self) -> TokenStream {
        self.shown.iter().cloned().collect()
    }

    /// The last name of a path, which a user changes to name another code.
    pub(super) fn last_name(&self) -> Self {
        match self.shown.as_slice() {
            [.., TokenTree::Punct(colon), TokenTree::Ident(name)] if colon.as_char() == ':' => {
                Self::new(TokenTree::Ident(name.clone()).into())
            }
            _ => Self::new(self.tokens.clone()),
        }
    }

    /// The spans of its first and last token.
    pub(super) fn ends(&self) -> (Span, Span) {
        let end = |token: &TokenTree| match token {
            TokenTree::Group(group) => group.span_close(),
            token => token.span(),
        };
        let first = self.shown.first().map_or_else(Span::mixed_site, start);
        (first, self.shown.last().map_or(first, end))
    }
}

/// Splits the input at its commas. A comma without an argument before it is an error.
pub(super) fn arguments(input: TokenStream) -> Vec<Result<Argument, TokenTree>> {
    let mut arguments = Vec::new();
    let mut current: Vec<TokenTree> = Vec::new();
    let mut angles = Angles::default();
    for token in input {
        if !angles.are_open() && matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',')
        {
            arguments.push(if current.is_empty() {
                Err(token)
            } else {
                Ok(Argument {
                    comma: Some(token),
                    ..Argument::new(current.drain(..).collect())
                })
            });
            angles = Angles::default();
            continue;
        }
        angles.take(&current, &token);
        current.push(token);
    }
    if !current.is_empty() {
        arguments.push(Ok(Argument::new(current.into_iter().collect())));
    }
    arguments
}

fn without_invisible_groups(tokens: TokenStream, out: &mut Vec<TokenTree>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                without_invisible_groups(group.stream(), out);
            }
            token => out.push(token),
        }
    }
}
