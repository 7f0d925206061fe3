//! The const table of codes and ranges, written as text.
//!
//! Names in them are those of the runtime's `__private::tables`, which the generated code imports around each table.

use core::fmt::Write as _;

use close_codes_spec::{Code, Range, Reconnect, SentBy, Session, Spec};

/// `Spec { … }`
pub(super) fn spec(spec: &Spec) -> String {
    let mut text = format!("Spec {{ category: {:?}, codes: &[", spec.category);
    for code in &spec.codes {
        write_code(&mut text, code);
    }
    text.push_str("], ranges: &[");
    for range in &spec.ranges {
        write_range(&mut text, range);
    }
    text.push_str("] }");
    text
}

fn write_code(text: &mut String, code: &Code) {
    let _ = write!(
        text,
        "CodeInfo {{ code: {}, name: {:?}, title: {:?}, description: {:?}, seen_when: {:?}, how_to_fix: {:?}, \
         sent_by: {}, reconnect: {}, session: {}, reason: {:?}, reference: {:?}, deprecated: {:?} }},",
        code.value,
        code.name,
        code.title,
        code.description,
        code.seen_when,
        code.how_to_fix,
        sent_by(code.sent_by),
        reconnect(code.reconnect),
        session(code.session),
        code.reason,
        code.reference,
        code.deprecated,
    );
}

fn write_range(text: &mut String, range: &Range) {
    let _ = write!(
        text,
        "RangeInfo {{ first: {}, last: {}, title: {:?}, description: {:?}, seen_when: {:?}, how_to_fix: {:?}, \
         sent_by: {}, reconnect: {}, session: {}, reference: {:?}, deprecated: {:?} }},",
        range.first,
        range.last,
        range.title,
        range.description,
        range.seen_when,
        range.how_to_fix,
        sent_by(range.sent_by),
        reconnect(range.reconnect),
        session(range.session),
        range.reference,
        range.deprecated,
    );
}

const fn sent_by(sent_by: SentBy) -> &'static str {
    match sent_by {
        SentBy::Either => "SentBy::Either",
        SentBy::Client => "SentBy::Client",
        SentBy::Server => "SentBy::Server",
        SentBy::Nobody => "SentBy::Nobody",
    }
}

const fn reconnect(reconnect: Option<Reconnect>) -> &'static str {
    match reconnect {
        None => "None",
        Some(Reconnect::Never) => "Some(Reconnect::Never)",
        Some(Reconnect::AfterFix) => "Some(Reconnect::AfterFix)",
        Some(Reconnect::Backoff) => "Some(Reconnect::Backoff)",
        Some(Reconnect::Immediately) => "Some(Reconnect::Immediately)",
    }
}

const fn session(session: Option<Session>) -> &'static str {
    match session {
        None => "None",
        Some(Session::Resume) => "Some(Session::Resume)",
        Some(Session::New) => "Some(Session::New)",
    }
}
