//! Crates of users, built by cargo from the outside.

mod binary;
mod by_hand;
mod rebuild;
mod scratch;
