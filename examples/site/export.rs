//! The site as files, for a server that knows nothing of it.

use std::fs;
use std::io;
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};

use crate::address::Address;
use crate::site::Site;

/// Writes every file into a folder, which is made if it is not there. Returns how many there are.
pub(crate) fn write(site: &Site, folder: &Path) -> io::Result<usize> {
    let files: Vec<Address> = site.files().collect();
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {msg}")
        .expect("indicatif knows these keys");
    // Drawn in a terminal only.
    let progress = ProgressBar::new(files.len() as u64).with_style(style);
    for address in &files {
        let name = address.file();
        progress.set_message(name.clone());
        write_file(&folder.join(&name), &site.document(*address).text)
            .map_err(|error| io::Error::new(error.kind(), format!("{name}: {error}")))?;
        progress.inc(1);
    }
    progress.finish_and_clear();
    Ok(files.len())
}

fn write_file(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
