//! A TOML text as a document, also where parts of it are not TOML.
//!
//! The parser of the `toml` crate goes on after a mistake, with values that nobody wrote. This file knows which parts of a
//! document are as they were written, and decides so from spans and from the brackets of the text alone.

use core::cell::OnceCell;

use toml::Spanned as TomlSpanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::diagnostic::Diagnostic;
use crate::known_keys;
use crate::layout::{Header, Layout, Part};
use crate::messages;
use crate::messages::values::Instead;
use crate::nearest::nearest;
use crate::repair::{Mistake, Repair, Said};
use crate::sort::{sort_by_span, sort_offsets};
use crate::source::{Source, Span};
use crate::statements::Words;

/// A TOML text, with the offsets where it is not TOML.
pub(crate) struct Document<'s> {
    text: &'s Source,
    source: usize,
    pub(crate) table: TomlSpanned<DeTable<'s>>,
    /// Offsets, in order. What the parser reads after one of them may not be in the text.
    errors: Vec<usize>,
    /// Where the tables of the root with a header start.
    headers: Vec<usize>,
    /// That of a text with errors.
    layout: Layout<'s>,
    repair: Repair<'s>,
    /// Where keys stand of which nobody knows the value, in order: in lines that are not read, or twice in a table.
    lost: Vec<usize>,
}

/// A table of an array of tables, and the span of its header, or of its braces.
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
        let (table, errors) = DeTable::parse_recoverable(&source.text);
        let mut document = Self {
            text: source,
            source: at,
            headers: Vec::new(),
            table,
            errors: Vec::new(),
            layout: Layout::default(),
            lost: Vec::new(),
            repair: Repair::default(),
        };
        // Almost every document is sound as a whole.
        if !errors.is_empty() {
            document.recover(&errors, readable, arrays, known, diagnostics);
        }
        let text = readable.get().unwrap_or(&source.text);
        document.headers = headers(document.table.get_ref(), &document.repair, text);
        document
    }

    /// Reads what can be read of a text with errors, and reports them.
    fn recover(
        &mut self,
        errors: &[toml::de::Error],
        readable: &'s OnceCell<String>,
        arrays: &[&'static str],
        known: &[&'static str],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let is_table = |key: &str| {
            let is_known = arrays.contains(&key) || known_keys::is_table(key, !known.is_empty());
            is_known.then_some(arrays.contains(&key))
        };
        self.layout = Layout::of(
            &self.text.text,
            &Words {
                is_root: &|key| known.contains(&key),
                header: &is_table,
            },
        );
        let mut mistakes: Vec<_> = errors
            .iter()
            .map(|error| self.repair.mistake(error))
            .collect();
        let repair = Repair::of(&mistakes, &self.text.text, &self.layout, arrays, known);
        let ours = core::mem::take(&mut self.layout.mistakes);
        if let Some((text, repair)) = repair {
            let (table, errors) = DeTable::parse_recoverable(readable.get_or_init(|| text));
            self.table = table;
            mistakes = repair.found_before(mistakes);
            mistakes.extend(errors.iter().map(|error| repair.mistake(error)));
            self.repair = repair;
        }
        mistakes.splice(0..0, ours);
        sort_by_span(&mut mistakes, |mistake| {
            let start = mistake.span.start;
            Some(Span::new(0, start..start))
        });
        let duplicates = mistakes.iter().filter(|mistake| mistake.is_duplicate());
        let duplicates = duplicates.map(|mistake| mistake.span.start);
        // Not the key of a header, which has no value that was meant to be another.
        let duplicates = duplicates.filter(|offset| !is_header(self.text, *offset));
        self.lost = self.repair.lost.iter().copied().chain(duplicates).collect();
        sort_offsets(&mut self.lost);
        self.errors = mistakes
            .iter()
            .filter_map(|mistake| mistake.damage)
            .collect();
        sort_offsets(&mut self.errors);
        let open_text = self.report(&mistakes, diagnostics);
        self.errors.extend(open_text);
        sort_offsets(&mut self.errors);
        self.report_headers(&mistakes, arrays, diagnostics);
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
                |mistake: &Mistake| mistake.is_duplicate() && span.contains(&mistake.span.start);
            if !mistakes.iter().any(is_reported) {
                diagnostics.push(messages::values::wrong_type(
                    key,
                    &messages::keys::an_array_of_tables(key),
                    "table",
                    &Instead::Header(&format!("[[{key}]]")),
                    self.raw_span(span.clone()),
                ));
            }
        }
    }

    /// Reports what is not TOML, once in each part of the text. Gives the offset of a text without an end, whose value is not
    /// what was meant.
    fn report(&self, mistakes: &[Mistake], diagnostics: &mut Vec<Diagnostic>) -> Option<usize> {
        // A text that is no TOML at all has an error on each of its lines.
        const ENOUGH: usize = 1000;
        let mut last = None;
        let (mut twice, mut is_said) = (None, false);
        // The last statement that is no TOML, or goes on with one, and whether a string in it has no end.
        let (mut faulty, mut is_string_open) = (None, false);
        let mistakes = &mistakes[..mistakes.len().min(ENOUGH)];
        for (index, mistake) in mistakes.iter().enumerate() {
            let start = mistake.span.start;
            let part = self.part_of(mistake);
            let at = self.layout.statement_at(start);
            if let (Some(at), Some(before)) = (at, faulty) {
                let is_next = (before..=before + 1).contains(&at);
                let statement = &self.layout.statements[at];
                let written = self
                    .text
                    .text
                    .get(statement.span.clone())
                    .unwrap_or_default();
                let is_rest_of_string = is_string_open && at > before && !written.contains('=');
                if is_next && (statement.is_rest || is_rest_of_string) {
                    faulty = Some(at);
                    continue;
                }
            }
            faulty = at.or(faulty);
            if last == Some(part) {
                continue;
            }
            if mistake.is_duplicate() {
                // The keys of a table that stands there twice are no other mistakes, nor are those below a header that is lost.
                let is_in_table = |table: usize| {
                    let between = self.text.text.get(table..start);
                    !between.is_some_and(|between| between.contains("\n["))
                };
                if twice.is_some_and(is_in_table)
                    && !matches!(part, Part::Entry(_))
                    && !is_header(self.text, start)
                {
                    continue;
                }
                twice = Some(start);
            }
            last = Some(part);
            let (line, _) = self.text.line_around(start);
            is_string_open = self.is_open_string(line, start);
            if let Some((begin, end)) = self.layout.long_texts.around(start) {
                let end = end.map(|end| self.raw_span(end));
                let quotes = self.text.text.get(begin.clone()).unwrap_or_default();
                let start = begin.start;
                diagnostics.push(messages::syntax::open_text(
                    quotes,
                    self.raw_span(begin),
                    end,
                ));
                return Some(start);
            }
            // What the brackets tell says more than what the parser made of them.
            let mut same = mistakes[index..]
                .iter()
                .take_while(|other| self.part_of(other) == part);
            let ours = same.find(|other| !matches!(other.said, Said::Parser(_)));
            let mistake = ours.unwrap_or(mistake);
            let comma = match part {
                Part::Entry(_) if ours.is_none() => self.missing_comma_in(part, &mistakes[index..]),
                _ => None,
            };
            let diagnostic = match comma {
                Some(comma) => {
                    messages::syntax::syntax("a comma is missing", self.raw_span(comma..comma))
                }
                None => self.syntax(mistake),
            };
            // Several errors may come of one mistake.
            let is_same = |said: &Diagnostic| {
                said.span() == diagnostic.span() && said.message == diagnostic.message
            };
            if !diagnostics.iter().any(is_same) {
                diagnostics.push(diagnostic);
            }
            is_said = true;
        }
        // What is no TOML is never passed over.
        let first = mistakes.first().filter(|_| !is_said);
        diagnostics.extend(first.map(|mistake| self.syntax(mistake)));
        None
    }

    /// The part of the text that a mistake is in.
    fn part_of(&self, mistake: &Mistake) -> Part {
        // What is wrong with a brace is in its entry.
        let is_brace = matches!(mistake.said, Said::Unclosed(_));
        self.layout.part(mistake.span.start + usize::from(is_brace))
    }

    /// What is said of a mistake.
    fn syntax(&self, mistake: &Mistake) -> Diagnostic {
        let span = mistake.span.clone();
        let message = match &mistake.said {
            Said::OpenString => return messages::syntax::open_string(self.raw_span(span)),
            Said::Grouped(number, separator) => {
                return messages::syntax::grouped(number, separator, self.raw_span(span));
            }
            Said::Unclosed(stop) => return self.unclosed_bracket(span, *stop),
            Said::Ours(message) => return messages::syntax::syntax(message, self.raw_span(span)),
            Said::Parser(message) => message,
        };
        let (line, _) = self.text.line_around(span.start);
        if self.is_open_string(line, span.start) {
            messages::syntax::open_string(self.raw_span(span))
        } else if let Some(colon) = self.colon(line, span.start) {
            messages::syntax::colon(self.raw_span(colon..colon + 1))
        } else if let Some(escape) = self.unknown_escape(&span) {
            let line = self.text.text.get(line..).unwrap_or_default();
            let is_path = line
                .lines()
                .next()
                .is_some_and(|line| line.contains(".toml"));
            let written = self.text.text.get(escape.clone()).unwrap_or_default();
            messages::syntax::unknown_escape(written, is_path, self.raw_span(escape))
        } else if let Some(text) = self.layout.long_texts.before(&self.text.text, span.start) {
            messages::syntax::behind_text(self.raw_span(text), self.raw_span(span))
        } else {
            let message = self.value_mistake(&span).unwrap_or(message);
            messages::syntax::syntax(message, self.raw_span(span))
        }
    }

    /// What has no end, marked where it begins, and where the parser gave up.
    fn unclosed_bracket(
        &self,
        bracket: core::ops::Range<usize>,
        stop: Option<usize>,
    ) -> Diagnostic {
        let is_list = self.text.text.as_bytes().get(bracket.start) == Some(&b'[');
        let (name, end) = if is_list {
            ("a list", "]")
        } else {
            ("an inline table", "}")
        };
        let stop = stop.map(|stop| {
            let next = self
                .text
                .text
                .get(stop..)
                .and_then(|text| text.chars().next());
            self.raw_span(stop..stop + next.map_or(0, char::len_utf8))
        });
        messages::syntax::unclosed(name, end, self.raw_span(bracket), stop)
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
        let before = self.text.text.get(line..offset)?;
        // In an entry, other keys stand before it.
        let start = match self.layout.part(offset) {
            Part::Entry(_) => before.rfind(['{', ',']).map_or(line, |end| line + end + 1),
            Part::Statement(_) => line,
        };
        let (key, value) = self.text.text.get(start..end)?.split_once(':')?;
        let colon = start + key.len();
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

    /// Where a comma is missing in an entry.
    fn missing_comma_in(&self, entry: Part, mistakes: &[Mistake]) -> Option<usize> {
        let mut mistakes = mistakes
            .iter()
            .take_while(|mistake| self.layout.part(mistake.span.start) == entry);
        mistakes.find_map(|mistake| self.missing_comma(mistake.span.clone()))
    }

    /// Where a comma is missing between a value and the next key of an entry, if the parser took the two for one value.
    fn missing_comma(&self, span: core::ops::Range<usize>) -> Option<usize> {
        let behind = self.text.text.get(span.end..)?;
        let (value, _) = self.text.text.get(span.clone())?.split_once([' ', '\t'])?;
        let is_key = behind.trim_start_matches([' ', '\t']).starts_with('=');
        is_key.then_some(span.start + value.len())
    }

    /// What is wrong where a value is expected, if that is where the error is and no value begins there.
    fn value_mistake(&self, span: &core::ops::Range<usize>) -> Option<&'static str> {
        let text = &self.text.text;
        let before = text.get(..span.start)?.trim_end_matches([' ', '\t']);
        let is_word = before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        if is_word && text.get(span.start..)?.starts_with('}') {
            return Some("a key has no value");
        }
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
    /// with this header, or in these braces, or of the root.
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
            // No key is longer.
            const FAR: usize = 80;
            let written = self.text.text.get(*lost..).unwrap_or_default();
            let written = written.chars().take(FAR);
            let written: String = written.take_while(|c| !"=:\r\n".contains(*c)).collect();
            let is_part = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
            let whole: String = written.chars().filter(is_part).collect();
            let mut words = written
                .split(|c: char| !is_part(&c))
                .filter(|word| !word.is_empty());
            if let Some(word) = words.next() {
                return word == key || nearest(&whole, [key]).is_some();
            }
            // A key of which nothing is left may be any, but for one that stands in the line before.
            let at = self.layout.statement_at(*lost);
            let before = at.and_then(|at| self.layout.statements.get(at.checked_sub(1)?));
            let is_rest =
                before.is_some_and(|before| self.lost.binary_search(&before.span.start).is_ok());
            !is_rest && self.text.text[*lost..].starts_with('=')
        };
        lost.any(is_meant)
    }

    /// Whether all that is not TOML costs nothing: it is inside the value of a key of which this is true, or in an entry of
    /// an inline array that was read.
    pub(crate) fn is_whole_but_for(
        &self,
        is_harmless: impl Fn(&str) -> bool,
        is_read: impl Fn(usize) -> bool,
    ) -> bool {
        // The statement that was looked at last.
        let mut harmless = None;
        let is_harmless = |error: usize| {
            let entry = self.layout.entry_around(error);
            if entry.is_some_and(|entry| entry.start < error && is_read(entry.start)) {
                return true;
            }
            let statement = self.layout.statement_at(error);
            if statement.is_some() && statement == harmless {
                return true;
            }
            harmless = statement;
            let span = statement.map(|at| self.layout.statements[at].span.clone());
            let written = span.and_then(|span| self.text.text.get(span));
            let written = written.unwrap_or_default();
            // Where brackets over several lines were meant to end, nobody knows.
            let is_open = written.contains('\n') && written.contains(['[', '{']);
            let key = key_of(written).filter(|_| !is_open);
            key.is_some_and(&is_harmless)
        };
        !self.layout.long_texts.are_faulty() && self.errors.iter().copied().all(is_harmless)
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
        // So is that of a dotted key.
        let end = match value.get_ref() {
            DeValue::Table(table) if !self.text_at(span.start).starts_with(['[', '{']) => {
                let ends = table.values().map(|value| value.span().end);
                ends.max().unwrap_or_default().max(span.end)
            }
            _ => span.end,
        };
        let [start, end] = [start, end].map(|offset| self.repair.original(offset));
        if let Some(entry) = self.layout.entry_around(start) {
            // Other entries may stand in the same line. What is behind a mistake in the same entry may not be in the text.
            return !is_made_up && !self.has_error(entry.start + 1, end);
        }
        let (first, _) = self.text.line_around(start);
        let (_, last) = self.text.line_around(end);
        !is_made_up && !self.has_error(first, last)
    }

    /// Whether a value is an array that is written inline of which some can be read. What is in it is then looked at by itself,
    /// with [`is_sound_element`](Self::is_sound_element).
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

    /// Whether an element of an array was read as it is written.
    pub(crate) fn is_sound_element(&self, element: &TomlSpanned<DeValue<'_>>) -> bool {
        if self.errors.is_empty() {
            return true;
        }
        let [start, end] =
            [element.span().start, element.span().end].map(|offset| self.repair.original(offset));
        if !element.get_ref().is_table() {
            let (first, _) = self.text.line_around(start);
            let (_, last) = self.text.line_around(end);
            return !self.has_error(first, last);
        }
        let is_header = self.headers.binary_search(&start).is_ok();
        let entry = self.layout.entry_around(start);
        is_header || entry.is_some_and(|entry| entry.start == start)
    }

    /// Whether the whole text is TOML.
    pub(crate) fn is_whole(&self) -> bool {
        self.errors.is_empty()
    }

    /// Whether something between this header and the next, or in these braces, could not be read.
    pub(crate) fn is_damaged_entry(&self, header: Span) -> bool {
        match self.end_of_braces(header) {
            Some(end) => self.has_error(header.start + 1, end),
            None => self.has_error(header.start, self.next_header(header) - 1),
        }
    }

    /// Whether keys may have been written in these braces that were not read.
    pub(crate) fn may_lack_keys(&self, braces: Span) -> bool {
        self.end_of_braces(braces).is_some() && self.is_damaged_entry(braces)
    }

    /// Where the braces of an entry without a header are closed.
    fn end_of_braces(&self, entry: Span) -> Option<usize> {
        let braces = self.layout.entry_around(entry.start)?;
        (braces.start == entry.start).then_some(braces.end)
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

/// Whether the line around an offset is that of a header.
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
    // Those in braces have none, nor have those of dotted keys.
    headers.retain(|header| {
        text.get(*header..)
            .is_some_and(|text| text.starts_with('['))
    });
    for header in &mut headers {
        *header = repair.original(*header);
    }
    sort_offsets(&mut headers);
    headers
}

/// The key that a line begins with, if it is no header and the key has no parts.
fn key_of(line: &str) -> Option<&str> {
    let line = line.trim_start_matches([' ', '\t', '\u{feff}', '"', '\'']);
    let end = line.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let (key, behind) = line.split_at(end.unwrap_or(line.len()));
    (!key.is_empty() && !behind.starts_with(['.', '-'])).then_some(key)
}
