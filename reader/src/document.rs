//! A TOML text as a document, even if parts of it are not valid TOML.
//!
//! The parser of the `toml` crate continues after a mistake and then reports values that are not in the text. This
//! module decides which parts of a document can be trusted, from the spans and from the brackets of the text alone.

use core::cell::OnceCell;

use toml::Spanned as TomlSpanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::brackets::{Brackets, Place};
use crate::diagnostic::{self, Diagnostic, Instead};
use crate::lines;
use crate::repair::{Header, Mistake, OpenString, Repair};
use crate::sort::{sort_by_span, sort_offsets};
use crate::source::{Source, Span};
use crate::unclosed::Unclosed;

/// A TOML text, with the offsets of its syntax errors.
pub(crate) struct Document<'s> {
    text: &'s Source,
    source: usize,
    pub(crate) table: TomlSpanned<DeTable<'s>>,
    /// The offsets of the syntax errors, in order. What the parser reads after one of them may not be in the text.
    errors: Vec<usize>,
    /// The offsets of the headers of the tables at the root, in order.
    headers: Vec<usize>,
    /// The brackets of the text. Empty for a text without errors.
    brackets: Brackets,
    repair: Repair<'s>,
    /// The offsets of the keys whose value is unknown, in order: they are in a line that is not read, or twice in one
    /// table.
    lost: Vec<usize>,
}

/// A table of an array of tables, with the span of its header or of its braces.
pub(crate) type Entry<'d, 's> = (Span, &'d DeTable<'s>);

impl<'s> Document<'s> {
    /// Parses a text and reports its syntax errors. `readable` must be empty. It stores the repaired text if the parser
    /// cannot read the original. The keys in `arrays` take arrays of tables, each with a header. A key that is not in
    /// `known` may be a misspelt one of them, unless `known` is empty.
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
            mistakes.extend(repair.open_strings.iter().map(OpenString::mistake));
            mistakes.extend(errors.iter().map(|error| repair.mistake(error)));
            sort_by_span(&mut mistakes, |mistake| {
                let span = mistake.span.clone()?;
                Some(Span::new(at, span))
            });
        }
        let mut document = Self {
            text: source,
            source: at,
            headers: headers(table.get_ref(), &repair, &source.text),
            table,
            errors: Vec::new(),
            brackets: Brackets::default(),
            lost: Vec::new(),
            repair,
        };
        let duplicates = mistakes.iter().filter(|mistake| mistake.is_duplicate());
        // The key of a header is no lost key: it has no value that the author may have meant for another key.
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
        sort_offsets(&mut document.errors);
        // Almost every document has no error.
        if !document.errors.is_empty() {
            document.find_brackets(readable.get().unwrap_or(&source.text));
        }
        document.drop_swallowed_keys();
        let open_text = document.report(&mistakes, diagnostics);
        document.errors.extend(open_text);
        sort_offsets(&mut document.errors);
        document.report_headers(&mistakes, arrays, diagnostics);
        document
    }

    /// Finds the brackets of the text that the parser read, and what is unknown in them because of the errors.
    fn find_brackets(&mut self, text: &str) {
        let original = |offset| self.repair.original(offset);
        let mut brackets = Brackets::of(text, original, &self.headers);
        for (_, value) in self.table.get_ref() {
            if value.get_ref().is_array() {
                brackets.compare(&(original(value.span().start)..original(value.span().end)));
            }
        }
        for error in &self.errors {
            brackets.lose(*error, &self.headers);
        }
        self.brackets = brackets;
    }

    /// Removes the keys of the root and of tables with a header that the parser found inside brackets it wrongly took
    /// as closed.
    fn drop_swallowed_keys(&mut self) {
        if self.errors.is_empty() {
            return;
        }
        let (brackets, headers, repair) = (&self.brackets, &self.headers, &self.repair);
        let drop = |table: &mut DeTable<'s>| {
            let keys = table.keys();
            let swallowed = keys.filter(|key| brackets.hold(repair.original(key.span().start)));
            let swallowed: Vec<_> = swallowed.map(|key| key.get_ref().clone()).collect();
            for key in swallowed {
                table.remove(key.as_ref());
            }
        };
        let root = self.table.get_mut();
        drop(root);
        for (_, value) in root {
            let tables = match value.get_mut() {
                DeValue::Array(array) => array.iter_mut().collect(),
                _ => vec![value],
            };
            for table in tables {
                let start = repair.original(table.span().start);
                if let (Ok(_), DeValue::Table(table)) =
                    (headers.binary_search(&start), table.get_mut())
                {
                    drop(table);
                }
            }
        }
    }

    /// Reports the headers of single tables for keys that take arrays of tables. A header with an unknown key is
    /// reported for the key instead.
    fn report_headers(
        &self,
        mistakes: &[Mistake],
        arrays: &[&'static str],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let headers = self.repair.headers.iter();
        for Header { key, span, .. } in headers.filter(|header| arrays.contains(&header.key)) {
            // A key that also has a value elsewhere is reported as a duplicate key, not for its header.
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

    /// Reports the syntax errors: at most one for each line, one for each entry of an inline array, one between two
    /// entries, and one for any other bracket, because an unclosed bracket takes in the text that follows. Returns the
    /// offset of an unclosed multi-line string, whose value cannot be trusted.
    fn report(&self, errors: &[Mistake], diagnostics: &mut Vec<Diagnostic>) -> Option<usize> {
        // A text that is not TOML at all has an error in every line.
        const ENOUGH: usize = 1000;
        if errors.is_empty() {
            return None;
        }
        let mut unclosed = Unclosed::of(&self.text.text);
        unclosed.forget(|bracket| self.repair.has_unread_entry(bracket));
        let (mut lines, mut brackets) = (Vec::new(), Vec::new());
        let mut unclosed_before = None;
        let mut table_again = None;
        let errors = &errors[..errors.len().min(ENOUGH)];
        let rest_of_strings = self.rest_of_strings(errors);
        for error in errors {
            let span = error.span.clone().unwrap_or(0..0);
            let (line, _) = self.text.line_around(span.start);
            let place = match self.brackets.place(span.start) {
                Place::Between(_) if self.repair.has_unread_entry(span.start) => Place::Line,
                place => place,
            };
            let is_known = match place {
                Place::Entry(start) => brackets.contains(&start),
                Place::Between(bracket) | Place::Bracket(bracket) => {
                    brackets.contains(&bracket) || lines.contains(&line)
                }
                Place::Line => lines.contains(&line),
            };
            if is_known || rest_of_strings.contains(&line) {
                continue;
            }
            if error.is_duplicate() {
                // The keys of a table that is defined twice are not reported again.
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
            // Each of several entries in a line may have its own mistake.
            match place {
                Place::Entry(start) | Place::Between(start) => brackets.push(start),
                Place::Bracket(bracket) => {
                    brackets.push(bracket);
                    lines.push(line);
                }
                Place::Line => lines.push(line),
            }
            let bracket = unclosed.bracket_around(&self.text.text, span.start);
            // Further errors in the same unclosed bracket are not reported.
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
            let comma = match place {
                Place::Entry(_) => self.missing_comma_in(place, errors),
                Place::Line | Place::Between(_) | Place::Bracket(_) => None,
            };
            let diagnostic = match comma {
                Some(comma) => {
                    diagnostic::syntax("a comma is missing", self.raw_span(comma..comma))
                }
                None => self.syntax(&error.message, span, bracket, &unclosed),
            };
            // One mistake may cause several errors.
            let is_same = |said: &Diagnostic| {
                said.span() == diagnostic.span() && said.message == diagnostic.message
            };
            if !diagnostics.iter().any(is_same) {
                diagnostics.push(diagnostic);
            }
        }
        None
    }

    /// Makes the diagnostic for an error of the parser, which an unclosed bracket may have caused.
    fn syntax(
        &self,
        message: &str,
        span: core::ops::Range<usize>,
        bracket: Option<usize>,
        unclosed: &Unclosed,
    ) -> Diagnostic {
        let (line, _) = self.text.line_around(span.start);
        let is_open_string =
            self.is_open_string(line, span.start) || self.repair.has_open_string(span.start);
        if is_open_string {
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
            let message = self.value_mistake(&span).unwrap_or(message);
            diagnostic::syntax(message, self.raw_span(span))
        }
    }

    /// The diagnostic for an unclosed bracket, with labels at the bracket and where the parser gave up.
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

    /// The lines that are invalid only because a string before them is unclosed. A line with an equals sign is not one
    /// of them.
    fn rest_of_strings(&self, errors: &[Mistake]) -> Vec<usize> {
        let mut starts: Vec<usize> = errors.iter().map(Mistake::start).collect();
        sort_offsets(&mut starts);
        let mut rest = Vec::new();
        // The line after one in which a string is unclosed or continues.
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

    /// Whether the value in a line is a string without a closing quote. The offset is the end of the line.
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

    /// The offset of a colon between the key and the value of a line, if the error is there.
    fn colon(&self, line: usize, offset: usize) -> Option<usize> {
        let (_, end) = self.text.line_around(offset);
        let (key, value) = self.text.text.get(line..end)?.split_once(':')?;
        let colon = line + key.len();
        let is_part_of_key = |c: char| c.is_ascii_alphanumeric() || "_-\"'".contains(c);
        let is_key = !key.trim().is_empty() && key.trim().chars().all(is_part_of_key);
        // A colon inside a key is followed by an equals sign.
        let is_key = is_key && (!value.contains('=') || value.starts_with([' ', '"', '\'']));
        let between = self.text.text.get(colon.min(offset)..colon.max(offset))?;
        (is_key && between.trim_matches([' ', '\t', ':']).is_empty()).then_some(colon)
    }

    /// The span of an escape, if the error is in it: the backslash, the character after it, and its digits.
    fn unknown_escape(&self, span: &core::ops::Range<usize>) -> Option<core::ops::Range<usize>> {
        let text = &self.text.text;
        // The error may be after some of the digits of an escape such as `\u00e9`.
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

    /// The offset in an entry at which a comma is missing.
    fn missing_comma_in(&self, entry: Place, errors: &[Mistake]) -> Option<usize> {
        let spans = errors.iter().filter_map(|error| error.span.clone());
        let mut spans = spans.filter(|span| self.brackets.place(span.start) == entry);
        spans.find_map(|span| self.missing_comma(span))
    }

    /// The offset of a missing comma between a value and the next key of an entry, if the parser read the two as one
    /// value.
    fn missing_comma(&self, span: core::ops::Range<usize>) -> Option<usize> {
        let behind = self.text.text.get(span.end..)?;
        let (value, _) = self.text.text.get(span.clone())?.split_once([' ', '\t'])?;
        let is_key = behind.trim_start_matches([' ', '\t']).starts_with('=');
        is_key.then_some(span.start + value.len())
    }

    /// What is wrong with a value, if the error is where a value is expected and no value begins there.
    fn value_mistake(&self, span: &core::ops::Range<usize>) -> Option<&'static str> {
        let text = &self.text.text;
        let before = text.get(..span.start)?.trim_end_matches([' ', '\t']);
        if !before.ends_with('=') {
            return None;
        }
        match text.get(span.start..)?.chars().next() {
            None | Some('\n' | '\r' | '#') => Some("a value is missing"),
            // This is a word or a path.
            Some(c) if unicode_ident::is_xid_start(c) || "./\\~".contains(c) => {
                Some("a string must be quoted")
            }
            Some(_) if span.is_empty() => Some("a value is missing"),
            Some(_) => None,
        }
    }

    /// The span in the original text for a span of the parser.
    pub(crate) fn span(&self, span: core::ops::Range<usize>) -> Span {
        self.raw_span(self.repair.original(span.start)..self.repair.original(span.end))
    }

    /// The span for a range of the original text.
    fn raw_span(&self, span: core::ops::Range<usize>) -> Span {
        Span::new(self.source, span)
    }

    /// The span of a key of the root.
    pub(crate) fn key(&self, key: &str) -> Option<Span> {
        let (key, _) = self.table.get_ref().get_key_value(key)?;
        Some(self.span(key.span()))
    }

    /// Whether the key at this offset is in the header of a single table that is read as one of an array of tables.
    pub(crate) fn is_one_of_several(&self, key: usize) -> bool {
        let key = self.repair.original(key);
        let mut headers = self.repair.headers.iter();
        headers.any(|header| header.span.contains(&key))
    }

    /// Whether the value of a key is unknown, because its line is not read or because the key is there twice. The table
    /// of the key is the one with this header or these braces, or the root.
    pub(crate) fn has_lost(&self, key: &str, header: Option<Span>) -> bool {
        let start = header.map_or(0, |header| header.start);
        let end = match header {
            Some(header) => self
                .end_of_braces(header)
                .unwrap_or_else(|| self.next_header(header)),
            None => self.headers.first().copied().unwrap_or(usize::MAX),
        };
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

    /// Whether all syntax errors are inside the values of keys that satisfy the predicate, so that no other key is
    /// lost.
    pub(crate) fn is_whole_but_for(&self, is_harmless: impl Fn(&str) -> bool) -> bool {
        let text = &self.text.text;
        self.is_whole()
            || Unclosed::of(text).is_empty()
                && lines::are_in_values_of(text, &self.errors, is_harmless)
    }

    /// The original text from this offset on.
    pub(crate) fn text_at(&self, offset: usize) -> &str {
        let offset = self.repair.original(offset);
        self.text.text.get(offset..).unwrap_or_default()
    }

    /// The value of a multi-line string with line feeds in place of its CRLF line ends. Otherwise a program that is
    /// built from a checkout on Windows would send another reason. Escapes are not changed. `None` if the string has no
    /// such line end.
    pub(crate) fn string_with_line_feeds(&self, span: Span) -> Option<String> {
        let written = self.text.text.get(span.start..span.end)?;
        if !written.contains("\r\n") {
            return None;
        }
        let written = written.replace("\r\n", "\n");
        let value = DeValue::parse(&written).ok()?;
        Some(value.get_ref().as_str()?.to_owned())
    }

    /// Whether the lines of a key and of its value have no syntax error.
    pub(crate) fn is_sound(
        &self,
        key: core::ops::Range<usize>,
        value: &TomlSpanned<DeValue<'_>>,
    ) -> bool {
        // Almost every document has no error, and finding lines is slow in a long one.
        if self.errors.is_empty() {
            return true;
        }
        let span = value.span();
        // A value that the parser made up can end before its key.
        let is_made_up = span.end <= key.start;
        // The span of a table is its header, which begins before the key, and in another line if a bracket is unclosed.
        let start = match value.get_ref() {
            DeValue::Table(_) => key.start.min(span.start),
            _ => key.start,
        };
        let [start, end] = [start, span.end].map(|offset| self.repair.original(offset));
        if let Some((brace, _)) = self.brackets.entry_around(start) {
            // Other entries may be in the same line, so only errors in this entry count.
            return !is_made_up && !self.has_error(brace + 1, end);
        }
        let (first, _) = self.text.line_around(start);
        let (_, last) = self.text.line_around(end);
        !is_made_up && !self.has_error(first, last)
    }

    /// Whether a value is an inline array of which some elements can be read. Each element is then checked with
    /// [`is_sound_element`](Self::is_sound_element).
    pub(crate) fn has_elements(
        &self,
        name: &TomlSpanned<DeString<'_>>,
        value: &TomlSpanned<DeValue<'_>>,
    ) -> bool {
        let Some(array) = value.get_ref().as_array() else {
            return false;
        };
        let start = |offset: usize| self.repair.original(offset);
        let [key, bracket] = [name.span().start, value.span().start].map(start);
        let has_header = array
            .first()
            .is_some_and(|first| start(first.span().start) == bracket);
        let (line, _) = self.text.line_around(key);
        key < bracket
            && !has_header
            && self.text_at(value.span().start).starts_with('[')
            && !self.has_error(line, bracket)
            && array.iter().any(|element| self.is_sound_element(element))
    }

    /// Whether an element of an array was read correctly.
    pub(crate) fn is_sound_element(&self, element: &TomlSpanned<DeValue<'_>>) -> bool {
        if self.errors.is_empty() {
            return true;
        }
        let [start, end] =
            [element.span().start, element.span().end].map(|offset| self.repair.original(offset));
        if !element.get_ref().is_table() {
            let (first, _) = self.text.line_around(start);
            let (_, last) = self.text.line_around(end);
            return self.brackets.are_closed_around(start) && !self.has_error(first, last);
        }
        let is_header = self.headers.binary_search(&start).is_ok();
        let entry = self.brackets.entry_around(start);
        is_header || entry.is_some_and(|(brace, _)| brace == start)
    }

    /// Whether the text has no syntax error.
    pub(crate) fn is_whole(&self) -> bool {
        self.errors.is_empty()
    }

    /// Whether there is a syntax error between this header and the next, or in these braces.
    pub(crate) fn is_damaged_entry(&self, header: Span) -> bool {
        match self.end_of_braces(header) {
            Some(end) => self.has_error(header.start + 1, end),
            None => self.has_error(header.start, self.next_header(header) - 1),
        }
    }

    /// Whether the text may have more keys in these braces than were read.
    pub(crate) fn may_lack_keys(&self, braces: Span) -> bool {
        self.end_of_braces(braces).is_some() && self.is_damaged_entry(braces)
    }

    /// The offset of the closing brace of an entry without a header.
    fn end_of_braces(&self, entry: Span) -> Option<usize> {
        let end = self.brackets.end_of(entry.start);
        end.filter(|_| self.headers.binary_search(&entry.start).is_err())
    }

    fn next_header(&self, header: Span) -> usize {
        let next = self.headers.partition_point(|&start| start <= header.start);
        self.headers.get(next).copied().unwrap_or(usize::MAX)
    }

    fn has_error(&self, first: usize, last: usize) -> bool {
        let at = self.errors.partition_point(|&error| error < first);
        self.errors.get(at).is_some_and(|&error| error <= last)
    }
}

/// Whether an offset is in the line of a header.
fn is_header(source: &Source, offset: usize) -> bool {
    let (start, end) = source.line_around(offset);
    let line = source.text.get(start..end).unwrap_or_default();
    line.trim_start().starts_with('[')
}

fn headers(root: &DeTable<'_>, repair: &Repair, text: &str) -> Vec<usize> {
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
    // A table in braces has no header, and neither has the table of a dotted key.
    headers.retain(|header| {
        text.get(*header..)
            .is_some_and(|text| text.starts_with('['))
    });
    sort_offsets(&mut headers);
    headers
}
