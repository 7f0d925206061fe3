//! A `CloseFrame` decodes to the code and the reason that it was made from, and an illegal code makes no frame.

#![no_main]

use arbitrary::Arbitrary;
use close_codes::{
    Browser, Client, CloseCode, CloseFrame, Code, CodeSet, Either, ReceivedClose, ReceivedCode,
    Role, SentBy, Server,
};
use close_codes_fuzz::protocol::{self, Chat};
use close_codes_fuzz::rfc6455;
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Input<'i> {
    #[arbitrary(with = |input: &mut arbitrary::Unstructured<'_>| input.int_in_range(990..=5010))]
    code: u16,
    reason: &'i str,
}

fuzz_target!(|input: Input<'_>| {
    check_role::<Client>(&input, |code, sent_by| match sent_by {
        SentBy::Client | SentBy::Either => rfc6455::is_legal(code),
        SentBy::Server | SentBy::Nobody => false,
    });
    check_role::<Server>(&input, |code, sent_by| match sent_by {
        SentBy::Server | SentBy::Either => rfc6455::is_legal(code),
        SentBy::Client | SentBy::Nobody => false,
    });
    check_role::<Browser>(&input, |code, sent_by| match sent_by {
        SentBy::Client | SentBy::Either => matches!(code, 1000 | 3000..=4999),
        SentBy::Server | SentBy::Nobody => false,
    });
    check_role::<Either>(&input, |code, sent_by| {
        sent_by == SentBy::Either && rfc6455::is_legal(code)
    });
});

fn check_role<R: Role>(input: &Input<'_>, may_send: fn(u16, SentBy) -> bool) {
    let by_standard = |code| may_send(code, protocol::standard_sent_by(code));
    let by_chat = |code| may_send(code, protocol::sent_by(code));
    let by_number = ReceivedCode::<CloseCode>::from(input.code);
    check_made::<R>(by_number, by_standard(input.code), input.reason);
    let by_number = ReceivedCode::<Chat>::from(input.code);
    check_made::<R>(by_number, by_chat(input.code), input.reason);
    if let Some(code) = CloseCode::from_code(input.code) {
        check_made::<R>(code, by_standard(input.code), input.reason);
    }
    if let Some(code) = Chat::from_code(input.code) {
        check_made::<R>(code, by_chat(input.code), input.reason);
    }

    let empty = CloseFrame::<R>::empty();
    assert_eq!((empty.code(), empty.reason()), (None, ""));
    assert_eq!(*empty.encode(), []);
    assert_eq!(decode::<Chat>(&empty.encode()), ReceivedClose::no_status());

    check_forwarded::<R, CloseCode>(input, &by_standard);
    check_forwarded::<R, Chat>(input, &by_chat);
}

fn check_made<R: Role>(code: impl Code, may_send: bool, reason: &str) {
    let number = code.code();
    let made = CloseFrame::<R>::new(code, reason);
    assert_eq!(made.is_ok(), may_send && reason.len() <= 123, "{made:?}");
    match made {
        Ok(frame) => check_frame(&frame, number, reason),
        Err(error) => check_refusal(&error.to_string(), number),
    }

    let made = CloseFrame::<R>::truncated(code, reason);
    assert_eq!(made.is_ok(), may_send, "{made:?}");
    match made {
        Ok(frame) => check_frame(&frame, number, rfc6455::longest_start(reason)),
        Err(error) => check_refusal(&error.to_string(), number),
    }
}

fn check_frame<R: Role>(frame: &CloseFrame<'_, R>, code: u16, reason: &str) {
    assert_eq!((frame.code(), frame.reason()), (Some(code), reason));
    let payload = frame.encode();
    assert_eq!(*payload, rfc6455::encode(code, reason));
    let received = decode::<CloseCode>(&payload);
    assert_eq!(
        (received.code().as_u16(), received.reason()),
        (code, reason)
    );
    let received = decode::<Chat>(&payload);
    assert_eq!(
        (received.code().as_u16(), received.reason()),
        (code, reason)
    );
}

fn check_refusal(error: &str, code: u16) {
    assert!(error.contains(&code.to_string()), "{error}");
    assert!(error.contains("; help: "), "{error}");
}

fn decode<C: CodeSet>(body: &[u8]) -> ReceivedClose<'_, C> {
    ReceivedClose::decode(body).expect("what may be sent can be read")
}

fn check_forwarded<R: Role, C: CodeSet>(input: &Input<'_>, may_send: &dyn Fn(u16) -> bool) {
    let nothing = CloseFrame::<R>::forwarding(&ReceivedClose::<C>::no_status());
    assert_eq!(nothing.code(), None);

    for broken in [
        ReceivedClose::<C>::abnormal(),
        ReceivedClose::<C>::tls_failure(),
    ] {
        check_replacement(&CloseFrame::<R>::forwarding(&broken), "", may_send);
    }

    let Ok(received) = ReceivedClose::<C>::from_parts(input.code, input.reason) else {
        return;
    };
    let forwarded = CloseFrame::<R>::forwarding(&received);
    if may_send(input.code) {
        check_frame(&forwarded, input.code, input.reason);
    } else {
        check_replacement(&forwarded, input.reason, may_send);
    }
}

/// The replacement for a received code, or `None` if this role may send none of the replacements.
fn check_replacement<R: Role>(
    frame: &CloseFrame<'_, R>,
    reason: &str,
    may_send: &dyn Fn(u16) -> bool,
) {
    if let Some(code) = frame.code() {
        assert!(matches!(code, 1001 | 1011) && may_send(code));
        check_frame(frame, code, reason);
    } else {
        assert!(!may_send(1001) && !may_send(1011));
        assert_eq!(*frame.encode(), []);
    }
}
