//! The common part of the fuzz targets: their inputs, and the properties of every result.

#![forbid(unsafe_code)]
#![allow(
    clippy::missing_panics_doc,
    reason = "to panic is how a fuzz target says that something is wrong"
)]

// Inside the compiler, the macros parse text with its lexer.
extern crate proc_macro;

pub mod files;
pub mod invocation;
pub mod protocol;
pub mod reading;
pub mod rfc6455;
pub mod spec;
