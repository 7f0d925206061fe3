//! Expressions that are not a code by their form, and what to write instead.

use close_codes_vocabulary::numbers::{HIGHEST_CODE, LOWEST_CODE};
use proc_macro2::{Delimiter, Spacing, TokenTree};
use quote::quote;
use syn::{Lit, LitInt};

use super::expression::{bare_number, is_mark, is_of_an_enum, is_run_time, is_unfinished};
use super::text::text;

/// An expression that is not a code.
pub(super) struct Refusal {
    /// The tokens to mark.
    pub(super) marked: Vec<TokenTree>,
    pub(super) message: String,
    /// The tokens that the compiler still reads, so that nothing in them is reported as unused.
    pub(super) read: Vec<TokenTree>,
}

impl Refusal {
    /// A refusal of tokens that name nothing, or are unfinished.
    pub(super) fn unread(marked: &[TokenTree], message: String) -> Self {
        Self {
            marked: marked.to_vec(),
            message,
            read: Vec::new(),
        }
    }

    /// Adds the enum after `as`, which is valid by itself.
    pub(super) fn and(mut self, of: &[TokenTree]) -> Self {
        let (read, of) = (self.read.into_iter(), of.iter());
        let tokens = quote!((::core::marker::PhantomData::<#(#of)*>, #(#read)*));
        self.read = tokens.into_iter().collect();
        self
    }
}

/// `of` is the enum after `as`, if there is one.
pub(super) fn refusal(value: &[TokenTree], of: Option<&[TokenTree]>) -> Option<Refusal> {
    let refusals = [range, reference, wrapped, out_of_range];
    refusals.iter().find_map(|refusal| refusal(value, of))
}

/// The help for a variant with `as`.
pub(super) fn variant_alone(value: &[TokenTree]) -> Option<String> {
    let is_variant = is_of_an_enum(value);
    is_variant.then(|| format!("a variant is written without `as`: `{}`", text(value)))
}

/// `4000..4100`.
fn range(value: &[TokenTree], of: Option<&[TokenTree]>) -> Option<Refusal> {
    let dots = value.windows(2).position(|two| match two {
        [TokenTree::Punct(first), second] => {
            first.as_char() == '.' && first.spacing() == Spacing::Joint && is_mark(second, '.')
        }
        _ => false,
    })?;
    let one = match (&value[..dots], bare_number(&value[..dots])) {
        ([], _) => "4150 as ChatClose".to_owned(),
        (_, Some(number)) if of.is_none() => format!("{number} as ChatClose"),
        (first, _) => with_enum(first, of),
    };
    let is_whole = value.last().is_some_and(|last| !is_unfinished(last));
    Some(Refusal {
        marked: value.to_vec(),
        message: format!("a range is not a code: write one code of it, `{one}`"),
        read: if is_whole { value.to_vec() } else { Vec::new() },
    })
}

/// `&ChatClose::Bye`.
fn reference(value: &[TokenTree], of: Option<&[TokenTree]>) -> Option<Refusal> {
    let is_reference = |token: &&TokenTree| {
        is_mark(token, '&') || matches!(token, TokenTree::Ident(word) if word == "mut")
    };
    let marks = value.iter().take_while(is_reference).count();
    let (marked, code) = value.split_at(marks);
    // The compiler reports an unfinished expression, and variables are recognized later.
    if marked.is_empty() || code.last().is_none_or(is_unfinished) || is_run_time(value) {
        return None;
    }
    let written = with_enum(code, of);
    Some(Refusal {
        marked: marked.to_vec(),
        message: format!("a code is a value, not a reference to one: write `{written}`"),
        read: code.to_vec(),
    })
}

/// `Some(ChatClose::Bye)`.
fn wrapped(value: &[TokenTree], of: Option<&[TokenTree]>) -> Option<Refusal> {
    let [path @ .., TokenTree::Ident(name), TokenTree::Group(group)] = value else {
        return None;
    };
    let wrapper = match name.to_string().as_str() {
        "Some" => "Option",
        "Ok" => "Result",
        _ => return None,
    };
    let is_path = path
        .iter()
        .all(|token| matches!(token, TokenTree::Ident(_)) || is_mark(token, ':'));
    let inside: Vec<TokenTree> = group.stream().into_iter().collect();
    if !is_path || group.delimiter() != Delimiter::Parenthesis || inside.is_empty() {
        return None;
    }
    let code = match bare_number(&inside) {
        Some(number) if of.is_none() => format!("{number} as ChatClose"),
        _ => with_enum(&inside, of),
    };
    let article = if wrapper == "Option" { "an" } else { "a" };
    Some(Refusal {
        marked: value.to_vec(),
        message: format!("{article} `{wrapper}` is not a code: write what is in it, `{code}`"),
        read: inside,
    })
}

/// A number that is not a code of any protocol. Before an `as`, these are only the numbers that are not a `u16`,
/// because the spec of the enum checks the others later.
fn out_of_range(value: &[TokenTree], of: Option<&[TokenTree]>) -> Option<Refusal> {
    let number = |token: &TokenTree| match token {
        TokenTree::Literal(literal) => match Lit::new(literal.clone()) {
            Lit::Int(number) => Some(number),
            _ => None,
        },
        _ => None,
    };
    let is_code = |number: &LitInt| {
        let number = number.base10_parse::<u64>();
        number.is_ok_and(|number| match of {
            None => (u64::from(LOWEST_CODE)..=u64::from(HIGHEST_CODE)).contains(&number),
            Some(_) => u16::try_from(number).is_ok(),
        })
    };
    let written = match value {
        [token] => number(token)
            .filter(|number| !is_code(number))?
            .base10_digits()
            .to_owned(),
        [minus, token] if is_mark(minus, '-') => format!("-{}", number(token)?.base10_digits()),
        _ => return None,
    };
    let message = format!(
        "close code {written} is out of range; close codes go from {LOWEST_CODE} to {HIGHEST_CODE}"
    );
    Some(Refusal::unread(value, message))
}

fn with_enum(value: &[TokenTree], of: Option<&[TokenTree]>) -> String {
    match of {
        Some(of) => format!("{} as {}", text(value), text(of)),
        None => text(value),
    }
}
