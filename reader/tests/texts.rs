//! The characters that a text may hold, for each key.

use close_codes_reader::{InMemory, Key, Kind, Origin, Reading, read};
use close_codes_vocabulary::{Headings, Templates};

/// Characters that only a reason may hold, with their names in messages.
const REFUSED: &[(char, &str)] = &[
    ('\0', "a control character, U+0000"),
    ('\u{7}', "a control character, U+0007"),
    ('\u{8}', "a control character, U+0008"),
    ('\u{b}', "a control character, U+000B"),
    ('\u{c}', "a control character, U+000C"),
    ('\u{1b}', "a control character, U+001B"),
    ('\u{1f}', "a control character, U+001F"),
    ('\u{7f}', "a control character, U+007F"),
    ('\u{80}', "a control character, U+0080"),
    ('\u{85}', "a control character, U+0085"),
    ('\u{9b}', "a control character, U+009B"),
    ('\u{9f}', "a control character, U+009F"),
    ('\u{2028}', "a separator of lines, U+2028"),
    ('\u{2029}', "a separator of lines, U+2029"),
    ('\u{202a}', "a control of the writing direction, U+202A"),
    ('\u{202e}', "a control of the writing direction, U+202E"),
    ('\u{2066}', "a control of the writing direction, U+2066"),
    ('\u{2069}', "a control of the writing direction, U+2069"),
];

/// Characters that a multi-line text may hold, and a single-line text may not.
const BREAKS: &[(&str, &str)] = &[
    ("\n", "a line break, U+000A"),
    ("\r\n", "a line break, U+000D"),
    ("\t", "a tab, U+0009"),
];

/// Characters that every text may hold: the marks for Arabic and Hebrew, and the neighbours of refused characters.
const TAKEN: &[char] = &[
    ' ', '~', '\u{a0}', '\u{61c}', '\u{200e}', '\u{200f}', '\u{200b}', '\u{2027}', '\u{202f}',
    '\u{2065}', '\u{206a}', '\u{feff}', 'ש', '閉', '😀',
];

/// A text as a TOML string, with everything but ASCII letters escaped.
fn escaped(text: &str) -> String {
    let escapes = text.chars().map(|c| {
        if c.is_ascii_alphanumeric() {
            c.to_string()
        } else {
            format!("\\U{:08x}", u32::from(c))
        }
    });
    format!("\"{}\"", escapes.collect::<String>())
}

/// The same without escapes, except for those that TOML requires.
fn raw(text: &str) -> Option<String> {
    let is_taken = |c: char| c == '\n' || c == '\t' || (c >= ' ' && c != '\u{7f}');
    let text = text.replace("\r\n", "\n");
    text.chars()
        .all(is_taken)
        .then(|| format!("\"\"\"{text}\"\"\""))
}

const BASE: &str = "code = [{ value = 4001, name = 'A' }]\n\
                    range = [{ first = 4100, last = 4199, name = 'B' }]\n\
                    locales = 'tr.toml'\n";

/// The texts of a spec and of a locale: the key, and the files with `@` in place of the text.
fn places() -> Vec<(&'static str, String, String)> {
    let locale = "language = 'tr'\ncategory = 'K'\n";
    let mut places = vec![
        (
            "category",
            format!("{BASE}category = @\n"),
            locale.to_owned(),
        ),
        (
            "category",
            BASE.to_owned(),
            "language = 'tr'\ncategory = @\n".to_owned(),
        ),
    ];
    for key in [
        "title",
        "description",
        "seen_when",
        "how_to_fix",
        "reference",
        "deprecated",
        "reason",
    ] {
        let spec = BASE.replace("name = 'A'", &format!("name = 'A', {key} = @"));
        places.push((key, spec, locale.to_owned()));
        if key != "reason" {
            let spec = BASE.replace("name = 'B'", &format!("name = 'B', {key} = @"));
            places.push((key, spec, locale.to_owned()));
        }
    }
    for key in ["title", "description", "seen_when", "how_to_fix"] {
        for header in ["4001", "4100-4199"] {
            let locale = format!("{locale}[{header}]\n{key} = @\n");
            places.push((key, BASE.to_owned(), locale));
        }
    }
    for (table, names) in [
        ("headings", Headings::NAMES),
        ("templates", Templates::NAMES),
    ] {
        for &key in names {
            let locale = format!("{locale}[{table}]\n{key} = @\n");
            places.push((key, BASE.to_owned(), locale));
        }
    }
    places
}

fn reading(spec: &str, locale: &str, text: &str) -> Reading {
    let files = InMemory::new()
        .with("codes.toml", spec.replace('@', text))
        .with("tr.toml", locale.replace('@', text));
    read(Origin::File("codes.toml"), &files)
}

/// Reads a text in both notations of TOML, and returns the messages.
fn messages(spec: &str, locale: &str, text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for written in raw(text).into_iter().chain([escaped(text)]) {
        let reading = reading(spec, locale, &written);
        assert!(reading.diagnostics.len() < 2, "{:?}", reading.diagnostics);
        for diagnostic in &reading.diagnostics {
            assert_eq!(diagnostic.kind, Kind::ControlCharacter, "{diagnostic:?}");
            let span = diagnostic.span().expect("it has a place");
            let marked = &reading.sources[span.source].text[span.start..span.end];
            assert_eq!(marked, written, "the caret is under the text");
            let shown = diagnostic.render(&reading);
            let is_unsafe = |c| c != '\n' && close_codes_vocabulary::is_unsafe_to_show(c);
            assert!(!shown.contains(is_unsafe), "{shown:?}");
            all.push(diagnostic.message.clone());
        }
    }
    all.dedup();
    all
}

#[test]
fn a_text_holds_no_character_that_commands_what_shows_it() {
    for (key, spec, locale) in places() {
        for (c, name) in REFUSED {
            let messages = messages(&spec, &locale, &format!("a{c}b"));
            if key == "reason" {
                assert!(messages.is_empty(), "{messages:?}");
            } else {
                assert_eq!(
                    messages,
                    [format!("`{key}` holds {name}")],
                    "{spec}{locale}"
                );
            }
        }
        // A carriage return only ends a line together with a line feed.
        let lone = messages(&spec, &locale, "a\rb");
        assert_eq!(lone.is_empty(), key == "reason", "{key}: {lone:?}");
        for c in TAKEN {
            let text = format!("a{c}b");
            assert!(messages(&spec, &locale, &text).is_empty(), "{key}: {c:?}");
        }
    }
}

#[test]
fn a_text_of_one_line_has_no_line_break() {
    for (key, spec, locale) in places() {
        let has_lines = ["description", "seen_when", "how_to_fix"].contains(&key)
            && !locale.contains("[headings]");
        for (text, name) in BREAKS {
            let messages = messages(&spec, &locale, &format!("a{text}b"));
            if has_lines || key == "reason" {
                assert!(messages.is_empty(), "{messages:?}");
            } else {
                // A line end in a file is that of the file.
                let named = format!("`{key}` holds {name}");
                assert!(messages.contains(&named), "{messages:?}");
            }
        }
    }
}

/// A checkout on Windows may have other line ends than the repository.
#[test]
fn a_text_does_not_depend_on_the_line_ends_of_its_file() {
    let text = "code = [{ value = 4001, name = 'A', description = \"\"\"\none\n\n  two \\\n  three\\r\\n\"\"\", \
                reason = '''\na\nb\n''', how_to_fix = 'x' }]\n";
    let texts = |text: &str| {
        let origin = Origin::Inline {
            name: "inline",
            text,
        };
        let reading = read(origin, &InMemory::new());
        assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
        reading.spec.codes[0].texts.clone()
    };
    let expected = texts(text);
    assert_eq!(
        expected.get(Key::Description),
        Some("one\n\n  two three\r\n")
    );
    assert_eq!(expected.get(Key::Reason), Some("a\nb\n"));
    assert_eq!(texts(&text.replace('\n', "\r\n")), expected);
}

/// A multi-line string may end with an invisible line break.
#[test]
fn a_message_says_what_to_write_instead() {
    let help = |spec: &str| {
        let reading = reading(spec, "language = 'tr'\ncategory = 'K'", "");
        let diagnostic = &reading.diagnostics[0];
        (
            diagnostic.labels[0].text.clone(),
            diagnostic.help.join("; "),
        )
    };
    let title = |text: &str| BASE.replace("name = 'A'", &format!("name = 'A', title = {text}"));
    let description =
        |text: &str| BASE.replace("name = 'A'", &format!("name = 'A', description = {text}"));
    assert_eq!(
        help(&title("\"\"\"\nSession Expired\n\"\"\"")),
        (
            "must be one line".to_owned(),
            "`title` is shown on one line, also in a log; `description`, `seen_when` and `how_to_fix` may have several"
                .to_owned()
        )
    );
    assert_eq!(
        help(&title(r#""a\tb""#)),
        (
            "must be one line".to_owned(),
            "write a space in its place".to_owned()
        )
    );
    assert_eq!(
        help(&title(r#""a\u2028b""#)).1,
        "write a space in its place"
    );
    assert_eq!(
        help(&description(r#""a\u2029b""#)).1,
        "write a line break in its place, in a text between three quotes, `\"\"\"`"
    );
    assert_eq!(
        help(&description(r#""a\u202eb""#)),
        (
            "reverses the text after it".to_owned(),
            "take it out; a text may have the marks U+200E, U+200F and U+061C in its place"
                .to_owned()
        )
    );
    assert_eq!(
        help(&description(r#""a\u001bb""#)),
        (
            "a terminal may obey it".to_owned(),
            "take it out; nobody can read it".to_owned()
        )
    );
    let heading = "language = 'tr'\n[headings]\nhow_to_fix = \"a\\nb\"";
    let reading = reading(BASE, heading, "");
    assert_eq!(
        reading.diagnostics[0].help,
        ["the heading of `how_to_fix` is shown on one line, also in a log"]
    );
}
