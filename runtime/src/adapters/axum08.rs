//! axum 0.8, which is for servers alone.
//!
//! A frame of a [`ServerRole`] becomes an `axum::extract::ws::CloseFrame`, or an `Option` of one, which is what
//! `Message::Close` holds. What came in becomes a [`ReceivedClose`] from a `&CloseFrame`, an `Option<&CloseFrame>` or an
//! `&Option<CloseFrame>`.
//!
//! ```
//! # use axum08 as axum;
//! use axum::extract::ws::Message;
//! use close_codes::{CloseCode, DecodeError, ReceivedClose, ReceivedCode, close_frame};
//!
//! let message = Message::Close(close_frame!(Server, CloseCode::ServiceRestart, "back soon").into());
//!
//! if let Message::Close(frame) = &message {
//!     let received = ReceivedClose::<CloseCode>::try_from(frame)?;
//!     assert_eq!(received.code(), ReceivedCode::Known(CloseCode::ServiceRestart));
//! }
//! # Ok::<(), DecodeError>(())
//! ```
//!
//! # An empty frame
//!
//! In axum an empty Close frame is the `None` of `Message::Close(None)`. Its `CloseFrame` always has a code, so there an
//! empty frame becomes 1000 Normal Closure without a reason. Convert into an `Option` to keep it empty, as above.
//!
//! # What axum does with a code
//!
//! A code is a plain `u16`, and `axum::extract::ws::close_code` has constants for 1005 and 1006 too: whatever a program
//! writes goes out, and so does a reason of more than 123 bytes. A frame made here goes out as it is.
//!
//! What comes in goes through tungstenite, which looks at it before the program does:
//!
//! * 1014 Bad Gateway, although the IANA registry lists it, is taken for an error, like every code that may not be in a
//!   Close frame: the answer is 1002, and the program sees 1002 with the reason "Protocol violation" as well.
//! * In answer to a Close frame that was sent first, any code comes through; the conversion refuses the illegal ones.
//! * A body that is too long, a single byte or not UTF-8 is an `Err`, and nothing is answered. Send the
//!   [reply](DecodeError::reply) of the matching [`DecodeError`] yourself, or just hang up.
//!
//! A connection that ended without a Close frame comes as an `Err`; that is [`ReceivedClose::abnormal`].

use axum08::extract::ws::CloseFrame as AxumFrame;

use super::ServerRole;
use crate::{CloseFrame, CodeSet, DecodeError, ReceivedClose};

/// The code that an empty frame gets where a frame has to have one.
const NORMAL_CLOSURE: u16 = 1000;

/// With the feature `axum08`. An empty frame becomes 1000; see [`adapters::axum08`](self).
impl<R: ServerRole> From<CloseFrame<'_, R>> for AxumFrame {
    fn from(frame: CloseFrame<'_, R>) -> Self {
        Self {
            code: frame.code().unwrap_or(NORMAL_CLOSURE),
            reason: frame.reason().into(),
        }
    }
}

/// With the feature `axum08`. An empty frame becomes `None`.
impl<R: ServerRole> From<CloseFrame<'_, R>> for Option<AxumFrame> {
    fn from(frame: CloseFrame<'_, R>) -> Self {
        frame.code().map(|_| frame.into())
    }
}

/// With the feature `axum08`.
///
/// Fails on a code that may not be in a Close frame and on a reason of more than 123 bytes. axum lets such a code through
/// when it comes in answer to a Close frame that was sent first.
impl<'a, C: CodeSet> TryFrom<&'a AxumFrame> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from(frame: &'a AxumFrame) -> Result<Self, DecodeError> {
        Self::from_parts(frame.code, frame.reason.as_str())
    }
}

/// With the feature `axum08`. `None` is a Close frame without a status.
impl<'a, C: CodeSet> TryFrom<Option<&'a AxumFrame>> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from(frame: Option<&'a AxumFrame>) -> Result<Self, DecodeError> {
        frame.map_or(Ok(Self::no_status()), Self::try_from)
    }
}

/// With the feature `axum08`. `None` is a Close frame without a status.
impl<'a, C: CodeSet> TryFrom<&'a Option<AxumFrame>> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from(frame: &'a Option<AxumFrame>) -> Result<Self, DecodeError> {
        Self::try_from(frame.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_codes::TestClose;
    use crate::{CloseCode, Either, Server, close_frame};

    #[test]
    fn every_sendable_code_survives_the_way_there_and_back() {
        for code in 0..=u16::MAX {
            let Ok(frame) = CloseFrame::<Server>::new(code, "ré") else {
                continue;
            };
            let frame = Option::<AxumFrame>::from(frame);
            let received = ReceivedClose::<TestClose>::try_from(&frame).expect("a legal frame");
            assert_eq!(
                received,
                ReceivedClose::from_parts(code, "ré").expect("legal")
            );
            assert_eq!(ReceivedClose::try_from(frame.as_ref()), Ok(received));
        }
    }

    #[test]
    fn a_frame_that_both_ends_may_send_is_taken_too() {
        let frame = close_frame!(Either, 4001 as CloseCode, "why");
        let from_a_server = CloseFrame::<Server>::from(frame);
        assert_eq!(AxumFrame::from(frame), AxumFrame::from(from_a_server));
    }

    #[test]
    fn an_empty_frame_stays_empty_or_becomes_1000() {
        let empty = CloseFrame::<Either>::empty();
        let none = Option::<AxumFrame>::from(empty);
        assert_eq!(none, None);
        assert_eq!(
            ReceivedClose::<TestClose>::try_from(&none),
            Ok(ReceivedClose::no_status())
        );
        let filled = AxumFrame::from(empty);
        assert_eq!((filled.code, filled.reason.as_str()), (1000, ""));
    }

    #[test]
    fn an_illegal_code_is_an_error() {
        for code in [0, 999, 1005, 1006, 1015, 1016, 2999, 5000] {
            let frame = AxumFrame {
                code,
                reason: "".into(),
            };
            let received = ReceivedClose::<TestClose>::try_from(&frame);
            assert_eq!(received, Err(DecodeError::IllegalCode { code }));
        }
    }
}
