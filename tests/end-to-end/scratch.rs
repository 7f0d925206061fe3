//! A crate for a test that depends only on close-codes.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use user_crate::{UserCrate, depending_on, workspace};

/// The target folder of all crates, so that dependencies are built once.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("scratch-target")
}

/// A crate like a user's.
pub(crate) struct Scratch(UserCrate);

impl Scratch {
    /// Makes a crate with these files. `name` must be unique to the test.
    pub(crate) fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let parent = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let manifest = depending_on(&workspace().join("runtime"));
        let user = UserCrate::new(parent, name, &manifest).expect("the crate can be made");
        let scratch = Self(user);
        for (path, text) in files {
            scratch.write(path, text);
        }
        scratch
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.folder()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        self.0.write(path, text).expect("the file can be written");
    }

    /// Runs cargo in the crate; what it printed, and whether it succeeded.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> (bool, String) {
        let output = self.command(arguments).output();
        said(&output.expect("cargo can be started"))
    }

    /// Cargo in the crate.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.0.cargo(&target());
        command.args(arguments);
        command
    }

    /// The path of its binary in the release profile.
    pub(crate) fn release_binary(&self) -> PathBuf {
        self.0.release_binary(&target())
    }
}

/// Whether cargo succeeded, and what it printed.
pub(crate) fn said(output: &Output) -> (bool, String) {
    let text = String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
    (output.status.success(), text.into_owned())
}
