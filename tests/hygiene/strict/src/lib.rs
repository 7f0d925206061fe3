//! Generated code under `no_std` and every lint there is, in all places where an enum can be.

#![no_std]
// Every group of rustc's, and what stands in none.
#![deny(
    warnings,
    future_incompatible,
    keyword_idents,
    let_underscore,
    nonstandard_style,
    refining_impl_trait,
    rust_2018_compatibility,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    unused,
    absolute_paths_not_starting_with_crate,
    ambiguous_negative_literals,
    closure_returning_async_block,
    deprecated_in_future,
    deprecated_safe_2024,
    explicit_outlives_requirements,
    ffi_unwind_calls,
    if_let_rescope,
    impl_trait_overcaptures,
    impl_trait_redundant_captures,
    let_underscore_drop,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    missing_unsafe_on_extern,
    non_ascii_idents,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    tail_expr_drop_order,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_code,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
// Every group of clippy's but `cargo`, which is about manifests.
#![deny(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
// The exceptions.
#![allow(
    clippy::blanket_clippy_restriction_lints,
    reason = "all of them at once is what is tested here"
)]
#![allow(
    clippy::pub_use,
    reason = "another crate takes the macros from this one"
)]

pub mod alone;
#[allow(
    clippy::restriction,
    clippy::nursery,
    reason = "this module has code that nobody generated"
)]
pub mod places;
#[allow(
    clippy::restriction,
    clippy::nursery,
    reason = "this module has code that nobody generated"
)]
pub mod scope;

pub use close_codes;
