//! The rule for who may send which close code, and the reasons for a refusal.

use crate::SentBy;
use crate::numbers::{
    ABNORMAL_CLOSURE, HIGHEST_CODE, LOWEST_CODE, MANDATORY_EXTENSION, NO_STATUS_RECEIVED, RESERVED,
    TLS_HANDSHAKE_FAILURE, is_legal_on_the_wire, is_never_on_the_wire, is_out_of_range,
    is_taken_by_browsers, is_unassigned,
};

/// Who sends a Close frame. This is the value of a role type such as `Server`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sender {
    /// The end that opened the connection.
    Client,
    /// The end that accepted the connection.
    Server,
    /// A client in a web page, which sends with `WebSocket.close()` of the WHATWG API.
    Browser,
    /// Either end: the code must be allowed for both.
    Either,
}

/// Why a code must not be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// The code is below 1000 or above 4999 (RFC 6455, section 7.4.2).
    OutOfRange,
    /// RFC 6455, section 7.4.1, or the spec forbids the code in every Close frame.
    NeverSent,
    /// The code is from 1016 to 2999, which RFC 6455, section 7.4.2, reserves for the protocol and its extensions.
    Unassigned,
    /// The spec has retired the number: it had a meaning once, and older peers still act on it. See
    /// [`refusal_of_retired`].
    Retired,
    /// Only the other end may send the code. For [`Sender::Either`], only one of the ends may.
    WrongRole,
    /// `WebSocket.close()` of a browser throws an `InvalidAccessError` for the code.
    RefusedByBrowsers,
}

/// Whether a sender may send a code, given the `sent_by` of the code. This is the one rule for it: every check of a
/// frame calls this function.
///
/// ```
/// use close_codes_vocabulary::{Sender, default_sent_by, is_sendable};
///
/// let extension = default_sent_by(1010);
/// assert!(is_sendable(1010, extension, Sender::Client));
/// assert!(!is_sendable(1010, extension, Sender::Server));
/// ```
#[inline]
#[must_use]
pub const fn is_sendable(code: u16, sent_by: SentBy, sender: Sender) -> bool {
    is_legal_on_the_wire(code)
        && match sender {
            Sender::Client => matches!(sent_by, SentBy::Either | SentBy::Client),
            Sender::Server => matches!(sent_by, SentBy::Either | SentBy::Server),
            Sender::Browser => {
                matches!(sent_by, SentBy::Either | SentBy::Client) && is_taken_by_browsers(code)
            }
            Sender::Either => matches!(sent_by, SentBy::Either),
        }
}

/// Why a code may not be sent, for a code that is not [sendable](is_sendable).
///
/// A reason that holds for every sender takes precedence over one that holds for this sender alone.
///
/// ```
/// use close_codes_vocabulary::{Refusal, Sender, default_sent_by, refusal};
///
/// let extension = default_sent_by(1010);
/// assert_eq!(refusal(1010, extension, Sender::Server), Refusal::WrongRole);
/// assert_eq!(refusal(1010, extension, Sender::Browser), Refusal::RefusedByBrowsers);
/// ```
#[must_use]
pub const fn refusal(code: u16, sent_by: SentBy, sender: Sender) -> Refusal {
    if is_out_of_range(code) {
        return Refusal::OutOfRange;
    }
    if is_never_on_the_wire(code) {
        return Refusal::NeverSent;
    }
    if is_unassigned(code) {
        return Refusal::Unassigned;
    }
    match (sent_by, sender) {
        (SentBy::Nobody, _) => Refusal::NeverSent,
        (SentBy::Either | SentBy::Client, Sender::Browser) => Refusal::RefusedByBrowsers,
        (SentBy::Either | SentBy::Client | SentBy::Server, _) => Refusal::WrongRole,
    }
}

/// Why nobody may send a number that the spec has retired. The `sent_by` of such a number is [`SentBy::Nobody`], even
/// inside a range that has another.
///
/// ```
/// use close_codes_vocabulary::{Refusal, refusal_of_retired};
///
/// assert_eq!(refusal_of_retired(4050), Refusal::Retired);
/// // The reason of RFC 6455 takes precedence.
/// assert_eq!(refusal_of_retired(1006), Refusal::NeverSent);
/// ```
#[must_use]
pub const fn refusal_of_retired(code: u16) -> Refusal {
    if is_legal_on_the_wire(code) {
        Refusal::Retired
    } else {
        refusal(code, SentBy::Nobody, Sender::Either)
    }
}

/// Who may send a code that the spec does not list.
///
/// By RFC 6455, section 7.4.1, nobody sends 1004, 1005, 1006 and 1015, and only a client sends 1010, because a server
/// can fail the handshake instead.
///
/// ```
/// use close_codes_vocabulary::{SentBy, default_sent_by};
///
/// assert_eq!(default_sent_by(1006), SentBy::Nobody);
/// assert_eq!(default_sent_by(4001), SentBy::Either);
/// ```
#[must_use]
pub const fn default_sent_by(code: u16) -> SentBy {
    if is_never_on_the_wire(code) {
        SentBy::Nobody
    } else if code == MANDATORY_EXTENSION {
        SentBy::Client
    } else {
        SentBy::Either
    }
}

/// Who may send a code that the spec does not list, inside a range with this `sent_by`.
///
/// The `sent_by` of a range applies to all its codes. If it is `"either"`, the rule of RFC 6455 for the code still
/// applies.
///
/// ```
/// use close_codes_vocabulary::{SentBy, sent_by_in_range};
///
/// assert_eq!(sent_by_in_range(4100, SentBy::Server), SentBy::Server);
/// assert_eq!(sent_by_in_range(1010, SentBy::Either), SentBy::Client);
/// assert_eq!(sent_by_in_range(1006, SentBy::Server), SentBy::Nobody);
/// ```
#[must_use]
pub const fn sent_by_in_range(code: u16, range: SentBy) -> SentBy {
    match (default_sent_by(code), range) {
        (SentBy::Nobody, _) => SentBy::Nobody,
        (default, SentBy::Either) => default,
        (_, range) => range,
    }
}

/// Why RFC 6455 lets only this end send a code, as a clause for a message. `None` if RFC 6455 has no such rule.
///
/// ```
/// use close_codes_vocabulary::{SentBy, sender_note};
///
/// assert!(sender_note(1010, SentBy::Client).is_some());
/// assert_eq!(sender_note(1010, SentBy::Server), None);
/// assert_eq!(sender_note(4001, SentBy::Client), None);
/// ```
#[must_use]
pub const fn sender_note(code: u16, sent_by: SentBy) -> Option<&'static str> {
    match (code, sent_by) {
        (MANDATORY_EXTENSION, SentBy::Client) => Some(
            "RFC 6455, section 7.4.1: only a client sends 1010, because a server can fail the handshake instead",
        ),
        _ => None,
    }
}

/// What one of the codes in [`NEVER_ON_THE_WIRE`](crate::numbers::NEVER_ON_THE_WIRE) means, as a clause for a message.
///
/// `None` for every other code.
#[must_use]
pub const fn never_sent_note(code: u16) -> Option<&'static str> {
    match code {
        RESERVED => Some("1004 is reserved; RFC 6455, section 7.4.1, gives it no meaning"),
        NO_STATUS_RECEIVED => {
            Some("1005 stands for a Close frame without a status, so no frame carries it")
        }
        ABNORMAL_CLOSURE => Some("1006 stands for a connection that ended without a Close frame"),
        TLS_HANDSHAKE_FAILURE => {
            Some("1015 stands for a failed TLS handshake and is only reported locally")
        }
        _ => None,
    }
}

/// Why an application may not use a number from 1016 to 2999, or one that is out of range, as a clause for a message.
#[must_use]
pub const fn unassigned_note(code: u16) -> &'static str {
    match code {
        ..LOWEST_CODE => "RFC 6455, section 7.4.2: 0 to 999 are not used",
        LOWEST_CODE..=HIGHEST_CODE => {
            "RFC 6455, section 7.4.2, keeps 1000 to 2999 for the protocol and its extensions"
        }
        _ => "RFC 6455, section 7.4.2, gives no meaning to a code above 4999",
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Refusal, Sender, default_sent_by, is_sendable, never_sent_note, refusal, refusal_of_retired,
    };
    use crate::SentBy;

    const SENDERS: [Sender; 4] = [
        Sender::Client,
        Sender::Server,
        Sender::Browser,
        Sender::Either,
    ];

    /// A second implementation of the rule, written from RFC 6455 and the WHATWG standard.
    fn oracle(code: u16, sent_by: SentBy, sender: Sender) -> Result<(), Refusal> {
        let by_client = matches!(sent_by, SentBy::Either | SentBy::Client);
        let by_server = matches!(sent_by, SentBy::Either | SentBy::Server);
        let is_allowed = match sender {
            Sender::Client | Sender::Browser => by_client,
            Sender::Server => by_server,
            Sender::Either => by_client && by_server,
        };
        match code {
            0..=999 | 5000.. => Err(Refusal::OutOfRange),
            1004..=1006 | 1015 => Err(Refusal::NeverSent),
            1016..=2999 => Err(Refusal::Unassigned),
            _ if sent_by == SentBy::Nobody => Err(Refusal::NeverSent),
            _ if !is_allowed => Err(Refusal::WrongRole),
            1001..=1014 if sender == Sender::Browser => Err(Refusal::RefusedByBrowsers),
            _ => Ok(()),
        }
    }

    #[test]
    fn every_code_by_every_sender_agrees_with_the_oracle() {
        for code in 0..=u16::MAX {
            for &sent_by in SentBy::ALL {
                for sender in SENDERS {
                    let answer = if is_sendable(code, sent_by, sender) {
                        Ok(())
                    } else {
                        Err(refusal(code, sent_by, sender))
                    };
                    assert_eq!(
                        answer,
                        oracle(code, sent_by, sender),
                        "{code} {sent_by} {sender:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_retired_number_is_refused_by_rfc_6455_first() {
        for code in 0..=u16::MAX {
            let expected = match oracle(code, SentBy::Either, Sender::Client) {
                Err(refusal) => refusal,
                Ok(()) => Refusal::Retired,
            };
            assert_eq!(refusal_of_retired(code), expected, "{code}");
        }
    }

    #[test]
    fn a_code_that_no_spec_lists_has_a_sender() {
        for code in 0..=u16::MAX {
            let expected = match code {
                1004..=1006 | 1015 => SentBy::Nobody,
                1010 => SentBy::Client,
                _ => SentBy::Either,
            };
            assert_eq!(default_sent_by(code), expected, "{code}");
            assert_eq!(
                never_sent_note(code).is_some(),
                expected == SentBy::Nobody,
                "{code}"
            );
        }
    }

    #[test]
    fn a_note_names_the_numbers_that_it_is_about() {
        for code in 0..=u16::MAX {
            for &sent_by in SentBy::ALL {
                let note = super::sender_note(code, sent_by);
                if (code, sent_by) == (1010, SentBy::Client) {
                    let note = note.expect("RFC 6455 says so");
                    assert!(note.contains("only a client sends 1010"), "{note}");
                } else {
                    assert_eq!(note, None, "{code} {sent_by}");
                }
            }
            let said = match code {
                0..=999 => "0 to 999 are not used",
                5000.. => "no meaning to a code above 4999",
                _ => "keeps 1000 to 2999 for the protocol",
            };
            let note = super::unassigned_note(code);
            assert!(note.contains(said), "{code}: {note}");
        }
    }
}
