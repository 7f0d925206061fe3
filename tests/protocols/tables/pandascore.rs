//! The live feeds of `PandaScore`: their own Unauthorized and Forbidden, and a range over what the registry says.

use close_codes::{ReceivedCode, Reconnect, SendErrorKind, close_codes};

use crate::frames::By::{Client, Server};
use crate::frames::assert_frames;
use crate::policy::assert_policy;

close_codes! {
    /// Why a connection to a live feed ends.
    enum FeedClose = "specs/pandascore.toml";
}

#[test]
fn a_client_comes_back_after_every_1xxx_but_1000() {
    assert_policy::<FeedClose>(|number| {
        // From 1016 to 1999 nothing can arrive: such a frame is a `DecodeError`.
        let reconnect = match number {
            1000 => Some(Reconnect::Never),
            1001..=1015 | 3008 | 4029 => Some(Reconnect::Backoff),
            // Left out, and so left to the registry.
            3000 | 4001 => Some(Reconnect::Reauthenticate),
            3003 | 4003 => Some(Reconnect::AfterFix),
            _ => None,
        };
        (reconnect, None)
    });
}

#[test]
fn the_two_names_are_those_of_the_protocol() {
    assert_eq!(FeedClose::Unauthorized.code(), 4001);
    assert_eq!(FeedClose::Forbidden.code(), 4003);
    assert_eq!(FeedClose::ALL.len(), 19 - 2 + 3);
    let left_out = ReceivedCode::<FeedClose>::from(3000);
    assert!(matches!(left_out, ReceivedCode::Unknown(3000)));
    assert_ne!(left_out.as_label(), FeedClose::Unauthorized.info().name);
}

#[test]
fn the_frames_are_those_of_the_table() {
    assert_frames::<FeedClose>(&[
        (Server, 1000, Ok("work complete")),
        (Server, 1014, Ok("no valid answer from the upstream server")),
        (Server, 1016, Err(SendErrorKind::Unassigned)),
        (Server, 4001, Ok("")),
        (Server, 4003, Ok("")),
        (Server, 4029, Ok("")),
        (Client, 4001, Err(SendErrorKind::WrongRole)),
        (Client, 4003, Err(SendErrorKind::WrongRole)),
        (Client, 4029, Err(SendErrorKind::WrongRole)),
        (Client, 3000, Ok("")),
    ]);
}
