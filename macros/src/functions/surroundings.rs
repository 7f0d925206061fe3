//! The inputs of a macro besides its tokens.

use std::env::VarError;
use std::path::PathBuf;

use close_codes_reader::{Files, Normalize};

/// The environment and the files of a build, or of a test.
pub(crate) struct Surroundings<'s> {
    /// Reads an environment variable.
    pub(crate) variable: &'s dyn Fn(&str) -> Result<String, VarError>,
    /// The folder that relative paths start from.
    pub(crate) current_folder: Option<PathBuf>,
    /// The files below a folder.
    pub(crate) files: &'s dyn Fn(&str) -> Box<dyn Files + 's>,
    /// Normalizes an identifier like the compiler does.
    pub(crate) normalize: Normalize,
}
