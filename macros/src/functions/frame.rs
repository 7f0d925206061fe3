//! `close_frame!([Role,] code [, reason])`.

mod form;
mod input;
#[cfg(test)]
mod tests;
mod text;

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote, quote_spanned};

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
        let constant = spans::word("CLOSE_FRAME_CHECKED_AT_COMPILE_TIME", ours);
        // A frame of another role than the one that is asked for: the error is at the role.
        let used = role.as_ref().map_or_else(
            || constant.to_token_stream(),
            |role| {
                let place = start(role);
                let constant = self.parentheses(constant.to_token_stream(), place);
                quote_spanned!(ours.located_at(place)=> *&#constant)
            },
        );
        let role = self.role(role.as_ref());
        let named = number
            .as_ref()
            .map_or_else(|| code.last_name(), |number| number.value.last_name());
        let sendable = match number {
            None => self.sendable_variant(code, &named),
            Some(Number { value, of }) => {
                let of_type = &of.tokens;
                let spec = self.call(
                    "spec_named",
                    &quote_spanned!(ours=> ::<#of_type>),
                    &quote!(),
                    of,
                );
                let value = self.written(value);
                self.call(
                    "sendable",
                    &quote!(),
                    &quote_spanned!(ours=> #spec, #value),
                    &named,
                )
            }
        };
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
                const #constant: #runtime::CloseFrame<'static, #role> = #frame;
                #used
            }
        }
    }

    /// A constant of an enum.
    ///
    /// What a const function of any enum cannot have is the number, which a method of each enum has: that is called on
    /// what is known to be of an enum, and for the user there is one error where it is not. No `let` holds the code: it would
    /// give way to a constant of the same name.
    fn sendable_variant(&self, code: &Argument, named: &Argument) -> TokenStream {
        let (runtime, ours) = (self.runtime, self.ours);
        let private = spans::private(ours);
        // The compiler takes two errors for one if all of the call is shown at one token: what opens and closes it, and its
        // function, and what it is given, which is in brackets since the compiler does not look into those.
        let place = match code.shown.first() {
            // A reference, or another operator: that is what makes no code of a variant.
            Some(TokenTree::Punct(mark)) if !matches!(mark.as_char(), '<' | ':') => mark.span(),
            _ => named.ends().0,
        };
        let place = ours.located_at(place);
        let shown = |delimiter, tokens| {
            let mut group = Group::new(delimiter, tokens);
            group.set_span(place);
            group.into_token_stream()
        };
        let of_any = quote_spanned!(place=> ::<_>);
        let function = quote_spanned!(ours=> #runtime::#private::Variant);
        let (open, close) = (quote_spanned!(place=> <), quote_spanned!(place=> >));
        let function = quote_spanned!(ours=> #open #function #close::known #of_any);
        let given = shown(Delimiter::Bracket, self.written(code));
        let given = shown(Delimiter::Parenthesis, given);
        let beside =
            quote_spanned!(ours=> #function #given.compare(#runtime::#private::any_variant()));
        self.call("sendable_variant", &quote!(), &beside, named)
    }

    /// What the user wrote.
    fn written(&self, argument: &Argument) -> TokenStream {
        match argument.shown.as_slice() {
            // Braces are there for this macro, as are the parentheses of `(1 + 1) as ChatClose`: no lint should call them
            // unnecessary.
            [TokenTree::Group(group)] => {
                let mut group = group.clone();
                group.set_span(self.ours.located_at(group.span()));
                TokenTree::from(group).into()
            }
            [word] if !form::is_unfinished(word) => argument.tokens.clone(),
            // What is half written runs into a parenthesis, and the compiler shows that at the last token. What is whole has
            // one too: to complete a name, rust-analyzer compares what becomes of the code with and without it.
            _ => self
                .parentheses(argument.tokens.clone(), argument.ends().1)
                .into_token_stream(),
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
        let (runtime, ours) = (self.runtime, self.ours);
        let (first, last) = shown.ends();
        let function = spans::word(function, ours);
        let private = spans::private(ours);
        let path = quote_spanned!(ours=> #runtime::#private::#function #generics);
        let path = self.parentheses(path, first);
        let arguments = self.parentheses(arguments.clone(), last);
        quote!(#path #arguments)
    }

    /// Parentheses that are shown at a token of the user's, with what is not: an editor asks all words at a token what they
    /// mean, and these are none.
    fn parentheses(&self, tokens: TokenStream, place: Span) -> Group {
        let mut group = Group::new(Delimiter::Parenthesis, tokens);
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
