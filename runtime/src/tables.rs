//! What a generated table is written as, and how it becomes a table of this crate's types while compiling.
//!
//! A row is texts alone, those of the spec, with an empty one where the spec has none. For the type checker an
//! `Option` around a literal costs ten times the literal; to make the options is the const evaluator's work, which is
//! quick at it, and which is done only where a table is used.

#![expect(missing_docs, reason = "the fields are the keys of a spec file")]

use crate::compare::CodeText;
use crate::spec::{CodeInfo, RangeInfo, Reconnect, SentBy, Session};

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

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: CodeRow = CodeRow {
        code: 4000,
        name: "Plain",
        title: "A title",
        description: "A description.",
        seen_when: "",
        how_to_fix: "",
        sent_by: "either",
        reconnect: "",
        session: "",
        reason: "",
        reference: "",
        deprecated: "",
    };

    #[test]
    fn an_empty_text_is_none_and_every_word_is_read() {
        let rows = [
            PLAIN,
            CodeRow {
                seen_when: "seen",
                how_to_fix: "fix",
                sent_by: "server",
                reconnect: "after_fix",
                session: "new",
                reason: "reason",
                reference: "reference",
                deprecated: "note",
                ..PLAIN
            },
        ];
        let [plain, full] = codes(&rows);
        assert_eq!(
            (plain.code, plain.name, plain.title, plain.description),
            (4000, "Plain", "A title", "A description.")
        );
        assert_eq!(plain.seen_when.or(plain.how_to_fix).or(plain.reason), None);
        assert_eq!(plain.reference.or(plain.deprecated), None);
        assert_eq!(
            (plain.sent_by, plain.reconnect, plain.session),
            (SentBy::Either, None, None)
        );
        assert_eq!(full.seen_when, Some("seen"));
        assert_eq!(full.how_to_fix, Some("fix"));
        assert_eq!(full.reason, Some("reason"));
        assert_eq!(full.reference, Some("reference"));
        assert_eq!(full.deprecated, Some("note"));
        for word in SentBy::ALL {
            assert_eq!(sent_by(word.as_str()), *word);
        }
        for word in Reconnect::ALL {
            assert_eq!(reconnect(word.as_str()), Some(*word));
        }
        for word in Session::ALL {
            assert_eq!(session(word.as_str()), Some(*word));
        }
    }

    #[test]
    fn every_row_becomes_an_entry() {
        let row = |first| RangeRow {
            first,
            last: first + 9,
            title: "title",
            description: "description",
            seen_when: "seen",
            how_to_fix: "",
            sent_by: "client",
            reconnect: "never",
            session: "",
            reference: "reference",
            deprecated: "",
        };
        let [one, two, three] = ranges(&[row(4000), row(4100), row(4200)]);
        assert_eq!((one.first, two.first, three.first), (4000, 4100, 4200));
        assert_eq!(
            (three.last, three.title, three.description),
            (4209, "title", "description")
        );
        assert_eq!((three.seen_when, three.how_to_fix), (Some("seen"), None));
        assert_eq!(
            (three.sent_by, three.reconnect),
            (SentBy::Client, Some(Reconnect::Never))
        );
        assert_eq!(
            (three.session, three.reference, three.deprecated),
            (None, Some("reference"), None)
        );

        let row = |code| TextRow {
            code,
            title: "title",
            description: "",
            seen_when: "seen",
            how_to_fix: "",
        };
        let [one, two, three] = texts(&[row(1000), row(1001), row(1002)]);
        assert_eq!((one.code, two.code, three.code), (1000, 1001, 1002));
        assert_eq!((three.title, three.description), (Some("title"), None));
        assert_eq!((three.seen_when, three.how_to_fix), (Some("seen"), None));
    }
}
