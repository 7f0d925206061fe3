//! fastwebsockets 0.10.
//!
//! A frame of any role becomes a `fastwebsockets::Frame`. A [`ReceivedClose`] is made from the `&Frame` of a Close
//! frame, or from the `WebSocketError` of a lost connection.
//!
//! ```
//! # use fastwebsockets010 as fastwebsockets;
//! # use std::pin::Pin;
//! use std::error::Error;
//!
//! use close_codes::{CloseCode, ReceivedClose, ReceivedCode, close_frame};
//! use fastwebsockets::{Frame, OpCode};
//!
//! # trait Socket {
//! #     async fn read_frame(&mut self) -> Result<Frame<'_>, fastwebsockets::WebSocketError>;
//! #     async fn write_frame(&mut self, frame: Frame<'_>) -> Result<(), fastwebsockets::WebSocketError>;
//! # }
//! /// Talks until the connection ends, and says how. The socket is a `FragmentCollector`.
//! async fn talk(socket: &mut impl Socket) -> Result<ReceivedCode<CloseCode>, Box<dyn Error>> {
//!     loop {
//!         let frame = match socket.read_frame().await {
//!             Ok(frame) => frame,
//!             // The connection was lost: 1006. Other errors go to the caller.
//!             Err(error) => return Ok(ReceivedClose::try_from(error)?.code()),
//!         };
//!         match frame.opcode {
//!             // The peer closed, and fastwebsockets has answered.
//!             OpCode::Close => {
//!                 let received = ReceivedClose::try_from(&frame)?;
//!                 println!("closed: {received}");
//!                 return Ok(received.code());
//!             }
//!             OpCode::Text => println!("{}", frame.payload.escape_ascii()),
//!             OpCode::Binary => {
//!                 let frame = close_frame!(CloseCode::UnsupportedData, "no binary messages");
//!                 socket.write_frame(frame.into()).await?;
//!             }
//!             _ => {}
//!         }
//!     }
//! }
//! ```
//!
//! # What fastwebsockets does with a code
//!
//! A code is a plain `u16`, and `Frame::close` takes a reason of any bytes. fastwebsockets sends whatever a program
//! gives it.
//!
//! With `set_auto_close`, which is on by default, it checks a Close frame before the program gets it:
//!
//! * 1014 Bad Gateway is treated as an illegal code, although the IANA registry lists it. The program gets
//!   `WebSocketError::InvalidCloseCode`, and the answer is 1002 with the received reason.
//! * A body of a single byte or one that is not UTF-8 is an `Err`, and is not answered.
//! * A body of more than 125 bytes is passed on, and is sent back to the peer unchanged. The conversion refuses it.
//!
//! After `set_auto_close(false)`, everything is passed on, 1014 included. The conversion refuses what is illegal, and
//! the program has to answer: with the received code, or with [`DecodeError::reply`].
//!
//! `set_max_message_size` is the limit of a single frame. A `FragmentCollector` joins any number of frames, so that a
//! fragmented message has no limit. A program with untrusted peers has to count the bytes of the fragments itself.
//!
//! # How a connection ends
//!
//! | what `read_frame` returns | what it means |
//! | --- | --- |
//! | a frame with `OpCode::Close` | a Close frame came in |
//! | `WebSocketError::UnexpectedEOF`, `WebSocketError::IoError` | the connection was lost: [`ReceivedClose::abnormal`], by `TryFrom<WebSocketError>` |
//! | `WebSocketError::ConnectionClosed` | a Close frame came in or went out before; the conversion returns the error |
//! | any other `Err` | the peer broke the protocol; the conversion returns the error |

use fastwebsockets010::{Frame, OpCode, Payload, WebSocketError};

use super::lost::is_lost;
use crate::code_set::CodeSet;
use crate::frame::{CloseFrame, Role};
use crate::received::{DecodeError, ReceivedClose};

/// With the feature `fastwebsockets010`. An empty frame stays empty.
impl<R: Role> From<CloseFrame<'_, R>> for Frame<'_> {
    fn from(frame: CloseFrame<'_, R>) -> Self {
        match frame.code() {
            Some(code) => Frame::close(code, frame.reason().as_bytes()),
            None => Frame::close_raw(Payload::Borrowed(&[])),
        }
    }
}

/// With the feature `fastwebsockets010`.
///
/// Fails on a frame of another kind, and in the same cases as [`ReceivedClose::decode`].
impl<'a, C: CodeSet> TryFrom<&'a Frame<'_>> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from(frame: &'a Frame<'_>) -> Result<Self, DecodeError> {
        match frame.opcode {
            OpCode::Close => Self::decode(&frame.payload),
            _ => Err(DecodeError::NotAClose),
        }
    }
}

/// With the feature `fastwebsockets010`: converts the error of a lost connection into [`abnormal`](Self::abnormal).
///
/// Any other error is returned unchanged: it comes after a Close frame, or the peer broke the protocol.
impl<C: CodeSet> TryFrom<WebSocketError> for ReceivedClose<'static, C> {
    type Error = WebSocketError;

    fn try_from(error: WebSocketError) -> Result<Self, WebSocketError> {
        match error {
            WebSocketError::UnexpectedEOF => Ok(Self::abnormal()),
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
            assert_eq!(frame.payload, body.as_bytes());
            assert_eq!(
                ReceivedClose::<TestClose>::try_from(&frame),
                ReceivedClose::from_parts(code, "ré")
            );
        }
    }

    #[test]
    fn an_empty_frame_stays_empty() {
        let frame = Frame::from(CloseFrame::<Server>::empty());
        assert!(frame.fin && frame.opcode == OpCode::Close && frame.payload.is_empty());
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
            let frame = Frame::close_raw(body.into());
            assert_eq!(ReceivedClose::<TestClose>::try_from(&frame), Err(error));
        }
    }

    #[test]
    fn a_frame_of_another_kind_is_an_error() {
        let body = || Payload::Borrowed(b"\x03\xe8");
        for frame in [
            Frame::text(body()),
            Frame::binary(body()),
            Frame::pong(body()),
        ] {
            let received = ReceivedClose::<TestClose>::try_from(&frame);
            assert_eq!(received, Err(DecodeError::NotAClose));
        }
    }

    #[test]
    fn an_error_of_the_socket_converts_and_another_is_returned() {
        use std::io::ErrorKind;

        for lost in [
            WebSocketError::UnexpectedEOF,
            WebSocketError::IoError(ErrorKind::ConnectionReset.into()),
        ] {
            let received = ReceivedClose::<TestClose>::try_from(lost).ok();
            assert_eq!(received, Some(ReceivedClose::abnormal()));
        }
        for other in [
            WebSocketError::ConnectionClosed,
            WebSocketError::IoError(ErrorKind::WouldBlock.into()),
            WebSocketError::InvalidUTF8,
        ] {
            assert!(ReceivedClose::<TestClose>::try_from(other).is_err());
        }
    }
}
