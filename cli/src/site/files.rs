//! Writes the site as files, for any static server.

use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::printable;
use crate::site::address::Address;
use crate::site::contents::Site;

/// A progress bar is only shown for more files than this.
const LONG: Duration = Duration::from_secs(1);

/// Writes every file into a folder, which is created if needed. Returns the number of files.
///
/// # Errors
///
/// Returns an error if a file or folder cannot be written; the error names it. The parent folder must exist.
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
            // It is only drawn in a terminal.
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

/// The pages in a folder that do not belong to this site, such as those of removed codes of an older site. The names
/// are relative to the folder, in order. Only folders of a site are searched.
pub(crate) fn other_pages(site: &Site, folder: &Path) -> Vec<String> {
    let own: HashSet<String> = site.files().map(Address::file).collect();
    let mut pages = Vec::new();
    for name in names(folder) {
        let inside = folder.join(&name);
        if inside.is_dir() {
            pages.extend(names(&inside).map(|inner| format!("{name}/{inner}")));
        } else {
            pages.push(name);
        }
    }
    let is_page = |name: &str| Path::new(name).extension().is_some_and(|end| end == "html");
    pages.retain(|name| is_page(name) && !own.contains(name));
    pages.sort_unstable();
    pages
}

/// The names in a folder. A folder that cannot be read and a name that is not Unicode do not belong to a site.
fn names(folder: &Path) -> impl Iterator<Item = String> + use<> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok())
}

/// Creates a folder if needed. Its parent must exist.
fn make(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        Err(error) => Err(cannot("make the folder", folder, &error)),
        Ok(()) => Ok(()),
    }
}

fn cannot(verb: &str, path: &Path, error: &io::Error) -> io::Error {
    let path = printable::path(path);
    io::Error::new(error.kind(), format!("cannot {verb} {path}: {error}"))
}
