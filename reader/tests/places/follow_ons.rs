//! An entry that may be missing because of a mistake in another line is not a second mistake.

use close_codes_reader::{Code, InMemory, Kind, Origin, read};

use crate::{files, found};

/// Mistakes that may hide a code or a range: the text, and its reports.
#[rustfmt::skip] // a case a line
const COSTLY: &[(&str, &[&str])] = &[
    ("[[code]]\nvalue 4005\nname = 'B'\n", &["Syntax 2:7"]),
    ("[[c\nvalue = 4005\nname = 'B'\n", &["Syntax 1:4"]),
    ("[[code]]\nname = 'B'\n", &["MissingKey 1:1"]),
    ("[[code]]\nvalue = '4005'\nname = 'B'\n", &["WrongType 2:9"]),
    ("[[code]]\nvalue = 40055\nname = 'B'\n", &["ValueOutOfBounds 2:9"]),
    ("[[code]]\nvalue = 2005\nname = 'B'\n", &["ValueKeptByProtocol 2:9"]),
    ("[[code]]\nvalue = 4001\nname = 'B'\n[[code]]\nvalue = 4001\nname = 'C'\n", &["DuplicateValue 5:9 2:9"]),
    ("[[code]]\nfirst = 4005\nlast = 4006\nname = 'B'\n", &["UnknownKey 2:1", "UnknownKey 3:1"]),
    ("[[code]]\nfirst = 4005\nname = 'B'\n", &["UnknownKey 2:1"]),
    ("[[range]]\nvalue = 4120\ntitle = 'R'\n", &["UnknownKey 2:1"]),
    ("[title]\nvalue = 4005\nname = 'B'\n", &["UnknownKey 1:2"]),
    ("[[title]]\nvalue = 4005\nname = 'B'\n", &["UnknownKey 1:3"]),
    ("[[frobnicate]]\nvalue = 4005\nname = 'B'\n", &["UnknownKey 1:3"]),
    ("[4005]\nname = 'B'\n", &["UnknownKey 1:2"]),
    ("code = 4005\n", &["WrongType 1:8"]),
    ("code = [4005]\n", &["WrongType 1:9"]),
    ("[[range]]\nfirst = 4120\nlast 4129\ntitle = 'R'\n", &["Syntax 3:6"]),
    ("[[range]]\nfirst = 4129\nlast = 4120\ntitle = 'R'\n", &["RangeReversed 3:8 2:9"]),
    ("[[range]]\nfirst = 4120\ntitle = 'R'\n", &["MissingKey 1:1"]),
    ("[[range]]\nfirst = 4120\nlast = 41299\ntitle = 'R'\n", &["ValueOutOfBounds 3:8"]),
    ("[[range]]\nfirst = 2999\nlast = 4129\ntitle = 'R'\n", &["RangeOutOfBounds 2:9"]),
    ("[[range]]\nfirst = 4110\nlast = 4119\ntitle = 'R'\n[[range]]\nfirst = 4110\nlast = 4119\ntitle = 'R'\n", &["DuplicateRange 6:9 2:9"]),
    ("range = 4120\n", &["WrongType 1:9"]),
];

/// Mistakes that hide no entry.
#[rustfmt::skip] // a case a line
const CHEAP: &[(&str, &[&str])] = &[
    ("category = ''\n", &["EmptyText 1:12"]),
    ("category = 1\n", &["WrongType 1:12"]),
    ("[[code]]\nvalue = 4002\nname = 'B'\ntitel = 'T'\n", &["UnknownKey 4:1"]),
    ("[[code]]\nvalue = 4002\nname = 'B'\ntitle = 1\n", &["WrongType 4:9"]),
    ("[[code]]\nvalue = 4002\n", &["MissingKey 1:1"]),
    ("[[range]]\nfirst = 4110\nlast = 4119\n", &["MissingKey 1:1"]),
    ("[unlisted]\n", &["EmptyTable 1:1"]),
    ("[[codes]]\nvalue = 4002\nname = 'B'\n", &["UnknownKey 1:3"]),
    ("[[codes]]\nvalue = 4002\nname = 'B'\n[[code]]\nvalue = 4003\nname = 'C'\n", &["UnknownKey 1:3"]),
    ("[[range]]\nfirst = 4100\nlast = 4109\ntitle = 'R'\n[[ranges]]\nfirst = 4110\nlast = 4119\ntitle = 'R'\n", &["UnknownKey 5:3"]),
    ("[unlist]\nreconnect = 'never'\n", &["UnknownKey 1:2"]),
    ("[[ranges]]\nfirst = 4110\nlast = 4119\ntitle = 'R'\n", &["UnknownKey 1:3"]),
];

/// A code that has no mistake.
const GOOD: &str = "code = [{ value = 4009, name = 'Good' }]\n";

/// A locale with translations of missing entries.
const LOCALE: &str =
    "language = 'tr'\n[4005]\ntitle = 'T'\n[4120-4129]\ntitle = 'T'\n[4009]\ntitle = 'T'\n";

/// The reports on the locale if no entry can be hidden.
const OF_THE_LOCALE: [&str; 2] = [
    "UnknownLocaleCode tr.toml:2:2",
    "UnknownLocaleRange tr.toml:4:2",
];

fn reported(files: &InMemory) -> Vec<String> {
    found(&read(Origin::File("codes.toml"), files))
}

#[test]
fn a_locale_of_the_spec_with_the_mistake() {
    let spec = |text: &str| {
        files()
            .with("base.toml", GOOD)
            .with("codes.toml", text)
            .with("tr.toml", LOCALE)
    };
    for (text, expected) in COSTLY {
        let files = spec(&with_locale(text));
        assert_eq!(reported(&files), shifted(expected), "{text}");
    }
    for (text, expected) in CHEAP {
        let files = spec(&with_locale(text));
        let mut expected = shifted(expected);
        expected.extend(OF_THE_LOCALE.map(str::to_owned));
        assert_eq!(reported(&files), expected, "{text}");
    }
}

/// A text after a line that names the locale and the base.
fn with_locale(text: &str) -> String {
    format!("locales = 'tr.toml'\nextends = 'base.toml'\n{text}")
}

/// Moves positions two lines down.
fn shifted(expected: &[&str]) -> Vec<String> {
    let place = |place: &str| match place.split_once(':') {
        Some((line, column)) => {
            let line: usize = line.parse().expect("a line of `codes.toml`");
            format!("{}:{column}", line + 2)
        }
        None => place.to_owned(),
    };
    let diagnostic = |diagnostic: &&str| {
        diagnostic
            .split(' ')
            .map(place)
            .collect::<Vec<_>>()
            .join(" ")
    };
    expected.iter().map(diagnostic).collect()
}

#[test]
fn a_locale_of_a_file_above_or_below_the_one_with_the_mistake() {
    for (text, expected) in COSTLY {
        // There is a file in between, so that the file with the locale does not extend the faulty file directly.
        let above = files()
            .with("codes.toml", "extends = 'middle.toml'\nlocales = 'tr.toml'")
            .with("middle.toml", "extends = ['good.toml', 'bad.toml']")
            .with("good.toml", GOOD)
            .with("bad.toml", *text)
            .with("tr.toml", LOCALE);
        assert_eq!(reported(&above), in_file(expected, "bad.toml"), "{text}");
        let below = files()
            .with("codes.toml", "extends = ['bad.toml', 'good.toml']")
            .with("good.toml", format!("locales = 'tr.toml'\n{GOOD}"))
            .with("bad.toml", *text)
            .with("tr.toml", LOCALE);
        assert_eq!(reported(&below), in_file(expected, "bad.toml"), "{text}");
    }
}

/// Positions in another file than `codes.toml`.
fn in_file(expected: &[&str], file: &str) -> Vec<String> {
    let place = |place: &str| {
        if place.contains(':') {
            format!("{file}:{place}")
        } else {
            place.to_owned()
        }
    };
    let diagnostic = |diagnostic: &&str| {
        diagnostic
            .split(' ')
            .map(place)
            .collect::<Vec<_>>()
            .join(" ")
    };
    expected.iter().map(diagnostic).collect()
}

#[test]
fn a_code_to_take_or_to_leave_out() {
    let spec = |text: &str, list: &str| {
        files()
            .with("codes.toml", format!("extends = 'middle.toml'\n{list}"))
            .with("middle.toml", "extends = ['good.toml', 'bad.toml']")
            .with("good.toml", GOOD)
            .with("bad.toml", text)
    };
    // A mistake about a code is reported where the code is taken.
    for list in ["except = [4005]", "only = [4001, 4005, 4009]"] {
        for (text, expected) in COSTLY {
            let reported = reported(&spec(text, list));
            assert_eq!(reported, in_file(expected, "bad.toml"), "{text}");
        }
    }
    for list in ["except = [4005]", "only = [4005, 4009]"] {
        for (text, _) in CHEAP {
            let reported = reported(&spec(text, list));
            let column = list.find('4').expect("a number") + 1;
            assert_eq!(reported[0], format!("NotBrought 2:{column}"), "{text}");
            let is_of_base = |found: &String| found.contains("bad.toml");
            assert!(reported[1..].iter().all(is_of_base), "{text}");
        }
    }
}

#[test]
fn a_selection_with_a_mistake_may_leave_out_too_much() {
    for (only, expected) in [
        ("only = [4009, 40011]", "NotBrought 3:15"),
        ("only = [4009, '4005']", "WrongType 3:15"),
    ] {
        let files = files()
            .with(
                "codes.toml",
                format!("extends = 'base.toml'\nlocales = 'tr.toml'\n{only}"),
            )
            .with(
                "base.toml",
                "code = [{ value = 4009, name = 'Good' }, { value = 4005, name = 'B' }]",
            )
            .with("tr.toml", "language = 'tr'\n[4005]\ntitle = 'T'\n");
        assert_eq!(reported(&files), [expected]);
    }
}

#[test]
fn a_missing_key_may_be_in_a_file_with_a_mistake() {
    for (text, expected) in COSTLY {
        let below = files()
            .with(
                "codes.toml",
                "extends = 'bad.toml'\n[[code]]\nvalue = 4005\nreason = 'R'\n[[range]]\nfirst = 4120\nlast = 4129\nreconnect = 'never'\n",
            )
            .with("bad.toml", *text);
        assert_eq!(reported(&below), in_file(expected, "bad.toml"), "{text}");
    }
    // A file has only one entry for a number.
    let same = files().with(
        "codes.toml",
        "[[code]]\nname = 'A'\n[[code]]\nvalue = 4001\n",
    );
    assert_eq!(reported(&same), ["MissingKey 1:1", "MissingKey 3:1"]);
}

#[test]
fn tables_with_a_misspelt_header_are_read_as_intended() {
    let text = "\
[[codes]]
value = 4001
name = 'A'
[[code]]
value = 4002
name = 'B'
[[Code]]
value = 4002
name = 'C'
sent_by = 'x'
[[range]]
first = 4100
last = 4199
name = 'R'
[[ranges]]
first = 4150
last = 4250
name = 'S'
[unlist]
reconnect = 'never'
session = 'new'
";
    let reading = read(
        Origin::File("codes.toml"),
        &files().with("codes.toml", text),
    );
    assert_eq!(
        found(&reading),
        [
            "UnknownKey 1:3",
            "UnknownKey 7:3",
            "DuplicateValue 8:9 5:9",
            "UnknownValue 10:11",
            "UnknownKey 15:3",
            "RangesCross 16:9 12:9",
            "UnknownKey 19:2",
            "SessionWithoutReconnect 21:11 20:13",
        ]
    );
    let labels: Vec<&str> = reading
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.kind == Kind::UnknownKey)
        .map(|diagnostic| diagnostic.labels[0].text.as_str())
        .collect();
    assert_eq!(
        labels,
        [
            "did you mean `code`?",
            "did you mean `code`?",
            "did you mean `range`?",
            "did you mean `unlisted`?",
        ]
    );
    let names: Vec<&str> = reading.spec.codes.iter().map(Code::name).collect();
    assert_eq!(names[..2], ["A", "B"]);
    // A value that is not an array of tables is not added to them.
    let one = files().with("codes.toml", format!("{GOOD}codes = 4001\n"));
    let reading = read(Origin::File("codes.toml"), &one);
    assert_eq!(reading.diagnostics[0].labels[0].text, "unknown key");
}

#[test]
fn a_table_by_another_word_for_a_list_is_one_mistake() {
    for (text, label) in [
        ("[[locale]]\npath = 'tr.toml'", "did you mean `locales`?"),
        ("[[exclude]]\nvalue = 1001", "did you mean `except`?"),
        ("[[include]]\npath = 'a.toml'", "did you mean `extends`?"),
    ] {
        let files = files().with("codes.toml", format!("code = []\n{text}"));
        let reading = read(Origin::File("codes.toml"), &files);
        assert_eq!(found(&reading), ["UnknownKey 2:3"], "{text}");
        assert_eq!(reading.diagnostics[0].labels[0].text, label, "{text}");
    }
}

/// In a valid spec, each line in turn loses its equals sign, or each header its second bracket. There is only one
/// report.
#[test]
fn a_sign_that_is_missing_is_one_mistake_on_its_line() {
    const LINES: [&str; 17] = [
        "category = 'C'",
        "extends = 'standard'",
        "except = [3000, 3003]",
        "retired = [4009]",
        "locales = 'tr.toml'",
        "[[code]]",
        "value = 4005",
        "name = 'Unauthorized'",
        "reason = 'é'",
        "[[code]]",
        "value = 4006",
        "name = 'B'",
        "[[range]]",
        "first = 4120",
        "last = 4129",
        "sent_by = 'server'",
        "title = 'R'",
    ];
    let without = |line: &str| match line.strip_prefix("[[") {
        Some(_) => line.replace("[[", "[").replace("]]", "]"),
        None => line.replace(" = ", " "),
    };
    for one in 0..LINES.len() {
        for other in 0..LINES.len() {
            let mut lines = LINES.map(str::to_owned);
            let mut expected = Vec::new();
            let mut places = vec![one.min(other), one.max(other)];
            places.dedup();
            for at in places {
                lines[at] = without(LINES[at]);
                let number = at + 1;
                expected.push(if LINES[at].starts_with('[') {
                    format!("WrongType {number}:1")
                } else {
                    let (key, _) = LINES[at].split_once(" =").expect("a key");
                    format!("Syntax {number}:{}", key.len() + 2)
                });
            }
            let text = lines.join("\n");
            let files = files()
                .with("codes.toml", &*text)
                .with("tr.toml", LOCALE.replace("[4009]", "[4006]"));
            let reading = read(Origin::File("codes.toml"), &files);
            assert_eq!(found(&reading), expected, "{text}");
        }
    }
}

/// A line of an inline array has a missing, additional or wrong character. The report is about that line, and mistakes
/// in the other lines are still found.
#[test]
fn a_mistake_in_an_entry_of_an_inline_array_is_one_of_its_line() {
    const LINE: &str = "  { value = 4002, name = 'B', title = \"T\", sent_by = 'server' },";
    const AROUND: [&str; 2] = ["InvalidName 2:26", "InvalidName 4:26"];
    let read = |line: &str| {
        let text = format!(
            "code = [\n  {{ value = 4001, name = 'a' }},\n{line}\n  {{ value = 4003, name = 'c' }},\n]\n[[range]]\nfirst = 4100\nlast = 4199\ntitle = 'R'\n"
        );
        found(&read(
            Origin::File("codes.toml"),
            &files().with("codes.toml", text),
        ))
    };
    for (at, c) in LINE.char_indices() {
        for odd in [
            "", " ", "\"", "'", "=", ",", ".", ":", "\\", "é", "x", "4", "''", "{", "}", "[", "]",
            "{}", "[]",
        ] {
            for behind in [at, at + c.len_utf8()] {
                let line = format!("{}{odd}{}", &LINE[..at], &LINE[behind..]);
                let found = read(&line);
                let (around, mistakes): (Vec<&str>, Vec<&str>) = found
                    .iter()
                    .map(String::as_str)
                    .partition(|found| AROUND.contains(found));
                // After a bracket that closes the list, the rest is not TOML.
                let closes_list = line.contains(']') && !line.contains("[]");
                // The text inside an unclosed bracket or multi-line string is unknown, so there is only one report.
                let swallows = line.matches('{').count() != line.matches('}').count()
                    || ["[", "]", "{}", "'''", "\"\"\""]
                        .iter()
                        .any(|part| line.contains(part));
                assert_eq!(around[0], AROUND[0], "{line} {found:?}");
                assert!(swallows || around == AROUND, "{line} {found:?}");
                let (of_line, behind): (Vec<&str>, Vec<&str>) =
                    mistakes.iter().partition(|mistake| mistake.contains(" 3:"));
                let is_syntax = |mistake: &&str| mistake.starts_with("Syntax");
                assert!(behind.iter().all(is_syntax), "{line} {found:?}");
                // Empty braces after an entry are another entry.
                if !closes_list && !line.ends_with("}{}") {
                    assert!(of_line.len() + behind.len() <= 2, "{line} {found:?}");
                    assert!(behind.is_empty() || of_line.is_empty(), "{line} {found:?}");
                }
            }
        }
    }
}

/// A character too few, too many or wrong, anywhere in a spec: it is one mistake, or in few places two.
#[test]
fn one_character_is_one_mistake() {
    const TABLES: &str = "category = 'Chat'\nretired = [4002, 4003]\n[unlisted]\nreconnect = 'backoff'\n[[code]]\nvalue = 4001\nname = 'Expired'\ndescription = \"\"\"\nThe token is old.\n\"\"\"\n[[code]]\nvalue = 4004\nname = 'Banned'\nsent_by = 'server'\n[[range]]\nfirst = 4100\nlast = 4199\nname = 'BackOff'\n";
    const INLINE: &str = "category = 'Chat'\nretired = [4002, 4003]\ncode = [\n  { value = 4001, name = 'Expired', sent_by = 'server' },\n  {\n    value = 4004,\n    name = 'Banned',\n  },\n  { value = 4005, name = 'Busy' },\n]\nrange = [{ first = 4100, last = 4199, title = 'T' }]\nunlisted = { reconnect = 'backoff' }\n";
    let mut counts = [0; 4];
    for text in [TABLES, INLINE] {
        for (at, c) in text.char_indices() {
            let ends = [at, at + c.len_utf8()];
            for odd in [
                "", "\"", "'", "[", "]", "{", "}", "=", ",", ".", "\n", "#", "x", "\r",
            ] {
                for behind in ends {
                    let changed = format!("{}{odd}{}", &text[..at], &text[behind..]);
                    let reading = read(
                        Origin::File("codes.toml"),
                        &files().with("codes.toml", &*changed),
                    );
                    let mut found = reading.diagnostics.iter();
                    if found.any(|diagnostic| diagnostic.kind == Kind::Syntax) {
                        counts[reading.diagnostics.len().min(3)] += 1;
                    }
                }
            }
        }
    }
    let [_, one, two, more] = counts;
    assert!(
        one > 10_000 && two * 40 < one && more * 500 < one,
        "{counts:?}"
    );
}
