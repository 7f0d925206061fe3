//! A table of bad specs: each mistake is reported at the line and column that an editor shows for it.
//!
//! A column counts characters of any width, from 1, without the byte-order mark. If two entries clash, the table has
//! both positions.

mod as_users_see_them;
mod between_entries;
mod follow_ons;
mod in_a_code;
mod in_a_file;
mod in_a_locale;
mod in_a_range;
mod in_an_inline_array;
mod in_several_files;
mod misplaced;
mod nowhere;
mod words;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::ErrorKind;

use close_codes_reader::{Diagnostic, InMemory, Kind, Origin, Reading, Span, read};

/// A name, a text, and its reports: the kind and all positions, that of the message first.
///
/// A position is `line:column`, with the file before it unless it is `codes.toml`. A position in the registry is only
/// the word `standard`, because its lines may move.
type Case = (&'static str, &'static str, &'static [&'static str]);

/// Cases, and the function that makes files from their texts.
type Table = (&'static [Case], fn(&str) -> InMemory);

const TABLES: &[Table] = &[
    (in_a_code::CASES, |lines| {
        spec(&entry("[[code]]", lines, CODE))
    }),
    (in_a_range::CASES, |lines| {
        spec(&(entry("[[range]]", lines, RANGE) + "\n[[code]]\n" + CODE))
    }),
    (in_a_file::CASES, spec),
    (between_entries::CASES, spec),
    (in_an_inline_array::CASES, spec),
    (in_a_locale::CASES, |locale| {
        let spec = format!("locales = \"tr.toml\"\n[[code]]\n{CODE}");
        files().with("codes.toml", spec).with("tr.toml", locale)
    }),
    (in_several_files::CASES, several),
];

const CODE: &str = "value = 4001\nname = \"A\"\ntitle = \"T\"\ndescription = \"D.\"\n";
const RANGE: &str = "first = 4100\nlast = 4199\ntitle = \"T\"\ndescription = \"D.\"\n";

/// The lines of an entry below its header, followed by the lines of the `whole` entry with the missing keys.
fn entry(header: &str, lines: &str, whole: &str) -> String {
    let has = |key: &str| {
        lines.lines().any(|line| {
            let line = line.trim_start().trim_start_matches(['"', '\'']);
            line.strip_prefix(key)
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        })
    };
    let missing = whole
        .lines()
        .filter(|line| !has(line.split(' ').next().unwrap_or_default()));
    let missing: Vec<&str> = missing.collect();
    format!("{header}\n{lines}\n{}\n", missing.join("\n"))
}

/// The files of every case: a folder, an unreadable file, and a file that is too large.
fn files() -> InMemory {
    InMemory::new()
        .with_unreadable("folder", ErrorKind::IsADirectory)
        .with_unreadable("broken.toml", ErrorKind::Other)
        .with_unreadable("large.toml", ErrorKind::FileTooLarge)
}

/// A spec that is only `codes.toml`.
fn spec(text: &str) -> InMemory {
    files().with("codes.toml", text)
}

/// Splits a text at the lines `--- path`, with an invalid byte in place of each replacement character.
fn several(text: &str) -> InMemory {
    text.split("\n--- ").skip(1).fold(files(), |files, file| {
        let (path, text) = file.split_once('\n').expect("a path has a line of its own");
        let mut bytes = Vec::new();
        for c in text.chars() {
            match c {
                '\u{fffd}' => bytes.push(0xff),
                c => bytes.extend(c.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
        files.with(path, bytes)
    })
}

fn found(reading: &Reading) -> Vec<String> {
    let show = |diagnostic: &Diagnostic| {
        let spans = diagnostic
            .labels
            .iter()
            .map(|label| shown(label.span, reading));
        let kind = format!("{:?}", diagnostic.kind);
        std::iter::once(kind)
            .chain(spans)
            .collect::<Vec<_>>()
            .join(" ")
    };
    reading.diagnostics.iter().map(show).collect()
}

fn shown(span: Span, reading: &Reading) -> String {
    let source = &reading.sources[span.source];
    let (line, column) = source.line_column(span.start);
    match source.name.as_str() {
        "codes.toml" => format!("{line}:{column}"),
        "standard codes.toml" => "standard".to_owned(),
        file => format!("{file}:{line}:{column}"),
    }
}

#[test]
fn every_mistake_is_reported_at_its_place() {
    let mut wrong = String::new();
    for (cases, files) in TABLES {
        for (name, text, expected) in *cases {
            let reading = read(Origin::File("codes.toml"), &files(text));
            let found = found(&reading);
            if found != *expected {
                let _ = write!(
                    wrong,
                    "{name}: {text:?}\n  expected {expected:?}\n     found {found:?}\n"
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_table_is_long_and_has_every_kind() {
    let cases = || TABLES.iter().flat_map(|(cases, _)| *cases);
    assert!(cases().count() >= 200, "{}", cases().count());
    assert!(cases().all(|(_, _, expected)| !expected.is_empty()));

    let mut texts = BTreeSet::new();
    for (cases, files) in TABLES {
        for (name, text, _) in *cases {
            assert!(texts.insert(files(text)), "{name} is there twice");
        }
    }

    let kinds: BTreeSet<&str> = cases()
        .flat_map(|(_, _, expected)| *expected)
        .filter_map(|diagnostic| diagnostic.split(' ').next())
        .collect();
    for kind in Kind::ALL {
        // These have separate cases below, because they do not fit in a table.
        assert!(
            matches!(*kind, Kind::TooMany | Kind::ChainTooLong)
                || kinds.contains(format!("{kind:?}").as_str()),
            "{kind:?} has no case"
        );
    }
}

#[test]
fn the_hundred_that_are_shown_are_the_first() {
    let of = |count: usize| {
        let text = "[[code]]\n".repeat(count);
        read(Origin::File("codes.toml"), &spec(&text))
    };
    let reading = of(150);
    let mut expected: Vec<String> = (1..=100)
        .map(|line| format!("MissingKey {line}:1"))
        .collect();
    expected.push("TooMany".to_owned());
    assert_eq!(found(&reading), expected);
    assert!(reading.diagnostics[100].message.contains("50 more"));
    expected.pop();
    assert_eq!(found(&of(100)), expected);
}

#[test]
fn the_thousand_and_first_file_of_a_chain_is_one_too_many() {
    let chain = |length: usize| {
        let first = files().with("codes.toml", "extends = '1.toml'");
        (1..length).fold(first, |files, file| {
            let next = if file + 1 == length {
                "standard".to_owned()
            } else {
                format!("{}.toml", file + 1)
            };
            files.with(
                format!("{file}.toml"),
                format!("# {file}\nextends = '{next}'"),
            )
        })
    };
    assert_eq!(
        found(&read(Origin::File("codes.toml"), &chain(1000))),
        [""; 0]
    );
    let long = read(Origin::File("codes.toml"), &chain(1001));
    assert_eq!(found(&long), ["ChainTooLong 999.toml:2:11"]);
    assert_eq!(
        long.diagnostics[0].message,
        "more than 1000 files extend each other in a row"
    );
    assert_eq!(long.files.len(), 1000);
}
