//! What a macro knows besides the tokens that it is given.

use std::env::{self, VarError};
use std::path::PathBuf;

use close_codes_reader::{Disk, Files};

/// The environment and the files of a build, or those that a test makes up.
pub(crate) struct Surroundings<'s> {
    /// An environment variable.
    pub(crate) variable: &'s dyn Fn(&str) -> Result<String, VarError>,
    /// The folder that relative paths start from.
    pub(crate) current_folder: Option<PathBuf>,
    /// The files below a folder.
    pub(crate) files: &'s dyn Fn(&str) -> Box<dyn Files>,
}

impl Surroundings<'_> {
    /// The process that the compiler runs the macro in.
    pub(crate) fn of_the_compiler() -> Self {
        Self {
            variable: &|name| env::var(name),
            current_folder: env::current_dir().ok(),
            files: &|root| Box::new(Disk::new(root)),
        }
    }
}
