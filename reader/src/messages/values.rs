//! Messages about the values of keys.

use close_codes_vocabulary::{Key, LocaleKey, Shown, SpecKey, Takes};

use super::lists::{list, shorten};
use crate::diagnostic::{Diagnostic, Kind};
use crate::nearest::nearest;
use crate::other_words;
use crate::source::{Span, Spanned};

pub(crate) fn unknown_value(key: Key, value: &Spanned<String>, known: &[&str]) -> Diagnostic {
    let meant = other_words::meant_by(key, &value.value)
        .or_else(|| nearest(&value.value, known.iter().copied()));
    Diagnostic::new(
        Kind::UnknownValue,
        format!("`{}` cannot be \"{}\"", key.as_str(), shorten(&value.value)),
    )
    .at(
        value.span,
        meant.map_or_else(
            || "unknown value".to_owned(),
            |meant| format!("did you mean \"{meant}\"?"),
        ),
    )
    .help(one_of(known))
}

fn one_of(words: &[&str]) -> String {
    format!("it is one of \"{}\"", words.join("\", \""))
}

/// What to write instead of a value of the wrong type.
pub(crate) enum Instead<'v> {
    /// Write one of these words.
    Word(&'v [&'v str]),
    /// Write this number without quotes.
    Number(&'v str),
    /// Write the number without separators.
    Digits(&'v str),
    /// Write the same value in quotes.
    Quoted,
    /// Write a list with this content.
    List(&'v str),
    /// Write this value inline.
    Inline(&'v str),
    /// Write the table with this header.
    Header(&'v str),
    /// No correction is known.
    Unknown,
}

pub(crate) fn wrong_type(
    key: &str,
    expected: &str,
    found: &str,
    instead: &Instead<'_>,
    span: Span,
) -> Diagnostic {
    let key = &shorten(key);
    let article = if found.starts_with(['a', 'i']) {
        "an"
    } else {
        "a"
    };
    let help = match instead {
        Instead::Word(words) => Some(one_of(words)),
        Instead::Number(number) => Some(format!("write the number without quotes: `{number}`")),
        Instead::Digits(number) => Some(format!("write `{number}`")),
        Instead::Quoted => Some("put the text in quotes".to_owned()),
        Instead::List(items) => Some(format!("write a list: `{key} = [{items}]`")),
        Instead::Header(header) => Some(format!("write the header as `{header}`")),
        Instead::Inline(value) => Some(format!("written inline, it is `{key} = {value}`")),
        Instead::Unknown => None,
    };
    Diagnostic::new(Kind::WrongType, format!("`{key}` must be {expected}"))
        .at(span, format!("this is {article} {found}"))
        .help_if_any(help)
}

pub(crate) fn empty_text(key: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Kind::EmptyText, format!("`{key}` is empty"))
        .at(span, "nothing to read here")
        .help(
            if key == Key::Name.as_str() || key == LocaleKey::Language.as_str() {
                "write the text".to_owned()
            } else {
                format!("write the text, or delete `{key}`")
            },
        )
}

/// `c` is the first character that the text may not hold.
pub(crate) fn control_character(key: &str, c: char, shown: Shown, span: Span) -> Diagnostic {
    let number = u32::from(c);
    let is_one_line = shown == Shown::OnOneLine;
    let (what, label, help) = match c {
        '\n' | '\r' if is_one_line => {
            let is_on_lines = |key: &&Key| {
                matches!(
                    key.takes(),
                    Takes::Text {
                        shown: Shown::OnLines,
                        ..
                    }
                )
            };
            let several = Key::ALL.iter().filter(is_on_lines);
            let several: Vec<&str> = several.map(|key| key.as_str()).collect();
            // The heading in a locale has the same name as the key of a code.
            let help = if several.contains(&key) {
                format!("the heading of `{key}` is shown on one line, also in a log")
            } else {
                let several = list(&several);
                format!("`{key}` is shown on one line, also in a log; {several} may have several")
            };
            ("a line break", "must be one line", help)
        }
        '\t' => (
            "a tab",
            "must be one line",
            "write a space in its place".to_owned(),
        ),
        '\u{2028}' | '\u{2029}' => {
            let help = if is_one_line {
                "write a space in its place"
            } else {
                "write a line break in its place, in a text between three quotes, `\"\"\"`"
            };
            (
                "a separator of lines",
                "some programs end the line there",
                help.to_owned(),
            )
        }
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => (
            "a control of the writing direction",
            "reverses the text after it",
            "take it out; a text may have the marks U+200E, U+200F and U+061C in its place"
                .to_owned(),
        ),
        _ => (
            "a control character",
            "a terminal may obey it",
            "take it out; nobody can read it".to_owned(),
        ),
    };
    Diagnostic::new(
        Kind::ControlCharacter,
        format!("`{key}` holds {what}, U+{number:04X}"),
    )
    .at(span, label)
    .help(help)
}

pub(crate) fn empty_list(key: &str, span: Span) -> Diagnostic {
    let help = if key == SpecKey::Only.as_str() {
        // An empty `only` may be meant to take no code or all codes.
        "name the codes to take; to take all that `extends` brings, delete the line"
    } else {
        "an empty list has no effect: delete the line, or add an entry"
    };
    Diagnostic::new(Kind::EmptyList, format!("`{key}` is empty"))
        .at(span, "nothing in it")
        .help(help)
}

pub(crate) fn empty_table(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Kind::EmptyTable, format!("`[{name}]` is empty"))
        .at(span, "no key in it")
        .help(format!("add a key, or delete `[{name}]`"))
}
