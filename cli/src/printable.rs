//! Makes texts safe for a terminal.

use std::path::Path;

use close_codes_vocabulary::Shown;

/// Replaces the characters by which an untrusted path or spec could control the terminal.
pub(crate) fn printable(text: &str) -> String {
    let is_unwanted = |c| Shown::OnLines.refuses(c);
    text.replace("\r\n", "\n").replace(is_unwanted, "\u{fffd}")
}

/// The same on one line, which an untrusted text must not end.
pub(crate) fn on_one_line(text: &str) -> String {
    printable(text).replace(['\n', '\t'], " ")
}

/// A path in a message.
pub(crate) fn path(path: &Path) -> String {
    on_one_line(&path.display().to_string())
}

/// A text as one argument on a command line, in quotes if a shell would interpret something in it.
pub(crate) fn argument(text: &str) -> String {
    let text = on_one_line(text);
    let is_plain = |c: char| c.is_alphanumeric() || "/\\._-+:".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        text
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}
