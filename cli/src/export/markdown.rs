//! A spec as tables in Markdown.

use std::fmt::Write as _;

use close_codes::compare::{Piece, code_spans, write_code_span};
use close_codes::{Language, Reconnect, Session, Spec};
use close_codes_vocabulary::SpecKey;

use crate::spans::spans;

/// A table of the codes, and if there are any, a table of the ranges and the retired numbers.
pub(crate) fn tables(spec: &Spec, language: &Language) -> String {
    let mut text = String::from(
        "| code | name | title | description | sent by | reconnect | session |\n\
         | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for info in spec.codes {
        let code = language.localize(info);
        let _ = writeln!(
            text,
            "| {} | `{}` | {} | {} | {} | {} | {} |",
            info.code,
            info.name,
            cell(code.title()),
            description(code.description(), info.deprecated),
            info.sent_by,
            info.reconnect.map_or("", Reconnect::as_str),
            info.session.map_or("", Session::as_str),
        );
    }
    if !spec.ranges.is_empty() {
        text += "\n| codes | name | title | description | sent by | reconnect | session |\n\
                 | --- | --- | --- | --- | --- | --- | --- |\n";
    }
    for range in spec.ranges {
        let localized = language.localize_range(range);
        let _ = writeln!(
            text,
            "| {}–{} | {} | {} | {} | {} | {} | {} |",
            range.first,
            range.last,
            range
                .name
                .map_or_else(String::new, |name| format!("`{name}`")),
            cell(localized.title()),
            description(localized.description(), range.deprecated),
            range.sent_by,
            range.reconnect.map_or("", Reconnect::as_str),
            range.session.map_or("", Session::as_str),
        );
    }
    if !spec.retired.is_empty() {
        let key = SpecKey::Retired.as_str();
        let _ = writeln!(text, "\n`{key}`: {}", spans(spec.retired));
    }
    text
}

fn description(description: Option<&str>, deprecated: Option<&str>) -> String {
    let description = description.map(cell);
    let note = deprecated.map(|note| format!("**Deprecated:** {}", cell(note)));
    let texts: Vec<_> = description.into_iter().chain(note).collect();
    texts.join(" ")
}

/// A text on one line, escaped for Markdown and HTML, except for code between backticks.
pub(crate) fn cell(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut cell = String::new();
    for piece in code_spans(&text) {
        match piece {
            // Some parsers read two of these three characters as an escaped backslash, and the bar would end the cell.
            Piece::Code(code) if !code.contains("\\|") => {
                let _ = write_code_span(&mut cell, code, true);
            }
            Piece::Text(text) | Piece::Code(text) => {
                for (at, char) in text.char_indices() {
                    // GitHub would turn an address into a link, with the backslashes in it.
                    let is_in_address = match char {
                        ':' => text[at..].starts_with("://"),
                        '.' => text[..at].to_ascii_lowercase().ends_with("www"),
                        _ => false,
                    };
                    if is_in_address || r"\`*_[]<>#~&|".contains(char) {
                        cell.push('\\');
                    }
                    // A terminal would interpret some of them.
                    cell.push(if char.is_control() { '\u{fffd}' } else { char });
                }
            }
        }
    }
    cell
}
