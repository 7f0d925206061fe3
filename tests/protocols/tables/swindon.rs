//! swindon: a code is 4000 and the HTTP status of a backend.

use close_codes::{CloseFrame, ReceivedCode, SendErrorKind, Server, close_codes, close_frame};

use crate::frames::By::{Browser, Client, Either, Server as FromServer};
use crate::frames::assert_frames;
use crate::policy::{assert_policy, registry};

close_codes! {
    /// Why a connection to swindon ends.
    enum Swindon = "specs/swindon.toml";
}

/// The close after a backend answered with an error.
fn backend_failed(status: u16) -> Option<CloseFrame<'static, Server>> {
    let code = ReceivedCode::<Swindon>::from(status.checked_add(4000)?);
    match code {
        ReceivedCode::InRange(_, Swindon::BACKEND_STATUS) => CloseFrame::of(code).ok(),
        ReceivedCode::Known(_) | ReceivedCode::InRange(..) | ReceivedCode::Unknown(_) => {
            Some(close_frame!(Server, Swindon::BackendError))
        }
    }
}

#[test]
fn the_spec_does_not_say_whether_to_reconnect() {
    assert_policy::<Swindon>(|number| match number {
        4001 | 4400..=4599 => (None, None),
        _ => registry(number),
    });
}

#[test]
fn the_server_alone_sends_its_codes() {
    let mut rows = vec![
        (FromServer, 4001, Ok("session_pool_stopped")),
        (Client, 4001, Err(SendErrorKind::WrongRole)),
    ];
    for code in 4400..=4599 {
        let reason = if code == 4500 { "backend_error" } else { "" };
        rows.push((FromServer, code, Ok(reason)));
        for other in [Client, Browser, Either] {
            rows.push((other, code, Err(SendErrorKind::WrongRole)));
        }
    }
    // The rest of the private codes is anybody's.
    for code in [4000, 4002, 4399, 4600, 4999] {
        for by in [FromServer, Client, Browser, Either] {
            rows.push((by, code, Ok("")));
        }
    }
    assert_frames::<Swindon>(&rows);
}

#[test]
fn a_status_becomes_a_code() {
    let code_of = |status| backend_failed(status).and_then(|frame| frame.code());
    assert_eq!(code_of(404), Some(4404));
    assert_eq!(code_of(599), Some(4599));
    assert_eq!(code_of(500), Some(4500));
    assert_eq!(code_of(302), Some(4500));
    assert_eq!(code_of(u16::MAX), None);
    assert_eq!(
        backend_failed(404),
        Some(close_frame!(Server, 4404 as Swindon))
    );
}
