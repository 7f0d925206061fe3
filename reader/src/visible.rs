//! Replaces characters that a message must not contain.

use close_codes_vocabulary::is_unsafe_to_show;

/// A character that would move the cursor, end the line or reverse it becomes a replacement character, and a tab
/// becomes one space.
pub(crate) fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        c if is_unsafe_to_show(c) => '\u{fffd}',
        c => c,
    }
}
