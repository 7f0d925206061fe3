//! A TOML text as a document, also where parts of it are not TOML.
//!
//! The parser of the `toml` crate goes on after a mistake, with values that nobody wrote. This file knows which parts of a
//! document are as they were written, and decides so from spans and from the brackets of the text alone.

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};
use toml_parser::lexer::TokenKind;

use crate::diagnostic::{self, Diagnostic};
use crate::source::{Source, Span};

/// A TOML text, with the offsets where it is not TOML.
pub(crate) struct Document<'s> {
    text: &'s Source,
    source: usize,
    pub(crate) table: TomlSpanned<DeTable<'s>>,
    /// Offsets, in order. What the parser reads after one of them may not be in the text.
    errors: Vec<usize>,
    /// Where the tables of the root start.
    headers: Vec<usize>,
}

/// A table of an array of tables, and the span of its header.
pub(crate) type Entry<'d, 's> = (Span, &'d DeTable<'s>);

impl<'s> Document<'s> {
    /// Parses a text and reports what is not TOML in it.
    pub(crate) fn parse(source: &'s Source, at: usize, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let (table, errors) = DeTable::parse_recoverable(&source.text);
        let mut document = Self {
            text: source,
            source: at,
            headers: headers(table.get_ref()),
            table,
            errors: Vec::new(),
        };
        document.errors = errors
            .iter()
            .filter_map(|error| Some(error.span()?.start))
            .collect();
        document.errors.sort_unstable();
        document.report(&errors, diagnostics);
        document
    }

    /// Reports what is not TOML: one error a line, and one for an open bracket, since it swallows what follows.
    fn report(&self, errors: &[toml::de::Error], diagnostics: &mut Vec<Diagnostic>) {
        // A text that is no TOML at all has an error on each of its lines.
        const ENOUGH: usize = 1000;
        if errors.is_empty() {
            return;
        }
        let brackets = Brackets::of(&self.text.text, &self.headers);
        let (mut lines, mut open) = (Vec::new(), Vec::new());
        let errors = &errors[..errors.len().min(ENOUGH)];
        let rest_of_strings = self.rest_of_strings(errors);
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            let entry = self.headers.partition_point(|&header| header <= span.start);
            let (line, _) = self.text.line_around(span.start);
            if open.contains(&entry) || lines.contains(&line) || rest_of_strings.contains(&line) {
                continue;
            }
            lines.push(line);
            if brackets.is_inside(span.start) {
                open.push(entry);
            }
            diagnostics.push(if self.is_open_string(line, span.start) {
                diagnostic::open_string(self.span(span))
            } else if let Some(colon) = self.colon(line, span.start) {
                diagnostic::colon(self.span(colon..colon + 1))
            } else if let Some(escape) = self.unknown_escape(&span) {
                let line = self.text.text.get(line..).unwrap_or_default();
                let is_path = line
                    .lines()
                    .next()
                    .is_some_and(|line| line.contains(".toml"));
                let written = self.text.text.get(escape.clone()).unwrap_or_default();
                diagnostic::unknown_escape(written, is_path, self.span(escape))
            } else {
                let message = self.value_mistake(&span).unwrap_or_else(|| error.message());
                diagnostic::syntax(message, self.span(span))
            });
        }
    }

    /// The lines that are no TOML since a string before them has no end. One with an equals sign begins anew.
    fn rest_of_strings(&self, errors: &[toml::de::Error]) -> Vec<usize> {
        let start_of = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
        let mut starts: Vec<usize> = errors.iter().map(start_of).collect();
        starts.sort_unstable();
        let mut rest = Vec::new();
        // The line in which a string has no end or goes on, and the one behind it.
        let (mut current, mut next) = (None, None);
        for start in starts {
            let (line, end) = self.text.line_around(start);
            let text = self.text.text.get(line..end).unwrap_or_default();
            let is_rest = next == Some(line) && !text.contains('=');
            if is_rest {
                rest.push(line);
            }
            if is_rest || self.is_open_string(line, start) {
                (current, next) = (Some(line), Some(end + 1));
            } else if current != Some(line) {
                next = None;
            }
        }
        rest
    }

    /// Whether a string in quotes begins behind the equals sign of a line and has no end before this offset, at which the line
    /// ends.
    fn is_open_string(&self, line: usize, offset: usize) -> bool {
        let text = &self.text.text;
        let rest = text.get(offset..).unwrap_or_default();
        if !(rest.is_empty() || rest.starts_with(['\n', '\r'])) {
            return false;
        }
        let before = text.get(line..offset).unwrap_or_default();
        let Some((_, value)) = before.split_once('=') else {
            return false;
        };
        let value = value.trim_start();
        ["\"", "'"].into_iter().any(|quote| {
            let is_multi_line = value.starts_with(&quote.repeat(3));
            let inside = value.strip_prefix(quote).filter(|_| !is_multi_line);
            inside.is_some_and(|inside| !inside.contains(quote))
        })
    }

    /// The colon that stands between a key and a value in a line, if that is where the error is.
    fn colon(&self, line: usize, offset: usize) -> Option<usize> {
        let (_, end) = self.text.line_around(offset);
        let (key, value) = self.text.text.get(line..end)?.split_once(':')?;
        let colon = line + key.len();
        let is_part_of_key = |c: char| c.is_ascii_alphanumeric() || "_-\"'".contains(c);
        let is_key = !key.trim().is_empty() && key.trim().chars().all(is_part_of_key);
        // A colon inside a key has an equals sign behind it.
        let is_key = is_key && (!value.contains('=') || value.starts_with([' ', '"', '\'']));
        let between = self.text.text.get(colon.min(offset)..colon.max(offset))?;
        (is_key && between.trim_matches([' ', '\t', ':']).is_empty()).then_some(colon)
    }

    /// The backslash, the character behind it and its digits, if that is where the error is.
    fn unknown_escape(&self, span: &core::ops::Range<usize>) -> Option<core::ops::Range<usize>> {
        let text = &self.text.text;
        // Some of the digits of `\u00e9` may be there.
        let before = text.get(..span.start)?;
        let digits = before.trim_end_matches(|c: char| c.is_ascii_hexdigit());
        let starts = [before, digits.trim_end_matches(['x', 'u', 'U'])];
        let is_escape = |before: &&str| {
            let backslashes = before.bytes().rev().take_while(|byte| *byte == b'\\');
            backslashes.count() % 2 == 1
        };
        let start = starts.into_iter().find(is_escape)?.len();
        let behind = text.get(start..)?;
        let escaped = behind.chars().next().filter(|c| !c.is_control())?;
        let most_digits = match escaped {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let digits = behind.bytes().skip(1).take(most_digits);
        let digits = digits.take_while(u8::is_ascii_hexdigit).count();
        Some(start - 1..start + escaped.len_utf8() + digits)
    }

    /// What is wrong where a value is expected, if that is where the error is and no value begins there.
    fn value_mistake(&self, span: &core::ops::Range<usize>) -> Option<&'static str> {
        let text = &self.text.text;
        let before = text.get(..span.start)?.trim_end_matches([' ', '\t']);
        if !before.ends_with('=') {
            return None;
        }
        match text.get(span.start..)?.chars().next() {
            None | Some('\n' | '\r' | '#') => Some("a value is missing"),
            // A word or a path.
            Some(c) if unicode_ident::is_xid_start(c) || "./\\~".contains(c) => {
                Some("a string must be quoted")
            }
            Some(_) if span.is_empty() => Some("a value is missing"),
            Some(_) => None,
        }
    }

    pub(crate) fn span(&self, span: core::ops::Range<usize>) -> Span {
        Span {
            source: self.source,
            start: span.start,
            end: span.end,
        }
    }

    /// Where a key of the root stands.
    pub(crate) fn key(&self, key: &str) -> Option<Span> {
        let (key, _) = self.table.get_ref().get_key_value(key)?;
        Some(self.span(key.span()))
    }

    /// What stands from this offset on.
    pub(crate) fn text_at(&self, offset: usize) -> &str {
        self.text.text.get(offset..).unwrap_or_default()
    }

    /// The value of a string that runs over lines which end with a carriage return too: the same as in a file without them, or
    /// a program built from a checkout on Windows would send another reason. An escape stays what it is.
    pub(crate) fn string_with_line_feeds(&self, span: Span) -> Option<String> {
        let written = self.text.text.get(span.start..span.end)?;
        if !written.contains("\r\n") {
            return None;
        }
        let written = written.replace("\r\n", "\n");
        let value = DeValue::parse(&written).ok()?;
        Some(value.get_ref().as_str()?.to_owned())
    }

    /// Whether the lines from a key to the end of its value are TOML.
    pub(crate) fn is_sound(&self, key: usize, value_end: usize) -> bool {
        // Almost every document is sound as a whole, and looking for lines takes time in a long one.
        if self.errors.is_empty() {
            return true;
        }
        let (first, _) = self.text.line_around(key);
        let (_, last) = self.text.line_around(value_end);
        // A value that the parser made up may end before its key.
        value_end > key && !self.has_error(first, last)
    }

    /// Whether the whole text is TOML.
    pub(crate) fn is_whole(&self) -> bool {
        self.errors.is_empty()
    }

    /// Whether something between this header and the next could not be read.
    pub(crate) fn is_damaged_entry(&self, header: Span) -> bool {
        let next = self.headers.partition_point(|&start| start <= header.start);
        let end = self.headers.get(next).map_or(usize::MAX, |next| next - 1);
        self.has_error(header.start, end)
    }

    fn has_error(&self, first: usize, last: usize) -> bool {
        let at = self.errors.partition_point(|&error| error < first);
        self.errors.get(at).is_some_and(|&error| error <= last)
    }
}

fn headers(root: &DeTable<'_>) -> Vec<usize> {
    let mut headers: Vec<usize> = Vec::new();
    for value in root.values() {
        match value.get_ref() {
            DeValue::Array(array) => {
                headers.extend(
                    array
                        .iter()
                        .filter(|entry| entry.get_ref().is_table())
                        .map(|entry| entry.span().start),
                );
            }
            DeValue::Table(_) => headers.push(value.span().start),
            _ => {}
        }
    }
    headers.sort_unstable();
    headers
}

/// How many brackets are open at each offset of a text, counted anew from each header.
struct Brackets {
    /// The offsets after which the number changes, in order, each with the number.
    changes: Vec<(usize, usize)>,
}

impl Brackets {
    fn of(text: &str, headers: &[usize]) -> Self {
        let mut headers = headers.iter().copied().peekable();
        let mut changes = Vec::new();
        let mut open = 0_usize;
        for token in toml_parser::Source::new(text).lex() {
            let start = token.span().start();
            while headers.next_if(|&header| header <= start).is_some() {
                open = 0;
            }
            match token.kind() {
                TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => open += 1,
                TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                    open = open.saturating_sub(1);
                }
                _ => continue,
            }
            changes.push((start, open));
        }
        Self { changes }
    }

    /// Whether a bracket before this offset is open.
    fn is_inside(&self, offset: usize) -> bool {
        let before = self.changes.partition_point(|&(start, _)| start < offset);
        before > 0 && self.changes[before - 1].1 > 0
    }
}
