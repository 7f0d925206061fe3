//! tokio-websockets 0.13. It needs Rust 1.89.
//!
//! A frame of any role becomes a `tokio_websockets::Message`. What came in becomes a [`ReceivedClose`] from what
//! `Message::as_close` gives, which is a `CloseCode` and a `&str`.
//!
//! ```
//! # use tokio_websockets013 as tokio_websockets;
//! use close_codes::{CloseCode, DecodeError, ReceivedClose, ReceivedCode, close_frame};
//! use tokio_websockets::Message;
//!
//! let message = Message::from(close_frame!(Server, CloseCode::ServiceRestart, "back soon"));
//!
//! if let Some(close) = message.as_close() {
//!     let received = ReceivedClose::<CloseCode>::try_from(close)?;
//!     assert_eq!(received.code(), ReceivedCode::Known(CloseCode::ServiceRestart));
//! }
//! # Ok::<(), DecodeError>(())
//! ```
//!
//! # What tokio-websockets does with a code
//!
//! `Message::close` panics when the code is 1004, 1005, 1006 or 1015, and when the reason has more than 123 bytes. A frame
//! made here cannot make it panic.
//!
//! What comes in is checked as RFC 6455 says. A Close frame that breaks the rules is answered with 1002 or 1007, and the
//! program gets an `Err`; all the others come through, 1014 among them. An empty frame comes as 1005, which the
//! conversion takes for [`ReceivedClose::no_status`].
//!
//! A connection that ended without a Close frame comes as the end of the stream, or as an `Err`; that is
//! [`ReceivedClose::abnormal`].

use tokio_websockets013::{CloseCode as TokioCode, Message};

use crate::{CloseFrame, CodeSet, DecodeError, ReceivedClose, Role};

/// With the feature `tokio-websockets013`. An empty frame stays empty.
impl<R: Role> From<CloseFrame<'_, R>> for Message {
    fn from(frame: CloseFrame<'_, R>) -> Self {
        let code = frame.code().map(|code| {
            TokioCode::try_from(code).expect("it refuses no code that a frame may carry")
        });
        Message::close(code, frame.reason())
    }
}

/// With the feature `tokio-websockets013`, for what `Message::as_close` gives. 1005 is a Close frame without a status.
///
/// Fails on 1004, 1006 and 1015 and on a reason of more than 123 bytes. No message that came in has them.
impl<'a, C: CodeSet> TryFrom<(TokioCode, &'a str)> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from((code, reason): (TokioCode, &'a str)) -> Result<Self, DecodeError> {
        match code {
            TokioCode::NO_STATUS_RECEIVED => Ok(Self::no_status()),
            code => Self::from_parts(code.into(), reason),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_codes::TestClose;
    use crate::{Client, Server};

    #[test]
    fn every_sendable_code_survives_the_way_there_and_back() {
        for code in 0..=u16::MAX {
            let Ok(frame) = CloseFrame::<Client>::new(code, "ré") else {
                continue;
            };
            let body = frame.encode();
            let message = Message::from(frame);
            assert_eq!(**message.as_payload(), *body);
            let close = message.as_close().expect("a Close frame");
            assert_eq!(
                ReceivedClose::<TestClose>::try_from(close),
                ReceivedClose::from_parts(code, "ré")
            );
        }
    }

    #[test]
    fn the_longest_reason_does_not_panic() {
        let reason = "あ".repeat(41);
        let frame = CloseFrame::<Server>::new(4001_u16, &reason).expect("it fits");
        let message = Message::from(frame);
        assert_eq!(message.as_close().map(|(_, reason)| reason), Some(&*reason));
    }

    #[test]
    fn an_empty_frame_stays_empty() {
        let message = Message::from(CloseFrame::<Server>::empty());
        assert!(message.as_payload().is_empty());
        let close = message.as_close().expect("a Close frame");
        assert_eq!(
            ReceivedClose::<TestClose>::try_from(close),
            Ok(ReceivedClose::no_status())
        );
    }

    #[test]
    fn an_illegal_code_is_an_error() {
        for code in [1004, 1006, 1015] {
            let close = (TokioCode::try_from(code).expect("it takes it"), "");
            let received = ReceivedClose::<TestClose>::try_from(close);
            assert_eq!(received, Err(DecodeError::IllegalCode { code }));
        }
    }
}
