//! obs-websocket: twelve names, and one policy.

use close_codes::{Reconnect, SendErrorKind, close_codes};

use crate::frames::By::{Client, Server};
use crate::frames::assert_frames;
use crate::policy::{assert_policy, registry};

close_codes! {
    /// Why a connection to OBS Studio ends.
    enum ObsClose = "specs/obs-websocket.toml";
}

#[test]
fn an_invalidated_session_is_the_end() {
    assert_policy::<ObsClose>(|number| match number {
        4011 => (Some(Reconnect::Never), None),
        4000 | 4002..=4010 | 4012 => (None, None),
        _ => registry(number),
    });
}

#[test]
fn both_ends_may_send_what_the_spec_gives_to_neither() {
    let codes = [
        4000, 4002, 4003, 4004, 4005, 4006, 4007, 4008, 4009, 4010, 4011, 4012,
    ];
    assert_eq!(ObsClose::ALL.map(ObsClose::code), codes);
    for code in codes {
        assert_frames::<ObsClose>(&[(Server, code, Ok("")), (Client, code, Ok(""))]);
    }
    assert_frames::<ObsClose>(&[
        (Server, 1006, Err(SendErrorKind::NeverSent)),
        (Server, 1010, Err(SendErrorKind::WrongRole)),
        (Client, 1010, Ok("")),
    ]);
}

#[test]
fn titles_are_the_words_of_the_names_and_no_text_is_made_up() {
    let titles = ObsClose::ALL.map(|code| code.info().title);
    assert_eq!(titles[0], "Unknown Reason");
    assert_eq!(titles[4], "Invalid Data Field Value");
    assert_eq!(titles[5], "Unknown Op Code");
    assert_eq!(titles[9], "Unsupported Rpc Version");
    for code in ObsClose::ALL {
        let info = code.info();
        assert_eq!(
            (
                info.description,
                info.seen_when,
                info.how_to_fix,
                info.reason
            ),
            (None, None, None, None)
        );
    }
}
