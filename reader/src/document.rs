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

/// A table in an array of tables, and the span of its header or of its braces.
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

    /// The span of a key in the root.
    pub(crate) fn key(&self, key: &str) -> Option<Span> {
        let (key, _) = self.table.get_ref().get_key_value(key)?;
        Some(self.span(key.span()))
    }

    /// Whether the key at this offset is in the header of a single table that is read as one of an array of tables.
    pub(crate) fn is_read_as_array(&self, key: usize) -> bool {
        let key = self.original(key);
        let mut headers = self.recovery.repair.headers.iter();
        headers.any(|header| header.span.contains(&key))
    }

    /// Whether a key is in the text and its value is unknown: its statement is not read, or the table has the key twice. The
    /// table is the one with this header or in these braces, or else the root.
    pub(crate) fn has_lost(&self, key: &str, header: Option<Span>) -> bool {
        let lost = &self.recovery.lost;
        let start = header.map_or(0, |header| header.start);
        let end = match header {
            Some(header) => self
                .end_of_braces(header)
                .unwrap_or_else(|| self.next_header(header)),
            None => self.headers.first().copied().unwrap_or(usize::MAX),
        };
        let first = lost.partition_point(|&lost| lost < start);
        let in_table = lost[first..].iter().take_while(|&&lost| lost < end);
        in_table
            .copied()
            .any(|statement| self.may_have_key(statement, key))
    }

    /// Whether the lost statement at this offset may be one of a key.
    fn may_have_key(&self, statement: usize, key: &str) -> bool {
        // No key is longer.
        const MOST_CHARACTERS: usize = 80;
        let text = self.source.text.get(statement..).unwrap_or_default();
        let written = text.chars().take(MOST_CHARACTERS);
        let written: String = written.take_while(|c| !"=:\r\n".contains(*c)).collect();
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let mut words = written.split(|c| !is_part(c));
        if let Some(word) = words.find(|word| !word.is_empty()) {
            let whole: String = written.chars().filter(|c| is_part(*c)).collect();
            return word == key || nearest(&whole, [key]).is_some();
        }
        // The key is missing. It is in the statement before, if that one is lost too. Otherwise it may be any key.
        let layout = &self.recovery.layout;
        let at = layout.statement_at(statement);
        let before = at.and_then(|at| layout.statements.get(at.checked_sub(1)?));
        let is_lost = before
            .is_some_and(|before| self.recovery.lost.binary_search(&before.span.start).is_ok());
        !is_lost && text.starts_with('=')
    }

    /// Whether each mistake of the syntax is in the value of a key for which `is_harmless` returns true, or in an entry of an
    /// inline array for which `is_read` returns true. `is_read` gets the offset of the brace.
    pub(crate) fn is_whole_but_for(
        &self,
        is_harmless: impl Fn(&str) -> bool,
        is_read: impl Fn(usize) -> bool,
    ) -> bool {
        let layout = &self.recovery.layout;
        // The last statement and the last entry that were found harmless. A long one can have many mistakes.
        let (mut harmless, mut harmless_entry) = (None, None);
        let is_harmless = |damage: usize| {
            let entry = layout.entry_around(damage);
            if let Some(entry) = entry.filter(|entry| entry.start < damage) {
                if harmless_entry == Some(entry.start) {
                    return true;
                }
                // A string that lacks a quote may contain another entry.
                let inside = self.source.text.get(entry.start + 1..entry.end);
                let has_another = inside.is_none_or(|inside| inside.contains('{'));
                if is_read(entry.start) && !has_another {
                    harmless_entry = Some(entry.start);
                    return true;
                }
            }
            let Some(at) = layout.statement_at(damage) else {
                return false;
            };
            if harmless == Some(at) {
                return true;
            }
            harmless = Some(at);
            let span = layout.statements[at].span.clone();
            let written = self.source.text.get(span.clone()).unwrap_or_default();
            let value = span.start + written.find('=').map_or(0, |equals| equals + 1);
            let rest = self.source.text.get(damage.max(value)..span.end);
            // Another key may follow on the same line.
            if rest.is_some_and(|rest| rest.trim_start_matches([' ', '=']).contains('=')) {
                return false;
            }
            // The intended end of brackets over several lines is unknown.
            let has_open_end = written.contains('\n') && written.contains(['[', '{']);
            !has_open_end && key_of(written).is_some_and(&is_harmless)
        };
        !layout.strings.are_faulty() && self.recovery.damage.iter().copied().all(is_harmless)
    }

    /// The text from this offset on.
    pub(crate) fn text_at(&self, offset: usize) -> &str {
        let offset = self.original(offset);
        self.source.text.get(offset..).unwrap_or_default()
    }

    /// The value of a string over several lines with line feeds in place of other line ends, if it has any. Escapes are kept.
    ///
    /// A file can have other line ends in a checkout on Windows. The program must send the same reason.
    pub(crate) fn string_with_line_feeds(&self, span: Span) -> Option<String> {
        let written = self.source.text.get(span.start..span.end)?;
        if !written.contains("\r\n") {
            return None;
        }
        let written = written.replace("\r\n", "\n");
        let value = DeValue::parse(&written).ok()?;
        Some(value.get_ref().as_str()?.to_owned())
    }

    /// Whether a key and its value are read as they are written.
    pub(crate) fn is_sound(&self, key: Range<usize>, value: &TomlSpanned<DeValue<'_>>) -> bool {
        // Finding lines takes time in a long text.
        if self.is_whole() {
            return true;
        }
        let span = value.span();
        // A value that is not in the text may end before its key.
        if span.end <= key.start {
            return false;
        }
        let (mut start, mut end) = (key.start, span.end);
        if let DeValue::Table(table) = value.get_ref() {
            // The span of a table is its header, which begins before the key.
            start = start.min(span.start);
            // The span of a table of dotted keys does not include its values.
            if !self.text_at(span.start).starts_with(['[', '{']) {
                let ends = table.values().map(|value| value.span().end);
                end = ends.max().unwrap_or_default().max(end);
            }
        }
        let [start, end] = [start, end].map(|offset| self.original(offset));
        match self.recovery.layout.entry_around(start) {
            // Another entry on the same line has no effect, but a mistake before the key in its own entry has.
            Some(entry) => !self.is_damaged(entry.start + 1, end),
            None => !self.has_damaged_line(start, end),
        }
    }

    /// Whether a value is an inline array with at least one sound element. Its elements can then be checked with
    /// [`is_sound_element`](Self::is_sound_element).
    pub(crate) fn has_elements(
        &self,
        name: &TomlSpanned<DeString<'_>>,
        value: &TomlSpanned<DeValue<'_>>,
    ) -> bool {
        let Some(array) = value.get_ref().as_array() else {
            return false;
        };
        let [key, bracket] = [name.span().start, value.span().start].map(|at| self.original(at));
        // The span of an array of tables with headers begins with its first table.
        let first = array.first().map(|first| self.original(first.span().start));
        let (line, _) = self.source.line_around(key);
        key < bracket
            && first != Some(bracket)
            && self.text_at(value.span().start).starts_with('[')
            && !self.is_damaged(line, bracket)
            && array.iter().any(|element| self.is_sound_element(element))
    }

    /// Whether an element of an array is read as it is written. The keys of a table are then checked by themselves.
    pub(crate) fn is_sound_element(&self, element: &TomlSpanned<DeValue<'_>>) -> bool {
        if self.is_whole() {
            return true;
        }
        let span = element.span();
        let [start, end] = [span.start, span.end].map(|offset| self.original(offset));
        if !element.get_ref().is_table() {
            return !self.has_damaged_line(start, end);
        }
        let entry = self.recovery.layout.entry_around(start);
        self.headers.binary_search(&start).is_ok()
            || entry.is_some_and(|entry| entry.start == start)
    }

    /// Whether the text has no mistake in its syntax.
    pub(crate) fn is_whole(&self) -> bool {
        self.recovery.damage.is_empty()
    }

    /// Whether a mistake of the syntax is in the table with this header, or in these braces.
    pub(crate) fn is_damaged_entry(&self, header: Span) -> bool {
        match self.end_of_braces(header) {
            Some(end) => self.is_damaged(header.start + 1, end),
            None => self.is_damaged(header.start, self.next_header(header) - 1),
        }
    }

    /// Whether these are braces with a mistake, so that some of the keys in them may not be read.
    pub(crate) fn may_lack_keys(&self, braces: Span) -> bool {
        self.end_of_braces(braces).is_some() && self.is_damaged_entry(braces)
    }

    /// The offset of the closing brace of an inline table in an array. `None` for a table with a header.
    fn end_of_braces(&self, entry: Span) -> Option<usize> {
        let braces = self.recovery.layout.entry_around(entry.start)?;
        (braces.start == entry.start).then_some(braces.end)
    }

    /// The offset of the next header of the root.
    fn next_header(&self, header: Span) -> usize {
        let next = self.headers.partition_point(|&start| start <= header.start);
        self.headers.get(next).copied().unwrap_or(usize::MAX)
    }

    /// Whether the lines of these two offsets, or a line between them, have a mistake.
    fn has_damaged_line(&self, start: usize, end: usize) -> bool {
        let (first, _) = self.source.line_around(start);
        let (_, last) = self.source.line_around(end);
        self.is_damaged(first, last)
    }

    /// Whether a mistake is at one of these offsets. Both bounds are included.
    fn is_damaged(&self, first: usize, last: usize) -> bool {
        let damage = &self.recovery.damage;
        let at = damage.partition_point(|&damage| damage < first);
        damage.get(at).is_some_and(|&damage| damage <= last)
    }
}

/// The offsets of the headers of the tables in the root, in order. `text` is the one that the parser read.
fn headers(root: &DeTable<'_>, repair: &Repair<'_>, text: &str) -> Vec<usize> {
    let mut headers: Vec<usize> = Vec::new();
    let mut add = |table: &TomlSpanned<DeValue<'_>>| {
        let start = table.span().start;
        // Inline tables and those of dotted keys have no header.
        let has_header = text.get(start..).is_some_and(|text| text.starts_with('['));
        if table.get_ref().is_table() && has_header {
            headers.push(repair.original(start));
        }
    };
    for value in root.values() {
        match value.get_ref() {
            DeValue::Array(array) => array.iter().for_each(&mut add),
            _ => add(value),
        }
    }
    sort_offsets(&mut headers);
    headers
}

/// The key at the start of a statement. `None` if it has several parts, or if the statement is a header.
fn key_of(statement: &str) -> Option<&str> {
    let statement = statement.trim_start_matches([' ', '\t', '\u{feff}', '"', '\'']);
    let end = statement.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let (key, behind) = statement.split_at(end.unwrap_or(statement.len()));
    (!key.is_empty() && !behind.starts_with(['.', '-'])).then_some(key)
}
