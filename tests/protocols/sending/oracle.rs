//! What RFC 6455 and a spec say about a number, in the simplest form.
//!
//! It shares nothing with the library, which reads, merges and checks the same files in its own way.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

/// Who sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sender {
    Client,
    Server,
    Browser,
    Either,
}

impl Sender {
    pub(crate) const ALL: [Self; 4] = [Self::Client, Self::Server, Self::Browser, Self::Either];
}

/// Why a code must not be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Refused {
    OutOfRange,
    Unassigned,
    NeverSent,
    Retired,
    WrongRole,
    ByBrowsers,
}

/// A spec with the files that it extends.
pub(crate) struct Oracle {
    /// The bases first, each file once.
    files: Vec<File>,
    /// The registry, for the policy of unlisted codes.
    standard: BTreeMap<u16, Table>,
}

struct File {
    path: PathBuf,
    /// The indices of the files that it extends.
    bases: Vec<usize>,
    only: Option<Vec<u16>>,
    except: Vec<u16>,
    codes: BTreeMap<u16, Table>,
    /// The ranges with their bounds, the shortest first: an inner range comes before the ranges around it.
    ranges: Vec<(u16, u16, Table)>,
    unlisted: Option<Table>,
    retired: Vec<u16>,
}

impl Oracle {
    /// Reads a spec; `standard` is the file that `extends = "standard"` means.
    pub(crate) fn read(path: &Path, standard: &Path) -> Self {
        let mut oracle = Self {
            files: Vec::new(),
            standard: codes_in(&table_in(standard)),
        };
        oracle.add(path, standard);
        oracle
    }

    fn add(&mut self, path: &Path, standard: &Path) -> usize {
        if let Some(at) = self.files.iter().position(|file| file.path == path) {
            return at;
        }
        let table = table_in(path);
        let extends = match table.get("extends") {
            Some(Value::Array(list)) => list.clone(),
            Some(one) => vec![one.clone()],
            None => Vec::new(),
        };
        let bases = extends.iter().filter_map(Value::as_str).map(|base| {
            let base = match base {
                "standard" => standard.to_owned(),
                base => path.with_file_name(base),
            };
            self.add(&base, standard)
        });
        let bases = bases.collect();
        let list = |key| {
            let list = table.get(key)?.as_array()?.iter();
            Some(list.map(number_of).collect())
        };
        self.files.push(File {
            path: path.to_owned(),
            bases,
            only: list("only"),
            except: list("except").unwrap_or_default(),
            codes: codes_in(&table),
            ranges: ranges_in(&table),
            unlisted: table.get("unlisted").and_then(Value::as_table).cloned(),
            retired: list("retired").unwrap_or_default(),
        });
        self.files.len() - 1
    }

    /// The entries of a number as a code, from the top file down.
    fn entries(&self, number: u16) -> Vec<&Table> {
        let mut places = BTreeSet::new();
        self.collect(self.files.len() - 1, number, &mut places);
        let entries = places.iter().rev();
        let entries = entries.filter_map(|at| self.files[*at].codes.get(&number));
        entries.collect()
    }

    /// The files whose entry of a code is not left out on every path to the top.
    fn collect(&self, at: usize, number: u16, places: &mut BTreeSet<usize>) {
        let file = &self.files[at];
        if file.codes.contains_key(&number) {
            places.insert(at);
        }
        if !file.leaves_out(number) {
            for base in &file.bases {
                self.collect(*base, number, places);
            }
        }
    }

    /// Whether the spec lists a number.
    pub(crate) fn is_listed(&self, number: u16) -> bool {
        !self.entries(number).is_empty()
    }

    /// The bounds of the innermost range around a number.
    pub(crate) fn range(&self, number: u16) -> Option<(u16, u16)> {
        let ranges = self.files.iter().flat_map(|file| file.around(number));
        let ranges = ranges.map(|(first, last, _)| (*first, *last));
        ranges.min_by_key(|(first, last)| last - first)
    }

    /// Whether any file has retired a number.
    pub(crate) fn is_retired(&self, number: u16) -> bool {
        self.files.iter().any(|file| file.retired.contains(&number))
    }

    /// The first value of a policy key, and whether it is from a range: the code, then the ranges around it, innermost
    /// first, then the same in the next file.
    fn policy(&self, number: u16, key: &str) -> Option<(&str, bool)> {
        let listing = self.entries(number);
        for file in self.files.iter().rev() {
            if let Some(entry) = file.codes.get(&number) {
                let is_listed = listing.iter().any(|listed| std::ptr::eq(*listed, entry));
                match entry.get(key).and_then(Value::as_str) {
                    Some(word) if is_listed => return Some((word, false)),
                    _ => {}
                }
            }
            for (_, _, range) in file.around(number) {
                if let Some(word) = range.get(key).and_then(Value::as_str) {
                    return Some((word, true));
                }
            }
        }
        None
    }

    /// Who may send a number: RFC 6455 decides for four codes, and lets only a client send 1010 unless the spec names
    /// an end.
    pub(crate) fn sent_by(&self, number: u16) -> &str {
        match (number, self.policy(number, "sent_by")) {
            (1004..=1006 | 1015, _) => "nobody",
            (1010, None | Some(("either", true))) => "client",
            (_, None) => "either",
            (_, Some((word, _))) => word,
        }
    }

    /// Whether to connect again after a number.
    pub(crate) fn reconnect(&self, number: u16) -> Option<&str> {
        if self.is_listed(number) || self.range(number).is_some() {
            return self.policy(number, "reconnect").map(|(word, _)| word);
        }
        let unlisted = self.files.iter().rev();
        let mut unlisted = unlisted
            .filter_map(|file| file.unlisted.as_ref())
            .peekable();
        if unlisted.peek().is_none() {
            return self.standard.get(&number)?.get("reconnect")?.as_str();
        }
        unlisted.find_map(|table| table.get("reconnect")?.as_str())
    }

    /// The default reason of a code.
    pub(crate) fn reason(&self, number: u16) -> &str {
        self.text(number, "reason").unwrap_or("")
    }

    /// A text of a code: the file on top that has it decides.
    pub(crate) fn text(&self, number: u16, key: &str) -> Option<&str> {
        let entries = self.entries(number);
        entries.iter().find_map(|entry| entry.get(key)?.as_str())
    }

    /// A text of the range with these bounds, by the same rule.
    pub(crate) fn range_text(&self, bounds: (u16, u16), key: &str) -> Option<&str> {
        let ranges = self.files.iter().rev().flat_map(|file| &file.ranges);
        let mut ranges = ranges.filter(|(first, last, _)| (*first, *last) == bounds);
        ranges.find_map(|(_, _, range)| range.get(key)?.as_str())
    }

    /// Whether and why a sender may not send a number.
    pub(crate) fn refusal(&self, number: u16, sender: Sender) -> Option<Refused> {
        // RFC 6455, section 7.4.2.
        if !(1000..=4999).contains(&number) {
            return Some(Refused::OutOfRange);
        }
        if (1016..=2999).contains(&number) {
            return Some(Refused::Unassigned);
        }
        // A `sent_by` has no effect on a retired number, except for the four codes of RFC 6455.
        if self.is_retired(number) && !matches!(number, 1004..=1006 | 1015) {
            return Some(Refused::Retired);
        }
        let sent_by = self.sent_by(number);
        let is_the_senders = match sender {
            _ if sent_by == "nobody" => return Some(Refused::NeverSent),
            Sender::Client | Sender::Browser => sent_by != "server",
            Sender::Server => sent_by != "client",
            Sender::Either => sent_by == "either",
        };
        if !is_the_senders {
            return Some(Refused::WrongRole);
        }
        // The WHATWG standard.
        let is_for_pages = number == 1000 || number >= 3000;
        (sender == Sender::Browser && !is_for_pages).then_some(Refused::ByBrowsers)
    }
}

impl File {
    /// The ranges around a number, the innermost first.
    fn around(&self, number: u16) -> impl Iterator<Item = &(u16, u16, Table)> {
        let ranges = self.ranges.iter();
        ranges.filter(move |(first, last, _)| (*first..=*last).contains(&number))
    }

    fn leaves_out(&self, number: u16) -> bool {
        let is_taken = self.only.as_ref().is_none_or(|only| only.contains(&number));
        !is_taken || self.except.contains(&number)
    }
}

fn table_in(path: &Path) -> Table {
    let text = fs::read_to_string(path);
    let text = text.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let table = text.parse();
    table.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn codes_in(table: &Table) -> BTreeMap<u16, Table> {
    let codes = tables(table, "code");
    codes
        .map(|code| (number_of(&code["value"]), code.clone()))
        .collect()
}

fn ranges_in(table: &Table) -> Vec<(u16, u16, Table)> {
    let ranges = tables(table, "range");
    let ranges = ranges.map(|range| {
        (
            number_of(&range["first"]),
            number_of(&range["last"]),
            range.clone(),
        )
    });
    let mut ranges: Vec<_> = ranges.collect();
    ranges.sort_by_key(|(first, last, _)| last - first);
    ranges
}

fn tables<'a>(table: &'a Table, key: &str) -> impl Iterator<Item = &'a Table> {
    let list = table.get(key).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_table)
}

fn number_of(value: &Value) -> u16 {
    let number = value.as_integer();
    number
        .and_then(|number| u16::try_from(number).ok())
        .expect("the number of a code")
}
