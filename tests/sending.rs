//! Every number, from every role, by every way to a frame, against what RFC 6455 and the spec say.
//!
//! This is a second implementation in the simplest form, with a linear search through all ranges. It shares nothing
//! with the library.

use close_codes::{
    Browser, Client, CloseCode, CloseFrame, CodeSet, Either, ReceivedClose, ReceivedCode, Role,
    SendErrorKind, SentBy, Server, close_codes,
};

close_codes! {
    /// A spec without the registry, with ranges and codes in them.
    enum Own = inline r#"
[[code]]
value = 1011
name = "Broken"
title = "Broken"
description = "The server alone says so here."
sent_by = "server"
reason = "it broke"

[[code]]
value = 3000
name = "Internal"
title = "Internal"
description = "It never leaves the program."
sent_by = "nobody"

[[code]]
value = 4000
name = "Leave"
title = "Leave"
description = "The client leaves."
sent_by = "client"
reason = "goodbye"

[[code]]
value = 4105
name = "AnyoneInTheServersRange"
title = "Anyone"
description = "Both may send it, whatever the codes around it."
sent_by = "either"

[[range]]
first = 1012
last = 1014
title = "Gateways"
description = "Nobody here is one."
sent_by = "nobody"

[[range]]
first = 4100
last = 4199
title = "Server"
description = "The server's."
sent_by = "server"

[[range]]
first = 4200
last = 4200
title = "One"
description = "The client's, and a single code."
sent_by = "client"

[[range]]
first = 4900
last = 4999
title = "Kept"
description = "Up to the last code."
sent_by = "nobody"
"#;
}

close_codes! {
    /// The registry with codes that only one end may send, so that a proxy has no replacement.
    enum OneSided = inline r#"
extends = "standard"

[[code]]
value = 1001
sent_by = "server"

[[code]]
value = 1011
sent_by = "server"

[[code]]
value = 4000
name = "Ours"
title = "Ours"
description = "A code with its reason."
sent_by = "server"
reason = "the reason of the spec"

[[range]]
first = 3000
last = 3999
title = "Clients"
description = "The client's."
sent_by = "client"
"#;
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Sender {
    Client,
    Server,
    Browser,
    Either,
}

/// A role with its name.
trait Named: Role {
    const SENT_BY: Sender;
}

impl Named for Client {
    const SENT_BY: Sender = Sender::Client;
}
impl Named for Server {
    const SENT_BY: Sender = Sender::Server;
}
impl Named for Browser {
    const SENT_BY: Sender = Sender::Browser;
}
impl Named for Either {
    const SENT_BY: Sender = Sender::Either;
}

/// Whether a code may be in a Close frame at all, by RFC 6455, section 7.4, and the registry.
fn is_legal(code: u16) -> bool {
    matches!(code, 1000..=1003 | 1007..=1014 | 3000..=4999)
}

/// Looks at the code, then at the smallest range around it, then at the registry, whose only rule is that only a client
/// sends 1010.
fn sent_by<C: CodeSet>(code: u16) -> SentBy {
    let listed = C::SPEC.codes.iter().find(|info| info.code == code);
    let around = C::SPEC.ranges.iter();
    let around = around.filter(|range| range.first <= code && code <= range.last);
    let innermost = around.min_by_key(|range| range.last - range.first);
    match (listed, innermost) {
        (Some(info), _) => info.sent_by,
        (None, Some(range)) => range.sent_by,
        (None, None) if code == 1010 => SentBy::Client,
        (None, None) => SentBy::Either,
    }
}

fn refusal<C: CodeSet>(code: u16, sender: Sender) -> Option<SendErrorKind> {
    if !(1000..=4999).contains(&code) {
        return Some(SendErrorKind::OutOfRange);
    }
    if (1016..=2999).contains(&code) {
        return Some(SendErrorKind::Unassigned);
    }
    let sent_by = sent_by::<C>(code);
    if !is_legal(code) || sent_by == SentBy::Nobody {
        return Some(SendErrorKind::NeverSent);
    }
    let fits = match sender {
        Sender::Client | Sender::Browser => sent_by != SentBy::Server,
        Sender::Server => sent_by != SentBy::Client,
        Sender::Either => sent_by == SentBy::Either,
    };
    if !fits {
        return Some(SendErrorKind::WrongRole);
    }
    // The WHATWG standard.
    if sender == Sender::Browser && code != 1000 && code < 3000 {
        return Some(SendErrorKind::RefusedByBrowsers);
    }
    None
}

fn longest_start(reason: &str) -> &str {
    let fitting = (0..=reason.len().min(123)).rev();
    let mut fitting = fitting.filter(|&end| reason.is_char_boundary(end));
    &reason[..fitting.next().unwrap_or(0)]
}

/// A code with a reason, or nothing.
type Content<'a> = (Option<u16>, &'a str);

fn content<'a, R: Role>(frame: &CloseFrame<'a, R>) -> Content<'a> {
    let content = (frame.code(), frame.reason());
    // Every frame can be encoded and decoded.
    let payload = frame.encode();
    let received = ReceivedClose::<CloseCode>::decode(&payload).expect("it is legal on the wire");
    let number = Some(received.code().as_u16()).filter(|_| received.was_sent_by_peer());
    assert_eq!((number, received.reason()), content);
    content
}

/// The replacement that a proxy sends for a code that it must not send, or for a lost connection.
fn replacement<C: CodeSet>(sender: Sender, candidates: [u16; 2], reason: &str) -> Content<'_> {
    let candidate = candidates.into_iter();
    let mut candidate = candidate.filter(|code| refusal::<C>(*code, sender).is_none());
    match candidate.next() {
        Some(code) => (Some(code), reason),
        None => (None, ""),
    }
}

fn check_number<C: CodeSet, R: Named>(code: u16, reason: &str) {
    let number = ReceivedCode::<C>::from(code);
    let refused = refusal::<C>(code, R::SENT_BY);
    let too_long = SendErrorKind::ReasonTooLong { len: reason.len() };
    let is_too_long = (reason.len() > 123).then_some(too_long);
    let whole = (Some(code), reason);
    let cut = (Some(code), longest_start(reason));
    let listed = C::SPEC.codes.iter().find(|info| info.code == code);
    let default = listed.and_then(|info| info.reason).unwrap_or("");

    let seen = |frame: Result<CloseFrame<'_, R>, close_codes::SendError>| match frame {
        Ok(frame) => Ok(content(&frame).0),
        Err(error) => {
            assert_eq!(error.code(), code);
            Err(error.kind())
        }
    };
    let expected = match refused {
        None => Ok(Some(code)),
        Some(kind) => Err(kind),
    };

    // A new frame, from the number and from the variant if there is one.
    let new = CloseFrame::<R>::new(number, reason);
    assert_eq!(
        new.map(|frame| content(&frame))
            .map_err(|error| error.kind()),
        match refused.or(is_too_long) {
            None => Ok(whole),
            Some(kind) => Err(kind),
        },
        "{code} from {:?}",
        R::SENT_BY
    );
    let truncated = CloseFrame::<R>::truncated(number, reason);
    assert_eq!(seen(truncated), expected);
    let of = CloseFrame::<R>::of(number);
    assert_eq!(seen(of), expected);
    if let Some(variant) = C::from_code(code) {
        assert_eq!(CloseFrame::new(variant, reason), new);
        assert_eq!(CloseFrame::truncated(variant, reason), truncated);
        assert_eq!(CloseFrame::of(variant), of);
    }
    let unknown = ReceivedCode::<C>::Unknown(code);
    assert_eq!(CloseFrame::new(unknown, reason), new);

    // A new reason for an existing frame.
    if let (Ok(frame), Ok(truncated)) = (of, truncated) {
        assert_eq!(content(&frame), (Some(code), default));
        assert_eq!(content(&truncated), cut);
        assert_eq!(content(&frame.with_reason_truncated(reason)), cut);
        let with_reason = frame.with_reason(reason);
        assert_eq!(
            with_reason
                .map(|frame| content(&frame))
                .map_err(|error| (error.code(), error.kind())),
            match is_too_long {
                None => Ok(whole),
                Some(kind) => Err((code, kind)),
            }
        );
    }

    // Received closes.
    let Ok(received) = ReceivedClose::<C>::reported(code, reason) else {
        assert!(reason.len() > 123 || !is_legal(code) && !matches!(code, 1005 | 1006 | 1015));
        return;
    };
    let lost = CloseFrame::<R>::empty();
    let (forwarded, is_lost) = match code {
        1005 => ((None, ""), false),
        1006 | 1015 => {
            let candidates = match R::SENT_BY {
                Sender::Server | Sender::Either => [1011, 1001],
                Sender::Client | Sender::Browser => [1001, 1011],
            };
            (replacement::<C>(R::SENT_BY, candidates, reason), true)
        }
        _ if refused.is_none() => (whole, false),
        _ => (replacement::<C>(R::SENT_BY, [1011, 1001], reason), false),
    };
    let frame = CloseFrame::<R>::forwarding(&received);
    assert_eq!(content(&frame), forwarded, "{code} to {:?}", R::SENT_BY);
    let frame = CloseFrame::<R>::forwarding_or(&received, lost);
    assert_eq!(
        content(&frame),
        if is_lost { (None, "") } else { forwarded }
    );
    let reply = received.reply();
    assert_eq!(
        reply.map(|reply| content(&reply)),
        match code {
            1005 => Some((None, "")),
            1006 | 1015 => None,
            _ => Some(whole),
        }
    );
}

/// Conversions between roles.
fn check_conversions<C: CodeSet>(code: u16) {
    let number = ReceivedCode::<C>::from(code);
    if let Ok(frame) = CloseFrame::<Either>::new(number, "why") {
        assert_eq!(refusal::<C>(code, Sender::Client), None);
        assert_eq!(refusal::<C>(code, Sender::Server), None);
        let same = (Some(code), "why");
        assert_eq!(content(&CloseFrame::<Client>::from(frame)), same);
        assert_eq!(content(&CloseFrame::<Server>::from(frame)), same);
        let browser = CloseFrame::<Browser>::try_from(frame);
        assert_eq!(
            browser
                .map(|frame| content(&frame))
                .map_err(|error| error.kind()),
            match refusal::<C>(code, Sender::Browser) {
                None => Ok(same),
                Some(kind) => Err(kind),
            }
        );
    }
    if let Ok(frame) = CloseFrame::<Browser>::new(number, "why") {
        assert_eq!(refusal::<C>(code, Sender::Client), None);
        assert_eq!(
            content(&CloseFrame::<Client>::from(frame)),
            (Some(code), "why")
        );
    }
}

fn check_spec<C: CodeSet>() {
    let reasons = ["", "why", &"é".repeat(62)];
    for code in 0..=u16::MAX {
        check_conversions::<C>(code);
        for reason in reasons {
            check_number::<C, Client>(code, reason);
            check_number::<C, Server>(code, reason);
            check_number::<C, Browser>(code, reason);
            check_number::<C, Either>(code, reason);
        }
    }
}

#[test]
fn the_registry_is_obeyed() {
    check_spec::<CloseCode>();
}

#[test]
fn a_spec_of_its_own_is_obeyed_with_its_ranges() {
    check_spec::<Own>();
}

#[test]
fn a_proxy_sends_an_empty_frame_if_the_spec_allows_no_replacement() {
    check_spec::<OneSided>();
}

#[test]
fn an_empty_frame_converts_into_every_role_and_takes_no_reason() {
    let empty = CloseFrame::<Either>::empty();
    assert_eq!(content(&CloseFrame::<Client>::from(empty)), (None, ""));
    assert_eq!(content(&CloseFrame::<Server>::from(empty)), (None, ""));
    let browser = CloseFrame::<Browser>::try_from(empty).expect("a page may close without a code");
    assert_eq!(content(&browser), (None, ""));
    assert_eq!(content(&empty.with_reason_truncated("why")), (None, ""));
    let error = empty.with_reason("why").expect_err("there is no room");
    assert_eq!(error.kind(), SendErrorKind::ReasonWithoutCode);
}

/// The oracle is only useful if every answer occurs in the specs.
#[test]
fn every_answer_occurs() {
    let mut kinds = Vec::new();
    for code in 0..=u16::MAX {
        for sender in [
            Sender::Client,
            Sender::Server,
            Sender::Browser,
            Sender::Either,
        ] {
            for refusal in [
                refusal::<CloseCode>(code, sender),
                refusal::<Own>(code, sender),
                refusal::<OneSided>(code, sender),
            ] {
                if !kinds.contains(&refusal) {
                    kinds.push(refusal);
                }
            }
        }
    }
    assert_eq!(kinds.len(), 6, "{kinds:?}");
    let nothing = replacement::<OneSided>(Sender::Client, [1011, 1001], "why");
    assert_eq!(nothing, (None, ""));
}
