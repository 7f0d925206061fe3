//! Finds codes and languages by what people type.

use std::fmt::Write as _;

use close_codes::{CodeInfo, Language, RangeInfo, Spec};

use crate::arguments::Lang;
use crate::outcome::Failure;
use crate::printable::printable;
use crate::table;

/// The similarity, from 0 to 1, above which a code was probably meant.
const SIMILAR: f64 = 0.84;

/// No name that somebody types is longer, and the time to compare two grows with the product of their lengths.
const LONGEST_NAME: usize = 100;

/// The code with this number, name or title; the title may be in English or in the given language.
///
/// # Errors
///
/// When there is no such code; the message lists those there are.
pub(crate) fn code(
    spec: &'static Spec,
    language: &Language,
    wanted: &str,
) -> Result<&'static CodeInfo, Failure> {
    let wanted = wanted.trim();
    listed(spec, language, wanted).ok_or_else(|| Failure::Usage(not_found(spec, language, wanted)))
}

/// The code with this number, name or title, if the spec lists it by itself.
pub(crate) fn listed(
    spec: &'static Spec,
    language: &Language,
    wanted: &str,
) -> Option<&'static CodeInfo> {
    if let Some(info) = wanted.parse().ok().and_then(|number| spec.code(number)) {
        return Some(info);
    }
    by_name(spec, language, wanted).or_else(|| spec.code(only_number(wanted)?.parse().ok()?))
}

fn by_name(spec: &'static Spec, language: &Language, wanted: &str) -> Option<&'static CodeInfo> {
    let lowercase = wanted.to_lowercase();
    let mut names = spec.codes.iter().flat_map(|info| names(info, language));
    let (_, info) = names.find(|(name, _)| *name == lowercase)?;
    Some(info)
}

/// The number in what somebody typed, or took from a log such as "closed with code=1006 (abnormal)". Of two, none is it.
pub(crate) fn only_number(wanted: &str) -> Option<&str> {
    match numbers(wanted)[..] {
        [number] => Some(number),
        _ => None,
    }
}

fn numbers(wanted: &str) -> Vec<&str> {
    let is_around = |char: char| char.is_whitespace() || "()[]{}<>,:;=#\"'`".contains(char);
    let words = wanted
        .split(is_around)
        .map(|word| word.trim_end_matches('.'));
    let is_number =
        |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    words.filter(is_number).collect()
}

/// The range with these two numbers, this name or this title.
pub(crate) fn range(
    spec: &'static Spec,
    language: &Language,
    wanted: &str,
) -> Option<&'static RangeInfo> {
    let lowercase = wanted.to_lowercase();
    spec.ranges.iter().find(|info| {
        let range = language.localize_range(info);
        let names = [
            info.name.unwrap_or_default().to_owned(),
            format!("{}-{}", info.first, info.last),
            info.title.to_owned(),
            info.to_string(),
            range.title().to_owned(),
            range.to_string(),
        ];
        !lowercase.is_empty() && names.iter().any(|name| name.to_lowercase() == lowercase)
    })
}

/// What was probably meant, and the codes there are.
pub(crate) fn not_found(spec: &'static Spec, language: &Language, wanted: &str) -> String {
    let mut message = format!("the spec has no close code {wanted:?}");
    if let Some(range) = wanted.parse().ok().and_then(|number| spec.range(number)) {
        let range = printable(&language.localize_range(range).to_string());
        let _ = write!(
            message,
            "\nIt is in the range {range}, and a page compares codes that the spec lists by themselves."
        );
    } else if let [left, right] = numbers(wanted)[..] {
        let _ = write!(
            message,
            "\nFor two codes side by side: close-codes compare {left} {right}"
        );
    } else if let Some(info) = similar(spec, language, wanted) {
        let meant = printable(&language.localize(info).to_string());
        let _ = write!(message, "\nDid you mean {meant}?");
    }
    let codes = table::codes(spec, language);
    let _ = write!(message, "\n\nThe codes of the spec:\n{}", codes.trim_end());
    message
}

/// The code whose name is most like what was typed; of two that are as similar, the first.
fn similar(spec: &'static Spec, language: &Language, wanted: &str) -> Option<&'static CodeInfo> {
    if wanted.len() > LONGEST_NAME {
        return None;
    }
    let wanted = wanted.to_lowercase();
    let names = spec.codes.iter().flat_map(|info| names(info, language));
    let (_, info) = names
        .map(|(name, info)| (similarity(&name, &wanted), info))
        .filter(|(similarity, _)| *similarity > SIMILAR)
        .min_by(|(a, _), (b, _)| b.total_cmp(a))?;
    Some(info)
}

/// From 0 to 1: how likely it is that somebody who typed this meant that name.
fn similarity(name: &str, typed: &str) -> f64 {
    if typed.chars().count() > 2 && name.contains(typed) {
        1.0
    } else {
        strsim::jaro_winkler(name, typed)
    }
}

/// What a code can be called, in lower case.
fn names(
    info: &'static CodeInfo,
    language: &Language,
) -> impl Iterator<Item = (String, &'static CodeInfo)> {
    let code = language.localize(info);
    let names = [
        info.name.to_lowercase(),
        info.title.to_lowercase(),
        info.to_string().to_lowercase(),
        code.title().to_lowercase(),
        code.to_string().to_lowercase(),
    ];
    names.into_iter().map(move |name| (name, info))
}

/// The language for this tag of BCP 47, such as "tr" for "tr-TR".
///
/// # Errors
///
/// When there is no such language; the message lists those there are.
pub(crate) fn language(
    languages: &'static [Language],
    Lang { lang: wanted }: &Lang,
) -> Result<&'static Language, Failure> {
    Language::lookup(languages, wanted).ok_or_else(|| {
        Failure::Usage(format!(
            "there are no texts in the language {wanted:?}\n\nThe languages are: {}",
            tags(languages)
        ))
    })
}

/// The tags of the languages, such as "en, tr".
pub(crate) fn tags(languages: &[Language]) -> String {
    let tags = languages.iter().map(|language| language.language);
    tags.collect::<Vec<_>>().join(", ")
}
