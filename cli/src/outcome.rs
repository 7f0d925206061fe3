//! The outcome of a command: its output and its exit status.

use std::fmt;

use close_codes::reader::ReadError;

/// The exit status if a check failed or the work could not be done.
pub(crate) const CHECK_FAILED: u8 = 1;

/// The exit status for arguments that clap refuses, and for unknown codes and languages.
const USAGE: u8 = 2;

/// The output of a command.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) text: String,
    pub(crate) reader: Reader,
    /// Whether the check succeeded. It is `true` for a command that checks nothing.
    pub(crate) is_good: bool,
}

/// The reader of an output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// A person. The text has colours, which are removed if the output is not a terminal.
    Person,
    /// A program. No byte of the output may change: it is a file, a page, a script, or JSON.
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

    /// The outcome of a check.
    pub(crate) fn checked(self, is_good: bool) -> Self {
        Self { is_good, ..self }
    }
}

/// The reason for a failure.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A spec has mistakes. The text has all of them.
    Spec(ReadError),
    /// The work could not be done, for example because a file cannot be written.
    Work(String),
    /// The arguments do not fit together, or name something unknown.
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
