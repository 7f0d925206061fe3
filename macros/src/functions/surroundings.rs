//! What a macro knows besides the tokens that it is given.

use std::env::VarError;
use std::path::PathBuf;

use close_codes_reader::{Files, Normalize};

/// The environment and the files of a build, or those that a test makes up.
pub(crate) struct Surroundings<'s> {
    /// An environment variable.
    pub(crate) variable: &'s dyn Fn(&str) -> Result<String, VarError>,
    /// The folder that relative paths start from.
    pub(crate) current_folder: Option<PathBuf>,
    /// The files below a folder.
    pub(crate) files: &'s dyn Fn(&str) -> Box<dyn Files + 's>,
    /// What the compiler makes of an identifier.
    pub(crate) normalize: Normalize,
}
