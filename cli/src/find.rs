//! Finds codes by what people type.

use std::fmt::Write as _;

use close_codes::{CodeInfo, Language, RangeInfo, Spec};

use crate::arguments::SpecFile;
use crate::notes::Notes;
use crate::outcome::Failure;
use crate::printable::{argument, printable};
use crate::{log_line, table, unknown};

/// The similarity, from 0 to 1, above which a code was probably meant.
const SIMILAR: f64 = 0.84;

/// No name that somebody types is longer, and the time to compare two grows with the product of their lengths.
const LONGEST_NAME: usize = 100;

/// Where on a command line somebody typed a code.
#[derive(Clone, Copy)]
pub(crate) enum Typed<'t> {
    /// As all that `explain` is asked for.
    Alone,
    /// As the left one of `compare`, beside this.
    LeftOf(&'t str),
    /// As the right one of `compare`, beside this.
    RightOf(&'t str),
}

impl Typed<'_> {
    /// The arguments with another code in this place.
    fn arguments(self, code: &str) -> String {
        match self {
            Self::Alone => format!("explain {code}"),
            Self::LeftOf(right) => format!("compare {code} {}", argument(right)),
            Self::RightOf(left) => format!("compare {} {code}", argument(left)),
        }
    }
}

/// The code with this number, name or title; the title may be in English or in the given language.
///
/// # Errors
///
/// When there is no such code; the message says what was probably meant, or lists the codes there are.
pub(crate) fn code(
    spec: &'static Spec,
    language: &Language,
    wanted: &str,
    typed: Typed<'_>,
    file: &SpecFile,
) -> Result<&'static CodeInfo, Failure> {
    let wanted = wanted.trim();
    listed(spec, language, wanted)
        .ok_or_else(|| Failure::Usage(not_listed(spec, language, wanted, typed, file)))
}

/// Why a page cannot compare what was typed.
fn not_listed(
    spec: &'static Spec,
    language: &Language,
    wanted: &str,
    typed: Typed<'_>,
    file: &SpecFile,
) -> String {
    let Some(number) = log_line::number(wanted) else {
        return not_found(spec, language, wanted, typed, file);
    };
    // A number that does not fit is as far above 4999 as the highest that does.
    let code = number.parse().unwrap_or(u16::MAX);
    if spec.is_retired(code) {
        let note = Notes::of(&Language::ENGLISH).retired;
        return format!("the spec has no close code {number}\n{note}");
    }
    if let Some(range) = spec.range(code) {
        let range = printable(&language.localize_range(range).to_string());
        format!(
            "the spec has no close code {number} of its own\n\
             It is in the range {range}, and a page compares codes that the spec lists by themselves."
        )
    } else {
        unknown::code(number, code, file)
    }
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
    by_name(spec, language, wanted).or_else(|| spec.code(log_line::number(wanted)?.parse().ok()?))
}

fn by_name(spec: &'static Spec, language: &Language, wanted: &str) -> Option<&'static CodeInfo> {
    first_called(spec.codes, |info| names(info, language), wanted)
}

/// The range with these two numbers, this name or this title.
pub(crate) fn range(
    spec: &'static Spec,
    language: &Language,
    wanted: &str,
) -> Option<&'static RangeInfo> {
    let names = |info: &'static RangeInfo| {
        let range = language.localize_range(info);
        [
            info.to_string(),
            format!("{}-{}", info.first, info.last),
            info.name.unwrap_or_default().to_owned(),
            info.title.to_owned(),
            range.title().to_owned(),
            range.to_string(),
        ]
    };
    (!wanted.is_empty()).then(|| first_called(spec.ranges, names, wanted))?
}

/// What is called so. The names of each come in the order in which they count, as in `FromStr` of a generated enum: what one
/// is called as it stands comes before the same in other letters, and either before what another has further behind.
fn first_called<T, const NAMES: usize>(
    all: &'static [T],
    names: impl Fn(&'static T) -> [String; NAMES],
    wanted: &str,
) -> Option<&'static T> {
    let lowercase = wanted.to_lowercase();
    let find = |is_meant: &dyn Fn(&[String; NAMES]) -> bool| {
        all.iter().find(|named| is_meant(&names(named)))
    };
    (0..NAMES).find_map(|at| {
        find(&|names| names[at] == wanted)
            .or_else(|| find(&|names| names[at].to_lowercase() == lowercase))
    })
}

/// What was probably meant; where nothing is like it, the codes there are.
pub(crate) fn not_found(
    spec: &'static Spec,
    language: &Language,
    wanted: &str,
    typed: Typed<'_>,
    file: &SpecFile,
) -> String {
    let mut message = format!("the spec has no close code {wanted:?}");
    let numbers = log_line::numbers(wanted);
    if let [first, ..] = numbers[..] {
        let is_listed = |number: &&str| {
            number
                .parse()
                .is_ok_and(|number| spec.code(number).is_some())
        };
        let likely = numbers.iter().copied().find(is_listed);
        let (likely, option) = (likely.unwrap_or(first), file.option());
        let all = numbers.join(", ");
        let _ = write!(
            message,
            "\nThe code may be one of these numbers: {all}.\n\
             Type one alone: close-codes {}{option}",
            typed.arguments(likely)
        );
        if let (Typed::Alone, [left, right], true) =
            (typed, &numbers[..], numbers.iter().all(is_listed))
        {
            let _ = write!(
                message,
                "\nFor two codes side by side: close-codes compare {left} {right}{option}"
            );
        }
    } else if let Some(info) = similar(spec, language, wanted) {
        let meant = printable(&language.localize(info).to_string());
        let _ = write!(message, "\nDid you mean {meant}?");
    } else {
        let codes = table::codes(spec, language);
        let _ = write!(message, "\n\nThe codes of the spec:\n{}", codes.trim_end());
    }
    message
}

/// The code whose name is most like what was typed; of two that are as similar, the first.
fn similar(spec: &'static Spec, language: &Language, wanted: &str) -> Option<&'static CodeInfo> {
    if wanted.len() > LONGEST_NAME {
        return None;
    }
    let wanted = wanted.to_lowercase();
    let names = spec
        .codes
        .iter()
        .flat_map(|info| names(info, language).map(|name| (name.to_lowercase(), info)));
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
/// What a code is called, in the order in which it counts.
fn names(info: &'static CodeInfo, language: &Language) -> [String; 5] {
    let code = language.localize(info);
    [
        info.to_string(),
        info.name.to_owned(),
        info.title.to_owned(),
        code.title().to_owned(),
        code.to_string(),
    ]
}
