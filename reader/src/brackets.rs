//! Finds out which brackets of a text are closed, and how far the text after an unclosed one is part of it.
//!
//! The parser continues after a mistake. After a mistake inside closed brackets, it is in step with the text again
//! behind the closing bracket.

use core::ops::Range;

use toml_parser::lexer::TokenKind;

/// The brackets of a text. The nesting starts again at each header.
#[derive(Default)]
pub(crate) struct Brackets {
    /// The brackets that are not inside another one, in order.
    outer: Vec<Bracket>,
    /// The braces directly inside the square brackets among `outer`, in order. These are the entries of inline arrays.
    entries: Vec<Bracket>,
}

struct Bracket {
    start: usize,
    /// The offset of the closing bracket. For an unclosed bracket, the offset up to which the text is taken as part of
    /// it.
    end: usize,
    is_closed: bool,
    /// Whether it contains an entry of an inline array.
    has_entries: bool,
    /// The offset from which its contents are unknown.
    lost_from: usize,
}

/// What encloses an offset.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// No bracket does.
    Line,
    /// An array does, and the offset is between two of its entries. The value is the end of the entry before, or the
    /// start of the array.
    Between(usize),
    /// A closed entry of an array does. The value is the offset of its brace.
    Entry(usize),
    /// Another bracket does. The value is the offset of the outermost one.
    Bracket(usize),
}

impl Brackets {
    /// Finds the brackets of a text. `original` maps an offset in it to the one to store, and `headers` are stored
    /// offsets, in order.
    pub(crate) fn of(text: &str, original: impl Fn(usize) -> usize, headers: &[usize]) -> Self {
        let mut brackets = Self::default();
        let mut next_headers = headers.iter().copied().peekable();
        let mut open: Vec<TokenKind> = Vec::new();
        let (mut is_line_start, mut is_header) = (true, false);
        for token in toml_parser::Source::new(text).lex() {
            let start = original(token.span().start());
            while let Some(header) = next_headers.next_if(|&header| header <= start) {
                brackets.cut(&open, header);
                open.clear();
            }
            match token.kind() {
                kind @ (TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket) => {
                    // For the parser, an unclosed header ends where the next header begins.
                    if is_header && is_line_start {
                        brackets.cut(&open, start);
                        open.clear();
                    }
                    if open.is_empty() {
                        is_header = is_line_start;
                    }
                    brackets.open(&open, kind, start);
                    open.push(kind);
                }
                // The parser, too, ignores a closing bracket that does not match the last open one.
                kind if open.last().is_some_and(|last| closing(*last) == kind) => {
                    brackets.close(&open, start);
                    open.pop();
                }
                _ => {}
            }
            let kind = token.kind();
            is_line_start =
                kind == TokenKind::Newline || is_line_start && kind == TokenKind::Whitespace;
        }
        brackets
    }

    fn open(&mut self, around: &[TokenKind], kind: TokenKind, start: usize) {
        let bracket = Bracket {
            start,
            end: usize::MAX,
            is_closed: false,
            has_entries: false,
            lost_from: usize::MAX,
        };
        match around {
            [] => self.outer.push(bracket),
            [TokenKind::LeftSquareBracket] if kind == TokenKind::LeftCurlyBracket => {
                self.entries.push(bracket);
                if let Some(outer) = self.outer.last_mut() {
                    outer.has_entries = true;
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, open: &[TokenKind], end: usize) {
        if let Some(bracket) = self.last_of(open) {
            bracket.end = end;
            bracket.is_closed = true;
        }
    }

    /// Ends the open brackets at this offset without closing them.
    fn cut(&mut self, open: &[TokenKind], end: usize) {
        for depth in 1..=open.len().min(2) {
            if let Some(bracket) = self.last_of(&open[..depth]) {
                bracket.end = end.saturating_sub(1);
            }
        }
    }

    /// The last open bracket, if it is stored.
    fn last_of(&mut self, open: &[TokenKind]) -> Option<&mut Bracket> {
        match open {
            [_] => self.outer.last_mut(),
            [TokenKind::LeftSquareBracket, TokenKind::LeftCurlyBracket] => self.entries.last_mut(),
            _ => None,
        }
    }

    /// Marks the brackets of an array and of its entries as unclosed if the parser ended the array before its closing
    /// bracket.
    pub(crate) fn compare(&mut self, array: &Range<usize>) {
        let at = self
            .outer
            .partition_point(|bracket| bracket.start < array.start);
        let outer = self.outer.get_mut(at);
        if let Some(outer) = outer.filter(|outer| outer.start == array.start) {
            if outer.is_closed && array.end <= outer.end {
                outer.is_closed = false;
                let first = self.entries.partition_point(|entry| entry.end < array.end);
                for entry in &mut self.entries[first..] {
                    entry.is_closed &= entry.start > outer.end;
                }
            }
        }
    }

    /// Marks the contents of an unclosed bracket as unknown from this error on. A header is exempt, since it ends with
    /// its line.
    pub(crate) fn lose(&mut self, error: usize, headers: &[usize]) {
        let is_in_entry = around(&self.entries, error)
            .is_some_and(|at| self.entries[at].is_closed && self.entries[at].start < error);
        if let Some(at) = around(&self.outer, error).filter(|_| !is_in_entry) {
            let outer = &mut self.outer[at];
            if !outer.is_closed && headers.binary_search(&outer.start).is_err() {
                outer.lost_from = outer.lost_from.min(error);
            }
        }
    }

    /// What encloses an offset. Several errors in the same place probably have one cause.
    pub(crate) fn place(&self, offset: usize) -> Place {
        let Some(outer) = around(&self.outer, offset).map(|at| &self.outer[at]) else {
            return Place::Line;
        };
        let behind = self.entries.partition_point(|entry| entry.start < offset);
        let before = behind.checked_sub(1).map(|at| &self.entries[at]);
        let before = before.filter(|entry| entry.start > outer.start && entry.is_closed);
        match before {
            Some(entry) if offset <= entry.end && entry.start < outer.lost_from => {
                Place::Entry(entry.start)
            }
            _ if outer.is_closed && outer.has_entries => {
                Place::Between(before.map_or(outer.start, |entry| entry.end))
            }
            _ => Place::Bracket(outer.start),
        }
    }

    /// Whether an offset is in an entry of an array, or in the unknown contents of an unclosed bracket.
    pub(crate) fn hold(&self, offset: usize) -> bool {
        around(&self.entries, offset).is_some() || self.is_lost(offset)
    }

    /// The offset of the closing bracket of the entry or outer bracket that begins at this offset.
    pub(crate) fn end_of(&self, start: usize) -> Option<usize> {
        let mut brackets = [&self.entries, &self.outer].into_iter();
        let bracket = brackets.find_map(|brackets| {
            let at = around(brackets, start)?;
            Some(&brackets[at]).filter(|bracket| bracket.start == start)
        })?;
        bracket.is_closed.then_some(bracket.end)
    }

    /// The offset of the closing bracket of the last outer bracket that begins in this range.
    pub(crate) fn end_of_last_in(&self, stretch: Range<usize>) -> Option<usize> {
        let behind = self
            .outer
            .partition_point(|bracket| bracket.start < stretch.end);
        let bracket = &self.outer[behind.checked_sub(1)?];
        (bracket.start >= stretch.start && bracket.is_closed).then_some(bracket.end)
    }

    /// The offsets of the braces of the entry around an offset, if the entry is closed and its contents are known.
    pub(crate) fn entry_around(&self, offset: usize) -> Option<(usize, usize)> {
        let entry = &self.entries[around(&self.entries, offset)?];
        let is_found = entry.is_closed && !self.is_lost(entry.start);
        is_found.then_some((entry.start, entry.end))
    }

    /// Whether the outer bracket around an offset is closed.
    pub(crate) fn are_closed_around(&self, offset: usize) -> bool {
        around(&self.outer, offset).is_some_and(|at| self.outer[at].is_closed)
    }

    /// Whether an offset is in the unknown contents of an unclosed bracket.
    fn is_lost(&self, offset: usize) -> bool {
        around(&self.outer, offset).is_some_and(|at| self.outer[at].lost_from <= offset)
    }
}

fn closing(open: TokenKind) -> TokenKind {
    if open == TokenKind::LeftSquareBracket {
        TokenKind::RightSquareBracket
    } else {
        TokenKind::RightCurlyBracket
    }
}

/// The index of the bracket around an offset.
fn around(brackets: &[Bracket], offset: usize) -> Option<usize> {
    let behind = brackets.partition_point(|bracket| bracket.start <= offset);
    let at = behind.checked_sub(1)?;
    (offset <= brackets[at].end).then_some(at)
}
