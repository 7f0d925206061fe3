//! The entries of codes, ranges and translations, and the rows of generated tables from which they are made.
//!
//! A row consists of the texts of the spec, and a missing text is empty. To type-check, an `Option` around a literal
//! costs ten times as much as the literal. The const evaluator makes the options quickly, and only if a table is used.

use core::fmt;

use close_codes_vocabulary::{CodeClass, Reconnect, SentBy, Session, default_sent_by};

use crate::padded::pad;

/// The field `label`, which is made from the keys of an entry and is not a key itself.
type Label = &'static str;

/// An entry whose texts can be visited one by one.
pub(crate) trait EachText {
    /// Calls a function with each text and word that is given, and its key, in the order of the keys.
    fn for_each_text(
        &self,
        visit: impl FnMut(&'static str, &'static str) -> fmt::Result,
    ) -> fmt::Result;
}

/// Declares an entry together with its row, so that both have the same fields.
///
/// A field of the entry is a number, a text, a word, or an `Option` of a text or a word. The macro converts the field
/// of the row accordingly.
macro_rules! entry {
    (
        $(#[$doc:meta])*
        pub struct $entry:ident from $row:ident, by $table:ident {
            $($(#[$field_doc:meta])* $field:ident: ($($type:tt)+),)+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize))]
        #[non_exhaustive]
        pub struct $entry { $($(#[$field_doc])* pub $field: $($type)+,)+ }

        #[doc = concat!("A row of a generated table, as [`", stringify!($entry), "`].")]
        #[derive(Debug)]
        #[expect(missing_docs, reason = "the fields are those of the entry")]
        pub struct $row { $(pub $field: row_type!($($type)+),)+ }

        impl $entry {
            /// An entry with no value given.
            const BLANK: Self = Self { $($field: blank!($($type)+),)+ };
        }

        #[cfg(feature = "reader")]
        impl $row {
            /// The row of an entry that was read at run time, from its numbers and its texts by their keys.
            pub(crate) fn read(
                _number: impl Fn(&'static str) -> u16,
                text: impl Fn(&'static str) -> &'static str,
            ) -> Self {
                Self { $($field: number_or_text!(_number, text, stringify!($field), $($type)+),)+ }
            }
        }

        impl EachText for $entry {
            fn for_each_text(
                &self,
                mut visit: impl FnMut(&'static str, &'static str) -> fmt::Result,
            ) -> fmt::Result {
                $(if let Some(text) = as_text!(self.$field, $($type)+) {
                    visit(stringify!($field), text)?;
                })+
                Ok(())
            }
        }

        /// Converts the rows of a generated table into entries.
        ///
        /// # Panics
        ///
        /// Panics while compiling if a row has a word that this version does not know.
        #[must_use]
        #[allow(unreachable_pub, reason = "most of them are public for the tables of generated code")]
        pub const fn $table<const N: usize>(rows: &[$row; N]) -> [$entry; N] {
            let mut entries = [$entry::BLANK; N];
            let mut at = 0;
            while at < N {
                let row = &rows[at];
                entries[at] = $entry { $($field: read!(row.$field, $($type)+),)+ };
                at += 1;
            }
            entries
        }
    };
}

/// The type of a field in a row.
macro_rules! row_type {
    (u16) => { u16 };
    ($($text_or_word:tt)+) => { &'static str };
}

/// The value of a field that a spec does not give.
macro_rules! blank {
    (u16) => {
        0
    };
    (Label) => {
        ""
    };
    (&'static str) => {
        ""
    };
    (SentBy) => {
        SentBy::Either
    };
    (Option<$($type:tt)+) => {
        None
    };
}

/// The value of a field of an entry, from the field of the row.
macro_rules! read {
    ($value:expr, u16) => {
        $value
    };
    ($value:expr, Label) => {
        $value
    };
    ($value:expr, &'static str) => {
        $value
    };
    ($value:expr, Option<&'static str>) => {
        if $value.is_empty() {
            None
        } else {
            Some($value)
        }
    };
    ($value:expr, Option<$word:ident>) => {
        if $value.is_empty() {
            None
        } else {
            Some(read!($value, $word))
        }
    };
    ($value:expr, $word:ident) => {
        match $word::from_word($value) {
            Some(word) => word,
            None => panic!(
                "a generated table has a word that this version of close-codes does not know"
            ),
        }
    };
}

/// The value of a field in a row, by its key.
#[cfg(feature = "reader")]
macro_rules! number_or_text {
    ($number:ident, $text:ident, $key:expr, u16) => {
        $number($key)
    };
    ($number:ident, $text:ident, $key:expr, $($type:tt)+) => {
        $text($key)
    };
}

/// A field as a text of the spec file, if it is a text or a word and is given.
macro_rules! as_text {
    ($value:expr, u16) => {
        None
    };
    ($value:expr, Label) => {
        None
    };
    ($value:expr, &'static str) => {
        Some($value)
    };
    ($value:expr, Option<&'static str>) => {
        $value
    };
    ($value:expr, Option<$word:ident>) => {
        $value.map($word::as_str)
    };
    ($value:expr, $word:ident) => {
        Some($value.as_str())
    };
}

entry! {
    /// What a spec says about one code: a `[[code]]` of the file.
    ///
    /// Its `Display` is the number and the title, such as "1000 Normal Closure"; `{:#}` is the title alone.
    ///
    /// ```
    /// use close_codes::{CloseCode, CodeInfo, CodeSet, Reconnect, SentBy};
    ///
    /// let info = CodeSet::info(CloseCode::MandatoryExtension);
    /// assert_eq!(info.to_string(), "1010 Mandatory Extension");
    /// assert_eq!(format!("{info:#}"), "Mandatory Extension");
    /// assert_eq!(info.sent_by, SentBy::Client);
    ///
    /// // A program that makes its own sets fields after `new`, since fields may be added in a minor release.
    /// const KICKED: CodeInfo = {
    ///     let mut info = CodeInfo::new(4003, "Kicked", "Kicked");
    ///     info.reconnect = Some(Reconnect::Never);
    ///     info
    /// };
    /// assert_eq!(KICKED.sent_by, SentBy::Either);
    /// ```
    pub struct CodeInfo from CodeRow, by codes {
        /// The number, from 1000 to 4999.
        code: (u16),
        /// The variant of the enum, such as `SessionExpired`.
        name: (&'static str),
        /// The name that people read, such as "Session Expired".
        title: (&'static str),
        /// What the code means, if the spec says so.
        description: (Option<&'static str>),
        /// When one sees it.
        seen_when: (Option<&'static str>),
        /// What to do about it.
        how_to_fix: (Option<&'static str>),
        /// Who may send it.
        sent_by: (SentBy),
        /// Whether to connect again, if the spec says so.
        reconnect: (Option<Reconnect>),
        /// Whether the old session survives, if the spec says so.
        session: (Option<Session>),
        /// The default reason: at most 123 bytes of UTF-8.
        reason: (Option<&'static str>),
        /// Where the code is defined: a URL, or words such as "RFC 6455, section 7.4.1".
        reference: (Option<&'static str>),
        /// Why not to use the code any more, if it is deprecated.
        deprecated: (Option<&'static str>),
    }
}

entry! {
    /// What a spec says about a whole range of codes: a `[[range]]` of the file.
    ///
    /// Its `Display` is the two numbers and the title, such as "4100-4199 Back Off"; `{:#}` is the title alone.
    pub struct RangeInfo from RangeRow, by ranges {
        /// The first code of the range.
        first: (u16),
        /// The last code of the range, which belongs to it.
        last: (u16),
        /// The label of the range for metrics: its name, or its two numbers, such as "4100-4199". No other range or
        /// code of a spec file has the same label.
        label: (Label),
        /// The name, if it has one, such as `BackOff` for the constant `BACK_OFF` of the enum.
        name: (Option<&'static str>),
        /// The name that people read.
        title: (&'static str),
        /// What the codes of the range mean, if the spec says so.
        description: (Option<&'static str>),
        /// When one sees one of them.
        seen_when: (Option<&'static str>),
        /// What to do about it.
        how_to_fix: (Option<&'static str>),
        /// Who may send them.
        sent_by: (SentBy),
        /// Whether to connect again, if the spec says so.
        reconnect: (Option<Reconnect>),
        /// Whether the old session survives, if the spec says so.
        session: (Option<Session>),
        /// Where the range is defined: a URL, or words such as "RFC 6455, section 7.4.1".
        reference: (Option<&'static str>),
        /// Why not to use the range any more, if it is deprecated.
        deprecated: (Option<&'static str>),
    }
}

entry! {
    /// What to do after a code that no code or range of the spec covers: the `[unlisted]` of the file.
    ///
    /// ```
    /// use close_codes::{ReceivedCode, Reconnect, close_codes};
    ///
    /// close_codes! {
    ///     enum ChatClose = inline r#"
    /// code = [{ value = 4001, name = "Kicked", reconnect = "never" }]
    ///
    /// [unlisted]
    /// reconnect = "backoff"
    /// "#;
    /// }
    /// assert_eq!(ReceivedCode::<ChatClose>::from(1006).reconnect(), Some(Reconnect::Backoff));
    /// ```
    pub struct Unlisted from UnlistedRow, by unlisted_policies {
        /// Whether to connect again, if the spec says so.
        reconnect: (Option<Reconnect>),
        /// Whether the old session survives, if the spec says so.
        session: (Option<Session>),
    }
}

entry! {
    /// The texts of one range in one language. A text that is `None` comes from the base, or else from the English of
    /// the spec.
    pub struct RangeText from RangeTextRow, by range_texts {
        /// The first code of the range.
        first: (u16),
        /// The last code of the range.
        last: (u16),
        /// The name that people read.
        title: (Option<&'static str>),
        /// What the codes of the range mean.
        description: (Option<&'static str>),
        /// When one sees one of them.
        seen_when: (Option<&'static str>),
        /// What to do about it.
        how_to_fix: (Option<&'static str>),
    }
}

entry! {
    /// The texts of one code in one language. A text that is `None` comes from the base, or else from the English of
    /// the spec.
    pub struct CodeText from TextRow, by texts {
        /// The number.
        code: (u16),
        /// The name that people read.
        title: (Option<&'static str>),
        /// What the code means.
        description: (Option<&'static str>),
        /// When one sees it.
        seen_when: (Option<&'static str>),
        /// What to do about it.
        how_to_fix: (Option<&'static str>),
    }
}

impl CodeInfo {
    /// A code with a name, a title, and the `sent_by` of RFC 6455. Nothing else is set.
    #[must_use]
    pub const fn new(code: u16, name: &'static str, title: &'static str) -> Self {
        Self {
            code,
            name,
            title,
            sent_by: default_sent_by(code),
            ..Self::BLANK
        }
    }

    /// The part of the number space that the code is in (RFC 6455, section 7.4.2).
    ///
    /// ```
    /// use close_codes::{CloseCode, CodeClass, CodeSet};
    ///
    /// assert_eq!(CodeSet::info(CloseCode::GoingAway).class(), CodeClass::Protocol);
    /// ```
    #[must_use]
    pub const fn class(&self) -> CodeClass {
        CodeClass::of(self.code)
    }
}

impl fmt::Display for CodeInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return pad(f, format_args!("{}", self.title));
        }
        pad(f, format_args!("{} {}", self.code, self.title))
    }
}

impl RangeInfo {
    /// A range with a title, which is also its label in metrics: give each range of a spec a label of its own. Either end
    /// may send its codes. Nothing else is set.
    ///
    /// ```
    /// use close_codes::{RangeInfo, SentBy};
    ///
    /// const BACK_OFF: RangeInfo = {
    ///     let mut range = RangeInfo::new(4100, 4199, "Back Off");
    ///     range.label = "BackOff";
    ///     range.sent_by = SentBy::Server;
    ///     range
    /// };
    /// assert_eq!(BACK_OFF.to_string(), "4100-4199 Back Off");
    /// ```
    #[must_use]
    pub const fn new(first: u16, last: u16, title: &'static str) -> Self {
        Self {
            first,
            last,
            label: title,
            title,
            ..Self::BLANK
        }
    }

    /// Whether a code is in the range.
    ///
    /// ```
    /// use close_codes::RangeInfo;
    ///
    /// const RANGE: RangeInfo = RangeInfo::new(4100, 4199, "Back Off");
    /// assert!(RANGE.contains(4100) && RANGE.contains(4199));
    /// assert!(!RANGE.contains(4200));
    /// ```
    #[must_use]
    pub const fn contains(&self, code: u16) -> bool {
        self.first <= code && code <= self.last
    }
}

impl fmt::Display for RangeInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return pad(f, format_args!("{}", self.title));
        }
        pad(
            f,
            format_args!("{}-{} {}", self.first, self.last, self.title),
        )
    }
}

impl Unlisted {
    /// A policy that says nothing.
    ///
    /// ```
    /// use close_codes::{CodeInfo, Reconnect, Spec, Unlisted};
    ///
    /// const UNLISTED: Unlisted = {
    ///     let mut unlisted = Unlisted::new();
    ///     unlisted.reconnect = Some(Reconnect::Backoff);
    ///     unlisted
    /// };
    /// const CHAT: Spec = {
    ///     let mut spec = Spec::new("Chat Close Codes", &[CodeInfo::new(4001, "Kicked", "Kicked")], &[]);
    ///     spec.unlisted = Some(UNLISTED);
    ///     spec
    /// };
    /// assert_eq!(CHAT.unlisted.map(|unlisted| unlisted.session), Some(None));
    /// ```
    #[must_use]
    #[expect(clippy::new_without_default, reason = "no other entry has a default")]
    pub const fn new() -> Self {
        Self::BLANK
    }
}

impl RangeText {
    /// The texts of a range, none of which is given.
    ///
    /// ```
    /// use close_codes::compare::RangeText;
    ///
    /// const BACK_OFF: RangeText = {
    ///     let mut text = RangeText::new(4100, 4199);
    ///     text.title = Some("Vänta");
    ///     text
    /// };
    /// assert_eq!(BACK_OFF.description, None);
    /// ```
    #[must_use]
    pub const fn new(first: u16, last: u16) -> Self {
        Self {
            first,
            last,
            ..Self::BLANK
        }
    }
}

impl CodeText {
    /// The texts of a code, none of which is given.
    ///
    /// ```
    /// use close_codes::compare::CodeText;
    ///
    /// const NORMAL: CodeText = {
    ///     let mut text = CodeText::new(1000);
    ///     text.title = Some("Normal stängning");
    ///     text
    /// };
    /// assert_eq!(NORMAL.description, None);
    /// ```
    #[must_use]
    pub const fn new(code: u16) -> Self {
        Self {
            code,
            ..Self::BLANK
        }
    }
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use close_codes_vocabulary::{Key, Table};

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
        let mut expected = CodeInfo::new(4000, "Plain", "A title");
        expected.description = Some("A description.");
        assert_eq!(plain, expected);
        expected.seen_when = Some("seen");
        expected.how_to_fix = Some("fix");
        expected.sent_by = SentBy::Server;
        expected.reconnect = Some(Reconnect::AfterFix);
        expected.session = Some(Session::New);
        expected.reason = Some("reason");
        expected.reference = Some("reference");
        expected.deprecated = Some("note");
        assert_eq!(full, expected);
    }

    #[test]
    fn an_unknown_word_is_refused() {
        for row in [
            CodeRow {
                sent_by: "everybody",
                ..PLAIN
            },
            CodeRow {
                sent_by: "",
                ..PLAIN
            },
            CodeRow {
                reconnect: "later",
                ..PLAIN
            },
            CodeRow {
                session: "old",
                ..PLAIN
            },
        ] {
            assert!(std::panic::catch_unwind(|| codes(&[row])).is_err());
        }
        let range = |sent_by, reconnect, session| RangeRow {
            first: 4100,
            last: 4199,
            label: "4100-4199",
            name: "",
            title: "A title",
            description: "",
            seen_when: "",
            how_to_fix: "",
            sent_by,
            reconnect,
            session,
            reference: "",
            deprecated: "",
        };
        assert_eq!(ranges(&[range("either", "", "")])[0].reconnect, None);
        for (sent_by, reconnect, session) in [
            ("", "", ""),
            ("either", "Backoff", ""),
            ("either", "", "resumed"),
        ] {
            let row = range(sent_by, reconnect, session);
            assert!(std::panic::catch_unwind(|| ranges(&[row])).is_err());
        }
        for (reconnect, session) in [("later", ""), ("", "old")] {
            let row = UnlistedRow { reconnect, session };
            assert!(std::panic::catch_unwind(|| unlisted_policies(&[row])).is_err());
        }
    }

    #[test]
    fn every_row_becomes_an_entry() {
        let row = |first| RangeRow {
            first,
            last: first + 9,
            label: "a label",
            name: "AName",
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
        let entries = ranges(&[row(4000), row(4100), row(4200)]);
        for (entry, first) in entries.iter().zip([4000, 4100, 4200]) {
            let mut expected = RangeInfo::new(first, first + 9, "title");
            expected.description = Some("description");
            expected.label = "a label";
            expected.name = Some("AName");
            expected.seen_when = Some("seen");
            expected.sent_by = SentBy::Client;
            expected.reconnect = Some(Reconnect::Never);
            expected.reference = Some("reference");
            assert_eq!(*entry, expected);
        }

        let row = |code| TextRow {
            code,
            title: "title",
            description: "",
            seen_when: "seen",
            how_to_fix: "",
        };
        let entries = texts(&[row(1000), row(1001), row(1002)]);
        for (entry, code) in entries.iter().zip([1000, 1001, 1002]) {
            let mut expected = CodeText::new(code);
            expected.title = Some("title");
            expected.seen_when = Some("seen");
            assert_eq!(*entry, expected);
        }
    }

    /// The fields are the keys of the spec, in their order.
    #[test]
    fn an_entry_has_a_field_for_each_key() {
        let full = CodeRow {
            seen_when: "-",
            how_to_fix: "-",
            reconnect: "never",
            session: "new",
            reason: "-",
            reference: "-",
            deprecated: "-",
            ..PLAIN
        };
        let [code] = codes(&[full]);
        let mut fields = Vec::new();
        code.for_each_text(|field, _| {
            fields.push(field);
            Ok(())
        })
        .expect("nothing is written");
        let keys: Vec<_> = Key::of(Table::Code).map(Key::as_str).collect();
        assert_eq!(fields, keys);
    }
}
