//! moshi-server: a code in a variable is sent with the reason of the spec, or with one known at run time.

use close_codes::{
    CloseFrame, ReceivedCode, Reconnect, SendErrorKind, Server, close_codes, close_frame,
};

use crate::frames::By::{Client, Server as FromServer};
use crate::frames::assert_frames;
use crate::policy::assert_policy;

close_codes! {
    /// Why a connection to the speech server ends.
    pub(crate) enum SpeechClose = "specs/moshi-server.toml";
}

#[test]
fn a_client_comes_back_after_four_codes_and_no_other() {
    assert_policy::<SpeechClose>(|number| match number {
        1001 | 1011 | 4000 | 4004 => (Some(Reconnect::Backoff), None),
        _ => (Some(Reconnect::Never), None),
    });
    let automatic = (1000..=4999).filter(|number| {
        let reconnect = ReceivedCode::<SpeechClose>::from(*number).reconnect();
        reconnect.is_some_and(Reconnect::is_automatic)
    });
    assert_eq!(automatic.collect::<Vec<u16>>(), [1001, 1011, 4000, 4004]);
}

#[test]
fn the_frames_are_those_of_the_table() {
    assert_frames::<SpeechClose>(&[
        (FromServer, 1000, Ok("")),
        (FromServer, 1001, Ok("the server shuts down")),
        (FromServer, 1002, Ok("")),
        (FromServer, 1011, Ok("the server failed")),
        (FromServer, 4000, Ok("no free slot")),
        (FromServer, 4001, Ok("unknown key")),
        (FromServer, 4002, Ok("the session was too long")),
        (FromServer, 4003, Ok("invalid message")),
        (FromServer, 4004, Ok("too many requests")),
        (FromServer, 4005, Ok("")),
        (FromServer, 4006, Ok("nothing was heard from the client")),
        (FromServer, 1005, Err(SendErrorKind::NeverSent)),
        (FromServer, 1006, Err(SendErrorKind::NeverSent)),
        (FromServer, 1010, Err(SendErrorKind::WrongRole)),
        (FromServer, 1015, Err(SendErrorKind::NeverSent)),
        (FromServer, 1016, Err(SendErrorKind::Unassigned)),
        (FromServer, 5000, Err(SendErrorKind::OutOfRange)),
        (Client, 1000, Ok("")),
        (Client, 1010, Ok("")),
    ]);
}

#[test]
fn an_error_is_sent_with_its_code_and_its_text() {
    /// What goes wrong in the server; its code stands in a variable by the time that it is sent.
    struct Failure {
        code: SpeechClose,
        why: Option<String>,
    }
    fn close_of(failure: &Failure) -> CloseFrame<'_, Server> {
        let frame = CloseFrame::of(failure.code).expect("the server sends all of its codes");
        match &failure.why {
            Some(why) => frame.with_reason_truncated(why),
            None => frame,
        }
    }
    for code in SpeechClose::ALL {
        let silent = Failure { code, why: None };
        let frame = close_of(&silent);
        assert_eq!(frame.reason(), code.info().reason.unwrap_or(""));
        let why = Some("🎤".repeat(40));
        let failure = Failure { code, why };
        let frame = close_of(&failure);
        assert_eq!(frame.code(), Some(code.code()));
        assert_eq!(frame.reason(), "🎤".repeat(30));
    }
    let constant = close_frame!(Server, SpeechClose::RateLimited);
    assert_eq!(CloseFrame::of(SpeechClose::RateLimited), Ok(constant));
}
