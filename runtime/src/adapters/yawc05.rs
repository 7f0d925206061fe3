//! yawc 0.5.
//!
//! A frame of any role becomes a `yawc::Frame`. A Close frame that came in becomes a [`ReceivedClose`] from a `&Frame`.
//!
//! ```
//! # use yawc05 as yawc;
//! use close_codes::{CloseCode, DecodeError, ReceivedClose, ReceivedCode, close_frame};
//! use yawc::{Frame, OpCode};
//!
//! let frame = Frame::from(close_frame!(Server, CloseCode::ServiceRestart, "back soon"));
//!
//! if frame.opcode() == OpCode::Close {
//!     let received = ReceivedClose::<CloseCode>::try_from(&frame)?;
//!     assert_eq!(received.code(), ReceivedCode::Known(CloseCode::ServiceRestart));
//! }
//! # Ok::<(), DecodeError>(())
//! ```
//!
//! # What yawc does with a code
//!
//! `Frame::close` takes any code, 1005 and 2999 included, and a reason of any bytes: whatever a program writes goes out.
//!
//! It looks at a Close frame before the program does:
//!
//! * 1014 Bad Gateway is taken for a code that may not be in a Close frame, although the IANA registry lists it: the
//!   program gets `WebSocketError::InvalidCloseCode`, and the answer is 1002.
//! * A body of more than 125 bytes comes through, and goes back to the sender as it is. The conversion refuses it.
//! * An answer is answered too: after a Close frame of its own, yawc sends a second one.
//!
//! A connection that ended without a Close frame comes as `WebSocketError::ConnectionClosed`, which also follows every
//! Close frame; if none came before it, that is [`ReceivedClose::abnormal`].

use yawc05::close::CloseCode as YawcCode;
use yawc05::{Frame, OpCode};

use crate::{CloseFrame, CodeSet, DecodeError, ReceivedClose, Role};

/// With the feature `yawc05`. An empty frame stays empty.
impl<R: Role> From<CloseFrame<'_, R>> for Frame {
    fn from(frame: CloseFrame<'_, R>) -> Self {
        let Some(code) = frame.code() else {
            // yawc has no function that makes an empty one.
            let mut empty = Frame::close(YawcCode::Normal, "");
            empty.payload_mut().clear();
            return empty;
        };
        Frame::close(code.into(), frame.reason())
    }
}

/// With the feature `yawc05`.
///
/// Fails on a frame of another kind, and as [`ReceivedClose::decode`] does.
impl<'a, C: CodeSet> TryFrom<&'a Frame> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from(frame: &'a Frame) -> Result<Self, DecodeError> {
        match frame.opcode() {
            OpCode::Close => Self::decode(frame.payload()),
            _ => Err(DecodeError::NotAClose),
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
            let frame = Frame::from(frame);
            assert_eq!(**frame.payload(), *body);
            assert_eq!(
                ReceivedClose::<TestClose>::try_from(&frame),
                ReceivedClose::from_parts(code, "ré")
            );
        }
    }

    #[test]
    fn an_empty_frame_stays_empty() {
        let frame = Frame::from(CloseFrame::<Server>::empty());
        assert!(frame.is_fin() && frame.opcode() == OpCode::Close && frame.payload().is_empty());
        assert_eq!(
            ReceivedClose::<TestClose>::try_from(&frame),
            Ok(ReceivedClose::no_status())
        );
    }

    #[test]
    fn an_illegal_body_is_an_error() {
        for (body, error) in [
            (&b"\x03"[..], DecodeError::OneByte),
            (b"\x03\xed", DecodeError::IllegalCode { code: 1005 }),
            (
                b"\x03\xe8a\xff",
                DecodeError::InvalidUtf8 { valid_up_to: 1 },
            ),
            (&[3; 126], DecodeError::TooLong { len: 126 }),
        ] {
            let mut frame = Frame::close(YawcCode::Normal, "");
            *frame.payload_mut() = body.into();
            assert_eq!(ReceivedClose::<TestClose>::try_from(&frame), Err(error));
        }
    }

    #[test]
    fn a_frame_of_another_kind_is_an_error() {
        let body = &b"\x03\xe8"[..];
        for frame in [Frame::text(body), Frame::binary(body), Frame::pong(body)] {
            let received = ReceivedClose::<TestClose>::try_from(&frame);
            assert_eq!(received, Err(DecodeError::NotAClose));
        }
    }
}
