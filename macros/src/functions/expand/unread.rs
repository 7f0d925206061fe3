//! The replacement for an enum whose codes are unknown, because its spec does not exist or cannot be read.
//!
//! If a type contains an error, the compiler reports only that error, whatever variant or method of the type is used.
//! So the error is placed inside the type, and the code that uses the enum has no other errors.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::Error;
use syn::ext::IdentExt as _;

use super::super::input::Input;
use super::super::spans;

/// Without a mistake, the compiler has already reported that the literal is invalid, and it reports the same token only
/// once.
pub(super) fn instead(input: &Input, mistake: Option<Error>) -> TokenStream {
    let span = Span::call_site();
    let spec = input.spec.as_ref().ok();
    let mistake = mistake.map(Error::into_compile_error);
    let mistake = mistake.or_else(|| Some(spec?.tokens.clone()));
    let conditions = &input.attributes.conditions;
    let (visibility, name) = (&input.visibility, &input.name);
    // The type belongs to the user's crate, so that traits and methods can be added to it.
    let unread = spans::word(&format!("__Unread{}", name.unraw()), span);
    quote_spanned! {span=>
        #conditions
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        #visibility struct #unread<const SPEC: ::core::primitive::usize>;

        #conditions
        #visibility type #name = #unread<{ #mistake }>;
    }
}
