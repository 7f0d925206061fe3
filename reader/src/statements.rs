//! The statements of a text that is not TOML: which are headers, which are keys with a value, and which are neither.

use core::ops::Range;

use TokenKind::{
    Atom, BasicString, Comment, Dot, Eof, Equals, LeftSquareBracket as OpenList, LiteralString,
    Newline, RightSquareBracket as CloseList, Whitespace,
};
use toml_parser::lexer::{Token, TokenKind};

use crate::known_keys;
use crate::layout::{Header, Layout, Statement};
use crate::repair::Edit;
use crate::value::Value;

/// What a file knows of its keys.
pub(crate) struct Words<'w> {
    /// Whether a key is one at the top of the file.
    pub(crate) is_root: &'w dyn Fn(&str) -> bool,
    /// Whether a key has a header, and if so, whether of an array of tables.
    pub(crate) header: &'w dyn Fn(&str) -> Option<bool>,
}

/// Reads the tokens of a text, once.
pub(crate) struct Reader<'s, 't, 'w> {
    pub(crate) text: &'s str,
    pub(crate) tokens: &'t [Token],
    pub(crate) words: &'w Words<'w>,
    pub(crate) layout: Layout<'s>,
    /// Whether the statement begins behind another one in its line.
    pub(crate) is_split: bool,
}

impl<'s> Reader<'s, '_, '_> {
    pub(crate) fn kind(&self, at: usize) -> TokenKind {
        self.tokens.get(at).map_or(Eof, Token::kind)
    }

    pub(crate) fn start(&self, at: usize) -> usize {
        let token = self.tokens.get(at);
        token.map_or(self.text.len(), |token| token.span().start())
    }

    /// A token, without the quotes of a string.
    pub(crate) fn word(&self, at: usize) -> &'s str {
        without_quotes(self.written(at))
    }

    pub(crate) fn written(&self, at: usize) -> &'s str {
        let span = self.tokens.get(at).map(Token::span);
        let written = span.and_then(|span| self.text.get(span.start()..span.end()));
        written.unwrap_or_default()
    }

    /// The first of the tokens from this one on that is not one of these.
    pub(crate) fn skip(&self, mut at: usize, kinds: &[TokenKind]) -> usize {
        while kinds.contains(&self.kind(at)) {
            at += 1;
        }
        at
    }

    pub(crate) fn end_of_line(&self, mut at: usize) -> usize {
        while !matches!(self.kind(at), Newline | Eof) {
            at += 1;
        }
        at
    }

    /// The token behind the equals sign of the key that begins here.
    pub(crate) fn behind_key(&self, mut at: usize) -> Option<usize> {
        loop {
            let is_part = match self.kind(at) {
                Atom => self.written(at).bytes().all(is_part_of_key),
                BasicString | LiteralString => true,
                _ => false,
            };
            let end = self.skip(at + 1, &[Whitespace]);
            match self.kind(end) {
                Equals if is_part => return Some(end + 1),
                Dot if is_part => at = self.skip(end + 1, &[Whitespace]),
                _ => return None,
            }
        }
    }

    /// The header that begins here, if it is as it should be.
    pub(crate) fn header(&self, at: usize) -> Option<Header<'s>> {
        let opening = self.skip(at, &[OpenList]) - at;
        let first = self.skip(at + opening, &[Whitespace]);
        let closing = self.skip(first, &[Atom, BasicString, LiteralString, Dot, Whitespace]);
        let end = self.skip(closing, &[CloseList]);
        let behind = self.kind(self.skip(end, &[Whitespace]));
        let is_header = matches!(opening, 1 | 2)
            && end - closing == opening
            && closing > first
            && matches!(behind, Newline | Comment | Eof);
        let has_one_part = self.skip(first + 1, &[Whitespace]) == closing;
        is_header.then(|| Header {
            key: if has_one_part { self.word(first) } else { "" },
            is_array: opening == 2,
            span: self.start(at)..self.start(end),
            word: self.start(first)..self.start(first + 1),
        })
    }

    /// Whether a header stands here, and no list of a number or of a string.
    pub(crate) fn begins_table(&self, at: usize) -> bool {
        self.header(at).is_some_and(|header| {
            let is_value = |c: char| c.is_ascii_digit() || c == '"' || c == '\'';
            !self.text[header.word].starts_with(is_value)
        })
    }

    pub(crate) fn begins_root_key(&self, at: usize) -> bool {
        self.behind_key(at).is_some() && (self.words.is_root)(self.word(at))
    }

    pub(crate) fn statements(&mut self) {
        const BLANK: [TokenKind; 3] = [Whitespace, Newline, Comment];
        // The key of the line before, where that has no equals sign.
        let mut half_key: Option<&str> = None;
        // Whether a header is lost, and so what stands below it.
        let mut is_table_lost = false;
        let mut at = self.skip(0, &BLANK);
        while self.kind(at) != Eof {
            let layout = &self.layout;
            let (entries, mistakes) = (layout.entries.len(), layout.mistakes.len());
            let edits = layout.edits.len();
            let (header, value) = (self.header(at), self.behind_key(at));
            let is_broken_header = header.is_none() && self.is_broken_header(at);
            let end = match value {
                Some(value) => Value::read(self, at, value, true),
                None if header.is_some() => self.end_of_line(at),
                None if is_broken_header => self.end_of_header(at),
                None => Value::read(self, at, at, false),
            };
            let span = self.start(at)..self.end_of_statement(at, end);
            let word = self.word(at);
            let is_second_half = value.is_some()
                && !known_keys::is_key(word)
                && half_key.is_some_and(|half| known_keys::is_nearly_key(&format!("{half}{word}")));
            // What stands behind a header is a key, or belongs to what is wrong with the header.
            let is_odd = self.is_split && !known_keys::is_key(word);
            let is_lost = value.is_none() && header.is_none() || is_second_half || is_odd;
            half_key = (is_lost && self.kind(at) == Atom).then_some(word);
            let mut is_rest = is_second_half
                || is_odd
                || is_lost && !is_broken_header && !known_keys::is_key(word);
            if let Some(header) = header {
                is_table_lost = false;
                self.layout.headers.push(header);
            } else if is_lost || is_table_lost {
                is_rest |= !is_lost;
                self.layout.entries.truncate(entries);
                self.layout.mistakes.truncate(mistakes);
                self.layout.edits.truncate(edits);
                if let Some((word, is_array)) = self.header_word(span.clone()) {
                    is_table_lost = false;
                    is_rest |= !is_broken_header;
                    let is_split = is_broken_header && !matches!(self.kind(end), Newline | Eof);
                    self.layout
                        .edit(span.clone(), Edit::Header { word, is_array });
                    if is_split {
                        self.is_split = true;
                        self.layout.edit(span.end..span.end, Edit::Insert("\n"));
                    }
                } else {
                    is_table_lost |= is_broken_header;
                    self.layout.edit(span.clone(), Edit::Lost);
                }
            }
            self.layout.statements.push(Statement { span, is_rest });
            self.is_split &= self.kind(end) != Newline;
            at = self.skip(end, &BLANK);
        }
    }

    /// Where a statement ends: where brackets are open, the next statement ends it, in another line.
    fn end_of_statement(&self, at: usize, end: usize) -> usize {
        let (start, end_of_text) = (self.start(at), self.start(end));
        let line = match self.kind(end) {
            Newline | Eof => None,
            _ => self.text[start..end_of_text].rfind(['\n', '\r']),
        };
        line.map_or(end_of_text, |line| start + line)
    }

    /// Whether a line that is no header was to be one: it begins with a bracket, and is no key with a value.
    fn is_broken_header(&self, at: usize) -> bool {
        let mut line = self.tokens[at..].iter().map(Token::kind);
        let ends = [CloseList, Equals, Newline];
        // A list of numbers is none.
        let is_digit = |byte: u8| byte.is_ascii_digit();
        let is_number = self.kind(at + 1) == Atom
            && self.written(at + 1).bytes().all(is_digit)
            && (self.words.header)(self.word(at + 1)).is_none();
        self.kind(at) == OpenList
            && !is_number
            && (self.kind(at + 1) == OpenList
                || line.find(|kind| ends.contains(kind)) != Some(Equals))
    }

    /// The token behind what was to be a header: the end of the line, or what may be a key with its value.
    fn end_of_header(&self, at: usize) -> usize {
        let end = self.end_of_line(at);
        let closing = (at..end)
            .find(|at| self.kind(*at) == CloseList)
            .unwrap_or(end);
        let key = self.skip(closing, &[CloseList, Whitespace]);
        if self.behind_key(key).is_some() {
            key
        } else {
            end
        }
    }

    /// The key of the header that a line was to be, and whether it is one of an array of tables.
    pub(crate) fn header_word(&self, line: Range<usize>) -> Option<(Range<usize>, bool)> {
        let written = self.text.get(line.clone())?;
        let written = written.split('#').next()?.trim_end();
        let is_key = written.trim_start_matches(['=', '[']).contains('=');
        if is_key || !written.ends_with(']') && !written.starts_with('[') {
            return None;
        }
        let is_between = |c: char| !u8::try_from(c).is_ok_and(is_part_of_key);
        let mut words = written.rsplit(is_between);
        let (word, is_array) = words.find_map(|word| Some((word, (self.words.header)(word)?)))?;
        let at = line.start + written.rfind(word)?;
        Some((at..at + word.len(), is_array))
    }
}

pub(crate) fn is_part_of_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// A key as it is, whether or not it is written in quotes.
pub(crate) fn without_quotes(key: &str) -> &str {
    key.trim_matches(['"', '\''])
}
