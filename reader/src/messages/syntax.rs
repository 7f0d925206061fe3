//! Messages about texts that are not TOML.

use super::lists::shorten;
use crate::diagnostic::{Diagnostic, Kind};
use crate::source::Span;

pub(crate) fn syntax(parser_says: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Kind::Syntax, format!("this is not TOML: {parser_says}")).at(span, "here")
}

/// A string that continues in the next line, or lacks its closing quote.
pub(crate) fn open_string(span: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::Syntax,
        "this is not TOML: a string has no end in its line",
    )
    .at(span, "here")
    .help("end it with a quote; put a text of several lines between three quotes, `\"\"\"`")
}

/// An unclosed list or inline table. `stop` is the text that cannot be part of it.
pub(crate) fn unclosed(name: &str, end: &str, opened: Span, stop: Option<Span>) -> Diagnostic {
    Diagnostic::new(Kind::Syntax, format!("this is not TOML: {name} has no end"))
        .at(opened, "it begins here")
        .label_if_any(stop, "this cannot be part of it")
        .help(format!("end it with `{end}`"))
}

/// A multi-line string that is never closed, or that is closed by the opening quotes of the next one.
pub(crate) fn open_text(quotes: &str, opened: Span, end: Option<Span>) -> Diagnostic {
    Diagnostic::new(
        Kind::Syntax,
        "this is not TOML: a multi-line string has no end",
    )
    .at(opened, "it begins here")
    .label_if_any(end, "these quotes, which begin another text, end it")
    .help(format!("end it with `{quotes}`"))
}

/// Text after a multi-line string. The string may be closed by the opening quotes of another one.
pub(crate) fn behind_text(text: Span, behind: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::Syntax,
        "this is not TOML: something follows a multi-line string",
    )
    .at(behind, "the text ends before this")
    .at(text, "it begins here")
    .help("end the string with three quotes where it is meant to end")
}

/// A number with a separator between its digits.
pub(crate) fn grouped(number: &str, separator: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::Syntax,
        format!("this is not TOML: a number has no {separator}"),
    )
    .at(span, "here")
    .help(format!("write `{number}`"))
}

/// A colon after a key, as in YAML and JSON.
pub(crate) fn colon(span: Span) -> Diagnostic {
    Diagnostic::new(Kind::Syntax, "this is not TOML: a colon after a key").at(span, "write `=`")
}

/// An unknown escape in double quotes.
pub(crate) fn unknown_escape(written: &str, is_path: bool, span: Span) -> Diagnostic {
    let written = shorten(written);
    let diagnostic = Diagnostic::new(
        Kind::Syntax,
        format!("this is not TOML: `{written}` is no escape"),
    )
    .at(span, "here");
    if is_path {
        diagnostic.help("write `/` between the folders of a path, on every system")
    } else {
        diagnostic.help(
            "write a backslash as `\\\\`, or put the text in single quotes, which have no escapes",
        )
    }
}
