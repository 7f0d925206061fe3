//! actix-ws 0.4, a library for servers only. It needs Rust 1.88.
//!
//! A frame of a [`ServerRole`] becomes an `actix_ws::CloseReason`, or an `Option` of one, which is what
//! `Session::close` takes and `Message::Close` holds. A [`ReceivedClose`] is made from a `&CloseReason`, an
//! `Option<&CloseReason>` or an `&Option<CloseReason>`, or from the `ProtocolError` of a lost connection.
//!
//! ```
//! # use actix_ws04 as actix_ws;
//! use std::error::Error;
//!
//! use actix_ws::{Message, MessageStream, Session};
//! use close_codes::adapters::actix_ws04::SessionExt as _;
//! use close_codes::{CloseCode, CloseFrame, ReceivedClose, ReceivedCode, close_frame};
//!
//! /// Talks until the connection ends, and says how.
//! async fn talk(
//!     session: Session,
//!     mut messages: MessageStream,
//! ) -> Result<ReceivedCode<CloseCode>, Box<dyn Error>> {
//!     loop {
//!         let received = match messages.recv().await {
//!             // The client closed, or sent a Close frame that it should not have.
//!             Some(Ok(Message::Close(reason))) => match ReceivedClose::try_from(&reason) {
//!                 Ok(received) => {
//!                     println!("closed: {received}");
//!                     // actix-ws leaves the answer to the program.
//!                     let reply = received.reply().unwrap_or(CloseFrame::empty());
//!                     session.close_with_frame(reply).await?;
//!                     return Ok(received.code());
//!                 }
//!                 Err(error) => {
//!                     session.close_with_frame(error.reply()).await?;
//!                     return Err(error.into());
//!                 }
//!             },
//!             // The connection was lost: 1006. Other errors go to the caller.
//!             Some(Err(error)) => ReceivedClose::try_from(error)?,
//!             // It was lost too, or actix hung up after a Close frame of its own.
//!             None => ReceivedClose::abnormal(),
//!             Some(Ok(Message::Text(text))) => {
//!                 println!("{text}");
//!                 continue;
//!             }
//!             Some(Ok(Message::Binary(_))) => {
//!                 let frame = close_frame!(Server, CloseCode::UnsupportedData, "no binary messages");
//!                 session.close_with_frame(frame).await?;
//!                 return Ok(CloseCode::UnsupportedData.into());
//!             }
//!             Some(Ok(_)) => continue,
//!         };
//!         return Ok(received.code());
//!     }
//! }
//! # let _ = talk;
//! ```
//!
//! # An empty frame
//!
//! In actix-ws, an empty Close frame is the `None` of `Session::close(None)`. A `CloseReason` always has a code, so an
//! empty frame becomes 1000 Normal Closure without a reason. Convert into an `Option` to keep it empty, as
//! [`close_with_frame`](SessionExt::close_with_frame) does.
//!
//! # What actix-ws does with a code
//!
//! actix-ws sends whatever a program puts into a `CloseReason`, 1005 and 2999 included. It cuts a reason of more than
//! 123 bytes between two characters. After its own Close frame, it closes the connection without waiting for an answer.
//!
//! A received Close frame is neither checked nor answered. The program has to answer it, as above.
//!
//! * Any code is passed on. The conversion refuses the illegal ones.
//! * A body of a single byte or of more than 125 bytes becomes `None`, which is read as 1005, a frame without a status.
//! * Invalid UTF-8 in a reason becomes U+FFFD, which takes three bytes, so that the reason may be refused as too long.
//!
//! # How a connection ends
//!
//! | what `recv` returns | what it means |
//! | --- | --- |
//! | `Message::Close` | a Close frame came in |
//! | `ProtocolError::Io` | the connection was lost: [`ReceivedClose::abnormal`], by `TryFrom<ProtocolError>` |
//! | any other `Err` | the client broke the protocol; the conversion returns the error |
//! | `None` | the connection was lost, if no Close frame came in or went out before |
//!
//! Under actix-web, a lost connection becomes `None`, even if TCP was reset.

use actix_ws04::{CloseCode as ActixCode, CloseReason, Closed, ProtocolError, Session};

use super::lost::is_lost;
use super::server_role::ServerRole;
use crate::code_set::CodeSet;
use crate::frame::CloseFrame;
use crate::limits::NORMAL_CLOSURE;
use crate::received::{DecodeError, ReceivedClose};

/// With the feature `actix-ws04`: closes an `actix_ws::Session` with a checked frame.
///
/// This is for programs that ban `Session::close`, which takes any code. `session.close(frame.into())` does the same.
pub trait SessionExt: sealed::Sealed {
    /// Sends the frame and ends the session.
    ///
    /// # Errors
    ///
    /// Returns an error if the session is already closed.
    ///
    /// ```
    /// # use actix_ws04 as actix_ws;
    /// use actix_ws::{Closed, Session};
    /// use close_codes::adapters::actix_ws04::SessionExt as _;
    /// use close_codes::{CloseCode, close_frame};
    ///
    /// async fn restart(session: Session) -> Result<(), Closed> {
    ///     session.close_with_frame(close_frame!(Server, CloseCode::ServiceRestart, "back soon")).await
    /// }
    /// # let _ = restart;
    /// ```
    fn close_with_frame<R: ServerRole>(
        self,
        frame: CloseFrame<'_, R>,
    ) -> impl Future<Output = Result<(), Closed>> + Send;
}

impl SessionExt for Session {
    fn close_with_frame<R: ServerRole>(
        self,
        frame: CloseFrame<'_, R>,
    ) -> impl Future<Output = Result<(), Closed>> + Send {
        self.close(frame.into())
    }
}

mod sealed {
    pub trait Sealed {}

    impl Sealed for actix_ws04::Session {}
}

/// With the feature `actix-ws04`. An empty frame becomes 1000; see [`adapters::actix_ws04`](self).
impl<R: ServerRole> From<CloseFrame<'_, R>> for CloseReason {
    fn from(frame: CloseFrame<'_, R>) -> Self {
        let code = ActixCode::from(frame.code().unwrap_or(NORMAL_CLOSURE));
        match frame.reason() {
            "" => code.into(),
            reason => (code, reason).into(),
        }
    }
}

/// With the feature `actix-ws04`. An empty frame becomes `None`.
impl<R: ServerRole> From<CloseFrame<'_, R>> for Option<CloseReason> {
    fn from(frame: CloseFrame<'_, R>) -> Self {
        frame.code().map(|_| frame.into())
    }
}

/// With the feature `actix-ws04`.
///
/// Fails on a code that may not be in a Close frame, which actix-ws lets through, and on a reason of more than 123 bytes.
impl<'a, C: CodeSet> TryFrom<&'a CloseReason> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from(reason: &'a CloseReason) -> Result<Self, DecodeError> {
        let description = reason.description.as_deref().unwrap_or_default();
        Self::from_parts(reason.code.into(), description)
    }
}

/// With the feature `actix-ws04`. `None` is a Close frame without a status.
impl<'a, C: CodeSet> TryFrom<Option<&'a CloseReason>> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from(reason: Option<&'a CloseReason>) -> Result<Self, DecodeError> {
        reason.map_or(Ok(Self::no_status()), Self::try_from)
    }
}

/// With the feature `actix-ws04`. `None` is a Close frame without a status.
impl<'a, C: CodeSet> TryFrom<&'a Option<CloseReason>> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from(reason: &'a Option<CloseReason>) -> Result<Self, DecodeError> {
        Self::try_from(reason.as_ref())
    }
}

/// With the feature `actix-ws04`: converts the error of a lost connection into [`abnormal`](Self::abnormal).
///
/// Any other error is returned unchanged: the client broke the protocol, and can be answered.
impl<C: CodeSet> TryFrom<ProtocolError> for ReceivedClose<'static, C> {
    type Error = ProtocolError;

    fn try_from(error: ProtocolError) -> Result<Self, ProtocolError> {
        match error {
            ProtocolError::Io(ref io) if is_lost(io) => Ok(Self::abnormal()),
            error => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::close_frame;
    use crate::frame::{Either, Server};
    use crate::test_codes::{TestClose, number};

    #[test]
    fn every_sendable_code_survives_the_round_trip() {
        for code in 0..=u16::MAX {
            let Ok(frame) = CloseFrame::<Server>::new(number(code), "ré") else {
                continue;
            };
            let reason = Option::<CloseReason>::from(frame);
            let received = ReceivedClose::<TestClose>::try_from(&reason).expect("a legal frame");
            assert_eq!(
                received,
                ReceivedClose::from_parts(code, "ré").expect("legal")
            );
            assert_eq!(ReceivedClose::try_from(reason.as_ref()), Ok(received));
        }
    }

    #[test]
    fn a_frame_for_both_ends_converts_too() {
        let frame = close_frame!(Either, TestClose::PolicyViolation, "why");
        let from_a_server = CloseFrame::<Server>::from(frame);
        assert_eq!(CloseReason::from(frame), CloseReason::from(from_a_server));
    }

    #[test]
    fn no_reason_is_no_description() {
        let reason = CloseReason::from(close_frame!(Server, TestClose::SessionExpired, ""));
        assert_eq!(reason.description, None);
        let received = ReceivedClose::<TestClose>::try_from(&reason).expect("a legal frame");
        assert_eq!(received.reason(), "");
    }

    #[test]
    fn an_empty_frame_stays_empty_or_becomes_1000() {
        let empty = CloseFrame::<Either>::empty();
        let none = Option::<CloseReason>::from(empty);
        assert_eq!(none, None);
        assert_eq!(
            ReceivedClose::<TestClose>::try_from(&none),
            Ok(ReceivedClose::no_status())
        );
        assert_eq!(
            CloseReason::from(empty),
            CloseReason::from(ActixCode::Normal)
        );
    }

    #[test]
    fn an_illegal_code_is_an_error() {
        for code in [0, 999, 1005, 1006, 1015, 1016, 2999, 5000] {
            let reason = CloseReason::from(ActixCode::from(code));
            let received = ReceivedClose::<TestClose>::try_from(&reason);
            assert_eq!(received, Err(DecodeError::IllegalCode { code }));
        }
    }

    #[test]
    fn an_error_of_the_socket_converts_and_another_is_returned() {
        use std::io::ErrorKind;

        let lost = ProtocolError::Io(ErrorKind::ConnectionReset.into());
        assert_eq!(
            ReceivedClose::<TestClose>::try_from(lost).ok(),
            Some(ReceivedClose::abnormal())
        );
        for other in [
            ProtocolError::Io(ErrorKind::WouldBlock.into()),
            ProtocolError::UnmaskedFrame,
        ] {
            assert!(ReceivedClose::<TestClose>::try_from(other).is_err());
        }
    }
}
