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
    /// Whether the text is a file for another program, of which no byte may change, and not a text for people with colours.
    pub(crate) is_file: bool,
    /// Whether what was checked is as it should be.
    pub(crate) is_good: bool,
}

impl Outcome {
    /// The output of a command that checks nothing.
    pub(crate) const fn of(text: String) -> Self {
        Self {
            text,
            is_file: false,
            is_good: true,
        }
    }

    /// What a check says.
    pub(crate) const fn checked(text: String, is_good: bool) -> Self {
        Self {
            text,
            is_file: false,
            is_good,
        }
    }

    /// What would be a file, had the user named one.
    pub(crate) const fn file(text: String) -> Self {
        Self {
            text,
            is_file: true,
            is_good: true,
        }
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
