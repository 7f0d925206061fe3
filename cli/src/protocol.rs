//! The spec that a command speaks of.

use close_codes::reader::{self, Protocol};
use close_codes::{CloseCode, Language, Spec};

use crate::arguments::SpecFile;
use crate::outcome::Failure;

/// Reads the spec of a command; by default, the standard registry.
///
/// # Errors
///
/// Every mistake in the file.
pub(crate) fn read(file: &SpecFile) -> Result<(&'static Spec, &'static [Language]), Failure> {
    match &file.spec {
        Some(file) => {
            let Protocol {
                spec, languages, ..
            } = reader::read_file(file).map_err(Failure::Spec)?;
            Ok((spec, languages))
        }
        None => Ok((CloseCode::SPEC, CloseCode::LANGUAGES)),
    }
}
