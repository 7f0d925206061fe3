//! Compares the library with the oracle, for every number, every role and every way to make a frame.

use std::collections::BTreeSet;

use close_codes::{
    Browser, Client, CloseCode, CloseFrame, CodeSet, Either, OwnedClose, ReceivedClose,
    ReceivedCode, Role, SendError, SendErrorKind, Server,
};

use crate::oracle::{Oracle, Refused, Sender};

/// One role, and its word.
trait Named: Role {
    const BY: Sender;
}

impl Named for Client {
    const BY: Sender = Sender::Client;
}
impl Named for Server {
    const BY: Sender = Sender::Server;
}
impl Named for Browser {
    const BY: Sender = Sender::Browser;
}
impl Named for Either {
    const BY: Sender = Sender::Either;
}

/// A code with a reason, or nothing.
type Content<'a> = (Option<u16>, &'a str);

/// Counts the answers, so that a test can check that every kind occurs.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) refusals: BTreeSet<Option<Refused>>,
    pub(crate) by_range: usize,
    pub(crate) nothing_forwarded: usize,
    pub(crate) default_reasons: usize,
    pub(crate) texts: usize,
}

/// Checks a spec, or panics with the number that is wrong.
pub(crate) fn check_spec<C: CodeSet>(oracle: &Oracle, seen: &mut Seen) {
    // This is computed once for each number.
    let refusals: Vec<_> = (0..=u16::MAX)
        .map(|number| Sender::ALL.map(|sender| oracle.refusal(number, sender)))
        .collect();
    check_empty();
    // 123 bytes fit and 124 do not; the last one would be cut inside a character.
    let (too_long, longest) = ("é".repeat(62), format!("{}é", "x".repeat(121)));
    let all = ["why", "", &too_long, &longest];
    for number in 0..=u16::MAX {
        // Unused numbers need only one reason.
        let reasons = if (900..=5100).contains(&number) {
            &all[..]
        } else {
            &all[..1]
        };
        check_reading::<C>(oracle, number, seen);
        let case = Case::<C> {
            refusals: &refusals,
            default: oracle.reason(number),
            number,
            code: ReceivedCode::from(number),
        };
        case.check_role::<Client>(reasons, seen);
        case.check_role::<Server>(reasons, seen);
        case.check_role::<Browser>(reasons, seen);
        case.check_role::<Either>(reasons, seen);
        case.check_conversions();
    }
}

/// Every role may send an empty frame, which has no room for a reason.
fn check_empty() {
    let nothing = (None, "");
    let empty = CloseFrame::<Either>::empty();
    assert_eq!(content(&CloseFrame::<Client>::from(empty)), nothing);
    assert_eq!(content(&CloseFrame::<Server>::from(empty)), nothing);
    assert_eq!(
        outcome(&CloseFrame::<Browser>::try_from(empty)),
        Ok(nothing)
    );
    assert_eq!(content(&empty.with_reason_truncated("why")), nothing);
    assert_eq!(outcome(&empty.with_reason("")), Ok(nothing));
    let refused = Err((1005, SendErrorKind::ReasonWithoutCode));
    assert_eq!(outcome(&empty.with_reason("why")), refused);
}

/// Each text of an entry is that of the spec, and a missing title is made from the name.
macro_rules! check_texts {
    ($entry:expr, $number:expr, $seen:expr, $of_spec:expr) => {
        let (entry, number, of_spec) = ($entry, $number, $of_spec);
        if let Some(title) = of_spec("title") {
            assert_eq!(entry.title, title, "{number}");
            $seen.texts += 1;
        }
        for (key, text) in [
            ("description", entry.description),
            ("seen_when", entry.seen_when),
            ("how_to_fix", entry.how_to_fix),
            ("reference", entry.reference),
            ("deprecated", entry.deprecated),
        ] {
            assert_eq!(text, of_spec(key), "{key} of {number}");
            $seen.texts += usize::from(text.is_some());
        }
    };
}

/// The lookup of a number in the spec, and its policy.
fn check_reading<C: CodeSet>(oracle: &Oracle, number: u16, seen: &mut Seen) {
    let code = ReceivedCode::<C>::from(number);
    match code {
        ReceivedCode::Known(known) => {
            assert!(oracle.is_listed(number) && known.code() == number);
            check_texts!(known.info(), number, seen, |key| oracle.text(number, key));
        }
        ReceivedCode::InRange(same, range) => {
            assert!(!oracle.is_listed(number) && same == number);
            assert_eq!(
                oracle.range(number),
                Some((range.first, range.last)),
                "{number}"
            );
            let bounds = (range.first, range.last);
            check_texts!(range, number, seen, |key| oracle.range_text(bounds, key));
            seen.by_range += 1;
        }
        ReceivedCode::Unknown(same) => {
            assert!(!oracle.is_listed(number) && same == number, "{number}");
            assert_eq!(oracle.range(number), None, "{number}");
        }
    }
    let reconnect = code.reconnect().map(close_codes::Reconnect::as_str);
    assert_eq!(reconnect, oracle.reconnect(number), "after {number}");
}

/// One number of a spec.
struct Case<'a, C> {
    /// By number and by the place of the sender in [`Sender::ALL`].
    refusals: &'a [[Option<Refused>; Sender::ALL.len()]],
    /// The default reason.
    default: &'a str,
    number: u16,
    code: ReceivedCode<C>,
}

impl<C: CodeSet> Case<'_, C> {
    fn refusal(&self, number: u16, sender: Sender) -> Option<Refused> {
        self.refusals[usize::from(number)][sender as usize]
    }

    fn check_role<R: Named>(&self, reasons: &[&str], seen: &mut Seen) {
        seen.refusals.insert(self.refusal(self.number, R::BY));
        for reason in reasons {
            self.check_new::<R>(reason, seen);
            self.check_forwarding::<R>(reason, seen);
        }
    }

    /// A frame from a number, from a variant, and with another reason.
    fn check_new<R: Named>(&self, reason: &str, seen: &mut Seen) {
        let number = self.number;
        let refused = self.refusal(number, R::BY);
        let default = self.default;
        let refused = refused.map(|refused| (number, kind_of(refused)));
        let expected = |reason| refused.map_or(Ok((Some(number), reason)), Err);
        let too_long = (number, SendErrorKind::ReasonTooLong { len: reason.len() });
        let whole = match expected(reason) {
            Ok(_) if reason.len() > 123 => Err(too_long),
            expected => expected,
        };
        let new = CloseFrame::<R>::new(self.code, reason);
        let truncated = CloseFrame::<R>::truncated(self.code, reason);
        let of = CloseFrame::<R>::of(self.code);
        assert_eq!(outcome(&new), whole, "{number} by {:?}", R::BY);
        assert_eq!(outcome(&truncated), expected(longest_start(reason)));
        assert_eq!(outcome(&of), expected(default));
        if let Some(variant) = C::from_code(number) {
            assert_eq!(CloseFrame::new(variant, reason), new);
            assert_eq!(CloseFrame::truncated(variant, reason), truncated);
            assert_eq!(CloseFrame::of(variant), of);
        }
        // A `ReceivedCode` with a wrong variant is checked by its number.
        assert_eq!(
            CloseFrame::new(ReceivedCode::<C>::Unknown(number), reason),
            new
        );
        if let Ok(frame) = of {
            seen.default_reasons += usize::from(!default.is_empty());
            let with_reason = frame.with_reason(reason);
            assert_eq!(outcome(&with_reason), whole);
            let truncated = frame.with_reason_truncated(reason);
            assert_eq!(Ok(content(&truncated)), expected(longest_start(reason)));
        }
    }

    /// The frame that a proxy forwards for this number, and the reply to it.
    fn check_forwarding<R: Named>(&self, reason: &str, seen: &mut Seen) {
        let number = self.number;
        let is_legal = matches!(number, 1000..=1003 | 1007..=1014 | 3000..=4999);
        let stands_for_none = matches!(number, 1005 | 1006 | 1015);
        let fits = reason.len() <= 123;
        let received = ReceivedClose::<C>::from_parts(number, reason);
        assert_eq!(received.is_ok(), is_legal && fits);
        let reported = ReceivedClose::<C>::reported(number, reason);
        assert_eq!(reported.is_ok(), (is_legal || stands_for_none) && fits);
        let Ok(received) = reported else { return };

        let candidates: &[u16] = match (number, R::BY) {
            (1005, _) => &[],
            (1006 | 1015, Sender::Server | Sender::Either) => &[1011, 1001],
            (1006 | 1015, Sender::Client | Sender::Browser) => &[1001, 1011],
            _ => &[number, 1011, 1001],
        };
        let candidate = candidates.iter();
        let mut candidate = candidate.filter(|code| self.refusal(**code, R::BY).is_none());
        let expected = match candidate.next() {
            Some(code) => (Some(*code), reason),
            None => (None, ""),
        };
        seen.nothing_forwarded += usize::from(number != 1005 && expected.0.is_none());
        let frame = CloseFrame::<R>::forwarding(&received);
        assert_eq!(content(&frame), expected, "{number} to {:?}", R::BY);

        let lost =
            CloseFrame::<R>::of(ReceivedCode::<C>::from(4999)).unwrap_or(CloseFrame::empty());
        let frame = CloseFrame::<R>::forwarding_or(&received, lost);
        let expected = match number {
            1006 | 1015 => content(&lost),
            _ => expected,
        };
        assert_eq!(content(&frame), expected);

        let reply = received.reply();
        let expected = match number {
            1005 => Some((None, "")),
            1006 | 1015 => None,
            _ => Some((Some(number), reason)),
        };
        assert_eq!(reply.map(|reply| content(&reply)), expected);
        if let (Some(reply), Some(expected)) = (reply, expected) {
            assert_eq!(content(&CloseFrame::<Client>::from(reply)), expected);
            assert_eq!(content(&CloseFrame::<Server>::from(reply)), expected);
        }
        let kept: OwnedClose<C> = received.into_owned();
        assert_eq!((kept.code(), kept.reason()), (self.code, received.reason()));
    }

    /// Conversions between roles.
    fn check_conversions(&self) {
        let same = (Some(self.number), "why");
        if let Ok(frame) = CloseFrame::<Either>::new(self.code, "why") {
            assert_eq!(self.refusal(self.number, Sender::Client), None);
            assert_eq!(self.refusal(self.number, Sender::Server), None);
            assert_eq!(content(&CloseFrame::<Client>::from(frame)), same);
            assert_eq!(content(&CloseFrame::<Server>::from(frame)), same);
            let for_pages = CloseFrame::<Browser>::try_from(frame);
            let expected = match self.refusal(self.number, Sender::Browser) {
                None => Ok(same),
                Some(refused) => Err((self.number, kind_of(refused))),
            };
            assert_eq!(outcome(&for_pages), expected);
        }
        if let Ok(frame) = CloseFrame::<Browser>::new(self.code, "why") {
            assert_eq!(self.refusal(self.number, Sender::Client), None);
            assert_eq!(content(&CloseFrame::<Client>::from(frame)), same);
        }
    }
}

fn kind_of(refused: Refused) -> SendErrorKind {
    match refused {
        Refused::OutOfRange => SendErrorKind::OutOfRange,
        Refused::Unassigned => SendErrorKind::Unassigned,
        Refused::NeverSent => SendErrorKind::NeverSent,
        Refused::Retired => SendErrorKind::Retired,
        Refused::WrongRole => SendErrorKind::WrongRole,
        Refused::ByBrowsers => SendErrorKind::RefusedByBrowsers,
    }
}

fn outcome<'a, R: Role>(
    frame: &Result<CloseFrame<'a, R>, SendError>,
) -> Result<Content<'a>, (u16, SendErrorKind)> {
    match frame {
        Ok(frame) => Ok(content(frame)),
        Err(error) => Err((error.code(), error.kind())),
    }
}

/// The contents of a frame, which are also its bytes on the wire.
fn content<'a, R: Role>(frame: &CloseFrame<'a, R>) -> Content<'a> {
    let (code, reason) = (frame.code(), frame.reason());
    let body = frame.encode();
    let body = body.as_bytes();
    let number = code.map(u16::to_be_bytes);
    let (start, end) = body.split_at(number.map_or(0, |number| number.len()));
    assert_eq!(
        (start, end),
        (
            number.as_ref().map_or(&[][..], |number| number),
            reason.as_bytes()
        )
    );
    assert!(body.len() <= 125 && (code.is_some() || reason.is_empty()));
    // Every frame can be decoded.
    let received = ReceivedClose::<CloseCode>::decode(body);
    assert_eq!(received.map(|received| received.reason()), Ok(reason));
    (code, reason)
}

/// As many whole characters as fit in 123 bytes.
fn longest_start(reason: &str) -> &str {
    let mut fitting = (0..=reason.len().min(123)).rev();
    let end = fitting.find(|end| reason.is_char_boundary(*end));
    &reason[..end.unwrap_or(0)]
}
