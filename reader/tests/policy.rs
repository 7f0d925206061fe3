//! How the policy of a code is resolved: an example for each rule, and random specs against an oracle.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use close_codes_reader::{
    InMemory, Key, Origin, Range, Reading, Reconnect, SentBy, Session, Spec, read,
};
use close_codes_vocabulary::{Word, default_sent_by, sent_by_in_range};
use proptest::prelude::*;

/// Reads `codes.toml` and the files beside it.
fn reading(files: &[(&str, &str)]) -> Reading {
    let folder = files.iter().fold(InMemory::new(), |folder, (path, text)| {
        folder.with(*path, *text)
    });
    read(Origin::File("codes.toml"), &folder)
}

/// Reads files without mistakes.
fn spec(files: &[(&str, &str)]) -> Spec {
    let reading = reading(files);
    let found: Vec<String> = reading
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.render(&reading))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    reading.spec
}

/// Reads a spec that is one file.
fn alone(text: &str) -> Spec {
    spec(&[("codes.toml", text)])
}

/// The policy of a code.
type Policy = (SentBy, Option<Reconnect>, Option<Session>);

/// The policy of a number in the model: that of its code, or else of the innermost range around it.
fn policy(spec: &Spec, number: u16) -> Option<Policy> {
    if let Some(code) = spec.codes.iter().find(|code| code.value == number) {
        return Some((code.sent_by(), code.reconnect(), code.session()));
    }
    let range = innermost(spec, number)?;
    Some((
        sent_by_in_range(number, range.sent_by()),
        range.reconnect(),
        range.session(),
    ))
}

fn innermost(spec: &Spec, number: u16) -> Option<&Range> {
    spec.ranges
        .iter()
        .filter(|range| (range.first..=range.last).contains(&number))
        .min_by_key(|range| range.last - range.first)
}

fn sent_by(spec: &Spec, number: u16) -> SentBy {
    policy(spec, number).expect("the number is known").0
}

fn reconnect(spec: &Spec, number: u16) -> Option<Reconnect> {
    policy(spec, number).expect("the number is known").1
}

fn session(spec: &Spec, number: u16) -> Option<Session> {
    policy(spec, number).expect("the number is known").2
}

// ---- who decides ----

#[test]
fn a_code_decides_before_its_ranges_and_an_inner_range_before_the_one_around_it() {
    let spec = alone(
        r#"
range = [
    { first = 4000, last = 4999, title = "T", reconnect = "never" },
    { first = 4100, last = 4199, title = "T", reconnect = "backoff", sent_by = "server" },
    { first = 4110, last = 4119, title = "T", session = "new" },
]
code = [
    { value = 4111, name = "A", reconnect = "immediately" },
    { value = 4112, name = "B", sent_by = "client" },
    { value = 4200, name = "C" },
]
"#,
    );
    let server = SentBy::Server;
    let (backoff, new) = (Some(Reconnect::Backoff), Some(Session::New));
    for (number, expected) in [
        (4111, (server, Some(Reconnect::Immediately), new)),
        (4112, (SentBy::Client, backoff, new)),
        (4113, (server, backoff, new)),
        (4120, (server, backoff, None)),
        (4200, (SentBy::Either, Some(Reconnect::Never), None)),
        (4999, (SentBy::Either, Some(Reconnect::Never), None)),
    ] {
        assert_eq!(policy(&spec, number), Some(expected), "{number}");
    }
    assert_eq!(policy(&spec, 3000), None);
}

#[test]
fn a_range_of_the_file_on_top_decides_before_a_code_of_its_base() {
    let spec = alone(
        "extends = 'standard'\nrange = [{ first = 1001, last = 1015, title = 'T', reconnect = 'backoff' }]",
    );
    assert_eq!(reconnect(&spec, 1000), Some(Reconnect::Never));
    for number in 1001..=1015 {
        assert_eq!(
            reconnect(&spec, number),
            Some(Reconnect::Backoff),
            "{number}"
        );
    }
}

#[test]
fn a_code_of_the_file_on_top_decides_before_its_range() {
    let spec = alone(
        "extends = 'standard'\nrange = [{ first = 1001, last = 1015, title = 'T', reconnect = 'backoff' }]\n\
         code = [{ value = 1008, reconnect = 'never' }]",
    );
    assert_eq!(reconnect(&spec, 1008), Some(Reconnect::Never));
    assert_eq!(reconnect(&spec, 1009), Some(Reconnect::Backoff));
}

#[test]
fn each_key_is_decided_by_itself() {
    let spec = spec(&[
        (
            "codes.toml",
            "extends = 'a.toml'\nrange = [{ first = 4000, last = 4099, title = 'T', session = 'new' }]",
        ),
        (
            "a.toml",
            "code = [{ value = 4001, name = 'A', sent_by = 'server' }]\n\
             range = [{ first = 4001, last = 4010, title = 'T', reconnect = 'backoff', session = 'resume' }]",
        ),
    ]);
    assert_eq!(
        policy(&spec, 4001),
        Some((SentBy::Server, Some(Reconnect::Backoff), Some(Session::New)))
    );
    assert_eq!(
        policy(&spec, 4002),
        Some((SentBy::Either, Some(Reconnect::Backoff), Some(Session::New))),
        "the inner range is the base's, the session that of the file on top"
    );
}

#[test]
fn a_range_that_says_either_decides_as_any_other_word() {
    let spec = spec(&[
        (
            "codes.toml",
            "extends = 'a.toml'\nrange = [{ first = 4000, last = 4001, title = 'T', sent_by = 'either' }]",
        ),
        (
            "a.toml",
            "code = [{ value = 4001, name = 'A', sent_by = 'server' }]\n\
             range = [{ first = 4000, last = 4099, title = 'T', sent_by = 'client' }]",
        ),
    ]);
    assert_eq!(sent_by(&spec, 4001), SentBy::Either);
    assert_eq!(sent_by(&spec, 4000), SentBy::Either);
    assert_eq!(sent_by(&spec, 4002), SentBy::Client);
}

// ---- RFC 6455 ----

#[test]
fn no_range_changes_that_nobody_sends_the_four_codes() {
    for base in ["extends = 'standard'\n", ""] {
        let codes = if base.is_empty() {
            "code = [{ value = 1005, name = 'A' }, { value = 4001, name = 'B' }]\n"
        } else {
            ""
        };
        for word in ["either", "client", "server"] {
            let spec = alone(&format!(
                "{base}{codes}range = [{{ first = 1000, last = 1015, title = 'T', sent_by = '{word}' }}]"
            ));
            for number in [1004, 1005, 1006, 1015] {
                assert_eq!(sent_by(&spec, number), SentBy::Nobody, "{number} {word}");
            }
            assert_eq!(sent_by(&spec, 1008).as_str(), word);
        }
    }
}

#[test]
fn the_client_sends_1010_unless_a_spec_says_otherwise() {
    for (text, expected) in [
        ("code = [{ value = 1010, name = 'A' }]", SentBy::Client),
        (
            "code = [{ value = 1010, name = 'A', sent_by = 'either' }]",
            SentBy::Either,
        ),
        (
            "code = [{ value = 1010, name = 'A', sent_by = 'server' }]",
            SentBy::Server,
        ),
        ("extends = 'standard'", SentBy::Client),
        (
            "extends = 'standard'\nrange = [{ first = 1000, last = 1015, title = 'T', reconnect = 'never' }]",
            SentBy::Client,
        ),
        (
            "extends = 'standard'\nrange = [{ first = 1000, last = 1015, title = 'T', sent_by = 'either' }]",
            SentBy::Client,
        ),
        (
            "extends = 'standard'\nrange = [{ first = 1000, last = 1015, title = 'T', sent_by = 'server' }]",
            SentBy::Server,
        ),
        (
            "code = [{ value = 1000, name = 'A' }]\nrange = [{ first = 1000, last = 1015, title = 'T' }]",
            SentBy::Client,
        ),
        (
            "code = [{ value = 1000, name = 'A' }]\nrange = [{ first = 1000, last = 1015, title = 'T', sent_by = 'nobody' }]",
            SentBy::Nobody,
        ),
    ] {
        assert_eq!(sent_by(&alone(text), 1010), expected, "{text}");
    }
}

/// A range applies to listed and to unlisted codes alike.
#[test]
fn a_range_applies_to_1010_whether_it_is_listed_or_not() {
    for (outer, inner) in [
        ("server", "either"),
        ("either", "server"),
        ("nobody", "either"),
    ] {
        let ranges = format!(
            "range = [{{ first = 1000, last = 1015, title = 'T', sent_by = '{outer}' }}, {{ first = 1008, last = 1011, title = 'T', sent_by = '{inner}' }}]\n"
        );
        let listed = alone(&format!("{ranges}code = [{{ value = 1010, name = 'A' }}]"));
        let unlisted = alone(&format!("{ranges}code = [{{ value = 4001, name = 'A' }}]"));
        assert_eq!(
            sent_by(&listed, 1010),
            sent_by(&unlisted, 1010),
            "{outer} {inner}"
        );
    }
}

// ---- excluded sessions and reasons ----

#[test]
fn a_session_that_a_code_takes_from_a_range_falls_away_where_the_code_is_never_reconnected() {
    let spec = spec(&[
        (
            "codes.toml",
            "extends = 'a.toml'\nrange = [{ first = 4000, last = 4099, title = 'T', session = 'new' }]",
        ),
        (
            "a.toml",
            "code = [{ value = 4001, name = 'A', reconnect = 'never' }, { value = 4002, name = 'B', reconnect = 'backoff' }]",
        ),
    ]);
    assert_eq!(session(&spec, 4001), None);
    assert_eq!(session(&spec, 4002), Some(Session::New));
    assert_eq!(session(&spec, 4003), Some(Session::New));
}

#[test]
fn never_in_the_top_file_removes_a_session_of_a_base() {
    let base = "code = [{ value = 4001, name = 'A', reconnect = 'backoff', session = 'resume' }]\n\
                range = [{ first = 4100, last = 4199, title = 'T', reconnect = 'backoff', session = 'resume' }]";
    for top in [
        "extends = 'a.toml'\ncode = [{ value = 4001, reconnect = 'never' }]\n\
         range = [{ first = 4100, last = 4199, reconnect = 'never' }]",
        "extends = 'a.toml'\nrange = [{ first = 4000, last = 4999, title = 'T', reconnect = 'never' }]",
    ] {
        let spec = spec(&[("codes.toml", top), ("a.toml", base)]);
        for number in [4001, 4100] {
            assert_eq!(reconnect(&spec, number), Some(Reconnect::Never));
            assert_eq!(session(&spec, number), None, "{number}");
        }
    }
}

/// A session of an entry that is never reconnected is a mistake, even if the `"never"` is inherited.
#[test]
fn an_own_session_is_refused_where_there_is_no_reconnect() {
    for text in [
        "code = [{ value = 4001, name = 'A', reconnect = 'never', session = 'new' }]",
        "code = [{ value = 4001, name = 'A', session = 'new' }]\n\
         range = [{ first = 4000, last = 4099, title = 'T', reconnect = 'never' }]",
        "code = [{ value = 4001, name = 'A' }]\n\
         range = [{ first = 4000, last = 4099, title = 'T', reconnect = 'never' }, { first = 4000, last = 4009, title = 'T', session = 'new' }]",
        "extends = 'standard'\ncode = [{ value = 1000, session = 'new' }]",
    ] {
        let reading = reading(&[("codes.toml", text)]);
        let kinds: Vec<String> = reading
            .diagnostics
            .iter()
            .map(|diagnostic| format!("{:?}", diagnostic.kind))
            .collect();
        assert_eq!(kinds, ["SessionWithoutReconnect"], "{text}");
    }
}

#[test]
fn the_first_of_two_descriptions_counts() {
    let reading = reading(&[(
        "codes.toml",
        "code = [{ value = 4001, name = 'A', reconnect = 'backoff' }, { value = 4001, name = 'B', reconnect = 'never' }]\n\
         range = [{ first = 4100, last = 4199, title = 'T', reconnect = 'backoff' }, { first = 4100, last = 4199, title = 'U', reconnect = 'never' }]",
    )]);
    assert_eq!(reading.diagnostics.len(), 2);
    for number in [4001, 4100] {
        assert_eq!(reconnect(&reading.spec, number), Some(Reconnect::Backoff));
    }
}

/// One mistake does not hide another.
#[test]
fn a_range_that_crosses_another_is_checked_all_the_same() {
    for bounds in [
        ["first = 4000, last = 4010", "first = 4005, last = 4020"],
        ["first = 4005, last = 4020", "first = 4000, last = 4010"],
    ] {
        let [one, other] = bounds.map(|bounds| format!("{{ {bounds}, title = 'T'"));
        let text = format!(
            "code = [{{ value = 4001, name = 'A' }}]\n\
             range = [{one}, reconnect = 'never', session = 'new' }}, {other}, session = 'new', reconnect = 'never' }}]\n"
        );
        let reading = reading(&[("codes.toml", &text)]);
        let mut kinds: Vec<String> = reading
            .diagnostics
            .iter()
            .map(|diagnostic| format!("{:?}", diagnostic.kind))
            .collect();
        kinds.sort();
        assert_eq!(
            kinds,
            [
                "RangesCross",
                "SessionWithoutReconnect",
                "SessionWithoutReconnect"
            ],
            "{text}"
        );
    }
}

#[test]
fn nobody_in_the_top_file_removes_a_reason_of_a_base() {
    for top in [
        "extends = 'a.toml'\ncode = [{ value = 4001, sent_by = 'nobody' }]",
        "extends = 'a.toml'\nrange = [{ first = 4000, last = 4099, title = 'T', sent_by = 'nobody' }]",
        "extends = ['a.toml', 'b.toml']",
    ] {
        let spec = spec(&[
            ("codes.toml", top),
            (
                "a.toml",
                "code = [{ value = 4001, name = 'A', reason = 'bye' }]",
            ),
            (
                "b.toml",
                "range = [{ first = 4000, last = 4099, title = 'T', sent_by = 'nobody' }]",
            ),
        ]);
        assert_eq!(sent_by(&spec, 4001), SentBy::Nobody);
        assert_eq!(spec.codes[0].texts.get(Key::Reason), None, "{top}");
    }
}

// ---- what a file takes of its bases ----

fn numbers(spec: &Spec) -> Vec<u16> {
    spec.codes.iter().map(|code| code.value).collect()
}

#[test]
fn except_leaves_codes_out_and_only_all_others() {
    let spec =
        alone("extends = 'standard'\nonly = [1008, 1000]\ncode = [{ value = 4001, name = 'A' }]");
    assert_eq!(numbers(&spec), [1000, 1008, 4001]);
    let spec = alone("extends = 'standard'\nexcept = [3000, 3003, 3008]");
    assert_eq!(numbers(&spec), (1000..=1015).collect::<Vec<_>>());
}

#[test]
fn a_code_that_is_left_out_and_described_again_inherits_nothing() {
    let spec =
        alone("extends = 'standard'\nexcept = [3000]\ncode = [{ value = 3000, name = 'Mine' }]");
    let code = spec.codes.iter().find(|code| code.value == 3000);
    let code = code.expect("it is there");
    assert_eq!((code.name(), code.title()), ("Mine", "Mine"));
    assert_eq!(code.texts.get(Key::Description), None);
    assert_eq!(
        policy(&spec, 3000),
        Some((SentBy::Either, None, None)),
        "nor its policy"
    );
}

#[test]
fn in_a_diamond_one_way_up_is_enough() {
    let left = ("a.toml", "extends = 'standard'\nexcept = [3000, 3003]");
    let right = (
        "b.toml",
        "extends = 'standard'\nexcept = [3000]\ncode = [{ value = 3003, title = 'B' }]",
    );
    for order in ["['a.toml', 'b.toml']", "['b.toml', 'a.toml']"] {
        let top = format!("extends = {order}");
        let spec = spec(&[("codes.toml", top.as_str()), left, right]);
        let has = |number: u16| spec.codes.iter().find(|code| code.value == number);
        assert!(has(3000).is_none(), "both leave it out: {order}");
        let forbidden = has(3003).expect("one of them brings it");
        assert_eq!((forbidden.name(), forbidden.title()), ("Forbidden", "B"));
        assert_eq!(reconnect(&spec, 3003), Some(Reconnect::AfterFix));
    }
}

#[test]
fn what_the_file_on_top_leaves_out_no_base_brings() {
    let spec = spec(&[
        (
            "codes.toml",
            "extends = ['a.toml', 'standard']\nexcept = [4001, 3000]",
        ),
        (
            "a.toml",
            "extends = 'standard'\ncode = [{ value = 4001, name = 'A' }, { value = 4002, name = 'B' }]",
        ),
    ]);
    assert!(numbers(&spec).ends_with(&[1015, 3003, 3008, 4002]));
}

#[test]
fn the_policy_of_a_code_that_is_left_out_leaves_with_it() {
    let spec = spec(&[
        (
            "codes.toml",
            "extends = 'a.toml'\nexcept = [4001]\ncode = [{ value = 4001, name = 'B' }]",
        ),
        (
            "a.toml",
            "code = [{ value = 4001, name = 'A', reconnect = 'never' }]\n\
             range = [{ first = 4000, last = 4099, title = 'T', reconnect = 'backoff' }]",
        ),
    ]);
    assert_eq!(
        reconnect(&spec, 4001),
        Some(Reconnect::Backoff),
        "the range is still there"
    );
}

// ---- retired numbers and unlisted codes ----

#[test]
fn retired_numbers_add_up_over_files() {
    let spec = spec(&[
        (
            "codes.toml",
            "extends = ['a.toml', 'b.toml']\nretired = [4009]",
        ),
        (
            "a.toml",
            "retired = [4005, 4003]\ncode = [{ value = 4001, name = 'A' }]",
        ),
        ("b.toml", "retired = [4004, 4005]"),
    ]);
    assert_eq!(spec.retired, [4003, 4004, 4005, 4009]);
}

#[test]
fn a_retired_number_may_be_in_a_range() {
    let spec = alone(
        "extends = 'standard'\nretired = [4005]\nrange = [{ first = 4000, last = 4099, title = 'T', reconnect = 'never' }]",
    );
    assert_eq!(reconnect(&spec, 4005), Some(Reconnect::Never));
}

#[test]
fn what_to_do_after_unlisted_codes_is_merged_by_key() {
    let unlisted = |files: &[(&str, &str)]| {
        spec(files).unlisted.map(|unlisted| {
            (
                unlisted.texts.word::<Reconnect>(Key::Reconnect),
                unlisted.texts.word::<Session>(Key::Session),
            )
        })
    };
    let base = (
        "a.toml",
        "extends = 'standard'\n[unlisted]\nreconnect = 'backoff'\nsession = 'resume'",
    );
    let (backoff, resume) = (Some(Reconnect::Backoff), Some(Session::Resume));
    for (top, expected) in [
        ("extends = 'standard'", None),
        ("extends = 'a.toml'", Some((backoff, resume))),
        (
            "extends = 'a.toml'\n[unlisted]\nsession = 'new'",
            Some((backoff, Some(Session::New))),
        ),
        (
            "extends = 'a.toml'\n[unlisted]\nreconnect = 'immediately'",
            Some((Some(Reconnect::Immediately), resume)),
        ),
        (
            "extends = 'a.toml'\n[unlisted]\nreconnect = 'never'",
            Some((Some(Reconnect::Never), None)),
        ),
        (
            "extends = 'standard'\nunlisted = { session = 'new' }",
            Some((None, Some(Session::New))),
        ),
    ] {
        assert_eq!(unlisted(&[("codes.toml", top), base]), expected, "{top}");
    }
}

// ---- random specs against an oracle ----

/// The policy keys of an entry, as written.
#[derive(Clone, Copy, Debug, Default)]
struct Words {
    sent_by: Option<SentBy>,
    reconnect: Option<Reconnect>,
    session: Option<Session>,
}

/// A spec file, as written. Its bases are indices into a list of files.
#[derive(Clone, Debug, Default)]
struct File {
    extends: Vec<usize>,
    only: Option<BTreeSet<u16>>,
    except: Option<BTreeSet<u16>>,
    codes: BTreeMap<u16, Words>,
    ranges: BTreeMap<(u16, u16), Words>,
}

const PATHS: [&str; 3] = ["codes.toml", "b.toml", "c.toml"];

/// Numbers of every kind that the rules distinguish.
const NUMBERS: [u16; 10] = [1000, 1005, 1008, 1010, 1015, 3000, 4000, 4001, 4002, 4003];

/// Ranges that do not cross.
const RANGES: [(u16, u16); 11] = [
    (1000, 1015),
    (1004, 1010),
    (1008, 1010),
    (1010, 1010),
    (3000, 4999),
    (3000, 3999),
    (4000, 4099),
    (4000, 4001),
    (4001, 4001),
    (4002, 4003),
    (4003, 4003),
];

fn word<W: Word + Copy + std::fmt::Debug + 'static>(all: &'static [W]) -> BoxedStrategy<Option<W>> {
    prop_oneof![
        2 => Just(None),
        1 => prop::sample::select(all).prop_map(Some),
    ]
    .boxed()
}

fn words() -> impl Strategy<Value = Words> {
    (word(SentBy::ALL), word(Reconnect::ALL), word(Session::ALL)).prop_map(
        |(sent_by, reconnect, session)| Words {
            sent_by,
            reconnect,
            session,
        },
    )
}

/// A random file. `bases` are the files that it may extend.
fn file(bases: Vec<usize>) -> impl Strategy<Value = File> {
    let count = bases.len();
    (
        prop::sample::subsequence(bases, 0..=count).prop_shuffle(),
        0..4_u8,
        prop::collection::btree_set(prop::sample::select(&NUMBERS[..]), 1..6),
        prop::collection::btree_map(prop::sample::select(&NUMBERS[..]), words(), 0..5),
        prop::collection::btree_map(prop::sample::select(&RANGES[..]), words(), 0..6),
    )
        .prop_map(|(extends, selection, numbers, codes, ranges)| File {
            extends,
            only: (selection == 1).then(|| numbers.clone()),
            except: (selection == 2).then_some(numbers),
            codes,
            ranges,
        })
}

/// Three files, each of which may extend the files after it.
fn files() -> impl Strategy<Value = Vec<File>> {
    (file(vec![1, 2]), file(vec![2]), file(vec![])).prop_map(|(top, middle, bottom)| {
        let mut files = vec![top, middle, bottom];
        for at in (0..files.len()).rev() {
            tidy(&mut files, at);
        }
        files
    })
}

/// Removes the mistakes from a file whose bases have none.
fn tidy(files: &mut [File], at: usize) {
    let brought: BTreeSet<u16> = files[at]
        .extends
        .iter()
        .flat_map(|base| brings(files, *base))
        .collect();
    let file = &mut files[at];
    for list in [&mut file.only, &mut file.except] {
        if let Some(numbers) = list {
            numbers.retain(|number| brought.contains(number));
            if numbers.is_empty() {
                *list = None;
            }
        }
    }
    for (number, words) in &mut file.codes {
        if [1004, 1005, 1006, 1015].contains(number) {
            words.sent_by = None;
        }
    }
}

/// The codes that a file provides: its own, and those of its bases that it does not leave out.
fn brings(files: &[File], at: usize) -> BTreeSet<u16> {
    let file = &files[at];
    let bases = file.extends.iter().flat_map(|base| brings(files, *base));
    let mut codes: BTreeSet<u16> = bases.filter(|code| passes(file, *code)).collect();
    codes.extend(file.codes.keys());
    codes
}

/// Whether a file takes a code from its bases.
fn passes(file: &File, code: u16) -> bool {
    file.only.as_ref().is_none_or(|only| only.contains(&code))
        && file
            .except
            .as_ref()
            .is_none_or(|except| !except.contains(&code))
}

fn written(file: &File) -> String {
    let mut text = String::new();
    let list = |numbers: &BTreeSet<u16>| {
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        format!("[{}]", numbers.join(", "))
    };
    if !file.extends.is_empty() {
        let paths: Vec<String> = file
            .extends
            .iter()
            .map(|base| format!("'{}'", PATHS[*base]))
            .collect();
        let _ = writeln!(text, "extends = [{}]", paths.join(", "));
    }
    if let Some(only) = &file.only {
        let _ = writeln!(text, "only = {}", list(only));
    }
    if let Some(except) = &file.except {
        let _ = writeln!(text, "except = {}", list(except));
    }
    let keys = |words: &Words| {
        let mut keys = String::new();
        if let Some(word) = words.sent_by {
            let _ = writeln!(keys, "sent_by = '{}'", word.as_str());
        }
        if let Some(word) = words.reconnect {
            let _ = writeln!(keys, "reconnect = '{}'", word.as_str());
        }
        if let Some(word) = words.session {
            let _ = writeln!(keys, "session = '{}'", word.as_str());
        }
        keys
    };
    for (number, words) in &file.codes {
        let _ = writeln!(
            text,
            "[[code]]\nvalue = {number}\nname = 'C{number}'\n{}",
            keys(words)
        );
    }
    for ((first, last), words) in &file.ranges {
        let _ = writeln!(
            text,
            "[[range]]\nfirst = {first}\nlast = {last}\ntitle = 'T'\n{}",
            keys(words)
        );
    }
    text
}

/// The files from the top down: a file comes before its bases, and a list is in reverse order.
fn top_down(files: &[File]) -> Vec<usize> {
    fn finish(files: &[File], at: usize, finished: &mut Vec<usize>) {
        if finished.contains(&at) {
            return;
        }
        for base in &files[at].extends {
            finish(files, *base, finished);
        }
        finished.push(at);
    }
    let mut finished = Vec::new();
    finish(files, 0, &mut finished);
    finished.reverse();
    finished
}

/// Whether the entry of a code in a file counts: on at least one path from the top, no file leaves it out.
fn is_taken(files: &[File], from: usize, at: usize, code: u16) -> bool {
    from == at
        || (passes(&files[from], code)
            && files[from]
                .extends
                .iter()
                .any(|base| is_taken(files, *base, at, code)))
}

/// All entries for a number in order of precedence, each with its kind.
fn speakers(files: &[File], number: u16, is_range: Option<(u16, u16)>) -> Vec<(Speaker, Words)> {
    let mut speakers = Vec::new();
    for at in top_down(files) {
        let file = &files[at];
        if let (None, Some(words)) = (is_range, file.codes.get(&number)) {
            if is_taken(files, 0, at, number) {
                speakers.push((Speaker::Code, *words));
            }
        }
        let (first, last) = is_range.unwrap_or((number, number));
        let mut around: Vec<_> = file
            .ranges
            .iter()
            .filter(|((from, to), _)| *from <= first && last <= *to)
            .collect();
        around.sort_by_key(|((from, to), _)| to - from);
        speakers.extend(
            around
                .into_iter()
                .map(|(bounds, words)| (Speaker::Range(*bounds), *words)),
        );
    }
    speakers
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Speaker {
    Code,
    Range((u16, u16)),
}

/// The first entry that has a key, and its index.
fn first<W>(
    speakers: &[(Speaker, Words)],
    key: impl Fn(&Words) -> Option<W>,
) -> Option<(usize, Speaker, W)> {
    speakers
        .iter()
        .enumerate()
        .find_map(|(at, (speaker, words))| Some((at, *speaker, key(words)?)))
}

/// The policy by the documented rules. The session is an error if an entry has both a session and `"never"`.
fn oracle(files: &[File], number: u16) -> Option<Result<Policy, ()>> {
    let is_listed = brings(files, 0).contains(&number);
    let innermost = files_read(files)
        .flat_map(|file| file.ranges.keys().copied())
        .filter(|(first, last)| (*first..=*last).contains(&number))
        .min_by_key(|(first, last)| last - first);
    let (own, speakers) = match (is_listed, innermost) {
        (true, _) => (Speaker::Code, speakers(files, number, None)),
        (false, Some(bounds)) => (
            Speaker::Range(bounds),
            speakers(files, number, Some(bounds)),
        ),
        (false, None) => return None,
    };
    let sent_by = match first(&speakers, |words| words.sent_by) {
        _ if [1004, 1005, 1006, 1015].contains(&number) => SentBy::Nobody,
        Some((_, Speaker::Range(_), SentBy::Either)) | None => default_sent_by(number),
        Some((_, _, word)) => word,
    };
    let reconnect = first(&speakers, |words| words.reconnect);
    let session = first(&speakers, |words| words.session);
    let word = reconnect.map(|(_, _, word)| word);
    Some(match (reconnect, session) {
        (Some((never, _, Reconnect::Never)), Some((at, speaker, _))) => {
            if speaker == own && at <= never {
                Err(())
            } else {
                Ok((sent_by, word, None))
            }
        }
        (_, session) => Ok((sent_by, word, session.map(|(_, _, word)| word))),
    })
}

/// The files of the spec.
fn files_read(files: &[File]) -> impl Iterator<Item = &File> {
    top_down(files).into_iter().map(|at| &files[at])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn every_policy_is_what_the_oracle_says(files in files()) {
        let folder = PATHS.iter().zip(&files).fold(InMemory::new(), |folder, (path, file)| {
            folder.with(*path, written(file))
        });
        let reading = read(Origin::File("codes.toml"), &folder);
        // These two mistakes are about the words, and not about precedence.
        let mut refused = Vec::new();
        for diagnostic in &reading.diagnostics {
            let kind = format!("{:?}", diagnostic.kind);
            match kind.as_str() {
                "SessionWithoutReconnect" => refused.push(diagnostic.message.clone()),
                "NothingDecided" | "NoCodes" => {}
                // A code of a base with nothing but its name.
                other => prop_assert!(false, "{other}: {}", diagnostic.render(&reading)),
            }
        }
        let mut is_refused = false;
        let codes = brings(&files, 0);
        prop_assert!(codes.iter().copied().eq(reading.spec.codes.iter().map(|code| code.value)));
        for number in (1000..=1015).chain(2999..=3001).chain(3998..=4101).chain([4998, 4999]) {
            let found = policy(&reading.spec, number);
            match oracle(&files, number) {
                Some(Ok(expected)) => prop_assert_eq!(found, Some(expected), "{}", number),
                Some(Err(())) => is_refused = true,
                None => prop_assert_eq!(found, None, "{}", number),
            }
        }
        // The policy of a range in which every number is listed may be refused.
        for bounds in files_read(&files).flat_map(|file| file.ranges.keys().copied()) {
            let speakers = speakers(&files, bounds.0, Some(bounds));
            let session = first(&speakers, |words| words.session);
            let reconnect = first(&speakers, |words| words.reconnect);
            if let (Some((at, Speaker::Range(own), _)), Some((never, _, Reconnect::Never))) = (session, reconnect) {
                is_refused |= own == bounds && at <= never;
            }
        }
        prop_assert_eq!(is_refused, !refused.is_empty(), "{:?}", refused);
    }
}
