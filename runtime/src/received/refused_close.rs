//! A refused Close frame, with its reason.

use core::error::Error;
use core::fmt;

use close_codes_vocabulary::Escaped;

use super::decode_error::DecodeError;
use crate::limits::MAX_REASON;

/// A refused Close frame, with the bytes of its reason, for a log. [`DecodeError::with_body`] and
/// [`DecodeError::with_reason`] return it.
///
/// A peer that sends an illegal code often says in the reason what really happened. The `Display` has the first 123
/// bytes of the reason, escaped as in [`ReceivedClose`](crate::ReceivedClose), with invalid UTF-8 in the form `\xff`,
/// and an ellipsis if it is cut.
///
/// ```
/// use close_codes::{CloseCode, ReceivedClose};
///
/// let body = b"\x03\xeelost the game server"; // 1006, which nobody may send
/// let error = ReceivedClose::<CloseCode>::decode(body).unwrap_err();
/// let refused = error.with_body(body);
/// assert_eq!(refused.reason(), Some("lost the game server"));
/// assert_eq!(
///     refused.to_string(),
///     "close code 1006 may not be in a Close frame; its reason: lost the game server"
/// );
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RefusedClose<'a> {
    error: DecodeError,
    reason: &'a [u8],
}

impl DecodeError {
    /// Adds the refused reason to the error, for a log, from the body that was passed to
    /// [`decode`](crate::ReceivedClose::decode).
    ///
    /// The error itself does not contain the text, because a copy of 123 bytes would make it expensive to move.
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedClose};
    ///
    /// let body = b"\x03\xedthe tab was closed"; // 1005
    /// if let Err(error) = ReceivedClose::<CloseCode>::decode(body) {
    ///     assert_eq!(
    ///         error.with_body(body).to_string(),
    ///         "close code 1005 may not be in a Close frame; its reason: the tab was closed"
    ///     );
    /// }
    /// ```
    #[must_use]
    pub const fn with_body(self, body: &[u8]) -> RefusedClose<'_> {
        RefusedClose {
            error: self,
            reason: match body {
                [_, _, reason @ ..] => reason,
                _ => &[],
            },
        }
    }

    /// Adds the refused reason to the error, for a log. It is the reason that was passed to
    /// [`from_parts`](crate::ReceivedClose::from_parts), or that of the frame of a library.
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedClose};
    ///
    /// let error = ReceivedClose::<CloseCode>::from_parts(1015, "bad certificate").unwrap_err();
    /// assert!(error.with_reason("bad certificate").to_string().ends_with("bad certificate"));
    /// ```
    #[must_use]
    pub const fn with_reason(self, reason: &str) -> RefusedClose<'_> {
        RefusedClose {
            error: self,
            reason: reason.as_bytes(),
        }
    }
}

impl<'a> RefusedClose<'a> {
    /// What is wrong with the frame.
    #[must_use]
    pub const fn error(&self) -> DecodeError {
        self.error
    }

    /// The whole reason, if it is UTF-8. It is empty if there was none.
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedClose};
    ///
    /// let body = b"\x03\xe8a\xff";
    /// let error = ReceivedClose::<CloseCode>::decode(body).unwrap_err();
    /// assert_eq!(error.with_body(body).reason(), None);
    /// ```
    #[must_use]
    pub const fn reason(&self) -> Option<&'a str> {
        match core::str::from_utf8(self.reason) {
            Ok(reason) => Some(reason),
            Err(_) => None,
        }
    }

    /// The bytes of the reason, which need not be UTF-8.
    #[must_use]
    pub const fn reason_bytes(&self) -> &'a [u8] {
        self.reason
    }
}

impl fmt::Display for RefusedClose<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)?;
        if self.reason.is_empty() {
            return Ok(());
        }
        f.write_str("; its reason: ")?;
        // A character across the limit is left out, because it would be shown as bytes.
        let mut end = self.reason.len().min(MAX_REASON);
        if end < self.reason.len() {
            let is_first = |at: &usize| self.reason[*at] & 0b1100_0000 != 0b1000_0000;
            let longest = char::MAX.len_utf8();
            end = (end - longest..=end).rev().find(is_first).unwrap_or(end);
        }
        for chunk in self.reason[..end].utf8_chunks() {
            Escaped(chunk.valid()).fmt(f)?;
            for byte in chunk.invalid() {
                write!(f, "\\x{byte:02x}")?;
            }
        }
        if end < self.reason.len() {
            f.write_str("…")?;
        }
        Ok(())
    }
}

/// Writes the same line as `Display`, in `RefusedClose(…)`.
impl fmt::Debug for RefusedClose<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RefusedClose({self})")
    }
}

impl Error for RefusedClose<'_> {}

#[cfg(test)]
mod tests {
    use std::string::{String, ToString};
    use std::vec::Vec;

    use crate::received::{DecodeError, ReceivedClose};
    use crate::test_codes::TestClose;

    fn shown(body: &[u8]) -> String {
        let error = ReceivedClose::<TestClose>::decode(body).expect_err("an illegal frame");
        let refused = error.with_body(body);
        assert_eq!(refused.error(), error);
        assert_eq!(refused.reason_bytes(), body.get(2..).unwrap_or_default());
        refused.to_string()
    }

    #[test]
    fn a_reason_in_utf_8_is_shown_without_loss() {
        assert_eq!(
            shown("\u{3}\u{f}é\n\\".as_bytes()),
            "close code 783 may not be in a Close frame; its reason: é\\n\\\\"
        );
        let longest = "閉".repeat(41);
        let body = [&[3, 0xed], longest.as_bytes()].concat();
        assert!(shown(&body).ends_with(&longest));
    }

    #[test]
    fn invalid_utf_8_is_shown_as_bytes() {
        assert_eq!(
            shown(b"\x03\xe8a\xff\xfeb"),
            "the reason of the Close frame is not UTF-8 after 1 byte; its reason: a\\xff\\xfeb"
        );
    }

    #[test]
    fn bytes_that_begin_no_character_are_cut_at_the_limit() {
        let body = [&[3, 0xed][..], &[0x80; 200]].concat();
        let expected = "\\x80".repeat(123) + "…";
        assert!(shown(&body).ends_with(&expected), "{}", shown(&body));
    }

    #[test]
    fn without_a_reason_only_the_error_is_shown() {
        for body in [&b"\x03"[..], b"\x03\xed"] {
            let error = ReceivedClose::<TestClose>::decode(body).expect_err("illegal");
            assert_eq!(shown(body), error.to_string());
        }
    }

    #[test]
    fn a_long_reason_is_cut_between_characters() {
        for lead in 0..3 {
            let reason = "x".repeat(lead) + &"閉".repeat(1000);
            let body: Vec<u8> = [&[3, 0xe8], reason.as_bytes()].concat();
            let text = shown(&body);
            let kept = (123 - lead) / 3;
            let expected = "x".repeat(lead) + &"閉".repeat(kept) + "…";
            assert!(text.ends_with(&expected), "{text}");
            assert!(!text.contains("\\x"), "{text}");
        }
    }

    #[test]
    fn a_reason_can_be_given_without_a_body() {
        let refused = DecodeError::IllegalCode { code: 1006 }.with_reason("why");
        assert_eq!(refused.reason(), Some("why"));
        assert_eq!(
            std::format!("{refused:?}"),
            "RefusedClose(close code 1006 may not be in a Close frame; its reason: why)"
        );
    }
}
