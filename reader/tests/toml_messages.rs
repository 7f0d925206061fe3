//! The messages for syntax errors, with the unchanged messages of the parser.
//!
//! No decision of the reader depends on these messages. If it has a better one, it recognizes the case from the text.
//! The table shows the current messages of the parser, to be read when the parser is updated.

use close_codes_reader::{Disk, Kind, Origin, Reading, read};
use toml::de::DeTable;

/// A text, and its messages without "this is not TOML: ".
const MESSAGES: &[(&str, &[&str])] = &[
    // These messages are ours.
    ("category =", &["a value is missing"]),
    ("category = # why", &["a value is missing"]),
    ("category = ]", &["a value is missing"]),
    ("category = , 'Chat'", &["a value is missing"]),
    ("category = Chat", &["a string must be quoted"]),
    ("category = ../chat", &["a string must be quoted"]),
    ("category = \"Chat", &["a string has no end in its line"]),
    (
        "category = 'Chat\nretired = []",
        &["a string has no end in its line"],
    ),
    // The rest of a string is not a second mistake, and another string is one.
    (
        "category = \"Chat,\nthen: more\nthan that\"\nretired = = 1",
        &["a string has no end in its line", "an equals sign too many"],
    ),
    (
        "category = \"Chat\nextends = \"standard\n",
        &[
            "a string has no end in its line",
            "a string has no end in its line",
        ],
    ),
    ("category: \"Chat\"", &["a colon after a key"]),
    (" \"category\" : \"Chat\"", &["a colon after a key"]),
    ("category = \"a\\qb\"", &["`\\q` is no escape"]),
    ("category = \"\\\\\\閉\"", &["`\\閉` is no escape"]),
    ("category = \"\\ud83d\\n\"", &["`\\ud83d` is no escape"]),
    (
        "category = \"\\u12\"",
        &["`\\u` takes 4 hexadecimal digits"],
    ),
    ("category = \"\\xg\"", &["`\\x` is no escape"]),
    (
        "category = \"\\U0011\"",
        &["`\\U` takes 8 hexadecimal digits"],
    ),
    (
        "category = \"\\xeg\"",
        &["`\\x` takes 2 hexadecimal digits"],
    ),
    ("category = \"\\Users\"", &["`\\U` is no escape"]),
    ("category: \"a=b\"", &["a colon after a key"]),
    (
        "code = [{ value = 4001 name = 'A' }]",
        &["a comma is missing"],
    ),
    ("retired = [4001", &["a list has no end"]),
    ("code = [{ value = 4001 ]", &["an inline table has no end"]),
    (
        "category = \"\"\"\na\n",
        &["a multi-line string has no end"],
    ),
    (
        "category = \"\"\"\n\"\"\"a",
        &["something follows a multi-line string"],
    ),
    // This message is the parser's.
    (
        "a! : 1",
        &["invalid unquoted key, expected letters, numbers, `-`, `_`"],
    ),
    (
        "ab:cd = 1",
        &["invalid unquoted key, expected letters, numbers, `-`, `_`"],
    ),
    ("category", &["key with no value, expected `=`"]),
    (
        ".category",
        &["unquoted keys cannot be empty, expected letters, numbers, `-`, `_`"],
    ),
    ("category = 'a'\ncategory = 'b'", &["duplicate key"]),
    (
        "retired = [4001,, 4002]",
        &["extra comma in array, expected value"],
    ),
    ("retired = [4090 4091]", &["a comma is missing"]),
    ("locales = [tr.toml]", &["a string must be quoted"]),
    ("retired = [4001;]", &["a number has only digits"]),
    ("category = “A”", &["a string must be in straight quotes"]),
    ("category = \u{a0}'A'", &["an invisible character"]),
    ("category = \"a\\\"", &["a string has no end in its line"]),
    (
        "category = \"\\u{1F600}\"",
        &["`\\u` takes 4 hexadecimal digits"],
    ),
    (
        "retired = [04001]",
        &["unexpected leading zero, expected nothing"],
    ),
    (
        "[[code]\nvalue = 4001",
        &["unclosed array table, expected `]`"],
    ),
    (
        "code = [{ value = 4001, name = 'A' titel = 'T' }]",
        &["missing comma between key-value pairs, expected `,`"],
    ),
];

/// The ends of our own messages.
const OURS: &[&str] = &[
    "a value is missing",
    "a string must be quoted",
    "is no escape",
    "a string has no end in its line",
    "a colon after a key",
    "an equals sign too many",
    "a comma is missing",
    "a number has only digits",
    "a string must be in straight quotes",
    "an invisible character",
    "hexadecimal digits",
    "has no end",
    "something follows a multi-line string",
];

fn reading(text: &str) -> Reading {
    let name = "inline spec";
    read(Origin::Inline { name, text }, &Disk::new("."))
}

/// The message of each syntax error, without the common prefix.
fn said(reading: &Reading) -> Vec<&str> {
    reading
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.kind == Kind::Syntax)
        .filter_map(|diagnostic| diagnostic.message.strip_prefix("this is not TOML: "))
        .collect()
}

#[test]
fn the_current_messages() {
    for (text, expected) in MESSAGES {
        assert_eq!(said(&reading(text)), *expected, "{text:?}");
    }
}

/// This holds after an update of the parser too: each message is ours, or the parser's at the same position.
#[test]
fn the_words_of_the_parser_are_passed_on_as_they_are() {
    for (text, _) in MESSAGES {
        let (_, errors) = DeTable::parse_recoverable(text);
        assert!(!errors.is_empty(), "{text:?} is TOML");
        let reading = reading(text);
        let mistakes = reading
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.kind == Kind::Syntax);
        for mistake in mistakes {
            let span = mistake.span().expect("it has a place");
            let is_ours = OURS.iter().any(|ours| mistake.message.ends_with(ours));
            let is_passed_on = errors.iter().any(|error| {
                error.span().is_some_and(|at| at.start == span.start)
                    && mistake.message == format!("this is not TOML: {}", error.message())
            });
            assert!(is_ours || is_passed_on, "{text:?}: {}", mistake.message);
        }
    }
}
