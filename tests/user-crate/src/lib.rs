//! A crate like a user's: in its own folder, outside of this workspace, with the versions of this lock file.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A crate on disk.
#[derive(Debug)]
pub struct UserCrate {
    name: String,
    folder: PathBuf,
}

impl UserCrate {
    /// Makes the crate `name` in a folder of that name in `parent`. An existing one is replaced.
    ///
    /// Its folder `src` is empty. `manifest` is the rest of its `Cargo.toml`: more keys of `[package]`, and the tables after
    /// it, such as the dependencies.
    ///
    /// # Errors
    ///
    /// Returns the errors of the file system.
    pub fn new(parent: &Path, name: &str, manifest: &str) -> io::Result<Self> {
        let folder = parent.join(name);
        remove(&folder)?;
        let user = Self {
            name: name.to_owned(),
            folder,
        };
        fs::create_dir_all(user.folder.join("src"))?;
        // The licence is for `cargo deny`. The workspace keeps cargo from treating the crate as a part of this one.
        user.write(
            "Cargo.toml",
            &format!(
                "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\nlicense = \"MIT\"\npublish = false\n\n\
                 {manifest}\n[workspace]\n"
            ),
        )?;
        // These versions are tested, and cargo has already fetched them.
        fs::copy(
            workspace().join("Cargo.lock"),
            user.folder.join("Cargo.lock"),
        )?;
        Ok(user)
    }

    /// The name of the crate.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The folder of its `Cargo.toml`.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a file, and makes the folders around it.
    ///
    /// # Errors
    ///
    /// Returns the errors of the file system.
    pub fn write(&self, path: &str, text: &str) -> io::Result<()> {
        let path = self.folder.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)
    }

    /// A cargo command in its folder, offline, without the caller's settings.
    #[must_use]
    pub fn cargo(&self, target: &Path) -> Command {
        let mut command = Command::new(cargo());
        command.current_dir(&self.folder);
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            let is_setting = [
                "CARGO_BUILD_",
                "CARGO_PROFILE_",
                "CARGO_TARGET_",
                "CARGO_TERM_",
                "RUSTC",
                "RUSTFLAGS",
            ]
            .iter()
            .any(|setting| name.starts_with(setting));
            if is_setting || name == "CARGO_ENCODED_RUSTFLAGS" || name == "CARGO_INCREMENTAL" {
                command.env_remove(&*name);
            }
        }
        command
            .env("CARGO_NET_OFFLINE", "true")
            .env("CARGO_TARGET_DIR", target)
            .env("CARGO_TERM_COLOR", "never");
        command
    }

    /// The path of its binary in the release profile.
    #[must_use]
    pub fn release_binary(&self, target: &Path) -> PathBuf {
        let file = format!("{}{}", self.name, std::env::consts::EXE_SUFFIX);
        target.join("release").join(file)
    }
}

/// The lines of a manifest that depend on close-codes in this folder.
#[must_use]
pub fn depending_on(runtime: &Path) -> String {
    format!(
        "[dependencies]\nclose-codes = {{ path = {:?} }}\n",
        runtime.to_string_lossy()
    )
}

/// The root of the workspace of close-codes.
#[must_use]
#[expect(clippy::missing_panics_doc, reason = "it lies where it lies")]
pub fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("this package lies two folders deep")
}

/// The cargo that runs this program.
#[must_use]
pub fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Removes a folder and its contents, if it exists.
///
/// # Errors
///
/// Returns the errors of the file system.
pub fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
