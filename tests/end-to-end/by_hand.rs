//! Crates that another build system builds: `rustc` is called directly, with the environment of such a system.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::scratch::Scratch;

const SPEC: &str = "extends = \"base.toml\"\n";

const BASE: &str = r#"
[[code]]
value = 4001
name = "First"
title = "First"
description = "The first."
"#;

/// A workspace of a build system that has no `Cargo.toml`, with one package in the folder `chat`.
struct Workspace {
    scratch: Scratch,
    runtime: PathBuf,
}

impl Workspace {
    fn new(name: &str, lib: &str) -> Self {
        let scratch = Scratch::new(
            name,
            &[
                ("src/lib.rs", ""),
                ("chat/src/lib.rs", lib),
                ("chat/codes.toml", SPEC),
                ("chat/base.toml", BASE),
                ("out/codes.toml", SPEC),
                ("out/base.toml", BASE),
                // rustc does not create its output folder.
                ("built/README", ""),
            ],
        );
        let (success, text) = scratch.cargo(&["build", "--message-format=json"]);
        assert!(success, "{text}");
        let runtime = text.split('"').find(|path| {
            path.contains("libclose_codes-") && Path::new(path).extension() == Some("rlib".as_ref())
        });
        let runtime = PathBuf::from(runtime.expect("cargo says where the library is"));
        Self { scratch, runtime }
    }

    /// Compiles the package from the folder above it, and returns the output of rustc and the files that it has read.
    fn rustc(&self, variables: &[(&str, &Path)]) -> (bool, String, String) {
        let dependencies = self.runtime.parent().expect("the library is in a folder");
        let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
        for variable in ["CARGO_MANIFEST_DIR", "OUT_DIR", "CARGO_MANIFEST_PATH"] {
            rustc.env_remove(variable);
        }
        rustc
            .args([
                "chat/src/lib.rs",
                "--crate-name",
                "chat",
                "--crate-type",
                "lib",
            ])
            .args([
                "--edition",
                "2024",
                "--emit",
                "metadata,dep-info",
                "--out-dir",
                "built",
            ])
            .arg("--extern")
            .arg(format!("close_codes={}", self.runtime.display()))
            .arg("-L")
            .arg(format!("dependency={}", dependencies.display()))
            .current_dir(self.scratch.folder())
            .envs(variables.iter().copied());
        let output = rustc.output().expect("rustc can be started");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let read = self.scratch.folder().join("built/chat.d");
        let read = fs::read_to_string(read).unwrap_or_default();
        (output.status.success(), said, read)
    }

    /// Whether a file is among those that rustc has read.
    fn is_read(&self, read: &str, file: &str) -> bool {
        let folder = self.scratch.folder();
        let mut paths = read.split_whitespace();
        paths.any(|path| folder.join(path) == folder.join(file))
    }
}

const FROM_A_FILE: &str = r#"
close_codes::close_codes! { pub enum ChatClose = "codes.toml"; }
pub const FIRST: ChatClose = ChatClose::First;
"#;

const FROM_A_BUILD_SCRIPT: &str = r#"
close_codes::close_codes! { pub enum ChatClose = concat!(env!("OUT_DIR"), "/codes.toml"); }
pub const FIRST: ChatClose = ChatClose::First;
"#;

#[test]
fn a_relative_manifest_dir_is_as_good_as_an_absolute_one() {
    let workspace = Workspace::new("by-hand-relative", FROM_A_FILE);
    let absolute = workspace.scratch.folder().join("chat");
    for folder in [Path::new("chat"), Path::new("./chat"), &absolute] {
        let (success, said, read) = workspace.rustc(&[("CARGO_MANIFEST_DIR", folder)]);
        assert!(success, "{said}");
        for file in ["chat/codes.toml", "chat/base.toml"] {
            assert!(workspace.is_read(&read, file), "{file} is not among {read}");
        }
    }
}

#[test]
fn a_missing_manifest_dir_is_named() {
    let workspace = Workspace::new("by-hand-missing", FROM_A_FILE);
    let (success, said, _) = workspace.rustc(&[]);
    assert!(!success);
    assert!(said.contains("`CARGO_MANIFEST_DIR` is not set"), "{said}");
    assert!(said.contains("chat/src/lib.rs:2:50"), "{said}");
    // `First` is not reported, because it could not be read.
    assert!(said.contains("aborting due to 1 previous error"), "{said}");
}

#[test]
fn a_spec_that_was_made_needs_no_manifest_dir() {
    let workspace = Workspace::new("by-hand-made", FROM_A_BUILD_SCRIPT);
    let out = workspace.scratch.folder().join("out");
    let (success, said, read) = workspace.rustc(&[("OUT_DIR", &out)]);
    assert!(success, "{said}");
    for file in ["out/codes.toml", "out/base.toml"] {
        assert!(workspace.is_read(&read, file), "{file} is not among {read}");
    }
    let (success, said, _) = workspace.rustc(&[]);
    assert!(!success);
    assert!(said.contains("`OUT_DIR` is not set"), "{said}");
}

#[test]
fn a_build_script_that_makes_another_spec_rebuilds_the_crate() {
    let name = "by-hand-build-script";
    let build = r#"
fn main() {
    println!("cargo::rerun-if-changed=name.txt");
    let name = std::fs::read_to_string("name.txt").unwrap();
    let base = std::env::var("CARGO_MANIFEST_DIR").unwrap() + "/base.toml";
    let spec = format!("extends = {base:?}\n[[code]]\nvalue = 4002\nname = \"{name}\"\ntitle = \"t\"\ndescription = \"d\"\n");
    std::fs::write(std::env::var("OUT_DIR").unwrap() + "/codes.toml", spec).unwrap();
}
"#;
    let scratch = Scratch::new(
        name,
        &[
            ("build.rs", build),
            ("src/lib.rs", FROM_A_BUILD_SCRIPT),
            ("name.txt", "Second"),
            ("base.toml", BASE),
        ],
    );
    let check = |expected: bool, why: &str| {
        let (success, text) = scratch.cargo(&["check"]);
        assert!(success, "{text}");
        let is_built = text.contains(&format!("Checking {name} "))
            || text.contains(&format!("Compiling {name} "));
        assert_eq!(is_built, expected, "{why}: {text}");
    };
    check(true, "the first time");
    check(false, "nothing changed");
    scratch.write("base.toml", &BASE.replace("The first.", "Another first."));
    check(true, "the file that the made one extends");
    scratch.write("name.txt", "Third");
    let with_third = format!("{FROM_A_BUILD_SCRIPT}const _: ChatClose = ChatClose::Third;\n");
    scratch.write("src/lib.rs", &with_third);
    check(true, "the name of a code");
}
