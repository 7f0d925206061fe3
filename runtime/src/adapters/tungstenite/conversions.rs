//! The conversions for every version of tungstenite. Each version includes this file as a module.

use super::tungstenite::error::ProtocolError;
use super::tungstenite::protocol::CloseFrame as TungsteniteFrame;
use super::tungstenite::protocol::frame::coding::CloseCode as TungsteniteCode;
use super::tungstenite::{Error, Message};
use crate::adapters::lost::is_lost;
use crate::code_set::CodeSet;
use crate::frame::{CloseFrame, Role};
use crate::limits::NORMAL_CLOSURE;
use crate::received::{DecodeError, ReceivedClose};

/// With the feature of this version of tungstenite. An empty frame becomes 1000; see its page in
/// [`adapters`](crate::adapters).
impl<R: Role> From<CloseFrame<'_, R>> for TungsteniteFrame {
    fn from(frame: CloseFrame<'_, R>) -> Self {
        Self {
            code: TungsteniteCode::from(frame.code().unwrap_or(NORMAL_CLOSURE)),
            reason: frame.reason().into(),
        }
    }
}

/// With the feature of this version of tungstenite. An empty frame becomes `None`.
impl<R: Role> From<CloseFrame<'_, R>> for Option<TungsteniteFrame> {
    fn from(frame: CloseFrame<'_, R>) -> Self {
        frame.code().map(|_| frame.into())
    }
}

/// With the feature of this version of tungstenite: a `Message::Close`. An empty frame stays empty.
impl<R: Role> From<CloseFrame<'_, R>> for Message {
    fn from(frame: CloseFrame<'_, R>) -> Self {
        Message::Close(frame.into())
    }
}

/// With the feature of this version of tungstenite.
///
/// Fails on a code that may not be in a Close frame and on a reason of more than 123 bytes. tungstenite passes such a
/// code on in the answer to a Close frame of this end.
impl<'a, C: CodeSet> TryFrom<&'a TungsteniteFrame> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from(frame: &'a TungsteniteFrame) -> Result<Self, DecodeError> {
        Self::from_parts(frame.code.into(), frame.reason.as_str())
    }
}

/// With the feature of this version of tungstenite. `None` is a Close frame without a status.
impl<'a, C: CodeSet> TryFrom<Option<&'a TungsteniteFrame>> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from(frame: Option<&'a TungsteniteFrame>) -> Result<Self, DecodeError> {
        frame.map_or(Ok(Self::no_status()), Self::try_from)
    }
}

/// With the feature of this version of tungstenite. `None` is a Close frame without a status.
impl<'a, C: CodeSet> TryFrom<&'a Option<TungsteniteFrame>> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from(frame: &'a Option<TungsteniteFrame>) -> Result<Self, DecodeError> {
        Self::try_from(frame.as_ref())
    }
}

/// With the feature of this version of tungstenite: converts the error of a connection that ended without a Close
/// frame.
///
/// * `ProtocolError::ResetWithoutClosingHandshake`, and an `Error::Io` that is not `WouldBlock` or `Interrupted`, is
///   [`abnormal`](Self::abnormal).
/// * `Error::Tls` is [`tls_failure`](Self::tls_failure).
///
/// Any other error is returned unchanged: `Error::ConnectionClosed` comes after a Close frame, and the others are for
/// the program to answer, or are its own mistakes.
impl<C: CodeSet> TryFrom<Error> for ReceivedClose<'static, C> {
    type Error = Error;

    fn try_from(error: Error) -> Result<Self, Error> {
        match error {
            Error::Protocol(ProtocolError::ResetWithoutClosingHandshake) => Ok(Self::abnormal()),
            Error::Io(ref io) if is_lost(io) => Ok(Self::abnormal()),
            Error::Tls(_) => Ok(Self::tls_failure()),
            error => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, ErrorKind, Read, Result as IoResult, Write};
    use std::string::{String, ToString};
    use std::vec::Vec;

    use super::super::tungstenite::WebSocket;
    use super::super::tungstenite::protocol::Role as TungsteniteRole;
    use super::*;
    use crate::close_frame;
    use crate::frame::{Browser, Client, Either, Server};
    use crate::test_codes::{TestClose, number};

    /// The bytes that a peer has sent, and the bytes that were sent to it.
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

    /// The bytes that a server sends for a frame.
    fn sent(frame: CloseFrame<'_, Server>) -> Vec<u8> {
        let mut socket = WebSocket::from_raw_socket(Wire::default(), TungsteniteRole::Server, None);
        socket
            .send(Message::Close(frame.into()))
            .expect("the wire takes everything");
        socket.get_ref().outgoing.clone()
    }

    /// What a client reports for a frame with this body.
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
            let Ok(frame) = CloseFrame::<Server>::new(number(code), "ré") else {
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
    fn a_frame_of_any_role_converts_into_both_types() {
        let frame = close_frame!(Server, TestClose::SessionExpired);
        assert_eq!(
            Message::Close(Some(frame.into())),
            Message::Close(frame.into())
        );
        assert_eq!(Message::from(frame), Message::Close(frame.into()));
        let empty = CloseFrame::<Server>::empty();
        assert_eq!(Message::from(empty), Message::Close(None));
        let codes: [Option<TungsteniteFrame>; 4] = [
            CloseFrame::<Client>::new(number(4001), "").map_or(None, Into::into),
            CloseFrame::<Server>::new(number(4001), "").map_or(None, Into::into),
            CloseFrame::<Browser>::new(number(4001), "").map_or(None, Into::into),
            CloseFrame::<Either>::new(number(4001), "").map_or(None, Into::into),
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
    fn a_received_frame_is_what_tungstenite_reports() {
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

    #[test]
    fn an_error_that_does_not_end_the_connection_is_returned() {
        for error in [
            Error::ConnectionClosed,
            Error::AlreadyClosed,
            Error::Io(ErrorKind::WouldBlock.into()),
            Error::Utf8(String::new()),
            Error::Protocol(ProtocolError::ReceivedAfterClosing),
        ] {
            let shown = error.to_string();
            let given_back = ReceivedClose::<TestClose>::try_from(error).expect_err("no end");
            assert_eq!(given_back.to_string(), shown);
        }
    }

    #[test]
    fn the_error_of_a_lost_connection_converts() {
        for error in [
            Error::Io(ErrorKind::ConnectionReset.into()),
            Error::Protocol(ProtocolError::ResetWithoutClosingHandshake),
        ] {
            let received = ReceivedClose::<TestClose>::try_from(error).ok();
            assert_eq!(received, Some(ReceivedClose::abnormal()));
        }
    }
}
