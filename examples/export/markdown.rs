//! A spec as tables in Markdown.

use std::fmt::Write as _;

use close_codes::{Reconnect, Session, Spec};

/// A table of the codes and, if there are any, one of the ranges.
pub(crate) fn tables(spec: &Spec) -> String {
    let mut text = String::from(
        "| code | name | title | description | sent by | reconnect | session |\n\
         | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for info in spec.codes {
        let _ = writeln!(
            text,
            "| {} | `{}` | {} | {} | {} | {} | {} |",
            info.code,
            info.name,
            cell(info.title),
            description(info.description, info.deprecated),
            info.sent_by,
            info.reconnect.map_or("", Reconnect::as_str),
            info.session.map_or("", Session::as_str),
        );
    }
    if !spec.ranges.is_empty() {
        text += "\n| codes | title | description | sent by | reconnect | session |\n\
                 | --- | --- | --- | --- | --- | --- |\n";
    }
    for range in spec.ranges {
        let _ = writeln!(
            text,
            "| {}–{} | {} | {} | {} | {} | {} |",
            range.first,
            range.last,
            cell(range.title),
            description(range.description, range.deprecated),
            range.sent_by,
            range.reconnect.map_or("", Reconnect::as_str),
            range.session.map_or("", Session::as_str),
        );
    }
    text
}

fn description(description: Option<&str>, deprecated: Option<&str>) -> String {
    let description = description.map_or_else(String::new, cell);
    match deprecated {
        None => description,
        Some(note) => format!("{description} **Deprecated:** {}", cell(note)),
    }
}

/// A text on one line, with what Markdown or HTML would interpret escaped, but for code between backticks.
pub(crate) fn cell(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // An even number of backticks leaves an odd number of parts: every second one is code.
    let parts: Vec<&str> = text.split('`').collect();
    let is_balanced = parts.len() % 2 == 1 && !text.contains("``");
    let mut cell = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            cell += if is_balanced { "`" } else { "\\`" };
        }
        let is_code = is_balanced && at % 2 == 1;
        for char in part.chars() {
            // A bar ends the cell even inside code.
            if char == '|' || !is_code && r"\*_[]<>#~&".contains(char) {
                cell.push('\\');
            }
            cell.push(char);
        }
    }
    cell
}
