//! `ReceivedClose::decode` agrees with RFC 6455 on any bytes.

#![no_main]

use close_codes::{CloseCode, CodeSet, DecodeError, ReceivedClose};
use close_codes_fuzz::protocol::Chat;
use close_codes_fuzz::rfc6455;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    check::<CloseCode>(body);
    check::<Chat>(body);
});

fn check<C: CodeSet>(body: &[u8]) {
    let decoded = ReceivedClose::<C>::decode(body);
    match (&decoded, rfc6455::decode(body)) {
        (Ok(received), Ok((code, reason))) => {
            assert_eq!(received.code(), code);
            assert_eq!(received.reason(), reason);
            assert!(received.is_clean());
            assert_eq!(received.was_sent_by_peer(), !body.is_empty());
            check_shown(received);
        }
        (Err(error), Err(code)) => {
            assert_eq!(error.reply().code(), Some(code));
            check_reply(*error);
        }
        (_, expected) => panic!("{decoded:?}, but the RFC says {expected:?}"),
    }
    check_reply(DecodeError::NotAClose);

    if let [high, low, reason @ ..] = body
        && let Ok(reason) = std::str::from_utf8(reason)
    {
        let code = u16::from_be_bytes([*high, *low]);
        assert_eq!(ReceivedClose::from_parts(code, reason), decoded);
    }
}

/// A log line begins with the number and is a single line, for any bytes of a peer.
fn check_shown<C: CodeSet>(received: &ReceivedClose<'_, C>) {
    let shown = received.to_string();
    assert!(shown.starts_with(&received.code().as_u16().to_string()));
    assert!(!shown.contains(char::is_control), "{shown:?}");
    assert_eq!(shown.contains(": "), !received.reason().is_empty());
}

fn check_reply(error: DecodeError) {
    let reply = error.reply();
    let payload = reply.encode();
    let code = reply.code().expect("a reply says what was wrong");
    assert!(rfc6455::is_legal(code));
    assert_eq!(*payload, rfc6455::encode(code, reply.reason()));
    let received = ReceivedClose::<CloseCode>::decode(&payload).expect("a reply can be read");
    assert_eq!(
        (received.code().as_u16(), received.reason()),
        (code, reply.reason())
    );
    assert!(!error.to_string().is_empty());
}
