//! The gateway of Discord: ranges inside one another, and codes that change one key.

use close_codes::{ReceivedCode, Reconnect, SendErrorKind, Session, close_codes};

use crate::frames::By::{Browser, Client, Either, Server};
use crate::frames::assert_frames;
use crate::policy::assert_policy;

close_codes! {
    /// Why a connection to the gateway ends.
    enum GatewayClose = "specs/discord-gateway.toml";
}

#[test]
fn the_policy_is_that_of_the_documentation() {
    assert_policy::<GatewayClose>(|number| match number {
        1000 | 4004 | 4010..=4014 => (Some(Reconnect::Never), None),
        // As the registry has it, which knows no sessions.
        1001 => (Some(Reconnect::Backoff), None),
        4007 | 4009 => (Some(Reconnect::Backoff), Some(Session::New)),
        _ => (Some(Reconnect::Backoff), Some(Session::Resume)),
    });
}

#[test]
fn a_retired_code_is_known_by_its_range_and_sent_by_nobody() {
    let code = ReceivedCode::<GatewayClose>::from(4006);
    assert!(matches!(
        code,
        ReceivedCode::InRange(4006, GatewayClose::GATEWAY)
    ));
    let retired = Err(SendErrorKind::Retired);
    assert_frames::<GatewayClose>(&[(Server, 4006, retired), (Client, 4006, retired)]);
    assert_eq!(GatewayClose::MISCONFIGURED.session, None);
}

#[test]
fn the_server_sends_the_codes_of_the_gateway() {
    for code in (4000..=4014).filter(|code| *code != 4006) {
        assert_frames::<GatewayClose>(&[
            (Server, code, Ok("")),
            (Client, code, Err(SendErrorKind::WrongRole)),
            (Browser, code, Err(SendErrorKind::WrongRole)),
            (Either, code, Err(SendErrorKind::WrongRole)),
        ]);
    }
    assert_frames::<GatewayClose>(&[
        (Client, 1000, Ok("work complete")),
        (Client, 1001, Ok("endpoint is going away")),
        (Client, 1006, Err(SendErrorKind::NeverSent)),
        // What a client sends to keep its session.
        (Client, 4900, Ok("")),
    ]);
}
