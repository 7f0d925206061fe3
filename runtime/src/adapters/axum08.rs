//! axum 0.8, a library for servers only.
//!
//! A frame of a [`ServerRole`] becomes an `axum::extract::ws::CloseFrame`, or an `Option` of one, which is what
//! `Message::Close` holds. A [`ReceivedClose`] is made from a `&CloseFrame`, an `Option<&CloseFrame>` or an
//! `&Option<CloseFrame>`, or from the `axum::Error` of a lost connection.
//!
//! ```
//! # use axum08 as axum;
//! use std::error::Error;
//!
//! use axum::extract::ws::{Message, WebSocket};
//! use close_codes::{CloseCode, ReceivedClose, ReceivedCode, close_frame};
//!
//! /// Talks until the connection ends, and says how.
//! async fn talk(socket: &mut WebSocket) -> Result<ReceivedCode<CloseCode>, Box<dyn Error>> {
//!     loop {
//!         match socket.recv().await {
//!             // The client closed. axum answers by itself when the socket is read again.
//!             Some(Ok(Message::Close(frame))) => {
//!                 let received = ReceivedClose::try_from(&frame)?;
//!                 println!("closed: {received}");
//!                 drop(socket.recv().await);
//!                 return Ok(received.code());
//!             }
//!             // The connection was lost: 1006. Other errors go to the caller.
//!             Some(Err(error)) => return Ok(ReceivedClose::try_from(error)?.code()),
//!             None => return Err("the socket was read after its end".into()),
//!             Some(Ok(Message::Text(text))) => println!("{text}"),
//!             Some(Ok(Message::Binary(_))) => {
//!                 let frame = close_frame!(Server, CloseCode::UnsupportedData, "no binary messages");
//!                 socket.send(frame.into()).await?;
//!             }
//!             Some(Ok(_)) => {}
//!         }
//!     }
//! }
//! # let _ = talk;
//! ```
//!
//! # An empty frame
//!
//! In axum, an empty Close frame is the `None` of `Message::Close(None)`. axum's `CloseFrame` always has a code, so an
//! empty frame becomes 1000 Normal Closure without a reason. Convert into a `Message` or an `Option` to keep it empty.
//!
//! # What axum does with a code
//!
//! A code is a plain `u16`, and `axum::extract::ws::close_code` has constants for 1005 and 1006 too. axum sends
//! whatever code a program gives it, and a reason of more than 123 bytes. A frame of this crate is sent unchanged.
//!
//! tungstenite checks a received frame before the program gets it:
//!
//! * 1014 Bad Gateway is treated as an error, although the IANA registry lists it, and so is every code that may not be
//!   in a Close frame. The answer is 1002, and the program gets 1002 with the reason "Protocol violation" too.
//! * In the answer to a Close frame of this end, any code is passed on. The conversion refuses the illegal ones.
//! * A body that is too long, a single byte or not UTF-8 is an `Err`, and is not answered. Send the
//!   [reply](DecodeError::reply) of the matching [`DecodeError`] yourself, or just close the connection.
//!
//! # How a connection ends
//!
//! | what `recv` returns | what it means |
//! | --- | --- |
//! | `Message::Close` | a Close frame came in |
//! | an `Err` for a lost connection | [`ReceivedClose::abnormal`], by `TryFrom<axum::Error>` |
//! | any other `Err` | the client broke the protocol; the conversion returns the error |
//! | `None` | nothing new: it comes after the Close frames |

extern crate std;

use core::error::Error as _;
use std::string::ToString as _;

use axum08::Error;
use axum08::extract::ws::{CloseFrame as AxumFrame, Message};

use super::lost::is_lost;
use super::server_role::ServerRole;
use crate::code_set::CodeSet;
use crate::frame::CloseFrame;
use crate::limits::NORMAL_CLOSURE;
use crate::received::{DecodeError, ReceivedClose};

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

/// With the feature `axum08`: a `Message::Close`. An empty frame stays empty.
impl<R: ServerRole> From<CloseFrame<'_, R>> for Message {
    fn from(frame: CloseFrame<'_, R>) -> Self {
        Message::Close(frame.into())
    }
}

/// With the feature `axum08`.
///
/// Fails on a code that may not be in a Close frame and on a reason of more than 123 bytes. axum passes such a code on
/// in the answer to a Close frame of this end.
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

/// With the feature `axum08`: converts the error of a lost connection into [`abnormal`](Self::abnormal).
///
/// Any other error is returned unchanged: the client broke the protocol, and can be answered.
impl<C: CodeSet> TryFrom<Error> for ReceivedClose<'static, C> {
    type Error = Error;

    fn try_from(error: Error) -> Result<Self, Error> {
        // axum hides the type of its errors, and the version of tungstenite that it uses may change without notice. An
        // error of the socket is found among the causes. The end of the stream can only be recognized by the text of
        // the cause.
        let mut cause = error.source();
        while let Some(this) = cause {
            let is_end = match this.downcast_ref() {
                Some(io) => is_lost(io),
                None => this.to_string() == RESET_WITHOUT_CLOSING_HANDSHAKE,
            };
            if is_end {
                return Ok(Self::abnormal());
            }
            cause = this.source();
        }
        Err(error)
    }
}

/// tungstenite's `ProtocolError::ResetWithoutClosingHandshake`, which a test on a real socket compares.
const RESET_WITHOUT_CLOSING_HANDSHAKE: &str = "Connection reset without closing handshake";

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
    fn a_frame_for_both_ends_converts_too() {
        let frame = close_frame!(Either, TestClose::PolicyViolation, "why");
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
        assert_eq!(Message::from(empty), Message::Close(None));
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

    #[test]
    fn an_error_of_the_socket_converts_and_another_is_returned() {
        use std::io::{Error as IoError, ErrorKind};

        let lost = Error::new(IoError::from(ErrorKind::ConnectionReset));
        assert_eq!(
            ReceivedClose::<TestClose>::try_from(lost).ok(),
            Some(ReceivedClose::abnormal())
        );
        for other in [
            Error::new(IoError::from(ErrorKind::WouldBlock)),
            Error::new("Reserved bits are non-zero"),
        ] {
            assert!(ReceivedClose::<TestClose>::try_from(other).is_err());
        }
    }
}
