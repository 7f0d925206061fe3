//! A mistake in a spec, with its position and its message.

use crate::source::Span;

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

    pub(crate) fn label_if_any(self, span: Option<Span>, text: &str) -> Self {
        match span {
            Some(span) => self.at(span, text),
            None => self,
        }
    }

    pub(crate) fn help_if_any(self, help: Option<String>) -> Self {
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
