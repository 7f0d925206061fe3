//! Several files out of one input, so that specs extend each other and have locales.

use std::io::ErrorKind;

use close_codes_reader::InMemory;

/// A line of its own between two files. It is not TOML, so no file needs it.
const BETWEEN: &[u8] = b"\n----\n";

/// The path of the spec that is read.
pub const SPEC: &str = "codes.toml";

/// The first is the spec that is read. The others have fixed names, so that a change of few bytes makes one file extend
/// another; every other name is a file that is missing.
const PATHS: [&str; 6] = [
    SPEC,
    "a.toml",
    "b/c.toml",
    "b/d.toml",
    "tr.toml",
    "b/ja.toml",
];

/// Cuts an input into at most as many files as there are names; what is left is the end of the last.
///
/// Beside them are a folder, and a file that the disk does not give.
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
