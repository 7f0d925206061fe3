//! The README says what is true.

use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The code blocks of one language.
fn blocks(readme: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    let after_each = readme.split(&fence).skip(1);
    after_each
        .map(|rest| rest.split("```").next().expect("a first part").to_owned())
        .collect()
}

#[test]
fn every_message_is_one_that_the_compiler_printed() {
    let printed = [read("ui/readme/spec.stderr"), read("ui/readme/send.stderr")];
    let shown = blocks(&read("../README.md"), "text");
    assert_eq!(shown.len(), 3);
    for message in shown {
        assert!(
            printed.iter().any(|stderr| stderr.contains(&message)),
            "nothing printed this:\n{message}"
        );
    }
}

#[test]
fn the_spec_is_the_one_that_the_examples_are_compiled_with() {
    assert!(blocks(&read("../README.md"), "toml").contains(&read("codes.toml")));
}

#[test]
fn every_feature_is_listed() {
    let readme = read("../README.md");
    let manifest = read("../runtime/Cargo.toml");
    let features = manifest
        .split_once("[features]")
        .expect("there are features")
        .1;
    let features = features.split("\n[").next().expect("a first part");
    for feature in features
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(feature, _)| feature)
    {
        assert!(
            readme.contains(&format!("| `{feature}` |")),
            "the README does not list `{feature}`"
        );
    }
}
