//! Cuts texts, and re-exports the limits that RFC 6455 and the WHATWG WebSocket API set.

pub(crate) use close_codes_vocabulary::numbers::*;

/// The first `end` bytes of a text, or fewer, so that no character is cut.
///
/// `str::is_char_boundary` and `str::split_at` are const only since Rust 1.86, so this looks at the bytes.
pub(crate) const fn cut_at_char_boundary(text: &str, end: usize) -> &str {
    let bytes = text.as_bytes();
    if end >= bytes.len() {
        return text;
    }
    let mut end = end;
    // Bytes inside a character are 0b10xxxxxx. The first byte of a text never is.
    while bytes[end] & 0b1100_0000 == 0b1000_0000 {
        end -= 1;
    }
    match core::str::from_utf8(bytes.split_at(end).0) {
        Ok(text) => text,
        Err(_) => unreachable!(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cut_is_as_long_as_whole_characters_allow() {
        for text in ["", "abc", "é", "aéb", "日本語", "a😀b😀", "e\u{301}"] {
            for end in 0..text.len() + 3 {
                let cut = cut_at_char_boundary(text, end);
                let longest = (0..=end.min(text.len()))
                    .rev()
                    .find(|&end| text.is_char_boundary(end));
                assert_eq!(cut.len(), longest.unwrap_or(0), "{text:?} at {end}");
                assert!(text.starts_with(cut));
            }
        }
    }
}
