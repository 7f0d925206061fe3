//! Parses the input of `close_frame!`: splits it at its commas, and judges the arguments by their form. The compiler
//! checks what an expression means.

use std::fmt::Display;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Error, Lit};

use super::super::front_door::start;
use super::argument::{Argument, Number, arguments};
use super::code::{self, Form};
use super::expression;
use super::not_a_code::{self, Refusal};
use super::text;

/// The invocation, parsed.
pub(super) struct Frame {
    /// The role, if it is written.
    pub(super) role: Option<TokenTree>,
    pub(super) code: Argument,
    /// The parts of `4404 as ChatClose`.
    pub(super) number: Option<Number>,
    pub(super) reason: Option<Argument>,
}

/// An invalid invocation.
pub(super) struct Refused {
    pub(super) mistake: Error,
    /// The valid parts of the input, which the compiler still reads.
    pub(super) written: Vec<TokenStream>,
}

impl Refused {
    fn new(at: impl ToTokens, message: impl Display) -> Self {
        Self {
            mistake: Error::new_spanned(at, message),
            written: Vec::new(),
        }
    }

    fn of(refusal: Refusal) -> Self {
        let tokens = |tokens: Vec<TokenTree>| tokens.into_iter().collect::<TokenStream>();
        let mut refused = Self::new(tokens(refusal.marked), refusal.message);
        if !refusal.read.is_empty() {
            refused.written.push(tokens(refusal.read));
        }
        refused
    }

    /// Adds an argument of the user, so that nothing in it is reported as unused. A role is left out, because it is an
    /// error by itself, and so is an unfinished expression, which the compiler could not parse.
    fn with(mut self, argument: &Argument) -> Self {
        let is_unfinished = argument.shown.last().is_none_or(expression::is_unfinished);
        if argument.is_role() || is_unfinished {
            return self;
        }
        self.written.push(match code::of_code(&argument.shown) {
            // A cast to an enum is not valid Rust, so its two sides are written separately.
            Form::Number(Number { value, of }) | Form::RunTimeNumber(Number { value, of }) => {
                let (value, of) = (value.tokens, of.tokens);
                quote!((#value, ::core::marker::PhantomData::<#of>))
            }
            Form::Refused(refusal) if expression::is_number(&argument.shown) => {
                self.written.extend(Self::of(refusal).written);
                return self;
            }
            _ => argument.tokens.clone(),
        });
        self
    }
}

const NO_CODE: &str = "`close_frame!` needs a code: `close_frame!([Role,] code [, reason])`";

/// Parses the input. `nowhere` is the span to mark if there is no token.
pub(super) fn parse(input: TokenStream, nowhere: Span) -> Result<Frame, Refused> {
    let mut arguments = arguments(input).into_iter().peekable();
    let role = arguments.next_if(|first| first.as_ref().is_ok_and(Argument::is_role));
    let role = role
        .and_then(Result::ok)
        .and_then(|role| role.shown.into_iter().next());
    parse_rest(role.as_ref(), arguments, nowhere)
}

fn parse_rest(
    role: Option<&TokenTree>,
    mut arguments: impl Iterator<Item = Result<Argument, TokenTree>>,
    nowhere: Span,
) -> Result<Frame, Refused> {
    let code = match arguments.next() {
        Some(Ok(code)) => code,
        Some(Err(comma)) => return Err(Refused::new(comma, NO_CODE)),
        None => {
            return Err(Refused {
                mistake: Error::new(role.map_or(nowhere, start), NO_CODE),
                written: Vec::new(),
            });
        }
    };
    let reason = match arguments.next() {
        None => None,
        Some(Ok(reason)) => Some(reason),
        Some(Err(comma)) => {
            let message = "expected a reason, a text in quotes, before this comma";
            return Err(Refused::new(comma, message).with(&code));
        }
    };
    let next = arguments.next();
    if expression::is_named(&code.shown) {
        return Err(named(&code));
    }
    let others = [
        reason.as_ref(),
        next.as_ref().and_then(|next| next.as_ref().ok()),
    ];
    for argument in others.into_iter().flatten() {
        if expression::is_named(&argument.shown) {
            return Err(named(argument).with(&code));
        }
    }
    if let Some(at) = expression::forgotten_comma(&code.shown) {
        return Err(no_comma(&code.shown, at));
    }
    if let Some(reason) = &reason {
        if let Some(refused) = several_texts(reason) {
            return Err(refused.with(&code));
        }
        if let Some(at) = expression::forgotten_comma(&reason.shown) {
            return Err(no_comma(&reason.shown, at).with(&code));
        }
    }
    let has_code_behind = reason.as_ref().is_some_and(|next| {
        let has_one_token = code.shown.len() == 1;
        expression::is_of_an_enum(&next.shown)
            || (has_one_token && expression::is_number(&next.shown))
    });
    if let (None, Some(second)) = (role, &reason) {
        let third = next.as_ref().and_then(|next| next.as_ref().ok());
        if second.is_role() {
            return Err(role_is_not_first(second, &code, third));
        }
        if let Some(third) = third.filter(|third| third.is_role_in_other_letters()) {
            return Err(role_is_not_first(third, &code, Some(second)));
        }
    }
    if let (true, Some(role), Some(second)) = (has_code_behind && code.is_role(), role, &reason) {
        let message = format!(
            "a frame has one role, and this one has `{role}`: delete `{}`",
            code.text()
        );
        return Err(Refused::new(code.mark(), message).with(second));
    }
    if let (true, None, Some(second)) = (has_code_behind, &next, &reason) {
        let is_text = matches!(code.shown.as_slice(), [text] if is_text(text));
        if is_text && code.nearest_role().is_none() {
            return Err(code_is_not_first(role, &code, second));
        }
    }
    if role.is_none() && (next.is_some() || code.is_role_in_other_letters() || has_code_behind) {
        return Err(not_a_role(&code, reason.as_ref()));
    }
    match next {
        None => judge(role, code, reason),
        Some(Ok(argument)) => Err(Refused::new(argument.mark(), NOTHING_MORE).with(&code)),
        Some(Err(comma)) => Err(Refused::new(comma, NOTHING_MORE).with(&code)),
    }
}

const NOTHING_MORE: &str = "expected nothing more: `close_frame!([Role,] code [, reason])`";

fn no_comma(tokens: &[TokenTree], at: usize) -> Refused {
    let (before, behind) = tokens.split_at(at);
    let marked = match behind {
        _ if expression::is_fat_arrow(behind) => &behind[..2],
        _ => &behind[..1],
    };
    let place = match marked {
        [TokenTree::Punct(_), ..] => "a comma, and not",
        _ => "a comma before",
    };
    let written: String = marked.iter().map(ToString::to_string).collect();
    let message = format!("expected {place} `{written}`: `close_frame!([Role,] code [, reason])`");
    let marked: TokenStream = marked.iter().cloned().collect();
    Refused::new(marked, message).with(&Argument::new(before.iter().cloned().collect()))
}

/// Refuses a named argument, as in other languages.
fn named(argument: &Argument) -> Refused {
    let (name, value) = argument.shown.split_at(2);
    let message = format!(
        "an argument has no name here: write `{}`",
        text::text(value)
    );
    let name: TokenStream = name.iter().cloned().collect();
    Refused::new(name, message).with(&Argument::new(value.iter().cloned().collect()))
}

/// Refuses a reason that consists of several texts, adjacent or with a `+` between them.
fn several_texts(reason: &Argument) -> Option<Refused> {
    let is_plus =
        |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == '+');
    let texts: Vec<&TokenTree> = reason
        .shown
        .iter()
        .filter(|token| !is_plus(token))
        .collect();
    let [_, second, ..] = texts.as_slice() else {
        return None;
    };
    if !texts.iter().all(|text| is_text(text)) {
        return None;
    }
    let written: Vec<String> = texts.iter().map(ToString::to_string).collect();
    let message = format!(
        "a reason is one text: write `concat!({})`",
        written.join(", ")
    );
    Some(Refused::new(second, message))
}

fn is_text(token: &TokenTree) -> bool {
    match token {
        TokenTree::Literal(text) => matches!(Lit::new(text.clone()), Lit::Str(_)),
        _ => false,
    }
}

/// Refuses a reason before the code.
fn code_is_not_first(role: Option<&TokenTree>, reason: &Argument, code: &Argument) -> Refused {
    let role = role.map(|role| format!("{role}, ")).unwrap_or_default();
    let (code_written, reason_written) = (code.text(), reason.text());
    let message = format!(
        "the code comes before the reason: `close_frame!({role}{code_written}, {reason_written})`"
    );
    Refused::new(reason.mark(), message).with(code)
}

fn role_is_not_first(role: &Argument, code: &Argument, reason: Option<&Argument>) -> Refused {
    let word = role
        .nearest_role()
        .map_or_else(|| role.text(), str::to_owned);
    let code_written = code.text();
    let reason = reason.map_or_else(String::new, |reason| format!(", {}", reason.text()));
    let message = format!("the role comes first: `close_frame!({word}, {code_written}{reason})`");
    Refused::new(role.mark(), message).with(code)
}

fn not_a_role(argument: &Argument, code: Option<&Argument>) -> Refused {
    let written = argument.text();
    let hint = argument
        .last_name()
        .nearest_role()
        .map(|role| format!(": did you mean `{role}`?"));
    let message = format!(
        "`{written}` is not a role{}\n= help: the roles are the four words `Client`, `Server`, `Browser` and `Either`",
        hint.unwrap_or_default()
    );
    let refused = Refused::new(argument.mark(), message);
    match code {
        Some(code) if !expression::is_run_time(&code.shown) => refused.with(code),
        _ => refused,
    }
}

fn judge(
    role: Option<&TokenTree>,
    code: Argument,
    reason: Option<Argument>,
) -> Result<Frame, Refused> {
    let number = match code::of_code(&code.shown) {
        Form::Constant => None,
        Form::Number(number) => Some(number),
        Form::RunTime => {
            let checked = code.text();
            let braced = format!("{{ {checked} }}");
            return Err(run_time_code(
                role,
                &code,
                &checked,
                &braced,
                reason.as_ref(),
            ));
        }
        Form::RunTimeNumber(Number { value, of }) => {
            let (number, of) = (value.text(), of.text());
            let received = format!("ReceivedCode::<{of}>::from({number})");
            let braced = format!("{{ {number} }} as {of}");
            return Err(run_time_code(
                role,
                &value,
                &received,
                &braced,
                reason.as_ref(),
            ));
        }
        Form::OfPrimitive(number) => return Err(of_primitive(&number)),
        Form::Refused(refusal) => {
            let refused = Refused::of(refusal);
            return Err(match &reason {
                Some(reason) => refused.with(reason),
                None => refused,
            });
        }
    };
    match reason {
        Some(reason) if expression::is_run_time(&reason.shown) => {
            Err(run_time_reason(role, &code, &reason))
        }
        reason => Ok(Frame {
            role: role.cloned(),
            code,
            number,
            reason,
        }),
    }
}

fn of_primitive(Number { value, of }: &Number) -> Refused {
    let what_to_write = not_a_code::variant_alone(&value.shown).unwrap_or_else(|| {
        "`as` names the enum whose spec checks the number: `4404 as ChatClose`".to_owned()
    });
    let of_type = of.text();
    let message = format!("`{of_type}` is not an enum of close codes\n= help: {what_to_write}");
    Refused::new(of.mark(), message).with(value)
}

/// `checked` is the code to check at run time, and `braced` is the constant in braces.
fn run_time_code(
    role: Option<&TokenTree>,
    value: &Argument,
    checked: &str,
    braced: &str,
    reason: Option<&Argument>,
) -> Refused {
    let written = value.text();
    let role = role.map_or_else(|| "Either".to_owned(), ToString::to_string);
    let (bound, text) =
        reason.map_or_else(|| (String::new(), "reason".to_owned()), Argument::as_text);
    // The tokens do not show whether it is a variant or a number.
    let number = if checked == written {
        format!(
            "\n= help: a number goes with the enum whose spec checks it: \
             `CloseFrame::<{role}>::new(ReceivedCode::<ChatClose>::from({written}), {text})`"
        )
    } else {
        String::new()
    };
    let as_constant = value.in_braces(braced);
    let message = format!(
        "`{written}` looks like a value that is known at run time; `close_frame!` takes a constant\n\
         = help: to check at run time, write {bound}`CloseFrame::<{role}>::new({checked}, {text})`{number}{as_constant}"
    );
    let refused = Refused::new(value.mark(), message).with(value);
    match reason {
        Some(reason) => refused.with(reason),
        None => refused,
    }
}

fn run_time_reason(role: Option<&TokenTree>, code: &Argument, reason: &Argument) -> Refused {
    let written = reason.text();
    let (bound, text) = reason.as_text();
    let code_written = code.text();
    let role = role.map(|role| format!("{role}, ")).unwrap_or_default();
    let as_constant = reason.in_braces(&format!("{{ {written} }}"));
    let message = format!(
        "`{written}` looks like a value that is known at run time; `close_frame!` takes a constant\n\
         = help: to send what fits of it, write {bound}`close_frame!({role}{code_written}).with_reason_truncated({text})`{as_constant}"
    );
    Refused::new(reason.mark(), message).with(code).with(reason)
}
