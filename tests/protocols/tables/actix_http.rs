//! The enum of actix-http: a part of the registry, and its policies.

use close_codes::{CloseCode, ReceivedCode, SendErrorKind, close_codes};

use crate::frames::By::{Browser, Client, Either, Server};
use crate::frames::assert_frames;
use crate::policy::{assert_policy, registry};

close_codes! {
    /// The codes that actix-http has names for.
    enum ActixClose = "specs/actix-http.toml";
}

#[test]
fn the_policies_are_those_of_the_registry() {
    assert_policy::<ActixClose>(registry);
}

#[test]
fn a_code_that_is_left_out_is_unknown_and_still_in_the_registry() {
    assert_eq!(ActixClose::ALL.len(), 14);
    for number in 0..=u16::MAX {
        let is_listed = matches!(number, 1000..=1003 | 1005..=1013 | 1015);
        let code = ReceivedCode::<ActixClose>::from(number);
        assert_eq!(matches!(code, ReceivedCode::Known(_)), is_listed);
        assert_eq!(
            code.title(),
            ReceivedCode::<CloseCode>::from(number).title()
        );
        if is_listed {
            assert_eq!(ActixClose::SPEC.code(number), CloseCode::SPEC.code(number));
        }
    }
}

#[test]
fn a_server_sends_neither_1010_nor_what_stays_off_the_wire() {
    for code in [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 1012, 1013] {
        let reason = CloseCode::from_code(code).and_then(|code| code.info().reason);
        let reason = Ok(reason.unwrap_or(""));
        assert_frames::<ActixClose>(&[
            (Server, code, reason),
            (Client, code, reason),
            (Either, code, reason),
        ]);
    }
    for code in [1004, 1005, 1006, 1015] {
        for by in [Server, Client, Browser, Either] {
            assert_frames::<ActixClose>(&[(by, code, Err(SendErrorKind::NeverSent))]);
        }
    }
    assert_frames::<ActixClose>(&[
        (Server, 1010, Err(SendErrorKind::WrongRole)),
        (Either, 1010, Err(SendErrorKind::WrongRole)),
        (Browser, 1010, Err(SendErrorKind::RefusedByBrowsers)),
        (Browser, 1011, Err(SendErrorKind::RefusedByBrowsers)),
    ]);
}
