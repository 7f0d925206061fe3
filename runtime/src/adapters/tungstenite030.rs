//! tungstenite 0.30, and tokio-tungstenite 0.30, which has the same types.
//!
//! A frame of any role becomes a `tungstenite::protocol::CloseFrame`, or an `Option` of one, which is what
//! `Message::Close` holds. What came in becomes a [`ReceivedClose`] from a `&CloseFrame`, an `Option<&CloseFrame>` or
//! an `&Option<CloseFrame>`.
//!
//! ```
//! # use tungstenite030 as tungstenite;
//! use close_codes::{CloseCode, DecodeError, ReceivedClose, ReceivedCode, close_frame};
//! use tungstenite::Message;
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
//! In tungstenite an empty Close frame is the `None` of `Message::Close(None)`. Its `CloseFrame` always has a code, so
//! there an empty frame becomes 1000 Normal Closure without a reason. Convert into an `Option` to keep it empty, as
//! above.
//!
//! # What tungstenite does with a code that comes in
//!
//! tungstenite looks at a Close frame before the program does:
//!
//! * 1014 Bad Gateway is taken for a code that may not be in a Close frame, although the IANA registry lists it. The
//!   answer to it, as to a code that really may not, is 1002, and the program sees 1002 with the reason "Protocol
//!   violation" too. In answer to a Close frame that was sent first, any code comes through; the conversion refuses the
//!   illegal ones.
//! * A body of a single byte, of more than 125 bytes, or with a reason that is not UTF-8 is an `Err`, and nothing is
//!   answered.
//!
//! It answers by itself once the socket is read or flushed again. A 1014 that is sent goes out unchanged, and so does any
//! code and any reason that a program puts into tungstenite's own types.
//!
//! A connection that ended without a Close frame comes as an `Err`, such as `Error::ConnectionClosed` or
//! `ProtocolError::ResetWithoutClosingHandshake`; that is [`ReceivedClose::abnormal`].

use tungstenite030::protocol::CloseFrame as TungsteniteFrame;
use tungstenite030::protocol::frame::coding::CloseCode as TungsteniteCode;

use crate::{CloseFrame, CodeSet, DecodeError, ReceivedClose, Role};

/// The code that an empty frame gets where a frame has to have one.
const NORMAL_CLOSURE: u16 = 1000;

/// With the feature `tungstenite030`. An empty frame becomes 1000; see [`adapters::tungstenite030`](self).
impl<R: Role> From<CloseFrame<'_, R>> for TungsteniteFrame {
    fn from(frame: CloseFrame<'_, R>) -> Self {
        Self {
            code: TungsteniteCode::from(frame.code().unwrap_or(NORMAL_CLOSURE)),
            reason: frame.reason().into(),
        }
    }
}

/// With the feature `tungstenite030`. An empty frame becomes `None`.
impl<R: Role> From<CloseFrame<'_, R>> for Option<TungsteniteFrame> {
    fn from(frame: CloseFrame<'_, R>) -> Self {
        frame.code().map(|_| frame.into())
    }
}

/// With the feature `tungstenite030`.
///
/// Fails on a code that may not be in a Close frame and on a reason of more than 123 bytes. tungstenite lets such a code
/// through when it comes in answer to a Close frame that was sent first.
impl<'a, C: CodeSet> TryFrom<&'a TungsteniteFrame> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from(frame: &'a TungsteniteFrame) -> Result<Self, DecodeError> {
        Self::from_parts(frame.code.into(), frame.reason.as_str())
    }
}

/// With the feature `tungstenite030`. `None` is a Close frame without a status.
impl<'a, C: CodeSet> TryFrom<Option<&'a TungsteniteFrame>> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from(frame: Option<&'a TungsteniteFrame>) -> Result<Self, DecodeError> {
        frame.map_or(Ok(Self::no_status()), Self::try_from)
    }
}

/// With the feature `tungstenite030`. `None` is a Close frame without a status.
impl<'a, C: CodeSet> TryFrom<&'a Option<TungsteniteFrame>> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from(frame: &'a Option<TungsteniteFrame>) -> Result<Self, DecodeError> {
        Self::try_from(frame.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read, Result as IoResult, Write};
    use std::vec::Vec;

    use tungstenite030::protocol::Role as TungsteniteRole;
    use tungstenite030::{Message, WebSocket};

    use super::*;
    use crate::test_codes::TestClose;
    use crate::{Browser, Client, Either, Server, close_frame};

    /// What a peer has sent, and what was sent to it.
    #[derive(Default)]
    struct Wire {
        incoming: Cursor<Vec<u8>>,
        outgoing: Vec<u8>,
    }

    impl Read for Wire {
        fn read(&mut self, buffer: &mut [u8]) -> IoResult<usize> {
            self.incoming.read(buffer)
        }
    }

    impl Write for Wire {
        fn write(&mut self, bytes: &[u8]) -> IoResult<usize> {
            self.outgoing.write(bytes)
        }

        fn flush(&mut self) -> IoResult<()> {
            Ok(())
        }
    }

    /// The frame that a server puts on the wire.
    fn sent(frame: CloseFrame<'_, Server>) -> Vec<u8> {
        let mut socket = WebSocket::from_raw_socket(Wire::default(), TungsteniteRole::Server, None);
        socket
            .send(Message::Close(frame.into()))
            .expect("the wire takes everything");
        socket.get_ref().outgoing.clone()
    }

    /// What a client gets to see of a frame with this body.
    fn seen(body: &[u8]) -> Message {
        let mut frame = Vec::from([0x88, u8::try_from(body.len()).expect("a short body")]);
        frame.extend(body);
        let wire = Wire {
            incoming: Cursor::new(frame),
            ..Wire::default()
        };
        WebSocket::from_raw_socket(wire, TungsteniteRole::Client, None)
            .read()
            .expect("a Close frame")
    }

    #[test]
    fn every_sendable_code_reaches_the_wire_as_encoded() {
        for code in 0..=u16::MAX {
            let Ok(frame) = CloseFrame::<Server>::new(code, "ré") else {
                continue;
            };
            let body = frame.encode();
            let mut expected = Vec::from([0x88, u8::try_from(body.len()).expect("a short body")]);
            expected.extend_from_slice(&body);
            assert_eq!(sent(frame), expected, "{code}");
        }
        assert_eq!(sent(CloseFrame::empty()), [0x88, 0]);
    }

    #[test]
    fn a_frame_of_any_role_fits_both_ways_of_writing_a_message() {
        let frame = close_frame!(Server, TestClose::SessionExpired);
        assert_eq!(
            Message::Close(Some(frame.into())),
            Message::Close(frame.into())
        );
        let codes: [Option<TungsteniteFrame>; 4] = [
            CloseFrame::<Client>::new(4001_u16, "").map_or(None, Into::into),
            CloseFrame::<Server>::new(4001_u16, "").map_or(None, Into::into),
            CloseFrame::<Browser>::new(4001_u16, "").map_or(None, Into::into),
            CloseFrame::<Either>::new(4001_u16, "").map_or(None, Into::into),
        ];
        for frame in codes {
            assert_eq!(frame.map(|frame| u16::from(frame.code)), Some(4001));
        }
    }

    #[test]
    fn an_empty_frame_stays_empty_or_becomes_1000() {
        let empty = CloseFrame::<Server>::empty();
        assert_eq!(Option::<TungsteniteFrame>::from(empty), None);
        let filled = TungsteniteFrame::from(empty);
        assert_eq!((u16::from(filled.code), filled.reason.as_str()), (1000, ""));
    }

    #[test]
    fn what_tungstenite_saw_is_what_is_received() {
        for (body, code, reason) in [
            (&b""[..], 1005, ""),
            (b"\x03\xe8", 1000, ""),
            (b"\x0f\xa1bye", 4001, "bye"),
        ] {
            let Message::Close(frame) = seen(body) else {
                panic!("not a Close frame")
            };
            let received = ReceivedClose::<TestClose>::try_from(&frame).expect("a legal frame");
            assert_eq!(
                (received.code().as_u16(), received.reason()),
                (code, reason)
            );
            assert_eq!(ReceivedClose::try_from(frame.as_ref()), Ok(received));
            if let Some(frame) = &frame {
                assert_eq!(ReceivedClose::try_from(frame), Ok(received));
            }
        }
    }

    #[test]
    fn an_illegal_code_is_an_error() {
        for code in [0, 999, 1005, 1006, 1015, 1016, 2999, 5000] {
            let frame = TungsteniteFrame {
                code: code.into(),
                reason: "".into(),
            };
            let received = ReceivedClose::<TestClose>::try_from(&frame);
            assert_eq!(received, Err(DecodeError::IllegalCode { code }));
        }
    }
}
