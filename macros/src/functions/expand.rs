//! Turns the model of a spec into Rust code.
//!
//! Generated tokens resolve at the call of `generate!`, which is hygienic, and name everything by its full path. Tokens
//! of the user are kept unchanged.

mod docs;
mod languages;
mod tables;
mod unread;
mod variants;

use close_codes_reader::{Key, Spec};
use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::{Error, Result};

use super::attributes::{Attributes, Derived, When};
use super::input::Input;
use super::spans;

/// Writes the enum with its constants, functions and traits, the errors of its spec, and the tracking of its files.
pub(super) fn expand(
    runtime: &TokenStream,
    input: &Input,
    spec: Option<&Spec>,
    mistakes: &[Error],
    tracked: &[TokenStream],
) -> TokenStream {
    let mut mistakes: Vec<Error> = mistakes.iter().flat_map(Clone::clone).collect();
    let spec = spec.filter(|spec| !spec.codes.is_empty());
    let code = spec.map(|spec| Code::of(runtime, input, spec).write());
    let code = code.and_then(|code| code.map_err(|mistake| mistakes.push(mistake)).ok());
    let code = code.unwrap_or_else(|| unread::instead(input, mistakes.pop()));
    let mut output = TokenStream::new();
    let conditions = &input.attributes.conditions;
    let span = Span::call_site();
    for mistake in mistakes {
        output.extend(conditions.clone());
        output.extend(mistake.into_compile_error());
    }
    output.extend(code);
    for file in tracked {
        output.extend(quote_spanned! {span=>
            #conditions
            const _: &[::core::primitive::u8] = ::core::include_bytes!(#file);
        });
    }
    output
}

/// The names of all parameters and bindings in the generated code, including those in the runtime's macros for serde.
///
/// A parameter may not have the name of a constant, a static or a unit struct in scope, which may be one of the user's,
/// but it may have the name of a function. So the code is surrounded by an unused function with each of these names.
const BINDINGS: [&str; 7] = [
    "__code",
    "__position",
    "__other",
    "__formatter",
    "__text",
    "__serializer",
    "__deserializer",
];

/// The parts of the generated code.
struct Code<'c> {
    runtime: &'c TokenStream,
    input: &'c Input,
    spec: &'c Spec,
    /// The span of generated tokens.
    ours: Span,
    /// The span of the names that users write in code. It is at the path of the spec, where "go to definition" leads.
    /// The names still belong to the macro: otherwise an editor that renames one would replace the path of the spec.
    names: Span,
    /// The visibility that the user wrote, with a generated first token, so that lints treat the items as generated.
    visibility: TokenStream,
}

impl<'c> Code<'c> {
    fn of(runtime: &'c TokenStream, input: &'c Input, spec: &'c Spec) -> Self {
        let ours = Span::call_site();
        Self {
            runtime,
            input,
            spec,
            ours,
            names: ours.located_at(input.place()),
            visibility: spans::generated(&input.visibility, ours),
        }
    }

    fn write(&self) -> Result<TokenStream> {
        let mut code = self.definition()?;
        code.extend(self.around_enum()?);
        Ok(code)
    }

    /// The enum itself.
    fn definition(&self) -> Result<TokenStream> {
        let Input {
            attributes, name, ..
        } = self.input;
        let visibility = &self.visibility;
        let before = &attributes.before_derives;
        let after = &attributes.from_derives_on;
        let docs = self.docs();
        let derives = self.derives();
        let variants = spans::lexed(&variants::definitions(self.spec))?;
        let variants = spans::names_at(variants, self.names);
        // This comes before the user's own level of the lint.
        let allowed = variants::share_words(&name.to_string(), self.spec).then(|| {
            quote_spanned! {self.ours=>
                #[allow(clippy::enum_variant_names, reason = "the names are those of the spec")]
            }
        });
        Ok(quote_spanned! {self.ours=>
            #allowed
            #before
            // These come before the user's derives, so that a conflict is reported at the user's.
            #derives
            #after
            #docs
            #[repr(u16)]
            #visibility enum #name { #variants }
        })
    }

    fn docs(&self) -> TokenStream {
        let docs = &self.input.attributes.docs;
        let span = self.ours;
        let summary = (!docs.is_always() && !docs.is_never()).then(|| {
            let summary = spans::text(&docs::summary(self.spec), span);
            let predicate = docs.predicate();
            quote_spanned!(span=> #[cfg_attr(not(#predicate), doc = #summary)])
        });
        let table = spans::text(&docs::of_enum(self.spec, !docs.is_never()), span);
        quote_spanned!(span=> #summary #[doc = #table])
    }

    /// The derives that the user does not write.
    fn derives(&self) -> TokenStream {
        let span = self.ours;
        let traits = [
            (Derived::Clone, quote_spanned!(span=> ::core::clone::Clone)),
            (Derived::Copy, quote_spanned!(span=> ::core::marker::Copy)),
            (
                Derived::PartialEq,
                quote_spanned!(span=> ::core::cmp::PartialEq),
            ),
            (Derived::Eq, quote_spanned!(span=> ::core::cmp::Eq)),
            (
                Derived::PartialOrd,
                quote_spanned!(span=> ::core::cmp::PartialOrd),
            ),
            (Derived::Ord, quote_spanned!(span=> ::core::cmp::Ord)),
            (Derived::Hash, quote_spanned!(span=> ::core::hash::Hash)),
        ];
        let mut always = Vec::new();
        let mut attributes = TokenStream::new();
        for (derived, path) in traits {
            let theirs = self.input.attributes.derives(derived);
            if theirs.is_never() {
                always.push(path);
            } else if !theirs.is_always() {
                let predicate = theirs.predicate();
                attributes
                    .extend(quote_spanned!(span=> #[cfg_attr(not(#predicate), derive(#path))]));
            }
        }
        if self.has_deprecated_codes() {
            let runtime = self.runtime;
            let private = spans::private(span);
            always.push(quote_spanned!(span=> #runtime::#private::ListCodes));
        }
        quote_spanned!(span=> #[derive(#(#always),*)] #attributes)
    }

    /// The code around the enum: its constants, functions and traits.
    fn around_enum(&self) -> Result<TokenStream> {
        let Attributes {
            conditions, levels, ..
        } = &self.input.attributes;
        let allowed = self.allowed();
        let position = self.position()?;
        let constants = self.constants()?;
        let functions = self.functions();
        let traits = self.traits();
        let bindings = BINDINGS.map(|name| spans::word(name, self.ours));
        let name = &self.input.name;
        Ok(quote_spanned! {self.ours=>
            #conditions
            #levels
            #allowed
            const _: () = {
                /// A parameter may shadow a function of the same name, but not a constant of the user.
                #(fn #bindings() {})*

                #position

                #[allow(clippy::same_name_method, reason = "the trait has the same methods, for generic code")]
                impl #name {
                    #constants
                    #functions
                }

                #traits
            };
        })
    }

    /// Writes only the `allow`s that are needed, because a crate that forbids a lint refuses an `allow` of it.
    fn allowed(&self) -> TokenStream {
        let span = self.ours;
        let deprecated = &self.input.attributes.deprecated;
        let allow =
            quote_spanned!(span=> allow(deprecated, reason = "the generated code has to name it"));
        if deprecated.is_always() {
            quote_spanned!(span=> #[#allow])
        } else if deprecated.is_never() {
            TokenStream::new()
        } else {
            let predicate = deprecated.predicate();
            quote_spanned!(span=> #[cfg_attr(#predicate, #allow)])
        }
    }

    fn position(&self) -> Result<TokenStream> {
        let positions = spans::lexed(&variants::positions(self.spec))?;
        Ok(quote_spanned! {self.ours=>
            /// The index of a code in the list and in the table.
            #[inline]
            const fn position(__code: ::core::primitive::u16) -> ::core::option::Option<::core::primitive::usize> {
                ::core::option::Option::Some(match __code {
                    #positions
                    _ => return ::core::option::Option::None,
                } as ::core::primitive::usize)
            }
        })
    }

    fn constants(&self) -> Result<TokenStream> {
        let (runtime, visibility, span) = (self.runtime, &self.visibility, self.ours);
        let [spec_name, languages_name, comparisons_name] =
            ["SPEC", "LANGUAGES", "COMPARISONS"].map(|name| spans::word(name, self.names));
        let codes = self.spec.codes.len();
        let count = spans::number(codes, span);
        let pairs = spans::number(codes * (codes - 1) / 2, span);
        let all = self.list()?;
        let category = spans::text(&self.spec.category, span);
        let code_rows = spans::lexed(&tables::codes(&self.spec.codes))?;
        let range_count = spans::number(self.spec.ranges.len(), span);
        let range_rows = spans::lexed(&tables::ranges(&self.spec.ranges))?;
        let unlisted = spans::lexed(&tables::unlisted(self.spec.unlisted.as_ref()))?;
        let retired = self.spec.retired.iter();
        let retired = retired.map(|number| spans::number(usize::from(*number), span));
        let named_ranges = self.named_ranges();
        let private = spans::private(span);
        let languages = spans::lexed(&languages::all(self.spec))?;
        Ok(quote_spanned! {span=>
            #all

            /// The table of the spec: its codes and ranges, in numeric order.
            #visibility const #spec_name: &'static #runtime::Spec = {
                use #runtime::#private::tables::*;
                // The compiler checks statics several times faster than rows inside the expression.
                static CODE_ROWS: [CodeRow; #count] = [#code_rows];
                static RANGE_ROWS: [RangeRow; #range_count] = [#range_rows];
                const CODES: &[CodeInfo] = &codes(&CODE_ROWS);
                const RANGES: &[RangeInfo] = &ranges(&RANGE_ROWS);
                &spec(#category, CODES, RANGES, #unlisted, &[#(#retired),*])
            };

            #named_ranges

            /// The languages that the codes are described in, English first.
            ///
            /// They are not part of [`SPEC`](Self::SPEC), so that a program without translations does not contain any.
            #visibility const #languages_name: &'static [#runtime::Language] = {
                use #runtime::#private::tables::*;
                #languages
            };

            /// Every pair of codes, with the lower one on the left.
            ///
            /// A pair takes four bytes. The table is only compiled if it is used, at about three microseconds for each
            /// pair: 15 milliseconds for 100 codes, and a little over a second for 1,000. [`compare`](Self::compare)
            /// returns a single pair.
            #visibility const #comparisons_name: [#runtime::Comparison<Self>; #pairs] =
                #runtime::#private::comparisons();
        })
    }

    /// A constant for each range that has a name.
    fn named_ranges(&self) -> TokenStream {
        let (runtime, visibility, span) = (self.runtime, &self.visibility, self.ours);
        let private = spans::private(span);
        let mut constants = TokenStream::new();
        for (at, range) in self.spec.ranges.iter().enumerate() {
            let Some(constant) = range.constant() else {
                continue;
            };
            let name = spans::word(&constant, self.names);
            let docs = spans::text(&docs::of_range(range), span);
            let at = spans::number(at, span);
            let deprecated = range.texts.get(Key::Deprecated).map(|note| {
                let note = spans::text(note, span);
                quote_spanned!(span=> #[deprecated(note = #note)])
            });
            // If a user writes the name like a variant, the compiler suggests this constant.
            let alias = range.name().filter(|name| *name != constant).map(|name| {
                let name = spans::text(name, span);
                quote_spanned!(span=> #[doc(alias = #name)])
            });
            constants.extend(quote_spanned! {span=>
                #[doc = #docs]
                #alias
                #deprecated
                #visibility const #name: &'static #runtime::RangeInfo =
                    #runtime::#private::range(Self::SPEC, #at);
            });
        }
        constants
    }

    fn has_deprecated_codes(&self) -> bool {
        let mut codes = self.spec.codes.iter();
        codes.any(|code| code.texts.get(Key::Deprecated).is_some())
    }

    /// The list of the codes, unless `ListCodes` derives it.
    fn list(&self) -> Result<TokenStream> {
        if self.has_deprecated_codes() {
            return Ok(TokenStream::new());
        }
        let (visibility, span) = (&self.visibility, self.ours);
        let name = spans::word("ALL", self.names);
        let count = spans::number(self.spec.codes.len(), span);
        let codes = spans::lexed(&variants::list(self.spec))?;
        Ok(quote_spanned! {span=>
            /// Every code, in numeric order.
            #visibility const #name: [Self; #count] = [#codes];
        })
    }

    fn functions(&self) -> TokenStream {
        let (runtime, visibility) = (self.runtime, &self.visibility);
        let private = spans::private(self.ours);
        let [from_code, code, info, compare] =
            ["from_code", "code", "info", "compare"].map(|name| spans::word(name, self.names));
        let is_faulty = self
            .spec
            .codes
            .iter()
            .any(close_codes_reader::Code::is_stand_in);
        let of = spans::word(if is_faulty { "of_faulty_spec" } else { "of" }, self.ours);
        quote_spanned! {self.ours=>
            /// The variant with this number, or `None` if the spec does not list it.
            #[inline]
            #[must_use]
            #visibility const fn #from_code(__code: ::core::primitive::u16) -> ::core::option::Option<Self> {
                match position(__code) {
                    ::core::option::Option::Some(__position) => {
                        ::core::option::Option::Some((&Self::ALL)[__position])
                    }
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }

            /// The number of the code.
            #[inline]
            #[must_use]
            #visibility const fn #code(self) -> ::core::primitive::u16 {
                self as ::core::primitive::u16
            }

            /// The entry of the code in the spec.
            #[inline]
            #[must_use]
            #visibility const fn #info(self) -> &'static #runtime::CodeInfo {
                match position(Self::code(self)) {
                    ::core::option::Option::Some(__position) => &Self::SPEC.codes[__position],
                    ::core::option::Option::None => ::core::unreachable!(),
                }
            }

            /// Compares the code with another one. This one is on the left.
            #[must_use]
            #visibility const fn #compare(self, __other: Self) -> #runtime::Comparison<Self> {
                #runtime::#private::compare(Self::code(self), Self::code(__other))
            }

            #[doc(hidden)]
            #[must_use]
            #visibility const fn __number(self) -> #runtime::#private::Number {
                #runtime::#private::Number::#of::<Self>(Self::code(self))
            }
        }
    }

    fn traits(&self) -> TokenStream {
        let (runtime, name) = (self.runtime, &self.input.name);
        let private = spans::private(self.ours);
        let debug = self.unless_derived(Derived::Debug, quote_spanned! {self.ours=>
            // A derive would match on every variant, although the name is already in the table.
            impl ::core::fmt::Debug for #name {
                fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Formatter::write_str(__formatter, Self::info(*self).name)
                }
            }
        });
        let serialize = self.unless_derived(
            Derived::Serialize,
            quote_spanned! {self.ours=>
                #runtime::#private::impl_serialize! { #name }
            },
        );
        let deserialize = self.unless_derived(
            Derived::Deserialize,
            quote_spanned! {self.ours=>
                #runtime::#private::impl_deserialize! { #name }
            },
        );
        quote_spanned! {self.ours=>
            impl ::core::fmt::Display for #name {
                fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Display::fmt(Self::info(*self), __formatter)
                }
            }

            impl ::core::str::FromStr for #name {
                type Err = #runtime::ParseCodeError;

                fn from_str(__text: &::core::primitive::str) -> ::core::result::Result<Self, #runtime::ParseCodeError> {
                    #runtime::#private::from_str(__text)
                }
            }

            impl ::core::convert::TryFrom<::core::primitive::u16> for #name {
                type Error = #runtime::UnknownCode;

                fn try_from(__code: ::core::primitive::u16) -> ::core::result::Result<Self, #runtime::UnknownCode> {
                    ::core::option::Option::ok_or(
                        Self::from_code(__code),
                        #runtime::#private::unknown_code(__code),
                    )
                }
            }

            impl ::core::convert::From<#name> for ::core::primitive::u16 {
                fn from(__code: #name) -> Self {
                    #name::code(__code)
                }
            }

            impl ::core::cmp::PartialEq<::core::primitive::u16> for #name {
                fn eq(&self, __code: &::core::primitive::u16) -> ::core::primitive::bool {
                    Self::code(*self) == *__code
                }
            }

            impl #runtime::CodeSet for #name {
                const ALL: &'static [Self] = &Self::ALL;
                const SPEC: &'static #runtime::Spec = Self::SPEC;
                const LANGUAGES: &'static [#runtime::Language] = Self::LANGUAGES;

                #[inline]
                fn from_code(__code: ::core::primitive::u16) -> ::core::option::Option<Self> {
                    Self::from_code(__code)
                }

                #[inline]
                fn code(self) -> ::core::primitive::u16 {
                    Self::code(self)
                }

                #[inline]
                fn info(self) -> &'static #runtime::CodeInfo {
                    Self::info(self)
                }
            }

            impl #runtime::#private::Enum for #name {
                type Itself = Self;
            }

            #debug
            #serialize
            #deserialize
        }
    }

    /// The implementation of a trait, for the builds in which the user does not derive it.
    fn unless_derived(&self, derived: Derived, code: TokenStream) -> TokenStream {
        let theirs: When = self.input.attributes.derives(derived);
        if theirs.is_always() {
            return TokenStream::new();
        }
        if theirs.is_never() {
            return code;
        }
        let predicate = theirs.predicate();
        quote_spanned!(self.ours=> #[cfg(not(#predicate))] #code)
    }
}
