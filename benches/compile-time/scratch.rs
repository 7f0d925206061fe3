//! Crates to build, each in its own folder with its own lock file.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::time::{Instant, SystemTime};

use anyhow::{Context as _, Result, bail};
use user_crate::UserCrate;

use crate::checkout;
use crate::cpu_time;
use crate::measure::Cost;

/// The parts of a crate.
#[derive(Clone)]
pub(crate) struct Source {
    /// The lines of its manifest after `[package]`.
    pub(crate) manifest: String,
    /// Paths and texts of its other files.
    pub(crate) files: Vec<(&'static str, String)>,
}

/// A crate on disk.
pub(crate) struct Scratch {
    user: UserCrate,
    target: PathBuf,
}

impl Scratch {
    /// A crate whose dependencies lie in a target folder that it shares with others.
    pub(crate) fn new(name: &str, source: &Source) -> Result<Self> {
        Self::with_target(name, source, checkout::scratch_folder().join("target"))
    }

    /// A crate with a target folder of its own.
    pub(crate) fn alone(name: &str, source: &Source) -> Result<Self> {
        let target = checkout::scratch_folder().join("targets").join(name);
        Self::with_target(name, source, target)
    }

    fn with_target(name: &str, source: &Source, target: PathBuf) -> Result<Self> {
        let parent = checkout::scratch_folder().join("crates");
        let user = UserCrate::new(&parent, name, &source.manifest)
            .with_context(|| format!("making `{name}`"))?;
        let scratch = Self { user, target };
        scratch.write_all(source)?;
        // Only this step may need the network. It also removes unused packages from the lock file.
        let fetched = Command::new(user_crate::cargo())
            .args(["fetch", "--quiet"])
            .current_dir(scratch.user.folder())
            .output()?;
        succeeded(&fetched).with_context(|| format!("fetching what `{name}` depends on"))?;
        Ok(scratch)
    }

    /// Writes the files that differ, and does not touch the others.
    pub(crate) fn write_all(&self, source: &Source) -> Result<()> {
        for (path, text) in &source.files {
            if fs::read_to_string(self.user.folder().join(path))
                .ok()
                .as_ref()
                != Some(text)
            {
                self.user
                    .write(path, text)
                    .with_context(|| format!("writing {path} of `{}`", self.user.name()))?;
            }
        }
        Ok(())
    }

    /// Makes cargo think that the crate has changed.
    pub(crate) fn touch(&self) -> Result<()> {
        let file = fs::File::options()
            .write(true)
            .open(self.user.folder().join("src/lib.rs"))?;
        Ok(file.set_modified(SystemTime::now())?)
    }

    /// Removes the build of this crate and its dependencies.
    pub(crate) fn clean(&self) -> Result<()> {
        checkout::remove(&self.target)
    }

    /// Runs cargo, which must compile the crate itself, without warnings.
    pub(crate) fn compile(&self, arguments: &[&str]) -> Result<Cost> {
        let mut command = self.cargo(arguments);
        let cpu = cpu_time::of_children()?;
        let start = Instant::now();
        let output = command.output()?;
        let wall = start.elapsed();
        let cpu = cpu_time::of_children()?.saturating_sub(cpu);

        let text =
            succeeded(&output).with_context(|| format!("building `{}`", self.user.name()))?;
        let compiled =
            ["Checking", "Compiling"].map(|verb| format!("{verb} {} ", self.user.name()));
        if !compiled.iter().any(|line| text.contains(line)) {
            bail!("cargo did not compile `{}`:\n{text}", self.user.name());
        }
        if text.contains(&format!("warning: `{}`", self.user.name())) {
            bail!("`{}` compiles with warnings:\n{text}", self.user.name());
        }
        Ok(Cost { wall, cpu })
    }

    /// How many crates cargo compiles, of this one and its dependencies.
    pub(crate) fn compiled_crates(&self, arguments: &[&str]) -> Result<u64> {
        let output = self
            .cargo(arguments)
            .arg("--message-format=json")
            .output()?;
        succeeded(&output)?;
        let mut compiled = 0;
        for line in output.stdout.split(|byte| *byte == b'\n') {
            if line.is_empty() {
                continue;
            }
            let message: serde_json::Value = serde_json::from_slice(line)?;
            if message["reason"] == "compiler-artifact" && message["fresh"] != true {
                compiled += 1;
            }
        }
        Ok(compiled)
    }

    /// The path of its binary in the release profile.
    pub(crate) fn release_binary(&self) -> PathBuf {
        self.user.release_binary(&self.target)
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.user.cargo(&self.target);
        command.args(arguments).arg("--locked");
        command
    }
}

/// The output of a command, if it succeeded.
fn succeeded(output: &Output) -> Result<String> {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        bail!("cargo failed:\n{text}");
    }
    Ok(text)
}
