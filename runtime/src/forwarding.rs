//! The frame that a proxy sends when one of its two connections has ended.

use close_codes_vocabulary::Sender;

use crate::code_set::CodeSet;
use crate::frame::{CloseFrame, Role, SendError, sender_of};
use crate::received::ReceivedClose;
use crate::spec::Spec;
use crate::standard::CloseCode;

impl<'a, R: Role> CloseFrame<'a, R> {
    /// The frame that a proxy sends to one peer after the connection to the other peer has ended.
    ///
    /// Not everything that is received may be sent: to forward 1005 or 1006 would be a protocol error.
    ///
    /// | received | sent |
    /// | --- | --- |
    /// | a code that this role may send, known or not | the same code |
    /// | no status (1005) | an empty frame |
    /// | no Close frame (1006), failed TLS handshake (1015) | 1011 Internal Error for `Server` and `Either`, 1001 Going Away for `Client` |
    /// | a code that this role must not send | 1011 Internal Error |
    ///
    /// The reason is forwarded too. If the spec of `C` does not let this role send the replacement, the other one of
    /// 1011 and 1001 is sent. If it allows neither, the frame is empty.
    ///
    /// 1014 Bad Gateway would describe a lost upstream better, but tungstenite and others treat it as a protocol error
    /// and answer 1002. To send another frame, use [`forwarding_or`](Self::forwarding_or).
    ///
    /// This is for the frame that begins a close, not for the answer to a frame that the proxy has forwarded: an answer
    /// repeats the code (RFC 6455, section 5.5.1), so the peer that closed first gets its own frame back; see
    /// [`ReceivedClose::reply`]. An illegal Close frame is a [`DecodeError`](crate::DecodeError): answer with its
    /// `reply`, and forward [`ReceivedClose::abnormal`] to the other peer.
    ///
    /// A browser cannot send the replacements, and 1000 would mean that all went well. So the frame of a
    /// [`Browser`](crate::Browser) is empty for every code from 1001 to 2999, and the reason is lost.
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
            // This role cannot send the received code. To the other peer, this is an internal error.
            (true, _) => &[received.number(), INTERNAL_ERROR, GOING_AWAY],
            (false, Sender::Server | Sender::Either) => &[INTERNAL_ERROR, GOING_AWAY],
            (false, Sender::Client | Sender::Browser) => &[GOING_AWAY, INTERNAL_ERROR],
        };
        match first_sendable(C::SPEC, sender, candidates) {
            Some(code) => Self::unchecked(code, received.reason()),
            None => Self::empty(),
        }
    }

    /// Like [`forwarding`](Self::forwarding), but sends `lost` if no Close frame was received (1006 and 1015).
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

    /// Everything that can be received: every legal code, and the three cases without a code.
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

    /// For the standard codes, each case of the contract is one line.
    #[test]
    fn every_standard_code_is_forwarded_as_documented() {
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
    fn a_forwarded_frame_may_be_sent() {
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
    fn a_code_that_this_end_must_not_send_becomes_1011_with_its_reason() {
        assert_eq!(forwarded::<Client>(4001), (Some(1011), "why"));
        assert_eq!(forwarded::<Server>(4001), (Some(4001), "why"));
        assert_eq!(forwarded::<Server>(4002), (Some(1011), "why"));
        assert_eq!(forwarded::<Either>(4002), (Some(1011), "why"));
        // Nobody may send it, but it was received.
        assert_eq!(forwarded::<Server>(4003), (Some(1011), "why"));
        // It is only in a range, which the server sends.
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
    fn the_given_frame_only_replaces_a_lost_connection() {
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
        // Only the server may send it, and a browser cannot send 1011.
        assert_eq!(forwarded::<Browser>(4001), (None, ""));
    }
}
