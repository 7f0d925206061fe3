//! Checks the statements of the README.

#[path = "readme/speech_by_hand.rs"]
#[allow(
    clippy::pedantic,
    missing_docs,
    missing_debug_implementations,
    unreachable_pub,
    reason = "it is written as most programs write it"
)]
mod by_hand;

use std::fs;
use std::path::Path;

use close_codes::{ReceivedCode, Reconnect, close_codes};
use close_codes_reader::{InMemory, Origin};

mod from_a_spec {
    super::close_codes! { pub(super) enum SpeechClose = "readme/speech.toml"; }
}

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

/// The compiler output for a case, with the path of a user's program as in the README.
fn printed(case: &str) -> String {
    read(&format!("ui/readme/{case}.stderr"))
        .replace(&format!("ui/readme/{case}.rs"), "src/main.rs")
}

#[test]
fn every_message_is_one_that_the_compiler_printed() {
    let printed = ["send", "spec", "role"].map(printed);
    let shown = blocks(&read("../README.md"), "text");
    assert_eq!(shown.len(), printed.len());
    for (message, stderr) in shown.iter().zip(&printed) {
        assert!(stderr.contains(message), "nothing printed this:\n{message}");
    }
}

#[test]
fn the_first_screen_is_the_case_that_the_compiler_refuses() {
    let readme = read("../README.md");
    let code = blocks(&readme, "rust,compile_fail,E0080");
    let case = read("ui/readme/send.rs").replace("specs/readme.toml", "codes.toml");
    assert_eq!(code, [case]);
    let before_prose = readme.split("\n\nOne file, ").next().expect("a first part");
    assert!(before_prose.contains(&read("ui/specs/readme.toml")));
    assert_eq!(before_prose.matches("\n```").count(), 6);
    assert!(before_prose.lines().count() <= 32);
}

/// The spec of the tutorial is used by the doctests of the README. The others are used by the tests below.
#[test]
fn every_spec_is_one_that_is_compiled() {
    let shown = blocks(&read("../README.md"), "toml");
    for spec in ["codes.toml", "readme/speech.toml", "readme/tr.toml"] {
        assert!(
            shown.contains(&read(spec)),
            "the README does not show {spec}"
        );
    }
}

#[test]
fn the_locale_is_one_of_the_spec() {
    let spec = format!("locales = \"tr.toml\"\n{}", read("codes.toml"));
    let files = InMemory::new()
        .with("codes.toml", spec)
        .with("tr.toml", read("readme/tr.toml"));
    let reading = close_codes_reader::read(Origin::File("codes.toml"), &files);
    assert!(
        reading.diagnostics.is_empty(),
        "{}",
        reading.diagnostics[0].render(&reading)
    );
}

#[test]
fn the_codes_by_hand_are_those_of_the_spec_and_their_lines_are_counted() {
    use by_hand::SpeechClose as ByHand;
    use from_a_spec::SpeechClose;

    for number in 0..=u16::MAX {
        let by_hand = ByHand::from_code(number);
        let code = ReceivedCode::<SpeechClose>::from(number);
        let info = match code {
            ReceivedCode::Known(code) => Some(code.info()),
            _ => None,
        };
        assert_eq!(
            by_hand.map(|code| format!("{code:?}")),
            info.map(|info| info.name.to_owned()),
            "{number}"
        );
        assert_eq!(
            by_hand.map(|code| code.to_string()),
            info.map(|info| format!("{number} {}", info.name)),
        );
        if let (Some(by_hand), Some(info)) = (by_hand, info) {
            assert_eq!(Some(by_hand.reason()), info.reason, "{number}");
        }
        assert_eq!(
            by_hand.is_some_and(ByHand::may_retry),
            code.reconnect().is_some_and(Reconnect::is_automatic),
            "{number}"
        );
    }
    assert_eq!(by_hand::truncated(&"é".repeat(100)).len(), 122);

    let readme = read("../README.md");
    let code = read("readme/speech_by_hand.rs");
    let spec = read("readme/speech.toml");
    assert!(blocks(&readme, "rust").contains(&code));
    for counted in [
        format!(
            "as most programs write them, in {} lines:",
            code.lines().count()
        ),
        format!("The same in {} lines of spec", spec.lines().count()),
    ] {
        assert!(
            readme.contains(&counted),
            "the README does not say: {counted}"
        );
    }
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
