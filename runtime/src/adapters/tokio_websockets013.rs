//! tokio-websockets 0.13. It needs Rust 1.89.
//!
//! A frame of any role becomes a `tokio_websockets::Message`. A [`ReceivedClose`] is made from the result of
//! `Message::as_close`, which is a `CloseCode` and a `&str`, or from the `Error` of a lost connection.
//!
//! ```
//! # use tokio_websockets013 as tokio_websockets;
//! use std::error::Error;
//!
//! use close_codes::{CloseCode, ReceivedClose, ReceivedCode, close_frame};
//! use tokio_websockets::Message;
//!
//! # trait Socket {
//! #     async fn next(&mut self) -> Option<Result<Message, tokio_websockets::Error>>;
//! #     async fn send(&mut self, message: Message) -> Result<(), tokio_websockets::Error>;
//! # }
//! /// Talks until the connection ends, and says how. The socket is a `WebSocketStream`.
//! async fn talk(socket: &mut impl Socket) -> Result<ReceivedCode<CloseCode>, Box<dyn Error>> {
//!     loop {
//!         let message = match socket.next().await {
//!             Some(Ok(message)) => message,
//!             // The connection was lost: 1006. Other errors go to the caller.
//!             Some(Err(error)) => return Ok(ReceivedClose::try_from(error)?.code()),
//!             None => return Ok(ReceivedClose::abnormal().code()),
//!         };
//!         // The peer closed. tokio-websockets answers when the socket is read again.
//!         if let Some(close) = message.as_close() {
//!             let received = ReceivedClose::try_from(close)?;
//!             println!("closed: {received}");
//!             drop(socket.next().await);
//!             return Ok(received.code());
//!         }
//!         if let Some(text) = message.as_text() {
//!             println!("{text}");
//!         } else if message.is_binary() {
//!             let frame = close_frame!(CloseCode::UnsupportedData, "no binary messages");
//!             socket.send(frame.into()).await?;
//!         }
//!     }
//! }
//! ```
//!
//! # What tokio-websockets does with a code
//!
//! `Message::close` panics if the code is 1004, 1005, 1006 or 1015, or if the reason has more than 123 bytes. A frame
//! of this crate never makes it panic.
//!
//! Received frames are checked by RFC 6455. A Close frame that breaks the rules is answered with 1002 or 1007, and the
//! program gets an `Err`. All others are passed on, 1014 included. An empty frame is reported as 1005, which the
//! conversion turns into [`ReceivedClose::no_status`].
//!
//! # How a connection ends
//!
//! | what `next` returns | what it means |
//! | --- | --- |
//! | a message with `as_close` | a Close frame came in |
//! | `Error::Io` | the connection was lost: [`ReceivedClose::abnormal`], by `TryFrom<Error>` |
//! | any other `Err` | the peer broke the protocol, and was told; the conversion returns the error |
//! | `None` | the connection was lost, unless a Close frame came in before or answered one of this program |

use tokio_websockets013::{CloseCode as TokioCode, Error, Message};

use super::lost::is_lost;
use crate::code_set::CodeSet;
use crate::frame::{CloseFrame, Role};
use crate::received::{DecodeError, ReceivedClose};

/// With the feature `tokio-websockets013`. An empty frame stays empty.
impl<R: Role> From<CloseFrame<'_, R>> for Message {
    fn from(frame: CloseFrame<'_, R>) -> Self {
        let code = frame.code().map(|code| {
            #[expect(clippy::expect_used, reason = "a test tries every code")]
            TokioCode::try_from(code).expect("it refuses no code that a frame may carry")
        });
        Message::close(code, frame.reason())
    }
}

/// With the feature `tokio-websockets013`, for the result of `Message::as_close`. 1005 is a Close frame without a
/// status.
///
/// Fails on 1004, 1006 and 1015 and on a reason of more than 123 bytes. No received message has them.
impl<'a, C: CodeSet> TryFrom<(TokioCode, &'a str)> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from((code, reason): (TokioCode, &'a str)) -> Result<Self, DecodeError> {
        match code {
            TokioCode::NO_STATUS_RECEIVED => Ok(Self::no_status()),
            code => Self::from_parts(code.into(), reason),
        }
    }
}

/// With the feature `tokio-websockets013`: converts the error of a lost connection into [`abnormal`](Self::abnormal).
///
/// Any other error is returned unchanged: it comes after the end, or the peer broke the protocol.
impl<C: CodeSet> TryFrom<Error> for ReceivedClose<'static, C> {
    type Error = Error;

    fn try_from(error: Error) -> Result<Self, Error> {
        match error {
            Error::Io(ref io) if is_lost(io) => Ok(Self::abnormal()),
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
        let frame = CloseFrame::<Server>::new(number(4001), &reason).expect("it fits");
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

    #[test]
    fn an_error_of_the_socket_converts_and_another_is_returned() {
        use std::io::ErrorKind;

        let lost = Error::Io(ErrorKind::ConnectionReset.into());
        assert_eq!(
            ReceivedClose::<TestClose>::try_from(lost).ok(),
            Some(ReceivedClose::abnormal())
        );
        for other in [
            Error::Io(ErrorKind::WouldBlock.into()),
            Error::AlreadyClosed,
        ] {
            assert!(ReceivedClose::<TestClose>::try_from(other).is_err());
        }
    }
}
