//! Characters that a message must not hand on as they are.

/// Control characters would move the cursor or the marks below, those for right-to-left scripts would turn the line round:
/// a tab is one space here, all others a picture.
pub(crate) fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}
