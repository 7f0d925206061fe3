//! Generated code in the 2021 edition, without a prelude, with close-codes renamed and re-exported.

#![no_implicit_prelude]
#![deny(missing_docs, unsafe_code, warnings, clippy::all, clippy::pedantic)]
// Names of the prelude that mean something else here.
#![allow(non_camel_case_types, dead_code)]

struct Option;
struct Some;
struct None;
struct Spec;
struct Result;

::codes_of_the_wire::close_codes!("../strict/codes.toml");

::reexporter::close_codes::close_codes! {
    /// An enum made through a crate that hands the macro on.
    pub enum Handed = "../strict/codes.toml";
}

/// The frame of a client, made by the renamed macro.
#[must_use]
pub fn goodbye() -> ::codes_of_the_wire::Payload {
    ::codes_of_the_wire::close_frame!(Client, CloseCode::GoingAway).encode()
}

/// The frame of a server, made by the macro of the other crate.
#[must_use]
pub fn busy() -> ::reexporter::close_codes::Payload {
    ::reexporter::close_codes::close_frame!(Server, Handed::TryAgainLater, "busy").encode()
}
