//! TOML to entries: the right keys with values of the right type, each with its place.
//!
//! What is wrong with the TOML itself, with a key or with a type is said here. What a value may be is the business of
//! [`check`](crate::check).

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{self, Diagnostic, Table};
use crate::source::{Source, Span, Spanned};
use crate::vocabulary::{
    CODE_KEYS, Choice, LOCALE_KEYS, RANGE_KEYS, Reconnect, SPEC_KEYS, SentBy, Session,
    TRANSLATED_KEYS,
};

/// A key of an entry: left out, there but unusable (and already reported), or given.
#[derive(Clone, Debug, Default)]
pub(crate) enum Key<T> {
    #[default]
    Absent,
    Broken,
    Given(Spanned<T>),
}

impl<T> Key<T> {
    pub(crate) fn given(&self) -> Option<&Spanned<T>> {
        match self {
            Self::Given(at) => Some(at),
            Self::Absent | Self::Broken => None,
        }
    }

    pub(crate) fn value(&self) -> Option<&T> {
        self.given().map(|at| &at.value)
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    pub(crate) fn take_if_absent(&mut self, other: &Self)
    where
        T: Clone,
    {
        if self.is_absent() {
            self.clone_from(other);
        }
    }

    pub(crate) fn replace_with(&mut self, newer: Self) {
        if matches!(newer, Self::Given(_)) {
            *self = newer;
        }
    }
}

/// A spec file as it is written.
#[derive(Debug)]
pub(crate) struct SpecFile {
    /// The index of its text.
    pub(crate) source: usize,
    pub(crate) category: Key<String>,
    pub(crate) extends: Vec<Spanned<String>>,
    pub(crate) locales: Vec<Spanned<String>>,
    pub(crate) codes: Vec<CodeEntry>,
    pub(crate) ranges: Vec<RangeEntry>,
}

/// A `[[code]]`.
#[derive(Clone, Debug)]
pub(crate) struct CodeEntry {
    pub(crate) header: Span,
    pub(crate) is_damaged: bool,
    pub(crate) value: Key<i64>,
    pub(crate) name: Key<String>,
    pub(crate) reason: Key<String>,
    pub(crate) facts: Facts,
}

/// A `[[range]]`.
#[derive(Clone, Debug)]
pub(crate) struct RangeEntry {
    pub(crate) header: Span,
    pub(crate) is_damaged: bool,
    pub(crate) first: Key<i64>,
    pub(crate) last: Key<i64>,
    pub(crate) facts: Facts,
}

/// What codes and ranges have in common.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    pub(crate) title: Key<String>,
    pub(crate) description: Key<String>,
    pub(crate) seen_when: Key<String>,
    pub(crate) how_to_fix: Key<String>,
    pub(crate) sent_by: Key<SentBy>,
    pub(crate) reconnect: Key<Reconnect>,
    pub(crate) session: Key<Session>,
    pub(crate) reference: Key<String>,
    pub(crate) deprecated: Key<String>,
}

/// A locale file as it is written.
#[derive(Debug)]
pub(crate) struct LocaleFile {
    pub(crate) language: Key<String>,
    pub(crate) category: Key<String>,
    pub(crate) headings: Vec<(Spanned<String>, Spanned<String>)>,
    pub(crate) templates: Vec<(Spanned<String>, Spanned<String>)>,
    pub(crate) codes: Vec<(Spanned<String>, TranslatedCode)>,
    pub(crate) header: Span,
    pub(crate) is_damaged: bool,
}

/// A `[1015]` of a locale file.
#[derive(Debug)]
pub(crate) struct TranslatedCode {
    pub(crate) title: Key<String>,
    pub(crate) description: Key<String>,
    pub(crate) seen_when: Key<String>,
    pub(crate) how_to_fix: Key<String>,
}

/// Reads a spec file; what cannot be read is left out and reported.
pub(crate) fn spec_file(source: &Source, at: usize, diagnostics: &mut Vec<Diagnostic>) -> SpecFile {
    let document = Document::parse(source, at, diagnostics);
    let root = document.table.get_ref();
    let mut keys = Keys::new(
        &document,
        root,
        Table {
            name: "a spec",
            keys: SPEC_KEYS,
        },
        diagnostics,
    );
    let category = keys.text("category");
    let extends = keys.paths("extends", "a path or a list of paths");
    let locales = keys.paths("locales", "a list of paths");
    let codes = keys.tables("code");
    let ranges = keys.tables("range");
    keys.finish();
    SpecFile {
        source: at,
        category,
        extends,
        locales,
        codes: codes
            .into_iter()
            .map(|table| code_entry(&document, table, diagnostics))
            .collect(),
        ranges: ranges
            .into_iter()
            .map(|table| range_entry(&document, table, diagnostics))
            .collect(),
    }
}

fn code_entry(
    document: &Document<'_>,
    (header, table): Entry<'_, '_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> CodeEntry {
    let mut keys = Keys::new(
        document,
        table,
        Table {
            name: "a `[[code]]`",
            keys: CODE_KEYS,
        },
        diagnostics,
    );
    let entry = CodeEntry {
        header,
        is_damaged: document.is_damaged_entry(header),
        value: keys.integer("value"),
        name: keys.text("name"),
        reason: keys.text("reason"),
        facts: facts(&mut keys),
    };
    keys.finish();
    entry
}

fn range_entry(
    document: &Document<'_>,
    (header, table): Entry<'_, '_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> RangeEntry {
    let mut keys = Keys::new(
        document,
        table,
        Table {
            name: "a `[[range]]`",
            keys: RANGE_KEYS,
        },
        diagnostics,
    );
    let entry = RangeEntry {
        header,
        is_damaged: document.is_damaged_entry(header),
        first: keys.integer("first"),
        last: keys.integer("last"),
        facts: facts(&mut keys),
    };
    keys.finish();
    entry
}

fn facts(keys: &mut Keys<'_, '_, '_>) -> Facts {
    Facts {
        title: keys.text("title"),
        description: keys.text("description"),
        seen_when: keys.text("seen_when"),
        how_to_fix: keys.text("how_to_fix"),
        sent_by: keys.choice("sent_by"),
        reconnect: keys.choice("reconnect"),
        session: keys.choice("session"),
        reference: keys.text("reference"),
        deprecated: keys.text("deprecated"),
    }
}

/// Reads a locale file; what cannot be read is left out and reported.
pub(crate) fn locale_file(
    source: &Source,
    at: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> LocaleFile {
    let document = Document::parse(source, at, diagnostics);
    let root = document.table.get_ref();
    let mut keys = Keys::new(
        &document,
        root,
        Table {
            name: "a locale",
            keys: LOCALE_KEYS,
        },
        diagnostics,
    );
    let language = keys.text("language");
    let category = keys.text("category");
    let headings = keys.texts("headings");
    let templates = keys.texts("templates");
    let codes = keys.numbered_tables();
    keys.finish();
    let codes = codes.into_iter().map(|(code, table)| {
        let mut keys = Keys::new(
            &document,
            table,
            Table {
                name: "a translated code",
                keys: TRANSLATED_KEYS,
            },
            diagnostics,
        );
        let translated = TranslatedCode {
            title: keys.text("title"),
            description: keys.text("description"),
            seen_when: keys.text("seen_when"),
            how_to_fix: keys.text("how_to_fix"),
        };
        keys.finish();
        (code, translated)
    });
    LocaleFile {
        language,
        category,
        headings,
        templates,
        codes: codes.collect(),
        header: Span {
            source: at,
            start: 0,
            end: 0,
        },
        is_damaged: !document.errors.is_empty(),
    }
}

/// A TOML text, with the places where it is not TOML.
struct Document<'s> {
    text: &'s Source,
    source: usize,
    table: TomlSpanned<DeTable<'s>>,
    /// Offsets, in order. The parser goes on behind them with values of its own invention, of which nothing may be said.
    errors: Vec<usize>,
    /// Where the tables of the root start.
    headers: Vec<usize>,
}

type Entry<'d, 's> = (Span, &'d DeTable<'s>);

impl<'s> Document<'s> {
    fn parse(source: &'s Source, at: usize, diagnostics: &mut Vec<Diagnostic>) -> Self {
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

    /// Reports what is not TOML: one error a line, and where a bracket is open only that, since all that follows is swallowed.
    fn report(&self, errors: &[toml::de::Error], diagnostics: &mut Vec<Diagnostic>) {
        // A text that is no TOML at all has an error on each of its lines.
        const ENOUGH: usize = 1000;
        let (mut lines, mut open) = (Vec::new(), Vec::new());
        for error in errors.iter().take(ENOUGH) {
            let span = error.span().unwrap_or(0..0);
            let entry = self.headers.partition_point(|&header| header <= span.start);
            let is_bracket =
                error.message().contains("array") || error.message().contains("inline table");
            let (line, _) = self.text.line_around(span.start);
            if open.contains(&entry) || lines.contains(&line) {
                continue;
            }
            lines.push(line);
            if is_bracket {
                open.push(entry);
            }
            let says = match error.message() {
                unquoted if unquoted.starts_with("string values must be quoted") => {
                    if span.is_empty() {
                        "a value is missing"
                    } else {
                        "a string must be quoted"
                    }
                }
                says => says,
            };
            diagnostics.push(diagnostic::syntax(says, self.span(span)));
        }
    }

    fn span(&self, span: core::ops::Range<usize>) -> Span {
        Span {
            source: self.source,
            start: span.start,
            end: span.end,
        }
    }

    /// Whether the lines from a key to the end of its value are TOML.
    fn is_sound(&self, key: usize, value_end: usize) -> bool {
        // Almost every document is sound as a whole, and looking for lines takes time in a long one.
        if self.errors.is_empty() {
            return true;
        }
        let (first, _) = self.text.line_around(key);
        let (_, last) = self.text.line_around(value_end);
        // A value that the parser invented may end before its key.
        value_end > key && !self.has_error(first, last)
    }

    /// Whether something between this header and the next could not be read.
    fn is_damaged_entry(&self, header: Span) -> bool {
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

/// What stands behind a key.
enum Value<'d, 's> {
    Absent,
    /// Something that is not TOML.
    Damaged,
    Sound(&'d TomlSpanned<DeValue<'s>>),
}

/// Takes the values of known keys out of a table, and reports the keys that are unknown.
struct Keys<'d, 's, 'p> {
    document: &'d Document<'s>,
    table: &'d DeTable<'s>,
    known: Table,
    diagnostics: &'p mut Vec<Diagnostic>,
    takes_numbers: bool,
}

impl<'d, 's, 'p> Keys<'d, 's, 'p> {
    fn new(
        document: &'d Document<'s>,
        table: &'d DeTable<'s>,
        known: Table,
        diagnostics: &'p mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            document,
            table,
            known,
            diagnostics,
            takes_numbers: false,
        }
    }

    fn value(&self, key: &str) -> Value<'d, 's> {
        match self.table.get_key_value(key) {
            None => Value::Absent,
            Some((at, value)) if self.document.is_sound(at.span().start, value.span().end) => {
                Value::Sound(value)
            }
            Some(_) => Value::Damaged,
        }
    }

    fn wrong_type(&mut self, key: &str, expected: &str, value: &TomlSpanned<DeValue<'_>>) {
        let span = self.document.span(value.span());
        self.diagnostics.push(diagnostic::wrong_type(
            key,
            expected,
            value.get_ref().type_str(),
            span,
        ));
    }

    fn string(
        &mut self,
        key: &str,
        value: &TomlSpanned<DeValue<'_>>,
        expected: &str,
    ) -> Option<Spanned<String>> {
        let span = self.document.span(value.span());
        if let DeValue::String(text) = value.get_ref() {
            Some(Spanned {
                value: text.clone().into_owned(),
                span,
            })
        } else {
            self.wrong_type(key, expected, value);
            None
        }
    }

    fn text(&mut self, key: &str) -> Key<String> {
        match self.value(key) {
            Value::Absent => Key::Absent,
            Value::Damaged => Key::Broken,
            Value::Sound(value) => self
                .string(key, value, "a string")
                .map_or(Key::Broken, Key::Given),
        }
    }

    fn integer(&mut self, key: &str) -> Key<i64> {
        match self.value(key) {
            Value::Absent => Key::Absent,
            Value::Damaged => Key::Broken,
            Value::Sound(value) => {
                if let DeValue::Integer(integer) = value.get_ref() {
                    // A number too long for any type is out of every bound all the same.
                    let far = if integer.as_str().starts_with('-') {
                        i64::MIN
                    } else {
                        i64::MAX
                    };
                    let number =
                        i64::from_str_radix(integer.as_str(), integer.radix()).unwrap_or(far);
                    Key::Given(Spanned {
                        value: number,
                        span: self.document.span(value.span()),
                    })
                } else {
                    self.wrong_type(key, "an integer", value);
                    Key::Broken
                }
            }
        }
    }

    fn choice<T: Choice>(&mut self, key: &str) -> Key<T> {
        let Key::Given(word) = self.text(key) else {
            return if self.table.contains_key(key) {
                Key::Broken
            } else {
                Key::Absent
            };
        };
        if let Some((_, value)) = T::WORDS.iter().find(|(known, _)| *known == word.value) {
            return Key::Given(Spanned {
                value: *value,
                span: word.span,
            });
        }
        let words: Vec<&str> = T::WORDS.iter().map(|(word, _)| *word).collect();
        self.diagnostics
            .push(diagnostic::unknown_value(key, &word, &words));
        Key::Broken
    }

    /// A path, or an array of them.
    fn paths(&mut self, key: &str, expected: &str) -> Vec<Spanned<String>> {
        match self.value(key) {
            Value::Absent | Value::Damaged => Vec::new(),
            Value::Sound(value) => match value.get_ref() {
                DeValue::Array(array) => array
                    .iter()
                    .filter_map(|path| self.string(key, path, expected))
                    .collect(),
                _ => self.string(key, value, expected).into_iter().collect(),
            },
        }
    }

    /// The tables of an array of tables, in the order of the file.
    fn tables(&mut self, key: &str) -> Vec<Entry<'d, 's>> {
        let Value::Sound(value) = self.value(key) else {
            return Vec::new();
        };
        let expected = format!("an array of tables, each with the header `[[{key}]]`");
        let array = match value.get_ref() {
            DeValue::Array(array) => array,
            DeValue::Table(table) => {
                // `[code]` for `[[code]]` is a mistake, and its keys are meant all the same.
                self.wrong_type(key, &expected, value);
                return vec![(self.document.span(value.span()), table)];
            }
            _ => {
                self.wrong_type(key, &expected, value);
                return Vec::new();
            }
        };
        let mut tables = Vec::with_capacity(array.len());
        for entry in array {
            match entry.get_ref() {
                DeValue::Table(table) => tables.push((self.document.span(entry.span()), table)),
                _ => self.wrong_type(key, &expected, entry),
            }
        }
        tables
    }

    /// A table of strings, in alphabetical order, with the places of the keys.
    fn texts(&mut self, key: &str) -> Vec<(Spanned<String>, Spanned<String>)> {
        let Value::Sound(value) = self.value(key) else {
            return Vec::new();
        };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(key, "a table of strings", value);
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(table.len());
        for (name, value) in table {
            if !self.document.is_sound(name.span().start, value.span().end) {
                continue;
            }
            let name = Spanned {
                value: name.get_ref().clone().into_owned(),
                span: self.document.span(name.span()),
            };
            if let Some(text) = self.string(&name.value, value, "a string") {
                texts.push((name, text));
            }
        }
        texts
    }

    /// The tables whose header is a number, in alphabetical order.
    fn numbered_tables(&mut self) -> Vec<(Spanned<String>, &'d DeTable<'s>)> {
        self.takes_numbers = true;
        let mut tables = Vec::new();
        for (name, value) in self
            .table
            .iter()
            .filter(|(name, _)| is_number(name.get_ref()))
        {
            match value.get_ref() {
                DeValue::Table(table) => {
                    let span = self.document.span(name.span());
                    tables.push((
                        Spanned {
                            value: name.get_ref().clone().into_owned(),
                            span,
                        },
                        table,
                    ));
                }
                _ => self.wrong_type(name.get_ref(), "a table of translated texts", value),
            }
        }
        tables
    }

    /// Reports the keys that nobody knows.
    fn finish(self) {
        for (name, value) in self.table {
            let is_known = self.known.keys.contains(&name.get_ref().as_ref())
                || (self.takes_numbers && is_number(name.get_ref()));
            if !is_known && self.document.is_sound(name.span().start, value.span().end) {
                self.diagnostics.push(diagnostic::unknown_key(
                    name.get_ref(),
                    self.known,
                    self.document.span(name.span()),
                ));
            }
        }
    }
}

fn is_number(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}
