//! Which brackets of a text have an end, and which swallow what is behind them.
//!
//! The parser goes on after a mistake. Inside brackets that have an end, it is at the right place again behind them.

use core::ops::Range;

use toml_parser::lexer::TokenKind;

/// The brackets of a text, counted anew from each header.
#[derive(Default)]
pub(crate) struct Brackets {
    /// Those that stand in no other, in order.
    outer: Vec<Bracket>,
    /// The braces that stand in a square bracket of them: the entries of inline arrays, in order.
    entries: Vec<Bracket>,
}

struct Bracket {
    start: usize,
    /// Where it is closed, or else where what it swallows ends.
    end: usize,
    is_closed: bool,
    /// Whether there is an entry in it.
    has_entries: bool,
    /// The offset from which on nobody knows what is in it.
    lost_from: usize,
}

/// Where an offset is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// In no bracket.
    Line,
    /// Between two entries of an array. The offset is where what is around it begins.
    Between(usize),
    /// In an entry with an end. The offset is that of its brace.
    Entry(usize),
    /// In another bracket. The offset is that of the outermost.
    Bracket(usize),
}

impl Brackets {
    /// The brackets of a text; `original` are the offsets that count, and `headers` are some of them, in order.
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
                    // The parser takes a header without an end for ended where another one begins.
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
                // The parser takes no notice of a bracket that closes another one than the last, either.
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

    /// Ends what is open.
    fn cut(&mut self, open: &[TokenKind], end: usize) {
        for depth in 1..=open.len().min(2) {
            if let Some(bracket) = self.last_of(&open[..depth]) {
                bracket.end = end.saturating_sub(1);
            }
        }
    }

    /// The bracket that is open last, if it is one of those that are kept.
    fn last_of(&mut self, open: &[TokenKind]) -> Option<&mut Bracket> {
        match open {
            [_] => self.outer.last_mut(),
            [TokenKind::LeftSquareBracket, TokenKind::LeftCurlyBracket] => self.entries.last_mut(),
            _ => None,
        }
    }

    /// Takes the brackets of an array for open, and those of its entries, where the parser closed the array before its end.
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

    /// Marks what is not known any more after an error in a bracket without an end. A header ends with its line.
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

    /// Where an offset is: mistakes in the same entry or in the same bracket are likely to be one.
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

    /// Whether an offset is in an entry of an array, or in what a bracket without an end swallows.
    pub(crate) fn hold(&self, offset: usize) -> bool {
        around(&self.entries, offset).is_some() || self.is_lost(offset)
    }

    /// Where the brackets from this offset on are closed: those of an entry, or those that stand in no other.
    pub(crate) fn end_of(&self, start: usize) -> Option<usize> {
        let mut brackets = [&self.entries, &self.outer].into_iter();
        let bracket = brackets.find_map(|brackets| {
            let at = around(brackets, start)?;
            Some(&brackets[at]).filter(|bracket| bracket.start == start)
        })?;
        bracket.is_closed.then_some(bracket.end)
    }

    /// Where the last brackets of those that begin in this stretch, and stand in no other, are closed.
    pub(crate) fn end_of_last_in(&self, stretch: Range<usize>) -> Option<usize> {
        let behind = self
            .outer
            .partition_point(|bracket| bracket.start < stretch.end);
        let bracket = &self.outer[behind.checked_sub(1)?];
        (bracket.start >= stretch.start && bracket.is_closed).then_some(bracket.end)
    }

    /// The braces around an offset, if they are those of an entry that was found.
    pub(crate) fn entry_around(&self, offset: usize) -> Option<(usize, usize)> {
        let entry = &self.entries[around(&self.entries, offset)?];
        let is_found = entry.is_closed && !self.is_lost(entry.start);
        is_found.then_some((entry.start, entry.end))
    }

    /// Whether the brackets around an offset that stand in no other have an end.
    pub(crate) fn are_closed_around(&self, offset: usize) -> bool {
        around(&self.outer, offset).is_some_and(|at| self.outer[at].is_closed)
    }

    /// Whether a bracket without an end swallows what is at an offset.
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

/// Which of these brackets is around an offset.
fn around(brackets: &[Bracket], offset: usize) -> Option<usize> {
    let behind = brackets.partition_point(|bracket| bracket.start <= offset);
    let at = behind.checked_sub(1)?;
    (offset <= brackets[at].end).then_some(at)
}
