//! The site as files, for a server that knows nothing of it.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::site::contents::Site;

/// For less, nobody needs to see how far it is.
const LONG: Duration = Duration::from_secs(1);

/// Writes every file into a folder, which is made if it is not there. Returns how many there are.
///
/// # Errors
///
/// When something cannot be written; the error says what. The folder around the folder has to be there.
pub(crate) fn write(site: &Site, folder: &Path) -> io::Result<usize> {
    make(folder)?;
    for language in &site.languages {
        make(&folder.join(language.language))?;
    }
    let count = site.files().count();
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {msg}")
        .expect("indicatif knows these keys");
    let hidden = ProgressDrawTarget::hidden();
    let progress = ProgressBar::with_draw_target(Some(count as u64), hidden).with_style(style);
    let start = Instant::now();
    let mut is_long = false;
    for address in site.files() {
        if !is_long && start.elapsed() > LONG {
            is_long = true;
            // Drawn in a terminal only.
            progress.set_draw_target(ProgressDrawTarget::stderr());
        }
        let name = address.file();
        progress.set_message(name.clone());
        let path = folder.join(&name);
        let text = site.document(address).text;
        fs::write(&path, text.as_bytes()).map_err(|error| cannot("write", &path, &error))?;
        progress.inc(1);
    }
    progress.finish_and_clear();
    Ok(count)
}

/// Makes a folder if it is not there; what is around it has to be.
fn make(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        Err(error) => Err(cannot("make the folder", folder, &error)),
        Ok(()) => Ok(()),
    }
}

fn cannot(verb: &str, path: &Path, error: &io::Error) -> io::Error {
    let path = path.display();
    io::Error::new(error.kind(), format!("cannot {verb} {path}: {error}"))
}
