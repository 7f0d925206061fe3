//! What a generated table is written as, and how it becomes a table of this crate's types while compiling.
//!
//! A row is texts alone, those of the spec, with an empty one where the spec has none. For the type checker an
//! `Option` around a literal costs ten times the literal; to make the options is the const evaluator's work, which is
//! quick at it, and which is done only where a table is used.

#![expect(missing_docs, reason = "the fields are the keys of a spec file")]

use crate::{CodeInfo, CodeText, RangeInfo, Reconnect, SentBy, Session};

/// A `[[code]]`, as [`CodeInfo`].
#[derive(Debug)]
pub struct CodeRow {
    pub code: u16,
    pub name: &'static str,
    pub title: &'static str,
    pub description: &'static str,
    pub seen_when: &'static str,
    pub how_to_fix: &'static str,
    pub sent_by: &'static str,
    pub reconnect: &'static str,
    pub session: &'static str,
    pub reason: &'static str,
    pub reference: &'static str,
    pub deprecated: &'static str,
}

/// A `[[range]]`, as [`RangeInfo`].
#[derive(Debug)]
pub struct RangeRow {
    pub first: u16,
    pub last: u16,
    pub title: &'static str,
    pub description: &'static str,
    pub seen_when: &'static str,
    pub how_to_fix: &'static str,
    pub sent_by: &'static str,
    pub reconnect: &'static str,
    pub session: &'static str,
    pub reference: &'static str,
    pub deprecated: &'static str,
}

/// A `[1015]` of a locale, as [`CodeText`].
#[derive(Debug)]
pub struct TextRow {
    pub code: u16,
    pub title: &'static str,
    pub description: &'static str,
    pub seen_when: &'static str,
    pub how_to_fix: &'static str,
}

/// The codes of a spec.
#[must_use]
pub const fn codes<const N: usize>(rows: &[CodeRow; N]) -> [CodeInfo; N] {
    let mut codes = [CodeInfo {
        code: 0,
        name: "",
        title: "",
        description: "",
        seen_when: None,
        how_to_fix: None,
        sent_by: SentBy::Either,
        reconnect: None,
        session: None,
        reason: None,
        reference: None,
        deprecated: None,
    }; N];
    let mut at = 0;
    while at < N {
        let row = &rows[at];
        codes[at] = CodeInfo {
            code: row.code,
            name: row.name,
            title: row.title,
            description: row.description,
            seen_when: text(row.seen_when),
            how_to_fix: text(row.how_to_fix),
            sent_by: sent_by(row.sent_by),
            reconnect: reconnect(row.reconnect),
            session: session(row.session),
            reason: text(row.reason),
            reference: text(row.reference),
            deprecated: text(row.deprecated),
        };
        at += 1;
    }
    codes
}

/// The ranges of a spec.
#[must_use]
pub const fn ranges<const N: usize>(rows: &[RangeRow; N]) -> [RangeInfo; N] {
    let mut ranges = [RangeInfo {
        first: 0,
        last: 0,
        title: "",
        description: "",
        seen_when: None,
        how_to_fix: None,
        sent_by: SentBy::Either,
        reconnect: None,
        session: None,
        reference: None,
        deprecated: None,
    }; N];
    let mut at = 0;
    while at < N {
        let row = &rows[at];
        ranges[at] = RangeInfo {
            first: row.first,
            last: row.last,
            title: row.title,
            description: row.description,
            seen_when: text(row.seen_when),
            how_to_fix: text(row.how_to_fix),
            sent_by: sent_by(row.sent_by),
            reconnect: reconnect(row.reconnect),
            session: session(row.session),
            reference: text(row.reference),
            deprecated: text(row.deprecated),
        };
        at += 1;
    }
    ranges
}

/// The texts of a locale.
#[must_use]
pub const fn texts<const N: usize>(rows: &[TextRow; N]) -> [CodeText; N] {
    let mut texts = [CodeText::EMPTY; N];
    let mut at = 0;
    while at < N {
        let row = &rows[at];
        texts[at] = CodeText {
            code: row.code,
            title: text(row.title),
            description: text(row.description),
            seen_when: text(row.seen_when),
            how_to_fix: text(row.how_to_fix),
        };
        at += 1;
    }
    texts
}

const fn text(text: &'static str) -> Option<&'static str> {
    if text.is_empty() { None } else { Some(text) }
}

const fn sent_by(word: &str) -> SentBy {
    match word.as_bytes() {
        b"client" => SentBy::Client,
        b"server" => SentBy::Server,
        b"nobody" => SentBy::Nobody,
        _ => SentBy::Either,
    }
}

const fn reconnect(word: &str) -> Option<Reconnect> {
    match word.as_bytes() {
        b"never" => Some(Reconnect::Never),
        b"after_fix" => Some(Reconnect::AfterFix),
        b"backoff" => Some(Reconnect::Backoff),
        b"immediately" => Some(Reconnect::Immediately),
        _ => None,
    }
}

const fn session(word: &str) -> Option<Session> {
    match word.as_bytes() {
        b"resume" => Some(Session::Resume),
        b"new" => Some(Session::New),
        _ => None,
    }
}
