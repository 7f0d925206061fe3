//! The words of the interface that are not in locale files.

mod de;
mod en;
mod es;
mod fr;
mod ja;
mod tr;
mod zh_hans;

use close_codes::{CodeClass, Reconnect, SentBy, Session};

use crate::site::negotiation::primary;

/// The words of the interface in one language.
///
/// Texts have placeholders for numbers and names: see [`fill`].
#[derive(Debug)]
pub(crate) struct Words {
    /// The native name of the language.
    pub(crate) name: &'static str,
    pub(crate) skip: &'static str,
    pub(crate) language: &'static str,
    pub(crate) theme: &'static str,
    /// Below the title of the index.
    pub(crate) lead: &'static str,
    pub(crate) all_codes: &'static str,
    /// `{file}`
    pub(crate) made_from: &'static str,
    /// `{protocol}`: the form of a category with the name of the protocol, like the registry's category.
    pub(crate) category: &'static str,

    pub(crate) search: &'static str,
    /// `{code}`, `{title}`: an example of a query.
    pub(crate) search_example: &'static str,
    pub(crate) search_button: &'static str,
    /// `{shown}`, `{all}`
    pub(crate) found: &'static str,
    pub(crate) none_found: &'static str,

    pub(crate) compare_two: &'static str,
    pub(crate) first_code: &'static str,
    pub(crate) second_code: &'static str,
    pub(crate) compare: &'static str,
    /// `{code}`; above the other codes.
    pub(crate) compare_with: &'static str,
    pub(crate) previous: &'static str,
    pub(crate) next: &'static str,

    pub(crate) glance: &'static str,
    pub(crate) class: &'static str,
    pub(crate) class_text: fn(CodeClass) -> &'static str,
    /// Above the ranges of the spec.
    pub(crate) ranges: &'static str,
    /// Above the numbers that are retired, and below.
    pub(crate) retired: &'static str,
    pub(crate) retired_note: &'static str,
    pub(crate) sent_by: &'static str,
    pub(crate) sent_by_text: fn(SentBy) -> &'static str,
    pub(crate) reconnect: &'static str,
    pub(crate) reconnect_text: fn(Reconnect) -> &'static str,
    pub(crate) session: &'static str,
    pub(crate) session_text: fn(Session) -> &'static str,
    pub(crate) unspecified: &'static str,
    pub(crate) default_reason: &'static str,
    pub(crate) name_in_rust: &'static str,
    pub(crate) deprecated: &'static str,

    pub(crate) try_it: &'static str,
    /// `{code}`
    pub(crate) try_code: &'static str,
    /// `{code}`
    pub(crate) try_code_button: &'static str,
    /// `{code}`
    pub(crate) try_no_status: &'static str,
    pub(crate) try_no_status_button: &'static str,
    /// `{code}`
    pub(crate) try_drop: &'static str,
    pub(crate) try_drop_button: &'static str,
    pub(crate) needs_script: &'static str,
    pub(crate) must_not_be_sent: &'static str,
    pub(crate) sent: &'static str,
    pub(crate) received: &'static str,
    pub(crate) code: &'static str,
    pub(crate) reason: &'static str,
    /// `{used}`, `{most}`
    pub(crate) reason_bytes: &'static str,
    pub(crate) bytes: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) waiting: &'static str,
    pub(crate) refused: &'static str,
    pub(crate) not_opened: &'static str,

    pub(crate) missing_title: &'static str,
    pub(crate) missing: &'static str,
}

/// Every language that the interface speaks.
pub(crate) static ALL: [(&str, &Words); 7] = [
    ("en", &en::WORDS),
    ("tr", &tr::WORDS),
    ("ja", &ja::WORDS),
    ("de", &de::WORDS),
    ("es", &es::WORDS),
    ("fr", &fr::WORDS),
    ("zh-Hans", &zh_hans::WORDS),
];

impl Words {
    /// The words for a language tag, or English ones.
    pub(crate) fn of(tag: &str) -> &'static Self {
        Self::find(tag).unwrap_or(&en::WORDS)
    }

    /// The words for a language tag, or those of the language without its country.
    pub(crate) fn find(tag: &str) -> Option<&'static Self> {
        let find = |wanted: &str| {
            let mut all = ALL.iter();
            all.find(|(tag, _)| tag.eq_ignore_ascii_case(wanted))
        };
        let (_, words) = find(tag).or_else(|| find(primary(tag)))?;
        Some(words)
    }

    pub(crate) fn of_class(&self, class: CodeClass) -> &'static str {
        (self.class_text)(class)
    }

    pub(crate) fn of_sent_by(&self, sent_by: SentBy) -> &'static str {
        (self.sent_by_text)(sent_by)
    }

    pub(crate) fn of_reconnect(&self, reconnect: Option<Reconnect>) -> &'static str {
        reconnect.map_or(self.unspecified, self.reconnect_text)
    }

    pub(crate) fn of_session(&self, session: Option<Session>) -> &'static str {
        session.map_or(self.unspecified, self.session_text)
    }
}
