//! What a proxy sends on when one of its two connections has ended.

use close_codes_vocabulary::Sender;

use crate::code_set::CodeSet;
use crate::frame::{CloseFrame, Role, SendError, sender_of};
use crate::received::ReceivedClose;
use crate::spec::Spec;
use crate::standard::CloseCode;

impl<'a, R: Role> CloseFrame<'a, R> {
    /// The frame that a proxy sends to its other side after a connection has ended.
    ///
    /// What came in is not always what may go out; to send 1005 or 1006 on is a protocol error.
    ///
    /// | what came in | what goes out |
    /// | --- | --- |
    /// | a code that this role may send, known or not | the same code |
    /// | no status (1005) | an empty frame |
    /// | no Close frame (1006), failed TLS handshake (1015) | 1011 Internal Error from a server and from either, 1001 Going Away from a client |
    /// | a code that this role must not send | 1011 Internal Error |
    ///
    /// The reason travels along. Where the spec of `C` keeps the replacement from this role, the other of 1011 and 1001
    /// takes its place, and an empty frame where it keeps both.
    ///
    /// 1014 Bad Gateway would say more about a lost upstream, but tungstenite and others take it for a protocol error
    /// and answer 1002. A proxy that knows better sends another frame with [`forwarding_or`](Self::forwarding_or).
    ///
    /// It is for the frame that ends a connection, not for the answer to a frame that this proxy has passed on: an
    /// answer repeats a code (RFC 6455, section 5.5.1), so whoever closed first gets its own frame back; see
    /// [`ReceivedClose::reply`]. Bytes that were no legal Close frame are a [`DecodeError`](crate::DecodeError): answer
    /// with its `reply`, and forward [`ReceivedClose::abnormal`] to the other side.
    ///
    /// A browser can send none of the replacements, and 1000 would say that all went well, so it sends an empty frame
    /// instead. That holds for every code from 1001 to 2999, and the reason is lost.
    ///
    /// ```
    /// use close_codes::{Client, CloseCode, CloseFrame, DecodeError, ReceivedClose, Server};
    ///
    /// let upstream_is_gone = ReceivedClose::<CloseCode>::abnormal();
    /// assert_eq!(CloseFrame::<Server>::forwarding(&upstream_is_gone).code(), Some(1011));
    /// assert_eq!(CloseFrame::<Client>::forwarding(&upstream_is_gone).code(), Some(1001));
    ///
    /// let own_code = ReceivedClose::<CloseCode>::decode(b"\x0f\xa1bye")?;
    /// let frame = CloseFrame::<Server>::forwarding(&own_code);
    /// assert_eq!((frame.code(), frame.reason()), (Some(4001), "bye"));
    /// # Ok::<(), DecodeError>(())
    /// ```
    pub const fn forwarding<C: CodeSet>(received: &ReceivedClose<'a, C>) -> Self {
        let sender = sender_of::<R>();
        let candidates: &[u16] = match (received.is_clean(), sender) {
            (true, _) if !received.was_sent_by_peer() => return Self::empty(),
            // This end cannot say what the peer said, which to the other side is a failure inside.
            (true, _) => &[received.number(), INTERNAL_ERROR, GOING_AWAY],
            (false, Sender::Server | Sender::Either) => &[INTERNAL_ERROR, GOING_AWAY],
            (false, Sender::Client | Sender::Browser) => &[GOING_AWAY, INTERNAL_ERROR],
        };
        match first_sendable(C::SPEC, sender, candidates) {
            Some(code) => Self::unchecked(code, received.reason()),
            None => Self::empty(),
        }
    }

    /// As [`forwarding`](Self::forwarding), but where no Close frame came in (1006 and 1015), `lost` goes out.
    ///
    /// ```
    /// use close_codes::{CloseCode, CloseFrame, ReceivedClose, Server, close_frame};
    ///
    /// let lost = close_frame!(Server, CloseCode::TryAgainLater, "the game server restarts");
    ///
    /// let upstream_is_gone = ReceivedClose::<CloseCode>::abnormal();
    /// assert_eq!(CloseFrame::forwarding_or(&upstream_is_gone, lost), lost);
    ///
    /// let upstream_is_done = ReceivedClose::<CloseCode>::from_parts(1000, "").unwrap();
    /// assert_eq!(CloseFrame::forwarding_or(&upstream_is_done, lost).code(), Some(1000));
    /// ```
    pub const fn forwarding_or<C: CodeSet>(received: &ReceivedClose<'a, C>, lost: Self) -> Self {
        if received.is_clean() {
            Self::forwarding(received)
        } else {
            lost
        }
    }
}

const GOING_AWAY: u16 = CloseCode::GoingAway.code();
const INTERNAL_ERROR: u16 = CloseCode::InternalError.code();

const fn first_sendable(spec: &'static Spec, sender: Sender, candidates: &[u16]) -> Option<u16> {
    let mut at = 0;
    while at < candidates.len() {
        if SendError::check_code(spec, sender, candidates[at]).is_ok() {
            return Some(candidates[at]);
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::{Browser, Client, Either, Server};
    use crate::test_codes::TestClose;

    /// Everything that can come in: every legal code, and the three cases without one.
    fn everything<C: CodeSet>() -> impl Iterator<Item = ReceivedClose<'static, C>> {
        (0..=u16::MAX).filter_map(|code| match code {
            1005 => Some(ReceivedClose::no_status()),
            1006 => Some(ReceivedClose::abnormal()),
            1015 => Some(ReceivedClose::tls_failure()),
            _ => ReceivedClose::from_parts(code, "why").ok(),
        })
    }

    fn forwarded<R: Role>(code: u16) -> (Option<u16>, &'static str) {
        everything::<TestClose>()
            .find(|received| received.number() == code)
            .map(|received| CloseFrame::<R>::forwarding(&received))
            .map(|frame| (frame.code(), frame.reason()))
            .expect("a code that can come in")
    }

    /// With the standard codes alone, the contract can be written down in one line a case.
    #[test]
    fn every_code_of_the_standard_is_forwarded_by_both_ends_as_promised() {
        for received in everything::<CloseCode>() {
            let code = received.number();
            let server = CloseFrame::<Server>::forwarding(&received);
            let client = CloseFrame::<Client>::forwarding(&received);
            let (by_server, by_client) = match code {
                1005 => (None, None),
                1006 | 1015 => (Some(1011), Some(1001)),
                1010 => (Some(1011), Some(1010)),
                code => (Some(code), Some(code)),
            };
            assert_eq!(
                (server.code(), client.code()),
                (by_server, by_client),
                "{code}"
            );
            assert_eq!(
                (server.reason(), client.reason()),
                (received.reason(), received.reason()),
                "{code}"
            );
        }
    }

    #[test]
    fn what_is_forwarded_may_be_sent() {
        fn check<R: Role>() {
            for received in everything::<TestClose>() {
                let frame = CloseFrame::<R>::forwarding(&received);
                if let Some(code) = frame.code() {
                    let sendable =
                        SendError::check(TestClose::SPEC, sender_of::<R>(), code, frame.reason());
                    assert_eq!(sendable, Ok(()), "{code}");
                }
            }
        }
        check::<Client>();
        check::<Server>();
        check::<Browser>();
        check::<Either>();
    }

    #[test]
    fn a_code_that_the_spec_keeps_from_this_end_becomes_1011_with_its_reason() {
        assert_eq!(forwarded::<Client>(4001), (Some(1011), "why"));
        assert_eq!(forwarded::<Server>(4001), (Some(4001), "why"));
        assert_eq!(forwarded::<Server>(4002), (Some(1011), "why"));
        assert_eq!(forwarded::<Either>(4002), (Some(1011), "why"));
        // Nobody sends it, and yet it came in.
        assert_eq!(forwarded::<Server>(4003), (Some(1011), "why"));
        // Known by its range alone, which is the server's.
        assert_eq!(forwarded::<Client>(4901), (Some(1011), "why"));
        assert_eq!(forwarded::<Server>(4901), (Some(4901), "why"));
    }

    #[test]
    fn an_unknown_code_passes_through() {
        for code in [1012, 3000, 3999, 4500, 4999] {
            assert_eq!(forwarded::<Server>(code), (Some(code), "why"));
            assert_eq!(forwarded::<Client>(code), (Some(code), "why"));
        }
    }

    #[test]
    fn a_lost_connection_is_1011_from_either_end() {
        assert_eq!(forwarded::<Either>(1006), (Some(1011), ""));
        assert_eq!(forwarded::<Either>(1015), (Some(1011), ""));
    }

    #[test]
    fn the_frame_of_the_proxy_takes_the_place_of_a_lost_connection_alone() {
        let lost = CloseFrame::<Server>::unchecked(1013, "restarting");
        for received in everything::<TestClose>() {
            let expected = match received.number() {
                1006 | 1015 => lost,
                _ => CloseFrame::forwarding(&received),
            };
            assert_eq!(CloseFrame::forwarding_or(&received, lost), expected);
        }
    }

    #[test]
    fn a_browser_sends_what_it_can_and_an_empty_frame_otherwise() {
        for received in everything::<CloseCode>() {
            let frame = CloseFrame::<Browser>::forwarding(&received);
            match received.number() {
                code @ (1000 | 3000..) => {
                    assert_eq!((frame.code(), frame.reason()), (Some(code), "why"));
                }
                _ => assert_eq!(frame, CloseFrame::empty()),
            }
        }
        // The server alone may send it, and a browser cannot send 1011.
        assert_eq!(forwarded::<Browser>(4001), (None, ""));
    }
}
