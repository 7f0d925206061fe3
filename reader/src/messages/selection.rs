//! Messages about what a spec takes from the files that it extends.

use super::MOST_NUMBERS;
use super::lists::{enumerate, extends_standard, list, shorten};
use crate::by_code::CodeNumber;
use crate::diagnostic::{Diagnostic, Kind};
use crate::source::{Span, Spanned};

/// A spec without codes because `except` leaves out all of them.
pub(crate) fn all_codes_excepted(except: Span) -> Diagnostic {
    Diagnostic::new(Kind::NoCodes, "this spec describes no close code")
        .at(except, "leaves out all codes that `extends` brings")
        .help("take a code out of `except`, or add a `[[code]]` table")
}

/// An entry that has no key but the `numbers` that identify it.
pub(crate) fn nothing_replaced(
    entry: &str,
    numbers: &[&str],
    span: Span,
    base: Span,
) -> Diagnostic {
    Diagnostic::new(Kind::NothingReplaced, format!("{entry} changes nothing"))
        .at(span, format!("no key but {}", list(numbers)))
        .at(base, "stays as it is")
        .help("add the keys that differ from those of the base, or delete this table")
}

/// `is_link` says that the two paths differ but lead to one file through a link.
pub(crate) fn repeated_path(
    key: &str,
    path: &Spanned<String>,
    first: &Spanned<String>,
    is_link: bool,
) -> Diagnostic {
    let again = shorten(&path.value);
    let message = if is_link {
        let first = shorten(&first.value);
        format!("`{key}` names one file twice: a link makes `{again}` the same as `{first}`")
    } else {
        format!("`{key}` names `{again}` twice")
    };
    Diagnostic::new(Kind::RepeatedPath, message)
        .at(path.span, "named again")
        .at(first.span, "first named here")
        .help("a file is read once; delete one of the two")
}

pub(crate) fn repeated_number(key: &str, number: &Spanned<i64>, first: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::RepeatedNumber,
        format!("`{key}` names {} twice", number.value),
    )
    .at(number.span, "named again")
    .at(first, "first named here")
    .help("delete one of the two")
}

pub(crate) fn only_and_except(only: Span, except: Span) -> Diagnostic {
    let (later, earlier) = if only.start > except.start {
        (only, except)
    } else {
        (except, only)
    };
    Diagnostic::new(
        Kind::OnlyAndExcept,
        "a spec has `only` or `except`, not both",
    )
    .at(later, "delete one of the two")
    .at(earlier, "the other one")
    .help("`only` takes the codes that it names and no others; `except` takes all codes but those that it names")
}

pub(crate) fn selection_without_extends(key: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::SelectionWithoutExtends,
        format!("`{key}` needs `extends`"),
    )
    .at(span, "this spec extends nothing")
    .help(format!(
        "to start from the standard registry, write {}; or delete `{key}`",
        extends_standard()
    ))
}

pub(crate) fn not_brought(key: &str, number: &Spanned<i64>, brought: &[CodeNumber]) -> Diagnostic {
    let mut numbers: Vec<String> = brought
        .iter()
        .take(MOST_NUMBERS)
        .map(CodeNumber::to_string)
        .collect();
    if brought.len() > MOST_NUMBERS {
        numbers.push(format!("{} more", brought.len() - MOST_NUMBERS));
    }
    Diagnostic::new(
        Kind::NotBrought,
        format!("`extends` brings no close code {}", number.value),
    )
    .at(number.span, "not among the codes that this spec extends")
    .help(format!(
        "`{key}` is about the codes that `extends` brings: {}",
        enumerate(&numbers)
    ))
}
