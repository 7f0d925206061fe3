//! The command line.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

/// Measures the compile time of close-codes, compared with the alternatives.
#[derive(Parser)]
pub(crate) struct Arguments {
    /// Fewer rounds, and only the sizes 16 and 2,000: under three minutes on two cores.
    #[arg(long)]
    pub(crate) short: bool,

    /// What to measure. The default is everything (the short form leaves out `rebuild`, which has no bar).
    #[arg(long, value_enum, value_delimiter = ',', value_name = "PART,…")]
    only: Option<Vec<Part>>,

    /// The number of rounds of each comparison, instead of the default.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) rounds: Option<u16>,

    /// The checkout whose close-codes is measured.
    #[arg(long, value_name = "FOLDER", default_value_os_t = user_crate::workspace().to_owned())]
    pub(crate) of: PathBuf,

    /// Also writes every measurement to a file.
    #[arg(long, value_name = "FILE")]
    pub(crate) json: Option<PathBuf>,
}

impl Arguments {
    /// The parts to measure, each once.
    pub(crate) fn parts(&self) -> Vec<Part> {
        let is_wanted = |part: &Part| match &self.only {
            Some(only) => only.contains(part),
            None => !self.short || *part != Part::Rebuild,
        };
        let parts = Part::value_variants().iter().copied();
        parts.filter(is_wanted).collect()
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Building close-codes and its dependencies from nothing.
    Cold,
    /// Checking a crate that has changed, with its dependencies built.
    Check,
    /// Checking a crate that sends a thousand frames.
    Frames,
    /// Building a crate with the table of every pair of codes.
    Pairs,
    /// Checking a crate that has not changed.
    Fresh,
    /// Building a crate after a change of the spec, and after a change of something else.
    Rebuild,
    /// The sections of release binaries.
    Size,
}

impl Part {
    /// The part as it is written on the command line.
    pub(crate) fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }
}
