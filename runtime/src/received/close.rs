//! How a connection ended.

use core::fmt;
use core::marker::PhantomData;

use close_codes_vocabulary::Escaped;

use super::code::ReceivedCode;
use super::decode_error::DecodeError;
use crate::code_set::CodeSet;
use crate::frame::{CloseFrame, Either};
use crate::limits::{
    ABNORMAL_CLOSURE, MAX_PAYLOAD, MAX_REASON, NO_STATUS_RECEIVED, TLS_HANDSHAKE_FAILURE,
    is_legal_on_the_wire,
};
use crate::padded::pad;

/// How a connection ended, with the codes of `C`: the Close frame of the peer, or that there was none.
///
/// [`decode`](Self::decode) reads the body of a Close frame. [`from_parts`](Self::from_parts) is for libraries that
/// have already read it, and [`reported`](Self::reported) is for those that report 1005 and 1006 as codes. A connection
/// that ended without a Close frame is [`abnormal`](Self::abnormal) or [`tls_failure`](Self::tls_failure).
///
/// Any legal code is accepted, even if `C` does not have it.
///
/// ```
/// use close_codes::{CloseCode, DecodeError, ReceivedClose, ReceivedCode, Reconnect};
///
/// let received = ReceivedClose::<CloseCode>::decode(b"\x03\xe9see you")?;
/// assert_eq!(received.code(), ReceivedCode::Known(CloseCode::GoingAway));
/// assert_eq!(received.reason(), "see you");
/// assert_eq!(received.code().reconnect(), Some(Reconnect::Backoff));
/// assert_eq!(received.to_string(), "1001 Going Away: see you");
/// # Ok::<(), DecodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReceivedClose<'a, C> {
    /// A code that is legal on the wire, or 1005, 1006 or 1015 for an end without a code.
    code: u16,
    reason: &'a str,
    codes: PhantomData<C>,
}

impl<'a, C: CodeSet> ReceivedClose<'a, C> {
    /// Reads the body of a Close frame, unmasked (RFC 6455, sections 5.5, 5.5.1, 7.1.5, 7.1.6 and 7.4).
    ///
    /// An empty body is [`no_status`](Self::no_status).
    ///
    /// # Errors
    ///
    /// Returns an error for the first of these: more than 125 bytes, a single byte, a code that may not be in a Close
    /// frame, a reason that is not UTF-8. The error has the frame to answer with.
    ///
    /// ```
    /// use close_codes::{CloseCode, DecodeError, ReceivedClose};
    ///
    /// let received = ReceivedClose::<CloseCode>::decode(b"\x0f\xa1bye")?;
    /// assert_eq!((received.code().as_u16(), received.reason()), (4001, "bye"));
    ///
    /// assert_eq!(ReceivedClose::<CloseCode>::decode(b"")?, ReceivedClose::no_status());
    /// assert_eq!(ReceivedClose::<CloseCode>::decode(b"\x0f"), Err(DecodeError::OneByte));
    /// # Ok::<(), DecodeError>(())
    /// ```
    #[inline]
    pub const fn decode(body: &'a [u8]) -> Result<Self, DecodeError> {
        let (code, reason) = match body {
            [] => return Ok(Self::no_status()),
            [_] => return Self::refused(DecodeError::OneByte),
            [high, low, reason @ ..] if reason.len() <= MAX_REASON => {
                (u16::from_be_bytes([*high, *low]), reason)
            }
            _ => return Self::refused(DecodeError::TooLong { len: body.len() }),
        };
        if !is_legal_on_the_wire(code) {
            return Self::refused(DecodeError::IllegalCode { code });
        }
        match core::str::from_utf8(reason) {
            Ok(reason) => Ok(Self::new(code, reason)),
            Err(error) => Self::refused(DecodeError::InvalidUtf8 {
                valid_up_to: error.valid_up_to(),
            }),
        }
    }

    /// Takes the code and the reason of a Close frame that a library has read.
    ///
    /// A frame without a code is [`no_status`](Self::no_status). For a library that reports 1005 and 1006 as codes, use
    /// [`reported`](Self::reported).
    ///
    /// # Errors
    ///
    /// Returns an error for a reason of more than 123 bytes, or for a code that may not be in a Close frame.
    ///
    /// ```
    /// use close_codes::{CloseCode, DecodeError, ReceivedClose};
    ///
    /// let received = ReceivedClose::<CloseCode>::from_parts(1000, "done")?;
    /// assert_eq!(received.code().as_u16(), 1000);
    /// assert_eq!(
    ///     ReceivedClose::<CloseCode>::from_parts(1006, ""),
    ///     Err(DecodeError::IllegalCode { code: 1006 })
    /// );
    /// # Ok::<(), DecodeError>(())
    /// ```
    pub const fn from_parts(code: u16, reason: &'a str) -> Result<Self, DecodeError> {
        if let Err(error) = reason_that_fits(reason) {
            return Err(error);
        }
        if !is_legal_on_the_wire(code) {
            return Err(DecodeError::IllegalCode { code });
        }
        Ok(Self::new(code, reason))
    }

    /// Takes what a local API reports about the end of a connection, such as `onclose` in a browser: the code and the
    /// reason of a Close frame, or 1005, 1006 or 1015 for an end without a code.
    ///
    /// # Errors
    ///
    /// Returns an error for a reason of more than 123 bytes, or for any other code that may not be in a Close frame.
    ///
    /// ```
    /// use close_codes::{CloseCode, DecodeError, ReceivedClose};
    ///
    /// let received = ReceivedClose::<CloseCode>::reported(1006, "")?;
    /// assert_eq!(received, ReceivedClose::abnormal());
    /// assert!(!received.is_clean());
    /// assert_eq!(
    ///     ReceivedClose::<CloseCode>::reported(1004, ""),
    ///     Err(DecodeError::IllegalCode { code: 1004 })
    /// );
    /// # Ok::<(), DecodeError>(())
    /// ```
    pub const fn reported(code: u16, reason: &'a str) -> Result<Self, DecodeError> {
        match code {
            NO_STATUS_RECEIVED | ABNORMAL_CLOSURE | TLS_HANDSHAKE_FAILURE => {
                match reason_that_fits(reason) {
                    Ok(()) => Ok(Self::new(code, reason)),
                    Err(error) => Err(error),
                }
            }
            _ => Self::from_parts(code, reason),
        }
    }

    /// A Close frame without a status came in: 1005 (RFC 6455, section 7.1.5).
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedClose};
    ///
    /// assert_eq!(ReceivedClose::<CloseCode>::no_status().code(), 1005);
    /// ```
    #[must_use]
    pub const fn no_status() -> Self {
        Self::new(NO_STATUS_RECEIVED, "")
    }

    /// The connection ended without a Close frame: 1006 (RFC 6455, section 7.1.5).
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedClose};
    ///
    /// assert_eq!(ReceivedClose::<CloseCode>::abnormal().code(), 1006);
    /// ```
    #[must_use]
    pub const fn abnormal() -> Self {
        Self::new(ABNORMAL_CLOSURE, "")
    }

    /// The TLS handshake failed, so there was no connection: 1015 (RFC 6455, section 7.4.1).
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedClose};
    ///
    /// assert_eq!(ReceivedClose::<CloseCode>::tls_failure().code(), 1015);
    /// ```
    #[must_use]
    pub const fn tls_failure() -> Self {
        Self::new(TLS_HANDSHAKE_FAILURE, "")
    }

    /// The code, looked up in the spec of `C`.
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedClose, ReceivedCode};
    ///
    /// let received = ReceivedClose::<CloseCode>::abnormal();
    /// assert_eq!(received.code(), ReceivedCode::Known(CloseCode::AbnormalClosure));
    /// ```
    #[must_use]
    pub fn code(&self) -> ReceivedCode<C> {
        ReceivedCode::from(self.code)
    }

    /// The reason, of at most 123 bytes. It is empty if none was given.
    #[must_use]
    pub const fn reason(&self) -> &'a str {
        self.reason
    }

    /// Whether a Close frame came in, with or without a status. It is false only for 1006 and 1015.
    ///
    /// The `wasClean` of a browser's `CloseEvent` is stricter: it is also false if the TCP connection broke after the
    /// Close frame.
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedClose};
    ///
    /// assert!(ReceivedClose::<CloseCode>::no_status().is_clean());
    /// assert!(!ReceivedClose::<CloseCode>::abnormal().is_clean());
    /// ```
    #[must_use]
    pub const fn is_clean(&self) -> bool {
        !matches!(self.code, ABNORMAL_CLOSURE | TLS_HANDSHAKE_FAILURE)
    }

    /// Whether the code came from the peer. It is false for 1005, 1006 and 1015, which this end reports because no code
    /// came in.
    ///
    /// ```
    /// use close_codes::{CloseCode, ReceivedClose};
    ///
    /// assert!(ReceivedClose::<CloseCode>::from_parts(1000, "").unwrap().was_sent_by_peer());
    /// assert!(!ReceivedClose::<CloseCode>::no_status().was_sent_by_peer());
    /// ```
    #[must_use]
    pub const fn was_sent_by_peer(&self) -> bool {
        !matches!(
            self.code,
            NO_STATUS_RECEIVED | ABNORMAL_CLOSURE | TLS_HANDSHAKE_FAILURE
        )
    }

    /// The frame to answer with: the same code and reason (RFC 6455, section 5.5.1), an empty frame for 1005, or `None`
    /// if no Close frame came in.
    ///
    /// An answer repeats the code even if this end may not send it otherwise: a server answers 1010 with 1010. Only the
    /// end that did not close first answers. Libraries such as tungstenite do it by themselves.
    ///
    /// ```
    /// use close_codes::{CloseCode, CloseFrame, DecodeError, ReceivedClose, Server};
    ///
    /// let received = ReceivedClose::<CloseCode>::decode(b"\x03\xf2permessage-deflate")?;
    /// let reply: CloseFrame<'_, Server> = received.reply().unwrap().into();
    /// assert_eq!((reply.code(), reply.reason()), (Some(1010), "permessage-deflate"));
    ///
    /// assert_eq!(ReceivedClose::<CloseCode>::no_status().reply(), Some(CloseFrame::empty()));
    /// assert_eq!(ReceivedClose::<CloseCode>::abnormal().reply(), None);
    /// # Ok::<(), DecodeError>(())
    /// ```
    #[must_use]
    pub const fn reply(&self) -> Option<CloseFrame<'a, Either>> {
        match self.code {
            NO_STATUS_RECEIVED => Some(CloseFrame::empty()),
            ABNORMAL_CLOSURE | TLS_HANDSHAKE_FAILURE => None,
            code => Some(CloseFrame::unchecked(code, self.reason)),
        }
    }

    /// Converts into a value with a reason of its own, with the feature `alloc`.
    ///
    /// ```
    /// use close_codes::{CloseCode, OwnedClose, ReceivedClose};
    ///
    /// let kept: OwnedClose<CloseCode> = {
    ///     let body = Vec::from(b"\x03\xe9see you");
    ///     ReceivedClose::decode(&body).unwrap().into_owned()
    /// };
    /// assert_eq!(kept.reason(), "see you");
    /// ```
    #[cfg(feature = "alloc")]
    #[cfg_attr(docsrs, doc(cfg(feature = "alloc")))]
    #[must_use]
    pub fn into_owned(self) -> super::OwnedClose<C> {
        super::OwnedClose::new(self.code, self.reason)
    }

    pub(crate) const fn number(&self) -> u16 {
        self.code
    }

    /// Makes an error of `decode`. It is a separate function, because otherwise valid frames would pay for moving the
    /// contents of errors.
    #[cold]
    #[inline(never)]
    const fn refused(error: DecodeError) -> Result<Self, DecodeError> {
        Err(error)
    }

    pub(super) const fn new(code: u16, reason: &'a str) -> Self {
        Self {
            code,
            reason,
            codes: PhantomData,
        }
    }

    pub(super) fn fmt_named(&self, f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
        // This does not use `debug_struct`, which takes four lines with `{:#?}`.
        let (code, reason) = (self.code(), self.reason);
        write!(f, "{name} {{ code: {code:?}, reason: {reason:?} }}")
    }
}

const fn reason_that_fits(reason: &str) -> Result<(), DecodeError> {
    if reason.len() > MAX_REASON {
        let len = reason.len().saturating_add(MAX_PAYLOAD - MAX_REASON);
        return Err(DecodeError::TooLong { len });
    }
    Ok(())
}

/// Writes one line, even with `{:#?}`.
impl<C: CodeSet> fmt::Debug for ReceivedClose<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_named(f, "ReceivedClose")
    }
}

/// The code, then the reason if there is one: "1001 Going Away: see you".
///
/// Control characters, line separators and controls of the writing direction in the reason are escaped, and so is the
/// backslash: a peer cannot add lines to a log, or disguise one.
impl<C: CodeSet> fmt::Display for ReceivedClose<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code();
        if self.reason.is_empty() {
            return code.fmt(f);
        }
        let reason = Escaped(self.reason);
        if f.alternate() {
            pad(f, format_args!("{code:#}: {reason}"))
        } else {
            pad(f, format_args!("{code}: {reason}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::format;
    use std::string::ToString;
    use std::vec::Vec;

    use super::*;
    use crate::test_codes::TestClose;

    type Received<'a> = ReceivedClose<'a, TestClose>;

    fn decode(body: &[u8]) -> Result<(u16, &str), DecodeError> {
        ReceivedClose::<TestClose>::decode(body)
            .map(|received| (received.number(), received.reason()))
    }

    #[test]
    fn a_width_is_for_the_code_and_the_reason_together() {
        for body in [&b"\x03\xe8"[..], b"\x03\xe8bye", b"\x13\x87a\nb", b""] {
            let close = Received::decode(body).expect("it is legal");
            for text in [format!("{close}"), format!("{close:<1}")] {
                assert_eq!(format!("{close:*^40}"), format!("{text:*^40}"));
            }
            let titled = format!("{close:#}");
            assert_eq!(format!("{close:#40}|"), format!("{titled:40}|"));
        }
    }

    #[test]
    fn every_code_is_accepted_or_refused_by_the_registry() {
        for code in 0..=u16::MAX {
            let mut body = Vec::from(code.to_be_bytes());
            body.extend(b"why");
            let expected = match code {
                1000..=1003 | 1007..=1014 | 3000..=4999 => Ok((code, "why")),
                _ => Err(DecodeError::IllegalCode { code }),
            };
            assert_eq!(decode(&body), expected);
            assert_eq!(decode(&body[..2]), expected.map(|(code, _)| (code, "")));
            let parts = ReceivedClose::<TestClose>::from_parts(code, "why");
            assert_eq!(
                parts.map(|received| (received.number(), received.reason())),
                expected
            );
        }
    }

    #[test]
    fn a_body_of_every_length_is_accepted_or_refused() {
        let body: Vec<u8> = [3, 232].into_iter().chain([b'x'; 128]).collect();
        for len in 0..=130 {
            let decoded = decode(&body[..len]);
            match len {
                0 => assert_eq!(decoded, Ok((1005, ""))),
                1 => assert_eq!(decoded, Err(DecodeError::OneByte)),
                2..=125 => assert_eq!(decoded, Ok((1000, "x".repeat(len - 2).as_str()))),
                _ => assert_eq!(decoded, Err(DecodeError::TooLong { len })),
            }
        }
        for len in 0..=130 {
            let reason = "x".repeat(len);
            let parts = ReceivedClose::<TestClose>::from_parts(1000, &reason);
            assert_eq!(parts.is_ok(), len <= 123);
            if len > 123 {
                assert_eq!(parts, Err(DecodeError::TooLong { len: len + 2 }));
            }
        }
    }

    #[test]
    fn a_reason_cut_inside_a_character_is_not_utf_8() {
        let reason = "aé日😀z";
        let mut body = Vec::from([3, 232]);
        body.extend(reason.as_bytes());
        for end in 0..=reason.len() {
            let decoded = decode(&body[..2 + end]);
            if reason.is_char_boundary(end) {
                assert_eq!(decoded, Ok((1000, &reason[..end])));
            } else {
                let valid_up_to = (0..end)
                    .rev()
                    .find(|&at| reason.is_char_boundary(at))
                    .unwrap_or(0);
                assert_eq!(decoded, Err(DecodeError::InvalidUtf8 { valid_up_to }));
            }
        }
        // These are surrogates, overlong forms and bytes beyond Unicode.
        for bad in [
            &b"\xed\xa0\x80"[..],
            b"\xc0\x80",
            b"\xf4\x90\x80\x80",
            b"\xff",
        ] {
            let body = [&[3, 232], bad].concat();
            assert_eq!(
                decode(&body),
                Err(DecodeError::InvalidUtf8 { valid_up_to: 0 })
            );
        }
    }

    #[test]
    fn the_first_thing_that_is_wrong_is_reported() {
        let illegal_and_bad = [3, 237, 0xff];
        assert_eq!(
            decode(&illegal_and_bad),
            Err(DecodeError::IllegalCode { code: 1005 })
        );
        assert_eq!(decode(&[0xff; 126]), Err(DecodeError::TooLong { len: 126 }));
    }

    #[test]
    fn clean_means_a_close_frame_and_sent_by_peer_means_a_code() {
        let cases = [
            (Received::from_parts(1000, "").expect("legal"), true, true),
            (Received::from_parts(1011, "").expect("legal"), true, true),
            (Received::no_status(), true, false),
            (Received::abnormal(), false, false),
            (Received::tls_failure(), false, false),
        ];
        for (received, is_clean, was_sent_by_peer) in cases {
            assert_eq!(received.is_clean(), is_clean, "{received}");
            assert_eq!(received.was_sent_by_peer(), was_sent_by_peer, "{received}");
        }
    }

    #[test]
    fn decoding_is_const() {
        const RECEIVED: ReceivedClose<'_, TestClose> = match ReceivedClose::decode(b"\x0f\xa1bye") {
            Ok(received) => received,
            Err(_) => panic!(),
        };
        assert_eq!(RECEIVED.code(), 4001);
    }

    #[test]
    fn display_has_the_reason_if_there_is_one() {
        let with = ReceivedClose::<TestClose>::from_parts(4001, "bye").expect("legal");
        assert_eq!(with.to_string(), "4001 Session Expired: bye");
        assert_eq!(
            ReceivedClose::<TestClose>::abnormal().to_string(),
            "1006 Abnormal Closure"
        );
        assert_eq!(
            format!("{with:?}"),
            r#"ReceivedClose { code: Known(SessionExpired), reason: "bye" }"#
        );
    }

    #[test]
    fn every_reported_number_is_a_frame_or_an_end_without_a_code() {
        for code in 0..=u16::MAX {
            let reported = ReceivedClose::<TestClose>::reported(code, "why");
            match code {
                1005 | 1006 | 1015 => {
                    let received = reported.expect("a local API reports it");
                    assert_eq!((received.number(), received.reason()), (code, "why"));
                }
                _ => assert_eq!(reported, ReceivedClose::from_parts(code, "why")),
            }
        }
        assert_eq!(Received::reported(1005, ""), Ok(Received::no_status()));
        assert_eq!(Received::reported(1006, ""), Ok(Received::abnormal()));
        assert_eq!(Received::reported(1015, ""), Ok(Received::tls_failure()));
        let too_long = "x".repeat(124);
        for code in [1000, 1005, 1006, 1015] {
            assert_eq!(
                ReceivedClose::<TestClose>::reported(code, &too_long),
                Err(DecodeError::TooLong { len: 126 })
            );
        }
    }

    #[test]
    fn the_reply_repeats_the_code_or_is_none() {
        for code in 0..=u16::MAX {
            let Ok(received) = ReceivedClose::<TestClose>::reported(code, "why") else {
                continue;
            };
            let reply = received.reply().map(|frame| (frame.code(), frame.reason()));
            let expected = match code {
                1005 => Some((None, "")),
                1006 | 1015 => None,
                code => Some((Some(code), "why")),
            };
            assert_eq!(reply, expected, "{code}");
        }
    }

    #[test]
    fn debug_is_one_short_line() {
        let in_range = ReceivedClose::<TestClose>::from_parts(4150, "a\nb").expect("legal");
        let expected =
            r#"ReceivedClose { code: InRange(4150, 4100-4199 Back Off), reason: "a\nb" }"#;
        assert_eq!(format!("{in_range:?}"), expected);
        assert_eq!(format!("{in_range:#?}"), expected);
    }
}
