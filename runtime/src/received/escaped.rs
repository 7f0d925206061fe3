//! A text of a peer, made fit for a log.

use core::fmt::{self, Write as _};

/// A text of a peer, on one line and with nothing that commands a terminal or reorders what stands around it.
///
/// Escaped are control characters, the separators of lines and paragraphs, the controls of writing direction, and the
/// backslash, so that an escape differs from the same characters in the text.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            if c == '\\' || c.is_control() || is_line_separator(c) || is_bidi_control(c) {
                c.escape_default().fmt(f)?;
            } else {
                f.write_char(c)?;
            }
        }
        Ok(())
    }
}

/// U+2028 and U+2029, which some programs take for the end of a line.
const fn is_line_separator(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// The characters with the property `Bidi_Control` of Unicode.
const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use std::string::{String, ToString};

    use super::Escaped;

    #[test]
    fn no_character_that_does_more_than_show_itself_passes() {
        for c in '\0'..=char::MAX {
            let escaped = Escaped(&String::from(c)).to_string();
            let is_dangerous = matches!(
                u32::from(c),
                0..=0x1f | 0x7f..=0x9f | 0x61c | 0x200e | 0x200f | 0x2028..=0x202e | 0x2066..=0x2069
            );
            if is_dangerous {
                assert!(
                    escaped.starts_with('\\') && escaped.is_ascii(),
                    "{escaped:?}"
                );
                assert!(
                    escaped.bytes().all(|byte| byte.is_ascii_graphic()),
                    "{escaped:?}"
                );
            } else if c != '\\' {
                assert_eq!(escaped, String::from(c));
            }
        }
    }

    #[test]
    fn an_escape_differs_from_the_same_characters_in_the_text() {
        assert_eq!(Escaped("a\nb").to_string(), r"a\nb");
        assert_eq!(Escaped(r"a\nb").to_string(), r"a\\nb");
        assert_eq!(Escaped("\u{202e}x").to_string(), r"\u{202e}x");
        assert_eq!(Escaped("日本 'é' \"😀\"").to_string(), "日本 'é' \"😀\"");
    }
}
