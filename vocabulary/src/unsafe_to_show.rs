//! Characters that do more than show themselves.

/// Whether a character of a foreign text can change what stands around it, in a log, in a message or on a terminal.
///
/// Control characters can, which command a terminal and end lines; the separators of lines and of paragraphs, which some
/// programs take for the end of a line; and the controls of writing direction (`Bidi_Control` in Unicode), which turn the
/// rest of a line round.
///
/// ```
/// # use close_codes_vocabulary::is_unsafe_to_show;
/// assert!(is_unsafe_to_show('\u{1b}'));
/// assert!(is_unsafe_to_show('\u{202e}'));
/// assert!(!is_unsafe_to_show('閉'));
/// ```
#[must_use]
pub const fn is_unsafe_to_show(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::is_unsafe_to_show;

    #[test]
    fn every_control_character_is_and_letters_are_not() {
        for c in '\0'..=char::MAX {
            assert!(!c.is_control() || is_unsafe_to_show(c), "{c:?}");
            assert!(!c.is_alphanumeric() || !is_unsafe_to_show(c), "{c:?}");
        }
        for c in [
            ' ', '\u{a0}', '\u{2027}', '\u{202f}', '\u{2065}', '\u{206a}', '\u{feff}', '😀',
        ] {
            assert!(!is_unsafe_to_show(c), "{c:?}");
        }
    }
}
