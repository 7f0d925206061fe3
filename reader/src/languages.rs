//! The languages of a spec: English, the translations of the standard registry if the spec extends it, and the locales
//! of the spec, which override both.

use close_codes_vocabulary::{Key, Table};

use crate::locale::Translation;
use crate::merge::{Merged, Standard};
use crate::source::Spanned;
use crate::standard::STANDARD_LANGUAGES;
use crate::texts::{CodeText, RangeText, Texts};

/// The tag of the built-in language.
const ENGLISH: &str = "en";

/// A language of the pages of a spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// The BCP 47 tag, such as `"en"` or `"zh-Hans"`.
    pub language: String,
    /// The source of the texts that are not given here.
    pub base: Base,
    /// What the codes are called together.
    pub category: Option<String>,
    /// The translated headings of a page, by their names.
    pub headings: Vec<(&'static str, String)>,
    /// The translated sentences of a page, by their names.
    pub templates: Vec<(&'static str, String)>,
    /// The texts of the codes, in numeric order.
    pub codes: Vec<CodeText>,
    /// The texts of the ranges, ordered by their first code, then by their last.
    pub ranges: Vec<RangeText>,
}

/// Where a language takes the texts from that it does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The English headings and sentences, and the texts of the spec.
    English,
    /// A translation of the standard registry, as an index into [`STANDARD_LANGUAGES`], and then English.
    Standard(usize),
}

impl Language {
    fn of(language: String, base: Base) -> Self {
        Self {
            language,
            base,
            category: None,
            headings: Vec::new(),
            templates: Vec::new(),
            codes: Vec::new(),
            ranges: Vec::new(),
        }
    }

    /// Whether this is English, the language of the spec itself.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.language == ENGLISH
    }

    /// Whether the language has no text of its own and is the same as its base.
    #[must_use]
    pub fn is_its_base(&self) -> bool {
        let Self {
            language: _,
            base: _,
            category,
            headings,
            templates,
            codes,
            ranges,
        } = self;
        category.is_none()
            && headings.is_empty()
            && templates.is_empty()
            && codes.is_empty()
            && ranges.is_empty()
    }

    /// Overrides the texts with those of a translation of the spec.
    fn override_with(&mut self, newer: Translation) {
        let Translation {
            given: _,
            places: _,
            language: _,
            category,
            headings,
            templates,
            codes,
            ranges,
        } = newer;
        if category.is_some() {
            self.category = category;
        }
        self.headings = headings;
        self.templates = templates;
        self.ranges = ranges;
        for newer in codes {
            let at = self.codes.partition_point(|text| text.code < newer.code);
            match self.codes.get_mut(at) {
                Some(text) if text.code == newer.code => text.texts.override_with(&newer.texts),
                _ => self.codes.insert(at, newer),
            }
        }
    }
}

/// All languages of a spec, English first.
pub(crate) fn languages(mut own: Vec<Translation>, spec: &Merged) -> Vec<Language> {
    let mut languages = vec![Language::of(ENGLISH.to_owned(), Base::English)];
    if let Some(standard) = &spec.standard {
        let category = replaced(standard, spec.category.as_ref());
        let codes = replaced_texts(standard, spec);
        languages.extend(STANDARD_LANGUAGES.iter().enumerate().map(|(at, tag)| {
            let mut language = Language::of((*tag).to_owned(), Base::Standard(at));
            // A text that the spec replaces must not be shown in the translation of the registry's text.
            language.category.clone_from(&category);
            language.codes.clone_from(&codes);
            language
        }));
    }
    for language in &mut languages {
        let at = own
            .iter()
            .position(|own| own.language.eq_ignore_ascii_case(&language.language));
        if let Some(at) = at {
            language.override_with(own.remove(at));
        }
    }
    languages.extend(own.into_iter().map(|own| {
        let mut language = Language::of(own.language.clone(), Base::English);
        language.override_with(own);
        language
    }));
    languages
}

/// The text of the spec, if it replaces one of the registry.
fn replaced(standard: &Standard, text: Option<&Spanned<String>>) -> Option<String> {
    text.filter(|text| text.span.source != standard.source)
        .map(|text| text.value.clone())
}

/// The texts of codes in which the spec replaces those of the registry, in numeric order.
fn replaced_texts(standard: &Standard, spec: &Merged) -> Vec<CodeText> {
    let mut replaced_texts = Vec::new();
    for (code, entry) in spec.codes.iter() {
        if standard.names.get(code).is_none() {
            continue;
        }
        let mut texts = Texts::default();
        for key in Key::of(Table::Translation) {
            if let Some(text) = replaced(standard, entry.facts.given(key)) {
                texts.set(key, text);
            }
        }
        if !texts.is_empty() {
            replaced_texts.push(CodeText { code, texts });
        }
    }
    replaced_texts
}
