//! Texts of a spec on a terminal.

/// A text without the control characters by which a spec of somebody else's could play with the terminal.
pub(crate) fn printable(text: &str) -> String {
    let is_unwanted = |char: char| char.is_control() && !matches!(char, '\n' | '\t');
    text.replace("\r\n", "\n").replace(is_unwanted, "\u{fffd}")
}
