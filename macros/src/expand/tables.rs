//! The const table of codes and ranges, written as text.
//!
//! Names in it are those of the runtime's `__private::tables`, which the generated code imports around each table. A row
//! holds the words of the spec, and an empty text for a key that is not given: see there why.

use core::fmt::Write as _;

use close_codes_reader::{Code, Range, Reconnect, Session};

/// `CodeRow { … }, …`
pub(super) fn codes(codes: &[Code]) -> String {
    let mut text = String::new();
    for code in codes {
        write_code(&mut text, code);
    }
    text
}

/// `RangeRow { … }, …`
pub(super) fn ranges(ranges: &[Range]) -> String {
    let mut text = String::new();
    for range in ranges {
        write_range(&mut text, range);
    }
    text
}

fn write_code(text: &mut String, code: &Code) {
    let _ = write!(
        text,
        "CodeRow {{ code: {}, name: {:?}, title: {:?}, description: {:?}, seen_when: {:?}, how_to_fix: {:?}, \
         sent_by: {:?}, reconnect: {:?}, session: {:?}, reason: {:?}, reference: {:?}, deprecated: {:?} }},",
        code.value,
        code.name,
        code.title,
        code.description,
        or_empty(code.seen_when.as_deref()),
        or_empty(code.how_to_fix.as_deref()),
        code.sent_by.as_str(),
        code.reconnect.map_or("", Reconnect::as_str),
        code.session.map_or("", Session::as_str),
        or_empty(code.reason.as_deref()),
        or_empty(code.reference.as_deref()),
        or_empty(code.deprecated.as_deref()),
    );
}

fn write_range(text: &mut String, range: &Range) {
    let _ = write!(
        text,
        "RangeRow {{ first: {}, last: {}, title: {:?}, description: {:?}, seen_when: {:?}, how_to_fix: {:?}, \
         sent_by: {:?}, reconnect: {:?}, session: {:?}, reference: {:?}, deprecated: {:?} }},",
        range.first,
        range.last,
        range.title,
        range.description,
        or_empty(range.seen_when.as_deref()),
        or_empty(range.how_to_fix.as_deref()),
        range.sent_by.as_str(),
        range.reconnect.map_or("", Reconnect::as_str),
        range.session.map_or("", Session::as_str),
        or_empty(range.reference.as_deref()),
        or_empty(range.deprecated.as_deref()),
    );
}

pub(super) fn or_empty(text: Option<&str>) -> &str {
    text.unwrap_or_default()
}
