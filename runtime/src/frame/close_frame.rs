//! A Close frame that may be sent.

use core::fmt;
use core::marker::PhantomData;

use close_codes_vocabulary::SentBy;
use close_codes_vocabulary::numbers::{is_legal_on_the_wire, is_named_by_protocol};

use super::code::Code;
use super::payload::Payload;
use super::role::{Browser, Client, Either, Role, Server, sender_of};
use super::send_error::SendError;
use crate::entries::CodeInfo;
use crate::limits::{MAX_REASON, cut_at_char_boundary};
use crate::spec::Spec;
use crate::standard::STANDARD;

/// The content of a Close frame that the role `R` may send: a code with a reason that fits, or nothing.
///
/// A value of this type is a proof that the frame may be sent. No frame has a code that is forbidden on the wire, a
/// code that only the other end may send, or a reason of more than 123 bytes. [`close_frame!`](crate::close_frame)
/// checks while compiling; [`new`](Self::new), [`truncated`](Self::truncated), [`of`](Self::of) and
/// [`by_spec`](Self::by_spec) check at run time. If the code is known while compiling and the reason is not, replace
/// the reason of a checked frame:
///
/// ```
/// use close_codes::{CloseCode, CloseFrame, Server, close_frame};
///
/// fn failed(why: &str) -> CloseFrame<'_, Server> {
///     close_frame!(Server, CloseCode::InternalError).with_reason_truncated(why)
/// }
///
/// assert_eq!(failed("the disk is full").reason(), "the disk is full");
/// ```
///
/// A frame for [`Either`] converts into one for [`Client`] and for [`Server`] with `into()`, and one for [`Browser`]
/// into one for [`Client`]. It converts into one for [`Browser`] only with `try_into()`, because a browser may send
/// fewer codes: any other client and any server may send 1011, but `WebSocket.close(1011)` throws an
/// `InvalidAccessError`.
///
/// ```
/// use close_codes::{Browser, CloseCode, CloseFrame, Either, SendError, Server, close_frame};
///
/// let failed: CloseFrame<'_, Either> = close_frame!(CloseCode::InternalError);
/// let from_a_server: CloseFrame<'_, Server> = failed.into();
/// assert_eq!(from_a_server.code(), Some(1011));
///
/// let from_a_page: Result<CloseFrame<'_, Browser>, SendError> = failed.try_into();
/// assert!(from_a_page.is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[must_use = "a Close frame does nothing until it is sent"]
pub struct CloseFrame<'a, R: Role> {
    code: Option<u16>,
    reason: &'a str,
    role: PhantomData<R>,
}

impl<'a, R: Role> CloseFrame<'a, R> {
    /// A frame with a code and a reason of at most 123 bytes of UTF-8 (RFC 6455, sections 5.5 and 5.5.1).
    ///
    /// The limit counts bytes, not characters. The reason may be empty. It is for developers and logs, not for users.
    ///
    /// # Errors
    ///
    /// Returns an error if this role must not send the code, or if the reason is too long; see
    /// [`SendErrorKind`](crate::SendErrorKind).
    ///
    /// ```
    /// use close_codes::{Client, CloseCode, CloseFrame, SendError, Server};
    ///
    /// let frame = CloseFrame::<Client>::new(CloseCode::MandatoryExtension, "permessage-deflate")?;
    /// assert_eq!(frame.code(), Some(1010));
    ///
    /// assert!(CloseFrame::<Server>::new(CloseCode::MandatoryExtension, "").is_err());
    /// # Ok::<(), SendError>(())
    /// ```
    #[inline]
    pub fn new(code: impl Code, reason: &'a str) -> Result<Self, SendError> {
        checked_by_spec_of(code, reason)
    }

    /// A frame with a code, and as much of the reason as fits: at most 123 bytes of UTF-8, cut between characters.
    ///
    /// # Errors
    ///
    /// Returns an error if this role must not send the code; see [`SendErrorKind`](crate::SendErrorKind). The reason
    /// never causes an error.
    ///
    /// ```
    /// use close_codes::{CloseCode, CloseFrame, SendError, Server};
    ///
    /// let long = "é".repeat(100); // 200 bytes
    /// let frame = CloseFrame::<Server>::truncated(CloseCode::InternalError, &long)?;
    /// assert_eq!(frame.reason(), "é".repeat(61)); // 122 bytes: a 62nd would not fit
    /// # Ok::<(), SendError>(())
    /// ```
    #[inline]
    pub fn truncated(code: impl Code, reason: &'a str) -> Result<Self, SendError> {
        checked_by_spec_of(code, truncated(reason))
    }

    /// A frame with a code and its default reason: the `reason` of the spec, or an empty one.
    ///
    /// This does at run time what `close_frame!` does without a reason.
    ///
    /// # Errors
    ///
    /// Returns an error if this role must not send the code; see [`SendErrorKind`](crate::SendErrorKind).
    ///
    /// ```
    /// use close_codes::{CloseFrame, SendError, Server, close_codes};
    ///
    /// close_codes! {
    ///     enum ChatClose = inline r#"
    /// [[code]]
    /// value = 4001
    /// name = "SessionExpired"
    /// title = "Session Expired"
    /// description = "The token that opened this connection is no longer valid."
    /// reason = "token expired"
    /// "#;
    /// }
    ///
    /// let code: ChatClose = "SessionExpired".parse().unwrap();
    /// assert_eq!(CloseFrame::<Server>::of(code)?.reason(), "token expired");
    /// # Ok::<(), SendError>(())
    /// ```
    #[inline]
    pub fn of(code: impl Code) -> Result<Self, SendError> {
        checked_by_spec_of(code, default_reason(spec_of(code), code.code()))
    }

    /// A frame with a number for its code, checked by a spec, and a reason of at most 123 bytes of UTF-8.
    ///
    /// This is [`new`](Self::new) for a spec that a program reads at run time and that has no enum. The ranges of the
    /// spec are checked too.
    ///
    /// # Errors
    ///
    /// Returns an error if this role must not send the code, or if the reason is too long; see
    /// [`SendErrorKind`](crate::SendErrorKind).
    ///
    /// ```
    /// use close_codes::{CloseFrame, CodeInfo, SendError, SentBy, Server, Spec};
    ///
    /// const CODES: &[CodeInfo] = &[{
    ///     let mut info = CodeInfo::new(4001, "Goodbye", "Goodbye");
    ///     info.sent_by = SentBy::Client;
    ///     info
    /// }];
    /// static SPEC: Spec = Spec::new("Chat Close Codes", CODES, &[]);
    ///
    /// assert!(CloseFrame::<Server>::by_spec(&SPEC, 4001, "").is_err(), "only the client sends it");
    /// assert_eq!(CloseFrame::<Server>::by_spec(&SPEC, 4002, "bye")?.reason(), "bye");
    /// # Ok::<(), SendError>(())
    /// ```
    pub const fn by_spec(
        spec: &'static Spec,
        code: u16,
        reason: &'a str,
    ) -> Result<Self, SendError> {
        Self::checked(spec, code, reason)
    }

    /// A frame with neither code nor reason, which the other end reports as 1005 (RFC 6455, section 7.1.5).
    ///
    /// ```
    /// use close_codes::{Browser, CloseFrame};
    ///
    /// const EMPTY: CloseFrame<'_, Browser> = CloseFrame::empty();
    /// assert_eq!(EMPTY.code(), None);
    /// ```
    pub const fn empty() -> Self {
        Self {
            code: None,
            reason: "",
            role: PhantomData,
        }
    }

    /// The same frame with another reason of at most 123 bytes of UTF-8.
    ///
    /// # Errors
    ///
    /// Returns an error if the reason is too long, or if the frame is [empty](Self::empty) and the reason is not: a
    /// reason can only follow a code (RFC 6455, section 5.5.1).
    ///
    /// ```
    /// use close_codes::{CloseCode, CloseFrame, SendError, SendErrorKind, Server, close_frame};
    ///
    /// let frame = close_frame!(Server, CloseCode::GoingAway).with_reason("back in a minute")?;
    /// assert_eq!((frame.code(), frame.reason()), (Some(1001), "back in a minute"));
    ///
    /// let error = CloseFrame::<Server>::empty().with_reason("why").unwrap_err();
    /// assert_eq!(error.kind(), SendErrorKind::ReasonWithoutCode);
    /// # Ok::<(), SendError>(())
    /// ```
    #[inline]
    pub const fn with_reason(self, reason: &str) -> Result<CloseFrame<'_, R>, SendError> {
        match SendError::check_reason(sender_of::<R>(), self.code, reason) {
            Ok(()) => Ok(CloseFrame {
                code: self.code,
                reason,
                role: PhantomData,
            }),
            Err(error) => Err(error),
        }
    }

    /// The same frame with as much of another reason as fits: at most 123 bytes of UTF-8, cut between characters.
    ///
    /// An [empty](Self::empty) frame stays empty, since a reason can only follow a code.
    ///
    /// ```
    /// use close_codes::{CloseCode, CloseFrame, Server, close_frame};
    ///
    /// let long = "é".repeat(100); // 200 bytes
    /// let frame = close_frame!(Server, CloseCode::InternalError).with_reason_truncated(&long);
    /// assert_eq!(frame.reason(), "é".repeat(61)); // 122 bytes: a 62nd would not fit
    ///
    /// assert_eq!(CloseFrame::<Server>::empty().with_reason_truncated("why"), CloseFrame::empty());
    /// ```
    #[inline]
    pub const fn with_reason_truncated(self, reason: &str) -> CloseFrame<'_, R> {
        CloseFrame {
            code: self.code,
            reason: match self.code {
                Some(_) => truncated(reason),
                None => "",
            },
            role: PhantomData,
        }
    }

    /// The code, or `None` for an empty frame.
    #[must_use]
    pub const fn code(&self) -> Option<u16> {
        self.code
    }

    /// The reason, of at most 123 bytes. It is empty if there is none.
    #[must_use]
    pub const fn reason(&self) -> &'a str {
        self.reason
    }

    /// The body of the frame, as it goes on the wire before masking (RFC 6455, section 5.5.1).
    ///
    /// ```
    /// use close_codes::{CloseCode, CloseFrame, Either, close_frame};
    ///
    /// let frame: CloseFrame<'_, Either> = close_frame!(4001 as CloseCode, "bye");
    /// assert_eq!(frame.encode().as_bytes(), b"\x0f\xa1bye");
    /// ```
    #[inline]
    #[must_use]
    pub const fn encode(&self) -> Payload {
        Payload::new(self.code, self.reason)
    }

    /// A frame whose code and reason were already checked for this role.
    pub(crate) const fn unchecked(code: u16, reason: &'a str) -> Self {
        Self {
            code: Some(code),
            reason,
            role: PhantomData,
        }
    }

    pub(crate) const fn checked(
        spec: &'static Spec,
        code: u16,
        reason: &'a str,
    ) -> Result<Self, SendError> {
        match SendError::check(spec, sender_of::<R>(), code, reason) {
            Ok(()) => Ok(Self::unchecked(code, reason)),
            Err(error) => Err(error),
        }
    }

    /// The same frame for a role that may send everything that this role may send.
    const fn for_role<Wider: Role>(self) -> CloseFrame<'a, Wider> {
        CloseFrame {
            code: self.code,
            reason: self.reason,
            role: PhantomData,
        }
    }
}

/// The common part of `new` and similar functions, without the types that differ between them.
///
#[inline]
fn checked_by_spec_of<C: Code, R: Role>(
    code: C,
    reason: &str,
) -> Result<CloseFrame<'_, R>, SendError> {
    let number = code.code();
    // A number that no frame carries has no entry to look up. With this check first, the lookup also compiles to fewer
    // instructions.
    let sent_by = if is_legal_on_the_wire(number) {
        code.sent_by()
    } else {
        SentBy::Nobody
    };
    match SendError::check_as(C::SPEC, sent_by, sender_of::<R>(), number, reason) {
        Ok(()) => Ok(CloseFrame::unchecked(number, reason)),
        Err(error) => Err(error),
    }
}

const fn spec_of<C: Code>(_: C) -> &'static Spec {
    C::SPEC
}

/// The default reason of a code in a spec, or an empty one.
const fn default_reason(spec: &Spec, code: u16) -> &'static str {
    match spec.code(code) {
        Some(CodeInfo {
            reason: Some(reason),
            ..
        }) => reason,
        _ => "",
    }
}

/// The part of a reason that fits.
#[inline]
const fn truncated(reason: &str) -> &str {
    // This check is inlined, so that a short reason, the usual case, costs only one comparison.
    if reason.len() <= MAX_REASON {
        reason
    } else {
        cut_at_char_boundary(reason, MAX_REASON)
    }
}

impl<'a> From<CloseFrame<'a, Either>> for CloseFrame<'a, Client> {
    fn from(frame: CloseFrame<'a, Either>) -> Self {
        frame.for_role()
    }
}

impl<'a> From<CloseFrame<'a, Either>> for CloseFrame<'a, Server> {
    fn from(frame: CloseFrame<'a, Either>) -> Self {
        frame.for_role()
    }
}

/// A browser is a client that may send fewer codes than other clients.
impl<'a> From<CloseFrame<'a, Browser>> for CloseFrame<'a, Client> {
    fn from(frame: CloseFrame<'a, Browser>) -> Self {
        frame.for_role()
    }
}

/// Fails for the codes from 1001 to 2999, for which `WebSocket.close()` throws an `InvalidAccessError`.
impl<'a> TryFrom<CloseFrame<'a, Either>> for CloseFrame<'a, Browser> {
    type Error = SendError;

    fn try_from(frame: CloseFrame<'a, Either>) -> Result<Self, SendError> {
        match frame.code {
            // Both ends may send the code of an `Either` frame, so only the rule for browsers is left. It is about
            // numbers below 3000, which are in the standard registry.
            Some(code) if is_named_by_protocol(code) => Self::checked(STANDARD, code, frame.reason),
            _ => Ok(frame.for_role()),
        }
    }
}

impl<R: Role> fmt::Debug for CloseFrame<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CloseFrame")
            .field("role", &sender_of::<R>())
            .field("code", &self.code)
            .field("reason", &self.reason)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use std::format;
    use std::string::String;

    use super::super::send_error::SendErrorKind;
    use super::*;
    use crate::received::{ReceivedClose, ReceivedCode};
    use crate::test_codes::{TestClose, number};

    /// A second implementation of what the roles may send, from RFC 6455, the registry and the WHATWG standard.
    fn expected(code: u16, role: &str) -> Result<(), SendErrorKind> {
        match code {
            0..=999 | 5000..=u16::MAX => Err(SendErrorKind::OutOfRange),
            1004..=1006 | 1015 => Err(SendErrorKind::NeverSent),
            1016..=2999 => Err(SendErrorKind::Unassigned),
            1010 if role == "server" || role == "either" => Err(SendErrorKind::WrongRole),
            1001..=1014 if role == "browser" => Err(SendErrorKind::RefusedByBrowsers),
            _ => Ok(()),
        }
    }

    fn check_every_number<R: Role>(role: &str) {
        for code in 0..=u16::MAX {
            let frame = CloseFrame::<R>::new(number(code), "why");
            assert_eq!(
                frame.map(drop).map_err(|error| error.kind()),
                expected(code, role),
                "{code} by {role}"
            );
            assert_eq!(CloseFrame::<R>::truncated(number(code), "why"), frame);
            match frame {
                Ok(frame) => assert_eq!((frame.code(), frame.reason()), (Some(code), "why")),
                Err(error) => assert_eq!(error.code(), code),
            }
        }
    }

    #[test]
    fn every_number_is_checked_by_the_standard() {
        check_every_number::<Client>("client");
        check_every_number::<Server>("server");
        check_every_number::<Browser>("browser");
        check_every_number::<Either>("either");
    }

    #[test]
    fn every_variant_is_checked_by_its_spec() {
        fn sendable<R: Role>() -> std::vec::Vec<u16> {
            TestClose::ALL
                .into_iter()
                .filter_map(|code| CloseFrame::<R>::new(code, "").ok()?.code())
                .collect()
        }
        assert_eq!(
            sendable::<Client>(),
            [1000, 1008, 1010, 1011, 4002, 4004, 4900]
        );
        assert_eq!(sendable::<Server>(), [1000, 1008, 1011, 4001, 4004]);
        assert_eq!(sendable::<Browser>(), [1000, 4002, 4004, 4900]);
        assert_eq!(sendable::<Either>(), [1000, 1008, 1011, 4004]);
    }

    #[test]
    fn a_reason_has_at_most_123_bytes_whatever_its_characters() {
        for character in ["a", "é", "日", "😀"] {
            for count in 0..200 {
                let reason = character.repeat(count);
                let len = reason.len();
                match CloseFrame::<Server>::new(number(1000), &reason) {
                    Ok(frame) => assert!(len <= 123 && frame.reason() == reason),
                    Err(error) => {
                        assert!(len > 123);
                        assert_eq!(error.kind(), SendErrorKind::ReasonTooLong { len });
                    }
                }
                let cut = CloseFrame::<Server>::truncated(number(1000), &reason)
                    .expect("1000 may be sent");
                let fitting = count.min(123 / character.len());
                assert_eq!(cut.reason(), character.repeat(fitting));
            }
        }
    }

    #[test]
    fn a_character_across_the_limit_is_left_out() {
        for lead in 118..124 {
            let reason = "x".repeat(lead) + "😀😀";
            let cut =
                CloseFrame::<Client>::truncated(number(4000), &reason).expect("4000 may be sent");
            let expected = if lead + 4 <= 123 { lead + 4 } else { lead };
            assert_eq!(cut.reason(), &reason[..expected]);
        }
    }

    #[test]
    fn the_default_reason_is_that_of_the_spec() {
        let of = |code: TestClose| CloseFrame::<Server>::of(code).map(|frame| frame.reason());
        assert_eq!(of(TestClose::SessionExpired), Ok("token expired"));
        assert_eq!(of(TestClose::NormalClosure), Ok(""));
        let received = ReceivedCode::<TestClose>::from(4001);
        assert_eq!(
            CloseFrame::<Server>::of(received),
            CloseFrame::of(TestClose::SessionExpired)
        );
        assert_eq!(
            CloseFrame::<Client>::of(TestClose::SessionExpired),
            CloseFrame::new(TestClose::SessionExpired, "")
        );
    }

    #[test]
    fn another_reason_leaves_the_code_and_obeys_the_limit() {
        const GOING: CloseFrame<'static, Server> = CloseFrame::unchecked(1001, "the old reason");
        for len in 0..=200 {
            let reason = "é".repeat(len);
            let truncated = GOING.with_reason_truncated(&reason);
            assert_eq!(
                Ok(truncated),
                CloseFrame::truncated(number(1001), &reason),
                "{len}"
            );
            let whole = GOING.with_reason(&reason);
            match &whole {
                Ok(frame) => assert_eq!(*frame, truncated),
                Err(error) => assert_eq!(
                    error.kind(),
                    SendErrorKind::ReasonTooLong { len: reason.len() }
                ),
            }
            assert_eq!(whole.is_ok(), reason.len() <= 123);
        }
    }

    #[test]
    fn an_empty_frame_has_no_room_for_a_reason() {
        let empty = CloseFrame::<Client>::empty();
        let error = empty.with_reason("why").expect_err("there is no code");
        assert_eq!(
            (error.kind(), error.code()),
            (SendErrorKind::ReasonWithoutCode, 1005)
        );
        assert_eq!(empty.with_reason(""), Ok(empty));
        assert_eq!(empty.with_reason_truncated("why"), empty);
    }

    #[test]
    fn a_reason_is_replaced_while_compiling() {
        const FRAME: CloseFrame<'static, Server> =
            CloseFrame::unchecked(1001, "").with_reason_truncated("later");
        const SAME: Result<CloseFrame<'static, Server>, SendError> = FRAME.with_reason("later");
        assert_eq!(SAME, Ok(FRAME));
    }

    #[test]
    fn a_bad_code_is_reported_before_a_long_reason() {
        let long = "x".repeat(124);
        let error = CloseFrame::<Client>::new(number(1005), &long).expect_err("1005 is never sent");
        assert_eq!(error.kind(), SendErrorKind::NeverSent);
    }

    #[test]
    fn an_encoded_frame_decodes_to_the_same() {
        for code in 0..=u16::MAX {
            let Ok(frame) = CloseFrame::<Client>::new(number(code), "grüß") else {
                continue;
            };
            let payload = frame.encode();
            let received =
                ReceivedClose::<TestClose>::decode(&payload).expect("a sendable frame is legal");
            assert_eq!(
                (received.code().as_u16(), received.reason()),
                (code, "grüß")
            );
        }
        for len in 0..=123 {
            let reason = "r".repeat(len);
            let payload = CloseFrame::<Client>::new(number(3000), &reason)
                .expect("it fits")
                .encode();
            assert_eq!(payload.len(), 2 + len);
            let received =
                ReceivedClose::<TestClose>::decode(&payload).expect("a sendable frame is legal");
            assert_eq!(received.reason(), reason);
        }
        let nothing = CloseFrame::<Client>::empty().encode();
        assert_eq!(
            ReceivedClose::<TestClose>::decode(&nothing),
            Ok(ReceivedClose::no_status())
        );
    }

    #[test]
    fn a_frame_for_either_end_converts_into_every_role_that_may_send_it() {
        for code in 0..=u16::MAX {
            let Ok(frame) = CloseFrame::<Either>::new(number(code), "why") else {
                continue;
            };
            assert_eq!(
                Ok(CloseFrame::<Client>::from(frame)),
                CloseFrame::new(number(code), "why")
            );
            assert_eq!(
                Ok(CloseFrame::<Server>::from(frame)),
                CloseFrame::new(number(code), "why")
            );
            let browser = CloseFrame::<Browser>::try_from(frame);
            assert_eq!(browser, CloseFrame::new(number(code), "why"));
            if let Ok(frame) = browser {
                assert_eq!(
                    Ok(CloseFrame::<Client>::from(frame)),
                    CloseFrame::new(number(code), "why")
                );
            }
        }
        assert_eq!(
            CloseFrame::<Browser>::try_from(CloseFrame::<Either>::empty()),
            Ok(CloseFrame::empty())
        );
    }

    #[test]
    fn debug_names_the_role() {
        let frame = CloseFrame::<Server>::new(number(1000), "").expect("1000 may be sent");
        assert_eq!(
            format!("{frame:?}"),
            r#"CloseFrame { role: Server, code: Some(1000), reason: "" }"#
        );
    }

    #[test]
    fn an_error_is_small_enough_to_return() {
        assert!(size_of::<SendError>() <= 48);
        assert_eq!(size_of::<CloseFrame<'_, Server>>(), size_of::<String>());
    }
}
