//! The errors of a received Close frame.

use core::error::Error;
use core::fmt;

use crate::frame::{CloseFrame, Either};
use crate::limits::MAX_PAYLOAD;
use crate::standard::CloseCode;

const PROTOCOL_ERROR: u16 = CloseCode::ProtocolError.code();

/// Why the body of a received Close frame breaks RFC 6455.
///
/// [`reply`](Self::reply) is the frame to answer with.
///
/// ```
/// use close_codes::{CloseCode, DecodeError, ReceivedClose};
///
/// // 1005 stands for a frame without a status, so no frame may carry it.
/// let error = ReceivedClose::<CloseCode>::decode(&1005_u16.to_be_bytes()).unwrap_err();
/// assert_eq!(error, DecodeError::IllegalCode { code: 1005 });
/// assert_eq!(error.reply().code(), Some(1002));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeError {
    /// The body has more than 125 bytes, or the reason more than 123 (RFC 6455, section 5.5).
    TooLong {
        /// The length of the body in bytes, with the two bytes of the code.
        len: usize,
    },
    /// The body is a single byte, but a code takes two (section 5.5.1).
    OneByte,
    /// The code may not be in a Close frame: it is below 1000, above 4999, from 1016 to 2999, or 1004, 1005, 1006 or
    /// 1015 (section 7.4).
    IllegalCode {
        /// The received code.
        code: u16,
    },
    /// The reason is not UTF-8 (sections 5.5.1 and 8.1).
    InvalidUtf8 {
        /// The number of bytes at the start of the reason that are valid UTF-8.
        valid_up_to: usize,
    },
    /// The frame is not a Close frame but of another kind, such as a text frame. This is a mistake of the program, not
    /// of the peer.
    ///
    /// Only the [`adapters`](crate::adapters) report it, for libraries that have one type for all kinds of frames.
    NotAClose,
}

impl DecodeError {
    /// The Close frame to answer with: 1007 if the reason is not UTF-8, 1011 if the frame was not a Close frame, and
    /// 1002 otherwise.
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedClose};
    ///
    /// let error = ReceivedClose::<CloseCode>::decode(b"\x03\xe8\xff").unwrap_err();
    /// assert_eq!(error.reply().code(), Some(1007));
    /// ```
    pub const fn reply(&self) -> CloseFrame<'static, Either> {
        match self {
            Self::TooLong { .. } => {
                CloseFrame::unchecked(PROTOCOL_ERROR, "Close frame over 125 bytes")
            }
            Self::OneByte => CloseFrame::unchecked(PROTOCOL_ERROR, "Close frame of one byte"),
            Self::IllegalCode { .. } => CloseFrame::unchecked(PROTOCOL_ERROR, "illegal close code"),
            Self::InvalidUtf8 { .. } => CloseFrame::unchecked(
                CloseCode::InvalidPayload.code(),
                "close reason is not UTF-8",
            ),
            Self::NotAClose => {
                CloseFrame::unchecked(CloseCode::InternalError.code(), "not a Close frame")
            }
        }
    }
}

impl DecodeError {
    /// A label for metrics. Each kind of error has a label of its own, which no
    /// [`ReceivedCode`](crate::ReceivedCode::as_label) has.
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedClose};
    ///
    /// fn label(body: &[u8]) -> &'static str {
    ///     match ReceivedClose::<CloseCode>::decode(body) {
    ///         Ok(received) => received.code().as_label(),
    ///         Err(error) => error.as_label(),
    ///     }
    /// }
    ///
    /// assert_eq!(label(b"\x03\xe9"), "GoingAway");
    /// assert_eq!(label(b"\x03\xed"), "illegal_code");
    /// ```
    #[must_use]
    pub const fn as_label(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => LABELS[0],
            Self::OneByte => LABELS[1],
            Self::IllegalCode { .. } => LABELS[2],
            Self::InvalidUtf8 { .. } => LABELS[3],
            Self::NotAClose => LABELS[4],
        }
    }
}

/// The labels of all errors.
pub(super) const LABELS: [&str; 5] = [
    "illegal_length",
    "illegal_one_byte",
    "illegal_code",
    "illegal_utf8",
    "not_a_close",
];

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { len } => write!(
                f,
                "the Close frame has {len} bytes, but at most {MAX_PAYLOAD} are allowed"
            ),
            Self::OneByte => {
                f.write_str("the Close frame has one byte, but a close code takes two")
            }
            Self::IllegalCode { code } => {
                write!(f, "close code {code} may not be in a Close frame")
            }
            Self::InvalidUtf8 { valid_up_to } => {
                let bytes = if *valid_up_to == 1 { "byte" } else { "bytes" };
                write!(
                    f,
                    "the reason of the Close frame is not UTF-8 after {valid_up_to} {bytes}"
                )
            }
            Self::NotAClose => f.write_str("the frame is not a Close frame"),
        }
    }
}

impl Error for DecodeError {}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::*;
    use crate::test_codes::number;

    const ALL: [DecodeError; 5] = [
        DecodeError::TooLong { len: 126 },
        DecodeError::OneByte,
        DecodeError::IllegalCode { code: 1005 },
        DecodeError::InvalidUtf8 { valid_up_to: 3 },
        DecodeError::NotAClose,
    ];

    /// Its reason is a constant, so the limit stands in it once more.
    #[test]
    fn the_reply_to_what_is_too_long_names_the_limit() {
        let error = DecodeError::TooLong { len: 126 };
        let expected = std::format!("Close frame over {MAX_PAYLOAD} bytes");
        assert_eq!(error.reply().reason(), expected);
    }

    #[test]
    fn every_reply_may_be_sent() {
        for error in ALL {
            let reply = error.reply();
            let code = reply.code().expect("a reply says what is wrong");
            assert_eq!(
                CloseFrame::<Either>::new(number(code), reply.reason()),
                Ok(reply)
            );
            let expected = match error {
                DecodeError::InvalidUtf8 { .. } => CloseCode::InvalidPayload,
                DecodeError::NotAClose => CloseCode::InternalError,
                _ => CloseCode::ProtocolError,
            };
            assert_eq!(code, u16::from(expected));
            assert!(!reply.reason().is_empty());
        }
    }

    #[test]
    fn every_message_says_what_is_wrong() {
        let details = ["126", "one byte", "1005", "3", "not a Close"];
        for (error, detail) in ALL.into_iter().zip(details) {
            assert!(error.to_string().contains(detail), "{error}");
        }
    }

    #[test]
    fn every_error_has_a_label_of_its_own() {
        for (error, label) in ALL.into_iter().zip(LABELS) {
            assert_eq!(error.as_label(), label);
        }
    }
}
