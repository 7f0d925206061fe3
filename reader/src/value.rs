//! The value of a statement in a text that is not TOML: which of its brackets have an end, and what is too much in it.

use core::ops::Range;

use toml_parser::lexer::TokenKind::{
    self, Atom, BasicString, Comma, Comment, Dot, Eof, Equals, LeftCurlyBracket as OpenBrace,
    LeftSquareBracket as OpenList, LiteralString, MlBasicString, MlLiteralString, Newline,
    RightCurlyBracket as CloseBrace, RightSquareBracket as CloseList, Whitespace,
};

use crate::known_keys;
use crate::repair::{Edit, Said};
use crate::statements::{Reader, is_part_of_key};

/// A bracket that is open.
struct Open {
    is_list: bool,
    start: usize,
    /// Whether it was opened in a line before.
    is_older: bool,
    /// Whether it stands where a key should be.
    is_misplaced: bool,
}

/// What a value belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// A key at the top of a file, some of which take lists of tables.
    RootKey,
    OtherKey,
    /// It stands in place of a statement.
    Nothing,
}

/// What is known of a value, up to one of its tokens.
pub(crate) struct Value<'r, 's, 't, 'w> {
    reader: &'r mut Reader<'s, 't, 'w>,
    owner: Owner,
    /// How many entries stand before it.
    entries: usize,
    /// Its first token.
    first: usize,
    open: Vec<Open>,
    /// The last token but what is blank.
    previous: TokenKind,
    is_line_start: bool,
    /// Where something stands behind it in its line.
    behind: Option<usize>,
    /// Where something stands in a list that ends it, if that has no end.
    stray: Option<usize>,
    /// Where a key stands in a list.
    key: Option<usize>,
    /// Whether the end of its brackets is in a string without an end.
    is_swallowed: bool,
}

impl<'r, 's, 't, 'w> Value<'r, 's, 't, 'w> {
    /// Reads what stands behind an equals sign, or in place of a statement, to the token that ends it: the end of a line, or the
    /// first token of the next statement where a bracket has no end.
    pub(crate) fn read(
        reader: &'r mut Reader<'s, 't, 'w>,
        key: usize,
        start: usize,
        is_pair: bool,
    ) -> usize {
        let is_root = (reader.words.is_root)(reader.word(key));
        let owner = match (is_pair, is_root) {
            (true, true) => Owner::RootKey,
            (true, false) => Owner::OtherKey,
            (false, _) => Owner::Nothing,
        };
        let mut value = Self {
            owner,
            entries: reader.layout.entries.len(),
            first: reader.skip(start, &[Whitespace]),
            reader,
            open: Vec::new(),
            previous: Equals,
            is_line_start: false,
            behind: None,
            stray: None,
            key: None,
            is_swallowed: false,
        };
        value.take_next_line();
        let mut at = value.first;
        loop {
            match value.reader.kind(at) {
                Eof => break,
                Newline if value.open.is_empty() => break,
                Newline => {
                    value.is_line_start = true;
                    for bracket in &mut value.open {
                        bracket.is_older = true;
                    }
                }
                Whitespace | Comment => {}
                _ if value.is_line_start && value.begins_statement(at) => break,
                _ if value.open.is_empty() && is_pair && value.ends(at) => break,
                kind => {
                    at = value.token(at, kind);
                    value.previous = kind;
                    value.is_line_start = false;
                }
            }
            at += 1;
        }
        value.end(at);
        at
    }

    fn mistake(&mut self, said: &'static str, span: Range<usize>, damage: Option<usize>) {
        self.reader.layout.mistake(Said::Ours(said), span, damage);
    }

    fn blank(&mut self, span: Range<usize>) {
        self.reader.layout.edit(span, Edit::Blank);
    }

    fn is_in_one_list(&self) -> bool {
        matches!(&self.open[..], [Open { is_list: true, .. }])
    }

    /// Takes the next line for the value if nothing stands in the line of the key.
    fn take_next_line(&mut self) {
        let (end, reader) = (self.first, &*self.reader);
        let next = reader.skip(end, &[Whitespace, Newline]);
        let is_other = matches!(reader.kind(next), Eof | Comment)
            || reader.begins_table(next)
            || reader.behind_key(next).is_some()
            || known_keys::is_key(reader.word(next));
        if self.owner != Owner::Nothing
            && reader.kind(end) == Newline
            && reader.written(end) != "\r"
            && !is_other
        {
            let [start, value] = [end, next].map(|at| reader.start(at));
            self.blank(start..value);
            self.mistake("a value is missing", start..start, None);
            self.first = next;
        }
    }

    /// Whether another statement begins with the line that begins here, although brackets are open.
    fn begins_statement(&self, at: usize) -> bool {
        let [outer, ..] = &self.open[..] else {
            return false;
        };
        let in_list = self.open.last().is_some_and(|last| last.is_list);
        let is_key = if outer.is_list && self.owner == Owner::RootKey {
            self.reader.begins_root_key(at)
        } else {
            self.reader.behind_key(at).is_some()
        };
        self.reader.begins_table(at)
            || is_key && (in_list || !matches!(self.previous, Comma | OpenBrace))
    }

    /// Whether another statement begins behind the value, in the same line. What stands between is left out.
    fn ends(&mut self, at: usize) -> bool {
        let (reader, start) = (&*self.reader, self.reader.start(at));
        let kind = reader.kind(at);
        if self.previous == Equals {
            if kind == Equals {
                self.take_out("an equals sign too many", start);
            }
            return false;
        }
        let header = reader
            .header(at)
            .and_then(|header| (reader.words.header)(header.key));
        let is_next = header.is_some()
            || reader.begins_root_key(at)
            || self.behind.is_none()
                && !reader.is_split
                && reader.behind_key(at).is_some()
                && known_keys::is_key(reader.word(at));
        if is_next {
            let from = self.behind.unwrap_or(start);
            self.reader.is_split = true;
            self.blank(from..start);
            self.reader.layout.edit(start..start, Edit::Insert("\n"));
            self.mistake("the end of a line is missing", from..from, None);
            return true;
        }
        let is_word = |at| {
            let word = [Atom, Comma, Dot, Equals, Whitespace, CloseBrace, CloseList];
            word.contains(&reader.kind(at))
        };
        if matches!(kind, OpenBrace | OpenList) && (self.first..at).all(is_word) {
            // No value is followed by a bracket.
            let from = reader.start(self.first);
            self.behind = None;
            self.blank(from..start);
            self.mistake("something stands before a bracket", from..from, None);
        } else {
            self.behind = self.behind.or(Some(start));
        }
        false
    }

    /// Reads a token of the value. Gives the last that was read with it.
    fn token(&mut self, at: usize, kind: TokenKind) -> usize {
        let start = self.reader.start(at);
        // What stands behind the value is no part of it.
        if self.behind.is_some() {
            return at;
        }
        if self.is_in_one_list() && self.owner != Owner::Nothing {
            let has_entries = self.reader.layout.entries.len() > self.entries;
            let is_stray = !matches!(kind, Comma | OpenBrace | CloseBrace | CloseList);
            if kind == OpenBrace {
                self.stray = None;
            } else if has_entries && is_stray {
                self.stray = self.stray.or(Some(start));
            }
            if self.is_line_start && self.reader.behind_key(at).is_some() {
                self.key = self.key.or(Some(start));
            }
        }
        match kind {
            OpenBrace => self.open_brace(start),
            OpenList => self.push(true, start),
            CloseList => self.close_list(at),
            CloseBrace => self.close_brace(at),
            Atom if self.previous == Equals => return self.grouped_number(at),
            BasicString | LiteralString
                if self.stray.is_none() && has_no_end(self.reader.written(at)) =>
            {
                return self.open_string(at);
            }
            MlBasicString | MlLiteralString
                if !self.open.is_empty() && self.reader.layout.long_texts.open == Some(start) =>
            {
                self.is_swallowed = true;
                self.mistake("a text in three quotes has no end", start..start, None);
            }
            _ => {}
        }
        at
    }

    fn push(&mut self, is_list: bool, start: usize) {
        let is_in_braces = self.open.last().is_some_and(|last| !last.is_list);
        let is_misplaced = is_in_braces && self.previous != Equals;
        if is_misplaced {
            let message = "a bracket stands where a key is expected";
            self.mistake(message, start..start + 1, Some(start));
        }
        self.open.push(Open {
            is_list,
            start,
            is_older: false,
            is_misplaced,
        });
    }

    fn open_brace(&mut self, start: usize) {
        if let [Open { is_list: true, .. }, entry, inner @ ..] = &self.open[..] {
            let is_open = !entry.is_list && inner.last().is_none_or(|last| last.is_misplaced);
            // The entry of a line before has no end.
            if self.is_line_start && is_open && self.previous != Equals {
                self.lose(entry.start, start, start);
                self.open.truncate(1);
            }
        }
        if self.is_in_one_list() {
            self.reader.layout.entries.push(start..usize::MAX);
        }
        self.push(false, start);
    }

    fn close_list(&mut self, at: usize) {
        let (reader, start) = (&*self.reader, self.reader.start(at));
        let Some(list) = self.open.iter().rposition(|bracket| bracket.is_list) else {
            return;
        };
        let next = reader.skip(at + 1, &[Whitespace, Newline, Comment, Comma]);
        let is_entry_next = reader.kind(next) == OpenBrace;
        let is_end =
            reader.kind(next) == Eof || reader.begins_table(next) || reader.begins_root_key(next);
        let depth = self.open.len();
        if list == 0 && depth == 1 && is_entry_next {
            self.take_out("a list ends too early", start);
        } else if list == 0 && depth == 2 && is_entry_next {
            let has_comma = reader.kind(at + 1) == Comma;
            self.lose(
                self.open[1].start,
                start + 1 + usize::from(has_comma),
                start,
            );
            self.open.pop();
        } else if list + 1 < depth && !is_end {
            self.take_out("a bracket closes nothing", start);
        } else {
            self.close(list, start);
            if let Some(key) = self.key.take_if(|_| list == 0) {
                self.mistake("an inline table has no beginning", key..key, Some(key));
            }
        }
    }

    fn close_brace(&mut self, at: usize) {
        let start = self.reader.start(at);
        match self.open.iter().rposition(|bracket| !bracket.is_list) {
            Some(brace) => self.close(brace, start),
            None if self.open.len() == 1 => {
                let next = self.reader.skip(at + 1, &[Whitespace, Newline, Comment]);
                let goes_on = matches!(self.reader.kind(next), Comma | OpenBrace | CloseList);
                if self.extend_entry(start) {
                    // The brace ends the entry before it.
                } else if goes_on && self.previous == CloseBrace {
                    self.take_out("a brace closes nothing", start);
                } else {
                    self.stray = Some(start);
                }
            }
            None => {
                if let Some(list) = self.open.pop() {
                    self.lose(list.start, start + 1, start);
                }
            }
        }
    }

    /// Closes a bracket, with those inside it, which have no end.
    fn close(&mut self, at: usize, end: usize) {
        if let Some(inner) = self.open.get(at + 1) {
            self.lose(inner.start, end, end);
        }
        if self.open[at].is_misplaced {
            self.blank(self.open[at].start..end + 1);
        }
        self.open.truncate(at);
        if self.is_in_one_list() {
            self.end_entry(end);
        }
    }

    /// Leaves out what is in a bracket without an end.
    fn lose(&mut self, opened: usize, end: usize, stop: usize) {
        let layout = &mut self.reader.layout;
        if self.reader.text[..opened].trim_end().ends_with('}') {
            layout.edit(opened..opened, Edit::Insert(","));
        }
        layout.edit(opened..end, Edit::Blank);
        let is_entry = layout
            .entries
            .last()
            .is_some_and(|entry| entry.start == opened);
        layout.mistake(Said::Unclosed(Some(stop)), opened..opened + 1, Some(opened));
        if is_entry {
            self.end_entry(end.saturating_sub(1));
        }
    }

    fn end_entry(&mut self, end: usize) {
        let entry = self.reader.layout.entries.last_mut();
        if let Some(entry) = entry.filter(|entry| entry.end == usize::MAX) {
            entry.end = end;
        }
    }

    /// Leaves out a character.
    fn take_out(&mut self, message: &'static str, start: usize) {
        let before = self.reader.text.as_bytes().get(start.wrapping_sub(1));
        let is_in_word = before.is_some_and(|byte| is_part_of_key(*byte));
        self.blank(start..start + 1);
        self.mistake(message, start..start + 1, is_in_word.then_some(start));
    }

    /// Takes a brace that closes nothing for the end of the entry before it, if that goes on behind its brace.
    fn extend_entry(&mut self, end: usize) -> bool {
        let entries = &mut self.reader.layout.entries[self.entries..];
        let Some(entry) = entries.last_mut() else {
            return false;
        };
        let early = entry.end;
        let behind = self
            .reader
            .text
            .get(early.saturating_add(1)..end)
            .unwrap_or_default();
        let goes_on = behind.trim_start_matches([' ', '\t', ',']);
        if goes_on.starts_with(['\n', '\r', '#', ']']) || goes_on.is_empty() {
            return false;
        }
        entry.end = end;
        self.key = None;
        self.take_out("an inline table ends too early", early);
        true
    }

    /// Leaves out a string without an end, and the entry of this line that it is in. Gives the last token of what is left out.
    fn open_string(&mut self, at: usize) -> usize {
        let reader = &*self.reader;
        let start = reader.start(at);
        let end_of_string = start + reader.written(at).trim_end_matches('\r').len();
        let mut end = reader.end_of_line(at);
        let (from, said, span) = match &self.open[..] {
            [Open { is_list: true, .. }, entry, ..] if !entry.is_list && !entry.is_older => {
                // What was meant to be in the string may go on in other lines.
                loop {
                    let next = reader.skip(end, &[Newline, Whitespace, Comment]);
                    let others = [OpenBrace, OpenList, CloseList, Comma, Eof];
                    if others.contains(&reader.kind(next)) || reader.behind_key(next).is_some() {
                        break;
                    }
                    end = reader.end_of_line(next);
                }
                if at > 0 && reader.kind(at - 1) == Atom {
                    // The quote of a word without quotes, as in `it's`.
                    let said = Said::Ours("a string has no end in its line");
                    (entry.start, said, reader.start(at - 1)..start)
                } else {
                    (entry.start, Said::OpenString, end_of_string..end_of_string)
                }
            }
            [.., last] if last.is_list => (start, Said::OpenString, start..end_of_string),
            _ => return at,
        };
        let stop = reader.start(end);
        self.is_swallowed |= reader.text[start..stop].contains([']', '}']);
        self.blank(from..stop);
        self.reader.layout.mistake(said, span, Some(start));
        if from < start {
            self.end_entry(stop);
            self.open.truncate(1);
        }
        end - 1
    }

    /// Reads the digits of a code that are in groups as one number. Gives the last token of the number.
    fn grouped_number(&mut self, at: usize) -> usize {
        let start = self.reader.start(at);
        let mut chars = self.reader.text[start..].chars();
        let first = chars.next().filter(|first| ('1'..='4').contains(first));
        let separator = match chars.next() {
            Some(',') => "comma",
            Some('.') => "point",
            Some('\'') => "apostrophe",
            Some(' ') => "space",
            _ => return at,
        };
        let digits: String = chars.take_while(char::is_ascii_digit).collect();
        let (Some(first), 3) = (first, digits.len()) else {
            return at;
        };
        let span = start..start + 5;
        let tokens = self.reader.tokens;
        let behind = tokens.partition_point(|token| token.span().start() < span.end);
        let layout = &mut self.reader.layout;
        layout.edit(span.clone(), Edit::Text(format!(" {first}{digits}")));
        layout.mistake(
            Said::Grouped(format!("{first}{digits}"), separator),
            span,
            None,
        );
        behind - 1
    }

    /// Ends the value before a token.
    fn end(&mut self, at: usize) {
        let (reader, next) = (&*self.reader, self.reader.start(at));
        let Some(outer) = self.open.first() else {
            if let Some(behind) = self.behind {
                if let Some((word, is_array)) = reader.header_word(behind..next) {
                    let layout = &mut self.reader.layout;
                    layout.edit(behind..behind, Edit::Insert("\n"));
                    layout.edit(behind..next, Edit::Header { word, is_array });
                }
            }
            return;
        };
        let is_last = reader.kind(at) == Eof;
        let line = reader.text[..next]
            .rfind(['\n', '\r'])
            .map_or(0, |end| end + 1);
        let cut = if is_last { next } else { line };
        let closing = match (outer.is_list, is_last) {
            (true, false) => "]\n",
            (true, true) => "\n]",
            (false, false) => "}\n",
            (false, true) => "\n}",
        };
        let start = outer.start;
        if !self.is_swallowed {
            let stop = self.stray.or(self.key).or((!is_last).then_some(next));
            let damage = Some(cut.saturating_sub(1).max(start + 1));
            let layout = &mut self.reader.layout;
            layout.mistake(Said::Unclosed(stop), start..start + 1, damage);
        }
        if let Some(inner) = self.open.get(1) {
            self.blank(inner.start..cut);
            self.end_entry(cut.saturating_sub(1));
        }
        if let Some(stray) = self.stray {
            self.blank(stray..cut);
        }
        self.reader.layout.edit(cut..cut, Edit::Insert(closing));
    }
}

/// Whether a string of one line is without its second quote.
fn has_no_end(string: &str) -> bool {
    let mut chars = string.chars();
    let quote = chars.next();
    let has_escapes = quote == Some('"');
    while let Some(c) = chars.next() {
        if Some(c) == quote {
            return false;
        }
        if has_escapes && c == '\\' {
            chars.next();
        }
    }
    true
}
