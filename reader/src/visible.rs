//! Characters that a message must not hand on as they are.

use close_codes_vocabulary::is_unsafe_to_show;

/// What would move the cursor and the marks below, end the line, or turn it round is a picture here, and a tab one space.
pub(crate) fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        c if is_unsafe_to_show(c) => '\u{fffd}',
        c => c,
    }
}
