//! The positions of entries in the files of a spec.

use close_codes_reader::{Key, Reading, STANDARD, Source};
use close_codes_vocabulary::{FIRST, LAST, LocaleKey, SpecKey, VALUE};
use toml::de::{DeTable, DeValue};

/// A line and a column of a file, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// The parsed files of a spec without mistakes, the spec itself first.
pub(crate) struct Places<'r> {
    specs: Vec<File<'r>>,
    locales: Vec<File<'r>>,
}

struct File<'r> {
    source: &'r Source,
    table: DeTable<'r>,
}

impl File<'_> {
    fn place(&self, offset: usize) -> Place {
        let (line, column) = self.source.line_column(offset);
        Place {
            file: self.source.name.clone(),
            line,
            column,
        }
    }
}

impl<'r> Places<'r> {
    pub(crate) fn of(reading: &'r Reading) -> Self {
        // The registry in the reader is not a file that one could open, unless it is the spec itself.
        let sources = reading.sources.iter().enumerate();
        let sources = sources.filter(|(at, source)| *at == 0 || source.text != STANDARD);
        let files = sources.map(|(_, source)| {
            let (table, _) = DeTable::parse_recoverable(&source.text);
            let table = table.into_inner();
            File { source, table }
        });
        let (locales, specs) = files.partition(|file: &File<'_>| {
            let language = LocaleKey::Language.as_str();
            file.table.contains_key(language)
        });
        Self { specs, locales }
    }

    /// The position of a code, or of one of its keys.
    pub(crate) fn code(&self, number: u16, says: Option<(Key, &str)>) -> Option<Place> {
        self.entry(SpecKey::Code, &[(VALUE, number)], says)
    }

    /// The position of a range, or of one of its keys.
    pub(crate) fn range(&self, first: u16, last: u16, says: Option<(Key, &str)>) -> Option<Place> {
        self.entry(SpecKey::Range, &[(FIRST, first), (LAST, last)], says)
    }

    /// The position of `[unlisted]`, or of one of its keys.
    pub(crate) fn unlisted(&self, key: Key) -> Option<Place> {
        let place = |file: &File<'r>| {
            let table = file.table.get(SpecKey::Unlisted.as_str())?.get_ref();
            Some(file.place(key_start(table.as_table()?, key.as_str())?))
        };
        let of_key = self.specs.iter().find_map(place);
        of_key.or_else(|| self.top(SpecKey::Unlisted))
    }

    /// The position of a key at the top of a spec.
    pub(crate) fn top(&self, key: SpecKey) -> Option<Place> {
        self.specs
            .iter()
            .find_map(|file| Some(file.place(key_start(&file.table, key.as_str())?)))
    }

    /// The position of a number in a list at the top of a spec.
    pub(crate) fn listed(&self, key: SpecKey, number: u16) -> Option<Place> {
        self.specs.iter().find_map(|file| {
            let list = file.table.get(key.as_str())?.get_ref().as_array()?;
            let mut items = list.iter();
            let item = items.find(|item| number_of(item.get_ref()) == Some(number))?;
            Some(file.place(item.span().start))
        })
    }

    /// The start of the texts of a language, if they have their own file.
    pub(crate) fn language(&self, tag: &str) -> Option<Place> {
        let key = LocaleKey::Language.as_str();
        self.locales.iter().find_map(|file| {
            let is_it = file.table.get(key)?.get_ref().as_str() == Some(tag);
            is_it.then_some(file.place(key_start(&file.table, key)?))
        })
    }

    /// The position at which the spec takes a code from the registry: its number in `only`, or `extends`.
    pub(crate) fn brought(&self, number: u16) -> Option<Place> {
        let listed = self.listed(SpecKey::Only, number);
        listed.or_else(|| self.top(SpecKey::Extends))
    }

    /// The start of the spec itself, for a change without a position.
    pub(crate) fn start(&self) -> Place {
        let spec = self.specs.first().expect("the spec itself was read");
        Place {
            file: spec.source.name.clone(),
            line: 1,
            column: 1,
        }
    }

    /// The entry with these numbers. If several files give a key, the entry that has this value.
    fn entry(
        &self,
        list: SpecKey,
        numbers: &[(&str, u16)],
        says: Option<(Key, &str)>,
    ) -> Option<Place> {
        let entries = self.specs.iter().filter_map(|file| {
            let list = file.table.get(list.as_str())?.get_ref().as_array()?;
            let mut tables = list.iter().filter_map(|entry| entry.get_ref().as_table());
            let entry = tables.find(|entry| {
                numbers.iter().all(|(key, number)| {
                    let value = entry.get(*key).map(toml::Spanned::get_ref);
                    value.and_then(number_of) == Some(*number)
                })
            })?;
            Some((file, entry))
        });
        let of_key = says.and_then(|(key, text)| {
            entries.clone().find_map(|(file, entry)| {
                let is_said = entry.get(key.as_str())?.get_ref().as_str() == Some(text);
                is_said.then_some(file.place(key_start(entry, key.as_str())?))
            })
        });
        of_key.or_else(|| {
            let (first, _) = numbers.first()?;
            let (file, entry) = entries.clone().next()?;
            Some(file.place(entry.get(*first)?.span().start))
        })
    }
}

fn key_start(table: &DeTable<'_>, key: &str) -> Option<usize> {
    let (key, _) = table.get_key_value(key)?;
    Some(key.span().start)
}

fn number_of(value: &DeValue<'_>) -> Option<u16> {
    let integer = value.as_integer()?;
    u16::from_str_radix(integer.as_str(), integer.radix()).ok()
}
