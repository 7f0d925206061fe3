//! The changes between two versions of a spec, for each rule.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use clap::ValueEnum as _;
use close_codes::{CloseCode, Reconnect, SentBy, Spec};
use close_codes_vocabulary::sent_by_in_range;
use serde_json::{Value, json};

use super::{CHAT, Folder, check, failure, outcome, output, parsed};
use crate::diff::rule::Rule;

/// A rule with a place in the old or the new version.
type Found = (&'static str, &'static str);

/// For every rule, a change that only this rule is about, with its position. Also pairs without a change.
const CASES: &[(&str, &str, &[Found])] = &[
    (
        "code = [{ value = 4001, name = \"A\" }]",
        "[[code]]\nname = \"A\"\nvalue = 4001",
        &[],
    ),
    (
        "code = [{ value = 4001, name = \"A\", title = \"T\" }]",
        "[[code]]\nvalue = 4001\nname = \"B\"\ntitle = \"T\"",
        &[("CODE_MEANING_CHANGED", "new:3:1")],
    ),
    (
        "retired = [4002]\ncode = [{ value = 4001, name = \"A\" }]",
        "code = [{ value = 4001, name = \"A\" }, { value = 4002, name = \"B\" }]",
        &[("RETIRED_REUSED", "new:1:49")],
    ),
    (
        "retired = [4002]\ncode = [{ value = 4001, name = \"A\" }]",
        "retired = [4003]\ncode = [{ value = 4001, name = \"A\" }]",
        &[
            ("RETIRED_FORGOTTEN", "old:1:12"),
            ("RETIRED_ADDED", "new:1:12"),
        ],
    ),
    (
        "[[range]]\nfirst = 4100\nlast = 4199\nname = \"A\"\ntitle = \"T\"",
        "[[range]]\nfirst = 4100\nlast = 4199\nname = \"B\"\ntitle = \"T\"",
        &[("RANGE_MEANING_CHANGED", "new:4:1")],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }, { value = 4002, name = \"B\" }]",
        "code = [{ value = 4001, name = \"A\" }]",
        &[("CODE_REMOVED", "old:1:49")],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }, { value = 4002, name = \"B\" }]",
        "category = \"WebSocket Close Codes\"\nretired = [4002]\ncode = [{ value = 4001, name = \"A\" }]",
        &[("CODE_RETIRED", "new:2:12")],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }]\nrange = [{ first = 4100, last = 4199, name = \"B\" }]",
        "code = [{ value = 4001, name = \"A\" }]",
        &[("RANGE_REMOVED", "old:2:20")],
    ),
    (
        "range = [{ first = 4100, last = 4199, name = \"B\" }]",
        "range = [{ first = 4110, last = 4189, name = \"B\" }]",
        &[("RANGE_SHRUNK", "new:1:20")],
    ),
    (
        "range = [{ first = 4110, last = 4189, name = \"B\" }]",
        "range = [{ first = 4100, last = 4199, name = \"B\" }]",
        &[("RANGE_GROWN", "new:1:20")],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }]",
        "code = [{ value = 4001, name = \"A\", sent_by = \"server\" }]",
        &[("CODE_SENDER_CHANGED", "new:1:37")],
    ),
    (
        "range = [{ first = 1004, last = 1015, name = \"B\", sent_by = \"client\" }]",
        "range = [{ first = 1004, last = 1015, name = \"B\", sent_by = \"server\" }]",
        &[("RANGE_SENDER_CHANGED", "new:1:51")],
    ),
    (
        "code = [{ value = 4001, name = \"A\", reconnect = \"backoff\" }]",
        "code = [{ value = 4001, name = \"A\", reconnect = \"reauthenticate\" }]",
        &[("CODE_RECONNECT_STRICTER", "new:1:37")],
    ),
    (
        "code = [{ value = 4001, name = \"A\", reconnect = \"never\" }]",
        "code = [{ value = 4001, name = \"A\", reconnect = \"after_fix\" }]",
        &[("CODE_RECONNECT_LOOSER", "new:1:37")],
    ),
    (
        "range = [{ first = 4100, last = 4199, name = \"B\", reconnect = \"backoff\" }]",
        "range = [{ first = 4100, last = 4199, name = \"B\" }]",
        &[("RANGE_RECONNECT_STRICTER", "new:1:20")],
    ),
    (
        "range = [{ first = 4100, last = 4199, name = \"B\" }]",
        "range = [{ first = 4100, last = 4199, name = \"B\", reconnect = \"immediately\" }]",
        &[("RANGE_RECONNECT_LOOSER", "new:1:51")],
    ),
    (
        "code = [{ value = 4001, name = \"A\", reconnect = \"backoff\", session = \"resume\" }]",
        "code = [{ value = 4001, name = \"A\", reconnect = \"backoff\", session = \"new\" }]",
        &[("CODE_SESSION_LOST", "new:1:60")],
    ),
    (
        "code = [{ value = 4001, name = \"A\", reconnect = \"backoff\", session = \"resume\" }]",
        "code = [{ value = 4001, name = \"A\", reconnect = \"never\" }]",
        &[("CODE_RECONNECT_STRICTER", "new:1:37")],
    ),
    (
        "code = [{ value = 4001, name = \"A\", session = \"new\" }]",
        "code = [{ value = 4001, name = \"A\", session = \"resume\" }]",
        &[("CODE_SESSION_KEPT", "new:1:37")],
    ),
    (
        "range = [{ first = 4100, last = 4199, name = \"B\", session = \"resume\" }]",
        "range = [{ first = 4100, last = 4199, name = \"B\" }]",
        &[("RANGE_SESSION_LOST", "new:1:20")],
    ),
    (
        "range = [{ first = 4100, last = 4199, name = \"B\" }]",
        "range = [{ first = 4100, last = 4199, name = \"B\", session = \"resume\" }]",
        &[("RANGE_SESSION_KEPT", "new:1:51")],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }]",
        "unlisted = { reconnect = \"never\" }\ncode = [{ value = 4001, name = \"A\" }]",
        &[("UNLISTED_RECONNECT_STRICTER", "new:1:14")],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }]",
        "code = [{ value = 4001, name = \"A\" }, { value = 0x0fa2, name = \"B\", reconnect = \"never\" }]",
        &[("CODE_ADDED", "new:1:49")],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }]",
        "code = [{ value = 4001, name = \"A\" }]\n[[range]]\nfirst = 4100\nlast = 4199\nname = \"B\"",
        &[("RANGE_ADDED", "new:3:9")],
    ),
    // A code in an old range: a client of the old version uses the policy of the range.
    (
        "code = [{ value = 4999, name = \"Z\" }]\n\
         range = [{ first = 4100, last = 4199, name = \"B\", reconnect = \"backoff\", sent_by = \"server\" }]",
        "code = [{ value = 4150, name = \"A\", reconnect = \"never\", sent_by = \"server\" }, { value = 4999, name = \"Z\" }]\n\
         range = [{ first = 4100, last = 4199, name = \"B\", reconnect = \"backoff\", sent_by = \"server\" }]",
        &[
            ("CODE_RECONNECT_STRICTER", "new:1:37"),
            ("CODE_ADDED", "new:1:19"),
        ],
    ),
    // The same holds for a range inside a range, and the other way round.
    (
        "range = [{ first = 4100, last = 4199, name = \"B\", reconnect = \"backoff\" }]",
        "range = [{ first = 4100, last = 4199, name = \"B\", reconnect = \"backoff\" },\n\
         { first = 4150, last = 4159, name = \"C\", reconnect = \"never\" }]",
        &[
            ("RANGE_RECONNECT_STRICTER", "new:2:42"),
            ("RANGE_ADDED", "new:2:11"),
        ],
    ),
    (
        "range = [{ first = 4100, last = 4199, name = \"B\" }, { first = 4150, last = 4159, name = \"C\" }]",
        "range = [{ first = 4100, last = 4199, name = \"B\" }]",
        &[("RANGE_REMOVED", "old:1:63")],
    ),
    // The comparison is by numbers: a range with a new code in it has not shrunk.
    (
        "code = [{ value = 4999, name = \"Z\" }]\nrange = [{ first = 4100, last = 4199, name = \"B\" }]",
        "code = [{ value = 4150, name = \"A\" }, { value = 4999, name = \"Z\" }]\nrange = [{ first = 4100, last = 4199, name = \"B\" }]",
        &[("CODE_ADDED", "new:1:19")],
    ),
    // A code that is left to the registry still has its name and its policy.
    (
        "extends = \"standard\"",
        "extends = \"standard\"\nexcept = [1001]",
        &[("CODE_LEFT_TO_REGISTRY", "new:2:11")],
    ),
    // Nobody sends this code under any name, and no spec can retire it.
    (
        "code = [{ value = 1006, name = \"Dropped\" }, { value = 4999, name = \"Z\" }]",
        "code = [{ value = 4999, name = \"Z\" }]",
        &[
            ("CODE_LEFT_TO_REGISTRY", "old:1:19"),
            ("CODE_RECONNECT_LOOSER", "old:1:19"),
        ],
    ),
    (
        "extends = \"standard\"\ncode = [{ value = 1001, reconnect = \"immediately\" }]",
        "extends = \"standard\"\nexcept = [1001]",
        &[
            ("CODE_RECONNECT_STRICTER", "new:2:11"),
            ("CODE_LEFT_TO_REGISTRY", "new:2:11"),
        ],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }]",
        "category = \"Chat\"\ncode = [{ value = 4001, name = \"A\", reason = \"r\", title = \"T\" }]",
        &[("TEXT_CHANGED", "new:1:1"), ("TEXT_CHANGED", "new:2:51")],
    ),
    // Neither the order nor the notation of numbers is a change.
    (
        "code = [{ value = 4001, name = \"A\" }, { value = 4002, name = \"B\" }]",
        "code = [{ name = \"B\", value = 4_002 }, { value = 0xfa1, name = \"A\" }]",
        &[],
    ),
    // Two names change their numbers; one moves away.
    (
        "code = [{ value = 4001, name = \"A\" }, { value = 4002, name = \"B\" }]",
        "code = [{ value = 4001, name = \"B\" }, { value = 4002, name = \"A\" }]",
        &[
            ("CODE_MEANING_CHANGED", "new:1:25"),
            ("CODE_MEANING_CHANGED", "new:1:55"),
        ],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }]",
        "code = [{ value = 4002, name = \"A\" }]",
        &[("CODE_REMOVED", "old:1:19"), ("CODE_ADDED", "new:1:19")],
    ),
    // The rules for another sender depend on what old peers see: one sender more, one less, or a code that was never on
    // the wire.
    (
        "code = [{ value = 4001, name = \"A\", sent_by = \"server\" }]",
        "code = [{ value = 4001, name = \"A\" }]",
        &[("CODE_SENDER_ADDED", "new:1:19")],
    ),
    (
        "code = [{ value = 4001, name = \"A\", sent_by = \"client\" }]",
        "code = [{ value = 4001, name = \"A\", sent_by = \"server\" }]",
        &[("CODE_SENDER_CHANGED", "new:1:37")],
    ),
    (
        "code = [{ value = 4001, name = \"A\", sent_by = \"nobody\" }]",
        "code = [{ value = 4001, name = \"A\", sent_by = \"server\" }]",
        &[("CODE_SENDER_CHANGED", "new:1:37")],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }]",
        "code = [{ value = 4001, name = \"A\", sent_by = \"nobody\" }]",
        &[("CODE_SENDER_CHANGED", "new:1:37")],
    ),
    // Only a client could send 1010 before.
    (
        "range = [{ first = 1007, last = 1012, name = \"B\", sent_by = \"server\" }]",
        "range = [{ first = 1007, last = 1012, name = \"B\" }]",
        &[
            ("RANGE_SENDER_CHANGED", "new:1:20"),
            ("RANGE_SENDER_ADDED", "new:1:20"),
        ],
    ),
    // Some unlisted codes may become stricter, and others looser.
    (
        "unlisted = { reconnect = \"after_fix\", session = \"new\" }\ncode = [{ value = 4001, name = \"A\" }]",
        "code = [{ value = 4001, name = \"A\" }]\n[unlisted]\nsession = \"resume\"\nreconnect = \"backoff\"",
        &[
            ("UNLISTED_RECONNECT_LOOSER", "new:4:1"),
            ("UNLISTED_SESSION_KEPT", "new:3:1"),
        ],
    ),
    (
        "unlisted = { reconnect = \"backoff\", session = \"resume\" }\ncode = [{ value = 4001, name = \"A\" }]",
        "unlisted = { reconnect = \"reauthenticate\" }\ncode = [{ value = 4001, name = \"A\" }]",
        &[
            ("UNLISTED_RECONNECT_STRICTER", "new:1:14"),
            ("UNLISTED_SESSION_LOST", "new:1:1"),
        ],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }]",
        "unlisted = { reconnect = \"reauthenticate\" }\ncode = [{ value = 4001, name = \"A\" }]",
        &[
            ("UNLISTED_RECONNECT_STRICTER", "new:1:14"),
            ("UNLISTED_RECONNECT_LOOSER", "new:1:14"),
        ],
    ),
    (
        "unlisted = { reconnect = \"immediately\" }\ncode = [{ value = 4001, name = \"A\" }]",
        "code = [{ value = 4001, name = \"A\" }]",
        &[("UNLISTED_RECONNECT_STRICTER", "old:1:1")],
    ),
    // The registry decided the number before the spec listed it, unless the spec had `[unlisted]`.
    (
        "code = [{ value = 4001, name = \"A\" }]",
        "code = [{ value = 4001, name = \"A\" }, { value = 1001, name = \"GoingAway\", reconnect = \"never\" }]",
        &[
            ("CODE_RECONNECT_STRICTER", "new:1:75"),
            ("CODE_ADDED", "new:1:49"),
        ],
    ),
    (
        "unlisted = { reconnect = \"backoff\" }\ncode = [{ value = 4001, name = \"A\" }]",
        "unlisted = { reconnect = \"backoff\" }\ncode = [{ value = 4001, name = \"A\" }, { value = 1001, name = \"GoingAway\", reconnect = \"never\" }]",
        &[("CODE_ADDED", "new:2:49")],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }]",
        "code = [{ value = 4001, name = \"A\" }]\nrange = [{ first = 1008, last = 1012, name = \"B\", reconnect = \"backoff\" }]",
        &[
            ("RANGE_RECONNECT_LOOSER", "new:2:51"),
            ("RANGE_ADDED", "new:2:20"),
        ],
    ),
    (
        "code = [{ value = 4001, name = \"A\" }]\nextends = \"standard\"\nonly = [1000]",
        "code = [{ value = 4001, name = \"A\" }]\nextends = \"standard\"\nonly = [1000, 1001]",
        &[("CODE_ADDED", "new:3:15")],
    ),
    // A range takes over a code with the same name, and one with another name.
    (
        "code = [{ value = 4100, name = \"B\", reconnect = \"backoff\" }]",
        "code = [{ value = 4999, name = \"Z\" }]\nrange = [{ first = 4100, last = 4199, name = \"B\", reconnect = \"never\" }]",
        &[
            ("CODE_RECONNECT_STRICTER", "new:2:51"),
            ("CODE_BECAME_RANGE", "new:2:20"),
            ("CODE_ADDED", "new:1:19"),
            ("RANGE_ADDED", "new:2:20"),
        ],
    ),
    (
        "code = [{ value = 4100, name = \"A\" }, { value = 4999, name = \"Z\" }]",
        "code = [{ value = 4999, name = \"Z\" }]\nrange = [{ first = 4100, last = 4199, name = \"B\" }]",
        &[("CODE_REMOVED", "old:1:19"), ("RANGE_ADDED", "new:2:20")],
    ),
    // A range is split into halves, with different names or the same title; two ranges are joined; a range moves.
    (
        "range = [{ first = 4100, last = 4199, name = \"A\" }]",
        "range = [{ first = 4100, last = 4149, name = \"A\" },\n{ first = 4150, last = 4199, name = \"B\" }]",
        &[("RANGE_MEANING_CHANGED", "new:2:30")],
    ),
    (
        "range = [{ first = 4100, last = 4199, title = \"A\" }]",
        "range = [{ first = 4100, last = 4149, title = \"A\" },\n{ first = 4150, last = 4199, title = \"A\" }]",
        &[],
    ),
    (
        "range = [{ first = 4100, last = 4149, name = \"A\" },\n{ first = 4150, last = 4199, name = \"B\" }]",
        "range = [{ first = 4100, last = 4199, name = \"A\" }]",
        &[("RANGE_MEANING_CHANGED", "new:1:39")],
    ),
    (
        "range = [{ first = 4100, last = 4199, name = \"A\" }]",
        "range = [{ first = 4200, last = 4299, name = \"A\" }]",
        &[("RANGE_SHRUNK", "new:1:20"), ("RANGE_GROWN", "new:1:20")],
    ),
    // Inner ranges may take over all numbers of a range except one.
    (
        "range = [{ first = 4100, last = 4102, name = \"A\" }]",
        "range = [{ first = 4100, last = 4102, name = \"A\" }, { first = 4101, last = 4102, name = \"B\" }, { first = 4102, last = 4102, name = \"C\" }]",
        &[("RANGE_ADDED", "new:1:63"), ("RANGE_ADDED", "new:1:106")],
    ),
    // A range gets a name.
    (
        "range = [{ first = 4100, last = 4199, title = \"A\" }]",
        "range = [{ first = 4100, last = 4199, title = \"A\", name = \"B\" }]",
        &[("TEXT_CHANGED", "new:1:52")],
    ),
    // Numbers of a range can be retired like those of codes, and no range may use them again.
    (
        "range = [{ first = 4100, last = 4102, name = \"A\" }]",
        "retired = [4101,\n4100, 4102]",
        &[("RANGE_RETIRED", "new:2:1")],
    ),
    (
        "retired = [4100]\nrange = [{ first = 4101, last = 4199, name = \"A\" }]",
        "retired = [4100]\nrange = [{ first = 4100, last = 4199, name = \"A\" }]",
        &[("RETIRED_REUSED", "new:2:20")],
    ),
    (
        "range = [{ first = 4100, last = 4199, name = \"A\" }]",
        "retired = [4100]\nrange = [{ first = 4100, last = 4199, name = \"A\" }]",
        &[("RETIRED_ADDED", "new:1:12")],
    ),
];

/// Adds a code to a spec without one, because a spec must have a code.
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
        assert_ne!(change["message"], "");
        assert_ne!(change["experience"], "");
    }
    changes
}

#[test]
fn every_rule_has_its_change_and_its_place() {
    let folder = Folder::new();
    let mut tried = BTreeSet::new();
    let mut wrong = String::new();
    for (old, new, expected) in CASES {
        let [old, new] = [old, new].map(|spec| with_a_code(spec));
        let [old, new] = [old, new].map(|spec| with_a_code(&spec));
        let changes = changes(&folder, &old, &new, &[]);
        let found: Vec<_> = changes
            .iter()
            .map(|change| {
                let file = change["file"].as_str().expect("a path");
                let file = file.rsplit('/').next().expect("a name");
                let file = file.strip_suffix(".toml").expect("a spec");
                let place = format!("{file}:{}:{}", change["line"], change["column"]);
                (change["rule"].as_str().expect("a name").to_owned(), place)
            })
            .collect();
        let found: Vec<_> = found
            .iter()
            .map(|(rule, place)| (&**rule, &**place))
            .collect();
        if found != *expected {
            let _ = writeln!(
                wrong,
                "from\n{old}\nto\n{new}\n{found:?}\nand not\n{expected:?}\n"
            );
        }
        tried.extend(expected.iter().map(|(rule, ..)| *rule));
    }
    assert_eq!(wrong, "");
    tried.insert("TRANSLATION_CHANGED"); // below
    let rules: BTreeSet<_> = Rule::value_variants()
        .iter()
        .map(|rule| rule.name())
        .collect();
    assert_eq!(tried, rules);
}

/// Compares all words of `reconnect`, and no word, from loose to strict.
#[test]
fn a_stricter_reconnect_breaks_clients_and_a_looser_one_does_not() {
    let words = [
        Some("immediately"),
        Some("backoff"),
        Some("reauthenticate"),
        None,
        Some("after_fix"),
        Some("never"),
    ];
    let does = [
        "connects again immediately",
        "connects again with back-off",
        "connects again with new credentials",
        "decides by itself whether to connect again",
        "connects again after a fix",
        "does not connect again",
    ];
    let folder = Folder::new();
    let spec = |word: Option<&str>| {
        let key = word.map_or_else(String::new, |word| format!(", reconnect = \"{word}\""));
        format!("code = [{{ value = 4001, name = \"A\"{key} }}]")
    };
    for (loose, old) in words.iter().enumerate() {
        for (strict, new) in words.iter().enumerate() {
            let changes = changes(&folder, &spec(*old), &spec(*new), &[]);
            let rule = match strict.cmp(&loose) {
                Ordering::Less => "CODE_RECONNECT_LOOSER",
                Ordering::Equal => {
                    assert_eq!(changes, [] as [Value; 0]);
                    continue;
                }
                Ordering::Greater => "CODE_RECONNECT_STRICTER",
            };
            assert_eq!(changes.len(), 1, "{changes:?}");
            assert_eq!(changes[0]["rule"], rule, "{old:?} {new:?}");
            let experience = format!("a client of the old version {}", does[loose]);
            assert_eq!(changes[0]["experience"], experience);
        }
    }
}

/// The experience names the sender, the receiver, and the reaction of the receiver.
#[test]
fn an_experience_names_the_peers_that_have_it() {
    let folder = Folder::new();
    let code = |sent_by: &str| {
        format!(
            "code = [{{ value = 4001, name = \"A\" }}, {{ value = 4002, name = \"B\", sent_by = \"{sent_by}\" }}]"
        )
    };
    let without = "code = [{ value = 4001, name = \"A\" }]";
    for (sent_by, removed, added) in [
        (
            "either",
            "a peer of the old version still sends it, and one of the new version takes it for a code that it does not know",
            "a peer of the old version takes it for an unlisted code; a client then decides by itself whether to connect again",
        ),
        (
            "server",
            "a server of the old version still sends it, and a client of the new version takes it for a code that it does not know",
            "a client of the old version takes it for an unlisted code, and decides by itself whether to connect again",
        ),
        (
            "client",
            "a client of the old version still sends it, and a server of the new version takes it for a code that it does not know",
            "a server of the old version takes it for an unlisted code",
        ),
        (
            "nobody",
            "nobody sends it, but a later version may give the number another meaning",
            "nobody sends it to a peer of the old version",
        ),
    ] {
        let gone = changes(&folder, &code(sent_by), without, &[]);
        assert_eq!(gone[0]["experience"], removed);
        let new = changes(&folder, without, &code(sent_by), &[]);
        assert_eq!(new[0]["experience"], added);
    }
    for (old, new, experience) in [
        (
            "server",
            "either",
            "a server of the old version gets it from a client, which it does not expect",
        ),
        (
            "either",
            "server",
            "a client of the old version still sends it, which a server of the new version does not expect",
        ),
        (
            "nobody",
            "client",
            "a server of the old version gets it from a client, and takes it for what nobody sends",
        ),
        (
            "client",
            "server",
            "a client of the old version still sends it, which a server of the new version does not expect; \
             a client of the old version gets it from a server, which it does not expect",
        ),
    ] {
        let changes = changes(&folder, &code(old), &code(new), &[]);
        assert_eq!(changes[0]["experience"], experience);
    }
}

#[test]
fn one_number_is_in_the_singular_and_several_in_the_plural() {
    let folder = Folder::new();
    let range = |first: u16, last: u16, name: &str| {
        format!("{{ first = {first}, last = {last}, name = \"{name}\" }}")
    };
    let ranges = |ranges: &[String]| format!("range = [{}]", ranges.join(", "));
    let a = ranges(&[range(4100, 4129, "A")]);
    let sent_by_nobody = a.replace(" }", ", sent_by = \"nobody\" }");
    for (old, new, rule, sentence) in [
        (
            a.clone(),
            ranges(&[range(4100, 4128, "A")]),
            "RANGE_SHRUNK",
            "the range 4100-4129 A has lost 4129; a peer of the old version still sends it, \
             and one of the new version takes it for a code that it does not know",
        ),
        (
            a.clone(),
            ranges(&[range(4100, 4127, "A")]),
            "RANGE_SHRUNK",
            "the range 4100-4129 A has lost 4128-4129; a peer of the old version still sends them, \
             and one of the new version takes them for codes that it does not know",
        ),
        (
            sent_by_nobody.clone(),
            sent_by_nobody.replace("4129", "4127"),
            "RANGE_SHRUNK",
            "the range 4100-4129 A has lost 4128-4129; \
             nobody sends them, but a later version may give the numbers another meaning",
        ),
        (
            ranges(&[range(4100, 4128, "A")]),
            a.clone(),
            "RANGE_GROWN",
            "the range 4100-4129 A has 4129 too; \
             a peer of the old version takes it for an unlisted code",
        ),
        (
            a.clone(),
            format!(
                "retired = [4128, 4129]\n{}",
                ranges(&[range(4100, 4127, "A")])
            ),
            "RANGE_RETIRED",
            "4128-4129 of the range 4100-4129 A are retired; a peer of the old version still sends \
             them, and one of the new version takes them for codes that it does not know",
        ),
        (
            a.clone(),
            format!("retired = [4129]\n{a}"),
            "RETIRED_ADDED",
            "4129 is retired; a peer of the old version still sends it, and one of the new version \
             takes it for a code of the range 4100-4129 A",
        ),
        (
            format!(
                "retired = [4128, 4129]\n{}",
                ranges(&[range(4100, 4127, "A")])
            ),
            a.clone(),
            "RETIRED_REUSED",
            "4128-4129 were retired, and are in the range 4100-4129 A; \
             a peer from before they were retired takes them for what they meant then",
        ),
        (
            a.clone(),
            a.replace(" }", ", sent_by = \"client\" }"),
            "RANGE_SENDER_CHANGED",
            "`sent_by` of the range 4100-4129 A was \"either\" and is \"client\"; a server of the old \
             version still sends them, which a client of the new version does not expect",
        ),
        (
            ranges(&[range(4100, 4128, "A"), range(4129, 4129, "B")]),
            ranges(&[range(4100, 4129, "A")]),
            "RANGE_MEANING_CHANGED",
            "4129 was in the range 4129-4129 B and is in the range 4100-4129 A; a peer of the old \
             version takes it for a code of the range 4129-4129 B, and does what that asks for",
        ),
        (
            ranges(&[range(4100, 4127, "A"), range(4128, 4129, "B")]),
            a.clone(),
            "RANGE_MEANING_CHANGED",
            "4128-4129 were in the range 4128-4129 B and are in the range 4100-4129 A; a peer of \
             the old version takes them for codes of the range 4128-4129 B, and does what that asks for",
        ),
    ] {
        let [old, new] = [old, new].map(|spec| with_a_code(&spec));
        let changes = changes(&folder, &old, &new, &[]);
        let sentences: Vec<String> = changes
            .iter()
            .filter(|change| change["rule"] == rule)
            .map(|change| {
                let part = |key: &str| change[key].as_str().expect("a text").to_owned();
                format!("{}; {}", part("message"), part("experience"))
            })
            .collect();
        assert_eq!(sentences, [sentence], "{old}\n{new}");
    }
}

/// A second implementation of the meaning of a number: what decides it, and its policy.
fn said(spec: &'static Spec, number: u16) -> impl PartialEq + std::fmt::Debug {
    let registered = CloseCode::SPEC.code(number);
    let (who, reconnect, session) = if let Some(info) = spec.code(number) {
        (Some(info.name), info.reconnect, info.session)
    } else if let Some(range) = spec.range(number) {
        let name = range.name.unwrap_or(range.title);
        (Some(name), range.reconnect, range.session)
    } else if let Some(unlisted) = spec.unlisted {
        (None, unlisted.reconnect, unlisted.session)
    } else {
        let reconnect = registered.and_then(|info| info.reconnect);
        (None, reconnect, registered.and_then(|info| info.session))
    };
    // Without a reconnect, there is no session to keep.
    let session = session.filter(|_| reconnect != Some(Reconnect::Never));
    let sent_by = spec.code(number).map_or_else(
        || {
            let range = spec.range(number);
            let range = range.map_or(SentBy::Either, |range| range.sent_by);
            sent_by_in_range(number, range)
        },
        |info| info.sent_by,
    );
    (who, reconnect, session, sent_by, spec.is_retired(number))
}

/// Between any two specs, each number with a difference is in a change, and no other number is in a breaking change.
#[test]
fn every_number_that_changed_is_in_a_change() {
    let mut specs = vec![
        CHAT.to_owned(),
        super::FIXTURE.to_owned(),
        "../codes.toml".to_owned(),
        "../tests/typescript/hard.toml".to_owned(),
        "../tests/typescript/closed.toml".to_owned(),
    ];
    let folder = fs::read_dir("../tests/protocols/specs").expect("the folder is there");
    for entry in folder {
        let path = entry.expect("an entry").path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            specs.push(path.to_str().expect("a plain path").to_owned());
        }
    }
    specs.sort();
    assert!(specs.len() > 12, "{specs:?}");
    let read = |path: &String| {
        let protocol = close_codes::reader::read_file(path);
        protocol.unwrap_or_else(|error| panic!("{error}")).spec
    };
    // Each spec is compared with the one two positions later, cyclically, and in both directions.
    for (at, one) in specs.iter().enumerate() {
        let other = &specs[(at + 2) % specs.len()];
        for [old, new] in [[one, other], [other, one]] {
            let outcome = outcome(&["diff", old, new, "--all", "--format", "json"]);
            let text = outcome.expect("a report").text;
            let changes: Vec<Value> = text
                .lines()
                .map(|line| serde_json::from_str(line).expect("JSON"))
                .collect();
            for change in &changes {
                let file = change["file"].as_str().expect("a path");
                let text = fs::read_to_string(file).expect("a file that is there");
                let line = change["line"].as_u64().expect("a number");
                let line = usize::try_from(line).expect("a small number");
                assert!((1..=text.lines().count()).contains(&line), "{change}");
            }
            let [before, after] = [old, new].map(read);
            for number in 1000..=4999 {
                let is_in = |change: &&Value| {
                    let codes = change["codes"].as_str().expect("numbers");
                    codes.split(", ").any(|span| {
                        let (first, last) = span.split_once('-').unwrap_or((span, span));
                        let bounds = [first, last].map(|bound| bound.parse().unwrap_or(0));
                        (bounds[0]..=bounds[1]).contains(&number)
                    })
                };
                let mut found = changes.iter().filter(is_in);
                if said(before, number) == said(after, number) {
                    assert!(
                        found.all(|change| change["breaking"] == false),
                        "{old} {new} {number}"
                    );
                } else {
                    assert!(found.next().is_some(), "{old} {new} {number}");
                }
            }
        }
    }
}

#[test]
fn a_spec_does_not_differ_from_itself() {
    for spec in [CHAT, super::FIXTURE, "../codes.toml"] {
        let same = output(&["diff", spec, spec, "--all"]);
        assert_eq!(same, Ok("No breaking change.\n".to_owned()));
    }
}

#[test]
fn breaking_changes_come_first() {
    let breaking: Vec<_> = Rule::value_variants()
        .iter()
        .map(|rule| rule.is_breaking())
        .collect();
    assert!(breaking.is_sorted_by(|one, next| one >= next));
}

#[test]
fn translations_break_nobody() {
    let folder = Folder::new();
    let spec = "code = [{ value = 4001, name = \"A\" }]";
    let translated = format!("locales = \"sv.toml\"\n{spec}");
    let write = |name: &str, text: &str| {
        fs::write(folder.path(name), text).expect("it can be written");
    };
    write("sv.toml", "language = \"sv\"\n[4001]\ntitle = \"Å\"\n");
    write(
        "other.toml",
        "category = \"Å\"\nlanguage = \"sv\"\n[4001]\ntitle = \"Å\"\n",
    );
    let other = format!("locales = \"other.toml\"\n{spec}");
    for (old, new, message, place) in [
        (
            spec,
            &*translated,
            "the language \"sv\" is new",
            "sv.toml:1",
        ),
        (
            &*translated,
            spec,
            "the language \"sv\" is gone",
            "sv.toml:1",
        ),
        (
            &*translated,
            &*other,
            "texts in the language \"sv\" changed",
            "other.toml:2",
        ),
    ] {
        let changes = changes(&folder, old, new, &[]);
        assert_eq!(changes.len(), 1, "{changes:?}");
        let change = &changes[0];
        assert_eq!(change["rule"], "TRANSLATION_CHANGED");
        assert_eq!(change["message"], message);
        let file = change["file"].as_str().expect("a path");
        let place = folder.path(place);
        assert_eq!(format!("{file}:{}", change["line"]), place);
    }
    // The translation of a new code is not a change.
    write(
        "more.toml",
        "language = \"sv\"\n[4001]\ntitle = \"Å\"\n[4002]\ntitle = \"Ä\"\n",
    );
    let more = "locales = \"more.toml\"\ncode = [{ value = 4001, name = \"A\" }, { value = 4002, name = \"B\" }]";
    let changes = changes(&folder, &translated, more, &[]);
    assert_eq!(changes.len(), 1, "{changes:?}");
    assert_eq!(changes[0]["rule"], "CODE_ADDED");
}

/// A policy from a base is compared like one of the top spec, with the position in the base.
#[test]
fn a_change_in_a_base_is_a_change() {
    let folder = Folder::new();
    let write = |name: &str, text: &str| {
        fs::write(folder.path(name), text).expect("it can be written");
    };
    let base = "[[code]]\nvalue = 4001\nname = \"A\"\nreconnect = \"backoff\"\n";
    write("first.toml", base);
    write("second.toml", &base.replace("backoff", "never"));
    write("same.toml", base);
    let on_top =
        |bases: &str| format!("extends = [{bases}]\ncode = [{{ value = 4002, name = \"B\" }}]");
    let [first, second, same] = [
        "\"first.toml\"",
        "\"first.toml\", \"second.toml\"",
        "\"second.toml\", \"same.toml\"",
    ]
    .map(on_top);
    assert_eq!(changes(&folder, &first, &same, &[]), [] as [Value; 0]);
    let changes = changes(&folder, &first, &second, &[]);
    assert_eq!(changes.len(), 1, "{changes:?}");
    assert_eq!(changes[0]["rule"], "CODE_RECONNECT_STRICTER");
    assert_eq!(changes[0]["file"], folder.path("second.toml"));
    assert_eq!(changes[0]["line"], 4);
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
        (
            outcome
                .text
                .replace(new, "new.toml")
                .replace(old, "old.toml"),
            outcome.is_good,
        )
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
fn the_position_is_in_the_file_with_the_change() {
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
fn the_mistakes_of_both_versions_are_reported() {
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
