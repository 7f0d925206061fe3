//! The procedural macros of [close-codes](https://docs.rs/close-codes); use them through that crate, whose `close_codes!`
//! and `close_frame!` tell these by which path the generated code finds the runtime.
//!
//! What they do is in `functions`, as functions of `proc_macro2`, which tests and fuzzers call as well.

// A panic is the build of somebody, or the server of somebody: it says why it cannot be.
#![warn(clippy::expect_used)]

mod functions;
#[cfg(test)]
mod snapshots;

use std::env;

use close_codes_reader::Disk;
use proc_macro::TokenStream;

use crate::functions::Surroundings;

/// `($crate) …`, where `…` is what the user wrote into `close_codes!`.
#[doc(hidden)]
#[proc_macro]
pub fn close_codes(tokens: TokenStream) -> TokenStream {
    functions::close_codes(tokens.into()).into()
}

/// The same, called by that one.
#[doc(hidden)]
#[proc_macro]
pub fn generate(tokens: TokenStream) -> TokenStream {
    let surroundings = Surroundings {
        variable: &|name| env::var(name),
        current_folder: env::current_dir().ok(),
        files: &|root| Box::new(Disk::new(root)),
        normalize: normalized,
    };
    functions::generate(tokens.into(), &surroundings).into()
}

/// `($crate) …`, where `…` is what the user wrote into `close_frame!`.
#[doc(hidden)]
#[proc_macro]
pub fn close_frame(tokens: TokenStream) -> TokenStream {
    functions::close_frame(tokens.into()).into()
}

/// The list of the codes of an enum that `close_codes!` makes.
#[doc(hidden)]
#[proc_macro_derive(ListCodes)]
pub fn list_codes(item: TokenStream) -> TokenStream {
    functions::list_codes(item.into()).into()
}

/// An identifier as the compiler has it.
fn normalized(name: &str) -> String {
    let mut rest = name.chars();
    let is_identifier = rest.next().is_some_and(unicode_ident::is_xid_start)
        && rest.all(unicode_ident::is_xid_continue);
    if is_identifier {
        proc_macro::Ident::new(name, proc_macro::Span::call_site()).to_string()
    } else {
        name.to_owned()
    }
}
