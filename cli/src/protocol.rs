//! The spec that a command uses.

use std::path::{MAIN_SEPARATOR, Path};

use close_codes::reader::{self, Disk, Protocol};
use close_codes::{CloseCode, Language, Spec};
use close_codes_reader::{Origin, Reading};

use crate::arguments::SpecFile;
use crate::outcome::Failure;

/// Reads the spec of a command. The default is the standard registry.
///
/// # Errors
///
/// Returns every mistake in the file.
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

/// Reads a spec, which may have mistakes. The path is relative to the current folder.
pub(crate) fn reading(file: &Path) -> Reading {
    let path = file.to_string_lossy().replace(MAIN_SEPARATOR, "/");
    close_codes_reader::read(Origin::File(&path), &Disk::in_current_folder())
}

/// Reads specs that must not have mistakes.
///
/// # Errors
///
/// Returns every mistake in any of them.
pub(crate) fn sound<const N: usize>(files: [&Path; N]) -> Result<[Reading; N], Failure> {
    let readings = files.map(reading);
    let mut mistakes: Vec<String> = Vec::new();
    for reading in &readings {
        for diagnostic in &reading.diagnostics {
            let rendered = diagnostic.render(reading);
            if !mistakes.contains(&rendered) {
                mistakes.push(rendered);
            }
        }
    }
    if mistakes.is_empty() {
        Ok(readings)
    } else {
        Err(Failure::Work(mistakes.join("\n\nerror: ")))
    }
}
