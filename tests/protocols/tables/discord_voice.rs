//! The voice gateway of Discord: thirteen codes, and one policy for all the others.

use close_codes::{Reconnect, SendErrorKind, Session, close_codes};

use crate::frames::By::{Client, Server};
use crate::frames::assert_frames;
use crate::policy::assert_policy;

close_codes! {
    /// Why a connection to a voice server ends.
    enum VoiceClose = "specs/discord-voice.toml";
}

#[test]
fn every_other_number_is_followed_at_once_with_the_same_session() {
    assert_policy::<VoiceClose>(|number| match number {
        4001..=4005 | 4011 | 4012 | 4014 | 4016 | 4017 => (Some(Reconnect::Never), None),
        4006 | 4009 => (Some(Reconnect::Immediately), Some(Session::New)),
        _ => (Some(Reconnect::Immediately), Some(Session::Resume)),
    });
}

#[test]
fn the_server_sends_the_codes_and_the_client_ends_with_others() {
    let mut rows = Vec::new();
    for code in VoiceClose::ALL {
        rows.push((Server, code.code(), Ok("")));
        rows.push((Client, code.code(), Err(SendErrorKind::WrongRole)));
    }
    for code in [1000, 1001, 1010, 4000, 4900] {
        rows.push((Client, code, Ok("")));
    }
    rows.push((Server, 1010, Err(SendErrorKind::WrongRole)));
    rows.push((Client, 1006, Err(SendErrorKind::NeverSent)));
    assert_frames::<VoiceClose>(&rows);
}

#[test]
fn titles_are_the_words_of_the_names() {
    for (code, title) in [
        (VoiceClose::UnknownOpcode, "Unknown Opcode"),
        (VoiceClose::VoiceServerCrashed, "Voice Server Crashed"),
    ] {
        assert_eq!(code.info().title, title);
        assert_eq!(code.info().description, None);
    }
}
