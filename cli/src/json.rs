//! JSON that people may look at too.

use std::fmt::Write as _;

use close_codes_vocabulary::is_unsafe_to_show;

/// The same JSON, with escapes for the characters that change how what stands around them looks, such as those that turn the
/// direction of writing. JSON itself asks for an escape of the lowest control characters alone.
pub(crate) fn with_escapes(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        // In strings, those of ASCII have their escapes; outside of them there are ends of lines.
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
    fn every_character_stays_what_it_is_and_none_changes_what_stands_around_it() {
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
