//! The model of a spec, turned into Rust.
//!
//! Code is written with `quote!`. Tables and variants are written as text and parsed by the compiler's own lexer: for two
//! thousand codes that is many times faster than handing over each token by itself.

mod attributes;
mod derives;
mod docs;
mod languages;
mod tables;
mod variants;

use close_codes_spec::Spec;
use proc_macro2::TokenStream;
use quote::quote;

use crate::input::Input;

/// The enum with its constants, functions and traits.
pub(crate) fn expand(input: &Input, spec: &Spec) -> TokenStream {
    let definition = definition(input, spec);
    let constants_and_functions = constants_and_functions(input, spec);
    let traits = traits(input);
    // What removes the enum removes the rest with it.
    let conditions = input
        .attributes
        .iter()
        .filter(|attribute| attributes::is_cfg(attribute));
    let allow = allow(input, spec);
    quote! {
        #definition

        #(#conditions)*
        #allow
        const _: () = {
            #constants_and_functions
            #traits
        };
    }
}

/// Only what is needed: a crate that forbids a lint takes no `allow` of it.
fn allow(input: &Input, spec: &Spec) -> TokenStream {
    let is_deprecated = input
        .attributes
        .iter()
        .any(|attribute| attributes::is(attribute, "deprecated"));
    let deprecated = (is_deprecated || spec.codes.iter().any(|code| code.deprecated.is_some()))
        .then(|| quote!(deprecated,));
    quote! {
        #[allow(dead_code, #deprecated reason = "generated for every use, of which a program has a few")]
    }
}

/// Makes the compiler read each file again when it changes, and expand the macro anew.
pub(crate) fn tracked(files: &[String]) -> TokenStream {
    let tracked = files.iter().map(|path| {
        if std::path::Path::new(path).is_absolute() {
            return quote! { const _: &[u8] = ::core::include_bytes!(#path); };
        }
        // Joined by the compiler, so that no path of the machine that builds is in the generated code.
        let below = format!("/{path}");
        quote! { const _: &[u8] = ::core::include_bytes!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #below)); }
    });
    tracked.collect()
}

fn definition(input: &Input, spec: &Spec) -> TokenStream {
    let Input {
        attributes,
        visibility,
        name,
        ..
    } = input;
    let docs = docs::of_enum(
        spec,
        attributes
            .iter()
            .any(|attribute| attributes::is(attribute, "doc")),
    );
    let derives = derives::beside(attributes);
    let variants = variants::definitions(spec);
    quote! {
        #(#attributes)*
        #[doc = #docs]
        #derives
        #[repr(u16)]
        #[allow(dead_code, reason = "a protocol has codes that one end never names")]
        #visibility enum #name { #variants }
    }
}

fn constants_and_functions(input: &Input, spec: &Spec) -> TokenStream {
    let Input {
        runtime,
        visibility,
        name,
        ..
    } = input;
    let count = spec.codes.len();
    let pairs = count * (count - 1) / 2;
    let all = variants::list(spec);
    let table = tables::spec(spec);
    let languages = languages::all(spec);
    let positions = variants::positions(spec);
    quote! {
        /// The place of a code in the list and in the table.
        const fn position(code: u16) -> ::core::option::Option<usize> {
            let ahead = match code { #positions _ => return ::core::option::Option::None };
            ::core::option::Option::Some((code - ahead) as usize)
        }

        impl #name {
            /// Every code, in numeric order.
            #visibility const ALL: [Self; #count] = [#all];

            /// What the spec says of the protocol: its codes and ranges, in numeric order.
            #visibility const SPEC: &'static #runtime::Spec = {
                use #runtime::__private::tables::*;
                &#table
            };

            /// The languages in which the codes are described, English first.
            ///
            /// Apart from [`SPEC`](Self::SPEC), so that a program which shows no translation holds none.
            #visibility const LANGUAGES: &'static [#runtime::Language] = {
                use #runtime::__private::tables::*;
                #languages
            };

            /// Every pair of codes, the lower one on the left.
            ///
            /// Made where it is used, which takes the compiler about a second for 100 codes and much more for many
            /// more; [`compare`](Self::compare) makes one pair.
            #visibility const COMPARISONS: [#runtime::Comparison; #pairs] =
                #runtime::__private::comparisons(Self::SPEC);

            /// The variant of a number, if the protocol defines it.
            #[must_use]
            #visibility const fn from_code(code: u16) -> ::core::option::Option<Self> {
                match position(code) {
                    ::core::option::Option::Some(position) => ::core::option::Option::Some((&Self::ALL)[position]),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }

            /// The number on the wire.
            #[must_use]
            #visibility const fn code(self) -> u16 {
                self as u16
            }

            /// What the spec says of this code.
            #[must_use]
            #visibility const fn info(self) -> &'static #runtime::CodeInfo {
                match position(self as u16) {
                    ::core::option::Option::Some(position) => &Self::SPEC.codes[position],
                    ::core::option::Option::None => ::core::unreachable!(),
                }
            }

            /// This code beside another.
            #[must_use]
            #visibility const fn compare(self, other: Self) -> #runtime::Comparison {
                #runtime::__private::compare(Self::SPEC, self.info(), other.info())
            }
        }
    }
}

fn traits(input: &Input) -> TokenStream {
    let Input {
        runtime,
        attributes,
        name,
        ..
    } = input;
    let debug = derives::is_ours("Debug", attributes).then(|| {
        quote! {
            impl ::core::fmt::Debug for #name {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    f.write_str(self.info().name)
                }
            }
        }
    });
    let serialize = derives::is_ours("Serialize", attributes)
        .then(|| quote! { #runtime::__private::impl_serialize! { #name } });
    let deserialize = derives::is_ours("Deserialize", attributes)
        .then(|| quote! { #runtime::__private::impl_deserialize! { #name } });
    quote! {
        #debug

        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(self.info(), f)
            }
        }

        impl ::core::str::FromStr for #name {
            type Err = #runtime::ParseCodeError;

            fn from_str(text: &str) -> ::core::result::Result<Self, #runtime::ParseCodeError> {
                #runtime::__private::from_str(text)
            }
        }

        impl ::core::convert::TryFrom<u16> for #name {
            type Error = #runtime::UnknownCode;

            fn try_from(code: u16) -> ::core::result::Result<Self, #runtime::UnknownCode> {
                Self::from_code(code).ok_or(#runtime::__private::unknown_code(code))
            }
        }

        impl ::core::convert::From<#name> for u16 {
            fn from(code: #name) -> Self {
                code.code()
            }
        }

        impl ::core::cmp::PartialEq<u16> for #name {
            fn eq(&self, code: &u16) -> bool {
                self.code() == *code
            }
        }

        impl #runtime::CodeSet for #name {
            const ALL: &'static [Self] = &Self::ALL;
            const SPEC: &'static #runtime::Spec = Self::SPEC;
            const LANGUAGES: &'static [#runtime::Language] = Self::LANGUAGES;

            fn from_code(code: u16) -> ::core::option::Option<Self> {
                Self::from_code(code)
            }

            fn code(self) -> u16 {
                self.code()
            }

            fn info(self) -> &'static #runtime::CodeInfo {
                self.info()
            }
        }

        #serialize
        #deserialize
    }
}
