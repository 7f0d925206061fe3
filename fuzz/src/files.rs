//! Several files out of one input, so that specs extend each other and have locales.

use std::io::{Error, ErrorKind, Result};

use close_codes_reader::Files;

/// A line of its own between two files. It is not TOML, so no file needs it.
const BETWEEN: &[u8] = b"\n----\n";

/// The first is the spec that is read. The others have fixed names, so that a change of few bytes makes one file extend
/// another; every other name is a file that is missing.
const PATHS: [&str; 6] = [
    "codes.toml",
    "a.toml",
    "b/c.toml",
    "b/d.toml",
    "tr.toml",
    "b/ja.toml",
];

/// The parts of one input as files in memory.
#[derive(Debug)]
pub struct Parts<'i> {
    files: Vec<(&'static str, &'i [u8])>,
}

impl<'i> Parts<'i> {
    /// Cuts an input into at most as many files as there are names; what is left is the end of the last.
    #[must_use]
    pub fn of(mut input: &'i [u8]) -> Self {
        let mut files = Vec::new();
        for path in PATHS {
            let cut = input
                .windows(BETWEEN.len())
                .position(|window| window == BETWEEN);
            let Some(at) = cut.filter(|_| files.len() + 1 < PATHS.len()) else {
                files.push((path, input));
                break;
            };
            files.push((path, &input[..at]));
            input = &input[at + BETWEEN.len()..];
        }
        Self { files }
    }

    /// The path of the spec that is read.
    #[must_use]
    pub fn main(&self) -> &'static str {
        PATHS[0]
    }

    fn find(&self, path: &str) -> Option<&'i [u8]> {
        let found = self.files.iter().find(|(known, _)| *known == path);
        found.map(|(_, bytes)| *bytes)
    }
}

impl Files for Parts<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>> {
        match path {
            "b" => Err(ErrorKind::IsADirectory.into()),
            "secret.toml" => Err(Error::other("the disk is on fire")),
            _ => self
                .find(path)
                .map(<[u8]>::to_vec)
                .ok_or_else(|| ErrorKind::NotFound.into()),
        }
    }

    fn exists(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    fn show(&self, path: &str) -> String {
        format!("chat/{path}")
    }
}
