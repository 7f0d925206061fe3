//! What changes between two versions of a spec, by rules.

use std::collections::BTreeSet;
use std::fs;

use clap::ValueEnum as _;
use serde_json::{Value, json};

use super::{CHAT, Folder, check, failure, outcome, output, parsed};
use crate::diff::rule::Rule;

/// A rule with a line and a column.
type Found = (&'static str, u64, u64);

/// Every rule by a change that it alone is about, with the line and column in the new version; and what is no change.
const CASES: &[(&str, &str, &[Found])] = &[
    (
        "code = [{ value = 4001, name = \"A\" }]",
        "[[code]]\nname = \"A\"\nvalue = 4001",
        &[],
    ),
    (
        "code = [{ value = 4001, name = \"A\", title = \"T\" }]",
        "[[code]]\nvalue = 4001\nname = \"B\"\ntitle = \"T\"",
        &[("CODE_MEANING_CHANGED", 3, 1)],
    ),
    (
        "retired = [4002]\ncode = [{ value = 4001, name = \"A\" }]",
        "code = [{ value = 4001, name = \"A\" }, { value = 4002, name = \"B\" }]",
        &[("RETIRED_REUSED", 1, 49)],
    ),
    (
        "retired = [4002]\ncode = [{ value = 4001, name = \"A\" }]",
        "retired = [4003]\ncode = [{ value = 4001, name = \"A\" }]",
        &[("RETIRED_FORGOTTEN", 1, 1), ("RETIRED_ADDED", 1, 1)],
    ),
    (
        "[[range]]\nfirst = 4100\nlast = 4199\nname = \"A\"\ntitle = \"T\"",
        "[[range]]\nfirst = 4100\nlast = 4199\nname = \"B\"\ntitle = \"T\"",
        &[("RANGE_MEANING_CHANGED", 4, 1)],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }, { value = 4002, name = \"B\" }]",
        "code = [{ value = 4001, name = \"A\" }]",
        &[("CODE_REMOVED", 1, 1)],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }, { value = 4002, name = \"B\" }]",
        "category = \"WebSocket Close Codes\"\nretired = [4002]\ncode = [{ value = 4001, name = \"A\" }]",
        &[("CODE_RETIRED", 2, 1)],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }]\nrange = [{ first = 4100, last = 4199, name = \"B\" }]",
        "code = [{ value = 4001, name = \"A\" }]",
        &[("RANGE_REMOVED", 1, 1)],
    ),
    (
        "range = [{ first = 4100, last = 4199, name = \"B\" }]",
        "range = [{ first = 4110, last = 4189, name = \"B\" }]",
        &[("RANGE_SHRUNK", 1, 20)],
    ),
    (
        "range = [{ first = 4110, last = 4189, name = \"B\" }]",
        "range = [{ first = 4100, last = 4199, name = \"B\" }]",
        &[("RANGE_GROWN", 1, 20)],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }]",
        "code = [{ value = 4001, name = \"A\", sent_by = \"server\" }]",
        &[("CODE_SENDER_CHANGED", 1, 37)],
    ),
    (
        "range = [{ first = 1004, last = 1015, name = \"B\", sent_by = \"client\" }]",
        "range = [{ first = 1004, last = 1015, name = \"B\", sent_by = \"server\" }]",
        &[("RANGE_SENDER_CHANGED", 1, 51)],
    ),
    (
        "code = [{ value = 4001, name = \"A\", reconnect = \"backoff\" }]",
        "code = [{ value = 4001, name = \"A\", reconnect = \"reauthenticate\" }]",
        &[("CODE_RECONNECT_STRICTER", 1, 37)],
    ),
    (
        "code = [{ value = 4001, name = \"A\", reconnect = \"never\" }]",
        "code = [{ value = 4001, name = \"A\", reconnect = \"after_fix\" }]",
        &[("CODE_RECONNECT_LOOSER", 1, 37)],
    ),
    (
        "range = [{ first = 4100, last = 4199, name = \"B\", reconnect = \"backoff\" }]",
        "range = [{ first = 4100, last = 4199, name = \"B\" }]",
        &[("RANGE_RECONNECT_STRICTER", 1, 20)],
    ),
    (
        "range = [{ first = 4100, last = 4199, name = \"B\" }]",
        "range = [{ first = 4100, last = 4199, name = \"B\", reconnect = \"immediately\" }]",
        &[("RANGE_RECONNECT_LOOSER", 1, 51)],
    ),
    (
        "code = [{ value = 4001, name = \"A\", reconnect = \"backoff\", session = \"resume\" }]",
        "code = [{ value = 4001, name = \"A\", reconnect = \"backoff\", session = \"new\" }]",
        &[("CODE_SESSION_LOST", 1, 60)],
    ),
    (
        "code = [{ value = 4001, name = \"A\", reconnect = \"backoff\", session = \"resume\" }]",
        "code = [{ value = 4001, name = \"A\", reconnect = \"never\" }]",
        &[("CODE_RECONNECT_STRICTER", 1, 37)],
    ),
    (
        "code = [{ value = 4001, name = \"A\", session = \"new\" }]",
        "code = [{ value = 4001, name = \"A\", session = \"resume\" }]",
        &[("CODE_SESSION_KEPT", 1, 37)],
    ),
    (
        "range = [{ first = 4100, last = 4199, name = \"B\", session = \"resume\" }]",
        "range = [{ first = 4100, last = 4199, name = \"B\" }]",
        &[("RANGE_SESSION_LOST", 1, 20)],
    ),
    (
        "range = [{ first = 4100, last = 4199, name = \"B\" }]",
        "range = [{ first = 4100, last = 4199, name = \"B\", session = \"resume\" }]",
        &[("RANGE_SESSION_KEPT", 1, 51)],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }]",
        "unlisted = { reconnect = \"never\" }\ncode = [{ value = 4001, name = \"A\" }]",
        &[("UNLISTED_CHANGED", 1, 1)],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }]",
        "code = [{ value = 4001, name = \"A\" }, { value = 0x0fa2, name = \"B\", reconnect = \"never\" }]",
        &[("CODE_ADDED", 1, 49)],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }]",
        "code = [{ value = 4001, name = \"A\" }]\n[[range]]\nfirst = 4100\nlast = 4199\nname = \"B\"",
        &[("RANGE_ADDED", 3, 9)],
    ),
    // A code in a range of old: a client of the old version goes by the range.
    (
        "code = [{ value = 4999, name = \"Z\" }]\n\
         range = [{ first = 4100, last = 4199, name = \"B\", reconnect = \"backoff\", sent_by = \"server\" }]",
        "code = [{ value = 4150, name = \"A\", reconnect = \"never\", sent_by = \"server\" }, { value = 4999, name = \"Z\" }]\n\
         range = [{ first = 4100, last = 4199, name = \"B\", reconnect = \"backoff\", sent_by = \"server\" }]",
        &[("CODE_RECONNECT_STRICTER", 1, 37), ("CODE_ADDED", 1, 19)],
    ),
    // So does one for a range inside a range, and the other way round.
    (
        "range = [{ first = 4100, last = 4199, name = \"B\", reconnect = \"backoff\" }]",
        "range = [{ first = 4100, last = 4199, name = \"B\", reconnect = \"backoff\" },\n\
         { first = 4150, last = 4159, name = \"C\", reconnect = \"never\" }]",
        &[("RANGE_RECONNECT_STRICTER", 2, 42), ("RANGE_ADDED", 2, 11)],
    ),
    (
        "range = [{ first = 4100, last = 4199, name = \"B\" }, { first = 4150, last = 4159, name = \"C\" }]",
        "range = [{ first = 4100, last = 4199, name = \"B\" }]",
        &[("RANGE_REMOVED", 1, 20)],
    ),
    // Number by number: a range that a new code stands in has not shrunk.
    (
        "code = [{ value = 4999, name = \"Z\" }]\nrange = [{ first = 4100, last = 4199, name = \"B\" }]",
        "code = [{ value = 4150, name = \"A\" }, { value = 4999, name = \"Z\" }]\nrange = [{ first = 4100, last = 4199, name = \"B\" }]",
        &[("CODE_ADDED", 1, 19)],
    ),
    // The registry goes on to name a code that the spec leaves to it, and its policy still counts.
    (
        "extends = \"standard\"",
        "extends = \"standard\"\nexcept = [1001]",
        &[("CODE_LEFT_TO_REGISTRY", 1, 1)],
    ),
    (
        "extends = \"standard\"\ncode = [{ value = 1001, reconnect = \"immediately\" }]",
        "extends = \"standard\"\nexcept = [1001]",
        &[
            ("CODE_RECONNECT_STRICTER", 1, 1),
            ("CODE_LEFT_TO_REGISTRY", 1, 1),
        ],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }]",
        "category = \"Chat\"\ncode = [{ value = 4001, name = \"A\", reason = \"r\", title = \"T\" }]",
        &[("TEXT_CHANGED", 1, 1), ("TEXT_CHANGED", 2, 51)],
    ),
];

/// A spec has to have a code.
fn with_a_code(spec: &str) -> String {
    let has_codes = spec.contains("value = ") || spec.contains("extends = ");
    let code = if has_codes {
        ""
    } else {
        "\n[[code]]\nvalue = 4999\nname = \"Z\"\n"
    };
    format!("{spec}{code}")
}

/// The changes between two texts as JSON.
fn changes(folder: &Folder, old: &str, new: &str, more: &[&str]) -> Vec<Value> {
    let [old, new] = [("old.toml", old), ("new.toml", new)].map(|(name, text)| {
        let path = folder.path(name);
        fs::write(&path, text).expect("it can be written");
        path
    });
    let arguments = [&["diff", &old, &new, "--all", "--format", "json"], more].concat();
    let outcome = outcome(&arguments).unwrap_or_else(|failure| panic!("{failure}"));
    let lines = outcome.text.lines();
    let changes: Vec<Value> = lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let is_broken = changes.iter().any(|change| change["breaking"] == true);
    assert_eq!(outcome.is_good, !is_broken);
    for change in &changes {
        assert!(change["file"].as_str().is_some_and(|file| file == new));
        assert_ne!(change["message"], "");
        assert_ne!(change["experience"], "");
    }
    changes
}

#[test]
fn every_rule_has_its_change_and_its_place() {
    let folder = Folder::new();
    let mut tried = BTreeSet::new();
    for (old, new, expected) in CASES {
        let [old, new] = [old, new].map(|spec| with_a_code(spec));
        let changes = changes(&folder, &old, &new, &[]);
        let found: Vec<_> = changes
            .iter()
            .map(|change| {
                (
                    change["rule"].as_str().expect("a name"),
                    change["line"].as_u64().expect("a number"),
                    change["column"].as_u64().expect("a number"),
                )
            })
            .collect();
        assert_eq!(&found, expected, "from\n{old}\nto\n{new}\n{changes:#?}");
        tried.extend(expected.iter().map(|(rule, ..)| *rule));
    }
    tried.insert("TRANSLATION_CHANGED"); // below
    let rules: BTreeSet<_> = Rule::value_variants()
        .iter()
        .map(|rule| rule.name())
        .collect();
    assert_eq!(tried, rules);
}

#[test]
fn a_spec_does_not_differ_from_itself() {
    for spec in [CHAT, super::FIXTURE, "../codes.toml"] {
        let same = output(&["diff", spec, spec, "--all"]);
        assert_eq!(same, Ok("No breaking change.\n".to_owned()));
    }
}

#[test]
fn translations_break_nobody() {
    let folder = Folder::new();
    let spec = "code = [{ value = 4001, name = \"A\" }]";
    let translated = format!("locales = \"sv.toml\"\n{spec}");
    let locale = "language = \"sv\"\n[4001]\ntitle = \"Å\"\n";
    fs::write(folder.path("sv.toml"), locale).expect("it can be written");
    for (old, new, message) in [
        (spec, &*translated, "the language \"sv\" is new"),
        (&*translated, spec, "the language \"sv\" is gone"),
    ] {
        let changes = changes(&folder, old, new, &[]);
        assert_eq!(changes.len(), 1, "{changes:?}");
        assert_eq!(changes[0]["rule"], "TRANSLATION_CHANGED");
        assert_eq!(changes[0]["message"], message);
    }
}

const OLD: &str = "\
category = \"Chat\"

[[code]]
value = 4001
name = \"SessionExpired\"
sent_by = \"server\"
reconnect = \"reauthenticate\"

[[code]]
value = 4002
name = \"Banned\"
reconnect = \"backoff\"

[[code]]
value = 4003
name = \"Muted\"

[[range]]
first = 4100
last = 4199
name = \"BackOff\"
";

const NEW: &str = "\
category = \"Chat\"
retired = [4003]

[[code]]
value = 4002
name = \"Banned\"
sent_by = \"client\"
reconnect = \"never\"

[[code]]
value = 4005
name = \"SessionExpired\"

[[range]]
first = 4100
last = 4149
name = \"BackOff\"
";

#[test]
fn the_report_is_a_line_a_change_the_most_harmful_first() {
    let folder = Folder::new();
    let paths = ["old.toml", "new.toml"].map(|name| folder.path(name));
    for (path, text) in paths.iter().zip([OLD, NEW]) {
        fs::write(path, text).expect("it can be written");
    }
    let [old, new] = &paths;
    let report = |more: &[&str]| {
        let outcome = outcome(&[&["diff", old, new], more].concat()).expect("a report");
        (outcome.text.replace(new, "new.toml"), outcome.is_good)
    };
    let (text, is_good) = report(&["--all"]);
    assert!(!is_good);
    check("diff-all.txt", &text);
    let (text, is_good) = report(&[]);
    assert!(!is_good);
    check("diff.txt", &text);

    let breaking = "code_removed,CODE_SENDER_CHANGED,RANGE_SHRUNK";
    let (text, is_good) = report(&["--except", breaking, "--except", "CODE_RECONNECT_STRICTER"]);
    assert!(is_good);
    assert_eq!(text, "No breaking change, 2 others (--all shows them).\n");
    assert!(parsed(&["diff", old, new, "--except", "NO_SUCH_RULE"]).is_err());

    let json = changes(&folder, OLD, NEW, &["--except", breaking]);
    assert_eq!(
        json[0],
        json!({
            "rule": "CODE_RECONNECT_STRICTER",
            "breaking": true,
            "codes": "4002",
            "file": folder.path("new.toml"),
            "line": 8,
            "column": 1,
            "message": "`reconnect` of 4002 Banned was \"backoff\" and is \"never\"",
            "experience": "a client of the old version connects again with back-off",
        })
    );
}

#[test]
fn the_place_is_in_the_file_that_says_so() {
    let folder = Folder::new();
    fs::write(
        folder.path("base.toml"),
        "\n[[code]]\nvalue = 4001\nname = \"B\"\n",
    )
    .expect("it can be written");
    let [old, new] = ["old.toml", "new.toml"].map(|name| folder.path(name));
    fs::write(&old, "code = [{ value = 4001, name = \"A\" }]").expect("it can be written");
    fs::write(
        &new,
        "extends = \"base.toml\"\ncode = [{ value = 4001, sent_by = \"server\" }]",
    )
    .expect("it can be written");
    let text = outcome(&["diff", &old, &new]).expect("a report").text;
    let base = folder.path("base.toml");
    assert!(
        text.contains(&format!("{base}:4:1: CODE_MEANING_CHANGED: ")),
        "{text}"
    );
    assert!(
        text.contains(&format!("{new}:2:25: CODE_SENDER_CHANGED: ")),
        "{text}"
    );
}

#[test]
fn the_mistakes_of_both_versions_are_told() {
    let faulty = "../tests/ui/specs/chat.toml";
    let failure = failure(&["diff", faulty, "no/such.toml"]);
    assert_eq!(failure.exit_status(), 1);
    let message = failure.to_string();
    assert!(
        message.starts_with("`sent_by` cannot be \"sever\""),
        "{message}"
    );
    assert!(
        message.contains("\n\nerror: cannot find `no/such.toml`"),
        "{message}"
    );
}
