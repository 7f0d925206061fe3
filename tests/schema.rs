//! `codes.schema.json`, which editors check a spec by, agrees with the macro wherever a schema can.

use std::fs;
use std::path::{Path, PathBuf};

use close_codes_reader::{Disk, Kind, Origin, read};
use jsonschema::Validator;
use serde_json::Value;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn schema() -> Validator {
    let text = fs::read_to_string(here("../codes.schema.json")).expect("the schema is there");
    let schema: Value = serde_json::from_str(&text).expect("the schema is JSON");
    jsonschema::draft7::new(&schema).expect("the schema is a schema")
}

fn value(text: &str) -> Option<Value> {
    toml::from_str(text).ok()
}

#[test]
fn shipped_specs_pass_and_name_the_schema() {
    let schema = schema();
    for path in [
        "../codes.toml",
        "../examples/chat/codes.toml",
        "../examples/compare/fixture/codes.toml",
        "../examples/reconnect/codes.toml",
        "bare-metal/codes.toml",
        "browser/codes.toml",
        "codes.toml",
        "hygiene/strict/codes.toml",
        "typescript/hard.toml",
    ] {
        let text = fs::read_to_string(here(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        let errors: Vec<String> = schema
            .iter_errors(&value(&text).expect("TOML"))
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{path}: {errors:?}");
        let Some(named) = text.lines().find_map(|line| line.strip_prefix("#:schema ")) else {
            assert!(!path.starts_with("../"), "{path} does not name the schema");
            continue;
        };
        assert!(
            here(path).with_file_name("").join(named).is_file(),
            "{path} names {named}"
        );
    }
}

/// What no schema can see: two entries side by side, bytes, other files, and what is not TOML.
const ONLY_THE_MACRO_SEES: [Kind; 16] = [
    Kind::NotFound,
    Kind::Unreadable,
    Kind::NotUtf8,
    Kind::ExtendsCycle,
    Kind::Syntax,
    Kind::DuplicateValue,
    Kind::DuplicateName,
    Kind::FixedName,
    Kind::ReasonTooLong,
    Kind::RangeReversed,
    Kind::RangesOverlap,
    Kind::InvalidLanguage,
    Kind::UnknownLocaleCode,
    Kind::UnknownHeading,
    Kind::UnknownTemplate,
    Kind::UnknownPlaceholder,
];

#[test]
fn what_a_schema_can_catch_is_caught() {
    let schema = schema();
    let files = Disk::new(here("ui"));
    for case in fs::read_dir(here("ui/spec")).expect("the cases are there") {
        let case = case.expect("the folder can be read").path();
        if case.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let code = fs::read_to_string(&case).expect("the case can be read");
        let inline = code
            .split_once("inline r#\"")
            .and_then(|(_, rest)| rest.split_once("\"#"));
        let path = code
            .split_once("= \"")
            .and_then(|(_, rest)| rest.split_once('"'));
        let (origin, text) = match (inline, path) {
            (Some((text, _)), _) => (
                Origin::Inline {
                    name: "inline spec",
                    text,
                },
                text.to_owned(),
            ),
            (None, Some((path, _))) => (
                Origin::File(path),
                fs::read_to_string(here("ui").join(path)).unwrap_or_default(),
            ),
            (None, None) => panic!("{} has no spec", case.display()),
        };
        let kind = read(origin, &files).diagnostics[0].kind;
        let is_refused = value(&text).is_none_or(|value| !schema.is_valid(&value));
        if ONLY_THE_MACRO_SEES.contains(&kind) || kind == Kind::UnmatchedBrace {
            continue;
        }
        assert!(is_refused, "the schema takes {}", case.display());
    }
}

#[test]
fn a_reason_over_123_characters_is_caught_though_a_schema_counts_no_bytes() {
    let spec = |reason: &str| {
        let text = format!(
            "[[code]]\nvalue = 4001\nname = \"A\"\ntitle = \"A\"\ndescription = \"A.\"\nreason = \"{reason}\"\n"
        );
        value(&text).expect("TOML")
    };
    assert!(schema().is_valid(&spec(&"x".repeat(123))));
    assert!(!schema().is_valid(&spec(&"x".repeat(124))));
}

/// Every border that both know lies in the same place.
#[test]
fn the_schema_and_the_macro_agree_on_every_number_and_many_names() {
    let schema = schema();
    let spec = |value: i64, name: &str| {
        format!(
            "[[code]]\nvalue = {value}\nname = \"{name}\"\ntitle = \"A\"\ndescription = \"A.\"\n"
        )
    };
    let check = |text: &str| {
        let is_good = read(
            Origin::Inline {
                name: "inline spec",
                text,
            },
            &Disk::new("."),
        )
        .diagnostics
        .is_empty();
        assert_eq!(
            schema.is_valid(&value(text).expect("TOML")),
            is_good,
            "{text}"
        );
    };
    for number in [
        -1, 0, 999, 1000, 1015, 1016, 2999, 3000, 3999, 4000, 4999, 5000, 65_535, 65_536,
    ] {
        check(&spec(number, "A"));
    }
    for name in [
        "A",
        "a",
        "Session Expired",
        "SessionExpired",
        "Session_Expired",
        "4Ever",
        "",
        "Self",
        "ALL",
        "Überlast",
        "認証切れ",
    ] {
        check(&spec(4001, name));
    }
}
