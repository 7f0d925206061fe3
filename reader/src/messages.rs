//! The catalogue: every mistake that a spec can have, and the text of its message.
//!
//! There is one function for each mistake. The message says what is wrong, the labels say where, and the help says what
//! to write instead.

pub(crate) mod codes;
pub(crate) mod files;
pub(crate) mod keys;
mod lists;
pub(crate) mod locales;
pub(crate) mod ranges;
pub(crate) mod selection;
pub(crate) mod syntax;
pub(crate) mod values;

use crate::diagnostic::{Diagnostic, Kind};

/// The maximum number of numbers that one message lists.
const MOST_NUMBERS: usize = 40;

pub(crate) fn too_many(left_out: usize) -> Diagnostic {
    Diagnostic::new(
        Kind::TooMany,
        format!("at least {left_out} more mistakes in this spec are not shown"),
    )
    .help("correct the mistakes above first")
}
