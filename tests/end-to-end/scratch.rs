//! A crate like a user's, in a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A crate that depends on close-codes and nothing else.
pub(crate) struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    /// A new crate with these files. `name` must be the test's own.
    pub(crate) fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("the folder of an earlier run can be removed");
        }
        let scratch = Self { folder };
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("the tests lie in the workspace");
        scratch.write(
            "Cargo.toml",
            &format!(
                "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                 [dependencies]\nclose-codes = {{ path = {:?} }}\n\n[workspace]\n",
                root.join("runtime").to_string_lossy()
            ),
        );
        // The versions that the workspace has fetched already, so that the test needs no network.
        scratch.write(
            "Cargo.lock",
            &fs::read_to_string(root.join("Cargo.lock")).expect("the lock file is there"),
        );
        for (path, text) in files {
            scratch.write(path, text);
        }
        scratch
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().expect("it lies in the folder"))
            .expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }

    /// Runs cargo in the crate; what it printed, and whether it succeeded.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> (bool, String) {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .arg("--offline")
            .current_dir(&self.folder)
            // One for all scratch crates, so that the dependencies are built once.
            .env(
                "CARGO_TARGET_DIR",
                Path::new(env!("CARGO_TARGET_TMPDIR")).join("scratch-target"),
            )
            .env_remove("RUSTFLAGS")
            .output()
            .expect("cargo can be started");
        let text =
            String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
        (output.status.success(), text.into_owned())
    }

    /// The path of a binary of this crate in the release profile.
    pub(crate) fn release_binary(name: &str) -> PathBuf {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("scratch-target/release")
            .join(file)
    }
}
