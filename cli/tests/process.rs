//! The command as a process: its exit status, and what it does where it cannot read or write.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const CHAT: &str = "../examples/chat/codes.toml";
const FAULTY: &str = "../tests/ui/specs/chat.toml";

/// Each command that reads a spec, without the spec.
const READERS: &[&[&str]] = &[
    &["list", "--spec"],
    &["explain", "1000", "--spec"],
    &["compare", "1000", "1001", "--spec"],
    &["export", "json", "--spec"],
    &["check"],
    &["diff", CHAT],
];

/// Each command that shows texts in a language.
const SPEAKERS: &[&[&str]] = &[
    &["list"],
    &["explain", "1000"],
    &["compare", "1000", "1001"],
];

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_close-codes"));
    command.args(arguments);
    command
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the command runs")
}

/// What a command prints in all, and its exit status.
#[track_caller]
fn printed(arguments: &[&str], status: i32) -> String {
    let output = run(arguments);
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8(text).expect("UTF-8");
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {text}");
    assert!(!text.contains("panicked"), "{text}");
    text
}

fn with<'a>(command: &[&'a str], last: &'a str) -> Vec<&'a str> {
    command.iter().copied().chain([last]).collect()
}

/// A folder for the files of one test, made anew.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // It is there if the test ran before.
    let _ignored = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("the folder can be made");
    path
}

#[test]
fn a_file_that_is_missing_a_folder_and_not_utf8() {
    let folder = folder("unreadable");
    let latin = folder.join("latin.toml");
    fs::write(&latin, b"category = \"\xe9\"\n").expect("it can be written");
    let latin = latin.to_str().expect("a plain path");
    for reader in READERS {
        let missing = printed(&with(reader, "no/such.toml"), 1);
        assert!(
            missing.contains("error: cannot find `no/such.toml`"),
            "{missing}"
        );
        let folder = printed(&with(reader, "fixture"), 1);
        assert!(folder.contains("error: `fixture` is a folder"), "{folder}");
        let not_utf8 = printed(&with(reader, latin), 1);
        assert!(not_utf8.contains("is not UTF-8"), "{not_utf8}");
        assert!(not_utf8.contains("latin.toml:1:13"), "{not_utf8}");
    }
}

#[test]
fn a_broken_spec_is_told_with_all_its_mistakes() {
    for reader in READERS {
        let text = printed(&with(reader, FAULTY), 1);
        for mistake in [
            "error: `sent_by` cannot be \"sever\"",
            "error: close code 4001 is defined twice",
            "error: a `[[code]]` has no key `titel`",
        ] {
            assert_eq!(text.matches(mistake).count(), 1, "{mistake} in {text}");
        }
    }
}

#[test]
fn an_unknown_language_lists_those_there_are() {
    for speaker in SPEAKERS {
        let text = printed(&[speaker, &["--lang", "tlh"][..]].concat(), 2);
        assert!(text.contains("no texts in the language \"tlh\""), "{text}");
        assert!(text.contains("The languages are: en, tr, ja"), "{text}");
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    for arguments in [
        &["list"][..],
        &["explain", "1006"],
        &["compare", "1000", "1001"],
        &["export", "json"],
        &["check", CHAT],
        &["diff", CHAT, CHAT],
        &["completions", "bash"],
    ] {
        let mut child = command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command runs");
        drop(child.stdout.take());
        let mut errors = String::new();
        let mut stderr = child.stderr.take().expect("a pipe");
        stderr.read_to_string(&mut errors).expect("UTF-8");
        let status = child.wait().expect("it ends");
        assert!(status.success(), "{arguments:?}: {status}");
        assert_eq!(errors, "", "{arguments:?}");
    }
}

/// A device on which every write fails.
#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_an_error() {
    for arguments in [&["list"][..], &["export", "json"], &["check", CHAT]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full");
        let output = command(arguments)
            .stdout(full.expect("the device is there"))
            .output()
            .expect("the command runs");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{errors}");
        assert!(
            errors.starts_with("error: cannot write to the standard output: "),
            "{errors}"
        );
    }
}

#[test]
fn a_file_to_write_needs_its_folder() {
    let text = printed(&["export", "json", "--out", "no/such/folder/codes.json"], 1);
    assert!(
        text.starts_with("error: cannot write no/such/folder/codes.json: "),
        "{text}"
    );
    let text = printed(&["export", "json", "--out", "fixture"], 1);
    assert!(text.starts_with("error: cannot write fixture: "), "{text}");
}

#[test]
fn a_file_that_drifted_is_status_1() {
    let file = folder("drifted").join("codes.json");
    let file = file.to_str().expect("a plain path");
    let check = ["export", "json", "--out", file, "--check"];
    printed(&check, 1);
    printed(&check[..4], 0);
    printed(&check, 0);
    fs::write(file, "{}\n").expect("it can be written");
    printed(&check, 1);
}

#[test]
fn help_and_version_are_there_and_mistakes_in_the_command_line_are_status_2() {
    for command in [
        "check",
        "completions",
        "diff",
        "explain",
        "list",
        "compare",
        "export",
    ] {
        let text = printed(&["help", command], 0);
        assert!(text.contains("Usage: close-codes"), "{text}");
    }
    let version = format!("close-codes {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(printed(&["--version"], 0), version);
    for wrong in [
        &[][..],
        &["chekc"],
        &["check"],
        &["diff", CHAT],
        &["compare", "1000"],
        &["list", "--lang"],
    ] {
        printed(wrong, 2);
    }
}

#[test]
fn an_export_keeps_every_character_of_a_text() {
    let spec = "../tests/typescript/hard.toml";
    let json = printed(&["export", "json", "--spec", spec], 0);
    assert!(json.contains("delete\u{7f}, next\u{85}line"), "{json}");
}
