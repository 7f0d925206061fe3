//! The body of a Close frame, in and out: RFC 6455, sections 5.5, 5.5.1, 7.1.5, 7.1.6 and 7.4.
//!
//! This is a second implementation in the simplest form, which is compared with the library.

use close_codes::{
    Client, CloseCode, CloseFrame, DecodeError, Either, ReceivedClose, ReceivedCode, Server,
};
use proptest::prelude::*;

type Received<'a> = ReceivedClose<'a, CloseCode>;

/// A number, looked up in the standard registry.
fn number(code: u16) -> ReceivedCode<CloseCode> {
    ReceivedCode::from(code)
}

/// The codes that Close frames carry, as the registry and the private range define them.
fn is_legal(code: u16) -> bool {
    matches!(code, 1000..=1003 | 1007..=1014 | 3000..=4999)
}

fn body(code: u16, reason: &[u8]) -> Vec<u8> {
    [&code.to_be_bytes()[..], reason].concat()
}

/// The expected result of `decode`: the code and the reason, or the code of the answer.
fn expected(body: &[u8]) -> Result<(u16, &str), u16> {
    match body {
        _ if body.len() > 125 => Err(1002),
        [] => Ok((1005, "")),
        [_] => Err(1002),
        [high, low, reason @ ..] => {
            let code = u16::from_be_bytes([*high, *low]);
            if !is_legal(code) {
                return Err(1002);
            }
            std::str::from_utf8(reason)
                .map(|reason| (code, reason))
                .map_err(|_| 1007)
        }
    }
}

fn check(body: &[u8]) {
    let decoded = Received::decode(body);
    let outcome = match &decoded {
        Ok(received) => Ok((received.code().as_u16(), received.reason())),
        Err(error) => {
            let reply = error.reply();
            assert!(reply.encode().len() <= 125);
            assert!(
                !reply.reason().is_empty(),
                "the peer is told what was wrong"
            );
            Err(reply.code().expect("a reply has a code"))
        }
    };
    assert_eq!(outcome, expected(body), "{body:?}");
}

#[test]
fn every_code_with_and_without_a_reason() {
    for code in 0..=u16::MAX {
        check(&body(code, b""));
        check(&body(code, b"x"));
        check(&body(code, "あ".repeat(41).as_bytes()));
        check(&body(code, b"\xff"));
    }
}

#[test]
fn every_length_of_a_body() {
    for length in 0..=130 {
        for code in [1000_u16, 1005, 4999, 5000] {
            let whole = body(code, &[b'x'; 130]);
            check(&whole[..length]);
            let whole = body(code, "é".repeat(65).as_bytes());
            check(&whole[..length]);
        }
    }
}

#[test]
fn utf8_cut_at_every_byte() {
    for text in ["é", "あ", "𝄞", "aé", "あa", "𝄞𝄞"] {
        for start in 0..text.len() {
            for end in start..=text.len() {
                check(&body(4000, &text.as_bytes()[start..end]));
            }
        }
    }
    // Surrogates and overlong forms are not UTF-8 either.
    for bytes in [
        &b"\xed\xa0\x80"[..],
        b"\xc0\x80",
        b"\xf4\x90\x80\x80",
        b"\xe0\x80\xaf",
    ] {
        check(&body(1000, bytes));
    }
}

#[test]
fn every_sendable_code_comes_back_and_no_other_is_sent() {
    for code in 0..=u16::MAX {
        match CloseFrame::<Client>::new(number(code), "bye") {
            Ok(frame) => {
                assert!(is_legal(code), "{code}");
                assert_eq!(frame.encode().as_bytes(), body(code, b"bye"));
                let payload = frame.encode();
                let received = Received::decode(&payload).expect("what is sent can be read");
                assert_eq!((received.code().as_u16(), received.reason()), (code, "bye"));
            }
            Err(error) => assert!(!is_legal(code), "{error}"),
        }
        assert_eq!(
            CloseFrame::<Server>::new(number(code), "").is_ok(),
            is_legal(code) && code != 1010
        );
    }
}

#[test]
fn an_empty_frame_has_no_status() {
    let payload = CloseFrame::<Either>::empty().encode();
    assert!(payload.is_empty());
    assert_eq!(Received::decode(&payload), Ok(Received::no_status()));
}

/// The codec works while compiling.
#[test]
fn in_constants() {
    const PAYLOAD: close_codes::Payload =
        close_codes::close_frame!(Server, CloseCode::GoingAway, "now").encode();
    const DECODED: Result<Received<'_>, DecodeError> = Received::decode(PAYLOAD.as_bytes());
    assert_eq!(DECODED.map(|received| received.reason()), Ok("now"));
}

proptest! {
    #[test]
    fn any_bytes_are_read_as_the_rfc_says(bytes in prop::collection::vec(any::<u8>(), 0..=130)) {
        check(&bytes);
    }

    #[test]
    fn any_legal_code_with_any_bytes(code in 1000_u16..5000, bytes in prop::collection::vec(any::<u8>(), 0..=124)) {
        check(&body(code, &bytes));
    }

    #[test]
    fn any_reason_goes_out_and_comes_back(code in 3000_u16..5000, reason in "\\PC{0,130}") {
        match CloseFrame::<Client>::new(number(code), &reason) {
            Ok(frame) => {
                let payload = frame.encode();
                let received = Received::decode(&payload).expect("what is sent can be read");
                prop_assert_eq!(received.reason(), &reason);
                prop_assert_eq!(received.code().as_u16(), code);
            }
            Err(_) => prop_assert!(reason.len() > 123),
        }
    }

    #[test]
    fn a_truncated_reason_is_the_longest_start_that_fits(reason in "\\PC{0,200}") {
        let frame = CloseFrame::<Client>::truncated(number(4000), &reason).expect("a code that may be sent");
        let kept = frame.reason();
        prop_assert!(reason.starts_with(kept) && kept.len() <= 123);
        let next = reason[kept.len()..].chars().next();
        prop_assert!(next.is_none_or(|next| kept.len() + next.len_utf8() > 123));
        let payload = frame.encode();
        prop_assert_eq!(Received::decode(&payload).expect("it can be read").reason(), kept);
    }
}
