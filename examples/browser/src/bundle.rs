//! Makes the files for the browser: the page as WebAssembly, and the JavaScript around it.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use axum::body::Bytes;

const PACKAGE: &str = env!("CARGO_MANIFEST_DIR");
const TARGET: &str = "wasm32-unknown-unknown";

#[derive(Debug)]
pub(crate) struct Bundle {
    pub(crate) script: Bytes,
    pub(crate) wasm: Bytes,
}

/// Runs cargo, whose output is shown.
///
/// # Errors
///
/// Returns an error if the target is not installed, or if the page does not compile.
pub(crate) fn build() -> Result<Bundle, Box<dyn Error>> {
    let target_dir = env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(PACKAGE).join("../../target"), PathBuf::from);
    run(cargo("build", &target_dir).args(["--lib", "--target", TARGET]))?;

    let folder = target_dir.join("browser-example");
    run(cargo("run", &target_dir)
        .args(["--features", "glue", "--bin", "browser-glue", "--"])
        .arg(target_dir.join(TARGET).join("debug/chat_page.wasm"))
        .arg(&folder))?;
    Ok(Bundle {
        script: fs::read(folder.join("chat_page.js"))?.into(),
        wasm: fs::read(folder.join("chat_page_bg.wasm"))?.into(),
    })
}

fn cargo(verb: &str, target_dir: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args([verb, "--manifest-path"])
        .arg(Path::new(PACKAGE).join("Cargo.toml"))
        .arg("--target-dir")
        .arg(target_dir);
    command
}

fn run(command: &mut Command) -> Result<(), Box<dyn Error>> {
    let status = command.status()?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("the page was not made: cargo ended with {status}").into())
    }
}
