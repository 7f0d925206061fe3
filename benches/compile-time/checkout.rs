//! The folders, and a copy of the published packages.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use user_crate::workspace;

/// The output folder of this program.
pub(crate) fn scratch_folder() -> PathBuf {
    workspace().join("target/compile-time")
}

/// Removes a folder, if there is one.
pub(crate) fn remove(folder: &Path) -> Result<()> {
    user_crate::remove(folder).with_context(|| format!("removing {}", folder.display()))
}

/// Waits until no other run uses the folder. The file is the lock.
pub(crate) fn lock() -> Result<File> {
    fs::create_dir_all(scratch_folder())?;
    let file = File::create(scratch_folder().join("lock"))?;
    if file.try_lock().is_err() {
        eprintln!("waiting for another run to end");
        file.lock()?;
    }
    Ok(file)
}

/// Copies the published packages, so that edits during the run do not affect the measurements.
pub(crate) fn copy(root: &Path) -> Result<()> {
    let copy = copied();
    remove(&copy)?;
    fs::create_dir_all(&copy)?;
    let manifest = root.join("Cargo.toml");
    let manifest =
        fs::read_to_string(&manifest).with_context(|| format!("reading {}", manifest.display()))?;
    let mut manifest: toml::Table = toml::from_str(&manifest)?;
    let published = published(&manifest)?;
    for package in &published {
        copy_folder(&root.join(package), &copy.join(package))?;
    }
    manifest["workspace"]["members"] = published.into();
    fs::write(copy.join("Cargo.toml"), toml::to_string(&manifest)?)?;
    Ok(())
}

/// The folders of the packages that the workspace depends on by path: they are what is published.
fn published(manifest: &toml::Table) -> Result<Vec<String>> {
    let dependencies = manifest["workspace"]["dependencies"].as_table();
    let paths = dependencies
        .context("the workspace has no dependencies")?
        .values()
        .filter_map(|dependency| dependency.get("path")?.as_str());
    Ok(paths.map(str::to_owned).collect())
}

/// The folder of `close-codes` in the copy.
pub(crate) fn copied_runtime() -> PathBuf {
    copied().join("runtime")
}

fn copied() -> PathBuf {
    scratch_folder().join("checkout")
}

/// Links are replaced by their targets.
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
