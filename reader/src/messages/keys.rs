//! Messages about keys and the tables that hold them.

use close_codes_vocabulary::{Key, SpecKey, Table};

use super::lists::{either_of, extends_standard, list, quoted, shorten};
use crate::diagnostic::{Diagnostic, Kind};
use crate::known_keys::{Guess, Home, KnownKeys, Owner};
use crate::source::Span;

/// `is_header` says that the key is in the header of a single table.
pub(crate) fn unknown_key(
    key: &str,
    known: &KnownKeys,
    guess: Guess,
    is_header: bool,
    span: Span,
) -> Diagnostic {
    let owner = match known.owner {
        Owner::Spec => "a spec",
        Owner::Code => "a `[[code]]`",
        Owner::Range => "a `[[range]]`",
        Owner::Unlisted => "`[unlisted]`",
        Owner::Locale => "a locale",
        Owner::TranslatedCode => "a translated code",
        Owner::TranslatedRange => "a translated range",
    };
    let key = &shorten(key);
    let diagnostic = Diagnostic::new(Kind::UnknownKey, format!("{owner} has no key `{key}`"));
    let keys = list(&known.keys);
    let keys = match known.owner {
        Owner::Locale => {
            format!("the keys are {keys}, and a table for each code or range, such as {A_NUMBER}")
        }
        _ => format!("the keys are {keys}"),
    };
    match guess {
        Guess::Key(meant)
            if is_header
                && matches!(
                    SpecKey::from_key(meant),
                    Some(SpecKey::Code | SpecKey::Range)
                ) =>
        {
            diagnostic
                .at(span, format!("did you mean `[[{meant}]]`?"))
                .help(keys)
        }
        Guess::Key(meant) => diagnostic
            .at(span, format!("did you mean `{meant}`?"))
            .help(keys),
        Guess::Nothing => diagnostic.at(span, "unknown key").help(keys),
        Guess::Elsewhere(home) => diagnostic
            .at(span, belongs_to(known.owner, home))
            .help(write_elsewhere(key, known.owner, home)),
    }
}

/// A locale in place of a spec.
pub(crate) fn locale_for_a_spec(language: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::UnknownKey,
        "this file is a locale, and a spec is expected",
    )
    .at(language, "a key of a locale")
    .help("name the locale in the `locales` of a spec")
}

/// A spec in place of a locale.
pub(crate) fn spec_for_a_locale(key: Span) -> Diagnostic {
    Diagnostic::new(Kind::UnknownKey, "this file is a spec, and a locale is expected")
        .at(key, "a key of a spec")
        .help(format!(
            "name the spec in `extends`; a locale has a `language`, and a table for each code or range that it translates, such as {A_NUMBER}"
        ))
}

/// The label of a key that belongs to another table.
fn belongs_to(owner: Owner, home: Home) -> String {
    match home {
        Home::Spec(SpecKey::Unlisted) => "a table of the spec, `[unlisted]`".to_owned(),
        Home::Spec(key @ (SpecKey::Code | SpecKey::Range)) => {
            format!("a table of the spec, `[[{}]]`", key.as_str())
        }
        Home::Spec(_) => "a key at the top of a spec".to_owned(),
        Home::CodeNumber if owner == Owner::Range => "a range has two numbers".to_owned(),
        Home::CodeNumber => "the number of a `[[code]]`".to_owned(),
        Home::RangeNumbers => "a number of a `[[range]]`".to_owned(),
        Home::Entry(key) => match (key.is_in(Table::Range), key.is_in(Table::Code)) {
            (true, _) => "a key of `[[code]]` and `[[range]]`".to_owned(),
            (false, _) => "a key of `[[code]]` alone".to_owned(),
        },
        Home::Locale(_) => "a key of a locale".to_owned(),
        Home::Number => "a number is no key".to_owned(),
    }
}

/// The help for a key that belongs to another table.
fn write_elsewhere(key: &str, owner: Owner, home: Home) -> String {
    match owner {
        Owner::Spec => below_a_header(key, home),
        Owner::Code | Owner::Range | Owner::Unlisted => out_of_an_entry(key, owner, home),
        Owner::Locale => match home {
            Home::Entry(entry) if entry.is_in(Table::Translation) => {
                format!("write `{key}` below the header of a code or a range, such as {A_NUMBER}")
            }
            _ => out_of_a_locale(key, home),
        },
        Owner::TranslatedCode | Owner::TranslatedRange => match home {
            Home::Locale(_) => above_the_headers(key),
            Home::CodeNumber | Home::RangeNumbers | Home::Number => {
                format!("the header is the number, such as {A_NUMBER}")
            }
            _ => out_of_a_locale(key, home),
        },
    }
}

/// Examples of the headers in a locale.
const A_NUMBER: &str = "`[4001]` or `[4100-4199]`";

/// The help for a misplaced key at the top of a spec.
fn below_a_header(key: &str, home: Home) -> String {
    let below = match home {
        Home::Number => return as_an_entry(key),
        Home::Locale(_) => return in_a_locale(key),
        Home::Spec(_) => return above_the_headers(key),
        Home::CodeNumber => "the header of a code, `[[code]]`",
        Home::RangeNumbers => "the header of a range, `[[range]]`",
        Home::Entry(entry) => match (entry.is_in(Table::Range), entry.is_in(Table::Unlisted)) {
            (_, true) => "`[[code]]`, `[[range]]`, or `[unlisted]` for what the spec does not name",
            (true, false) => "the header of a code or a range, `[[code]]` or `[[range]]`",
            (false, false) => "the header of a code, `[[code]]`",
        },
    };
    let category = match home {
        Home::Entry(Key::Name | Key::Title) => format!(
            "; what all codes are called together is the `{}`",
            SpecKey::Category.as_str()
        ),
        _ => String::new(),
    };
    format!("write `{key}` below {below}{category}")
}

/// The help for a misplaced key in a code, a range or `[unlisted]`.
fn out_of_an_entry(key: &str, owner: Owner, home: Home) -> String {
    match (owner, home) {
        (_, Home::Number) => as_an_entry(key),
        (_, Home::Locale(_)) => in_a_locale(key),
        (_, Home::Spec(SpecKey::Unlisted)) => {
            "write a table by itself, with the header `[unlisted]`".to_owned()
        }
        (Owner::Range, Home::Spec(SpecKey::Code)) | (Owner::Code, Home::Spec(SpecKey::Range) | Home::RangeNumbers) => {
            "a code has one `value`; codes that share one meaning are a `[[range]]`, with `first` and `last`".to_owned()
        }
        (_, Home::Spec(table @ (SpecKey::Code | SpecKey::Range))) => {
            format!("write a table by itself, with the header `[[{}]]`", table.as_str())
        }
        (_, Home::Spec(_)) => above_the_headers(key),
        (Owner::Unlisted, _) => {
            let keys: Vec<&str> = Key::of(Table::Unlisted).map(Key::as_str).collect();
            format!(
                "`[unlisted]` says what to do after every code that the spec does not name; its keys are {}",
                list(&keys)
            )
        }
        (_, Home::Entry(_)) => format!("a `{key}` is the default of one code; a range has none"),
        (_, Home::CodeNumber | Home::RangeNumbers) => {
            "write `first` and `last`, the lowest and the highest number".to_owned()
        }
    }
}

/// The help for a key in a locale that is not translated.
fn out_of_a_locale(key: &str, home: Home) -> String {
    match home {
        Home::Spec(SpecKey::Code | SpecKey::Range) | Home::CodeNumber | Home::RangeNumbers => {
            format!(
                "a locale has a table for each code or range that it translates, such as {A_NUMBER}"
            )
        }
        _ => format!("a locale has translations alone; write `{key}` in the spec"),
    }
}

fn above_the_headers(key: &str) -> String {
    format!("a key below a header belongs to its table; write `{key}` above the first header")
}

fn in_a_locale(key: &str) -> String {
    format!("write `{key}` in a file of its own, and the path of that file in `locales`")
}

/// The help for a table in a spec whose header is a number.
fn as_an_entry(number: &str) -> String {
    match number.split_once('-') {
        None => format!("describe the code in a `[[code]]` with `value = {number}`"),
        Some((first, last)) => {
            format!(
                "describe the range in a `[[range]]` with `first = {first}` and `last = {last}`"
            )
        }
    }
}

/// The type of a key that takes an array of tables, for [`wrong_type`](super::values::wrong_type).
pub(crate) fn an_array_of_tables(key: &str) -> String {
    format!("an array of tables, each with the header `[[{key}]]`")
}

pub(crate) fn missing_keys(entry: &str, missing: &[&str], span: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::MissingKey,
        format!("{entry} has no {}", either_of(&quoted(missing))),
    )
    .at(span, format!("add {}", list(missing)))
    // A code needs no `title`, because it is made from the name.
    .help_if_any(missing.contains(&Key::Title.as_str()).then(|| {
        let (title, name) = (Key::Title.as_str(), Key::Name.as_str());
        format!("a range has a `{title}`, or a `{name}` from which the title is made")
    }))
}

pub(crate) fn no_codes(span: Span) -> Diagnostic {
    Diagnostic::new(Kind::NoCodes, "this spec describes no close code")
        .at(span, "no `[[code]]` in this file, nor in one it extends")
        .help(format!(
            "add a `[[code]]` table, or start from the standard registry with {}",
            extends_standard()
        ))
}
