//! actix-ws 0.4, which is for servers alone. It needs Rust 1.88.
//!
//! A frame of a [`ServerRole`] becomes an `actix_ws::CloseReason`, or an `Option` of one, which is what `Session::close`
//! takes and `Message::Close` holds. What came in becomes a [`ReceivedClose`] from a `&CloseReason`, an
//! `Option<&CloseReason>` or an `&Option<CloseReason>`.
//!
//! ```
//! # use actix_ws04 as actix_ws;
//! use actix_ws::{CloseReason, Message};
//! use close_codes::{CloseCode, ReceivedClose, close_frame};
//!
//! /// What to call `Session::close` with when a message has come in.
//! fn answer(message: &Message) -> Option<CloseReason> {
//!     let Message::Close(reason) = message else {
//!         return close_frame!(Server, CloseCode::UnsupportedData, "no messages here").into();
//!     };
//!     match ReceivedClose::<CloseCode>::try_from(reason) {
//!         Ok(received) => {
//!             println!("the client left: {received}");
//!             reason.clone()
//!         }
//!         Err(error) => error.reply().into(),
//!     }
//! }
//! # assert_eq!(answer(&Message::Close(None)), None);
//! # let code = |message| answer(&message).map(|reason| u16::from(reason.code));
//! # assert_eq!(code(Message::Close(Some(actix_ws::CloseCode::Abnormal.into()))), Some(1002));
//! # assert_eq!(code(Message::Text("hello".into())), Some(1003));
//! ```
//!
//! # An empty frame
//!
//! In actix-ws an empty Close frame is the `None` of `Session::close(None)`. Its `CloseReason` always has a code, so
//! there an empty frame becomes 1000 Normal Closure without a reason. Convert into an `Option` to keep it empty, as
//! above.
//!
//! # What actix-ws does with a code
//!
//! Whatever a program puts into a `CloseReason` goes out, 1005 and 2999 included. A reason of more than 123 bytes is cut,
//! between two characters. After its own Close frame it hangs up without waiting for an answer.
//!
//! A Close frame that comes in is not checked, and not answered: that is for the program to do, as above.
//!
//! * Any code comes through; the conversion refuses the illegal ones.
//! * A body of a single byte or of more than 125 comes as `None`, so that it reads as 1005, a frame without a status.
//! * What is not UTF-8 in a reason comes as U+FFFD, which takes three bytes, so that the reason may then be refused as
//!   too long.
//!
//! A connection that ended without a Close frame comes as the end of the stream, or as an `Err`; that is
//! [`ReceivedClose::abnormal`].

use actix_ws04::{CloseCode as ActixCode, CloseReason};

use super::ServerRole;
use crate::{CloseFrame, CodeSet, DecodeError, ReceivedClose};

/// The code that an empty frame gets where a frame has to have one.
const NORMAL_CLOSURE: u16 = 1000;

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
    fn a_frame_that_both_ends_may_send_is_taken_too() {
        let frame = close_frame!(Either, 4001 as CloseCode, "why");
        let from_a_server = CloseFrame::<Server>::from(frame);
        assert_eq!(CloseReason::from(frame), CloseReason::from(from_a_server));
    }

    #[test]
    fn no_reason_is_no_description() {
        let reason = CloseReason::from(close_frame!(Server, 4001 as CloseCode, ""));
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
}
