//! `codes.schema.json`, which editors use to check a spec, agrees with the macro as far as a schema can.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use close_codes_reader::{Disk, InMemory, Kind, Origin, read};
use close_codes_vocabulary::{
    FIRST, Key, LAST, Reconnect, SpecKey, Table, Takes, VALUE, default_sent_by, numbers,
};
use jsonschema::Validator;
use serde_json::Value;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn document() -> Value {
    let text = fs::read_to_string(here("../codes.schema.json")).expect("the schema is there");
    serde_json::from_str(&text).expect("the schema is JSON")
}

fn schema() -> Validator {
    jsonschema::draft7::new(&document()).expect("the schema is a schema")
}

fn value(text: &str) -> Option<Value> {
    toml::from_str(text).ok()
}

/// The keys that the schema allows in an object, and no others.
fn keys_of(object: &Value) -> BTreeSet<&str> {
    assert_eq!(object["additionalProperties"], false);
    let properties = object["properties"]
        .as_object()
        .expect("an object has them");
    properties.keys().map(String::as_str).collect()
}

/// The tables of a spec, by the names of their definitions.
const TABLES: [(&str, Table); 3] = [
    ("code", Table::Code),
    ("range", Table::Range),
    ("unlisted", Table::Unlisted),
];

/// The comparison is in both directions: a key that only one of them has is in the difference.
#[test]
fn the_keys_are_those_of_the_vocabulary() {
    let document = document();
    let spec = SpecKey::ALL.iter().map(|key| key.as_str()).collect();
    assert_eq!(keys_of(&document), spec);
    let numbers_of = |table| match table {
        Table::Code => [VALUE].as_slice(),
        Table::Range => [FIRST, LAST].as_slice(),
        Table::Unlisted => &[],
        Table::Translation => panic!("the schema is that of a spec"),
    };
    for (name, table) in TABLES {
        let keys = Key::of(table).map(Key::as_str);
        let keys = keys.chain(numbers_of(table).iter().copied()).collect();
        assert_eq!(keys_of(&document["definitions"][name]), keys, "{name}");
    }
}

/// The definitions of a key in the schema.
fn definition<'d>(document: &'d Value, table: &str, key: Key) -> &'d Value {
    let property = &document["definitions"][table]["properties"][key.as_str()];
    // The reference is alone, or followed by the restrictions of this table.
    let reference = [&property["$ref"], &property["allOf"][0]["$ref"]];
    match reference.into_iter().find_map(Value::as_str) {
        Some(path) => {
            let pointer = path.strip_prefix('#').expect("it is in this file");
            document.pointer(pointer).expect("it leads somewhere")
        }
        None => property,
    }
}

#[test]
fn keys_take_the_words_of_the_vocabulary() {
    let document = document();
    for (name, table) in TABLES {
        for key in Key::of(table) {
            let definition = definition(&document, name, key);
            match key.takes() {
                Takes::Text { .. } => assert_eq!(definition["type"], "string", "{key:?}"),
                Takes::OneOf { words, .. } => {
                    assert_eq!(definition["enum"], serde_json::json!(words), "{key:?}");
                }
            }
        }
    }
    let default = default_sent_by(numbers::HIGHEST_CODE).as_str();
    assert_eq!(document["definitions"]["sent_by"]["default"], default);
}

/// An editor shows the sentence beside the words.
#[test]
fn the_sentence_about_reconnect_says_what_every_word_means() {
    let document = document();
    let sentence = &document["definitions"][Key::Reconnect.as_str()]["description"];
    let sentence = sentence.as_str().expect("a key has a sentence");
    for word in Reconnect::ALL {
        assert!(sentence.contains(word.phrase()), "{word}: {sentence}");
    }
}

/// All values of a keyword, at any depth.
fn values_of<'d>(document: &'d Value, keyword: &str, found: &mut Vec<&'d Value>) {
    match document {
        Value::Object(object) => {
            for (name, value) in object {
                if name == keyword {
                    found.push(value);
                }
                values_of(value, keyword, found);
            }
        }
        Value::Array(array) => {
            for value in array {
                values_of(value, keyword, found);
            }
        }
        _ => {}
    }
}

/// The conditions of the schema repeat words and numbers.
#[test]
fn the_conditions_use_words_and_numbers_of_the_vocabulary() {
    let document = document();
    let words: Vec<&str> = Key::ALL
        .iter()
        .filter_map(|key| match key.takes() {
            Takes::OneOf { words, .. } => Some(words),
            Takes::Text { .. } => None,
        })
        .flatten()
        .copied()
        .collect();
    let (mut constants, mut lists, mut lengths) = (Vec::new(), Vec::new(), Vec::new());
    values_of(&document, "const", &mut constants);
    values_of(&document, "enum", &mut lists);
    values_of(&document, "maxLength", &mut lengths);
    assert!(!constants.is_empty());
    for constant in constants {
        let word = constant.as_str().expect("a word");
        assert!(words.contains(&word), "{word} is no word of a spec");
    }
    let numbers: Vec<&Value> = lists
        .into_iter()
        .filter(|list| list[0].is_number())
        .collect();
    let never = serde_json::json!(numbers::NEVER_ON_THE_WIRE);
    assert!(!numbers.is_empty() && numbers.iter().all(|list| **list == never));
    assert_eq!(lengths, [&serde_json::json!(numbers::MAX_REASON)]);
}

#[test]
fn shipped_specs_pass_and_name_the_schema() {
    let schema = schema();
    for path in [
        "../codes.toml",
        "../examples/chat/codes.toml",
        "../cli/fixture/codes.toml",
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

/// The mistakes that no schema can express: about two entries, bytes, other files, and the syntax of TOML.
const ONLY_THE_MACRO_SEES: &[Kind] = &[
    Kind::NotFound,
    Kind::Unreadable,
    Kind::TooLarge,
    Kind::NotUtf8,
    Kind::ExtendsCycle,
    Kind::ChainTooLong,
    Kind::Syntax,
    Kind::NothingDecided,
    Kind::RepeatedText,
    Kind::NotBrought,
    Kind::DuplicateValue,
    Kind::RetiredValue,
    Kind::DuplicateName,
    Kind::SimilarName,
    Kind::FixedName,
    Kind::ReasonTooLong,
    Kind::RangeReversed,
    Kind::DuplicateRange,
    Kind::RangesCross,
    Kind::InvalidLanguage,
    Kind::UnknownLocaleCode,
    Kind::UnknownLocaleRange,
    Kind::UnknownHeading,
    Kind::UnknownTemplate,
    Kind::UnknownPlaceholder,
    Kind::UnmatchedBrace,
];

#[test]
fn the_schema_catches_what_it_can() {
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
                fs::read_to_string(here("ui").join(path)).unwrap_or("not TOML".to_owned()),
            ),
            (None, None) => panic!("{} has no spec", case.display()),
        };
        let kind = read(origin, &files).diagnostics[0].kind;
        let is_for_the_macro = ONLY_THE_MACRO_SEES.contains(&kind);
        let is_taken = value(&text).map_or(is_for_the_macro, |value| schema.is_valid(&value));
        assert_eq!(
            is_taken,
            is_for_the_macro,
            "the schema and {}",
            case.display()
        );
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

/// Whether a spec is valid. Fails if the schema and the macro disagree.
fn is_good_for_both(schema: &Validator, text: &str) -> bool {
    let origin = Origin::Inline {
        name: "inline spec",
        text,
    };
    let is_good = read(origin, &Disk::new(".")).diagnostics.is_empty();
    let is_valid = schema.is_valid(&value(text).expect("TOML"));
    assert_eq!(is_valid, is_good, "{text}");
    is_good
}

/// The macro and the schema refuse the same texts, except for mistakes that only the macro can see.
fn agree(schema: &Validator, text: &str) {
    let Some(value) = value(text) else {
        return;
    };
    let origin = Origin::Inline {
        name: "inline spec",
        text,
    };
    let files = InMemory::new()
        .with("a", "code = [{ value = 4002, name = \"C\" }]\n")
        .with("b", "code = [{ value = 4003, name = \"D\" }]\n")
        .with("r", "code = [{ value = 4002, name = \"C\" }]\nrange = [{ first = 4100, last = 4199, name = \"R\" }]\n")
        .with("l", "language = \"tr\"\n[4001]\ntitle = \"T\"\n");
    let diagnostics = read(origin, &files).diagnostics;
    // A mistake in another file does not count.
    let own = diagnostics.iter().filter(|diagnostic| {
        let mut labels = diagnostic.labels.iter();
        labels.next().is_none_or(|label| label.span.source == 0)
    });
    let kinds: Vec<Kind> = own.map(|diagnostic| diagnostic.kind).collect();
    if schema.is_valid(&value) {
        // Whether a key is missing depends on the entry of the base.
        let extends = value.get(SpecKey::Extends.as_str()).is_some();
        let is_for_the_macro = |kind: &Kind| {
            ONLY_THE_MACRO_SEES.contains(kind) || extends && *kind == Kind::MissingKey
        };
        assert!(kinds.iter().all(is_for_the_macro), "{text}\n{kinds:?}");
    } else {
        assert!(!diagnostics.is_empty(), "{text}");
    }
}

/// The limits of the schema and of the macro are the same.
#[test]
fn the_schema_and_the_macro_agree_on_every_number_and_many_names() {
    let schema = schema();
    let spec = |value: i64, name: &str| {
        format!(
            "[[code]]\nvalue = {value}\nname = \"{name}\"\ntitle = \"A\"\ndescription = \"A.\"\n"
        )
    };
    let check = |text: &str| {
        is_good_for_both(&schema, text);
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

/// The names that the generated enum has for itself: the schema has no other, and the macro none besides.
#[test]
fn the_reserved_names_are_those_of_the_macro() {
    let schema = schema();
    let document = document();
    let spec = |table: &str, name: &str| match table {
        "code" => format!("[[code]]\nvalue = 4001\nname = \"{name}\"\n"),
        _ => format!(
            "[[code]]\nvalue = 4001\nname = \"A\"\n[[range]]\nfirst = 4100\nlast = 4199\nname = \"{name}\"\n"
        ),
    };
    for table in ["code", "range"] {
        let name = &document["definitions"][table]["properties"]["name"];
        let reserved = name["allOf"][1]["not"]["enum"].as_array().expect("a list");
        for name in reserved {
            let name = name.as_str().expect("a name");
            assert!(!is_good_for_both(&schema, &spec(table, name)), "{name}");
        }
        // What the enum has, what it might have, and what a constant of a range is made of.
        for name in [
            "Self",
            "ALL",
            "SPEC",
            "LANGUAGES",
            "COMPARISONS",
            "All",
            "Spec",
            "Languages",
            "Comparisons",
            "Code",
            "CODE",
            "INFO",
            "Info",
            "RANGES",
            "Ranges",
            "Class",
            "SELF",
        ] {
            is_good_for_both(&schema, &spec(table, name));
        }
    }
}

const STANDARD: &str = "extends = \"standard\"\n";

/// The least code.
const CODE: &str = "[[code]]\nvalue = 4001\nname = \"A\"\n";

/// Values of every type, good and bad for one key or another. There are specs `a` and `b`, and a locale `l`.
const VALUES: &[&str] = &[
    "1",
    "1006",
    "2000",
    "4001",
    "4199",
    "1.5",
    "true",
    "1979-05-27",
    "\"\"",
    "\" \"",
    "\"a\"",
    "\"A\"",
    "\"Self\"",
    "\"All\"",
    "\"standard\"",
    "[]",
    "[1]",
    "[999]",
    "[1000]",
    "[1006]",
    "[1015]",
    "[1016]",
    "[2999]",
    "[3000]",
    "[4999]",
    "[5000]",
    "[1001, 1001]",
    "[true]",
    "[\"\"]",
    "[\"a\"]",
    "[\"a\", \"a\"]",
    "[\"a\", 1]",
    "{}",
    "{ a = 1 }",
    "[{}]",
    "\"l\"",
    "[\"l\"]",
    "[\"a\", \"b\"]",
    "[\"b\", \"standard\"]",
];

/// Every key at the top of a spec, with every value.
#[test]
fn the_schema_and_the_macro_agree_on_what_a_key_of_a_spec_takes() {
    let schema = schema();
    for value in VALUES {
        for key in SpecKey::ALL.iter().map(|key| key.as_str()) {
            let line = format!("{key} = {value}\n");
            for (before, after) in [("", ""), ("", CODE), (STANDARD, ""), (STANDARD, CODE)] {
                agree(&schema, &format!("{before}{line}{after}"));
            }
        }
    }
    // The macro looks for a file at the empty path, so it is for both to say that there is none.
    for key in [SpecKey::Extends, SpecKey::Locales] {
        for path in ["\"\"", "[\"\"]"] {
            let text = format!("{} = {path}\n{CODE}", key.as_str());
            assert!(!schema.is_valid(&value(&text).expect("TOML")), "{text}");
        }
    }
}

/// Every key in every table, with every value.
#[test]
fn the_schema_and_the_macro_agree_on_what_a_key_of_a_table_takes() {
    let schema = schema();
    let check = |before: &str, key: &str, value: &str| {
        agree(&schema, &format!("{before}{key} = {value}\n"));
    };
    let (sent_by, reconnect) = (Key::SentBy.as_str(), Key::Reconnect.as_str());
    let number = "[[code]]\nvalue = 1006\nname = \"A\"\n";
    let range = format!("{CODE}[[range]]\nfirst = 4100\nlast = 4199\n");
    let named = format!("{range}name = \"B\"\n");
    let unlisted = format!("{CODE}[unlisted]\n");
    let tables = [CODE, number, &named, &unlisted];
    for key in Key::ALL {
        let words = match key.takes() {
            Takes::OneOf { words, .. } => words,
            Takes::Text { .. } => &[],
        };
        let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        let values = VALUES.iter().copied();
        for value in values.chain(words.iter().map(String::as_str)) {
            for before in tables {
                check(before, key.as_str(), value);
                if key.is_policy() {
                    for word in ["never", "backoff"] {
                        let before = format!("{before}{reconnect} = \"{word}\"\n");
                        check(&before, key.as_str(), value);
                    }
                }
            }
            for before in [CODE, number] {
                let before = format!("{before}{sent_by} = \"nobody\"\n");
                check(&before, key.as_str(), value);
            }
            // Without a name.
            check("[[code]]\nvalue = 4001\n", key.as_str(), value);
            check(&range, key.as_str(), value);
        }
    }
    for value in VALUES {
        for key in [VALUE, FIRST, LAST] {
            for before in tables {
                check(before, key, value);
            }
            check("[[code]]\nname = \"A\"\n", key, value);
            let named = format!("{CODE}[[range]]\nname = \"B\"\n");
            check(&named, key, value);
            check(&format!("{named}first = 4100\n"), key, value);
            check(&format!("{named}last = 1015\n"), key, value);
        }
    }
}

#[test]
fn the_schema_and_the_macro_agree_on_tables_with_little_in_them() {
    let schema = schema();
    for table in [
        "[[code]]\n",
        "[[code]]\nvalue = 4001\n",
        "[[range]]\n",
        "[[range]]\nfirst = 4100\nlast = 4199\n",
        "[[range]]\nfirst = 4100\nlast = 4199\ntitle = \"T\"\n",
        "[unlisted]\n",
    ] {
        for before in ["", CODE, STANDARD, "extends = \"r\"\n"] {
            agree(&schema, &format!("{before}{table}"));
        }
    }
}

/// What editors show at a key is there for each of them.
#[test]
fn every_key_has_a_sentence() {
    let document = document();
    let sentence = |property: &Value| {
        let path = property["$ref"].as_str().map(|path| &path[1..]);
        let definition = path.and_then(|path| document.pointer(path));
        let mut places = [Some(property), definition].into_iter().flatten();
        let sentence = places.find_map(|place| place["description"].as_str());
        sentence.unwrap_or_default().to_owned()
    };
    let spec = ("the spec", &document["properties"]);
    let tables = TABLES.map(|(name, _)| (name, &document["definitions"][name]["properties"]));
    for (table, properties) in [spec].into_iter().chain(tables) {
        for (key, property) in properties.as_object().expect("an object") {
            let sentence = sentence(property);
            assert!(sentence.ends_with('.'), "{key} of {table}: {sentence:?}");
        }
    }
}

#[test]
fn the_default_category_is_that_of_the_macro() {
    let origin = Origin::Inline {
        name: "inline spec",
        text: CODE,
    };
    let category = read(origin, &InMemory::new()).spec.category;
    assert_eq!(document()["properties"]["category"]["default"], category);
}

#[test]
fn the_schema_and_the_macro_agree_on_every_character_of_a_text() {
    let schema = schema();
    let texts = (0..0x100).chain(0x610..0x620).chain(0x2000..0x2070);
    let texts = texts.chain([0xfeff, 0x1_f525, 0x10_ffff]);
    let texts = texts.filter_map(char::from_u32).map(String::from);
    let texts: Vec<String> = texts.chain(["\r\n".to_owned()]).collect();
    let code = "[[code]]\nvalue = 4001\nname = \"A\"\n";
    let range = "[[range]]\nfirst = 4100\nlast = 4199\nname = \"B\"\n";
    let mut places = vec![(SpecKey::Category.as_str(), String::new(), code)];
    for (table, header) in [(Table::Code, code), (Table::Range, range)] {
        let spec = if table == Table::Code { "" } else { code };
        let keys = Key::of(table).filter(|key| matches!(key.takes(), Takes::Text { .. }));
        for key in keys.filter(|key| *key != Key::Name) {
            places.push((key.as_str(), format!("{spec}{header}"), ""));
        }
    }
    for (key, before, after) in &places {
        let is_good = |text: &String| {
            let escapes = text.chars().map(|c| format!("\\U{:08x}", u32::from(c)));
            let text = format!("a{}b", escapes.collect::<String>());
            is_good_for_both(&schema, &format!("{before}{key} = \"{text}\"\n{after}"))
        };
        let refused = texts.iter().filter(|text| !is_good(text)).count();
        // 65 of C0 and C1, two separators, nine controls of direction; a tab, a line feed, and both kinds of line end.
        let expected = match *key {
            "reason" => 0,
            "description" | "seen_when" | "how_to_fix" => 65 + 2 + 9 - 2,
            _ => 65 + 2 + 9 + 1,
        };
        assert_eq!(refused, expected, "{key}");
    }
}
