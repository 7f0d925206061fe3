//! The numbers and sizes that RFC 6455 and the WHATWG WebSocket API fix.

/// The most bytes that the payload of a control frame has (RFC 6455, section 5.5).
pub(crate) const MAX_PAYLOAD: usize = 125;

/// The most bytes that a reason has: a payload without the two bytes of the code (RFC 6455, section 5.5.1).
pub(crate) const MAX_REASON: usize = MAX_PAYLOAD - 2;

/// Whether a code is one of the four that RFC 6455 defines but keeps out of every Close frame (section 7.4.1).
pub(crate) const fn is_never_on_the_wire(code: u16) -> bool {
    matches!(code, 1004..=1006 | 1015)
}

/// Whether a code belongs to the protocol and its extensions, and none of them defines it (section 7.4.2).
pub(crate) const fn is_unassigned(code: u16) -> bool {
    matches!(code, 1016..=2999)
}

/// Whether a code is outside everything that section 7.4.2 gives a purpose.
pub(crate) const fn is_out_of_range(code: u16) -> bool {
    !matches!(code, 1000..=4999)
}

/// Whether a Close frame may carry a code, whoever sends it: none of the three above applies.
pub(crate) const fn is_legal_on_the_wire(code: u16) -> bool {
    // Every frame that comes in is asked this, and the compiler makes less of three questions than of the ranges.
    matches!(code, 1000..=1003 | 1007..=1014 | 3000..=4999)
}

/// Whether `WebSocket.close()` of a browser takes a code.
pub(crate) const fn is_taken_by_browsers(code: u16) -> bool {
    matches!(code, 1000 | 3000..=4999)
}

/// The first `end` bytes of a text, or fewer, so that no character is cut.
///
/// `str::is_char_boundary` and `str::split_at` are const from Rust 1.86 on only, so this looks at the bytes.
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
    fn every_code_is_legal_exactly_where_the_registry_says() {
        for code in 0..=u16::MAX {
            let legal =
                !is_out_of_range(code) && !is_unassigned(code) && !is_never_on_the_wire(code);
            assert_eq!(is_legal_on_the_wire(code), legal, "{code}");
            assert_eq!(
                is_taken_by_browsers(code),
                code == 1000 || (3000..5000).contains(&code),
                "{code}"
            );
        }
    }

    #[test]
    fn every_cut_is_the_longest_that_keeps_characters_whole() {
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
