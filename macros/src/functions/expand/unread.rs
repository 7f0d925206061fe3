//! What stands in for an enum whose codes are not known, since its spec is not there or cannot be read.
//!
//! Of a type with a mistake in it, the compiler says that mistake and nothing else, whatever variant or method of it is used.
//! So the mistake stands inside the type, and the code that uses the enum brings no other errors.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::Error;
use syn::ext::IdentExt as _;

use super::super::input::Input;
use super::super::spans;

/// Without a mistake, the compiler has said already that the path is none, and says it of the same token once.
pub(super) fn instead(input: &Input, mistake: Option<Error>) -> TokenStream {
    let span = Span::call_site();
    let spec = input.spec.as_ref().ok();
    let mistake = mistake.map(Error::into_compile_error);
    let mistake = mistake.or_else(|| Some(spec?.tokens.clone()));
    let conditions = &input.attributes.conditions;
    let (visibility, name) = (&input.visibility, &input.name);
    // One of the user's crate, to which traits and methods can be added.
    let unread = spans::word(&format!("__Unread{}", name.unraw()), span);
    quote_spanned! {span=>
        #conditions
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        #visibility struct #unread<const SPEC: ::core::primitive::usize>;

        #conditions
        #visibility type #name = #unread<{ #mistake }>;
    }
}
