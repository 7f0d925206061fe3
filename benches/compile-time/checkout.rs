//! Where things lie, and a copy of the published packages.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::scratch::remove;

const PUBLISHED: [&str; 3] = ["reader", "macros", "runtime"];

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("this package lies two folders deep")
        .to_owned()
}

/// The folder of everything that this program writes.
pub(crate) fn scratch_folder() -> PathBuf {
    root().join("target/compile-time")
}

/// The cargo that runs this program.
pub(crate) fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Waits until no other run uses the folder, which is this one's while the file is held.
pub(crate) fn lock() -> Result<File> {
    fs::create_dir_all(scratch_folder())?;
    let file = File::create(scratch_folder().join("lock"))?;
    if file.try_lock().is_err() {
        eprintln!("waiting for another run to end");
        file.lock()?;
    }
    Ok(file)
}

/// Copies the published packages, so that all is measured with the same code, whatever is edited meanwhile.
pub(crate) fn copy(root: &Path) -> Result<()> {
    let copy = copied();
    remove(&copy)?;
    fs::create_dir_all(&copy)?;
    for package in PUBLISHED {
        copy_folder(&root.join(package), &copy.join(package))?;
    }
    let manifest = root.join("Cargo.toml");
    let manifest =
        fs::read_to_string(&manifest).with_context(|| format!("reading {}", manifest.display()))?;
    let mut manifest: toml::Table = toml::from_str(&manifest)?;
    manifest["workspace"]["members"] = PUBLISHED.to_vec().into();
    fs::write(copy.join("Cargo.toml"), toml::to_string(&manifest)?)?;
    Ok(())
}

/// The folder of `close-codes` in the copy.
pub(crate) fn copied_runtime() -> PathBuf {
    copied().join("runtime")
}

fn copied() -> PathBuf {
    scratch_folder().join("checkout")
}

/// Links become what they lead to.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("reading {}", from.display()))? {
        let name = entry?.file_name();
        let (from, to) = (from.join(&name), to.join(&name));
        if from.is_dir() {
            copy_folder(&from, &to)?;
        } else {
            fs::copy(&from, &to).with_context(|| format!("copying {}", from.display()))?;
        }
    }
    Ok(())
}
