//! A TOML text as a document, also where parts of it are not TOML.
//!
//! The parser of the `toml` crate goes on after a mistake, with values that nobody wrote. This file knows which parts of a
//! document are as they were written, and decides so from spans and from the brackets of the text alone.

use core::cell::OnceCell;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};
use toml_parser::lexer::TokenKind;

use crate::diagnostic::{self, Diagnostic, Instead};
use crate::lines;
use crate::sort::{sort_by_span, sort_offsets};
use crate::source::{Source, Span};
use crate::unclosed::Unclosed;

/// A TOML text, with the offsets where it is not TOML.
pub(crate) struct Document<'s> {
    text: &'s Source,
    source: usize,
    pub(crate) table: TomlSpanned<DeTable<'s>>,
    /// Offsets, in order. What the parser reads after one of them may not be in the text.
    errors: Vec<usize>,
    /// Where the tables of the root start.
    headers: Vec<usize>,
    repair: Repair<'s>,
    /// Where keys stand of which nobody knows the value, in order: in lines that are not read, or twice in a table.
    lost: Vec<usize>,
}

/// A table of an array of tables, and the span of its header.
pub(crate) type Entry<'d, 's> = (Span, &'d DeTable<'s>);

impl<'s> Document<'s> {
    /// Parses a text and reports what is not TOML in it. The empty cell is for the text as the parser can read it, if that is
    /// another. A key of `arrays` takes an array of tables, each with a header. So does perhaps what a key was meant by that is
    /// none of `known`, where there are any.
    pub(crate) fn parse(
        source: &'s Source,
        readable: &'s OnceCell<String>,
        at: usize,
        arrays: &[&'static str],
        known: &[&'static str],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let (mut table, errors) = DeTable::parse_recoverable(&source.text);
        let mut repair = Repair::default();
        let mut mistakes: Vec<_> = errors.iter().map(|error| repair.mistake(error)).collect();
        if let Some((text, made)) = Repair::of(&mistakes, source, arrays, known) {
            repair = made;
            let (repaired, errors) = DeTable::parse_recoverable(readable.get_or_init(|| text));
            table = repaired;
            mistakes.retain(Mistake::stops_the_parser);
            mistakes.extend(errors.iter().map(|error| repair.mistake(error)));
            sort_by_span(&mut mistakes, |mistake| {
                let span = mistake.span.clone()?;
                Some(Span::new(at, span))
            });
        }
        let mut document = Self {
            text: source,
            source: at,
            headers: headers(table.get_ref(), &repair),
            table,
            errors: Vec::new(),
            lost: Vec::new(),
            repair,
        };
        let duplicates = mistakes.iter().filter(|mistake| mistake.is_duplicate());
        // Not the key of a header, which has no value that was meant to be another.
        let duplicates = duplicates.map(Mistake::start);
        let is_in_header = |offset: &usize| is_header(source, *offset);
        document.lost = document.repair.lost.clone();
        document
            .lost
            .extend(duplicates.filter(|offset| !is_in_header(offset)));
        sort_offsets(&mut document.lost);
        document.errors = mistakes
            .iter()
            .filter_map(|mistake| Some(mistake.span.as_ref()?.start))
            .collect();
        let open_text = document.report(&mistakes, diagnostics);
        document.errors.extend(open_text);
        sort_offsets(&mut document.errors);
        document.report_headers(&mistakes, arrays, diagnostics);
        document
    }

    /// Reports the headers of one table where there has to be an array of them. Those with a key that nobody knows are reported
    /// for that.
    fn report_headers(
        &self,
        mistakes: &[Mistake],
        arrays: &[&'static str],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let headers = self.repair.headers.iter();
        for Header { key, span, .. } in headers.filter(|header| arrays.contains(&header.key)) {
            // A key that has its value from elsewhere is a key twice, whatever the header.
            let is_reported =
                |mistake: &Mistake| mistake.is_duplicate() && span.contains(&mistake.start());
            if !mistakes.iter().any(is_reported) {
                diagnostics.push(diagnostic::wrong_type(
                    key,
                    &diagnostic::an_array_of_tables(key),
                    "table",
                    &Instead::Header(&format!("[[{key}]]")),
                    self.raw_span(span.clone()),
                ));
            }
        }
    }

    /// Reports what is not TOML: one error a line, and one for an open bracket, since it swallows what follows. Gives the offset
    /// of a text without an end, whose value is not what was meant.
    fn report(&self, errors: &[Mistake], diagnostics: &mut Vec<Diagnostic>) -> Option<usize> {
        // A text that is no TOML at all has an error on each of its lines.
        const ENOUGH: usize = 1000;
        if errors.is_empty() {
            return None;
        }
        let brackets = Brackets::of(&self.text.text, &self.headers);
        let unclosed = Unclosed::of(&self.text.text);
        let (mut lines, mut open) = (Vec::new(), Vec::new());
        let mut unclosed_before = None;
        let mut table_again = None;
        let errors = &errors[..errors.len().min(ENOUGH)];
        let rest_of_strings = self.rest_of_strings(errors);
        for error in errors {
            let span = error.span.clone().unwrap_or(0..0);
            let entry = self.headers.partition_point(|&header| header <= span.start);
            let (line, _) = self.text.line_around(span.start);
            if open.contains(&entry) || lines.contains(&line) || rest_of_strings.contains(&line) {
                continue;
            }
            if error.is_duplicate() {
                // The keys of a table that stands there twice are no other mistakes.
                let is_in_table = |table: usize| {
                    let between = self.text.text.get(table..span.start);
                    !between.is_some_and(|between| between.contains("\n["))
                };
                if is_header(self.text, span.start) {
                    table_again = Some(span.start);
                } else if table_again.is_some_and(is_in_table) {
                    continue;
                }
            }
            lines.push(line);
            if brackets.is_inside(span.start) {
                open.push(entry);
            }
            let bracket = unclosed.bracket_around(&self.text.text, span.start);
            // What follows from one without an end is no second mistake.
            if bracket.is_some() && bracket == unclosed_before {
                continue;
            }
            unclosed_before = bracket.or(unclosed_before);
            if let Some((begin, end)) = unclosed.text_around(span.start) {
                let end = end.map(|end| self.raw_span(end));
                let quotes = self.text.text.get(begin.clone()).unwrap_or_default();
                let start = begin.start;
                diagnostics.push(diagnostic::open_text(quotes, self.raw_span(begin), end));
                return Some(start);
            }
            let diagnostic = if self.is_open_string(line, span.start) {
                diagnostic::open_string(self.raw_span(span))
            } else if let Some(colon) = self.colon(line, span.start) {
                diagnostic::colon(self.raw_span(colon..colon + 1))
            } else if let Some(escape) = self.unknown_escape(&span) {
                let line = self.text.text.get(line..).unwrap_or_default();
                let is_path = line
                    .lines()
                    .next()
                    .is_some_and(|line| line.contains(".toml"));
                let written = self.text.text.get(escape.clone()).unwrap_or_default();
                diagnostic::unknown_escape(written, is_path, self.raw_span(escape))
            } else if let Some(string) = unclosed.string_before(&self.text.text, span.start) {
                diagnostic::open_string(self.raw_span(string))
            } else if let Some(bracket) = bracket {
                self.unclosed_bracket(bracket, span)
            } else if let Some(text) = unclosed.text_before(&self.text.text, span.start) {
                diagnostic::behind_text(self.raw_span(text), self.raw_span(span))
            } else {
                let message = self.value_mistake(&span).unwrap_or(&error.message);
                diagnostic::syntax(message, self.raw_span(span))
            };
            // Several errors may come of one mistake.
            let is_same = |said: &Diagnostic| {
                said.span() == diagnostic.span() && said.message == diagnostic.message
            };
            if !diagnostics.iter().any(is_same) {
                diagnostics.push(diagnostic);
            }
        }
        None
    }

    /// What has no end, marked where it begins, and where the parser gave up.
    fn unclosed_bracket(&self, bracket: usize, stop: core::ops::Range<usize>) -> Diagnostic {
        let is_something = |c: char| !c.is_whitespace() && c != '#';
        let behind = self.text.text.get(stop.start..);
        let stops = behind.is_some_and(|behind| behind.starts_with(is_something));
        let stop = stops.then(|| self.raw_span(stop));
        let is_list = self.text.text.as_bytes().get(bracket) == Some(&b'[');
        let (name, end) = if is_list {
            ("a list", "]")
        } else {
            ("an inline table", "}")
        };
        diagnostic::unclosed(name, end, self.raw_span(bracket..bracket + 1), stop)
    }

    /// The lines that are no TOML since a string before them has no end. One with an equals sign begins anew.
    fn rest_of_strings(&self, errors: &[Mistake]) -> Vec<usize> {
        let mut starts: Vec<usize> = errors.iter().map(Mistake::start).collect();
        sort_offsets(&mut starts);
        let mut rest = Vec::new();
        // The line behind the one in which a string has no end or goes on.
        let mut next = None;
        for start in starts {
            let (line, end) = self.text.line_around(start);
            let text = self.text.text.get(line..end).unwrap_or_default();
            let is_rest = next == Some(line) && !text.contains('=');
            if is_rest {
                rest.push(line);
            }
            if is_rest || self.is_open_string(line, start) {
                next = Some(end + 1);
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

    /// The place of what the parser found.
    pub(crate) fn span(&self, span: core::ops::Range<usize>) -> Span {
        self.raw_span(self.repair.original(span.start)..self.repair.original(span.end))
    }

    /// A place in the text as it was written.
    fn raw_span(&self, span: core::ops::Range<usize>) -> Span {
        Span::new(self.source, span)
    }

    /// Where a key of the root stands.
    pub(crate) fn key(&self, key: &str) -> Option<Span> {
        let (key, _) = self.table.get_ref().get_key_value(key)?;
        Some(self.span(key.span()))
    }

    /// Whether the key that begins at this offset stands in the header of one table, which is read as one of several.
    pub(crate) fn is_one_of_several(&self, key: usize) -> bool {
        let key = self.repair.original(key);
        let mut headers = self.repair.headers.iter();
        headers.any(|header| header.span.contains(&key))
    }

    /// Whether nobody knows the value of this key: its line is not read, or it stands there twice. The key is one of the table
    /// with this header, or of the root.
    pub(crate) fn has_lost(&self, key: &str, header: Option<Span>) -> bool {
        let start = header.map_or(0, |header| header.start);
        let next = match header {
            Some(_) => self.headers.partition_point(|&next| next <= start),
            None => 0,
        };
        let end = self.headers.get(next).copied().unwrap_or(usize::MAX);
        let [start, end] = [start, end].map(|end| self.lost.partition_point(|&lost| lost < end));
        let mut lost = self.lost[start..end].iter();
        let is_meant = |lost: &usize| {
            let line = self.text.text.get(*lost..).unwrap_or_default();
            let line = line.trim_start_matches([' ', '\t', '"', '\'', '\u{feff}']);
            let behind = line.strip_prefix(key);
            behind.is_some_and(|behind| {
                !behind.starts_with(|c: char| c.is_alphanumeric() || c == '_')
            })
        };
        lost.any(is_meant)
    }

    /// Whether all that is not TOML is inside the values of keys of which this is true, so that it costs no other key.
    pub(crate) fn is_whole_but_for(&self, is_harmless: impl Fn(&str) -> bool) -> bool {
        let text = &self.text.text;
        self.is_whole()
            || Unclosed::of(text).is_empty()
                && lines::are_in_values_of(text, &self.errors, is_harmless)
    }

    /// What stands from this offset on.
    pub(crate) fn text_at(&self, offset: usize) -> &str {
        let offset = self.repair.original(offset);
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

    /// Whether the lines of a key and of its value are TOML.
    pub(crate) fn is_sound(
        &self,
        key: core::ops::Range<usize>,
        value: &TomlSpanned<DeValue<'_>>,
    ) -> bool {
        // Almost every document is sound as a whole, and looking for lines takes time in a long one.
        if self.errors.is_empty() {
            return true;
        }
        let span = value.span();
        // A value that the parser made up may end before its key.
        let is_made_up = span.end <= key.start;
        // The place of a table is its header, which begins before the key: in another line, where a bracket has no end.
        let start = match value.get_ref() {
            DeValue::Table(_) => key.start.min(span.start),
            _ => key.start,
        };
        let [start, end] = [start, span.end].map(|offset| self.repair.original(offset));
        let (first, _) = self.text.line_around(start);
        let (_, last) = self.text.line_around(end);
        !is_made_up && !self.has_error(first, last)
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

/// Whether the line around an offset is that of a header.
fn is_header(source: &Source, offset: usize) -> bool {
    let (start, end) = source.line_around(offset);
    let line = source.text.get(start..end).unwrap_or_default();
    line.trim_start().starts_with('[')
}

/// An error of the parser, at its place in the text as it was written.
struct Mistake {
    message: String,
    span: Option<core::ops::Range<usize>>,
}

impl Mistake {
    fn start(&self) -> usize {
        self.span.as_ref().map_or(0, |span| span.start)
    }

    /// Whether the parser reads nothing of what is behind it: it is a line with a key and no equals sign.
    fn stops_the_parser(&self) -> bool {
        ["key with no value", "missing value for key"]
            .into_iter()
            .any(|start| self.message.starts_with(start))
    }

    fn is_duplicate(&self) -> bool {
        self.message.starts_with("duplicate key")
    }
}

/// What the parser reads in place of what it would lose, so that the mistakes behind it are found, too.
#[derive(Default)]
struct Repair<'s> {
    /// The offsets of the characters that the text as it was written does not have, in order.
    inserted: Vec<usize>,
    /// The headers of one table that are read as those of an array of tables.
    headers: Vec<Header<'s>>,
    /// Where the lines begin that are not read.
    lost: Vec<usize>,
}

impl<'s> Repair<'s> {
    /// The text to read, where that is another.
    ///
    /// Lines that stop the parser are spaces in it. Of tables with the same header, the parser would keep the last alone, so
    /// that the headers that should be those of an array of tables are such.
    fn of(
        mistakes: &[Mistake],
        source: &'s Source,
        arrays: &[&'static str],
        known: &[&'static str],
    ) -> Option<(String, Self)> {
        let text = &source.text;
        if mistakes.is_empty() {
            return None;
        }
        let tokens: Vec<_> = toml_parser::Source::new(text).lex().collect();
        let all = headers_of(text, &tokens, |key| {
            arrays.contains(&key) || !known.is_empty() && !known.contains(&key)
        });
        let duplicates = || {
            let spans = mistakes
                .iter()
                .filter(|mistake| mistake.is_duplicate())
                .filter_map(|mistake| mistake.span.clone());
            spans.filter_map(|span| text.get(span).map(without_quotes))
        };
        let has_many = |key: &&str| {
            let headers = all.iter().filter(|header| header.key == *key);
            // Written inline, there may be other tables.
            headers.count() > 1 || duplicates().any(|duplicate| duplicate == *key)
        };
        let mut many: Vec<&str> = arrays.iter().copied().filter(has_many).collect();
        add_few(&mut many, duplicates());
        let mut headers = all.clone();
        headers.retain(|header| !header.is_array && many.contains(&header.key));
        let mut stops = mistakes
            .iter()
            .filter(|mistake| mistake.stops_the_parser())
            .map(Mistake::start)
            .peekable();
        if stops.peek().is_none() && headers.is_empty() {
            return None;
        }
        let mut edits: Vec<_> = headers
            .iter()
            .map(|header| (header.span.clone(), true))
            .collect();
        // A string may go on in other lines.
        let ends = tokens
            .iter()
            .filter(|token| token.kind() == TokenKind::Newline);
        let ends: Vec<usize> = ends.map(|token| token.span().start()).collect();
        edits.extend(stops.map(|start| {
            let (line, _) = source.line_around(start);
            let end = ends.get(ends.partition_point(|&end| end < start));
            (line..end.copied().unwrap_or(text.len()), false)
        }));
        sort_by_span(&mut edits, |(span, _)| Some(Span::new(0, span.clone())));
        let mut repair = Self {
            inserted: Vec::new(),
            headers,
            lost: Vec::new(),
        };
        let mut readable = String::with_capacity(text.len());
        let mut done = 0;
        for (span, is_header) in edits {
            readable.push_str(text.get(done..span.start).unwrap_or_default());
            if is_header {
                repair.inserted.push(readable.len());
                readable.push('[');
                readable.push_str(text.get(span.clone()).unwrap_or_default());
                repair.inserted.push(readable.len());
                readable.push(']');
            } else {
                repair.lost.push(span.start);
                readable.extend(core::iter::repeat_n(
                    ' ',
                    span.end.saturating_sub(done.max(span.start)),
                ));
            }
            done = done.max(span.end);
        }
        readable.push_str(text.get(done..).unwrap_or_default());
        Some((readable, repair))
    }

    /// The offset in the text as it was written.
    fn original(&self, offset: usize) -> usize {
        offset - self.inserted.partition_point(|&inserted| inserted < offset)
    }

    fn mistake(&self, error: &toml::de::Error) -> Mistake {
        let span = error.span();
        Mistake {
            message: error.message().to_owned(),
            span: span.map(|span| self.original(span.start)..self.original(span.end)),
        }
    }
}

/// A line `[code]` or `[[code]]`.
#[derive(Clone)]
struct Header<'s> {
    key: &'s str,
    is_array: bool,
    /// With the brackets, in the text as it was written.
    span: core::ops::Range<usize>,
}

/// Adds keys that are not there yet.
fn add_few<'k>(keys: &mut Vec<&'k str>, more: impl Iterator<Item = &'k str>) {
    /// More names than these nobody misspells.
    const ENOUGH: usize = 100;
    for key in more {
        if keys.len() < ENOUGH && !keys.contains(&key) {
            keys.push(key);
        }
    }
}

/// A key as it is, whether or not it is written in quotes.
fn without_quotes(key: &str) -> &str {
    key.trim_matches(['"', '\''])
}

/// The headers of the keys that are asked for, outside of any bracket.
fn headers_of<'s>(
    text: &'s str,
    tokens: &[toml_parser::lexer::Token],
    is_asked_for: impl Fn(&str) -> bool,
) -> Vec<Header<'s>> {
    let mut headers = Vec::new();
    let mut open = 0_usize;
    let mut is_line_start = true;
    for (at, token) in tokens.iter().enumerate() {
        let kind = token.kind();
        if kind == TokenKind::LeftSquareBracket && is_line_start && open == 0 {
            let is_bracket =
                |token: &&toml_parser::lexer::Token| token.kind() == TokenKind::LeftSquareBracket;
            let brackets = tokens[at..].iter().take_while(is_bracket).count();
            let mut inside = tokens[at + brackets..]
                .iter()
                .filter(|token| token.kind() != TokenKind::Whitespace);
            if let (Some(key), Some(end)) = (inside.next(), inside.next()) {
                let name = text.get(key.span().start()..key.span().end());
                let key = name.map(without_quotes).filter(|key| is_asked_for(key));
                if let (Some(key), TokenKind::RightSquareBracket) = (key, end.kind()) {
                    headers.push(Header {
                        key,
                        is_array: brackets > 1,
                        span: token.span().start()..end.span().end(),
                    });
                }
            }
        }
        match kind {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => open += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                open = open.saturating_sub(1);
            }
            _ => {}
        }
        is_line_start =
            kind == TokenKind::Newline || is_line_start && kind == TokenKind::Whitespace;
    }
    headers
}

fn headers(root: &DeTable<'_>, repair: &Repair) -> Vec<usize> {
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
    for header in &mut headers {
        *header = repair.original(*header);
    }
    sort_offsets(&mut headers);
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
