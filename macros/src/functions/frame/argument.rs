//! The arguments of an invocation: what stands between its commas.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

use super::super::front_door::start;
use super::expression::{self, Angles};
use super::text;

/// What stands between two commas.
pub(super) struct Argument {
    /// As it is written.
    pub(super) tokens: TokenStream,
    /// The same without the groups that a `macro_rules!` puts around what it hands on.
    pub(super) shown: Vec<TokenTree>,
    /// The comma behind it.
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

    /// Whether it is a role but for the case of its letters.
    pub(super) fn is_role_in_other_letters(&self) -> bool {
        let word = self.word().map(ToString::to_string).unwrap_or_default();
        ROLES.iter().any(|role| role.eq_ignore_ascii_case(&word))
    }

    /// The role that was probably meant. A constant may have a name that is as near, so that this is for what cannot be one.
    pub(super) fn nearest_role(&self) -> Option<&'static str> {
        // Written as a text, too.
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

    /// As an argument of type `&str`, and what to write before the call: a text that is made in the call is gone behind it,
    /// and the frame with it.
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

    /// What to say of a value that is a constant after all: that braces make it one.
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

    /// What to mark: behind a `macro_rules!`, what was handed to it.
    pub(super) fn mark(&self) -> TokenStream {
        self.shown.iter().cloned().collect()
    }

    /// Of a path, the last name, which is what a person changes to name another code.
    pub(super) fn last_name(&self) -> Self {
        match self.shown.as_slice() {
            [.., TokenTree::Punct(colon), TokenTree::Ident(name)] if colon.as_char() == ':' => {
                Self::new(TokenTree::Ident(name.clone()).into())
            }
            _ => Self::new(self.tokens.clone()),
        }
    }

    /// Where it begins and where it ends.
    pub(super) fn ends(&self) -> (Span, Span) {
        let end = |token: &TokenTree| match token {
            TokenTree::Group(group) => group.span_close(),
            token => token.span(),
        };
        let first = self.shown.first().map_or_else(Span::mixed_site, start);
        (first, self.shown.last().map_or(first, end))
    }
}

/// What stands between the commas; a comma with nothing before it is one too many.
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
