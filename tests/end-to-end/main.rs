//! Crates of users, built by cargo from the outside.

mod binary;
mod by_hand;
#[cfg(unix)]
mod odd_files;
mod rebuild;
mod scratch;
