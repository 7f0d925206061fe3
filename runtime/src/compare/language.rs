//! The texts of a compare page in one language.

use core::fmt;

use crate::spec::CodeInfo;

/// The texts of a compare page in one language: headings, sentences, and the codes' own texts.
///
/// `close_codes!` makes one for every locale file of a spec; English is built in as [`Language::ENGLISH`]. Fields may
/// be added in a minor release, so write one by hand with `..Language::ENGLISH`.
///
/// ```
/// use close_codes::{CloseCode, CodeSet, CodeText, Headings, Language, Templates};
///
/// static SWEDISH: Language = Language {
///     language: "sv",
///     headings: Headings { description: "Beskrivning", ..Headings::ENGLISH },
///     templates: Templates { title: "{left} eller {right}", ..Templates::ENGLISH },
///     codes: &[CodeText { code: 1000, title: Some("Normal stängning"), ..CodeText::EMPTY }],
///     ..Language::ENGLISH
/// };
///
/// let page = CodeSet::compare(CloseCode::NormalClosure, CloseCode::GoingAway).page(&SWEDISH);
/// assert_eq!(page.title().to_string(), "1000 Normal stängning eller 1001 Going Away");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Language {
    /// The language tag of BCP 47, such as "en" or "pt-BR".
    pub language: &'static str,
    /// What the codes are called together. `None` takes that of the base, then that of the spec.
    pub category: Option<&'static str>,
    /// The headings of a page.
    pub headings: Headings,
    /// The sentences of a page.
    pub templates: Templates,
    /// The texts of the codes, in numeric order.
    pub codes: &'static [CodeText],
    /// Where to look for a code's text that this language lacks, before the English of the spec.
    pub base: Option<&'static Self>,
}

/// The headings of a compare page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Headings {
    /// Above what a code means.
    pub description: &'static str,
    /// Above when one sees a code.
    pub seen_when: &'static str,
    /// Above what to do about a code.
    pub how_to_fix: &'static str,
    /// Above the numbered differences.
    pub key_differences: &'static str,
    /// Above when to use which code.
    pub which_to_use: &'static str,
    /// Above the references.
    pub learn_more: &'static str,
}

/// The sentences of a compare page, with placeholders in braces.
///
/// `{{` and `}}` stand for braces. A placeholder that a sentence does not have is written as it is.
///
/// A sentence about both codes has `{left}` and `{right}` ("1000 Normal Closure"); one about a single code has
/// `{code}` and `{title}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Templates {
    /// The title of the page: `{left}`, `{right}`.
    pub title: &'static str,
    /// The summary: `{category}`, `{left}`, `{right}`, `{left_description}`, `{right_description}`.
    pub summary: &'static str,
    /// What each code means: `{left}`, `{right}`, `{left_description}`, `{right_description}`.
    pub difference_description: &'static str,
    /// When one sees each code: `{left}`, `{right}`, `{left_seen_when}`, `{right_seen_when}`.
    pub difference_seen_when: &'static str,
    /// The code is from 1000 to 2999: `{code}`, `{title}`, as in all that follow.
    pub class_protocol: &'static str,
    /// The code is from 3000 to 3999.
    pub class_registered: &'static str,
    /// The code is from 4000 to 4999.
    pub class_private: &'static str,
    /// Both ends may send the code.
    pub sent_by_either: &'static str,
    /// The client alone may send the code.
    pub sent_by_client: &'static str,
    /// The server alone may send the code.
    pub sent_by_server: &'static str,
    /// Nobody may send the code.
    pub sent_by_nobody: &'static str,
    /// Do not connect again.
    pub reconnect_never: &'static str,
    /// Change something before connecting again.
    pub reconnect_after_fix: &'static str,
    /// Connect again, with a back-off.
    pub reconnect_backoff: &'static str,
    /// Connect again at once.
    pub reconnect_immediately: &'static str,
    /// The spec does not say whether to connect again.
    pub reconnect_unspecified: &'static str,
    /// The old session goes on.
    pub session_resume: &'static str,
    /// A new session starts.
    pub session_new: &'static str,
    /// The spec does not say what becomes of the session.
    pub session_unspecified: &'static str,
    /// When to use a code that both ends may send: `{description}` too.
    pub use_either: &'static str,
    /// When to use a code that the client alone may send: `{description}` too.
    pub use_client: &'static str,
    /// When to use a code that the server alone may send: `{description}` too.
    pub use_server: &'static str,
    /// What a code that nobody may send stands for: `{description}` too.
    pub use_nobody: &'static str,
    /// Where to read more: `{reference}` too.
    pub reference: &'static str,
}

/// The texts of one code in one language. What is `None` comes from the base, then from the English of the spec.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CodeText {
    /// The number.
    pub code: u16,
    /// The name that people read.
    pub title: Option<&'static str>,
    /// What the code means.
    pub description: Option<&'static str>,
    /// When one sees it.
    pub seen_when: Option<&'static str>,
    /// What to do about it.
    pub how_to_fix: Option<&'static str>,
}

impl CodeText {
    /// No text at all, to write the others with `..CodeText::EMPTY`.
    pub const EMPTY: Self = Self {
        code: 0,
        title: None,
        description: None,
        seen_when: None,
        how_to_fix: None,
    };
}

impl Language {
    /// A code with its texts in this language.
    ///
    /// ```
    /// use close_codes::{CloseCode, CodeSet, Language};
    ///
    /// let code = Language::ENGLISH.localize(CodeSet::info(CloseCode::GoingAway)).to_string();
    /// assert_eq!(code, "1001 Going Away");
    /// ```
    #[must_use]
    pub const fn localize(&self, info: &'static CodeInfo) -> LocalizedCode<'_> {
        LocalizedCode {
            info,
            language: self,
        }
    }

    /// What the codes are called together, here or in a base. `None` stands for the English of the spec.
    ///
    /// ```
    /// use close_codes::{CloseCode, CodeSet, Language};
    ///
    /// let name = Language::ENGLISH.category().unwrap_or(<CloseCode as CodeSet>::SPEC.category);
    /// assert_eq!(name, "WebSocket Close Codes");
    /// ```
    #[must_use]
    pub fn category(&self) -> Option<&'static str> {
        self.category.or_else(|| self.base?.category())
    }

    /// The first text found for a code, here or in a base.
    fn find(&self, code: u16, text: fn(&CodeText) -> Option<&'static str>) -> Option<&'static str> {
        self.codes
            .binary_search_by_key(&code, |texts| texts.code)
            .ok()
            .and_then(|at| text(&self.codes[at]))
            .or_else(|| self.base?.find(code, text))
    }
}

/// A code with its texts in one language; what the language lacks is in English.
///
/// Its `Display` is the number and the title, such as "1000 Normal Closure".
///
/// ```
/// use close_codes::{CloseCode, CodeSet, Language};
///
/// let english = Language::ENGLISH;
/// let code = english.localize(CodeSet::info(CloseCode::NormalClosure));
/// assert_eq!(code.title(), code.info().title);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LocalizedCode<'a> {
    info: &'static CodeInfo,
    language: &'a Language,
}

impl LocalizedCode<'_> {
    /// What the spec says about the code.
    #[must_use]
    pub const fn info(&self) -> &'static CodeInfo {
        self.info
    }

    /// The number.
    #[must_use]
    pub const fn code(&self) -> u16 {
        self.info.code
    }

    /// The name that people read.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.language
            .find(self.info.code, |texts| texts.title)
            .unwrap_or(self.info.title)
    }

    /// What the code means.
    #[must_use]
    pub fn description(&self) -> &'static str {
        self.language
            .find(self.info.code, |texts| texts.description)
            .unwrap_or(self.info.description)
    }

    /// When one sees the code.
    #[must_use]
    pub fn seen_when(&self) -> Option<&'static str> {
        self.language
            .find(self.info.code, |texts| texts.seen_when)
            .or(self.info.seen_when)
    }

    /// What to do about the code.
    #[must_use]
    pub fn how_to_fix(&self) -> Option<&'static str> {
        self.language
            .find(self.info.code, |texts| texts.how_to_fix)
            .or(self.info.how_to_fix)
    }
}

impl fmt::Display for LocalizedCode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code(), self.title())
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::*;
    use crate::test_codes::TestClose;

    static BASE: Language = Language {
        language: "pt",
        category: Some("Códigos"),
        codes: &[
            CodeText {
                code: 1000,
                title: Some("Normal"),
                description: Some("Fim."),
                ..CodeText::EMPTY
            },
            CodeText {
                code: 4001,
                title: Some("Sessão"),
                ..CodeText::EMPTY
            },
        ],
        ..Language::ENGLISH
    };
    static LAYERED: Language = Language {
        language: "pt-BR",
        codes: &[CodeText {
            code: 1000,
            title: Some("Encerramento"),
            ..CodeText::EMPTY
        }],
        base: Some(&BASE),
        ..Language::ENGLISH
    };

    #[test]
    fn a_text_comes_from_the_language_then_its_base_then_the_spec() {
        let normal = LAYERED.localize(TestClose::NormalClosure.info());
        assert_eq!(normal.to_string(), "1000 Encerramento");
        assert_eq!(normal.description(), "Fim.");
        assert_eq!(
            normal.seen_when(),
            TestClose::NormalClosure.info().seen_when
        );

        let expired = LAYERED.localize(TestClose::SessionExpired.info());
        assert_eq!(expired.title(), "Sessão");
        assert_eq!(expired.description(), "The token is too old.");
        assert_eq!(expired.how_to_fix(), Some("Fetch a new token."));

        assert_eq!(
            LAYERED.localize(TestClose::InternalError.info()).title(),
            "Internal Error"
        );
        assert_eq!(LAYERED.category(), Some("Códigos"));
        assert_eq!(Language::ENGLISH.category(), None);
    }
}
