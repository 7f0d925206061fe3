//! What the fuzz targets share: where their input comes from, and what must hold of every outcome.

#![forbid(unsafe_code)]
#![allow(
    clippy::missing_panics_doc,
    reason = "to panic is how a fuzz target says that something is wrong"
)]

// The macros read their own text through the compiler, where there is one.
extern crate proc_macro;

pub mod files;
pub mod invocation;
pub mod protocol;
pub mod reading;
pub mod rfc6455;
pub mod spec;
