//! Turns a TOML document into entries: known keys with values of the right type, each with its span.
//!
//! Unknown keys and wrong types are reported here. The values are checked in [`check`](crate::check).

use close_codes_vocabulary::{FIRST, Key, LAST, LocaleKey, SpecKey, Table, Takes, VALUE};
use toml::Spanned as TomlSpanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::by_code::{CodeSet, Sorted};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Entry};
use crate::entries::{
    CodeEntry, Facts, List, LocaleFile, NamedText, RangeEntry, Slot, SpecFile, TranslatedEntry,
    UnlistedEntry,
};
use crate::first_of::FirstOf;
use crate::known_keys::{Guess, Home, KnownKeys, Owner, is_number};
use crate::messages;
use crate::messages::values::Instead;
use crate::recovery::FileKeys;
use crate::sort::{sort_by_span, sort_offsets};
use crate::source::{Source, Span, Spanned};
use crate::usable::{usable_bounds, usable_value};

/// Reads a spec file. What cannot be read is reported and left out.
pub(crate) fn spec_file(source: &Source, at: usize, diagnostics: &mut Vec<Diagnostic>) -> SpecFile {
    let repaired = core::cell::OnceCell::new();
    let known = KnownKeys::of(Owner::Spec);
    let file_keys = FileKeys {
        arrays: &ARRAYS,
        of_spec: &known.keys,
    };
    let document = Document::parse(source, at, file_keys, &repaired, diagnostics);
    let mut file = empty_spec(at);
    let is_locale = || {
        let of_spec = SpecKey::ALL.iter().filter(|key| **key != SpecKey::Category);
        has_none(&document, of_spec.map(|key| key.as_str()))
    };
    if let Some(language) = document
        .key(LocaleKey::Language.as_str())
        .filter(|_| is_locale())
    {
        diagnostics.push(messages::keys::locale_for_a_spec(language));
        file.may_lack_entries = true;
        file.may_lack_names = true;
        return file;
    }
    let mut codes = Vec::new();
    let mut ranges = Vec::new();
    let mut unlisted = None;
    let mut keys = Keys::new(&document, document.table.get_ref(), &known, diagnostics);
    for &key in SpecKey::ALL {
        let name = key.as_str();
        let mistakes = keys.diagnostics.len();
        match key {
            SpecKey::Category => file.category = keys.text(name),
            SpecKey::Extends => file.extends = keys.paths(name, "a path or a list of paths"),
            SpecKey::Only => file.only = keys.numbers(name),
            SpecKey::Except => file.except = keys.numbers(name),
            SpecKey::Locales => file.locales = keys.paths(name, A_LIST_OF_PATHS),
            SpecKey::Retired => file.retired = keys.numbers(name),
            SpecKey::Unlisted => unlisted = keys.table(name),
            SpecKey::Code => codes = keys.tables(name, Owner::Code),
            SpecKey::Range => ranges = keys.tables(name, Owner::Range),
        }
        let is_faulty = keys.diagnostics.len() > mistakes;
        file.may_lack_entries |= is_faulty && brings_entries(key);
    }
    file.may_lack_entries |= keys.unknown.iter().any(may_be_entry);
    keys.finish();
    file.has_misplaced_extends = codes
        .iter()
        .chain(&ranges)
        .chain(&unlisted)
        .any(|(_, table)| table.contains_key(SpecKey::Extends.as_str()));
    // A code with the numbers of a range is meant as a range, and the other way round.
    let has_key = |tables: &[Entry<'_, '_>], key: &str| {
        let mut tables = tables.iter();
        tables.any(|(_, table)| table.contains_key(key))
    };
    file.may_lack_entries |=
        has_key(&codes, FIRST) || has_key(&codes, LAST) || has_key(&ranges, VALUE);
    let known = KnownKeys::of(Owner::Code);
    file.codes = codes
        .into_iter()
        .map(|entry| code_entry(&document, entry, &known, diagnostics))
        .collect();
    let known = KnownKeys::of(Owner::Range);
    file.ranges = ranges
        .into_iter()
        .map(|entry| range_entry(&document, entry, &known, diagnostics))
        .collect();
    let known = KnownKeys::of(Owner::Unlisted);
    file.unlisted = unlisted.map(|(header, table)| {
        let mut keys = Keys::new(&document, table, &known, diagnostics).with_header(header);
        let facts = keys.facts(Table::Unlisted);
        keys.finish();
        UnlistedEntry {
            header,
            is_empty: table.is_empty() && !document.is_damaged_entry(header),
            facts,
        }
    });
    let codes = file.codes.iter().map(|code| code.header.start);
    let ranges = file.ranges.iter().map(|range| range.header.start);
    let mut read: Vec<usize> = codes.chain(ranges).collect();
    sort_offsets(&mut read);
    file.may_lack_names = file.may_lack_entries
        || !document.is_whole_but_for(costs_no_name, |start| read.binary_search(&start).is_ok())
        || has_entry_without_name(&file);
    file.may_lack_entries |= !document.is_whole() || has_entry_without_number(&file);
    file
}

/// Whether the value of this key decides which codes and ranges the spec has.
fn brings_entries(key: SpecKey) -> bool {
    match key {
        SpecKey::Extends | SpecKey::Only | SpecKey::Except | SpecKey::Code | SpecKey::Range => true,
        SpecKey::Category | SpecKey::Locales | SpecKey::Retired | SpecKey::Unlisted => false,
    }
}

/// Whether no variant or constant of the enum depends on the value of this key, in any table that may hold it.
fn costs_no_name(key: &str) -> bool {
    match (SpecKey::from_key(key), Key::from_key(key)) {
        (Some(key), _) => !brings_entries(key),
        (None, Some(key)) => key != Key::Name,
        // A code without a usable number has a stand-in.
        (None, None) => key == VALUE,
    }
}

/// Whether an unknown key at the top of a spec may stand for codes or ranges.
fn may_be_entry(unknown: &UnknownKey<'_, '_>) -> bool {
    match unknown.guess {
        _ if unknown.is_taken => false,
        Guess::Key(meant) => SpecKey::from_key(meant).is_some_and(brings_entries),
        Guess::Nothing | Guess::Elsewhere(Home::CodeNumber | Home::RangeNumbers | Home::Number) => {
            true
        }
        Guess::Elsewhere(Home::Spec(_) | Home::Entry(_) | Home::Locale(_)) => {
            unknown.value.get_ref().is_table() || unknown.value.get_ref().is_array()
        }
    }
}

/// Whether an entry has no usable number, or the number of another one, so that the intended number is unknown.
fn has_entry_without_number(file: &SpecFile) -> bool {
    let mut codes = CodeSet::empty();
    let mut ranges = FirstOf::default();
    let mut is_new_code = |code: &CodeEntry| {
        let value = usable_value(&code.value).map(|value| value.value);
        value.is_some_and(|value| codes.insert_range(value, value))
    };
    let mut is_new_range = |range: &RangeEntry| {
        usable_bounds(range).is_some_and(|(first, last)| ranges.is_new(format!("{first}-{last}")))
    };
    !file.codes.iter().all(&mut is_new_code) || !file.ranges.iter().all(&mut is_new_range)
}

/// Whether an entry has an unusable name, or is a range without usable bounds.
fn has_entry_without_name(file: &SpecFile) -> bool {
    let is_broken = |facts: &Facts| matches!(facts.slot(Key::Name), Slot::Broken);
    let mut ranges = file.ranges.iter();
    file.codes.iter().any(|code| is_broken(&code.facts))
        || ranges.any(|range| is_broken(&range.facts) || usable_bounds(range).is_none())
}

fn empty_spec(at: usize) -> SpecFile {
    SpecFile {
        source: at,
        category: Slot::Absent,
        extends: Slot::Absent,
        has_misplaced_extends: false,
        bases: Vec::new(),
        only: Slot::Absent,
        except: Slot::Absent,
        locales: Slot::Absent,
        retired: Slot::Absent,
        unlisted: None,
        codes: Vec::new(),
        ranges: Vec::new(),
        may_lack_entries: false,
        may_lack_names: false,
    }
}

/// Whether a document has none of these keys.
fn has_none(document: &Document<'_>, mut keys: impl Iterator<Item = &'static str>) -> bool {
    !keys.any(|key| document.key(key).is_some())
}

fn code_entry(
    document: &Document<'_>,
    (header, table): Entry<'_, '_>,
    known: &KnownKeys,
    diagnostics: &mut Vec<Diagnostic>,
) -> CodeEntry {
    let mut keys = Keys::new(document, table, known, diagnostics).with_header(header);
    let entry = CodeEntry {
        header,
        is_damaged: document.is_damaged_entry(header),
        is_bare: table.keys().all(|key| *key.get_ref() == VALUE),
        value: keys.integer(VALUE),
        facts: keys.facts(Table::Code),
    };
    keys.finish();
    entry
}

fn range_entry(
    document: &Document<'_>,
    (header, table): Entry<'_, '_>,
    known: &KnownKeys,
    diagnostics: &mut Vec<Diagnostic>,
) -> RangeEntry {
    let mut keys = Keys::new(document, table, known, diagnostics).with_header(header);
    let entry = RangeEntry {
        header,
        is_damaged: document.is_damaged_entry(header),
        is_bare: table
            .keys()
            .all(|key| [FIRST, LAST].contains(&key.get_ref().as_ref())),
        first: keys.integer(FIRST),
        last: keys.integer(LAST),
        facts: keys.facts(Table::Range),
    };
    keys.finish();
    entry
}

/// Reads a locale file. What cannot be read is reported and left out.
pub(crate) fn locale_file(
    source: &Source,
    at: usize,
    named_by: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> LocaleFile {
    let repaired = core::cell::OnceCell::new();
    let file_keys = FileKeys {
        arrays: &[],
        of_spec: &[],
    };
    let document = Document::parse(source, at, file_keys, &repaired, diagnostics);
    let mut file = LocaleFile {
        named_by,
        language: Slot::Absent,
        category: Slot::Absent,
        headings: Vec::new(),
        templates: Vec::new(),
        codes: Vec::new(),
        ranges: Vec::new(),
        empty_tables: Vec::new(),
        header: Span {
            source: at,
            start: 0,
            end: 0,
        },
        is_damaged: !document.is_whole(),
        is_empty: document.is_whole() && has_language_alone(document.table.get_ref()),
    };
    let of_spec = [SpecKey::Extends, SpecKey::Code, SpecKey::Range];
    let of_spec = of_spec.iter().find_map(|key| document.key(key.as_str()));
    let of_locale = LocaleKey::ALL
        .iter()
        .filter(|key| **key != LocaleKey::Category);
    if let (Some(key), true) = (
        of_spec,
        has_none(&document, of_locale.map(|key| key.as_str())),
    ) {
        diagnostics.push(messages::keys::spec_for_a_locale(key));
        file.is_damaged = true;
        return file;
    }
    let known = KnownKeys::of(Owner::Locale);
    let mut keys = Keys::new(&document, document.table.get_ref(), &known, diagnostics);
    for &key in LocaleKey::ALL {
        let name = key.as_str();
        match key {
            LocaleKey::Language => file.language = keys.text(name),
            LocaleKey::Category => file.category = keys.text(name),
            LocaleKey::Headings => file.headings = keys.texts(name, &mut file.empty_tables),
            LocaleKey::Templates => file.templates = keys.texts(name, &mut file.empty_tables),
        }
    }
    let tables = keys.numbered_tables();
    keys.finish();
    let of_code = KnownKeys::of(Owner::TranslatedCode);
    let of_range = KnownKeys::of(Owner::TranslatedRange);
    for (header, table) in tables {
        let is_range = header.value.contains('-');
        let known = if is_range { &of_range } else { &of_code };
        let mut keys = Keys::new(&document, table, known, diagnostics).with_header(header.span);
        let facts = keys.facts(Table::Translation);
        keys.finish();
        let translated = TranslatedEntry {
            is_empty: table.is_empty() && !document.is_damaged_entry(header.span),
            header,
            facts,
        };
        if is_range {
            file.ranges.push(translated);
        } else {
            file.codes.push(translated);
        }
    }
    file
}

fn has_language_alone(table: &DeTable<'_>) -> bool {
    table.len() == 1 && table.contains_key(LocaleKey::Language.as_str())
}

fn is_array_of_tables(value: &DeValue<'_>) -> bool {
    let array = value.as_array();
    array.is_some_and(|array| array.iter().all(|entry| entry.get_ref().is_table()))
}

fn has_any_key(table: &DeTable<'_>, known: &KnownKeys) -> bool {
    table.keys().any(|key| known.contain(key.get_ref()))
}

/// Whether a value is an array that is empty or holds a value that is not a table.
fn is_list(value: &DeValue<'_>) -> bool {
    let array = value.as_array();
    array.is_some_and(|array| array.is_empty() || !is_array_of_tables(value))
}

/// The value of a key.
enum Value<'d, 's> {
    Absent,
    /// The value has a syntax error, or may have been meant for another key.
    Damaged,
    Sound(&'d TomlSpanned<DeValue<'s>>),
}

/// The keys of a spec that take arrays of tables.
const ARRAYS: [&str; 2] = [SpecKey::Code.as_str(), SpecKey::Range.as_str()];

const A_STRING: &str = "a string";
const A_LIST_OF_PATHS: &str = "a list of paths";

/// Takes the values of known keys out of a table, and reports the keys that are unknown.
struct Keys<'d, 's, 'p> {
    document: &'d Document<'s>,
    table: &'d DeTable<'s>,
    known: &'d KnownKeys,
    /// The header of the table, if it is known.
    header: Option<Span>,
    diagnostics: &'p mut Vec<Diagnostic>,
    unknown: Vec<UnknownKey<'d, 's>>,
}

/// A key that the table may not have.
struct UnknownKey<'d, 's> {
    name: &'d TomlSpanned<DeString<'s>>,
    value: &'d TomlSpanned<DeValue<'s>>,
    guess: Guess,
    /// Whether its value is read as the value of the intended key.
    is_taken: bool,
}

impl<'d, 's, 'p> Keys<'d, 's, 'p> {
    fn new(
        document: &'d Document<'s>,
        table: &'d DeTable<'s>,
        known: &'d KnownKeys,
        diagnostics: &'p mut Vec<Diagnostic>,
    ) -> Self {
        // An array of tables can also take the tables with a misspelt header.
        let is_free = |key: &str, value: &DeValue<'_>| {
            let has_tables = known.owner == Owner::Spec && ARRAYS.contains(&key);
            let is_entry = is_array_of_tables(value) || value.is_table();
            !table.contains_key(key) || (has_tables && is_entry)
        };
        let unknown = table
            .iter()
            .filter(|(name, _)| !known.contain(name.get_ref()))
            .map(|(name, value)| UnknownKey {
                name,
                value,
                guess: known.guess(name.get_ref(), |key| is_free(key, value.get_ref())),
                is_taken: false,
            })
            .collect();
        Self {
            document,
            table,
            known,
            header: None,
            diagnostics,
            unknown,
        }
    }

    fn with_header(mut self, header: Span) -> Self {
        self.header = Some(header);
        self
    }

    /// Reads the keys of [`Key`] that the table may have.
    fn facts(&mut self, table: Table) -> Facts {
        let mut facts = Facts::default();
        for key in Key::of(table) {
            let name = key.as_str();
            *facts.slot_mut(key) = match key.takes() {
                Takes::Text { .. } => self.text(name),
                Takes::OneOf { words, .. } => self.word(key, words),
            };
        }
        facts
    }

    /// The value of a key, or the value of an unknown key that was probably meant as this one, if its type is right.
    ///
    /// A misspelt key is not reported as missing too, and the spec keeps the names of its codes: one mistake has one
    /// error.
    fn value(&mut self, key: &str, fits: &dyn Fn(&DeValue<'s>) -> bool) -> Value<'d, 's> {
        let is_lost = self.document.has_lost(key, self.header);
        let Some((name, value)) = self.table.get_key_value(key) else {
            let is_lost = is_lost
                || self
                    .header
                    .is_some_and(|header| self.document.may_lack_keys(header));
            let mut meant = self
                .unknown
                .iter_mut()
                .filter(|unknown| match unknown.guess {
                    Guess::Key(known) => known == key,
                    Guess::Elsewhere(home) => home.in_place_of(self.known.owner).contains(&key),
                    Guess::Nothing => false,
                });
            return match meant.next() {
                None if is_lost => Value::Damaged,
                None => Value::Absent,
                Some(unknown)
                    if fits(unknown.value.get_ref()) && unknown.is_sound(self.document) =>
                {
                    unknown.is_taken = true;
                    Value::Sound(unknown.value)
                }
                Some(_) => Value::Damaged,
            };
        };
        if !is_lost && self.document.is_sound(name.span(), value) {
            Value::Sound(value)
        } else {
            Value::Damaged
        }
    }

    fn wrong_type(
        &mut self,
        key: &str,
        expected: &str,
        value: &TomlSpanned<DeValue<'_>>,
        instead: &Instead<'_>,
    ) {
        let span = self.document.span(value.span());
        self.diagnostics.push(messages::values::wrong_type(
            key,
            expected,
            value.get_ref().type_str(),
            instead,
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
            let with_line_feeds = self.document.string_with_line_feeds(span);
            Some(Spanned {
                value: with_line_feeds.unwrap_or_else(|| text.clone().into_owned()),
                span,
            })
        } else {
            let instead = match value.get_ref() {
                DeValue::Table(_) if expected == A_LIST_OF_PATHS => Instead::List("\"tr.toml\""),
                DeValue::Array(_) | DeValue::Table(_) => Instead::Unknown,
                _ if expected == A_STRING => Instead::Quoted,
                _ => Instead::Unknown,
            };
            self.wrong_type(key, expected, value, &instead);
            None
        }
    }

    fn text(&mut self, key: &str) -> Slot<String> {
        match self.value(key, &DeValue::is_str) {
            Value::Absent => Slot::Absent,
            Value::Damaged => Slot::Broken,
            Value::Sound(value) => self
                .string(key, value, A_STRING)
                .map_or(Slot::Broken, Slot::Given),
        }
    }

    fn word(&mut self, key: Key, words: &'static [&'static str]) -> Slot<String> {
        let name = key.as_str();
        if let Value::Sound(value) = self.value(name, &DeValue::is_str) {
            if !value.get_ref().is_str() {
                self.wrong_type(name, A_STRING, value, &Instead::Word(words));
                return Slot::Broken;
            }
        }
        let slot = self.text(name);
        match slot.given() {
            Some(word) if !words.contains(&word.value.as_str()) => {
                self.diagnostics
                    .push(messages::values::unknown_value(key, word, words));
                Slot::Broken
            }
            _ => slot,
        }
    }

    fn integer(&mut self, key: &str) -> Slot<i64> {
        match self.value(key, &DeValue::is_integer) {
            Value::Absent => Slot::Absent,
            Value::Damaged => Slot::Broken,
            Value::Sound(value) => self
                .number(key, value, "an integer")
                .map_or(Slot::Broken, Slot::Given),
        }
    }

    fn number(
        &mut self,
        key: &str,
        value: &TomlSpanned<DeValue<'_>>,
        expected: &str,
    ) -> Option<Spanned<i64>> {
        let DeValue::Integer(integer) = value.get_ref() else {
            let digits = match value.get_ref() {
                DeValue::Float(float) => float.as_str().replace('.', ""),
                _ => String::new(),
            };
            let instead = match value.get_ref() {
                DeValue::String(text) if text.parse::<u16>().is_ok() => Instead::Number(text),
                DeValue::Float(_) if digits.len() == 4 => Instead::Digits(&digits),
                _ => Instead::Unknown,
            };
            self.wrong_type(key, expected, value, &instead);
            return None;
        };
        // A number that is too long for any integer type is out of bounds.
        let far = if integer.as_str().starts_with('-') {
            i64::MIN
        } else {
            i64::MAX
        };
        Some(Spanned {
            value: i64::from_str_radix(integer.as_str(), integer.radix()).unwrap_or(far),
            span: self.document.span(value.span()),
        })
    }

    /// Reads a path, or an array of paths.
    fn paths(&mut self, key: &str, expected: &str) -> List<String> {
        let value = match self.value(key, &|value| value.is_str() || is_list(value)) {
            Value::Absent => return Slot::Absent,
            Value::Damaged => return Slot::Broken,
            Value::Sound(value) => value,
        };
        let paths: Vec<_> = match value.get_ref() {
            DeValue::Array(array) => array
                .iter()
                .map(|path| self.string(key, path, expected))
                .collect(),
            _ => vec![self.string(key, value, expected)],
        };
        self.list(value, paths)
    }

    /// Reads an array of numbers.
    fn numbers(&mut self, key: &str) -> List<i64> {
        const EXPECTED: &str = "a list of numbers";
        let value = match self.value(key, &is_list) {
            Value::Absent => return Slot::Absent,
            Value::Damaged => return Slot::Broken,
            Value::Sound(value) => value,
        };
        let DeValue::Array(array) = value.get_ref() else {
            let instead = match value.get_ref() {
                DeValue::Integer(number) if number.radix() == 10 => Instead::List(number.as_str()),
                DeValue::String(text) if text.parse::<u16>().is_ok() => Instead::List(text),
                _ => Instead::List("4001, 4002"),
            };
            self.wrong_type(key, EXPECTED, value, &instead);
            return Slot::Broken;
        };
        let numbers: Vec<_> = array
            .iter()
            .map(|number| self.number(key, number, EXPECTED))
            .collect();
        self.list(value, numbers)
    }

    /// The items that could be read. The list is broken if it has items and none could be read.
    fn list<T>(&self, value: &TomlSpanned<DeValue<'_>>, items: Vec<Option<Spanned<T>>>) -> List<T> {
        let was_empty = items.is_empty();
        let value_of_list: Vec<_> = items.into_iter().flatten().collect();
        if value_of_list.is_empty() && !was_empty {
            return Slot::Broken;
        }
        Slot::Given(Spanned {
            value: value_of_list,
            span: self.document.span(value.span()),
        })
    }

    /// Reads a table, with the span of its header.
    fn table(&mut self, key: &str) -> Option<Entry<'d, 's>> {
        let Value::Sound(value) = self.value(key, &DeValue::is_table) else {
            return None;
        };
        if let DeValue::Table(table) = value.get_ref() {
            return Some((self.document.span(value.span()), table));
        }
        let expected = format!("one table, with the header `[{key}]`");
        let header = format!("[{key}]");
        let instead = if value.get_ref().is_array() && self.has_header(value) {
            Instead::Header(&header)
        } else {
            Instead::Inline("{ … }")
        };
        self.wrong_type(key, &expected, value, &instead);
        None
    }

    /// Reads the tables of an array of tables, and those with a misspelt header, in the order of the file.
    fn tables(&mut self, key: &str, owner: Owner) -> Vec<Entry<'d, 's>> {
        let mut tables = self.tables_of_key(key, owner);
        let known = KnownKeys::of(owner);
        for unknown in &mut self.unknown {
            let is_meant = matches!(unknown.guess, Guess::Key(meant) if meant == key);
            if !is_meant || unknown.is_taken || !unknown.is_sound(self.document) {
                continue;
            }
            let entries: &[TomlSpanned<DeValue<'_>>] = match unknown.value.get_ref() {
                DeValue::Array(array) if unknown.is_array_of_tables(self.document) => array,
                DeValue::Table(table) if has_any_key(table, &known) => {
                    core::slice::from_ref(unknown.value)
                }
                _ => continue,
            };
            unknown.is_taken = true;
            let document = self.document;
            let is_sound = |entry: &&TomlSpanned<DeValue<'_>>| document.is_sound_element(entry);
            let entries = entries.iter().filter(is_sound).filter_map(|entry| {
                let table = entry.get_ref().as_table()?;
                Some((self.document.span(entry.span()), table))
            });
            tables.extend(entries);
        }
        sort_by_span(&mut tables, |(header, _)| Some(*header));
        tables
    }

    fn tables_of_key(&mut self, key: &str, owner: Owner) -> Vec<Entry<'d, 's>> {
        let value = match self.table.get_key_value(key) {
            // A mistake in one entry must not hide a mistake in another.
            Some((name, value)) if self.document.has_elements(name, value) => value,
            _ => match self.value(key, &is_array_of_tables) {
                Value::Sound(value) => value,
                Value::Absent | Value::Damaged => return Vec::new(),
            },
        };
        let expected = messages::keys::an_array_of_tables(key);
        let header = format!("[[{key}]]");
        let instead = if self.has_header(value) {
            Instead::Header(&header)
        } else {
            Instead::Inline("[{ … }]")
        };
        let array = match value.get_ref() {
            DeValue::Array(array) => array,
            DeValue::Table(table) => {
                self.wrong_type(key, &expected, value, &instead);
                // `[code]` in place of `[[code]]` is a mistake, but its keys can be read, unless it is a table of
                // tables.
                let is_entry = has_any_key(table, &KnownKeys::of(owner));
                let entry = is_entry.then(|| (self.document.span(value.span()), table));
                return entry.into_iter().collect();
            }
            _ => {
                self.wrong_type(key, &expected, value, &instead);
                return Vec::new();
            }
        };
        let mut tables = Vec::with_capacity(array.len());
        for entry in array
            .iter()
            .filter(|entry| self.document.is_sound_element(entry))
        {
            match entry.get_ref() {
                DeValue::Table(table) => tables.push((self.document.span(entry.span()), table)),
                _ => self.wrong_type(key, &expected, entry, &instead),
            }
        }
        tables
    }

    /// Whether a value is a table with a header, and not an inline one.
    fn has_header(&self, value: &TomlSpanned<DeValue<'_>>) -> bool {
        let inner = value.get_ref().as_array().and_then(|array| array.first());
        let table = inner.unwrap_or(value);
        table.get_ref().is_table() && !self.document.text_at(table.span().start).starts_with('{')
    }

    /// Reads a table of strings, in alphabetical order of the keys.
    fn texts(&mut self, key: &str, empty_tables: &mut Vec<Spanned<String>>) -> Vec<NamedText> {
        let Value::Sound(value) = self.value(key, &DeValue::is_table) else {
            return Vec::new();
        };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(key, "a table of strings", value, &Instead::Unknown);
            return Vec::new();
        };
        let span = self.document.span(value.span());
        if table.is_empty() && !self.document.is_damaged_entry(span) {
            empty_tables.push(Spanned {
                value: key.to_owned(),
                span,
            });
        }
        let mut texts = Vec::with_capacity(table.len());
        for (name, value) in table {
            if !self.document.is_sound(name.span(), value) {
                continue;
            }
            let name = Spanned {
                value: name.get_ref().clone().into_owned(),
                span: self.document.span(name.span()),
            };
            if let Some(text) = self.string(&name.value, value, A_STRING) {
                texts.push((name, text));
            }
        }
        texts
    }

    /// Reads the tables whose header is a number, or two numbers with a hyphen between them, in the order of the file.
    fn numbered_tables(&mut self) -> Vec<(Spanned<String>, &'d DeTable<'s>)> {
        let mut tables = Sorted::default();
        for (name, value) in self
            .table
            .iter()
            .filter(|(name, _)| is_number(name.get_ref()))
        {
            match value.get_ref() {
                DeValue::Table(table) => {
                    let span = self.document.span(name.span());
                    let value = name.get_ref().clone().into_owned();
                    tables.insert(span.start, (Spanned { value, span }, table));
                }
                _ => self.wrong_type(
                    name.get_ref(),
                    "a table of translated texts",
                    value,
                    &Instead::Unknown,
                ),
            }
        }
        tables.into_iter().map(|(_, table)| table).collect()
    }

    /// Reports the unknown keys.
    fn finish(self) {
        for unknown in &self.unknown {
            if unknown.is_sound(self.document) {
                self.diagnostics.push(messages::keys::unknown_key(
                    unknown.name.get_ref(),
                    self.known,
                    unknown.guess,
                    unknown.value.get_ref().is_table() && self.has_header(unknown.value)
                        || self.document.is_read_as_array(unknown.name.span().start),
                    self.document.span(unknown.name.span()),
                ));
            }
        }
    }
}

impl UnknownKey<'_, '_> {
    fn is_sound(&self, document: &Document<'_>) -> bool {
        document.is_sound(self.name.span(), self.value)
            || (self.is_array_of_tables(document) && document.has_elements(self.name, self.value))
    }

    /// Whether its value is an array of tables, of which some elements may be unreadable.
    fn is_array_of_tables(&self, document: &Document<'_>) -> bool {
        let array = self.value.get_ref().as_array();
        array.is_some_and(|array| {
            let mut sound = array
                .iter()
                .filter(|entry| document.is_sound_element(entry));
            sound.all(|entry| entry.get_ref().is_table())
        })
    }
}
