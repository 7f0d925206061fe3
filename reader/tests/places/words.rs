//! The texts of messages that depend on more than the kind of mistake.

use std::io::ErrorKind;

use close_codes_reader::{Code, InMemory, Origin, Reading, read};

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
            "this code has no `value` or `name`",
            "this range has no `first` or `title`",
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
fn a_missing_file_has_all_paths_that_were_tried() {
    const BESIDE: &str = "the path is relative to the folder of the file that names it";
    for (path, tried, others) in [
        (
            "a.toml",
            "specs/a.toml",
            Some("`src/a.toml` or `../a.toml`"),
        ),
        (
            "b/a.toml",
            "specs/b/a.toml",
            Some("`src/b/a.toml`, `a.toml`, `src/a.toml` or `../a.toml`"),
        ),
        ("../a.toml", "a.toml", Some("`a.toml` or `src/a.toml`")),
        ("a.toml/", "specs/a.toml", None),
    ] {
        let files = several("\n--- codes.toml\nextends = \"specs/codes.toml\"\n")
            .with("specs/codes.toml", format!("extends = \"{path}\"\n"));
        let mut expected = vec![
            "no such file".to_owned(),
            format!("tried `{tried}`; {BESIDE}"),
        ];
        expected.extend(others.map(|others| format!("there is no {others} either")));
        assert_eq!(said(&files), expected);
    }
}

#[test]
fn the_word_standard_is_suggested_for_what_looks_like_it() {
    const STANDARD: &str = "to start from the standard registry, write `extends = \"standard\"`";
    for word in ["Standard", "standrad", "iana", "default"] {
        let said = said(&spec(&format!("extends = \"{word}\"\n")));
        assert_eq!(said[3..], [STANDARD], "{word}");
    }
    let locale = said(&spec(&format!("locales = \"standard\"\n[[code]]\n{CODE}")));
    assert_eq!(locale.len(), 3, "{locale:?}");
}

/// There is one error, whether or not the backslash begins a valid escape of TOML.
#[test]
fn a_path_with_backslashes_gets_advice_to_write_slashes() {
    const SLASHES: &str = "write `/` between the folders of a path, on every system";
    for path in [
        r#""..\shared\codes.toml""#,
        r#""..\Users\codes.toml""#,
        r#""C:\work\codes.toml""#,
        r#""..\base.toml""#,
        r#""spec\new.toml""#,
        r#""spec\\a.toml""#,
        r"'spec\a.toml'",
        r#"["spec\a.toml", "spec\d.toml"]"#,
    ] {
        for key in ["extends", "locales"] {
            let said = said(&spec(&format!("{key} = {path}\n[[code]]\n{CODE}")));
            let last = said.last().expect("something is said");
            assert!(last.ends_with(SLASHES), "{path}: {said:?}");
        }
    }
    let files = spec("extends = 'spec\\a.toml'\n").with("spec/a.toml", "extends = 'standard'\n");
    assert_eq!(said(&files)[2], "there is a `spec/a.toml`: write that path");
}

#[test]
fn a_cycle_names_all_its_files() {
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
fn a_long_cycle_names_the_first_eight_files_and_the_last() {
    let cycle = |length: usize| {
        let files = (0..length).fold(InMemory::new(), |files, at| {
            let next = (at + 1) % length;
            files.with(format!("{at}.toml"), format!("extends = '{next}.toml'"))
        });
        let reading = read(Origin::File("0.toml"), &files);
        reading.diagnostics[0].help[0].clone()
    };
    let eight = cycle(8);
    assert!(
        eight.contains("`6.toml` -> `7.toml` -> `0.toml`;"),
        "{eight}"
    );
    let nine = cycle(9);
    assert!(
        nine.contains("`7.toml` -> … (1 more) -> `0.toml`;"),
        "{nine}"
    );
    let twenty = cycle(20);
    assert!(
        twenty.contains("`7.toml` -> … (12 more) -> `0.toml`;"),
        "{twenty}"
    );
}

/// A long list is cut, with the number of the rest.
#[test]
fn a_long_list_is_cut() {
    let of_codes = |count: usize| {
        let base = (0..count).fold(String::new(), |base, at| {
            base + &format!("[[code]]\nvalue = {}\nname = 'N{at}'\n", 4000 + at)
        });
        let files = InMemory::new()
            .with("codes.toml", "extends = 'base.toml'\nexcept = [4999]")
            .with("base.toml", base);
        said(&files).pop().expect("it has a help")
    };
    let of_ranges = |count: usize| {
        let spec = (0..count).fold(CODE_AND_LOCALE.to_owned(), |spec, at| {
            let first = 4100 + 2 * at;
            spec + &format!(
                "[[range]]\nfirst = {first}\nlast = {}\ntitle = 'T'\n",
                first + 1
            )
        });
        let files = InMemory::new()
            .with("codes.toml", spec)
            .with("tr.toml", "language = 'tr'\n[4300-4399]\ntitle = 'T'");
        said(&files).pop().expect("it has a help")
    };
    assert!(of_codes(40).ends_with("4038 and 4039"), "{}", of_codes(40));
    assert!(
        of_codes(41).ends_with("4039 and 1 more"),
        "{}",
        of_codes(41)
    );
    assert!(
        of_ranges(20).ends_with("`[4138-4139]`"),
        "{}",
        of_ranges(20)
    );
    assert!(of_ranges(21).ends_with(" and 1 more"), "{}", of_ranges(21));
}

const CODE_AND_LOCALE: &str = "locales = 'tr.toml'\ncode = [{ value = 4001, name = 'A' }]\n";

#[test]
fn a_spec_that_cannot_be_read_has_no_place() {
    let files = InMemory::new().with_unreadable("codes.toml", ErrorKind::IsADirectory);
    assert_eq!(found(&reading(&files)), ["Unreadable"]);
}

/// Otherwise cargo would not compile again once the file is fixed.
#[test]
fn a_spec_that_is_not_utf_8_is_tracked() {
    let files = InMemory::new().with("codes.toml", b"# \xe9\n");
    assert_eq!(reading(&files).files, ["codes.toml"]);
}

#[test]
fn a_code_in_single_brackets_is_still_read() {
    let reading = reading(&spec(&format!("[code]\n{CODE}")));
    assert_eq!(found(&reading), ["WrongType 1:1"]);
    assert_eq!(reading.spec.codes[0].name(), "A");
}

#[test]
fn mistakes_that_the_parser_gave_up_counting_are_at_least_so_many() {
    let lines: Vec<String> = (0..5000).map(|line| format!("x{line} = 'y' z")).collect();
    let reading = reading(&spec(&lines.join("\n")));
    assert_eq!(reading.diagnostics.len(), 101);
    assert_eq!(
        reading.diagnostics[100].message,
        "at least 900 more mistakes in this spec are not shown"
    );
}

/// One line resolves all clashes of a file, even if the file already leaves out codes.
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

/// A line with a hundred numbers is not proposed.
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

/// The name is from RFC 6455 and cannot be changed.
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
fn the_message_for_a_retired_code_of_a_base_says_how_to_leave_it_out() {
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

// ---- unknown keys ----

/// The label and the helps of the only mistake.
pub(crate) fn said(files: &InMemory) -> Vec<String> {
    let reading = reading(files);
    let [diagnostic] = &reading.diagnostics[..] else {
        panic!("{:?}", found(&reading));
    };
    let labels = diagnostic.labels.iter().map(|label| label.text.clone());
    labels.chain(diagnostic.help.iter().cloned()).collect()
}

/// The commonest wrong guess. A key with another name is not reported as missing.
#[test]
fn the_numbers_of_a_range_have_many_other_names() {
    for (first, last) in [
        ("from", "to"),
        ("start", "end"),
        ("min", "max"),
        ("fisrt", "lsat"),
    ] {
        let reading = reading(&spec(&format!(
            "[[code]]\n{CODE}[[range]]\n{first} = 4100\n{last} = 4199\nname = \"BackOff\"\n"
        )));
        let labels: Vec<&str> = reading
            .diagnostics
            .iter()
            .flat_map(|diagnostic| &diagnostic.labels)
            .map(|label| label.text.as_str())
            .collect();
        assert_eq!(labels, ["did you mean `first`?", "did you mean `last`?"]);
        let range = &reading.spec.ranges[0];
        assert_eq!(
            (range.first, range.last, range.name()),
            (4100, 4199, Some("BackOff"))
        );
    }
}

/// Code that names the variants causes no second error.
#[test]
fn a_misspelt_key_is_read_as_the_one_that_is_meant() {
    for text in [
        "[[code]]\nvlaue = 4001\nname = \"A\"\n",
        "[[code]]\ncode = 4001\nname = \"A\"\n",
        "[[code]]\nvalue = 4001\nvariant = \"A\"\n",
        "[[codes]]\nvalue = 4001\nname = \"A\"\n",
        "codes = [{ value = 4001, name = \"A\" }]\n",
    ] {
        let reading = reading(&spec(text));
        assert_eq!(
            reading.diagnostics.len(),
            1,
            "{text}: {:?}",
            found(&reading)
        );
        assert!(
            reading.diagnostics[0].labels[0]
                .text
                .starts_with("did you mean `")
        );
        let code = &reading.spec.codes[0];
        assert_eq!((code.value, code.name()), (4001, "A"), "{text}");
    }
}

/// The value of such a key is not reported too.
#[test]
fn a_misspelt_key_with_a_value_of_another_type_is_one_mistake() {
    for (text, expected) in [
        (
            "[[code]]\nvlaue = \"4001\"\nname = \"A\"\n",
            ["UnknownKey 2:1"],
        ),
        ("[[code]]\nvalue = 4001\nnmae = 1\n", ["UnknownKey 3:1"]),
        ("[codes]\n4001 = \"A\"\n", ["UnknownKey 1:2"]),
        ("codes = [4001]\n", ["UnknownKey 1:1"]),
        ("extend = 1\n", ["UnknownKey 1:1"]),
        (
            "excepts = 3000\nextends = \"standard\"\n",
            ["UnknownKey 1:1"],
        ),
        ("unlist = 1\nextends = \"standard\"\n", ["UnknownKey 1:1"]),
    ] {
        assert_eq!(found(&reading(&spec(text))), expected, "{text}");
    }
}

#[test]
fn a_header_with_one_bracket_is_corrected() {
    for (text, help) in [
        (
            "[code]\nvalue = 4001\nname = \"A\"\n",
            "write the header as `[[code]]`",
        ),
        (
            "[code.4001]\nname = \"A\"\n",
            "write the header as `[[code]]`",
        ),
        (
            "code = { value = 4001, name = \"A\" }\n",
            "written inline, it is `code = [{ … }]`",
        ),
        (
            "extends = \"standard\"\n[[unlisted]]\nreconnect = \"never\"\n",
            "write the header as `[unlisted]`",
        ),
        (
            "extends = \"standard\"\nunlisted = \"never\"\n",
            "written inline, it is `unlisted = { … }`",
        ),
        (
            "extends = \"standard\"\nunlisted = []\n",
            "written inline, it is `unlisted = { … }`",
        ),
    ] {
        assert_eq!(said(&spec(text))[1..], [help], "{text}");
    }
}

#[test]
fn what_the_tables_of_a_spec_are_is_said() {
    for (text, message) in [
        (
            "[code]\nvalue = 4001\nname = 'A'\n",
            "`code` must be an array of tables, each with the header `[[code]]`",
        ),
        (
            "code = [{ value = 4001, name = 'A' }]\nrange = 1\n",
            "`range` must be an array of tables, each with the header `[[range]]`",
        ),
        (
            "extends = 'standard'\nunlisted = 1\n",
            "`unlisted` must be one table, with the header `[unlisted]`",
        ),
    ] {
        assert_eq!(reading(&spec(text)).diagnostics[0].message, message);
    }
}

/// If the table has a header, the header is misspelt.
#[test]
fn a_misspelt_header_is_suggested_with_its_brackets() {
    for (text, label) in [
        (
            "[codes]\nvalue = 4001\nname = 'A'\n",
            "did you mean `[[code]]`?",
        ),
        (
            "codes = { value = 4001, name = 'A' }\n",
            "did you mean `code`?",
        ),
        (
            "[[codes]]\nvalue = 4001\nname = 'A'\n",
            "did you mean `code`?",
        ),
    ] {
        assert_eq!(said(&spec(text))[0], label, "{text}");
    }
}

#[test]
fn a_value_that_is_not_a_list_is_corrected() {
    for (line, expected) in [
        ("retired = 4002", "write a list: `retired = [4002]`"),
        ("retired = \"4002\"", "write a list: `retired = [4002]`"),
        ("retired = 0xFA2", "write a list: `retired = [4001, 4002]`"),
        (
            "retired = \"all\"",
            "write a list: `retired = [4001, 4002]`",
        ),
        (
            "locales = { tr = \"tr.toml\" }",
            "write a list: `locales = [\"tr.toml\"]`",
        ),
    ] {
        assert_eq!(
            said(&spec(&format!("{line}\n[[code]]\n{CODE}")))[1..],
            [expected]
        );
    }
}

/// The message names the constant, which the author does not see.
#[test]
fn a_reserved_name_says_which_constant_it_would_be() {
    let code = "[[code]]\nvalue = 4001\nname = \"ALL\"\n";
    let range = format!("[[code]]\n{CODE}[[range]]\nfirst = 4100\nlast = 4199\nname = \"All\"\n");
    for text in [code, &range] {
        assert_eq!(
            said(&spec(text))[0],
            "the generated enum has a constant `ALL` of its own"
        );
    }
}

#[test]
fn a_name_that_cannot_be_corrected_gets_the_rule() {
    for (name, expected) in [
        (
            "4Ever",
            "begin with a capital letter; letters and digits may follow, and no `_`",
        ),
        ("for_ever", "write `name = \"ForEver\"`"),
    ] {
        let text = format!("[[code]]\nvalue = 4001\nname = \"{name}\"\n");
        assert_eq!(said(&spec(&text))[1..], [expected]);
    }
}

#[test]
fn another_word_for_a_word_is_known() {
    for (line, meant) in [
        ("sent_by = \"both\"", "either"),
        ("reconnect = \"retry\"", "backoff"),
        ("reconnect = \"no\"", "never"),
        ("session = \"keep\"", "resume"),
        ("sent_by = \"none\"", "nobody"),
        ("reconnect = \"always\"", "immediately"),
        ("reconnect = \"login\"", "reauthenticate"),
        ("reconnect = \"manual\"", "after_fix"),
        ("session = \"fresh\"", "new"),
    ] {
        let said = said(&spec(&format!("[[code]]\n{CODE}{line}\n")));
        assert_eq!(said[0], format!("did you mean \"{meant}\"?"));
    }
}

// ---- translations of missing entries ----

#[test]
fn a_number_inside_a_range_is_translated_with_the_range() {
    let range = |first: u16, last: u16| {
        format!("[[range]]\nfirst = {first}\nlast = {last}\ntitle = \"T\"\n")
    };
    let ranges = range(4000, 4999) + &range(4100, 4199) + &range(4100, 4109) + &range(4190, 4199);
    let files = |header: &str| {
        let top = "locales = \"tr.toml\"\nretired = [3998, 4198]";
        spec(&format!("{top}\n[[code]]\n{CODE}{ranges}")).with(
            "tr.toml",
            format!("language = \"tr\"\n[{header}]\ntitle = \"T\"\n"),
        )
    };
    for (header, expected) in [
        (
            "4150",
            "4150 lies in the range 4100 to 4199, which is translated in `[4100-4199]`; a table by itself needs a `[[code]]` in the spec",
        ),
        (
            "4105",
            "4105 lies in the range 4100 to 4109, which is translated in `[4100-4109]`; a table by itself needs a `[[code]]` in the spec",
        ),
        (
            "4195",
            "4195 lies in the range 4190 to 4199, which is translated in `[4190-4199]`; a table by itself needs a `[[code]]` in the spec",
        ),
        (
            "4002",
            "4002 lies in the range 4000 to 4999, which is translated in `[4000-4999]`; a table by itself needs a `[[code]]` in the spec",
        ),
        (
            "3999",
            "add the code to the spec first, or delete this table",
        ),
        ("3998", "3998 is retired in the spec; delete this table"),
        ("4198", "4198 is retired in the spec; delete this table"),
        (
            "04001",
            "write the number without zeros before it: `[4001]`",
        ),
    ] {
        assert_eq!(said(&files(header)), ["unknown code", expected]);
    }
    for (header, expected) in [
        ("4100-4198", "did you mean `[4100-4199]`?"),
        ("4101-4199", "did you mean `[4100-4199]`?"),
        ("4099-4199", "did you mean `[4100-4199]`?"),
        ("4199-4100", "did you mean `[4100-4199]`?"),
        ("04100-4199", "did you mean `[4100-4199]`?"),
        ("4100-4110", "did you mean `[4100-4109]`?"),
        ("4000-4998", "did you mean `[4000-4999]`?"),
        ("3000-3999", "unknown range"),
    ] {
        assert_eq!(said(&files(header))[0], expected, "{header}");
    }
}

// ---- invalid language tags ----

#[test]
fn the_tag_of_a_language_that_is_called_by_its_name() {
    let files = |language: &str| {
        spec(&format!("locales = \"tr.toml\"\n[[code]]\n{CODE}")).with(
            "tr.toml",
            format!("language = \"{language}\"\ncategory = \"K\"\n"),
        )
    };
    for (name, label) in [
        ("turkish", "did you mean \"tr\"?"),
        ("Türkçe", "did you mean \"tr\"?"),
        ("English", "did you mean \"en\"?"),
        ("GERMAN", "did you mean \"de\"?"),
        ("deutsch", "did you mean \"de\"?"),
        ("spanish", "did you mean \"es\"?"),
        ("french", "did you mean \"fr\"?"),
        ("japanese", "did you mean \"ja\"?"),
        ("日本語", "did you mean \"ja\"?"),
        ("chinese", "did you mean \"zh-Hans\"?"),
        ("Simplified Chinese", "did you mean \"zh-Hans\"?"),
        ("tr_TR", "did you mean \"tr-TR\"?"),
        ("zh_Hans_CN", "did you mean \"zh-Hans-CN\"?"),
        ("danish", "not BCP 47"),
        ("danish_DK", "not BCP 47"),
    ] {
        assert_eq!(said(&files(name))[0], label, "{name}");
    }
}

// ---- empty lists ----

#[test]
fn an_empty_list_is_a_line_to_delete() {
    const DELETE: &str = "an empty list has no effect: delete the line, or add an entry";
    for (key, help) in [
        ("retired", DELETE),
        ("except", DELETE),
        ("locales", DELETE),
        (
            "only",
            "name the codes to take; to take all that `extends` brings, delete the line",
        ),
    ] {
        let said = said(&spec(&format!("extends = \"standard\"\n{key} = []\n")));
        assert_eq!(said, ["nothing in it", help], "{key}");
    }
}

#[test]
fn a_range_is_called_by_its_numbers() {
    let text = "code = [{ value = 4001, name = 'BackOff' }]\nrange = [{ first = 4100, last = 4199, name = 'BackOff' }]";
    let reading = reading(&InMemory::default().with("codes.toml", text));
    let messages = reading
        .diagnostics
        .iter()
        .map(|diagnostic| &diagnostic.message);
    assert!(messages.eq(["close code 4001 and the range 4100 to 4199 are both named `BackOff`"]));
}

#[test]
fn the_keys_of_a_locale_are_not_all_that_it_holds() {
    let of = |locale: &str| {
        let files = InMemory::new()
            .with("codes.toml", CODE_AND_LOCALE)
            .with("tr.toml", locale);
        said(&files).pop().expect("it has a help")
    };
    let help = of("language = 'tr'\nqwerty = 1");
    assert!(
        help.ends_with(", and a table for each code or range, such as `[4001]` or `[4100-4199]`"),
        "{help}"
    );
    let help = of("language = 'tr'\n[4001]\nqwerty = 1");
    assert!(!help.contains("a table for each"), "{help}");
}

#[test]
fn a_text_that_must_be_there_is_not_to_be_deleted() {
    for (line, expected) in [
        ("name = ''", "write the text"),
        (
            "name = 'A'\nreason = ''",
            "write the text, or delete `reason`",
        ),
    ] {
        let text = format!("[[code]]\nvalue = 4001\n{line}");
        let said = said(&InMemory::new().with("codes.toml", text));
        assert_eq!(said.last().map(String::as_str), Some(expected));
    }
}

#[test]
fn a_template_with_a_hundred_unknown_placeholders() {
    let template = (0..150).fold(String::new(), |template, number| {
        template + &format!("{{p{number}}}")
    });
    let locale = format!("language = 'tr'\ntemplates = {{ title = '{template}' }}");
    let files = InMemory::new()
        .with("codes.toml", CODE_AND_LOCALE)
        .with("tr.toml", locale);
    let found = found(&reading(&files));
    assert_eq!(found.len(), 100);
    assert!(
        found
            .iter()
            .all(|mistake| mistake.starts_with("UnknownPlaceholder "))
    );
}

#[test]
fn a_colon_in_place_of_an_equals_sign_is_all_that_is_marked() {
    let text = "[[code]]\nvalue: 4001\nname = 'A'\n";
    let reading = reading(&InMemory::new().with("codes.toml", text));
    let span = reading.diagnostics[0].labels[0].span;
    assert_eq!(&text[span.start..span.end], ":");
}

#[test]
fn a_value_without_quotes_is_corrected() {
    let of = |line: &str| {
        let files = InMemory::new().with(
            "codes.toml",
            format!("[[code]]\nvalue = 4001\nname = 'A'\n{line}"),
        );
        said(&files).join(" / ")
    };
    assert_eq!(
        of("reason = 7"),
        "this is an integer / put the text in quotes"
    );
    assert_eq!(of("reason = ['bye']"), "this is an array");
    assert_eq!(
        of("sent_by = true"),
        "this is a boolean / it is one of \"either\", \"client\", \"server\", \"nobody\""
    );
    assert_eq!(
        of("sent_by = ['server']"),
        "this is an array / it is one of \"either\", \"client\", \"server\", \"nobody\""
    );
}

#[test]
fn only_a_table_of_locales_has_a_hint() {
    for (line, expected) in [
        ("extends = 1", "this is an integer"),
        ("extends = [{ file = 'a.toml' }]", "this is a table"),
        (
            "extends = 'standard'\nlocales = [{ tr = 'tr.toml' }]",
            "this is a table / write a list: `locales = [\"tr.toml\"]`",
        ),
    ] {
        assert_eq!(said(&spec(line)).join(" / "), expected, "{line}");
    }
}

/// A text that is not a code would also be wrong without quotes.
#[test]
fn a_code_in_quotes_is_corrected() {
    for (value, expected) in [
        (
            "'4001'",
            "this is a string / write the number without quotes: `4001`",
        ),
        ("'99999'", "this is a string"),
        ("'four'", "this is a string"),
    ] {
        let code = format!("code = [{{ value = {value}, name = 'A' }}]");
        assert_eq!(said(&spec(&code)).join(" / "), expected);
        let list = format!("retired = [4002, {value}]\n[[code]]\n{CODE}");
        assert_eq!(said(&spec(&list)).join(" / "), expected);
    }
}

#[test]
fn the_message_for_a_word_without_effect_says_what_decides() {
    const OWN: &str = "every code in the range has its own ";
    let of = |key: &str, word: &str, of_code: &str| {
        let line = format!("{key} = '{word}'");
        let range = format!("[[range]]\nfirst = 4100\nlast = 4101\ntitle = 'T'\n{line}\n");
        let code = format!("[[code]]\nvalue = 4100\nname = 'A'\n{of_code}\n");
        let code = code.clone() + &code.replace("4100", "4101").replace("'A'", "'B'");
        said(&spec(&(range + &code)))[0].clone()
    };
    assert_eq!(
        of("session", "new", "reconnect = 'never'"),
        format!("{OWN}`session`, or is never reconnected")
    );
    assert_eq!(
        of("reconnect", "backoff", "reconnect = 'never'"),
        format!("{OWN}`reconnect`")
    );
    assert_eq!(
        of("sent_by", "server", "sent_by = 'client'"),
        format!("{OWN}`sent_by`")
    );
}

#[test]
fn a_mark_ends_where_what_is_wrong_ends() {
    for (template, marked) in [
        ("{links} of {left}", "{links}"),
        ("{left} of {rihgt}!", "{rihgt}"),
        ("{left} and { more", "{"),
        ("{left} and } more", "}"),
    ] {
        let locale = format!("language = 'tr'\ntemplates = {{ title = '{template}' }}\n");
        let files = spec(CODE_AND_LOCALE).with("tr.toml", locale.as_str());
        let reading = reading(&files);
        let span = reading.diagnostics[0].labels[0].span;
        assert_eq!(&locale[span.start..span.end], marked);
    }
    for (text, marked) in [
        ("retired = [4003\n", "["),
        ("unlisted = { reconnect = 'never'\n", "{"),
        ("category = '''K\n", "'''"),
    ] {
        let reading = reading(&spec(text));
        let span = reading.diagnostics[0].labels[0].span;
        assert_eq!(&text[span.start..span.end], marked);
    }
}

#[test]
fn what_stands_behind_a_text_is_shown_with_the_quotes_of_the_text() {
    let text = "category = '''K\nL''' x\n";
    let reading = reading(&spec(text));
    let quotes = reading.diagnostics[0].labels[1].span;
    assert_eq!(&text[quotes.start..quotes.end], "'''");
}

#[test]
fn the_message_for_a_sender_without_effect_cites_rfc_6455() {
    const OWN: &str = "every code in the range has its own ";
    let range = |first: u16, last: u16, line: &str| {
        format!("[[range]]\nfirst = {first}\nlast = {last}\ntitle = 'T'\n{line}\n")
    };
    let of = |text: String| said(&spec(&text));
    let over_registry = |range: String| of(format!("extends = 'standard'\n{range}"));
    let client = over_registry(range(1010, 1010, "sent_by = 'either'"));
    assert_eq!(client[0], format!("{OWN}`sent_by`, or has it by RFC 6455"));
    assert!(
        client[2].starts_with("RFC 6455, section 7.4.1, lets only a client send 1010"),
        "{client:?}"
    );
    let nobody = over_registry(range(1004, 1006, "sent_by = 'either'"));
    assert_eq!(nobody[0], format!("{OWN}`sent_by`"));
    assert!(nobody[2].contains("nobody sends 1004"), "{nobody:?}");
    let code = "[[code]]\nvalue = 1010\nsent_by = 'client'\n";
    let own = over_registry(range(1010, 1010, "sent_by = 'server'") + code);
    assert_eq!(own[0], format!("{OWN}`sent_by`"));
    let code = "[[code]]\nvalue = 1010\nreconnect = 'never'\n";
    let own = over_registry(range(1010, 1010, "reconnect = 'backoff'") + code);
    assert_eq!(own[0], format!("{OWN}`reconnect`"));

    let code = "[[code]]\nvalue = 4101\nname = 'A'\nsent_by = 'client'\n";
    let retired = range(4100, 4101, "sent_by = 'server'") + code;
    assert_eq!(
        of(format!("retired = [4100]\n{retired}"))[0],
        format!("{OWN}`sent_by`, or is retired")
    );
    assert_eq!(
        of(format!(
            "retired = [4102]\n{}",
            range(4101, 4101, "sent_by = 'server'") + code
        ))[0],
        format!("{OWN}`sent_by`")
    );
}

/// A single carriage return does not begin a line.
#[test]
fn a_carriage_return_in_a_text_of_several_lines_is_no_line_break() {
    let text = "code = [{ value = 4001, name = 'A', description = \"a\\rb\" }]";
    assert_eq!(said(&spec(text))[0], "a terminal may obey it");
}

/// The digits of a number are told to stand together, whatever stands between them.
#[test]
fn a_number_of_digits_in_groups_is_shown_without_groups() {
    for number in ["4,001", "4'001", "4 001"] {
        let code = format!("[[code]]\nvalue = {number}\nname = \"A\"\n");
        assert_eq!(said(&spec(&code)), ["here", "write `4001`"], "{number}");
    }
    let code = spec("[[code]]\nvalue = 4.001\nname = \"A\"\n");
    assert_eq!(said(&code), ["this is a float", "write `4001`"]);
}

/// What is repaired is read, so that nothing else is missing.
#[test]
fn what_is_meant_by_a_broken_text_is_read() {
    for text in [
        "[[code]\nvalue = 4001\nname = 'A'\n",
        "[code]]\nvalue = 4001\nname = 'A'\n",
        "[[code]] value = 4001\nname = 'A'\n",
        "x[[code]]\nvalue = 4001\nname = 'A'\n",
        "[[code]]\nvalue = 4,001\nname = 'A'\n",
        "[[code]]\nvalue =\n4001\nname = 'A'\n",
        "[[code]]\nvalue == 4001\nname = 'A'\n",
        "[[code]]\nvalue = 4001 name = 'A'\n",
        "code = x[{ value = 4001, name = 'A' }]\n",
        "code = [{ value = 4001, name = 'A' }},]\n",
        "retired = [4002]code = [{ value = 4001, name = 'A' }]\n",
    ] {
        let reading = reading(&spec(text));
        assert_eq!(
            reading.diagnostics.len(),
            1,
            "{text:?}: {:?}",
            found(&reading)
        );
        assert!(reading.has_every_name, "{text:?}");
        let codes: Vec<_> = reading.spec.codes.iter().map(Code::name).collect();
        assert_eq!(codes, ["A"], "{text:?}");
        assert_eq!(reading.spec.codes[0].value, 4001, "{text:?}");
    }
}
