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

/// One line ends all clashes of a file, whatever the file leaves out already.
#[test]
fn a_clash_of_names_with_a_base_shows_the_lines_that_end_it() {
    let own = "[[code]]\nvalue = 4001\nname = \"Unauthorized\"\n[[code]]\nvalue = 4008\nname = \"Timeout\"\n";
    for (selection, first_help) in [
        (
            "",
            "to leave 3000 out, write `except = [3000, 3008]` below `extends`",
        ),
        (
            "except = [1004]\n",
            "to leave 3000 out, write `except = [1004, 3000, 3008]` in place of the `except` that is there",
        ),
        (
            "only = [1000, 3000, 3008]\n",
            "to leave 3000 out, delete it from `only`",
        ),
    ] {
        let reading = reading(&spec(&format!("extends = \"standard\"\n{selection}{own}")));
        assert_eq!(reading.diagnostics.len(), 2);
        assert_eq!(
            reading.diagnostics[0].help,
            [
                first_help,
                "to keep both, add a `[[code]]` with `value = 3000` and another `name`, or rename your own"
            ]
        );
    }
}

/// A line of a hundred numbers is none to copy.
#[test]
fn many_clashes_with_a_base_are_ended_one_by_one() {
    let codes = |first: usize, count: usize| {
        (0..count).fold(String::new(), |codes, at| {
            codes + &format!("[[code]]\nvalue = {}\nname = \"C{at}\"\n", first + at)
        })
    };
    for (count, expected) in [
        (40, "to leave 3000 out, write `except = [3000, 3001, "),
        (41, "to leave 3000 out, add it to `except`"),
    ] {
        let top = format!("extends = 'a.toml'\n{}", codes(4000, count));
        let files = spec(&top).with("a.toml", codes(3000, count));
        let help = &reading(&files).diagnostics[0].help[0];
        assert!(help.starts_with(expected), "{help}");
    }
}

/// The lines that a message shows must work.
#[test]
fn the_lines_that_end_a_clash_end_it() {
    let own = "[[code]]\nvalue = 4001\nname = \"Unauthorized\"\n";
    for lines in [
        "except = [3000]\n",
        "code = [{ value = 3000, name = \"HttpUnauthorized\" }, { value = 4001, name = \"Unauthorized\" }]\n",
    ] {
        let own = if lines.starts_with("code") { "" } else { own };
        let reading = reading(&spec(&format!("extends = \"standard\"\n{lines}{own}")));
        assert!(reading.diagnostics.is_empty(), "{:?}", found(&reading));
    }
}

/// RFC 6455 named it, so there is no other name to give it.
#[test]
fn a_clash_with_a_name_of_rfc_6455_leaves_two_ways() {
    let reading = reading(&spec(
        "extends = \"standard\"\n[[code]]\nvalue = 4001\nname = \"GoingAway\"\n",
    ));
    assert_eq!(
        reading.diagnostics[0].help,
        [
            "to leave 1001 out, write `except = [1001]` below `extends`",
            "to keep both, rename your own"
        ]
    );
}

#[test]
fn a_code_that_is_retired_and_brought_says_how_to_leave_it_out() {
    for (selection, expected) in [
        (
            "",
            "to leave 3000 out, add it to `except`; to keep it, delete it from `retired`",
        ),
        (
            "only = [3000]\n",
            "to leave 3000 out, delete it from `only`; to keep it, delete it from `retired`",
        ),
    ] {
        let reading = reading(&spec(&format!(
            "extends = \"standard\"\n{selection}retired = [3000]\n"
        )));
        assert_eq!(reading.diagnostics[0].help, [expected]);
    }
}

#[test]
fn a_sender_that_rfc_6455_rules_out_for_a_whole_range_names_the_rule() {
    let reading = reading(&spec(
        "extends = \"standard\"\n[[range]]\nfirst = 1004\nlast = 1006\ntitle = \"T\"\nsent_by = \"server\"\n",
    ));
    assert!(
        reading.diagnostics[0].help[1].starts_with("RFC 6455, section 7.4.1"),
        "{:?}",
        reading.diagnostics[0].help
    );
}
