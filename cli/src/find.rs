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

/// Longer texts are not compared, because the time grows with the product of both lengths.
const LONGEST_NAME: usize = 100;

/// The position of a typed code on the command line.
#[derive(Clone, Copy)]
pub(crate) enum Typed<'t> {
    /// The argument of `explain`.
    Alone,
    /// The left argument of `compare`, with this one on the right.
    LeftOf(&'t str),
    /// The right argument of `compare`, with this one on the left.
    RightOf(&'t str),
}

impl Typed<'_> {
    /// The arguments with another code in this position.
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
/// Returns an error if there is no such code. The message says what was probably meant, or lists the codes.
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

/// Why a typed code cannot be compared.
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
    // A number that does not fit in a `u16` is treated like the highest `u16`, since both are above 4999.
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

/// The code with this number, name or title, if the spec lists it.
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

/// The first item with this name. The names of each item are in order of precedence, as in the `FromStr` of a generated
/// enum: an exact match comes before a match in another case, and a name with higher precedence comes before one with
/// lower precedence.
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

/// The error: the code that was probably meant, or else a list of the codes.
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

/// The code with the most similar name. If two are equally similar, the first.
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

/// The similarity of a typed text and a name, from 0 to 1.
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
