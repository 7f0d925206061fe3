//! Every adapter with every number and five reasons, without a socket: all convert frames to the same bytes, and
//! received bytes to the same close.

use actix_ws::{CloseCode as ActixCode, CloseReason};
use axum::extract::ws::CloseFrame as AxumFrame;
use close_codes::{
    Client, CloseCode, CloseFrame, DecodeError, ReceivedClose, ReceivedCode, Role, Server,
};
use fastwebsockets::Frame as FastFrame;
use tokio_websockets::{CloseCode as TokioCode, Message as TokioMessage};
use yawc::Frame as YawcFrame;

use crate::witness::body;

type Received<'a> = Result<ReceivedClose<'a, CloseCode>, DecodeError>;

/// No reason, short reasons, the longest, and one that is a byte too long.
fn reasons() -> [String; 5] {
    ["", "x", "é\n\0\u{202e}", &"日".repeat(41), &"x".repeat(124)].map(str::to_owned)
}

/// Every number with every reason, and its bytes on the wire.
fn closes() -> impl Iterator<Item = (u16, String, Vec<u8>)> {
    (0..=u16::MAX).flat_map(|code| {
        reasons().map(|reason| {
            let bytes = body(code, &reason);
            (code, reason, bytes)
        })
    })
}

#[test]
fn received_frames_are_the_same_for_all() {
    let mut good = 0;
    for (code, reason, bytes) in closes() {
        let wire: Received<'_> = ReceivedClose::decode(&bytes);
        good += usize::from(wire.is_ok());
        let fast = FastFrame::close_raw(bytes.as_slice().into());
        let mut yawc = YawcFrame::close(1000.into(), "");
        *yawc.payload_mut() = bytes.clone().into();
        let actix = CloseReason::from((ActixCode::from(code), reason.as_str()));
        let axum = AxumFrame {
            code,
            reason: reason.as_str().into(),
        };
        let of_028 = tungstenite_028(code, &reason);
        let of_029 = tungstenite_029(code, &reason);
        let of_030 = tungstenite_030(code, &reason);
        let tokio: Received<'_> = match TokioCode::try_from(code) {
            // This is the library's value for a frame without a status, which never has a reason.
            Ok(TokioCode::NO_STATUS_RECEIVED) => wire,
            Ok(number) => (number, reason.as_str()).try_into(),
            Err(_) => {
                assert!(wire.is_err(), "{code}");
                wire
            }
        };
        let all = [
            ("parts", ReceivedClose::from_parts(code, &reason)),
            ("fastwebsockets", (&fast).try_into()),
            ("yawc", (&yawc).try_into()),
            ("actix-ws", (&actix).try_into()),
            ("axum", (&axum).try_into()),
            ("tungstenite 0.28", (&of_028).try_into()),
            ("tungstenite 0.29", (&of_029).try_into()),
            ("tungstenite 0.30", (&of_030).try_into()),
            ("tokio-websockets", tokio),
        ];
        for (library, received) in all {
            assert_eq!(received, wire, "{library}: {code} {reason:?}");
        }
    }
    assert_eq!(good, (4 + 8 + 2000) * 4);
}

/// A frame of a role is sent as it is encoded.
fn goes_out<R: Role>(outgoing: impl Fn(CloseFrame<'_, R>) -> Vec<Vec<u8>>) -> usize {
    let mut sent = 0;
    for (code, reason, bytes) in closes() {
        let Ok(frame) = CloseFrame::<R>::new(ReceivedCode::<CloseCode>::from(code), &reason) else {
            continue;
        };
        sent += 1;
        for out in outgoing(frame) {
            assert_eq!(out, bytes, "{code} {reason:?}");
        }
    }
    sent
}

/// The libraries for both ends.
fn by_either_end<R: Role>(frame: CloseFrame<'_, R>) -> Vec<Vec<u8>> {
    use tokio_tungstenite::tungstenite::protocol::CloseFrame as Frame030;
    use tokio_tungstenite028::tungstenite::protocol::CloseFrame as Frame028;
    use tokio_tungstenite029::tungstenite::protocol::CloseFrame as Frame029;

    let (of_028, of_029, of_030) = (
        Frame028::from(frame),
        Frame029::from(frame),
        Frame030::from(frame),
    );
    vec![
        FastFrame::from(frame).payload.to_vec(),
        YawcFrame::from(frame).payload().to_vec(),
        TokioMessage::from(frame).as_payload().to_vec(),
        body(of_028.code.into(), of_028.reason.as_str()),
        body(of_029.code.into(), of_029.reason.as_str()),
        body(of_030.code.into(), of_030.reason.as_str()),
    ]
}

#[test]
fn sent_frames_are_the_same_for_all() {
    // Only a client may send 1010.
    assert_eq!(goes_out::<Client>(by_either_end), (4 + 8 + 2000) * 4);
    let of_a_server = goes_out::<Server>(|frame| {
        let axum = AxumFrame::from(frame);
        let actix = CloseReason::from(frame);
        let mut all = by_either_end(frame);
        all.push(body(axum.code, axum.reason.as_str()));
        all.push(body(
            actix.code.into(),
            actix.description.unwrap_or_default(),
        ));
        all
    });
    assert_eq!(of_a_server, (4 + 7 + 2000) * 4);
}

macro_rules! tungstenite_frame {
    ($name:ident, $library:ident) => {
        fn $name(code: u16, reason: &str) -> $library::tungstenite::protocol::CloseFrame {
            $library::tungstenite::protocol::CloseFrame {
                code: code.into(),
                reason: reason.into(),
            }
        }
    };
}

tungstenite_frame!(tungstenite_028, tokio_tungstenite028);
tungstenite_frame!(tungstenite_029, tokio_tungstenite029);
tungstenite_frame!(tungstenite_030, tokio_tungstenite);
