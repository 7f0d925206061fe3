//! The procedural macro of [close-codes](https://docs.rs/close-codes); use it through that crate, whose `close_codes!`
//! tells this one by which path the generated code finds the runtime.
//!
//! The data goes one way: `input` → the stages of `close-codes-spec` → `expand`.

mod expand;
mod input;
#[cfg(test)]
mod snapshots;

use close_codes_spec::{Disk, Origin, Reading, read};
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::parse::Parser as _;

use crate::input::{Input, SpecAt, SpecLiteral};

/// `($crate) …`, where `…` is what the user wrote into `close_codes!`.
#[doc(hidden)]
#[proc_macro]
pub fn close_codes(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    generate(tokens.into()).into()
}

fn generate(tokens: TokenStream) -> TokenStream {
    let input = match Input::parse.parse2(tokens) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    match spec_of(&input) {
        Ok(generated) => generated,
        Err(error) => {
            let error = error.into_compile_error();
            let skeleton = standard_skeleton(&input);
            quote! { #error #skeleton }
        }
    }
}

fn spec_of(input: &Input) -> syn::Result<TokenStream> {
    let SpecLiteral { at, literal } = input.spec.as_ref().map_err(Clone::clone)?;
    let root = std::env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| {
        let message = "the environment has no `CARGO_MANIFEST_DIR`, to which the paths of specs are relative: cargo sets it";
        syn::Error::new(literal.span(), message)
    })?;
    let text = literal.value();
    let origin = match at {
        SpecAt::File => Origin::File(&text),
        SpecAt::Inline => Origin::Inline {
            shown: "inline spec",
            text: &text,
        },
    };
    Ok(answer(
        input,
        literal.span(),
        &read(origin, &Disk::new(root)),
    ))
}

/// The enum of a good spec; of a faulty one the errors, and the enum as far as the spec tells it, so that one bad key does
/// not bring a hundred "cannot find `ChatClose`".
fn answer(input: &Input, span: Span, reading: &Reading) -> TokenStream {
    let errors: TokenStream = reading
        .problems
        .iter()
        .map(|problem| syn::Error::new(span, problem.draw(reading)).into_compile_error())
        .collect();
    let tracked = expand::tracked(&reading.files);
    let generated = if reading.spec.codes.is_empty() {
        standard_skeleton(input)
    } else {
        expand::expand(input, &reading.spec)
    };
    quote! { #errors #tracked #generated }
}

/// The enum where nothing is known of the protocol: the standard codes are the likeliest to be used.
fn standard_skeleton(input: &Input) -> TokenStream {
    let (shown, text) = ("standard codes.toml", close_codes_spec::STANDARD);
    let standard = read(Origin::Inline { shown, text }, &Disk::new("."));
    expand::expand(input, &standard.spec)
}
