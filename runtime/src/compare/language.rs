//! The texts of a compare page in one language.

use core::fmt;

use close_codes_vocabulary::{Headings, Templates};

use crate::entries::{CodeInfo, CodeText, RangeInfo, RangeText};
use crate::padded::pad;

/// The texts of a compare page in one language: headings, sentences, and the codes' own texts.
///
/// `close_codes!` generates one for every language of a spec. English is built in as [`Language::ENGLISH`]. A program
/// that makes its own starts from [`new`](Self::new), since fields may be added in a minor release.
///
/// ```
/// use close_codes::compare::CodeText;
/// use close_codes::{CloseCode, CodeSet, Language};
///
/// static SWEDISH: Language = {
///     const NORMAL: CodeText = {
///         let mut text = CodeText::new(1000);
///         text.title = Some("Normal stängning");
///         text
///     };
///     let mut language = Language::new("sv");
///     language.headings.description = "Beskrivning";
///     language.templates.title = "{left} eller {right}";
///     language.codes = &[NORMAL];
///     language
/// };
///
/// let page = CodeSet::compare(CloseCode::NormalClosure, CloseCode::GoingAway).page(&SWEDISH);
/// assert_eq!(page.title().to_string(), "1000 Normal stängning eller 1001 Going Away");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Language {
    /// The BCP 47 tag, such as "en" or "pt-BR".
    pub language: &'static str,
    /// What the codes are called together. `None` means the category of the base, or else of the spec.
    pub category: Option<&'static str>,
    /// The headings of a page.
    pub headings: Headings,
    /// The sentences of a page.
    pub templates: Templates,
    /// The texts of the codes, in numeric order.
    pub codes: &'static [CodeText],
    /// The texts of the ranges.
    pub ranges: &'static [RangeText],
    /// The language whose texts replace missing ones, before the English of the spec does.
    pub base: Option<&'static Self>,
}

impl Language {
    /// English, with the texts of the spec itself.
    pub const ENGLISH: Self = Self::new("en");

    /// A language with English headings and sentences, and without texts of codes.
    #[must_use]
    pub const fn new(language: &'static str) -> Self {
        Self {
            language,
            category: None,
            headings: Headings::ENGLISH,
            templates: Templates::ENGLISH,
            codes: &[],
            ranges: &[],
            base: None,
        }
    }

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

    /// A range with its texts in this language.
    ///
    /// ```
    /// use close_codes::{Language, RangeInfo};
    ///
    /// const BACK_OFF: RangeInfo = RangeInfo::new(4100, 4199, "Back Off");
    /// assert_eq!(Language::ENGLISH.localize_range(&BACK_OFF).to_string(), "4100-4199 Back Off");
    /// ```
    #[must_use]
    pub const fn localize_range(&self, info: &'static RangeInfo) -> LocalizedRange<'_> {
        LocalizedRange {
            info,
            language: self,
        }
    }

    /// What the codes are called together, here or in a base. `None` means the category of the spec, in English.
    ///
    /// ```
    /// use close_codes::{CloseCode, Language};
    ///
    /// let name = Language::ENGLISH.category().unwrap_or(CloseCode::SPEC.category);
    /// assert_eq!(name, "WebSocket Close Codes");
    /// ```
    #[must_use]
    pub fn category(&self) -> Option<&'static str> {
        self.category.or_else(|| self.base?.category())
    }

    /// The first text for a code, here or in a base.
    fn find(&self, code: u16, text: fn(&CodeText) -> Option<&'static str>) -> Option<&'static str> {
        self.codes
            .binary_search_by_key(&code, |texts| texts.code)
            .ok()
            .and_then(|at| text(&self.codes[at]))
            .or_else(|| self.base?.find(code, text))
    }
}

/// A range with its texts in one language. Texts that the language lacks are in English.
///
/// Its `Display` is the two numbers and the title, such as "4100-4199 Back Off"; `{:#}` is the title alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LocalizedRange<'a> {
    info: &'static RangeInfo,
    language: &'a Language,
}

impl LocalizedRange<'_> {
    /// What the spec says about the range.
    #[must_use]
    pub const fn info(&self) -> &'static RangeInfo {
        self.info
    }

    /// The name that people read.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.find(|texts| texts.title).unwrap_or(self.info.title)
    }

    /// What the codes of the range mean, if the spec says so.
    #[must_use]
    pub fn description(&self) -> Option<&'static str> {
        self.find(|texts| texts.description)
            .or(self.info.description)
    }

    /// When one sees one of them.
    #[must_use]
    pub fn seen_when(&self) -> Option<&'static str> {
        self.find(|texts| texts.seen_when).or(self.info.seen_when)
    }

    /// What to do about it.
    #[must_use]
    pub fn how_to_fix(&self) -> Option<&'static str> {
        self.find(|texts| texts.how_to_fix).or(self.info.how_to_fix)
    }

    /// The first text for the range, in the language or in a base.
    fn find(&self, text: fn(&RangeText) -> Option<&'static str>) -> Option<&'static str> {
        let bounds = (self.info.first, self.info.last);
        let mut language = Some(self.language);
        while let Some(here) = language {
            let texts = here
                .ranges
                .iter()
                .find(|texts| (texts.first, texts.last) == bounds);
            if let Some(text) = texts.and_then(text) {
                return Some(text);
            }
            language = here.base;
        }
        None
    }
}

impl fmt::Display for LocalizedRange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return pad(f, format_args!("{}", self.title()));
        }
        let (first, last) = (self.info.first, self.info.last);
        pad(f, format_args!("{first}-{last} {}", self.title()))
    }
}

/// A code with its texts in one language. Texts that the language lacks are in English.
///
/// Its `Display` is the number and the title, such as "1000 Normal Closure"; `{:#}` is the title alone.
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

    /// What the code means, if the spec says so.
    #[must_use]
    pub fn description(&self) -> Option<&'static str> {
        self.language
            .find(self.info.code, |texts| texts.description)
            .or(self.info.description)
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
        if f.alternate() {
            return pad(f, format_args!("{}", self.title()));
        }
        pad(f, format_args!("{} {}", self.code(), self.title()))
    }
}

#[cfg(test)]
mod tests {
    use std::format;
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
                ..CodeText::new(0)
            },
            CodeText {
                code: 4001,
                title: Some("Sessão"),
                ..CodeText::new(0)
            },
        ],
        ..Language::ENGLISH
    };
    static LAYERED: Language = Language {
        language: "pt-BR",
        codes: &[CodeText {
            code: 1000,
            title: Some("Encerramento"),
            ..CodeText::new(0)
        }],
        base: Some(&BASE),
        ..Language::ENGLISH
    };

    #[test]
    fn a_width_is_for_the_number_and_the_title_together() {
        let code = LAYERED.localize(TestClose::SPEC.code(1000).expect("it is listed"));
        assert_eq!(format!("{code:>20}|"), "   1000 Encerramento|");
        assert_eq!(format!("{code:>#20}|"), "        Encerramento|");
        assert_eq!(format!("{:<12}|", code.info()), "1000 Normal Closure|");
        let range = TestClose::SPEC.range(4150).expect("it is listed");
        let text = range.to_string();
        let localized = LAYERED.localize_range(range);
        assert_eq!(format!("{range:^40}|"), format!("{text:^40}|"));
        assert_eq!(format!("{localized:^40}|"), format!("{text:^40}|"));
    }

    #[test]
    fn a_text_comes_from_the_language_then_its_base_then_the_spec() {
        let normal = LAYERED.localize(TestClose::NormalClosure.info());
        assert_eq!(normal.to_string(), "1000 Encerramento");
        assert_eq!(normal.description(), Some("Fim."));
        assert_eq!(
            normal.seen_when(),
            TestClose::NormalClosure.info().seen_when
        );

        let expired = LAYERED.localize(TestClose::SessionExpired.info());
        assert_eq!(expired.title(), "Sessão");
        assert_eq!(expired.description(), Some("The token is too old."));
        assert_eq!(expired.how_to_fix(), Some("Fetch a new token."));

        assert_eq!(
            LAYERED.localize(TestClose::InternalError.info()).title(),
            "Internal Error"
        );
        assert_eq!(LAYERED.category(), Some("Códigos"));
        assert_eq!(Language::ENGLISH.category(), None);
    }

    #[test]
    fn a_text_of_a_range_comes_from_the_same_sources() {
        static RANGE: RangeInfo = {
            let mut range = RangeInfo::new(4100, 4199, "Back Off");
            range.description = Some("Too many connections.");
            range.seen_when = Some("At noon.");
            range.how_to_fix = Some("Wait.");
            range
        };
        static BASE: Language = Language {
            ranges: &[
                RangeText {
                    title: Some("Outra"),
                    ..RangeText::new(4100, 4198)
                },
                RangeText {
                    title: Some("Espere"),
                    description: Some("Muitas."),
                    seen_when: Some("Ao meio-dia."),
                    ..RangeText::new(4100, 4199)
                },
            ],
            ..Language::new("pt")
        };
        static LAYERED: Language = Language {
            ranges: &[RangeText {
                title: Some("Aguarde"),
                how_to_fix: Some("Aguarde mais."),
                ..RangeText::new(4100, 4199)
            }],
            base: Some(&BASE),
            ..Language::new("pt-BR")
        };
        let texts = |language: &'static Language| {
            let range = language.localize_range(&RANGE);
            assert_eq!(range.info(), &RANGE);
            assert_eq!(format!("{range:#}"), range.title());
            assert_eq!(range.to_string(), format!("4100-4199 {}", range.title()));
            let rest = [range.description(), range.seen_when(), range.how_to_fix()];
            (range.title(), rest.map(Option::unwrap_or_default))
        };
        assert_eq!(
            texts(&LAYERED),
            ("Aguarde", ["Muitas.", "Ao meio-dia.", "Aguarde mais."])
        );
        assert_eq!(
            texts(&BASE),
            ("Espere", ["Muitas.", "Ao meio-dia.", "Wait."])
        );
        assert_eq!(
            texts(&Language::ENGLISH),
            ("Back Off", ["Too many connections.", "At noon.", "Wait."])
        );
    }
}
