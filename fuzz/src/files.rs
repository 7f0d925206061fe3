//! Splits one input into several files, so that specs extend each other and have locales.

use std::io::ErrorKind;

use close_codes_reader::InMemory;

/// The line between two files. It is not TOML, so that no file contains it.
const BETWEEN: &[u8] = b"\n----\n";

/// The path of the spec that is read.
pub const SPEC: &str = "codes.toml";

/// The names of the files. The first is the spec. The names are fixed, so that a change of a few bytes makes one file
/// extend another. Every other name is a missing file.
const PATHS: [&str; 6] = [
    SPEC,
    "a.toml",
    "b/c.toml",
    "b/d.toml",
    "tr.toml",
    "b/ja.toml",
];

/// Splits an input into at most as many files as there are names. The last file gets the rest.
///
/// There are also a folder and an unreadable file.
#[must_use]
pub fn of(mut input: &[u8]) -> InMemory {
    let mut files = InMemory::new()
        .with_unreadable("b", ErrorKind::IsADirectory)
        .with_unreadable("secret.toml", ErrorKind::Other);
    let (last, paths) = PATHS.split_last().expect("there are paths");
    for path in paths {
        let cut = input
            .windows(BETWEEN.len())
            .position(|window| window == BETWEEN);
        let Some(at) = cut else {
            return files.with(*path, input);
        };
        files = files.with(*path, &input[..at]);
        input = &input[at + BETWEEN.len()..];
    }
    files.with(*last, input)
}
