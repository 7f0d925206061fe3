//! Texts of a spec on a terminal.

use close_codes_vocabulary::Shown;

/// A text without the characters by which a path or a spec of somebody else's could play with the terminal.
pub(crate) fn printable(text: &str) -> String {
    let is_unwanted = |c| Shown::OnLines.refuses(c);
    text.replace("\r\n", "\n").replace(is_unwanted, "\u{fffd}")
}
