//! A text that is built while compiling, where `format!` is not available.

use close_codes_vocabulary::is_unsafe_to_show;

use crate::limits::cut_at_char_boundary;

/// The capacity of a message, in bytes.
const CAPACITY: usize = 1024;

/// A text of at most [`CAPACITY`] bytes. What does not fit is cut off between characters.
pub(crate) struct Message {
    bytes: [u8; CAPACITY],
    len: usize,
}

impl Message {
    pub(crate) const fn new() -> Self {
        Self {
            bytes: [0; CAPACITY],
            len: 0,
        }
    }

    pub(crate) const fn push(&mut self, text: &str) {
        let fitting = cut_at_char_boundary(text, CAPACITY - self.len).as_bytes();
        let mut at = 0;
        while at < fitting.len() {
            self.bytes[self.len] = fitting[at];
            self.len += 1;
            at += 1;
        }
        if fitting.len() < text.len() {
            // Nothing may follow a cut, or the text would look complete.
            self.fill();
        }
    }

    /// Pushes a text from a spec on one line, cut to `limit` bytes and an ellipsis if it is longer.
    ///
    /// Each byte of a character that is unsafe to show becomes a space.
    pub(crate) const fn push_short(&mut self, text: &str, limit: usize) {
        let short = cut_at_char_boundary(text, limit);
        let mut at = self.len;
        self.push(short);
        while at < self.len {
            let (c, len) = first_char(self.bytes.split_at(at).1);
            let end = at + len;
            while at < end {
                if is_unsafe_to_show(c) {
                    self.bytes[at] = b' ';
                }
                at += 1;
            }
        }
        if short.len() < text.len() {
            self.push("…");
        }
    }

    pub(crate) const fn push_number(&mut self, number: usize) {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        if number >= DIGITS.len() {
            self.push_number(number / DIGITS.len());
        }
        self.push(DIGITS[number % DIGITS.len()]);
    }

    pub(crate) const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => unreachable!(),
        }
    }

    /// Fills the rest, so that nothing more fits.
    const fn fill(&mut self) {
        while self.len < CAPACITY {
            self.bytes[self.len] = b' ';
            self.len += 1;
        }
    }
}

/// The first character of a UTF-8 text, and its length in bytes.
const fn first_char(bytes: &[u8]) -> (char, usize) {
    let (mut number, len) = match bytes[0] {
        lead @ 0..0x80 => (lead as u32, 1),
        lead @ 0x80..0xe0 => (lead as u32 & 0x1f, 2),
        lead @ 0xe0..0xf0 => (lead as u32 & 0x0f, 3),
        lead @ 0xf0.. => (lead as u32 & 0x07, 4),
    };
    let mut at = 1;
    while at < len {
        number = number << 6 | bytes[at] as u32 & 0x3f;
        at += 1;
    }
    match char::from_u32(number) {
        Some(c) => (c, len),
        None => unreachable!(),
    }
}

#[cfg(test)]
mod tests {
    use std::string::{String, ToString};

    use super::*;

    #[test]
    fn numbers_are_written_in_decimal() {
        for number in [0, 7, 10, 123, 4999, 65_535, usize::MAX] {
            let mut message = Message::new();
            message.push_number(number);
            assert_eq!(message.as_str(), number.to_string());
        }
    }

    #[test]
    fn a_full_message_ends_with_a_whole_character_and_takes_no_more() {
        for lead in 0..4 {
            let mut message = Message::new();
            message.push(&"x".repeat(lead));
            message.push(&"😀".repeat(400));
            message.push("more");
            message.push_short("m\n\nore", 3);
            assert_eq!(
                message.as_str().trim_end(),
                "x".repeat(lead) + &"😀".repeat((CAPACITY - lead) / 4)
            );
            assert_eq!(message.len, CAPACITY);
        }
    }

    #[test]
    fn a_text_of_a_spec_is_cut_and_stays_on_one_line() {
        let mut message = Message::new();
        message.push_short("one\r\ntwo\nthrée", 100);
        message.push("|");
        message.push_short("thrée", 4);
        assert_eq!(message.as_str(), "one  two thrée|thr…");
    }

    #[test]
    fn unsafe_characters_of_a_spec_are_not_shown() {
        for c in '\0'..=char::MAX {
            let text = String::from(c);
            assert_eq!(first_char(text.as_bytes()), (c, text.len()));
            let mut message = Message::new();
            message.push_short(&text, 4);
            let shown = message.as_str();
            if is_unsafe_to_show(c) {
                assert_eq!(shown, " ".repeat(text.len()));
            } else {
                assert_eq!(shown, text);
            }
        }
        // The message becomes full in the middle of the text.
        let mut message = Message::new();
        message.push(&"x".repeat(CAPACITY - 4));
        message.push_short("a\u{202e}\u{202e}b", 100);
        assert_eq!(message.as_str().trim_end(), "x".repeat(CAPACITY - 4) + "a");
    }
}
