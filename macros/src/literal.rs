//! The text that a string literal stands for.

/// The value of a string literal, raw or not; nothing for a literal of another type.
///
/// The compiler has read the literal already, so its escapes are known to be good.
pub(crate) fn string(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let quoted = raw.get(hashes..raw.len().checked_sub(hashes)?)?;
        return Some(quoted.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    let mut value = String::new();
    let mut rest = literal.strip_prefix('"')?.strip_suffix('"')?;
    while let Some((before, behind)) = rest.split_once('\\') {
        value.push_str(before);
        let escape = behind.chars().next()?;
        rest = &behind[escape.len_utf8()..];
        match escape {
            'n' => value.push('\n'),
            'r' => value.push('\r'),
            't' => value.push('\t'),
            '0' => value.push('\0'),
            'x' => {
                let (digits, behind) = rest.split_at_checked(2)?;
                value.push(character(digits)?);
                rest = behind;
            }
            'u' => {
                let (digits, behind) = rest.strip_prefix('{')?.split_once('}')?;
                value.push(character(&digits.replace('_', ""))?);
                rest = behind;
            }
            // A line that ends in a backslash goes on at the next word.
            '\n' => rest = rest.trim_start_matches([' ', '\t', '\n', '\r']),
            itself => value.push(itself),
        }
    }
    value.push_str(rest);
    Some(value)
}

fn character(hexadecimal: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(hexadecimal, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn a_literal_means_what_it_means_to_the_compiler() {
        for (literal, value) in [
            (r#""""#, ""),
            (r#""codes.toml""#, "codes.toml"),
            (r#""a\n\r\t\0\\\"\'b""#, "a\n\r\t\0\\\"'b"),
            (r#""\x41\u{1F_600}\u{e9}!""#, "A\u{1F600}é!"),
            ("\"one \\\n   two\"", "one two"),
            (r#"r"C:\x""#, r"C:\x"),
            ("r#\"say \"hi\"\"#", r#"say "hi""#),
            (r###"r##"a "# b"##"###, r##"a "# b"##),
        ] {
            assert_eq!(string(literal).as_deref(), Some(value), "{literal}");
        }
    }

    #[test]
    fn what_is_no_string() {
        for literal in [
            r#"b"a""#,
            r#"c"a""#,
            r##"br#"a"#"##,
            "'a'",
            "1",
            r#""a"suffix"#,
            "raw",
        ] {
            assert_eq!(string(literal), None, "{literal}");
        }
    }
}
