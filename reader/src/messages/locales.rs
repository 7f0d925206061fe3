//! Messages about locales.

use close_codes_vocabulary::{Headings, LocaleKey, Templates};

use super::lists::{enumerate, list, shorten};
use super::ranges::shown;
use crate::by_code::{Bounds, CodeNumber};
use crate::diagnostic::{Diagnostic, Kind};
use crate::nearest::nearest;
use crate::source::{Span, Spanned};

pub(crate) fn empty_locale(span: Span) -> Diagnostic {
    Diagnostic::new(Kind::EmptyTable, "this locale translates nothing")
        .at(span, "no text in it")
        .help(format!(
            "add `{}`, `[{}]`, `[{}]`, or a table for a code, such as `[4001]`",
            LocaleKey::Category.as_str(),
            LocaleKey::Headings.as_str(),
            LocaleKey::Templates.as_str()
        ))
}

pub(crate) fn repeated_text(text: &str, language: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::RepeatedText,
        format!("{text} is translated into \"{}\" twice", shorten(language)),
    )
    .at(span, "translated again")
    .at(first, "first translated here")
    .help("the locales of one language complete each other; delete one of the two texts")
}

/// `meant` is the tag that was probably meant, if there is one.
pub(crate) fn invalid_language(language: &Spanned<String>, meant: Option<&str>) -> Diagnostic {
    Diagnostic::new(
        Kind::InvalidLanguage,
        format!("`{}` is not a language tag", shorten(&language.value)),
    )
    .at(
        language.span,
        meant.map_or_else(
            || "not BCP 47".to_owned(),
            |meant| format!("did you mean \"{}\"?", shorten(meant)),
        ),
    )
    .help(
        "write the tag that an HTML `lang` attribute takes, such as \"tr\", \"ja\" or \"zh-Hans\"",
    )
}

/// A table that a locale may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Translatable {
    Code(CodeNumber),
    Range(Bounds),
}

/// `written` is the header, and `meant` is the table that it probably names.
pub(crate) fn unknown_locale_code(
    written: &str,
    meant: Option<Translatable>,
    is_retired: bool,
    span: Span,
) -> Diagnostic {
    let help = match meant {
        _ if is_retired => format!("{written} is retired in the spec; delete this table"),
        Some(Translatable::Code(code)) => {
            format!("write the number without zeros before it: `[{code}]`")
        }
        Some(Translatable::Range(range)) => format!(
            "{written} lies in the range {}, which is translated in {}; a table by itself needs a `[[code]]` in the spec",
            shown(range),
            header_of(range),
        ),
        None => "add the code to the spec first, or delete this table".to_owned(),
    };
    Diagnostic::new(
        Kind::UnknownLocaleCode,
        format!(
            "the spec has no close code {} to translate",
            shorten(written)
        ),
    )
    .at(span, "unknown code")
    .help(help)
}

/// `written` is the header, and `meant` is the range nearest to it.
pub(crate) fn unknown_locale_range(
    written: &str,
    meant: Option<Bounds>,
    known: impl ExactSizeIterator<Item = Bounds>,
    span: Span,
) -> Diagnostic {
    const MOST_RANGES: usize = 20;
    let count = known.len();
    let mut known: Vec<String> = known.take(MOST_RANGES).map(header_of).collect();
    if count > MOST_RANGES {
        known.push(format!("{} more", count - MOST_RANGES));
    }
    let help = if known.is_empty() {
        "the spec has no range; add one to it first, or delete this table".to_owned()
    } else {
        format!(
            "a range is translated in a table of its two numbers; the spec has {}",
            enumerate(&known)
        )
    };
    Diagnostic::new(
        Kind::UnknownLocaleRange,
        format!("the spec has no range {} to translate", shorten(written)),
    )
    .at(
        span,
        meant.map_or_else(
            || "unknown range".to_owned(),
            |meant| format!("did you mean {}?", header_of(meant)),
        ),
    )
    .help(help)
}

/// The header of a translated range.
fn header_of(range: Bounds) -> String {
    format!("`[{}-{}]`", range.first(), range.last())
}

pub(crate) fn unknown_heading(key: &str, span: Span) -> Diagnostic {
    let other = Templates::NAMES
        .contains(&key)
        .then_some(LocaleKey::Templates);
    unknown_part(
        Kind::UnknownHeading,
        "heading",
        key,
        Headings::NAMES,
        other,
        span,
    )
}

pub(crate) fn unknown_template(key: &str, span: Span) -> Diagnostic {
    let other = Headings::NAMES
        .contains(&key)
        .then_some(LocaleKey::Headings);
    unknown_part(
        Kind::UnknownTemplate,
        "template",
        key,
        Templates::NAMES,
        other,
        span,
    )
}

/// `other` is the other table, if it has the key.
fn unknown_part(
    kind: Kind,
    part: &str,
    key: &str,
    known: &[&str],
    other: Option<LocaleKey>,
    span: Span,
) -> Diagnostic {
    let meant = nearest(key, known.iter().copied());
    let diagnostic = Diagnostic::new(
        kind,
        format!("a compare page has no {part} `{}`", shorten(key)),
    );
    if let Some(other) = other.map(LocaleKey::as_str) {
        return diagnostic
            .at(span, format!("a key of `[{other}]`"))
            .help(format!("write `{key}` below the header `[{other}]`"));
    }
    diagnostic
        .at(
            span,
            meant.map_or_else(
                || format!("unknown {part}"),
                |meant| format!("did you mean `{meant}`?"),
            ),
        )
        .help(format!("the {part}s are {}", list(known)))
}

pub(crate) fn unknown_placeholder(
    template: &str,
    placeholder: &str,
    known: &[&str],
    span: Span,
) -> Diagnostic {
    let meant = nearest(placeholder, known.iter().copied());
    let known: Vec<String> = known.iter().map(|known| format!("`{{{known}}}`")).collect();
    Diagnostic::new(
        Kind::UnknownPlaceholder,
        format!(
            "the template `{template}` has no placeholder `{{{}}}`",
            shorten(placeholder)
        ),
    )
    .at(
        span,
        meant.map_or_else(
            || "unknown placeholder".to_owned(),
            |meant| format!("did you mean `{{{meant}}}`?"),
        ),
    )
    .help(format!(
        "it can hold {}; `{{{{` and `}}}}` stand for braces",
        enumerate(&known)
    ))
}

pub(crate) fn unmatched_brace(template: &str, brace: char, span: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::UnmatchedBrace,
        format!("a `{brace}` in the template `{template}` has no partner"),
    )
    .at(span, "here")
    .help("a placeholder is written `{left}`; `{{` and `}}` stand for braces")
}
