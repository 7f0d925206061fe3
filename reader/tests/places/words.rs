//! What is said beside the place, where it depends on more than the kind of mistake.

use std::io::ErrorKind;

use close_codes_reader::{InMemory, Origin, Reading, read};

use crate::{CODE, found, several, spec};

fn reading(files: &InMemory) -> Reading {
    read(Origin::File("codes.toml"), files)
}

#[test]
fn missing_keys_are_listed_together() {
    let reading = reading(&spec(
        "[[code]]\nvalue = 4001\n[[code]]\n[[range]]\nlast = 4100\n",
    ));
    let messages: Vec<&str> = reading
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.message.as_str())
        .collect();
    assert_eq!(
        messages,
        [
            "close code 4001 has no `name`",
            "this code has no `value` and `name`",
            "this range has no `first` and `title`",
        ]
    );
}

#[test]
fn a_missing_file_has_its_path_and_where_one_of_its_name_is() {
    let reading = reading(&several(
        "\n--- codes.toml\nextends = \"base.toml\"\n--- src/base.toml\n",
    ));
    assert_eq!(
        reading.diagnostics[0].help,
        [
            "tried `base.toml`; the path is relative to the folder of the file that names it",
            "there is a `src/base.toml`: write that path"
        ]
    );
}

#[test]
fn the_word_standard_is_suggested_for_what_looks_like_it() {
    let reading = reading(&spec("extends = \"Standard\"\n"));
    assert!(
        reading.diagnostics[0].help[1].contains("extends = \"standard\""),
        "{:?}",
        reading.diagnostics[0].help
    );
}

#[test]
fn a_circle_names_all_its_files() {
    let reading = reading(&several(
        "\n--- codes.toml\nextends = \"a/b.toml\"\n--- a/b.toml\nextends = \"../a/./c.toml\"\n--- a/c.toml\nextends = \"b.toml\"\n",
    ));
    let help = &reading.diagnostics[0].help[0];
    assert!(
        help.contains("`a/b.toml` -> `a/c.toml` -> `a/b.toml`"),
        "{help}"
    );
}

#[test]
fn a_spec_that_cannot_be_read_has_no_place() {
    let files = InMemory::new().with_unreadable("codes.toml", ErrorKind::IsADirectory);
    assert_eq!(found(&reading(&files)), ["Unreadable"]);
}

/// Or else cargo would not compile again once the file is mended.
#[test]
fn a_spec_that_is_not_utf_8_is_tracked() {
    let files = InMemory::new().with("codes.toml", b"# \xe9\n");
    assert_eq!(reading(&files).files, ["codes.toml"]);
}

#[test]
fn the_keys_of_a_code_in_single_brackets_are_meant_all_the_same() {
    let reading = reading(&spec(&format!("[code]\n{CODE}")));
    assert_eq!(found(&reading), ["WrongType 1:1"]);
    assert_eq!(reading.spec.codes[0].name(), "A");
}

#[test]
fn mistakes_that_the_parser_gave_up_counting_are_at_least_so_many() {
    let reading = reading(&spec(&"x\n".repeat(5000)));
    assert_eq!(reading.diagnostics.len(), 101);
    assert_eq!(
        reading.diagnostics[100].message,
        "at least 900 more mistakes in this spec are not shown"
    );
}
