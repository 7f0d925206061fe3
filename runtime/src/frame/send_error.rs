//! The check of a code and a reason for a Close frame, and its errors.

use core::error::Error;
use core::fmt;

use close_codes_vocabulary::numbers::{MAX_REASON, NO_STATUS_RECEIVED};
use close_codes_vocabulary::{Refusal, Sender, SentBy, is_sendable, refusal, refusal_of_retired};

use crate::spec::Spec;

/// Why a [`CloseFrame`](crate::CloseFrame) cannot be made: the code must not be sent, or the reason does not fit.
///
/// The message is that of the compile error of [`close_frame!`](crate::close_frame): what is wrong, why, and what to
/// send instead. `{}` writes it on one line, and `{:#}` on three.
///
/// ```
/// use close_codes::{CloseCode, CloseFrame, SendErrorKind, Server};
///
/// let error = CloseFrame::<Server>::new(CloseCode::TlsHandshakeFailure, "").unwrap_err();
/// assert_eq!(error.code(), 1015);
/// assert_eq!(error.kind(), SendErrorKind::NeverSent);
/// assert!(
///     error
///         .to_string()
///         .starts_with("close code 1015 (TLS Handshake Failure) must never be sent in a Close frame")
/// );
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SendError {
    /// The spec, for titles and for what to send instead. `None` if the reason of an existing frame was replaced,
    /// because a frame does not keep its spec.
    spec: Option<&'static Spec>,
    cause: Cause,
    sender: Sender,
    code: u16,
}

/// What was refused. Which rule it breaks is found out on demand.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Cause {
    /// A code with this `sent_by`.
    Code(SentBy),
    /// A reason with this length, in bytes.
    ReasonTooLong(usize),
    /// A reason in an empty frame.
    ReasonWithoutCode,
}

/// The ways in which a code or a reason can be refused.
// The kinds for a code correspond to the vocabulary's `Refusal`, which is matched exhaustively, so that a new rule
// cannot be forgotten here. There are also kinds for a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SendErrorKind {
    /// Nobody may send the code: it is 1004, 1005, 1006 or 1015, or the spec says `sent_by = "nobody"`.
    NeverSent,
    /// Only the other end may send the code. For [`Either`](crate::Either), only one of the ends may.
    WrongRole,
    /// A browser's `WebSocket.close()` throws an `InvalidAccessError` for the code: it is from 1001 to 2999.
    RefusedByBrowsers,
    /// The spec has retired the number: it had a meaning once, and older peers still act on it.
    Retired,
    /// The code is from 1016 to 2999, which RFC 6455, section 7.4.2, reserves for future versions and extensions.
    Unassigned,
    /// The code is below 1000 or above 4999.
    OutOfRange,
    /// The reason is longer than 123 bytes.
    ReasonTooLong {
        /// The length of the reason, in bytes of UTF-8.
        len: usize,
    },
    /// There is a reason without a code: the frame is [empty](crate::CloseFrame::empty), and a reason can only follow a
    /// code (RFC 6455, section 5.5.1).
    ReasonWithoutCode,
}

impl SendError {
    /// The code of the refused frame, or 1005 for a frame without one.
    ///
    /// ```
    /// use close_codes::{Client, CloseFrame};
    ///
    /// let error = CloseFrame::<Client>::empty().with_reason("bye").unwrap_err();
    /// assert_eq!(error.code(), 1005);
    /// ```
    #[must_use]
    pub const fn code(&self) -> u16 {
        self.code
    }

    /// The kind of error.
    ///
    /// ```
    /// use close_codes::{Client, CloseCode, CloseFrame, SendErrorKind};
    ///
    /// let error = CloseFrame::<Client>::new(CloseCode::GoingAway, &"x".repeat(124)).unwrap_err();
    /// assert_eq!(error.kind(), SendErrorKind::ReasonTooLong { len: 124 });
    /// ```
    #[must_use]
    pub const fn kind(&self) -> SendErrorKind {
        match self.cause {
            Cause::Code(sent_by) => match self.refusal(sent_by) {
                Refusal::OutOfRange => SendErrorKind::OutOfRange,
                Refusal::NeverSent => SendErrorKind::NeverSent,
                Refusal::Unassigned => SendErrorKind::Unassigned,
                Refusal::Retired => SendErrorKind::Retired,
                Refusal::WrongRole => SendErrorKind::WrongRole,
                Refusal::RefusedByBrowsers => SendErrorKind::RefusedByBrowsers,
            },
            Cause::ReasonTooLong(len) => SendErrorKind::ReasonTooLong { len },
            Cause::ReasonWithoutCode => SendErrorKind::ReasonWithoutCode,
        }
    }

    /// Why a code with this `sent_by` must not be sent.
    pub(super) const fn refusal(&self, sent_by: SentBy) -> Refusal {
        match self.spec {
            Some(spec) if spec.is_retired(self.code) => refusal_of_retired(self.code),
            _ => refusal(self.code, sent_by, self.sender),
        }
    }

    /// Checks a code by the rule of the vocabulary, [`is_sendable`].
    pub(crate) const fn check_code(
        spec: &'static Spec,
        sender: Sender,
        code: u16,
    ) -> Result<(), Self> {
        Self::check_as(spec, spec.sent_by(code), sender, code, "")
    }

    /// Checks a code, then its reason.
    pub(crate) const fn check(
        spec: &'static Spec,
        sender: Sender,
        code: u16,
        reason: &str,
    ) -> Result<(), Self> {
        Self::check_as(spec, spec.sent_by(code), sender, code, reason)
    }

    /// Checks a code whose `sent_by` is known, then its reason.
    ///
    /// This is inlined, so that most of it is decided while compiling if the role is known.
    #[inline]
    pub(crate) const fn check_as(
        spec: &'static Spec,
        sent_by: SentBy,
        sender: Sender,
        code: u16,
        reason: &str,
    ) -> Result<(), Self> {
        let cause = if !is_sendable(code, sent_by, sender) {
            Cause::Code(sent_by)
        } else if reason.len() > MAX_REASON {
            Cause::ReasonTooLong(reason.len())
        } else {
            return Ok(());
        };
        Err(Self {
            spec: Some(spec),
            cause,
            sender,
            code,
        })
    }

    /// Checks a new reason for an existing frame.
    #[inline]
    pub(crate) const fn check_reason(
        sender: Sender,
        code: Option<u16>,
        reason: &str,
    ) -> Result<(), Self> {
        let (cause, code) = match code {
            None if reason.is_empty() => return Ok(()),
            None => (Cause::ReasonWithoutCode, NO_STATUS_RECEIVED),
            Some(_) if reason.len() <= MAX_REASON => return Ok(()),
            Some(code) => (Cause::ReasonTooLong(reason.len()), code),
        };
        Err(Self {
            spec: None,
            cause,
            sender,
            code,
        })
    }

    pub(super) const fn cause(&self) -> Cause {
        self.cause
    }

    pub(super) const fn spec(&self) -> Option<&'static Spec> {
        self.spec
    }

    pub(super) const fn sender(&self) -> Sender {
        self.sender
    }
}

impl fmt::Debug for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The whole table of the spec would hide what matters.
        f.debug_struct("SendError")
            .field("code", &self.code)
            .field("kind", &self.kind())
            .field("sender", &self.sender)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.message();
        if f.alternate() {
            return f.write_str(message.as_str());
        }
        for (number, line) in message.as_str().lines().enumerate() {
            if number > 0 {
                f.write_str("; ")?;
            }
            f.write_str(line.trim_start_matches(['=', ' ']).trim_end())?;
        }
        Ok(())
    }
}

impl Error for SendError {}

#[cfg(test)]
mod tests {
    use std::format;

    use crate::frame::{CloseFrame, Server};
    use crate::test_codes::TestClose;

    #[test]
    fn debug_leaves_the_table_out() {
        let frame = CloseFrame::<Server>::new(TestClose::AbnormalClosure, "");
        let error = frame.expect_err("1006 is never sent");
        let debug = format!("{error:?}");
        assert!(
            debug.contains("code: 1006") && debug.contains("Server"),
            "{debug}"
        );
        assert!(!debug.contains("description"), "{debug}");
    }
}
