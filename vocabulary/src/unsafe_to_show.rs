//! Characters that must not be written to a log, a message or a terminal as they are.

/// Whether a character of an untrusted text can change the text around it in a log, in a message or on a terminal.
///
/// These are the control characters, which control a terminal and end lines; the separators of lines and of paragraphs,
/// which some programs treat as the end of a line; and the controls of the writing direction (`Bidi_Control` in
/// Unicode), which reverse the rest of a line.
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
    fn control_characters_are_unsafe_and_letters_are_not() {
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
