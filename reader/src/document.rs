//! A TOML text as a document, also where parts of it are not TOML.
//!
//! The parser of the `toml` crate goes on after a mistake, with values that nobody wrote. This file knows which parts of a
//! document are as they were written, and decides so from spans and from the brackets of the text alone.

use core::cell::OnceCell;
use core::ops::Range;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};
use toml_parser::lexer::TokenKind;

use crate::diagnostic::{self, Diagnostic, Instead};
use crate::sort::sort_by_span;
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
    repair: Repair,
}

/// A table of an array of tables, and the span of its header.
pub(crate) type Entry<'d, 's> = (Span, &'d DeTable<'s>);

impl<'s> Document<'s> {
    /// Parses a text and reports what is not TOML in it. The empty cell is for the text as the parser can read it, if that is
    /// another. A key of `arrays` takes an array of tables, each with a header.
    pub(crate) fn parse(
        source: &'s Source,
        readable: &'s OnceCell<String>,
        at: usize,
        arrays: &[&'static str],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let (mut table, errors) = DeTable::parse_recoverable(&source.text);
        let mut repair = Repair::default();
        let mut mistakes: Vec<_> = errors.iter().map(|error| repair.mistake(error)).collect();
        if let Some((text, made)) = Repair::of(&mistakes, source, arrays) {
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
            repair,
        };
        document.errors = mistakes
            .iter()
            .filter_map(|mistake| Some(mistake.span.as_ref()?.start))
            .collect();
        sort_offsets(&mut document.errors);
        document.report(&mistakes, diagnostics);
        document.report_headers(&mistakes, diagnostics);
        document
    }

    /// Reports the headers of one table where there has to be an array of them.
    fn report_headers(&self, mistakes: &[Mistake], diagnostics: &mut Vec<Diagnostic>) {
        for Header { key, span, .. } in &self.repair.headers {
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

    /// Reports what is not TOML: one error a line, and one for an open bracket, since it swallows what follows.
    fn report(&self, errors: &[Mistake], diagnostics: &mut Vec<Diagnostic>) {
        // A text that is no TOML at all has an error on each of its lines.
        const ENOUGH: usize = 1000;
        if errors.is_empty() {
            return;
        }
        let brackets = self.brackets();
        let (mut lines, mut open) = (Vec::new(), Vec::new());
        let errors = &errors[..errors.len().min(ENOUGH)];
        let rest_of_strings = self.rest_of_strings(errors);
        for error in errors {
            let span = error.span.clone().unwrap_or(0..0);
            let inside = brackets.open_at(span.start);
            let (line, _) = self.text.line_around(span.start);
            let is_swallowed = |brackets: [usize; 2]| brackets.iter().any(|at| open.contains(at));
            if inside.is_some_and(is_swallowed)
                || lines.contains(&line)
                || rest_of_strings.contains(&line)
            {
                continue;
            }
            lines.push(line);
            open.extend(inside.map(|[_, innermost]| innermost));
            diagnostics.push(if self.is_open_string(line, span.start) {
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
            } else {
                let message = self.value_mistake(&span).unwrap_or(&error.message);
                diagnostic::syntax(message, self.raw_span(span))
            });
        }
    }

    fn brackets(&self) -> Brackets {
        // A table that is written inline closes no bracket before it.
        let is_header = |header: &usize| {
            let header = self.text.text.get(*header..).unwrap_or_default();
            header.starts_with('[')
        };
        Brackets::of(
            &self.text.text,
            self.headers.iter().copied().filter(is_header),
        )
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
    fn unknown_escape(&self, span: &Range<usize>) -> Option<Range<usize>> {
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
    fn value_mistake(&self, span: &Range<usize>) -> Option<&'static str> {
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
    pub(crate) fn span(&self, span: Range<usize>) -> Span {
        self.raw_span(self.repair.original(span.start)..self.repair.original(span.end))
    }

    /// A place in the text as it was written.
    fn raw_span(&self, span: Range<usize>) -> Span {
        Span::new(self.source, span)
    }

    /// Where a key of the root stands.
    pub(crate) fn key(&self, key: &str) -> Option<Span> {
        let (key, _) = self.table.get_ref().get_key_value(key)?;
        Some(self.span(key.span()))
    }

    /// Whether a line of the root with this key is not read.
    pub(crate) fn has_lost(&self, key: &str) -> bool {
        let end = self.headers.first().copied().unwrap_or(usize::MAX);
        let lines = self.repair.lost.iter().filter(|line| **line < end);
        let is_meant = |line: &usize| {
            let line = self.text.text.get(*line..).unwrap_or_default();
            let line = line.trim_start_matches([' ', '\t', '"', '\'', '\u{feff}']);
            let behind = line.strip_prefix(key);
            behind.is_some_and(|behind| {
                !behind.starts_with(|c: char| c.is_alphanumeric() || c == '_')
            })
        };
        lines.copied().any(|line| is_meant(&line))
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
    pub(crate) fn is_sound(&self, key: Range<usize>, value: &TomlSpanned<DeValue<'_>>) -> bool {
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

/// An error of the parser, at its place in the text as it was written.
struct Mistake {
    message: String,
    span: Option<Range<usize>>,
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
struct Repair {
    /// The offsets of the characters that the text as it was written does not have, in order.
    inserted: Vec<usize>,
    /// The headers of one table that are read as those of an array of tables.
    headers: Vec<Header>,
    /// Where the lines begin that are not read.
    lost: Vec<usize>,
}

impl Repair {
    /// The text to read, where that is another.
    ///
    /// Lines that stop the parser are spaces in it. Of tables with the same header, the parser would keep the last alone, so
    /// that the headers that should be those of an array of tables are such.
    fn of(
        mistakes: &[Mistake],
        source: &Source,
        arrays: &[&'static str],
    ) -> Option<(String, Self)> {
        let text = &source.text;
        if mistakes.is_empty() {
            return None;
        }
        let tokens: Vec<_> = toml_parser::Source::new(text).lex().collect();
        let all = headers_of(text, &tokens, arrays);
        let has_many = |key: &&str| {
            let headers = all.iter().filter(|header| header.key == *key);
            // Written inline, there may be other tables.
            let is_duplicate = |mistake: &Mistake| {
                let span = mistake.span.clone().filter(|_| mistake.is_duplicate());
                span.and_then(|span| text.get(span)) == Some(*key)
            };
            headers.count() > 1 || mistakes.iter().any(is_duplicate)
        };
        let many: Vec<&str> = arrays.iter().copied().filter(has_many).collect();
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
struct Header {
    key: &'static str,
    is_array: bool,
    /// With the brackets, in the text as it was written.
    span: Range<usize>,
}

/// The headers of these keys, outside of any bracket.
fn headers_of(
    text: &str,
    tokens: &[toml_parser::lexer::Token],
    keys: &[&'static str],
) -> Vec<Header> {
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
                let key = keys.iter().find(|key| Some(**key) == name);
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

fn sort_offsets(offsets: &mut [usize]) {
    sort_by_span(offsets, |&offset| Some(Span::new(0, offset..offset)));
}

/// Which brackets are open at each offset of a text, looked for anew from each header.
struct Brackets {
    /// The offsets after which other brackets are open, in order, each with the outermost and the innermost one.
    changes: Vec<(usize, Option<[usize; 2]>)>,
}

impl Brackets {
    fn of(text: &str, headers: impl Iterator<Item = usize>) -> Self {
        let mut headers = headers.peekable();
        let mut changes = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for token in toml_parser::Source::new(text).lex() {
            let start = token.span().start();
            while headers.next_if(|&header| header <= start).is_some() {
                open.clear();
            }
            match token.kind() {
                TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => open.push(start),
                TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                    open.pop();
                }
                _ => continue,
            }
            let outermost = open.first().copied();
            changes.push((start, outermost.zip(open.last().copied()).map(Into::into)));
        }
        Self { changes }
    }

    /// The outermost and the innermost of the brackets before this offset that are open.
    fn open_at(&self, offset: usize) -> Option<[usize; 2]> {
        let before = self.changes.partition_point(|&(start, _)| start < offset);
        self.changes[..before].last()?.1
    }
}
