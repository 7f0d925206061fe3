//! Reads the translations in the locale files of a spec, and checks them against the spec.

use core::ops::Range;

use close_codes_vocabulary::{Headings, Key, LocaleKey, Shown, Templates};

use crate::by_code::{Bounds, CodeNumber};
use crate::check::{check_given_text, check_text, check_texts};
use crate::diagnostic::{Diagnostic, MOST_DIAGNOSTICS};
use crate::entries::{Facts, LocaleFile, NamedText, Slot, TranslatedEntry};
use crate::first_of::FirstOf;
use crate::merge::Merged;
use crate::messages;
use crate::messages::locales::Translatable;
use crate::other_words;
use crate::source::{Span, Spanned};
use crate::texts::{CodeText, RangeText, Texts};

/// A table of a locale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Table {
    /// The locale itself.
    Root,
    Headings,
    Templates,
    Code(CodeNumber),
    Range(CodeNumber, CodeNumber),
}

/// The texts of all locale files of one language.
#[derive(Debug, Default)]
pub(crate) struct Translation {
    /// The texts that the locales of each spec file give.
    pub(crate) given: FirstOf,
    /// The spans of these texts.
    pub(crate) places: Vec<Span>,
    pub(crate) language: String,
    pub(crate) category: Option<String>,
    pub(crate) headings: Vec<(&'static str, String)>,
    pub(crate) templates: Vec<(&'static str, String)>,
    /// The texts of the codes, in the order in which they are written. A language has each code once.
    pub(crate) codes: Vec<CodeText>,
    /// The texts of the ranges, ordered by their first code, then by their last.
    pub(crate) ranges: Vec<RangeText>,
}

/// Checks the locales against the spec, and combines those of one language.
pub(crate) fn translations(
    locales: Vec<LocaleFile>,
    spec: &Merged,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Translation> {
    let mut translations: Vec<Translation> = Vec::new();
    let mut hints = Hints(MOST_DIAGNOSTICS);
    for locale in locales {
        let Some(tag) = language_tag(&locale, diagnostics) else {
            // The other mistakes in the file are still reported.
            add_texts(
                &mut Translation::default(),
                locale,
                spec,
                &mut hints,
                diagnostics,
            );
            continue;
        };
        if locale.is_empty {
            diagnostics.push(messages::locales::empty_locale(locale.header));
        }
        let at = translations
            .iter()
            .position(|known| known.language.eq_ignore_ascii_case(&tag))
            .unwrap_or_else(|| {
                translations.push(Translation {
                    language: tag,
                    ..Translation::default()
                });
                translations.len() - 1
            });
        add_texts(&mut translations[at], locale, spec, &mut hints, diagnostics);
    }
    translations
}

fn language_tag(locale: &LocaleFile, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    match &locale.language {
        Slot::Given(tag) if is_language_tag(&tag.value) => return Some(tag.value.clone()),
        Slot::Given(tag) => {
            let meant = meant_language(&tag.value);
            diagnostics.push(messages::locales::invalid_language(tag, meant.as_deref()));
        }
        Slot::Absent if !locale.is_damaged => {
            diagnostics.push(messages::keys::missing_keys(
                "this locale",
                &[LocaleKey::Language.as_str()],
                locale.header,
            ));
        }
        Slot::Absent | Slot::Broken => {}
    }
    None
}

/// The tag that an invalid one was probably meant to be: it may be the name of a language, or have underscores in place
/// of hyphens.
fn meant_language(written: &str) -> Option<String> {
    let with_hyphens = || Some(written.replace('_', "-")).filter(|tag| is_language_tag(tag));
    let by_name = other_words::language(written);
    by_name.map(str::to_owned).or_else(with_hyphens)
}

/// Whether a text has the form of a BCP 47 tag: subtags of one to eight letters and digits, the first of two or three
/// letters.
///
/// The grammar allows a longer first subtag, but no registered language has one, and words such as `turkish` have that
/// form. Whether a language with the shorter subtag exists is not checked.
fn is_language_tag(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let primary = subtags.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && subtags.all(|subtag| {
            (1..=8).contains(&subtag.len())
                && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

fn add_texts(
    translation: &mut Translation,
    locale: LocaleFile,
    spec: &Merged,
    hints: &mut Hints,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let LocaleFile {
        named_by,
        language: _,
        category,
        headings,
        templates,
        codes,
        ranges,
        empty_tables,
        header: _,
        is_damaged: _,
        is_empty: _,
    } = locale;
    for table in empty_tables {
        diagnostics.push(messages::values::empty_table(&table.value, table.span));
    }
    check_text(
        LocaleKey::Category.as_str(),
        Shown::OnOneLine,
        &category,
        diagnostics,
    );
    if let Slot::Given(category) = category {
        let key = LocaleKey::Category.as_str();
        translation.note(named_by, Table::Root, key, category.span, diagnostics);
        translation.category = Some(category.value);
    }
    add_headings(translation, named_by, headings, diagnostics);
    add_templates(translation, named_by, templates, diagnostics);
    for TranslatedEntry {
        header,
        is_empty,
        facts,
    } in codes
    {
        check_texts(&facts, diagnostics);
        let code = translated(&header.value);
        let brought = &spec.files[named_by].codes;
        match code {
            _ if is_empty && code.is_some_and(|code| spec.codes.get(code).is_some()) => {
                diagnostics.push(messages::values::empty_table(&header.value, header.span));
            }
            Some(code) if spec.codes.get(code).is_some() => {
                translation.note_all(named_by, Table::Code(code), &facts, diagnostics);
                let texts = Texts::of(facts);
                translation.codes.push(CodeText { code, texts });
            }
            // A file that extends the one with the locale leaves the code out.
            Some(code) if brought.contains(code) => {}
            // The code may be missing because of a mistake in the spec.
            _ if !spec.is_whole() => {}
            _ => {
                let is_retired = |code| spec.retired.iter().any(|retired| retired.value == code);
                let is_retired = code.is_some_and(is_retired);
                let meant = hints.look_for(|| meant_for_code(&header.value, spec));
                diagnostics.push(messages::locales::unknown_locale_code(
                    &header.value,
                    meant,
                    is_retired,
                    header.span,
                ));
            }
        }
    }
    for TranslatedEntry {
        header,
        is_empty,
        facts,
    } in ranges
    {
        check_texts(&facts, diagnostics);
        let bounds = translated_range(&header.value);
        match bounds.filter(|bounds| spec.ranges.get(*bounds).is_some()) {
            Some(_) if is_empty => {
                diagnostics.push(messages::values::empty_table(&header.value, header.span));
            }
            Some(bounds) => {
                let table = Table::Range(bounds.first(), bounds.last());
                translation.note_all(named_by, table, &facts, diagnostics);
                add_range(translation, bounds, facts);
            }
            None if !spec.is_whole() => {}
            None => diagnostics.push(messages::locales::unknown_locale_range(
                &header.value,
                hints.look_for(|| meant_for_range(&header.value, spec)),
                spec.ranges.iter().map(|(bounds, _)| bounds),
                header.span,
            )),
        }
    }
}

impl Translation {
    /// Reports a text that another locale of the same spec file has for the same language.
    fn note(
        &mut self,
        named_by: usize,
        table: Table,
        key: &'static str,
        span: Span,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let of = match table {
            Table::Root => String::new(),
            Table::Headings => format!(" of `[{}]`", LocaleKey::Headings.as_str()),
            Table::Templates => format!(" of `[{}]`", LocaleKey::Templates.as_str()),
            Table::Code(code) => format!(" of {code}"),
            Table::Range(first, last) => format!(" of {first} to {last}"),
        };
        let text = format!("`{key}`{of}");
        // A locale of another spec file overrides this one, or is overridden by it.
        let of_file = format!("{named_by} {text}");
        match self.given.before(of_file, self.places.len()) {
            None => self.places.push(span),
            Some(first) => diagnostics.push(messages::locales::repeated_text(
                &text,
                &self.language,
                span,
                self.places[first],
            )),
        }
    }

    fn note_all(
        &mut self,
        named_by: usize,
        table: Table,
        facts: &Facts,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for &key in Key::ALL {
            if let Some(text) = facts.given(key) {
                self.note(named_by, table, key.as_str(), text.span, diagnostics);
            }
        }
    }
}

fn add_headings(
    translation: &mut Translation,
    named_by: usize,
    headings: Vec<NamedText>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (key, text) in headings {
        match known(Headings::NAMES, &key) {
            Some(name) => {
                if check_given_text(name, Shown::OnOneLine, &text, diagnostics) {
                    translation.note(named_by, Table::Headings, name, text.span, diagnostics);
                    set(&mut translation.headings, name, text.value);
                }
            }
            None => diagnostics.push(messages::locales::unknown_heading(&key.value, key.span)),
        }
    }
}

fn add_templates(
    translation: &mut Translation,
    named_by: usize,
    templates: Vec<NamedText>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (key, text) in templates {
        let Some(name) = known(Templates::NAMES, &key) else {
            diagnostics.push(messages::locales::unknown_template(&key.value, key.span));
            continue;
        };
        let placeholders = Templates::placeholders(name).unwrap_or_default();
        check_placeholders(name, placeholders, &text, diagnostics);
        if check_given_text(name, Shown::OnOneLine, &text, diagnostics) {
            translation.note(named_by, Table::Templates, name, text.span, diagnostics);
            set(&mut translation.templates, name, text.value);
        }
    }
}

fn known(names: &'static [&'static str], key: &Spanned<String>) -> Option<&'static str> {
    names.iter().copied().find(|name| *name == key.value)
}

/// The code that a header names. `[04001]` is refused, since it would be a second way to write one.
fn translated(header: &str) -> Option<CodeNumber> {
    header.parse().ok().filter(|_| !header.starts_with('0'))
}

/// The range that a header names.
fn translated_range(header: &str) -> Option<Bounds> {
    let (first, last) = header.split_once('-')?;
    Some(Bounds::new(translated(first)?, translated(last)?))
}

/// What the header of an unknown code was probably meant to be: the code without leading zeros, or the innermost range
/// around it.
fn meant_for_code(header: &str, spec: &Merged) -> Option<Translatable> {
    let code: CodeNumber = header.parse().ok()?;
    if spec.codes.get(code).is_some() {
        return Some(Translatable::Code(code));
    }
    let code = Bounds::new(code, code);
    let around = ranges(spec).filter(|range| range.contain(code));
    around
        .min_by_key(|range| range.last() - range.first())
        .map(Translatable::Range)
}

/// The nearest range to an unknown one, among those that share codes with it.
fn meant_for_range(header: &str, spec: &Merged) -> Option<Bounds> {
    let (first, last) = header.split_once('-')?;
    let (first, last): (CodeNumber, CodeNumber) = (first.parse().ok()?, last.parse().ok()?);
    let (first, last) = (first.min(last), first.max(last));
    let distance = |range: &Bounds| {
        u32::from(range.first().abs_diff(first)) + u32::from(range.last().abs_diff(last))
    };
    ranges(spec)
        .filter(|range| range.first() <= last && first <= range.last())
        .min_by_key(distance)
}

fn ranges(spec: &Merged) -> impl Iterator<Item = Bounds> {
    spec.ranges.iter().map(|(bounds, _)| bounds)
}

/// The number of hints that may still be searched for. Each search takes time in proportion to the number of ranges.
/// Mistakes beyond the limit on messages need no hint: locales and their tables are visited in the order of the
/// messages.
struct Hints(usize);

impl Hints {
    fn look_for<T>(&mut self, hint: impl FnOnce() -> Option<T>) -> Option<T> {
        self.0 = self.0.checked_sub(1)?;
        hint()
    }
}

fn set(texts: &mut Vec<(&'static str, String)>, key: &'static str, text: String) {
    match texts.iter_mut().find(|(known, _)| *known == key) {
        Some((_, old)) => *old = text,
        None => texts.push((key, text)),
    }
}

fn add_range(translation: &mut Translation, bounds: Bounds, newer: Facts) {
    let (first, last) = (bounds.first(), bounds.last());
    let ranges = &mut translation.ranges;
    let at = ranges.partition_point(|text| (text.first, text.last) < (first, last));
    if ranges
        .get(at)
        .is_none_or(|text| (text.first, text.last) != (first, last))
    {
        let texts = Texts::default();
        ranges.insert(at, RangeText { first, last, texts });
    }
    ranges[at].texts.override_with(&Texts::of(newer));
}

/// Reports each `{placeholder}` that the template does not fill, once, and a brace without a partner.
fn check_placeholders(
    template: &str,
    known: &[&str],
    text: &Spanned<String>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut reported: Vec<&str> = Vec::new();
    let mut rest = text.value.as_str();
    while let Some(at) = rest.find(['{', '}']) {
        let (brace, behind) = (&rest[at..=at], &rest[at + 1..]);
        let start = text.value.len() - behind.len() - 1;
        if let Some(escaped) = behind.strip_prefix(brace) {
            rest = escaped;
            continue;
        }
        let Some((placeholder, after)) = behind.split_once('}').filter(|_| brace == "{") else {
            let brace = if brace == "{" { '{' } else { '}' };
            let place = part(text, start..start + 1);
            diagnostics.push(messages::locales::unmatched_brace(template, brace, place));
            return;
        };
        let is_wrong = !known.contains(&placeholder) && !reported.contains(&placeholder);
        if is_wrong && reported.len() < MOST_DIAGNOSTICS {
            reported.push(placeholder);
            diagnostics.push(messages::locales::unknown_placeholder(
                template,
                placeholder,
                known,
                part(text, start..text.value.len() - after.len()),
            ));
        }
        rest = after;
    }
}

/// The span of a part of a text, or the span of the whole text if the part cannot be located.
fn part(text: &Spanned<String>, part: Range<usize>) -> Span {
    let Span { source, start, end } = text.span;
    // The source of a text without escapes is two quotes longer than its value. An escape is longer than its value.
    if end - start == text.value.len() + 2 {
        Span {
            source,
            start: start + 1 + part.start,
            end: start + 1 + part.end,
        }
    } else {
        text.span
    }
}

#[cfg(test)]
mod tests {
    use super::is_language_tag;

    #[test]
    fn language_tags() {
        for tag in [
            "tr",
            "ja",
            "zh-Hans",
            "de-AT",
            "sr-Latn-RS",
            "de-1996",
            "haw",
            "xx",
        ] {
            assert!(is_language_tag(tag), "{tag}");
        }
        for tag in [
            "",
            "t",
            "turkish language",
            "tr_TR",
            "1a",
            "tr-",
            "-tr",
            "türkçe",
            "turk",
            "turkish",
            "english-GB",
        ] {
            assert!(!is_language_tag(tag), "{tag}");
        }
    }
}
