//! The list of the codes of an enum, if some are deprecated.
//!
//! The name of a deprecated code triggers a lint, even in generated code, and an `allow` would be an error if the lint
//! is forbidden. The output of a derive is exempt, so the list is derived.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::{Data, DeriveInput};

use super::spans;

/// Writes `ALL` from the tokens of the enum.
pub(super) fn derive(item: TokenStream) -> TokenStream {
    let item = match syn::parse2::<DeriveInput>(item) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let Data::Enum(data) = &item.data else {
        return syn::Error::new(item.ident.span(), "expected an enum of close codes")
            .into_compile_error();
    };
    let span = Span::mixed_site();
    let derived = |name: &Ident| {
        let mut name = name.clone();
        name.set_span(span.located_at(name.span()));
        name
    };
    let variants = data.variants.iter().map(|variant| derived(&variant.ident));
    let variants: Vec<Ident> = variants.collect();
    let place = variants.first().map_or(span, Ident::span);
    let constant = spans::word("ALL", place);
    let count = spans::number(variants.len(), span);
    // The enum itself may be deprecated too.
    let (visibility, name) = (&item.vis, derived(&item.ident));
    quote_spanned! {span=>
        impl #name {
            /// Every code, in numeric order.
            #visibility const #constant: [Self; #count] = [#(Self::#variants),*];
        }
    }
}
