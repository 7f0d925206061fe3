//! Messages about ranges.

use close_codes_vocabulary::numbers::{
    FIRST_PRIVATE_CODE, FIRST_REGISTERED_CODE, FIRST_UNASSIGNED_CODE, HIGHEST_CODE, LOWEST_CODE,
    NEVER_ON_THE_WIRE,
};
use close_codes_vocabulary::{Key, SentBy, default_sent_by};

use super::lists::kept_out_of_frames;
use crate::by_code::{Bounds, CodeNumber};
use crate::diagnostic::{Diagnostic, Kind};
use crate::source::{Span, Spanned};

pub(crate) fn nothing_decided(
    key: &str,
    (first, last): (CodeNumber, CodeNumber),
    retired: &[CodeNumber],
    word: &Spanned<String>,
) -> Diagnostic {
    let has_retired = retired.iter().any(|code| (first..=last).contains(code));
    let fixed = (key == Key::SentBy.as_str()
        && NEVER_ON_THE_WIRE
            .iter()
            .any(|code| (first..=last).contains(code)))
    .then(|| {
        format!(
            "RFC 6455, section 7.4.1: nobody sends {}",
            kept_out_of_frames()
        )
    });
    let is_either = key == Key::SentBy.as_str() && word.value == SentBy::Either.as_str();
    let left = (LOWEST_CODE..FIRST_UNASSIGNED_CODE)
        .filter(|code| is_either && (first..=last).contains(code))
        .find(|code| default_sent_by(*code) == SentBy::Client)
        .map(|code| format!("RFC 6455, section 7.4.1, lets only a client send {code}, and `\"either\"` on a range does not change that; write a `[[code]]` for {code}"));
    let or_none = if left.is_some() {
        ", or has it by RFC 6455"
    } else if key == Key::Session.as_str() {
        ", or is never reconnected"
    } else if key == Key::SentBy.as_str() && has_retired {
        ", or is retired"
    } else {
        ""
    };
    Diagnostic::new(
        Kind::NothingDecided,
        format!("the `{key}` of the range {first} to {last} has no effect"),
    )
    .at(
        word.span,
        format!("every code in the range has its own `{key}`{or_none}"),
    )
    .help(format!(
        "a code and an inner range decide before the range around them; delete this `{key}`"
    ))
    .help_if_any(fixed)
    .help_if_any(left)
}

pub(crate) fn range_reversed(
    first: &Spanned<CodeNumber>,
    last: &Spanned<CodeNumber>,
) -> Diagnostic {
    Diagnostic::new(
        Kind::RangeReversed,
        format!(
            "the range {} to {} ends before it begins",
            first.value, last.value
        ),
    )
    .at(last.span, format!("below {}", first.value))
    .at(first.span, "the first code")
    .help(format!(
        "swap them: `first = {}`, `last = {}`",
        last.value, first.value
    ))
}

pub(crate) fn range_out_of_bounds(
    first: &Spanned<CodeNumber>,
    last: &Spanned<CodeNumber>,
) -> Diagnostic {
    let (from, to) = (first.value, last.value);
    let (before, after) = (FIRST_UNASSIGNED_CODE - 1, FIRST_REGISTERED_CODE);
    let rule =
        "RFC 6455, section 7.4.2, keeps the unassigned codes for the protocol and its extensions";
    // The bound to change is the one that a spec may not describe.
    let (wrong, help) = match (from <= before, to >= after) {
        (true, true) => (
            first,
            format!("write two ranges, {from} to {before} and {after} to {to}: {rule}"),
        ),
        (true, false) => (
            last,
            format!("end the range at {before}, or before it: {rule}"),
        ),
        (false, true) => (
            first,
            format!("begin the range at {after}, or after it: {rule}"),
        ),
        (false, false) => (
            first,
            format!(
                "{rule}; an application's own codes are {FIRST_PRIVATE_CODE} to {HIGHEST_CODE}"
            ),
        ),
    };
    Diagnostic::new(
        Kind::RangeOutOfBounds,
        format!("the range {from} to {to} holds codes that are not for applications"),
    )
    .at(
        wrong.span,
        format!(
            "reaches into {FIRST_UNASSIGNED_CODE} to {}",
            FIRST_REGISTERED_CODE - 1
        ),
    )
    .help(help)
}

pub(crate) fn duplicate_range(
    (first, last): (CodeNumber, CodeNumber),
    earlier: Span,
    again: Span,
) -> Diagnostic {
    Diagnostic::new(
        Kind::DuplicateRange,
        format!("the range {first} to {last} is defined twice"),
    )
    .at(again, "defined again")
    .at(earlier, "first defined here")
    .help("delete one of them, or change its bounds")
}

pub(crate) fn ranges_cross([first, again]: [Bounds; 2], spans: [Span; 2]) -> Diagnostic {
    Diagnostic::new(
        Kind::RangesCross,
        format!("the ranges {} and {} cross", shown(first), shown(again)),
    )
    .at(spans[1], "shares some of its codes with the other range")
    .at(spans[0], "the other range")
    .help("let one end before the other begins, or let one lie inside the other")
}

pub(super) fn shown(range: Bounds) -> String {
    format!("{} to {}", range.first(), range.last())
}
