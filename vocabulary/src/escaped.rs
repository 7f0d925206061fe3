//! A text from the wire, escaped for a log.

use core::fmt::{self, Write as _};

use crate::unsafe_to_show::is_unsafe_to_show;

/// Displays a reason, which may hold any character, on one line, without characters that control a terminal or reorder
/// the text around them.
///
/// The characters that [are unsafe to show](is_unsafe_to_show) are escaped. So is the backslash, so that an escape
/// differs from the same characters in the text.
///
/// ```
/// use close_codes_vocabulary::Escaped;
///
/// assert_eq!(Escaped("gone\n\u{1b}[31m").to_string(), r"gone\n\u{1b}[31m");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            if c == '\\' || is_unsafe_to_show(c) {
                c.escape_default().fmt(f)?;
            } else {
                f.write_char(c)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::{String, ToString as _};

    use super::Escaped;

    #[test]
    fn every_character_that_is_unsafe_to_show_is_escaped() {
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
