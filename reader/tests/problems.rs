//! Every kind of mistake, and the exact place at which it is reported.

use std::collections::BTreeMap;
use std::io;

use close_codes_reader::{Files, Kind, Origin, Reading, read};

/// Files in memory.
struct Folder(BTreeMap<&'static str, Vec<u8>>);

impl Files for Folder {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.0.get(path) {
            Some(bytes) if bytes == b"<folder>" => Err(io::Error::other("Is a directory")),
            Some(bytes) => Ok(bytes.clone()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn exists(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    fn show(&self, path: &str) -> String {
        format!("chat/{path}")
    }
}

fn read_files(files: &[(&'static str, &[u8])]) -> Reading {
    let folder = Folder(
        files
            .iter()
            .map(|(path, bytes)| (*path, bytes.to_vec()))
            .collect(),
    );
    read(Origin::File("codes.toml"), &folder)
}

fn read_text(text: &str) -> Reading {
    read_files(&[("codes.toml", text.as_bytes())])
}

/// `Kind line:column`, with the file where it is not the first.
fn found(reading: &Reading) -> Vec<String> {
    let show = |diagnostic: &close_codes_reader::Diagnostic| match diagnostic.span() {
        None => format!("{:?}", diagnostic.kind),
        Some(span) => {
            let source = &reading.sources[span.source];
            let (line, column) = source.line_column(span.start);
            let file = source.name.replace("chat/codes.toml", "");
            format!(
                "{:?} {file}{}{line}:{column}",
                diagnostic.kind,
                if file.is_empty() { "" } else { ":" }
            )
        }
    };
    reading.diagnostics.iter().map(show).collect()
}

/// One code that is right, with `lines` in place of some of its keys.
fn code(lines: &str) -> String {
    let mut text = String::from("[[code]]\n");
    for (key, line) in [
        ("value", "value = 4001"),
        ("name", "name = \"A\""),
        ("title", "title = \"A\""),
        ("description", "description = \"A.\""),
    ] {
        if !lines.lines().any(|own| own.starts_with(key)) {
            text += line;
            text.push('\n');
        }
    }
    text + lines
}

#[test]
fn mistakes_in_one_entry() {
    let long = format!("reason = \"{}\"", "é".repeat(62));
    for (lines, expected) in [
        ("", vec![]),
        ("value = 4001 4002", vec!["Syntax 5:9"]),
        ("value =", vec!["Syntax 5:8"]),
        ("sent_by == \"server\"", vec!["Syntax 6:10"]),
        ("name = = \"B\"", vec!["Syntax 5:8"]),
        ("titel = \"A\"", vec!["UnknownKey 6:1"]),
        ("sent_by = \"sever\"", vec!["UnknownValue 6:11"]),
        ("reconnect = \"later\"", vec!["UnknownValue 6:13"]),
        ("session = \"old\"", vec!["UnknownValue 6:11"]),
        ("value = \"4001\"", vec!["WrongType 5:9"]),
        ("title = 1", vec!["WrongType 5:9"]),
        ("deprecated = true", vec!["WrongType 6:14"]),
        ("title = \" \"", vec!["EmptyText 5:9"]),
        ("name = \"\"", vec!["EmptyText 5:8"]),
        ("reason = \"\"", vec!["EmptyText 6:10"]),
        ("reference = \"\\t\"", vec!["EmptyText 6:13"]),
        ("value = 999", vec!["ValueOutOfBounds 5:9"]),
        ("value = 5000", vec!["ValueOutOfBounds 5:9"]),
        ("value = -4001", vec!["ValueOutOfBounds 5:9"]),
        ("value = 69537", vec!["ValueOutOfBounds 5:9"]),
        (
            "value = 99999999999999999999999999",
            vec!["ValueOutOfBounds 5:9"],
        ),
        ("value = 0xFA1", vec![]),
        ("value = 4_001", vec![]),
        ("value = 1016", vec!["ValueKeptByProtocol 5:9"]),
        ("value = 2999", vec!["ValueKeptByProtocol 5:9"]),
        ("value = 3000", vec![]),
        ("name = \"session_expired\"", vec!["InvalidName 5:8"]),
        ("name = \"4Ever\"", vec!["InvalidName 5:8"]),
        ("name = \"Self\"", vec!["ReservedName 5:8"]),
        ("name = \"ALL\"", vec!["ReservedName 5:8"]),
        (
            "value = 1005\nsent_by = \"server\"",
            vec!["MustNotBeSent 6:11"],
        ),
        (
            "value = 1005\nsent_by = \"either\"",
            vec!["MustNotBeSent 6:11"],
        ),
        ("value = 1005\nsent_by = \"nobody\"", vec![]),
        ("value = 1005", vec![]),
        (&long, vec!["ReasonTooLong 6:10"]),
        (
            "reason = \"bye\"\nsent_by = \"nobody\"",
            vec!["ReasonNeverSent 6:10"],
        ),
        (
            "value = 1006\nreason = \"bye\"",
            vec!["ReasonNeverSent 6:10"],
        ),
        (
            "session = \"new\"\nreconnect = \"never\"",
            vec!["SessionWithoutReconnect 6:11"],
        ),
        ("session = \"new\"", vec![]),
    ] {
        assert_eq!(found(&read_text(&code(lines))), expected, "{lines}");
    }
}

#[test]
fn missing_keys_are_listed_together() {
    let reading = read_text("[[code]]\nvalue = 4001\n[[code]]\n[[range]]\nlast = 4100\n");
    assert_eq!(
        found(&reading),
        ["MissingKey 1:1", "MissingKey 3:1", "MissingKey 4:1"]
    );
    let messages: Vec<&str> = reading
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.message.as_str())
        .collect();
    assert_eq!(
        messages,
        [
            "close code 4001 has no `name`, `title` and `description`",
            "this code has no `value`, `name`, `title` and `description`",
            "this range has no `first`, `title` and `description`",
        ]
    );
}

#[test]
fn mistakes_between_entries() {
    let one = code("");
    for (more, expected) in [
        (code("name = \"B\""), vec!["DuplicateValue 7:9"]),
        (code("value = 4002"), vec!["DuplicateName 7:8"]),
        (code(""), vec!["DuplicateValue 7:9"]),
        (range(4100, 4000), vec!["RangeReversed 8:8"]),
        (range(1000, 1100), vec!["RangeOutOfBounds 7:9"]),
        (range(2000, 3500), vec!["RangeOutOfBounds 7:9"]),
        (
            range(500, 5000),
            vec!["ValueOutOfBounds 7:9", "ValueOutOfBounds 8:8"],
        ),
        (
            range(4000, 4100) + &range(4100, 4200),
            vec!["RangesOverlap 12:9"],
        ),
        (
            range(4000, 4100) + &range(4000, 4100),
            vec!["RangesOverlap 12:9"],
        ),
        (
            range(4000, 4900) + &range(4100, 4200) + &range(4300, 4400),
            vec!["RangesOverlap 12:9", "RangesOverlap 17:9"],
        ),
        (range(4000, 4099) + &range(4100, 4200), vec![]),
        (range(4001, 4001), vec![]),
        (
            range(4100, 4199)
                + "sent_by = \"nobody\"\n"
                + &code("value = 4100\nname = \"B\"\nreason = \"bye\"\n"),
            vec!["ReasonNeverSent 17:10"],
        ),
        (
            range(4100, 4199)
                + "reconnect = \"never\"\n"
                + &code("value = 4100\nname = \"B\"\nsession = \"new\"\n"),
            vec!["SessionWithoutReconnect 17:11"],
        ),
    ] {
        let expected: Vec<&str> = expected;
        let text = format!("{}\n{more}", one.trim_end());
        assert_eq!(found(&read_text(&text)), expected, "{text}");
    }
}

fn range(first: u16, last: u16) -> String {
    format!("[[range]]\nfirst = {first}\nlast = {last}\ntitle = \"A\"\ndescription = \"A.\"\n")
}

#[test]
fn a_syntax_error_brings_no_follow_ups_but_other_entries_are_still_checked() {
    for (text, expected) in [
        // A lost header: the keys of that entry are lost with it, and nothing is said of them.
        (
            format!("[[code]\nvalue = 4002\n{}", code("sent_by = \"me\"")),
            vec!["Syntax 1:8", "UnknownValue 8:11"],
        ),
        (
            "[[code]]\nvalue = 4001\nname = \"A\ntitle = \"A\"\n".to_owned(),
            vec!["Syntax 3:10"],
        ),
        (
            "[[code]]\nvalue = 4001\nname = \"\"\"A\ntitle = \"A\"\n".to_owned(),
            vec!["Syntax 5:1"],
        ),
        (
            "locales = [\n[[code]]\nvalue = 4001\n".to_owned(),
            vec!["Syntax 3:1"],
        ),
        (format!("{}\n[code]\n", code("")), vec!["Syntax 7:2"]),
        ("a\0b = 1\n".to_owned(), vec!["Syntax 1:2"]),
        (
            "code = [[[[".to_owned() + &"[".repeat(1000),
            vec!["Syntax 1:88"],
        ),
    ] {
        let expected: Vec<&str> = expected;
        assert_eq!(found(&read_text(&text)), expected, "{text}");
    }
}

#[test]
fn a_spec_without_codes() {
    for text in ["", "\u{feff}", "\r\n", "# nothing\n", "category = \"A\"\n"] {
        assert_eq!(found(&read_text(text)), ["NoCodes 1:1"], "{text:?}");
    }
    assert_eq!(
        found(&read_text("[[codes]]\nvalue = 4001\n")),
        ["UnknownKey 1:3"]
    );
    let single = code("").replace("[[code]]", "[code]");
    assert_eq!(found(&read_text(&single)), ["WrongType 1:1"]);
    assert_eq!(
        read_text(&single).spec.codes[0].name(),
        "A",
        "its keys are meant all the same"
    );
    assert_eq!(found(&read_text("code = 1")), ["WrongType 1:8"]);
    assert_eq!(found(&read_text("code = [1]")), ["WrongType 1:9"]);
}

#[test]
fn line_ends_of_windows_and_a_byte_order_mark_shift_nothing() {
    let text = code("titel = \"A\"");
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(found(&read_text(&text)), ["UnknownKey 6:1"]);
    assert_eq!(found(&read_text(&windows)), ["UnknownKey 6:1"]);
    assert_eq!(found(&read_text("\u{feff}titel = 1")), ["UnknownKey 1:1"]);
}

#[test]
fn files_that_cannot_be_had() {
    assert_eq!(found(&read_files(&[])), ["NotFound"]);
    assert_eq!(
        found(&read_files(&[("codes.toml", b"<folder>")])),
        ["Unreadable"]
    );
    let bad = read_files(&[("codes.toml", b"# \xe9\n")]);
    assert_eq!(found(&bad), ["NotUtf8 1:3"]);
    assert_eq!(
        bad.files,
        ["codes.toml"],
        "a file that is there is tracked, or mending it would change nothing"
    );

    let spec = format!(
        "extends = [\"base.toml\", \"folder.toml\", \"latin.toml\"]\n{}",
        code("")
    );
    let reading = read_files(&[
        ("codes.toml", spec.as_bytes()),
        ("folder.toml", b"<folder>"),
        ("latin.toml", b"a = 1\n# \xff"),
        ("src/base.toml", b""),
    ]);
    assert_eq!(
        found(&reading),
        [
            "NotFound 1:12",
            "Unreadable 1:25",
            "NotUtf8 chat/latin.toml:2:3"
        ]
    );
    assert_eq!(
        reading.diagnostics[0].help,
        [
            "tried `chat/base.toml`; the path is relative to the folder of the file that names it",
            "there is a `src/base.toml`: write that path"
        ]
    );
}

#[test]
fn the_word_standard_is_suggested_for_what_looks_like_it() {
    let reading = read_text("extends = \"Standard\"\n");
    assert_eq!(found(&reading), ["NotFound 1:11"]);
    assert!(
        reading.diagnostics[0].help[1].contains("extends = \"standard\""),
        "{:?}",
        reading.diagnostics[0].help
    );
}

#[test]
fn circles_are_told_once_with_all_their_files() {
    let reading = read_files(&[
        ("codes.toml", b"extends = \"a/b.toml\""),
        ("a/b.toml", b"extends = \"../a/./c.toml\""),
        ("a/c.toml", b"extends = \"b.toml\""),
    ]);
    assert_eq!(found(&reading), ["ExtendsCycle chat/a/c.toml:1:11"]);
    assert!(
        reading.diagnostics[0].help[0]
            .contains("`chat/a/b.toml` -> `chat/a/c.toml` -> `chat/a/b.toml`")
    );
    assert_eq!(
        found(&read_text("extends = \"codes.toml\"")),
        ["ExtendsCycle 1:11"]
    );
}

#[test]
fn what_extends_may_not_change() {
    for (text, expected) in [
        ("value = 1008\nname = \"Spam\"", vec!["FixedName 4:8"]),
        (
            "value = 1008\nname = \"PolicyViolation\"\nreconnect = \"never\"",
            vec![],
        ),
        (
            "value = 1015\nsent_by = \"server\"",
            vec!["MustNotBeSent 4:11"],
        ),
        ("value = 3000\nname = \"Terminated\"", vec![]),
        (
            "value = 1000\nsession = \"new\"",
            vec!["SessionWithoutReconnect 4:11"],
        ),
        (
            "value = 4000\nname = \"GoingAway\"\ntitle = \"A\"\ndescription = \"A.\"",
            vec!["DuplicateName 4:8"],
        ),
        ("value = 4000\ntitle = \"A\"", vec!["MissingKey 2:1"]),
        (
            "value = 1005\nreason = \"bye\"",
            vec!["ReasonNeverSent 4:10"],
        ),
    ] {
        let expected: Vec<&str> = expected;
        assert_eq!(
            found(&read_text(&format!(
                "extends = \"standard\"\n[[code]]\n{text}\n"
            ))),
            expected,
            "{text}"
        );
    }
}

#[test]
fn a_base_is_checked_too_and_in_its_own_file() {
    let spec = format!("extends = \"base.toml\"\n{}", code("titel = \"A\""));
    let base = format!("{}\nvalu = 1\n", code("value = 4002\nname = \"B\""));
    let reading = read_files(&[
        ("codes.toml", spec.as_bytes()),
        ("base.toml", base.as_bytes()),
    ]);
    assert_eq!(
        found(&reading),
        ["UnknownKey 7:1", "UnknownKey chat/base.toml:6:1"]
    );
}

#[test]
fn mistakes_in_a_locale() {
    let spec = format!("locales = \"tr.toml\"\n{}", code(""));
    for (locale, expected) in [
        ("language = \"tr\"", vec![]),
        ("", vec!["MissingKey chat/tr.toml:1:1"]),
        (
            "language = \"tr_TR\"",
            vec!["InvalidLanguage chat/tr.toml:1:12"],
        ),
        ("language = 1", vec!["WrongType chat/tr.toml:1:12"]),
        (
            "language = \"tr\"\nheading = 1",
            vec!["UnknownKey chat/tr.toml:2:1"],
        ),
        (
            "language = \"tr\"\nheadings = 1",
            vec!["WrongType chat/tr.toml:2:12"],
        ),
        (
            "language = \"tr\"\n[headings]\nhow_fix = \"x\"",
            vec!["UnknownHeading chat/tr.toml:3:1"],
        ),
        (
            "language = \"tr\"\n[headings]\nhow_to_fix = \"\"",
            vec!["EmptyText chat/tr.toml:3:14"],
        ),
        (
            "language = \"tr\"\n[templates]\ntitel = \"x\"",
            vec!["UnknownTemplate chat/tr.toml:3:1"],
        ),
        (
            "language = \"tr\"\n[templates]\ntitle = \"{links}\"",
            vec!["UnknownPlaceholder chat/tr.toml:3:9"],
        ),
        (
            "language = \"tr\"\n[templates]\ntitle = \"{{links}} {left}\"",
            vec![],
        ),
        (
            "language = \"tr\"\n[templates]\ntitle = \"{left\"",
            vec!["UnmatchedBrace chat/tr.toml:3:9"],
        ),
        (
            "language = \"tr\"\n[templates]\ntitle = \"left}\"",
            vec!["UnmatchedBrace chat/tr.toml:3:9"],
        ),
        (
            "language = \"tr\"\n[4001]\ntitle = \"x\"\nreason = \"x\"",
            vec!["UnknownKey chat/tr.toml:4:1"],
        ),
        (
            "language = \"tr\"\n[4002]\ntitle = \"x\"",
            vec!["UnknownLocaleCode chat/tr.toml:2:2"],
        ),
        (
            "language = \"tr\"\n[04001]\ntitle = \"x\"",
            vec!["UnknownLocaleCode chat/tr.toml:2:2"],
        ),
        (
            "language = \"tr\"\n[99999999]\ntitle = \"x\"",
            vec!["UnknownLocaleCode chat/tr.toml:2:2"],
        ),
        (
            "language = \"tr\"\n4001 = 1",
            vec!["WrongType chat/tr.toml:2:8"],
        ),
    ] {
        let expected: Vec<&str> = expected;
        let reading = read_files(&[
            ("codes.toml", spec.as_bytes()),
            ("tr.toml", locale.as_bytes()),
        ]);
        assert_eq!(found(&reading), expected, "{locale}");
    }
    assert_eq!(found(&read_text(&spec)), ["NotFound 1:11"]);
}

#[test]
fn many_mistakes_are_cut_and_counted() {
    let reading = read_text(&"x\n".repeat(5000));
    assert_eq!(reading.diagnostics.len(), 101);
    let last = reading.diagnostics.last().expect("there are some");
    assert_eq!(
        (last.kind, last.message.as_str()),
        (
            Kind::TooMany,
            "at least 900 more mistakes in this spec are not shown"
        )
    );
}

#[test]
fn problems_come_in_file_order() {
    let text = code("reason = \"\"\nsession = \"old\"\nvalue = 1\nx = 1");
    assert_eq!(
        found(&read_text(&text)),
        [
            "EmptyText 5:10",
            "UnknownValue 6:11",
            "ValueOutOfBounds 7:9",
            "UnknownKey 8:1"
        ]
    );
}
