//! The enum of tungstenite, with its own names and without `sent_by`.

use close_codes::{ReceivedCode, SendErrorKind, close_codes};

use crate::frames::By::{Browser, Client, Either, Server};
use crate::frames::assert_frames;
use crate::policy::{assert_policy, registry};

close_codes! {
    /// The codes that tungstenite has names for.
    enum TungsteniteClose = "specs/tungstenite.toml";
}

#[test]
fn a_listed_code_without_a_policy_has_none() {
    assert_policy::<TungsteniteClose>(|number| match number {
        1000..=1003 | 1005..=1013 | 1015 => (None, None),
        _ => registry(number),
    });
}

#[test]
fn the_default_sender_is_that_of_rfc_6455() {
    for code in TungsteniteClose::ALL.map(TungsteniteClose::code) {
        let (by_client, by_server) = match code {
            1005 | 1006 | 1015 => (Err(SendErrorKind::NeverSent), Err(SendErrorKind::NeverSent)),
            1010 => (Ok(""), Err(SendErrorKind::WrongRole)),
            _ => (Ok(""), Ok("")),
        };
        assert_frames::<TungsteniteClose>(&[
            (Client, code, by_client),
            (Server, code, by_server),
            (Either, code, by_server),
        ]);
    }
    assert_frames::<TungsteniteClose>(&[
        (Browser, 1000, Ok("")),
        (Browser, 1001, Err(SendErrorKind::RefusedByBrowsers)),
        (Server, 1004, Err(SendErrorKind::NeverSent)),
        (Server, 1014, Ok("")),
    ]);
}

#[test]
fn any_number_goes_into_a_received_code_and_back() {
    for number in 0..=u16::MAX {
        let code = ReceivedCode::<TungsteniteClose>::from(number);
        assert_eq!(u16::from(code), number);
        assert_eq!(ReceivedCode::from(u16::from(code)), code);
        if let ReceivedCode::Known(variant) = code {
            assert_eq!(ReceivedCode::from(variant), code);
        }
    }
}
