//! The OPRF service of TACEO: a range is used by its name, and checks the numbers in it.

use close_codes::{CloseFrame, ReceivedCode, SendErrorKind, Server, close_codes, close_frame};

use crate::frames::By::{Client, Server as FromServer};
use crate::frames::assert_frames;
use crate::policy::{assert_policy, registry};

close_codes! {
    /// Why a connection to the OPRF service ends.
    enum OprfClose = "specs/oprf.toml";
}

/// The check of a number by the service.
fn is_auth(code: ReceivedCode<OprfClose>) -> bool {
    matches!(code, ReceivedCode::InRange(_, OprfClose::AUTHENTICATOR))
}

#[test]
fn the_spec_does_not_say_whether_to_reconnect() {
    assert_policy::<OprfClose>(|number| match number {
        1001..=1013 | 4001..=4009 | 4500..=4999 => (None, None),
        _ => registry(number),
    });
}

#[test]
fn the_server_sends_all_and_the_client_none() {
    let mut rows = Vec::new();
    for code in 1001..=4999 {
        let is_of_the_protocol = matches!(code, 1001..=1013 | 4001..=4009 | 4500..=4999);
        if matches!(code, 1004..=1006) {
            rows.push((FromServer, code, Err(SendErrorKind::NeverSent)));
            rows.push((Client, code, Err(SendErrorKind::NeverSent)));
        } else if is_of_the_protocol {
            rows.push((FromServer, code, Ok(reason_of(code))));
            rows.push((Client, code, Err(SendErrorKind::WrongRole)));
        }
    }
    assert_eq!(rows.len(), 2 * (13 + 9 + 500));
    assert_frames::<OprfClose>(&rows);
}

fn reason_of(code: u16) -> &'static str {
    match code {
        4001 => "unknown key",
        4002 => "unknown epoch",
        4003 => "not a point of the curve",
        4004 => "unexpected message",
        4005 => "the session was used before",
        4006 => "the session took too long",
        4007 => "unsupported version",
        4008 => "the parties disagree",
        4009 => "still starting",
        _ => "",
    }
}

#[test]
fn an_authenticator_closes_with_a_number_of_its_own() {
    for number in 1000..=4999 {
        let code = ReceivedCode::<OprfClose>::from(number);
        assert_eq!(is_auth(code), number >= 4500, "{number}");
        if is_auth(code) {
            let frame = CloseFrame::<Server>::new(code, "the token is of another realm");
            assert_eq!(frame.ok().and_then(|frame| frame.code()), Some(number));
        }
    }
    let frame = close_frame!(Server, 4711 as OprfClose, "bad signature");
    assert_eq!(
        (frame.code(), frame.reason()),
        (Some(4711), "bad signature")
    );
    assert_eq!(OprfClose::AUTHENTICATOR.title, "Authenticator");
}
