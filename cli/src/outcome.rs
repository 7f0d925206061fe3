//! How a command ends: what it prints, and its exit status.

use std::fmt;

use close_codes::reader::ReadError;

/// The exit status where a check failed or the work could not be done.
pub(crate) const CHECK_FAILED: u8 = 1;

/// The exit status for what clap refuses, and for codes and languages that are not there.
const USAGE: u8 = 2;

/// What a command prints.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) text: String,
    pub(crate) reader: Reader,
    /// Whether what was checked is as it should be; a command that checks nothing finds all well.
    pub(crate) is_good: bool,
}

/// Who reads what a command prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// The text has colours, which are left out where it does not go to a terminal.
    Person,
    /// The text is data, of which no byte may change on its way: a file, a page, a script, or an object a line.
    Program,
}

impl Outcome {
    pub(crate) const fn for_people(text: String) -> Self {
        Self {
            text,
            reader: Reader::Person,
            is_good: true,
        }
    }

    pub(crate) const fn for_programs(text: String) -> Self {
        Self {
            text,
            reader: Reader::Program,
            is_good: true,
        }
    }

    /// The same, of a check.
    pub(crate) fn checked(self, is_good: bool) -> Self {
        Self { is_good, ..self }
    }
}

/// Why a command has no output.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A spec with mistakes, all of them.
    Spec(ReadError),
    /// A file that cannot be written, and the like.
    Work(String),
    /// Arguments that do not belong together, or that name what is not there.
    Usage(String),
}

impl Failure {
    pub(crate) const fn exit_status(&self) -> u8 {
        match self {
            Self::Spec(_) | Self::Work(_) => CHECK_FAILED,
            Self::Usage(_) => USAGE,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Spec(error) => error.fmt(f),
            Self::Work(message) | Self::Usage(message) => f.write_str(message),
        }
    }
}
