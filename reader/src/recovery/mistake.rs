//! A mistake in a text that is not TOML.

use core::ops::Range;

/// A part of a text that is not TOML.
pub(crate) struct Mistake {
    pub(crate) problem: Problem,
    /// The span in the original text.
    pub(crate) span: Range<usize>,
    /// The offset after which the parser may read values that are not in the text.
    pub(crate) damage: Option<usize>,
}

/// What is wrong in a mistake.
pub(crate) enum Problem {
    /// An error of the parser, with its message.
    Parser(String),
    /// A problem that the message describes completely.
    Plain(&'static str),
    /// A string on one line has no end.
    UnclosedString,
    /// The digits of a number are in groups.
    GroupedDigits {
        number: String,
        /// The name of the character between the groups.
        separator: &'static str,
    },
    /// A bracket has no end.
    UnclosedBracket {
        /// The offset of the first text that cannot be part of it.
        stop: Option<usize>,
    },
}

impl Mistake {
    /// Whether the mistake is a key that its table already has.
    pub(crate) fn is_duplicate(&self) -> bool {
        matches!(&self.problem, Problem::Parser(message) if message.starts_with("duplicate key"))
    }
}
