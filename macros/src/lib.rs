//! The procedural macros of [close-codes](https://docs.rs/close-codes). Use them through that crate: its `close_codes!`
//! and `close_frame!` pass on the path by which generated code finds the runtime.
//!
//! They are implemented in `functions`, with `proc_macro2`, so that tests and fuzzers can call them too.

// A panic would break a build or a running server: each `expect` needs a reason why it cannot fail.
#![warn(clippy::expect_used)]

mod functions;
#[cfg(test)]
mod snapshots;

use std::env;

use close_codes_reader::Disk;
use proc_macro::TokenStream;

use crate::functions::Surroundings;

/// `($crate) …`, where `…` is the input of `close_codes!`.
#[doc(hidden)]
#[proc_macro]
pub fn close_codes(tokens: TokenStream) -> TokenStream {
    functions::close_codes(tokens.into()).into()
}

/// Writes the code of `close_codes!`, which expands to a call of this macro.
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

/// `($crate) …`, where `…` is the input of `close_frame!`.
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

/// Normalizes an identifier with the compiler.
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
