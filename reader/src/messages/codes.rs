//! Messages about codes: their numbers, names and reasons.

use close_codes_vocabulary::numbers::{
    FIRST_PRIVATE_CODE, FIRST_REGISTERED_CODE, HIGHEST_CODE, LOWEST_CODE, MAX_REASON,
    is_named_by_protocol,
};
use close_codes_vocabulary::{Key, SentBy, SpecKey, unassigned_note};

use super::MOST_NUMBERS;
use super::lists::{kept_out_of_frames, shorten};
use crate::by_code::{CodeNumber, CodeSet};
use crate::diagnostic::{Diagnostic, Kind};
use crate::names::{constant, upper_camel_case, without_case};
use crate::source::{Span, Spanned};

pub(crate) fn value_out_of_bounds(key: &str, written: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Kind::ValueOutOfBounds, format!("{} is no close code", shorten(written)))
        .at(span, format!("`{key}` must be {LOWEST_CODE} to {HIGHEST_CODE}"))
        .help(format!("RFC 6455, section 7.4.2: codes below {LOWEST_CODE} are not used and none is above {HIGHEST_CODE}; an application's own are {FIRST_PRIVATE_CODE} to {HIGHEST_CODE}"))
}

pub(crate) fn value_kept_by_protocol(value: CodeNumber, span: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::ValueKeptByProtocol,
        format!("close code {value} is not for applications"),
    )
    .at(span, "unassigned")
    .help(format!(
        "{}; an application's own codes are {FIRST_PRIVATE_CODE} to {HIGHEST_CODE}",
        unassigned_note(value)
    ))
}

pub(crate) fn duplicate_value(value: CodeNumber, first: Span, again: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::DuplicateValue,
        format!("close code {value} is defined twice"),
    )
    .at(again, "defined again")
    .at(first, "first defined here")
    .help("a value names one code; renumber or delete one of them")
}

pub(crate) fn retired_value(value: CodeNumber, again: Span, retired: Span) -> Diagnostic {
    Diagnostic::new(Kind::RetiredValue, format!("close code {value} is retired"))
        .at(again, "used again")
        .at(retired, "retired here")
        .help(format!(
            "older peers know {value} by the meaning that it had; take another number"
        ))
}

/// A retired number that RFC 6455 already forbids.
pub(crate) fn nothing_retired(value: CodeNumber, span: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::NothingRetired,
        format!("close code {value} cannot be retired"),
    )
    .at(span, "nobody may send it anyway")
    .help(format!(
        "RFC 6455, section 7.4.1, keeps {} out of every Close frame; leave them out of `{}`",
        kept_out_of_frames(),
        SpecKey::Retired.as_str()
    ))
}

/// A retired number that an extended file describes.
pub(crate) fn retired_base(
    value: CodeNumber,
    retired: Span,
    base: Span,
    has_only: bool,
) -> Diagnostic {
    let leave_out = if has_only {
        format!("to leave {value} out, delete it from `only`")
    } else {
        format!("to leave {value} out, add it to `except`")
    };
    Diagnostic::new(
        Kind::RetiredValue,
        format!("close code {value} is retired, but `extends` brings it"),
    )
    .at(retired, "retired here")
    .at(base, "still described here")
    .help(format!(
        "{leave_out}; to keep it, delete it from `{}`",
        SpecKey::Retired.as_str()
    ))
}

/// A range of which every number is retired.
pub(crate) fn retired_range(
    (first, last): (CodeNumber, CodeNumber),
    range: Span,
    retired: Span,
) -> Diagnostic {
    Diagnostic::new(
        Kind::RetiredValue,
        format!("every number in the range {first} to {last} is retired"),
    )
    .at(range, "used again")
    .at(retired, "retired here")
    .help("older peers know a retired number by the meaning that it had; take other numbers")
}

pub(crate) fn duplicate_name(name: &str, first: (&str, Span), again: (&str, Span)) -> Diagnostic {
    const CODE: &str = "close code ";
    let both = match (first.0.strip_prefix(CODE), again.0.strip_prefix(CODE)) {
        (Some(first), Some(again)) => format!("close codes {first} and {again}"),
        _ => format!("{} and {}", first.0, again.0),
    };
    Diagnostic::new(
        Kind::DuplicateName,
        format!("{both} are both named `{}`", shorten(name)),
    )
    .at(again.1, "the same name again")
    .at(first.1, "first used here")
}

pub(crate) fn similar_name(first: (&str, &str, Span), again: (&str, &str, Span)) -> Diagnostic {
    let is_case = without_case(first.1) == without_case(again.1);
    let differ = if is_case {
        "in the case of their letters"
    } else {
        "in their Unicode normalisation"
    };
    Diagnostic::new(
        Kind::SimilarName,
        format!(
            "the names `{}` and `{}` differ only {differ}",
            shorten(first.1),
            shorten(again.1)
        ),
    )
    .at(again.2, format!("names {}", again.0))
    .at(first.2, format!("names {}", first.0))
}

impl Diagnostic {
    /// Adds the help for two entries of one file with the same name.
    pub(crate) fn rename_one(self) -> Self {
        let help = match self.kind {
            Kind::SimilarName => {
                "names are compared without regard to case and normalisation; rename one of them"
            }
            _ => "a name is a variant or a constant of the enum; rename one of them",
        };
        self.help(help)
    }

    /// Adds the help for a name that clashes with a name of an extended file: the lines that resolve the clash.
    ///
    /// `code` is the code of the base, and `brought` are all codes of bases whose names clash with the file. `except`
    /// is what the file already leaves out. With an `only`, it leaves out all others.
    pub(crate) fn how_to_keep_own_name(
        self,
        code: CodeNumber,
        brought: &[CodeNumber],
        (except, has_only): (&[CodeNumber], bool),
    ) -> Self {
        let mut left_out = CodeSet::empty();
        for code in except.iter().chain(brought) {
            left_out.insert(*code);
        }
        let left_out: Vec<String> = left_out.iter().map(|code| code.to_string()).collect();
        let keep = if has_only {
            format!("to leave {code} out, delete it from `only`")
        } else if left_out.len() > MOST_NUMBERS {
            format!("to leave {code} out, add it to `except`")
        } else {
            let place = if except.is_empty() {
                "below `extends`"
            } else {
                "in place of the `except` that is there"
            };
            format!(
                "to leave {code} out, write `except = [{}]` {place}",
                left_out.join(", ")
            )
        };
        if is_named_by_protocol(code) {
            // The name is from RFC 6455 and cannot be changed.
            return self.help(keep).help("to keep both, rename your own");
        }
        self.help(keep).help(format!(
            "to keep both, add a `[[code]]` with `value = {code}` and another `name`, or rename your own"
        ))
    }
}

pub(crate) fn invalid_name(name: &Spanned<String>) -> Diagnostic {
    let camel = upper_camel_case(&name.value).filter(|camel| shorten(camel) == *camel);
    Diagnostic::new(
        Kind::InvalidName,
        format!(
            "`{}` is not an UpperCamelCase identifier",
            shorten(&name.value)
        ),
    )
    .at(name.span, "becomes a part of the enum as it is written")
    .help(camel.map_or_else(
        || "begin with a capital letter; letters and digits may follow, and no `_`".to_owned(),
        |camel| format!("write `name = \"{camel}\"`"),
    ))
}

pub(crate) fn reserved_name(name: &Spanned<String>) -> Diagnostic {
    let why = if name.value == "Self" {
        "a keyword of Rust".to_owned()
    } else {
        // The constant of a range is made from the name.
        let constant = constant(&name.value);
        format!("the generated enum has a constant `{constant}` of its own")
    };
    Diagnostic::new(
        Kind::ReservedName,
        format!("nothing can be named `{}` here", name.value),
    )
    .at(name.span, why)
    .help("choose a name that says what happened, such as `SessionExpired`")
}

pub(crate) fn fixed_name(value: CodeNumber, fixed: &str, name: &Spanned<String>) -> Diagnostic {
    Diagnostic::new(Kind::FixedName, format!("close code {value} is named `{}`", shorten(fixed)))
        .at(name.span, "another name")
        .help(format!("RFC 6455 names the codes below {FIRST_REGISTERED_CODE}; leave `name` out to change only its texts or its policy"))
}

pub(crate) fn must_not_be_sent(value: CodeNumber, span: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::MustNotBeSent,
        format!("nobody may send close code {value}"),
    )
    .at(span, format!("must be \"{}\"", SentBy::Nobody))
    .help(format!(
        "RFC 6455, section 7.4.1, keeps {} out of every Close frame; leave `{}` out",
        kept_out_of_frames(),
        Key::SentBy.as_str()
    ))
}

pub(crate) fn reason_too_long(bytes: usize, span: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::ReasonTooLong,
        format!("this `reason` is {bytes} bytes long, at most {MAX_REASON} fit in a Close frame"),
    )
    .at(
        span,
        match bytes - MAX_REASON {
            1 => "1 byte too many".to_owned(),
            more => format!("{more} bytes too many"),
        },
    )
    .help(format!(
        "a character outside ASCII takes two to four bytes; keep the long text in `{}`",
        Key::Description.as_str()
    ))
}

pub(crate) fn reason_never_sent(
    value: CodeNumber,
    reason: Span,
    sent_by: Option<Span>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Kind::ReasonNeverSent,
        format!("close code {value} is never sent, so its `reason` is never read"),
    )
    .at(reason, "no frame carries this");
    let diagnostic = match sent_by {
        Some(span) => diagnostic.at(span, "nobody sends it"),
        None => diagnostic,
    };
    diagnostic.help("take the `reason` out")
}

pub(crate) fn session_without_reconnect(entry: &str, session: Span, reconnect: Span) -> Diagnostic {
    let key = Key::Session.as_str();
    Diagnostic::new(
        Kind::SessionWithoutReconnect,
        format!("{entry} has a `{key}` but is never reconnected"),
    )
    .at(session, "the session after a reconnect")
    .at(reconnect, "there is none")
    .help(format!("take the `{key}` out, or say when to reconnect"))
}
