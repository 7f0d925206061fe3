//! The usable values of an entry, which may be faulty: the number of a code, the bounds of a range, the variant of a
//! name.

use close_codes_vocabulary::numbers::{
    FIRST_REGISTERED_CODE, FIRST_UNASSIGNED_CODE, HIGHEST_CODE, LOWEST_CODE, is_unassigned,
};

use crate::by_code::CodeNumber;
use crate::entries::{RangeEntry, Slot};
use crate::names::{Normalize, is_reserved, is_upper_camel_case, normalized, upper_camel_case};
use crate::source::{Span, Spanned};

/// The value of a code, if it is a number that a spec may describe.
pub(crate) fn usable_value(key: &Slot<i64>) -> Option<Spanned<CodeNumber>> {
    let at = key.given()?;
    let value = CodeNumber::try_from(at.value).ok()?;
    ((LOWEST_CODE..=HIGHEST_CODE).contains(&value) && !is_unassigned(value)).then_some(Spanned {
        value,
        span: at.span,
    })
}

/// The first and the last code of a range, if they are valid bounds.
pub(crate) fn usable_bounds(entry: &RangeEntry) -> Option<(CodeNumber, CodeNumber)> {
    let first = within_bounds(&entry.first)?.value;
    let last = within_bounds(&entry.last)?.value;
    (first <= last && !reaches_into_unassigned(first, last)).then_some((first, last))
}

pub(crate) fn within_bounds(key: &Slot<i64>) -> Option<Spanned<CodeNumber>> {
    let at = key.given()?;
    let value = CodeNumber::try_from(at.value).ok()?;
    (LOWEST_CODE..=HIGHEST_CODE)
        .contains(&value)
        .then_some(Spanned {
            value,
            span: at.span,
        })
}

pub(crate) fn reaches_into_unassigned(first: CodeNumber, last: CodeNumber) -> bool {
    first < FIRST_REGISTERED_CODE && last >= FIRST_UNASSIGNED_CODE
}

/// The variant of a name. For an invalid name, this is the variant that the message proposes, which code will soon use.
pub(crate) fn usable_name(name: &str, normalize: Normalize) -> Option<String> {
    if is_upper_camel_case(name) {
        return Some(normalized(name, normalize)).filter(|name| !is_reserved(name));
    }
    upper_camel_case(name)
}

/// The span that a message about a whole range points at.
pub(crate) fn start_of(range: &RangeEntry) -> Span {
    range.first.given().map_or(range.header, |first| first.span)
}
