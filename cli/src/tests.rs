//! The output of the commands. `UPDATE_EXPECT=1 cargo test -p close-codes-cli` updates the files in `snapshots/`. Read
//! the difference before you commit it.

mod check;
mod diff;
mod explain;
mod export;
mod pages;
mod python;
mod random_modules;
#[path = "../../macros/src/functions/expand/docs/random_text.rs"]
pub(crate) mod random_text;

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use anstream::adapter::strip_str;
use clap::{CommandFactory as _, Parser as _, ValueEnum as _};
use clap_complete::Shell;
use close_codes::close_codes;
use expect_test::expect_file;

use crate::arguments::Arguments;
use crate::outcome::{Failure, Outcome};
use crate::run;

const CHAT: &str = "../examples/chat/codes.toml";
const FIXTURE: &str = "fixture/codes.toml";

close_codes! { enum ChatClose = "../examples/chat/codes.toml"; }
close_codes! { enum Fixture = "fixture/codes.toml"; }
close_codes! { enum Closed = "../tests/typescript/closed.toml"; }

fn parsed(arguments: &[&str]) -> Result<Arguments, clap::Error> {
    Arguments::try_parse_from(["close-codes"].iter().chain(arguments))
}

/// The outcome of a command, without colours.
fn outcome(arguments: &[&str]) -> Result<Outcome, Failure> {
    let arguments = parsed(arguments).unwrap_or_else(|error| panic!("{error}"));
    let outcome = run(&arguments.command)?;
    Ok(Outcome {
        text: strip_str(&outcome.text).to_string(),
        ..outcome
    })
}

/// The output of a successful command, or its failure.
fn output(arguments: &[&str]) -> Result<String, String> {
    let outcome =
        outcome(arguments).map_err(|failure| strip_str(&failure.to_string()).to_string())?;
    assert!(outcome.is_good, "{}", outcome.text);
    Ok(outcome.text)
}

/// The failure of a command.
fn failure(arguments: &[&str]) -> Failure {
    outcome(arguments).expect_err("it fails")
}

fn check(name: &str, text: &str) {
    expect_file![format!("../snapshots/{name}")].assert_eq(text);
}

/// A folder for the files of one test, which is removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("close-codes-{}-{count}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("the folder can be made");
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        let path = self.0.join(name);
        path.to_str().expect("a plain path").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // An error is ignored, so that it does not hide the failure of a test.
        let _ignored = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn every_shell_has_a_script_that_knows_the_subcommands() {
    for shell in Shell::value_variants() {
        let script = output(&["completions", &shell.to_string()]).expect("a script");
        for command in Arguments::command().get_subcommands() {
            assert!(
                script.contains(command.get_name()),
                "{shell}: {}",
                command.get_name()
            );
        }
        // The scripts of the other shells do not have the values of options.
        if let Shell::Bash | Shell::Fish | Shell::Zsh = shell {
            assert!(script.contains("CODE_REMOVED"), "{shell}");
        }
    }
    assert!(parsed(&["completions", "tcsh"]).is_err());
}

#[test]
fn the_command_line_is_sound() {
    Arguments::command().debug_assert();
    for arguments in [
        &[][..],
        &["compare"],
        &["compare", "1000"],
        &["compare", "1000", "1001", "1002"],
        &["list", "1000"],
        &["list", "--format", "html"],
        &["export"],
        &["export", "yaml"],
    ] {
        let error = parsed(arguments).expect_err("it is refused");
        assert_eq!(error.exit_code(), 2, "{arguments:?}");
    }
}
