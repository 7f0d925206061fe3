//! `close_frame!([Role,] code [, reason])`.

mod form;
mod input;
mod text;

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use self::input::{Argument, Frame, Number, Refused};
use super::front_door::{start, start_of};
use super::spans;

/// A constant item in a block: `cargo check` evaluates it, and once, even in a generic function. Its name is part of the
/// error.
///
/// A call is shown from the first token of its path to its last parenthesis, and so is the panic of a const function
/// with `#[track_caller]`. With both at the user's tokens, the error is shown under the code, or under the reason.
/// Everything resolves where `$crate` stands, so that the compiler's note names `close_frame` and no macro in it.
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
        let shown = role.as_ref().map_or(code.ends().0, start);
        let constant = spans::word(
            "CLOSE_FRAME_CHECKED_AT_COMPILE_TIME",
            ours.located_at(shown),
        );
        let role = self.role(role.as_ref());
        let (binding, spec, value) = match number {
            None => self.variant(code),
            Some(Number { value, of }) => {
                let tokens = &of.tokens;
                let spec = self.call(
                    "spec_named",
                    &quote_spanned!(ours=> ::<#tokens>),
                    &quote!(),
                    of,
                );
                (TokenStream::new(), spec, self.written(value))
            }
        };
        let named = number
            .as_ref()
            .map_or_else(|| code.last_name(), |number| number.value.last_name());
        let sendable = self.call(
            "sendable",
            &quote!(),
            &quote_spanned!(ours=> #spec, #value),
            &named,
        );
        let frame = match reason {
            None => self.call("frame_with_default_reason", &quote!(), &sendable, &named),
            Some(reason) => {
                let text = self.written(reason);
                let arguments = quote_spanned!(ours=> #sendable, #text);
                self.call("frame_with_reason", &quote!(), &arguments, reason)
            }
        };
        quote_spanned! {ours=>
            {
                const #constant: #runtime::CloseFrame<'static, #role> = { #binding #frame };
                #constant
            }
        }
    }

    /// A constant of an enum: the cast works on each, where a trait method would not be const.
    fn variant(&self, code: &Argument) -> (TokenStream, TokenStream, TokenStream) {
        let ours = self.ours;
        let tokens = self.written(code);
        let (first, last) = code.ends();
        let word = spans::word("__code", ours.located_at(last));
        let binding = quote_spanned!(ours=> let #word = #tokens;);
        let spec = self.call(
            "spec_of_variant",
            &quote!(),
            &quote_spanned!(ours.located_at(first)=> &#word),
            code,
        );
        let value = quote_spanned!(ours.located_at(last)=> #word as ::core::primitive::u16);
        (binding, spec, value)
    }

    /// What the user wrote. Braces around it are there for this macro, as are the parentheses of `(1 + 1) as ChatClose`:
    /// no lint should call them unnecessary.
    fn written(&self, argument: &Argument) -> TokenStream {
        match argument.shown.as_slice() {
            [TokenTree::Group(group)] => {
                let mut group = group.clone();
                group.set_span(self.ours.located_at(group.span()));
                TokenTree::from(group).into()
            }
            _ => argument.tokens.clone(),
        }
    }

    /// A call that is shown where an argument stands.
    fn call(
        &self,
        function: &str,
        generics: &TokenStream,
        arguments: &TokenStream,
        shown: &Argument,
    ) -> TokenStream {
        let (first, last) = shown.ends();
        let path = spans::shown_at(self.runtime, first);
        let span = self.ours.located_at(first);
        let function = spans::word(function, span);
        let private = spans::private(span);
        let mut parentheses = Group::new(Delimiter::Parenthesis, arguments.clone());
        parentheses.set_span(self.ours.located_at(last));
        quote_spanned!(span=> #path::#private::#function #generics #parentheses)
    }

    fn role(&self, role: Option<&TokenTree>) -> TokenStream {
        let runtime = self.runtime;
        let word = role.map_or_else(|| "Either".to_owned(), ToString::to_string);
        let span = role.map_or(self.ours, |role| self.ours.located_at(role.span()));
        let role = spans::word(&word, span);
        quote_spanned!(self.ours=> #runtime::#role)
    }

    /// The mistake, and a frame in place of the one that cannot be made, so that it brings no other errors.
    fn instead(&self, refused: &Refused) -> TokenStream {
        let runtime = self.runtime;
        let role = self.role(refused.role.as_ref());
        let mistake = refused.mistake.to_compile_error();
        let written = &refused.written;
        quote_spanned! {self.ours=>
            {
                #mistake
                #(let _ = &(#written);)*
                #runtime::CloseFrame::<'static, #role>::empty()
            }
        }
    }
}
