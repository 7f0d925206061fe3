//! Texts of a spec on a terminal.

use std::path::Path;

use close_codes_vocabulary::Shown;

/// A text without the characters by which a path or a spec of somebody else's could play with the terminal.
pub(crate) fn printable(text: &str) -> String {
    let is_unwanted = |c| Shown::OnLines.refuses(c);
    text.replace("\r\n", "\n").replace(is_unwanted, "\u{fffd}")
}

/// The same on one line, which a text of somebody else's must not end.
pub(crate) fn on_one_line(text: &str) -> String {
    printable(text).replace(['\n', '\t'], " ")
}

/// A path in a message.
pub(crate) fn path(path: &Path) -> String {
    on_one_line(&path.display().to_string())
}

/// A text as one argument on a command line, in quotes where a shell could take something in it for its own.
pub(crate) fn argument(text: &str) -> String {
    let text = on_one_line(text);
    let is_plain = |c: char| c.is_alphanumeric() || "/\\._-+:".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        text
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}
