//! graphql-transport-ws: four codes of the client among those of the server, and a range that spans both.

use close_codes::{
    CloseFrame, Either as AnyRole, ReceivedCode, Reconnect, SendErrorKind, close_codes, close_frame,
};

use crate::frames::By::{Browser, Client, Either, Server};
use crate::frames::assert_frames;
use crate::policy::{assert_policy, registry};

close_codes! {
    /// Why a connection of graphql-transport-ws ends.
    enum GraphqlClose = "specs/graphql-transport-ws.toml";
}

#[test]
fn four_codes_ask_for_another_try() {
    assert_policy::<GraphqlClose>(|number| match number {
        4403 | 4408 | 4499 | 4504 => (Some(Reconnect::Backoff), None),
        4004..=4504 => (Some(Reconnect::Never), None),
        _ => registry(number),
    });
}

#[test]
fn each_end_has_codes_of_its_own() {
    for (code, reason) in [
        (4004, "Bad response"),
        (4005, "Internal client error"),
        (4499, "Terminated"),
        (4504, ""),
    ] {
        assert_frames::<GraphqlClose>(&[
            (Client, code, Ok(reason)),
            (Browser, code, Ok(reason)),
            (Server, code, Err(SendErrorKind::WrongRole)),
            (Either, code, Err(SendErrorKind::WrongRole)),
        ]);
    }
    for (code, reason) in [
        (4400, ""),
        (4401, "Unauthorized"),
        (4403, "Forbidden"),
        (4406, "Subprotocol not acceptable"),
        (4408, ""),
        (4409, ""),
        (4429, ""),
        (4500, ""),
        // Known by its range alone.
        (4450, ""),
    ] {
        assert_frames::<GraphqlClose>(&[
            (Server, code, Ok(reason)),
            (Client, code, Err(SendErrorKind::WrongRole)),
            (Browser, code, Err(SendErrorKind::WrongRole)),
            (Either, code, Err(SendErrorKind::WrongRole)),
        ]);
    }
}

#[test]
fn a_page_closes_with_a_code_of_the_client() {
    let frame = close_frame!(Browser, GraphqlClose::Terminated);
    assert_eq!((frame.code(), frame.reason()), (Some(4499), "Terminated"));
    let code = ReceivedCode::<GraphqlClose>::from(4300);
    assert!(matches!(
        code,
        ReceivedCode::InRange(_, GraphqlClose::FATAL)
    ));
    assert_eq!(code.reconnect(), Some(Reconnect::Never));
    let frame = CloseFrame::<AnyRole>::of(code);
    assert_eq!(frame.ok().and_then(|frame| frame.code()), Some(4300));
}
