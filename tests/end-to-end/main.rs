//! Crates of users, built by cargo from the outside.

mod binary;
mod rebuild;
mod scratch;
