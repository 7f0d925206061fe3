//! The catalogue: every mistake that a spec can have, and the text of its message.
//!
//! There is one function for each mistake. The message says what is wrong, the labels say where, and the help says what
//! to write instead.

use close_codes_vocabulary::numbers::{
    FIRST_PRIVATE_CODE, FIRST_REGISTERED_CODE, FIRST_UNASSIGNED_CODE, HIGHEST_CODE, LOWEST_CODE,
    MAX_REASON, NEVER_ON_THE_WIRE, is_named_by_protocol,
};
use close_codes_vocabulary::{
    Headings, Key, LocaleKey, SentBy, Shown, SpecKey, Table, Takes, Templates, default_sent_by,
    unassigned_note,
};

use crate::by_code::{Bounds, CodeNumber, CodeSet};
use crate::files::{Elsewhere, Found, NamedBy};
use crate::known_keys::{Guess, Home, KnownKeys, Owner};
use crate::names::{constant, upper_camel_case, without_case};
use crate::nearest::nearest;
use crate::other_words;
use crate::source::{Span, Spanned};
use crate::standard;
use crate::visible::visible;

/// Declares [`Kind`] together with the list of its variants, so that the list is complete.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident,)*) => {
        /// The kind of mistake that a [`Diagnostic`] reports.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Kind { $($(#[$doc])* $kind,)* }

        impl Kind {
            /// Every kind of mistake, in the order of the catalogue.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];
        }
    };
}

kinds! {
    /// A file that does not exist.
    NotFound,
    /// A file that cannot be read, or that is not a regular file, such as a folder or a named pipe.
    Unreadable,
    /// A file that is larger than 16 MiB.
    TooLarge,
    /// A file that is not UTF-8.
    NotUtf8,
    /// Files that extend each other in a cycle.
    ExtendsCycle,
    /// More than 1,000 files that extend each other in a row.
    ChainTooLong,
    /// A syntax error in TOML.
    Syntax,
    /// A key or a table that is unknown.
    UnknownKey,
    /// A word that is not among those of its key.
    UnknownValue,
    /// A value of the wrong type, such as a string in place of a number.
    WrongType,
    /// A required key that is missing.
    MissingKey,
    /// A spec that describes no code.
    NoCodes,
    /// A text that is empty.
    EmptyText,
    /// A control character in a text, a line break in a single-line text, or a control of the writing direction.
    ControlCharacter,
    /// A list that is empty.
    EmptyList,
    /// A table that is empty.
    EmptyTable,
    /// An entry that changes nothing in the entry of a base.
    NothingReplaced,
    /// A policy key of a range that applies to none of its codes.
    NothingDecided,
    /// A path that is twice in one list.
    RepeatedPath,
    /// A number that is twice in one list.
    RepeatedNumber,
    /// A text that two locales of one spec file translate into the same language.
    RepeatedText,
    /// Both `only` and `except` in one file.
    OnlyAndExcept,
    /// `only` or `except` in a file without `extends`.
    SelectionWithoutExtends,
    /// A code in `only` or `except` that no extended file has.
    NotBrought,
    /// A code below 1000 or above 4999.
    ValueOutOfBounds,
    /// A code that RFC 6455 reserves for the protocol.
    ValueKeptByProtocol,
    /// A code that one file describes twice.
    DuplicateValue,
    /// A code with a retired number.
    RetiredValue,
    /// A retired number that nobody may send anyway.
    NothingRetired,
    /// Two codes or ranges with the same name.
    DuplicateName,
    /// Two names that differ only in the case of their letters or in their Unicode normalisation.
    SimilarName,
    /// A name that cannot be a variant.
    InvalidName,
    /// A name that is reserved for the generated enum or for Rust.
    ReservedName,
    /// A new name for a code that has its name from RFC 6455.
    FixedName,
    /// A `sent_by` on a code that nobody may send.
    MustNotBeSent,
    /// A reason that does not fit in a Close frame.
    ReasonTooLong,
    /// A reason on a code that is never sent.
    ReasonNeverSent,
    /// A `session` without a reconnect.
    SessionWithoutReconnect,
    /// A range that ends before it begins.
    RangeReversed,
    /// A range that includes codes that a spec may not describe.
    RangeOutOfBounds,
    /// A range that one file describes twice.
    DuplicateRange,
    /// Two ranges that share codes, where neither is inside the other.
    RangesCross,
    /// A language that is not a BCP 47 tag.
    InvalidLanguage,
    /// A translation of an unknown code.
    UnknownLocaleCode,
    /// A translation of an unknown range.
    UnknownLocaleRange,
    /// An unknown heading of a compare page.
    UnknownHeading,
    /// An unknown template of a compare page.
    UnknownTemplate,
    /// An unknown placeholder of a template.
    UnknownPlaceholder,
    /// An unmatched brace in a template.
    UnmatchedBrace,
    /// More mistakes than are shown.
    TooMany,
}

/// A mistake in a spec: what is wrong, where, and what to write instead.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The kind of mistake.
    pub kind: Kind,
    /// One line that says what is wrong.
    pub message: String,
    /// The marked places, the most important one first. Empty if no text could be read.
    pub labels: Vec<Label>,
    /// What to write instead, one sentence each.
    pub help: Vec<String>,
}

/// A marked place in a text, and what is said about it.
#[derive(Clone, Debug)]
pub struct Label {
    /// The span of the marked text.
    pub span: Span,
    /// The text beside the mark.
    pub text: String,
}

impl Diagnostic {
    pub(crate) fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            labels: Vec::new(),
            help: Vec::new(),
        }
    }

    pub(crate) fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    fn label_if_any(self, span: Option<Span>, text: &str) -> Self {
        match span {
            Some(span) => self.at(span, text),
            None => self,
        }
    }

    fn help_if_any(self, help: Option<String>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// The span that the message is about.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.labels.first().map(|label| label.span)
    }
}

/// The maximum number of mistakes that are shown. The others are counted.
pub(crate) const MOST_DIAGNOSTICS: usize = 100;

/// The maximum number of numbers that one message lists.
const MOST_NUMBERS: usize = 40;

// ---- files ----

/// `folder` is what a path is relative to.
pub(crate) fn empty_path(named: NamedBy, folder: &str) -> Diagnostic {
    let what = if named.is_extends() {
        &format!(
            "write the path of a spec, or \"{}\" for the standard registry",
            standard::NAME
        )
    } else if named.is_locales() {
        "write the path of a locale"
    } else {
        "write the path of a spec"
    };
    Diagnostic::new(Kind::NotFound, "the path of a file is empty")
        .label_if_any(named.span(), "no path")
        .help(format!("{what}; the path is relative to {folder}"))
}

pub(crate) fn not_found(path: &str, named: NamedBy, found: &Found) -> Diagnostic {
    let tried = path_text(&found.tried);
    let tried = match found.relative_to {
        Some(folder) => format!("tried `{tried}`; the path is relative to {folder}"),
        None => format!("tried `{tried}`, which is absolute"),
    };
    let elsewhere = match &found.elsewhere {
        Elsewhere::There(there) => Some(format!(
            "there is a `{}`: write that path",
            path_text(there)
        )),
        Elsewhere::Tried(others) => match others.as_slice() {
            // An absolute path is not looked for in other folders.
            others if others.is_empty() || found.relative_to.is_none() => None,
            others => {
                let others: Vec<String> = others
                    .iter()
                    .map(|other| format!("`{}`", path_text(other)))
                    .collect();
                Some(format!("there is no {} either", either_of(&others)))
            }
        },
    };
    let backslash = if path.contains('\\') {
        Some("write `/` between the folders of a path, on every system".to_owned())
    } else if path.chars().any(char::is_control) {
        Some("in double quotes, a `\\` begins an escape; write `/` between the folders of a path, on every system".to_owned())
    } else {
        None
    };
    let is_standard =
        other_words::FOR_STANDARD.contains(&path) || nearest(path, [standard::NAME]).is_some();
    let standard = (named.is_extends() && is_standard).then(|| {
        format!(
            "to start from the standard registry, write {}",
            extends_standard()
        )
    });
    let outside = found.is_outside.then(|| {
        "that is outside of the package: `cargo package` leaves the file out, and the packaged crate does not compile"
            .to_owned()
    });
    Diagnostic::new(Kind::NotFound, format!("cannot find `{}`", shorten(path)))
        .label_if_any(named.span(), "no such file")
        .help(tried)
        .help_if_any(elsewhere)
        .help_if_any(backslash)
        .help_if_any(standard)
        .help_if_any(outside)
}

/// `written` is the path as it is written in the spec or the macro, and `name` is the one that messages show.
pub(crate) fn folder(written: &str, name: &str, named: NamedBy) -> Diagnostic {
    let folder = written.trim_end_matches(['/', '.']);
    let is_own = folder.is_empty() && !written.contains("..");
    let file = if named.is_locales() {
        "tr.toml"
    } else if named.is_extends() && is_own {
        // `codes.toml` may be the file with this path in it.
        "base.toml"
    } else {
        "codes.toml"
    };
    let file = if is_own {
        file.to_owned()
    } else {
        format!("{}/{file}", path_text(written.trim_end_matches('/')))
    };
    Diagnostic::new(
        Kind::Unreadable,
        format!("`{}` is a folder", path_text(name)),
    )
    .label_if_any(named.span(), "named here")
    .help(format!("name a file, such as `{file}`"))
}

pub(crate) fn unreadable(name: &str, named: Option<Span>, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(
        Kind::Unreadable,
        format!("cannot read `{}`: {error}", path_text(name)),
    )
    .label_if_any(named, "named here")
    .help("the path must name a file that the compiler may read")
}

pub(crate) fn too_large(name: &str, named: Option<Span>, most: usize) -> Diagnostic {
    Diagnostic::new(
        Kind::TooLarge,
        format!("`{}` is larger than {} MiB", path_text(name), most >> 20),
    )
    .label_if_any(named, "named here")
    .help("a larger file is not read; a spec needs a few hundred bytes for each code")
}

pub(crate) fn not_utf8(name: &str, bad: Span, byte: u8) -> Diagnostic {
    Diagnostic::new(Kind::NotUtf8, format!("`{}` is not UTF-8", path_text(name)))
        .at(
            bad,
            format!("the byte 0x{byte:02x} is not part of a character here"),
        )
        .help("TOML is UTF-8: save the file in that encoding")
}

pub(crate) fn extends_cycle(chain: &[&str], span: Span) -> Diagnostic {
    const MOST_FILES: usize = 8;
    let quoted = |path: &&str| format!("`{}`", path_text(path));
    let mut cycle: Vec<String> = chain.iter().take(MOST_FILES).map(quoted).collect();
    if chain.len() > MOST_FILES + 1 {
        cycle.push(format!("… ({} more)", chain.len() - MOST_FILES - 1));
    }
    cycle.extend(chain.iter().skip(MOST_FILES).last().map(quoted));
    Diagnostic::new(Kind::ExtendsCycle, format!("{} extends itself", cycle[0]))
        .at(span, "this closes the cycle")
        .help(format!(
            "the cycle is {}; take one `extends` out of it",
            cycle.join(" -> ")
        ))
}

pub(crate) fn chain_too_long(most: usize, span: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::ChainTooLong,
        format!("more than {most} files extend each other in a row"),
    )
    .at(span, "one file too many")
    .help("let one file extend several: `extends = [\"a.toml\", \"b.toml\"]`")
}

// ---- TOML ----

pub(crate) fn syntax(parser_says: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Kind::Syntax, format!("this is not TOML: {parser_says}")).at(span, "here")
}

/// A string that continues in the next line, or lacks its closing quote.
pub(crate) fn open_string(span: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::Syntax,
        "this is not TOML: a string has no end in its line",
    )
    .at(span, "here")
    .help("end it with a quote; put a text of several lines between three quotes, `\"\"\"`")
}

/// An unclosed list or inline table. `stop` is the text that cannot be part of it.
pub(crate) fn unclosed(name: &str, end: &str, opened: Span, stop: Option<Span>) -> Diagnostic {
    Diagnostic::new(Kind::Syntax, format!("this is not TOML: {name} has no end"))
        .at(opened, "it begins here")
        .label_if_any(stop, "this cannot be part of it")
        .help(format!("end it with `{end}`"))
}

/// A multi-line string that is never closed, or that is closed by the opening quotes of the next one.
pub(crate) fn open_text(quotes: &str, opened: Span, end: Option<Span>) -> Diagnostic {
    Diagnostic::new(
        Kind::Syntax,
        "this is not TOML: a multi-line string has no end",
    )
    .at(opened, "it begins here")
    .label_if_any(end, "these quotes, which begin another text, end it")
    .help(format!("end it with `{quotes}`"))
}

/// Text after a multi-line string. The string may be closed by the opening quotes of another one.
pub(crate) fn behind_text(text: Span, behind: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::Syntax,
        "this is not TOML: something follows a multi-line string",
    )
    .at(behind, "the text ends before this")
    .at(text, "it begins here")
    .help("end the string with three quotes where it is meant to end")
}

/// A number with a separator between its digits.
pub(crate) fn grouped(number: &str, separator: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::Syntax,
        format!("this is not TOML: a number has no {separator}"),
    )
    .at(span, "here")
    .help(format!("write `{number}`"))
}

/// A colon after a key, as in YAML and JSON.
pub(crate) fn colon(span: Span) -> Diagnostic {
    Diagnostic::new(Kind::Syntax, "this is not TOML: a colon after a key").at(span, "write `=`")
}

/// An unknown escape in double quotes.
pub(crate) fn unknown_escape(written: &str, is_path: bool, span: Span) -> Diagnostic {
    let written = shorten(written);
    let diagnostic = Diagnostic::new(
        Kind::Syntax,
        format!("this is not TOML: `{written}` is no escape"),
    )
    .at(span, "here");
    if is_path {
        diagnostic.help("write `/` between the folders of a path, on every system")
    } else {
        diagnostic.help(
            "write a backslash as `\\\\`, or put the text in single quotes, which have no escapes",
        )
    }
}

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

pub(crate) fn unknown_value(key: Key, value: &Spanned<String>, known: &[&str]) -> Diagnostic {
    let meant = other_words::meant_by(key, &value.value)
        .or_else(|| nearest(&value.value, known.iter().copied()));
    Diagnostic::new(
        Kind::UnknownValue,
        format!("`{}` cannot be \"{}\"", key.as_str(), shorten(&value.value)),
    )
    .at(
        value.span,
        meant.map_or_else(
            || "unknown value".to_owned(),
            |meant| format!("did you mean \"{meant}\"?"),
        ),
    )
    .help(one_of(known))
}

fn one_of(words: &[&str]) -> String {
    format!("it is one of \"{}\"", words.join("\", \""))
}

/// What to write instead of a value of the wrong type.
pub(crate) enum Instead<'v> {
    /// Write one of these words.
    Word(&'v [&'v str]),
    /// Write this number without quotes.
    Number(&'v str),
    /// Write the number without separators.
    Digits(&'v str),
    /// Write the same value in quotes.
    Quoted,
    /// Write a list with this content.
    List(&'v str),
    /// Write this value inline.
    Inline(&'v str),
    /// Write the table with this header.
    Header(&'v str),
    /// No correction is known.
    Unknown,
}

pub(crate) fn wrong_type(
    key: &str,
    expected: &str,
    found: &str,
    instead: &Instead<'_>,
    span: Span,
) -> Diagnostic {
    let key = &shorten(key);
    let article = if found.starts_with(['a', 'i']) {
        "an"
    } else {
        "a"
    };
    let help = match instead {
        Instead::Word(words) => Some(one_of(words)),
        Instead::Number(number) => Some(format!("write the number without quotes: `{number}`")),
        Instead::Digits(number) => Some(format!("write `{number}`")),
        Instead::Quoted => Some("put the text in quotes".to_owned()),
        Instead::List(items) => Some(format!("write a list: `{key} = [{items}]`")),
        Instead::Header(header) => Some(format!("write the header as `{header}`")),
        Instead::Inline(value) => Some(format!("written inline, it is `{key} = {value}`")),
        Instead::Unknown => None,
    };
    Diagnostic::new(Kind::WrongType, format!("`{key}` must be {expected}"))
        .at(span, format!("this is {article} {found}"))
        .help_if_any(help)
}

/// The type of a key that takes an array of tables, for [`wrong_type`].
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

/// A spec without codes because `except` leaves out all of them.
pub(crate) fn all_codes_excepted(except: Span) -> Diagnostic {
    Diagnostic::new(Kind::NoCodes, "this spec describes no close code")
        .at(except, "leaves out all codes that `extends` brings")
        .help("take a code out of `except`, or add a `[[code]]` table")
}

pub(crate) fn empty_text(key: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Kind::EmptyText, format!("`{key}` is empty"))
        .at(span, "nothing to read here")
        .help(
            if key == Key::Name.as_str() || key == LocaleKey::Language.as_str() {
                "write the text".to_owned()
            } else {
                format!("write the text, or delete `{key}`")
            },
        )
}

/// `c` is the first character that the text may not hold.
pub(crate) fn control_character(key: &str, c: char, shown: Shown, span: Span) -> Diagnostic {
    let number = u32::from(c);
    let is_one_line = shown == Shown::OnOneLine;
    let (what, label, help) = match c {
        '\n' | '\r' if is_one_line => {
            let is_on_lines = |key: &&Key| {
                matches!(
                    key.takes(),
                    Takes::Text {
                        shown: Shown::OnLines,
                        ..
                    }
                )
            };
            let several = Key::ALL.iter().filter(is_on_lines);
            let several: Vec<&str> = several.map(|key| key.as_str()).collect();
            // The heading in a locale has the same name as the key of a code.
            let help = if several.contains(&key) {
                format!("the heading of `{key}` is shown on one line, also in a log")
            } else {
                let several = list(&several);
                format!("`{key}` is shown on one line, also in a log; {several} may have several")
            };
            ("a line break", "must be one line", help)
        }
        '\t' => (
            "a tab",
            "must be one line",
            "write a space in its place".to_owned(),
        ),
        '\u{2028}' | '\u{2029}' => {
            let help = if is_one_line {
                "write a space in its place"
            } else {
                "write a line break in its place, in a text between three quotes, `\"\"\"`"
            };
            (
                "a separator of lines",
                "some programs end the line there",
                help.to_owned(),
            )
        }
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => (
            "a control of the writing direction",
            "reverses the text after it",
            "take it out; a text may have the marks U+200E, U+200F and U+061C in its place"
                .to_owned(),
        ),
        _ => (
            "a control character",
            "a terminal may obey it",
            "take it out; nobody can read it".to_owned(),
        ),
    };
    Diagnostic::new(
        Kind::ControlCharacter,
        format!("`{key}` holds {what}, U+{number:04X}"),
    )
    .at(span, label)
    .help(help)
}

pub(crate) fn empty_list(key: &str, span: Span) -> Diagnostic {
    let help = if key == SpecKey::Only.as_str() {
        // An empty `only` may be meant to take no code or all codes.
        "name the codes to take; to take all that `extends` brings, delete the line"
    } else {
        "an empty list has no effect: delete the line, or add an entry"
    };
    Diagnostic::new(Kind::EmptyList, format!("`{key}` is empty"))
        .at(span, "nothing in it")
        .help(help)
}

pub(crate) fn empty_table(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Kind::EmptyTable, format!("`[{name}]` is empty"))
        .at(span, "no key in it")
        .help(format!("add a key, or delete `[{name}]`"))
}

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

pub(crate) fn nothing_decided(
    key: &str,
    (first, last): (CodeNumber, CodeNumber),
    retired: &[CodeNumber],
    word: &Spanned<String>,
) -> Diagnostic {
    let has_retired = retired.iter().any(|code| (first..=last).contains(code));
    let fixed = (key == Key::SentBy.as_str()
        && NEVER_ON_THE_WIRE
            .iter()
            .any(|code| (first..=last).contains(code)))
    .then(|| {
        format!(
            "RFC 6455, section 7.4.1: nobody sends {}",
            kept_out_of_frames()
        )
    });
    let is_either = key == Key::SentBy.as_str() && word.value == SentBy::Either.as_str();
    let left = (LOWEST_CODE..FIRST_UNASSIGNED_CODE)
        .filter(|code| is_either && (first..=last).contains(code))
        .find(|code| default_sent_by(*code) == SentBy::Client)
        .map(|code| format!("RFC 6455, section 7.4.1, lets only a client send {code}, and `\"either\"` on a range does not change that; write a `[[code]]` for {code}"));
    let or_none = if left.is_some() {
        ", or has it by RFC 6455"
    } else if key == Key::Session.as_str() {
        ", or is never reconnected"
    } else if key == Key::SentBy.as_str() && has_retired {
        ", or is retired"
    } else {
        ""
    };
    Diagnostic::new(
        Kind::NothingDecided,
        format!("the `{key}` of the range {first} to {last} has no effect"),
    )
    .at(
        word.span,
        format!("every code in the range has its own `{key}`{or_none}"),
    )
    .help(format!(
        "a code and an inner range decide before the range around them; delete this `{key}`"
    ))
    .help_if_any(fixed)
    .help_if_any(left)
}

// ---- extended files ----

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

pub(crate) fn repeated_text(text: &str, language: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(
        Kind::RepeatedText,
        format!("{text} is translated into \"{}\" twice", shorten(language)),
    )
    .at(span, "translated again")
    .at(first, "first translated here")
    .help("the locales of one language complete each other; delete one of the two texts")
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

// ---- codes ----

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

// ---- ranges ----

pub(crate) fn range_reversed(
    first: &Spanned<CodeNumber>,
    last: &Spanned<CodeNumber>,
) -> Diagnostic {
    Diagnostic::new(
        Kind::RangeReversed,
        format!(
            "the range {} to {} ends before it begins",
            first.value, last.value
        ),
    )
    .at(last.span, format!("below {}", first.value))
    .at(first.span, "the first code")
    .help(format!(
        "swap them: `first = {}`, `last = {}`",
        last.value, first.value
    ))
}

pub(crate) fn range_out_of_bounds(
    first: &Spanned<CodeNumber>,
    last: &Spanned<CodeNumber>,
) -> Diagnostic {
    let (from, to) = (first.value, last.value);
    let (before, after) = (FIRST_UNASSIGNED_CODE - 1, FIRST_REGISTERED_CODE);
    let rule =
        "RFC 6455, section 7.4.2, keeps the unassigned codes for the protocol and its extensions";
    // The bound to change is the one that a spec may not describe.
    let (wrong, help) = match (from <= before, to >= after) {
        (true, true) => (
            first,
            format!("write two ranges, {from} to {before} and {after} to {to}: {rule}"),
        ),
        (true, false) => (
            last,
            format!("end the range at {before}, or before it: {rule}"),
        ),
        (false, true) => (
            first,
            format!("begin the range at {after}, or after it: {rule}"),
        ),
        (false, false) => (
            first,
            format!(
                "{rule}; an application's own codes are {FIRST_PRIVATE_CODE} to {HIGHEST_CODE}"
            ),
        ),
    };
    Diagnostic::new(
        Kind::RangeOutOfBounds,
        format!("the range {from} to {to} holds codes that are not for applications"),
    )
    .at(
        wrong.span,
        format!(
            "reaches into {FIRST_UNASSIGNED_CODE} to {}",
            FIRST_REGISTERED_CODE - 1
        ),
    )
    .help(help)
}

pub(crate) fn duplicate_range(
    (first, last): (CodeNumber, CodeNumber),
    earlier: Span,
    again: Span,
) -> Diagnostic {
    Diagnostic::new(
        Kind::DuplicateRange,
        format!("the range {first} to {last} is defined twice"),
    )
    .at(again, "defined again")
    .at(earlier, "first defined here")
    .help("delete one of them, or change its bounds")
}

pub(crate) fn ranges_cross([first, again]: [Bounds; 2], spans: [Span; 2]) -> Diagnostic {
    Diagnostic::new(
        Kind::RangesCross,
        format!("the ranges {} and {} cross", shown(first), shown(again)),
    )
    .at(spans[1], "shares some of its codes with the other range")
    .at(spans[0], "the other range")
    .help("let one end before the other begins, or let one lie inside the other")
}

// ---- locales ----

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

fn shown(range: Bounds) -> String {
    format!("{} to {}", range.first(), range.last())
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

// ---- the limit on messages ----

pub(crate) fn too_many(left_out: usize) -> Diagnostic {
    Diagnostic::new(
        Kind::TooMany,
        format!("at least {left_out} more mistakes in this spec are not shown"),
    )
    .help("correct the mistakes above first")
}

// ---- lists and quotes ----

/// The line that starts from the standard registry.
fn extends_standard() -> String {
    format!("`{} = \"{}\"`", SpecKey::Extends.as_str(), standard::NAME)
}

/// The codes that RFC 6455 keeps out of every Close frame.
fn kept_out_of_frames() -> String {
    let codes: Vec<String> = NEVER_ON_THE_WIRE.iter().map(u16::to_string).collect();
    enumerate(&codes)
}

fn list(names: &[&str]) -> String {
    enumerate(&quoted(names))
}

fn quoted(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| format!("`{name}`")).collect()
}

fn enumerate(names: &[String]) -> String {
    joined(names, "and")
}

fn either_of(names: &[String]) -> String {
    joined(names, "or")
}

fn joined(names: &[String], by: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {by} {last}", most.join(", ")),
    }
}

/// A text of the user inside a message: on one line, and cut if it is long.
fn shorten(text: &str) -> String {
    start_of(text, 60)
}

/// A path inside a message. It is cut later than other texts, because its end matters too.
fn path_text(path: &str) -> String {
    start_of(path, 500)
}

fn start_of(text: &str, enough: usize) -> String {
    let mut characters = text.chars();
    let mut short: String = characters.by_ref().take(enough).map(visible).collect();
    if characters.next().is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn a_long_text_is_cut_at_a_character() {
        assert_eq!(shorten("short"), "short");
        assert_eq!(shorten(&"é".repeat(100)).chars().count(), 61);
    }
}
