//! Where in the files of a spec an entry stands.

use std::ops::Range as Bytes;

use close_codes_reader::{Key, Reading, Source};
use close_codes_vocabulary::{FIRST, LAST, SpecKey, VALUE};
use toml::de::{DeTable, DeValue};

/// A line and a column of a file, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// The files of a spec without mistakes, parsed, that of the spec itself first.
pub(crate) struct Places<'r> {
    files: Vec<(&'r Source, DeTable<'r>)>,
}

impl<'r> Places<'r> {
    pub(crate) fn of(reading: &'r Reading) -> Self {
        let files = reading.sources.iter().map(|source| {
            let (table, _) = DeTable::parse_recoverable(&source.text);
            (source, table.into_inner())
        });
        Self {
            files: files.collect(),
        }
    }

    /// Where a code stands, or one of its keys if the file gives it.
    pub(crate) fn code(&self, number: u16, key: Option<Key>) -> Place {
        self.entry(SpecKey::Code, &[(VALUE, number)], key)
    }

    /// Where a range stands, or one of its keys if the file gives it.
    pub(crate) fn range(&self, first: u16, last: u16, key: Option<Key>) -> Place {
        self.entry(SpecKey::Range, &[(FIRST, first), (LAST, last)], key)
    }

    /// Where a key at the top of the spec stands; the start of the spec where it has none.
    pub(crate) fn top(&self, key: SpecKey) -> Place {
        self.find(|table| Some(span_of_key(table, key.as_str())?.start))
            .unwrap_or_else(|| self.start())
    }

    /// The entry with these numbers.
    fn entry(&self, list: SpecKey, numbers: &[(&str, u16)], key: Option<Key>) -> Place {
        let entry = |table: &'_ DeTable<'r>| -> Option<DeTable<'r>> {
            let DeValue::Array(entries) = table.get(list.as_str())?.get_ref() else {
                return None;
            };
            let mut tables = entries
                .iter()
                .filter_map(|entry| entry.get_ref().as_table());
            tables
                .find(|entry| {
                    let mut numbers = numbers.iter();
                    numbers.all(|(key, number)| number_of(entry, key) == Some(*number))
                })
                .cloned()
        };
        let of_key = key.and_then(|key| {
            self.find(|table| Some(span_of_key(&entry(table)?, key.as_str())?.start))
        });
        of_key
            .or_else(|| {
                self.find(|table| {
                    let entry = entry(table)?;
                    let (first, _) = numbers.first()?;
                    Some(entry.get(*first)?.span().start)
                })
            })
            .unwrap_or_else(|| self.start())
    }

    /// The first place that one of the files gives.
    fn find(&self, offset: impl Fn(&DeTable<'r>) -> Option<usize>) -> Option<Place> {
        let mut files = self.files.iter();
        files.find_map(|(source, table)| {
            let (line, column) = source.line_column(offset(table)?);
            Some(Place {
                file: source.name.clone(),
                line,
                column,
            })
        })
    }

    fn start(&self) -> Place {
        let (source, _) = self.files.first().expect("the spec itself was read");
        Place {
            file: source.name.clone(),
            line: 1,
            column: 1,
        }
    }
}

fn span_of_key(table: &DeTable<'_>, key: &str) -> Option<Bytes<usize>> {
    let (key, _) = table.get_key_value(key)?;
    Some(key.span())
}

fn number_of(table: &DeTable<'_>, key: &str) -> Option<u16> {
    let integer = table.get(key)?.get_ref().as_integer()?;
    u16::from_str_radix(integer.as_str(), integer.radix()).ok()
}
