//! A TOML text as a document, even if parts of it are not TOML.
//!
//! After a mistake, the parser of the `toml` crate may read values that are not in the text. This file tells which values are sound,
//! that is, read as they are written. The [`recovery`] tells where the mistakes are.

use core::cell::OnceCell;
use core::ops::Range;

use toml::Spanned as TomlSpanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::diagnostic::Diagnostic;
use crate::nearest::nearest;
use crate::recovery::{self, FileKeys, Recovery, Repair};
use crate::sort::sort_offsets;
use crate::source::{Source, Span};

/// A TOML text and the table that was read from it.
pub(crate) struct Document<'s> {
    source: &'s Source,
    /// The index of the source.
    index: usize,
    pub(crate) table: TomlSpanned<DeTable<'s>>,
    /// The starts of the headers of the tables in the root, in order.
    headers: Vec<usize>,
    recovery: Recovery<'s>,
}

/// A table of an array of tables, and the span of its header, or of its braces.
pub(crate) type Entry<'d, 's> = (Span, &'d DeTable<'s>);

impl<'s> Document<'s> {
    /// Parses a text and reports the mistakes of its syntax. If the text has any, the repaired text is put into the empty cell.
    pub(crate) fn parse(
        source: &'s Source,
        index: usize,
        keys: FileKeys<'_>,
        repaired: &'s OnceCell<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let (mut table, errors) = DeTable::parse_recoverable(&source.text);
        let mut recovery = Recovery::default();
        // Most documents have no error.
        if !errors.is_empty() {
            let recovered = recovery::recover(source, index, &errors, keys, repaired, diagnostics);
            recovery = recovered.0;
            table = recovered.1.unwrap_or(table);
        }
        let text = repaired.get().unwrap_or(&source.text);
        Self {
            source,
            index,
            headers: headers(table.get_ref(), &recovery.repair, text),
            table,
            recovery,
        }
    }

    /// A span in the original text, for one in the text that the parser read.
    pub(crate) fn span(&self, span: Range<usize>) -> Span {
        Span::new(
            self.index,
            self.original(span.start)..self.original(span.end),
        )
    }

    /// An offset in the original text.
    fn original(&self, offset: usize) -> usize {
        self.recovery.repair.original(offset)
    }

    /// Where a key of the root stands.
    pub(crate) fn key(&self, key: &str) -> Option<Span> {
        let (key, _) = self.table.get_ref().get_key_value(key)?;
        Some(self.span(key.span()))
    }

    /// Whether the key that begins at this offset stands in the header of one table, which is read as one of several.
    pub(crate) fn is_one_of_several(&self, key: usize) -> bool {
        let key = self.recovery.repair.original(key);
        let mut headers = self.recovery.repair.headers.iter();
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
        let [start, end] =
            [start, end].map(|end| self.recovery.lost.partition_point(|&lost| lost < end));
        let mut lost = self.recovery.lost[start..end].iter();
        let is_meant = |lost: &usize| {
            // No key is longer.
            const FAR: usize = 80;
            let written = self.source.text.get(*lost..).unwrap_or_default();
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
            let at = self.recovery.layout.statement_at(*lost);
            let before = at.and_then(|at| self.recovery.layout.statements.get(at.checked_sub(1)?));
            let is_rest = before
                .is_some_and(|before| self.recovery.lost.binary_search(&before.span.start).is_ok());
            !is_rest && self.source.text[*lost..].starts_with('=')
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
            let entry = self.recovery.layout.entry_around(error);
            if entry.is_some_and(|entry| entry.start < error && is_read(entry.start)) {
                return true;
            }
            let statement = self.recovery.layout.statement_at(error);
            if statement.is_some() && statement == harmless {
                return true;
            }
            harmless = statement;
            let span = statement.map(|at| self.recovery.layout.statements[at].span.clone());
            let written = span.and_then(|span| self.source.text.get(span));
            let written = written.unwrap_or_default();
            // Where brackets over several lines were meant to end, nobody knows.
            let is_open = written.contains('\n') && written.contains(['[', '{']);
            let key = key_of(written).filter(|_| !is_open);
            key.is_some_and(&is_harmless)
        };
        !self.recovery.layout.strings.are_faulty()
            && self.recovery.damage.iter().copied().all(is_harmless)
    }

    /// What stands from this offset on.
    pub(crate) fn text_at(&self, offset: usize) -> &str {
        let offset = self.original(offset);
        self.source.text.get(offset..).unwrap_or_default()
    }

    /// The value of a string that runs over lines which end with a carriage return too: the same as in a file without them, or
    /// a program built from a checkout on Windows would send another reason. An escape stays what it is.
    pub(crate) fn string_with_line_feeds(&self, span: Span) -> Option<String> {
        let written = self.source.text.get(span.start..span.end)?;
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
        if self.recovery.damage.is_empty() {
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
        let [start, end] = [start, end].map(|offset| self.original(offset));
        if let Some(entry) = self.recovery.layout.entry_around(start) {
            // Other entries may stand in the same line. What is behind a mistake in the same entry may not be in the text.
            return !is_made_up && !self.has_error(entry.start + 1, end);
        }
        let (first, _) = self.source.line_around(start);
        let (_, last) = self.source.line_around(end);
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
        let start = |offset: usize| self.original(offset);
        let [key, bracket] = [name.span().start, value.span().start].map(start);
        let has_header = array
            .first()
            .is_some_and(|first| start(first.span().start) == bracket);
        let (line, _) = self.source.line_around(key);
        key < bracket
            && !has_header
            && self.text_at(value.span().start).starts_with('[')
            && !self.has_error(line, bracket)
            && array.iter().any(|element| self.is_sound_element(element))
    }

    /// Whether an element of an array was read as it is written.
    pub(crate) fn is_sound_element(&self, element: &TomlSpanned<DeValue<'_>>) -> bool {
        if self.recovery.damage.is_empty() {
            return true;
        }
        let [start, end] =
            [element.span().start, element.span().end].map(|offset| self.original(offset));
        if !element.get_ref().is_table() {
            let (first, _) = self.source.line_around(start);
            let (_, last) = self.source.line_around(end);
            return !self.has_error(first, last);
        }
        let is_header = self.headers.binary_search(&start).is_ok();
        let entry = self.recovery.layout.entry_around(start);
        is_header || entry.is_some_and(|entry| entry.start == start)
    }

    /// Whether the whole text is TOML.
    pub(crate) fn is_whole(&self) -> bool {
        self.recovery.damage.is_empty()
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
        let braces = self.recovery.layout.entry_around(entry.start)?;
        (braces.start == entry.start).then_some(braces.end)
    }

    fn next_header(&self, header: Span) -> usize {
        let next = self.headers.partition_point(|&start| start <= header.start);
        self.headers.get(next).copied().unwrap_or(usize::MAX)
    }

    fn has_error(&self, first: usize, last: usize) -> bool {
        let at = self.recovery.damage.partition_point(|&error| error < first);
        self.recovery
            .damage
            .get(at)
            .is_some_and(|&error| error <= last)
    }
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
