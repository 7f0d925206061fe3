//! The messages of the compiler for users: every message of the catalogue, and every way of sending an illegal frame.
//!
//! `TRYBUILD=overwrite cargo test -p close-codes-tests --test ui` updates the `.stderr` files. Read each of them like a
//! new user before you commit it.

mod advice;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use close_codes_reader::{Disk, Kind, Origin, Reading, read};

/// The crate that trybuild makes for the cases. The paths of specs in them are relative to it.
fn trybuild_crate() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .expect("it is a folder of the target folder");
    target.join("tests/trybuild").join(env!("CARGO_PKG_NAME"))
}

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")
}

/// Copies the specs of the cases to the folder in which the cases look for them.
fn copy_specs() {
    let specs = trybuild_crate().join("specs");
    fs::create_dir_all(&specs).expect("the folder can be made");
    for file in fs::read_dir(here().join("specs")).expect("the folder is there") {
        let file = file.expect("the folder can be read");
        fs::copy(file.path(), specs.join(file.file_name())).expect("the file can be copied");
    }
    fs::copy(
        here().join("../codes.toml"),
        specs.join("readme_codes.toml"),
    )
    .expect("the file can be copied");
}

#[test]
fn mistakes_in_a_spec() {
    copy_specs();
    trybuild::TestCases::new().compile_fail("ui/spec/*.rs");
}

#[test]
fn mistakes_in_an_invocation() {
    copy_specs();
    trybuild::TestCases::new().compile_fail("ui/input/*.rs");
}

#[test]
fn attributes_that_are_refused() {
    trybuild::TestCases::new().compile_fail("ui/attributes/*.rs");
}

#[test]
fn codes_that_must_not_be_sent() {
    trybuild::TestCases::new().compile_fail("ui/send/*.rs");
}

#[test]
fn values_that_are_no_codes() {
    trybuild::TestCases::new().compile_fail("ui/run_time/*.rs");
}

/// The messages that the README shows.
#[test]
fn messages_in_the_readme() {
    copy_specs();
    trybuild::TestCases::new().compile_fail("ui/readme/*.rs");
}

#[test]
fn a_match_that_forgets_a_code() {
    trybuild::TestCases::new().compile_fail("ui/matching/*.rs");
}

/// Every message must have a case, so that somebody has read it as the compiler prints it.
#[test]
fn every_message_of_the_catalogue_has_a_case_that_shows_it_alone() {
    let mut without_case = BTreeSet::new();
    for &kind in Kind::ALL {
        let case = here()
            .join("spec")
            .join(snake_case(&format!("{kind:?}")))
            .with_extension("rs");
        let Ok(code) = fs::read_to_string(&case) else {
            without_case.insert(format!("{kind:?}"));
            continue;
        };
        let reading = read_case(&code);
        let kinds: BTreeSet<Kind> = reading
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.kind)
            .collect();
        let is_alone = kinds.len() == 1 || kind == Kind::TooMany;
        assert!(
            kinds.contains(&kind) && is_alone,
            "{} shows {kinds:?}",
            case.display()
        );
        let name = fs::read_to_string(case.with_extension("stderr")).expect("the case is blessed");
        for diagnostic in &reading.diagnostics {
            // For the crate of trybuild, the files of the cases are one folder up.
            let message = diagnostic.message.replace("ui/specs", "specs");
            assert!(
                name.contains(&message),
                "{} does not show: {message}",
                case.display()
            );
        }
        assert!(
            !name.contains("error[E"),
            "{} brings follow-ups:\n{name}",
            case.display()
        );
    }
    // These need 16 MiB and a thousand files, which the tests of the reader generate.
    let taken_elsewhere = [Kind::TooLarge, Kind::ChainTooLong].map(|kind| format!("{kind:?}"));
    assert_eq!(
        without_case,
        BTreeSet::from(taken_elsewhere),
        "a case in tests/ui/spec for all others, and none for these"
    );
}

/// Reads the spec of a case as the macro does.
fn read_case(code: &str) -> Reading {
    let files = Disk::new(here());
    if let Some((_, text)) = code.split_once("inline r#\"") {
        let (text, _) = text.split_once("\"#").expect("the raw string ends");
        return read(
            Origin::Inline {
                name: "inline spec",
                text,
            },
            &files,
        );
    }
    let (_, path) = code.split_once("= \"").expect("a path in quotes");
    let (path, _) = path.split_once('"').expect("the path ends");
    read(Origin::File(path), &files)
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}
