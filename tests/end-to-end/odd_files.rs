//! A special file neither hangs a build nor fills the memory of the compiler.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::scratch::{Scratch, said};

/// The time limit for a crate with one line, whose dependencies are built.
const DEADLINE: Duration = Duration::from_secs(20);

/// Checks the crate with an enum of the spec, and returns the output of cargo.
fn check(scratch: &Scratch, spec: &str) -> (bool, String) {
    let lib = format!("close_codes::close_codes! {{ pub enum ChatClose = {spec:?}; }}\n");
    scratch.write("src/lib.rs", &lib);
    let mut cargo = scratch.command(&["check"]);
    let (sender, receiver) = mpsc::channel();
    // A hanging process is left behind.
    thread::spawn(move || sender.send(cargo.output()).is_ok());
    let output = receiver
        .recv_timeout(DEADLINE)
        .unwrap_or_else(|error| panic!("{spec} after {DEADLINE:?}: {error}"));
    said(&output.expect("cargo can be started"))
}

#[test]
fn a_special_file_is_an_error_in_time() {
    let scratch = Scratch::new("odd-files", &[("src/lib.rs", "")]);
    let (success, text) = scratch.cargo(&["check"]);
    assert!(success, "{text}");
    let folder = scratch.folder();
    for link in ["left", "right"] {
        // This removes what an earlier run left.
        drop(fs::remove_file(folder.join(link)));
        symlink(".", folder.join(link)).expect("a link can be made");
    }
    for file in 0..40 {
        let next = file + 1;
        let text = format!("extends = ['left/{next}.toml', 'right/{next}.toml']\n");
        scratch.write(&format!("{file}.toml"), &text);
    }
    scratch.write("40.toml", "extends = 'standard'\n");
    scratch.write("zero.toml", "extends = '/dev/zero'\n");
    let mut cases = vec![
        (
            "/dev/zero",
            "cannot read `/dev/zero`: it is a device, and only regular files are read",
        ),
        (
            "zero.toml",
            "cannot read `/dev/zero`: it is a device, and only regular files are read",
        ),
        (
            "0.toml",
            "a link makes `right/1.toml` the same as `left/1.toml`",
        ),
        (".", "` is a folder"),
        ("/", "`/` is a folder"),
        ("", "the path of a file is empty"),
    ];
    let pipe = folder.join("pipe.toml");
    drop(fs::remove_file(&pipe));
    match Command::new("mkfifo").arg(&pipe).status() {
        Ok(status) => {
            assert!(status.success(), "{status}");
            let message = "pipe.toml`: it is a named pipe, and only regular files are read";
            cases.push(("pipe.toml", message));
        }
        Err(error) => eprintln!("no named pipe, since there is no mkfifo: {error}"),
    }
    for (spec, message) in cases {
        let (success, text) = check(&scratch, spec);
        assert!(!success && text.contains(message), "{spec}: {text}");
        assert!(!text.contains("panicked"), "{spec}: {text}");
    }
}
