//! The structure of a text that is not TOML: its statements, and the entries of its inline arrays.

use core::ops::Range;

use super::header::Header;
use super::multi_line_strings::MultiLineStrings;

/// The structure of a text with mistakes.
#[derive(Default)]
pub(crate) struct Layout<'s> {
    /// In order.
    pub(crate) statements: Vec<Statement>,
    /// The inline tables that are elements of the outermost list of a statement, each from brace to brace, in order.
    pub(crate) entries: Vec<Range<usize>>,
    /// The headers without a mistake.
    pub(crate) headers: Vec<Header<'s>>,
    pub(crate) strings: MultiLineStrings,
}

/// A header, a key with its value, or a text that is neither.
pub(crate) struct Statement {
    /// From the first character to the end of the last line.
    pub(crate) span: Range<usize>,
    /// Whether it may belong to the statement before it, if that one has a mistake.
    pub(crate) may_continue: bool,
}

/// A part of a text. Mistakes in the same part probably have the same cause.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// An entry of an inline array, by the offset of its brace.
    Entry(usize),
    /// A statement, or the text between two entries in it, by the offset of its start.
    Statement(usize),
}

impl Layout<'_> {
    /// The entry around an offset. Both braces belong to it.
    pub(crate) fn entry_around(&self, offset: usize) -> Option<&Range<usize>> {
        let next = self.entries.partition_point(|entry| entry.start <= offset);
        let entry = &self.entries[next.checked_sub(1)?];
        (offset <= entry.end).then_some(entry)
    }

    /// The index of the statement around an offset, or else of the one before it.
    pub(crate) fn statement_at(&self, offset: usize) -> Option<usize> {
        let next = self
            .statements
            .partition_point(|statement| statement.span.start <= offset);
        next.checked_sub(1)
    }

    /// The part around an offset. The opening brace of an entry belongs to the part before it.
    pub(crate) fn part(&self, offset: usize) -> Part {
        let next = self.entries.partition_point(|entry| entry.start < offset);
        let before = next.checked_sub(1).map(|at| &self.entries[at]);
        let statement = self.statement_at(offset).map(|at| &self.statements[at]);
        let start = statement.map_or(0, |statement| statement.span.start);
        match before {
            Some(entry) if offset <= entry.end => Part::Entry(entry.start),
            Some(entry) if entry.start > start => Part::Statement(entry.end),
            _ => Part::Statement(start),
        }
    }
}
