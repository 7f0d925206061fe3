//! `close_frame!([Role,] code [, reason])`.

mod argument;
mod code;
mod expression;
mod input;
mod not_a_code;
#[cfg(test)]
mod tests;
mod text;

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote, quote_spanned};

use self::argument::{Argument, Number};
use self::input::{Frame, Refused};
use super::front_door::{start, start_of};
use super::spans;

/// Expands to a constant item in a block, which `cargo check` evaluates, and only once, even in a generic function. The
/// name of the constant is part of the error.
///
/// The compiler marks a call from the first token of its path to its last parenthesis, and so it marks the panic of a
/// const function with `#[track_caller]`. If both tokens have spans of the user, the error is below the code, or below
/// the reason. Everything resolves at `$crate`, so that the compiler's note names `close_frame` and no inner macro.
pub(super) fn expand(runtime: &TokenStream, input: TokenStream) -> TokenStream {
    let ours = start_of(runtime);
    let expansion = Expansion { runtime, ours };
    match input::parse(input, ours) {
        Ok(frame) => expansion.constant(&frame),
        Err(refused) => expansion.instead(&refused),
    }
}

struct Expansion<'e> {
    runtime: &'e TokenStream,
    ours: Span,
}

impl Expansion<'_> {
    fn constant(&self, frame: &Frame) -> TokenStream {
        let (runtime, ours) = (self.runtime, self.ours);
        let Frame {
            role,
            code,
            number,
            reason,
        } = frame;
        let written = [Some(code), reason.as_ref()].into_iter().flatten();
        let written: Vec<_> = written.map(|argument| argument.tokens.clone()).collect();
        let constant = spans::word(&name_unlike(&written), ours);
        let type_of_role = self.role(role.as_ref());
        // If the context expects a frame of another role, the error is at the role.
        let used = role.as_ref().map_or_else(
            || constant.to_token_stream(),
            |role| {
                let (checked, place) = (constant.to_token_stream(), start(role));
                self.step("sent_by", Some(&type_of_role), &checked, (place, place))
            },
        );
        let (named, number) = match number {
            None => (code.last_name(), self.number_of_variant(code)),
            Some(Number { value, of }) => {
                let (of, written) = (&of.tokens, self.written(value));
                let private = spans::private(ours);
                let path = quote_spanned!(ours=> #runtime::#private::Number);
                let number = quote_spanned!(ours=> #path::of::<#of>(#written));
                (value.last_name(), number)
            }
        };
        let frame = match reason {
            None => self.call("of", &number, &named),
            Some(reason) => {
                let sendable = self.call("sendable", &number, &named);
                let text = self.last(reason);
                let arguments = quote_spanned!(ours=> #sendable, #text);
                self.call("with_reason", &arguments, reason)
            }
        };
        quote_spanned! {ours=>
            {
                const #constant: #runtime::CloseFrame<'static, #type_of_role> = #frame;
                #used
            }
        }
    }

    /// Writes the number of a constant of an enum.
    ///
    /// A generic const function cannot get the number of a variant, so a method of the enum is called on a value that
    /// is known to be of an enum. If it is not, there is only one error. The code is not stored in a `let`, which a
    /// constant of the same name would turn into a pattern.
    fn number_of_variant(&self, code: &Argument) -> TokenStream {
        let ours = self.ours;
        // The compiler merges two errors if the whole call, apart from its arguments, has the span of one token.
        let place = match code.shown.as_slice() {
            [.., last] if expression::is_unfinished(last) => last.span(),
            // The operator, such as a reference, is what makes the expression invalid.
            [TokenTree::Punct(mark), ..] if !matches!(mark.as_char(), '<' | ':') => mark.span(),
            _ => code.last_name().ends().0,
        };
        let variant = self.step("variant", None, &self.last(code), (place, place));
        quote_spanned!(ours=> #variant.__number())
    }

    /// The tokens of the user as the last argument of a call whose span ends with them. After an unfinished expression,
    /// the compiler reports the user's comma, or the parenthesis of the call.
    fn last(&self, argument: &Argument) -> TokenStream {
        let comma = argument.comma.as_ref();
        match argument.shown.as_slice() {
            [.., last] if expression::is_unfinished(last) && comma.is_some() => {
                let tokens = &argument.tokens;
                quote!(#tokens #comma)
            }
            [_] => self.written(argument),
            _ => argument.tokens.clone(),
        }
    }

    /// The tokens of the user.
    fn written(&self, argument: &Argument) -> TokenStream {
        match argument.shown.as_slice() {
            // The braces, or the parentheses of `(1 + 1) as ChatClose`, are needed by this macro, so no lint should
            // report them as unnecessary.
            [TokenTree::Group(group)] => {
                let mut group = group.clone();
                group.set_span(self.ours.located_at(group.span()));
                TokenTree::from(group).into()
            }
            [word] if !expression::is_unfinished(word) => argument.tokens.clone(),
            // After an unfinished expression comes a parenthesis with the span of the last token, which the compiler
            // reports. A finished expression has one too, because rust-analyzer completes names by comparing the
            // expansions with and without the name.
            _ => {
                let (_, last) = argument.ends();
                let group = self.group(Delimiter::Parenthesis, argument.tokens.clone(), last);
                group.into_token_stream()
            }
        }
    }

    /// Writes a step of the frame, with the span of an argument.
    fn call(&self, step: &str, arguments: &TokenStream, shown: &Argument) -> TokenStream {
        self.step(step, None, arguments, shown.ends())
    }

    /// Writes a step of the frame, with a span between two tokens.
    ///
    /// The compiler marks a call from the path of its function to the end of its arguments. Only punctuation gets these
    /// spans, because an editor looks up every word that has the span of a user's token.
    fn step(
        &self,
        step: &str,
        role: Option<&TokenStream>,
        arguments: &TokenStream,
        shown: (Span, Span),
    ) -> TokenStream {
        let (runtime, ours) = (self.runtime, self.ours);
        let (first, last) = (ours.located_at(shown.0), ours.located_at(shown.1));
        let step = spans::word(step, ours);
        let private = spans::private(ours);
        let (open, close) = (quote_spanned!(first=> <), quote_spanned!(first=> >));
        let function = quote_spanned!(ours=> #open #runtime::#private::Frame #close::#step);
        let inferred = quote_spanned!(first=> _);
        let generic = role.unwrap_or(&inferred);
        let generics = quote_spanned!(ours=> ::#open #generic #close);
        let arguments = self.group(Delimiter::Parenthesis, arguments.clone(), last);
        quote_spanned!(ours=> #function #generics #arguments)
    }

    fn group(&self, delimiter: Delimiter, tokens: TokenStream, place: Span) -> Group {
        let mut group = Group::new(delimiter, tokens);
        group.set_span(self.ours.located_at(place));
        group
    }

    fn role(&self, role: Option<&TokenTree>) -> TokenStream {
        let runtime = self.runtime;
        let word = role.map_or_else(|| "Either".to_owned(), ToString::to_string);
        let span = role.map_or(self.ours, |role| self.ours.located_at(role.span()));
        let role = spans::word(&word, span);
        quote_spanned!(self.ours=> #runtime::#role)
    }

    /// The error in place of the frame. It has any type, so that it causes no other errors.
    fn instead(&self, refused: &Refused) -> TokenStream {
        let mistake = refused.mistake.to_compile_error();
        let written = &refused.written;
        quote_spanned! {self.ours=>
            {
                #(let _ = &(#written);)*
                #mistake
            }
        }
    }
}

/// The name of the constant. It must differ from all names in the user's tokens, which would otherwise mean this
/// constant.
fn name_unlike(written: &[TokenStream]) -> String {
    let mut name = "CLOSE_FRAME_CHECKED_AT_COMPILE_TIME".to_owned();
    while written.iter().any(|tokens| has_word(tokens, &name)) {
        name.push('_');
    }
    name
}

fn has_word(tokens: &TokenStream, word: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(name) => name == word,
        TokenTree::Group(group) => has_word(&group.stream(), word),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
