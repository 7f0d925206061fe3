//! yawc 0.5.
//!
//! A frame of any role becomes a `yawc::Frame`. A [`ReceivedClose`] is made from the `&Frame` of a Close frame, or from
//! the `WebSocketError` of a lost socket.
//!
//! ```
//! # use yawc05 as yawc;
//! use std::error::Error;
//!
//! use close_codes::{CloseCode, ReceivedClose, ReceivedCode, close_frame};
//! use yawc::{Frame, OpCode, WebSocketError};
//!
//! # trait Socket {
//! #     async fn next_frame(&mut self) -> Result<Frame, WebSocketError>;
//! #     async fn send(&mut self, frame: Frame) -> Result<(), WebSocketError>;
//! # }
//! /// Talks until the connection ends, and says how. The socket is a `WebSocket`.
//! async fn talk(socket: &mut impl Socket) -> Result<ReceivedCode<CloseCode>, Box<dyn Error>> {
//!     loop {
//!         let frame = match socket.next_frame().await {
//!             Ok(frame) => frame,
//!             // No Close frame came in before, or this loop would have ended: 1006.
//!             Err(WebSocketError::ConnectionClosed) => return Ok(ReceivedClose::abnormal().code()),
//!             // The connection was lost: 1006. Other errors go to the caller.
//!             Err(error) => return Ok(ReceivedClose::try_from(error)?.code()),
//!         };
//!         match frame.opcode() {
//!             // The peer closed. yawc answers when the socket is read again.
//!             OpCode::Close => {
//!                 let received = ReceivedClose::try_from(&frame)?;
//!                 println!("closed: {received}");
//!                 drop(socket.next_frame().await);
//!                 return Ok(received.code());
//!             }
//!             OpCode::Text => println!("{}", frame.payload().escape_ascii()),
//!             OpCode::Binary => {
//!                 let frame = close_frame!(CloseCode::UnsupportedData, "no binary messages");
//!                 socket.send(frame.into()).await?;
//!             }
//!             _ => {}
//!         }
//!     }
//! }
//! ```
//!
//! # What yawc does with a code
//!
//! `Frame::close` takes any code, 1005 and 2999 included, and a reason of any bytes. yawc sends whatever a program
//! gives it.
//!
//! It checks a Close frame before the program gets it:
//!
//! * 1014 Bad Gateway is treated as an illegal code, although the IANA registry lists it. The program gets
//!   `WebSocketError::InvalidCloseCode`, and the answer is 1002.
//! * A body of more than 125 bytes is passed on, and is sent back to the peer unchanged. The conversion refuses it.
//! * yawc answers an answer too: after a Close frame of its own, it sends a second one.
//!
//! # How a connection ends
//!
//! | what `next_frame` returns | what it means |
//! | --- | --- |
//! | a frame with `OpCode::Close` | a Close frame came in |
//! | `WebSocketError::IoError` | the connection was lost: [`ReceivedClose::abnormal`], by `TryFrom<WebSocketError>` |
//! | `WebSocketError::ConnectionClosed` | if no Close frame came in before, the connection was lost; otherwise nothing new |
//! | any other `Err` | the peer broke the protocol, and was told |
//!
//! Only the program knows whether a Close frame came in before, so the conversion returns `ConnectionClosed` unchanged,
//! like the errors of the last row. A loop that ends with a Close frame may treat it as [`ReceivedClose::abnormal`], as
//! above.

use yawc05::close::CloseCode as YawcCode;
use yawc05::{Frame, OpCode, WebSocketError};

use super::lost::is_lost;
use crate::code_set::CodeSet;
use crate::frame::{CloseFrame, Role};
use crate::received::{DecodeError, ReceivedClose};

/// With the feature `yawc05`. An empty frame stays empty.
impl<R: Role> From<CloseFrame<'_, R>> for Frame {
    fn from(frame: CloseFrame<'_, R>) -> Self {
        let Some(code) = frame.code() else {
            // yawc has no function that makes an empty Close frame.
            let mut empty = Frame::close(YawcCode::Normal, "");
            empty.payload_mut().clear();
            return empty;
        };
        Frame::close(code.into(), frame.reason())
    }
}

/// With the feature `yawc05`.
///
/// Fails on a frame of another kind, and in the same cases as [`ReceivedClose::decode`].
impl<'a, C: CodeSet> TryFrom<&'a Frame> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from(frame: &'a Frame) -> Result<Self, DecodeError> {
        match frame.opcode() {
            OpCode::Close => Self::decode(frame.payload()),
            _ => Err(DecodeError::NotAClose),
        }
    }
}

/// With the feature `yawc05`: converts the error of a lost connection into [`abnormal`](Self::abnormal).
///
/// Any other error is returned unchanged. So is `ConnectionClosed`, which also comes after every Close frame.
impl<C: CodeSet> TryFrom<WebSocketError> for ReceivedClose<'static, C> {
    type Error = WebSocketError;

    fn try_from(error: WebSocketError) -> Result<Self, WebSocketError> {
        match error {
            WebSocketError::IoError(ref io) if is_lost(io) => Ok(Self::abnormal()),
            error => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::{Client, Server};
    use crate::test_codes::{TestClose, number};

    #[test]
    fn every_sendable_code_survives_the_round_trip() {
        for code in 0..=u16::MAX {
            let Ok(frame) = CloseFrame::<Client>::new(number(code), "ré") else {
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

    #[test]
    fn an_error_of_the_socket_converts_and_another_is_returned() {
        use std::io::ErrorKind;

        let lost = WebSocketError::IoError(ErrorKind::ConnectionReset.into());
        assert_eq!(
            ReceivedClose::<TestClose>::try_from(lost).ok(),
            Some(ReceivedClose::abnormal())
        );
        for other in [
            WebSocketError::IoError(ErrorKind::WouldBlock.into()),
            WebSocketError::ConnectionClosed,
        ] {
            assert!(ReceivedClose::<TestClose>::try_from(other).is_err());
        }
    }
}
