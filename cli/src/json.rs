//! JSON that is safe to display.

use std::fmt::Write as _;

use close_codes_vocabulary::is_unsafe_to_show;

/// Escapes the characters in JSON that change the display of the text around them, such as controls of the writing
/// direction. JSON itself only requires escapes for the lowest control characters.
pub(crate) fn with_escapes(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        // ASCII control characters in strings are already escaped. Outside of strings, they are line ends.
        if is_unsafe_to_show(c) && c != '\n' {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(c);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use close_codes_vocabulary::is_unsafe_to_show;
    use serde_json::Value;

    use super::with_escapes;

    #[test]
    fn every_character_is_kept_and_none_is_unsafe_to_show() {
        let all: String = ('\0'..=char::MAX).collect();
        let json = serde_json::to_string_pretty(&[&all]).expect("a text is JSON");
        let escaped = with_escapes(&json);
        let read: Value = serde_json::from_str(&escaped).expect("it is still JSON");
        assert_eq!(read[0], all);
        let unsafe_to_show = |c: &char| is_unsafe_to_show(*c) && *c != '\n';
        assert_eq!(escaped.chars().find(unsafe_to_show), None);
    }

    #[test]
    fn escapes_have_four_digits() {
        assert_eq!(
            with_escapes("[\n  \"a\u{202e}b\u{85}é\u{2028}\u{7f}\"\n]"),
            "[\n  \"a\\u202eb\\u0085é\\u2028\\u007f\"\n]"
        );
    }
}
