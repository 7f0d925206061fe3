//! The languages of a spec: English, the translations of the standard registry where the spec extends it, and over these
//! what the spec itself says.

use close_codes_vocabulary::{Key, Table};

use crate::locale::Translation;
use crate::merge::{Merged, Standard};
use crate::source::Spanned;
use crate::standard::STANDARD_LANGUAGES;
use crate::texts::{CodeText, RangeText, Texts};

/// The tag of the language that is built in.
const ENGLISH: &str = "en";

/// A language of the pages of a spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// The tag of BCP 47, such as `"en"` or `"zh-Hans"`.
    pub language: String,
    /// Where a text comes from that is not here.
    pub base: Base,
    /// What the codes are called together.
    pub category: Option<String>,
    /// Some of the headings of a page, each with its text.
    pub headings: Vec<(&'static str, String)>,
    /// Some of the sentences of a page, each with its text.
    pub templates: Vec<(&'static str, String)>,
    /// The texts of the codes, in numeric order.
    pub codes: Vec<CodeText>,
    /// The texts of the ranges, by their first codes, then by their last.
    pub ranges: Vec<RangeText>,
}

/// Where a language takes the texts from that it does not have itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The English headings and sentences, and the texts of the spec.
    English,
    /// A translation of the standard registry, by its place in [`STANDARD_LANGUAGES`]; then English.
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

    /// Whether it is the language in which the spec itself is written.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.language == ENGLISH
    }

    /// Whether it has no text of its own, so that its base says everything.
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

    /// Lays a translation of the spec over what is here.
    fn lay_over(&mut self, newer: Translation) {
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
                Some(text) if text.code == newer.code => text.texts.lay_over(&newer.texts),
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
            // The registry's translation does not hold for what the spec says in other words.
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
            language.lay_over(own.remove(at));
        }
    }
    languages.extend(own.into_iter().map(|own| {
        let mut language = Language::of(own.language.clone(), Base::English);
        language.lay_over(own);
        language
    }));
    languages
}

/// A text that the spec has in place of the registry's.
fn replaced(standard: &Standard, text: Option<&Spanned<String>>) -> Option<String> {
    text.filter(|text| text.span.source != standard.source)
        .map(|text| text.value.clone())
}

/// The texts that the spec has in place of the registry's, in numeric order.
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
