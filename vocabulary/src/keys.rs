//! The keys of a spec file and of a locale file.

use crate::unsafe_to_show::is_unsafe_to_show;
use crate::words::{Reconnect, SentBy, Session, Word, is_same_text};

/// The number of a `[[code]]`, 1000 to 4999.
pub const VALUE: &str = "value";

/// The lowest number of a `[[range]]`.
pub const FIRST: &str = "first";

/// The highest number of a `[[range]]`.
pub const LAST: &str = "last";

/// A table whose keys are those of [`Key`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// A `[[code]]` of a spec, which has the number [`VALUE`] too.
    Code,
    /// A `[[range]]` of a spec, which has the numbers [`FIRST`] and [`LAST`] too.
    Range,
    /// The `[unlisted]` of a spec.
    Unlisted,
    /// The translation of one code, `[4001]`, or of one range, `[4100-4199]`, in a locale.
    Translation,
}

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Takes {
    /// A text that is not empty.
    Text {
        /// How it is shown.
        shown: Shown,
        /// Whether it is prose: a text for people, on which no program depends.
        is_prose: bool,
    },
    /// One of a fixed list of words.
    OneOf {
        /// The name of the enum that has them, such as `Reconnect`.
        type_name: &'static str,
        /// The words, in the order of messages and docs.
        words: &'static [&'static str],
    },
}

/// How a text is shown. This decides which of the characters that are [unsafe to show](is_unsafe_to_show) it may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shown {
    /// On one line, such as a title in a log: it may not hold a line break.
    OnOneLine,
    /// On one line or several: it may hold line breaks and tabs.
    OnLines,
    /// With escapes, since it is sent to the peer byte for byte: it may hold every character.
    Escaped,
}

impl Shown {
    /// The first character of a text that a text shown this way may not hold.
    ///
    /// These are the characters that are [unsafe to show](is_unsafe_to_show), except for the marks U+061C, U+200E and
    /// U+200F: texts in Arabic and in Hebrew need them beside numbers and Latin words, and a mark has no more effect
    /// than a letter.
    ///
    /// ```
    /// use close_codes_vocabulary::Shown;
    ///
    /// assert_eq!(Shown::OnOneLine.first_refused("one\nline"), Some('\n'));
    /// assert_eq!(Shown::OnLines.first_refused("two\r\nlines"), None);
    /// assert_eq!(Shown::OnLines.first_refused("\u{1b}[31mred"), Some('\u{1b}'));
    /// assert_eq!(Shown::Escaped.first_refused("\u{1b}[31mred"), None);
    /// ```
    #[must_use]
    pub fn first_refused(self, text: &str) -> Option<char> {
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            let is_line_end = self == Self::OnLines && c == '\r' && rest.as_str().starts_with('\n');
            if self.refuses(c) && !is_line_end {
                return Some(c);
            }
        }
        None
    }

    /// Whether a text that is shown this way may not hold this character. A carriage return before a line feed is
    /// handled by [`first_refused`](Self::first_refused).
    #[must_use]
    pub const fn refuses(self, c: char) -> bool {
        match self {
            Self::OnLines if matches!(c, '\n' | '\t') => false,
            Self::OnOneLine | Self::OnLines => {
                is_unsafe_to_show(c) && !matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
            }
            Self::Escaped => false,
        }
    }
}

/// Declares the keys of one kind of file or table, a list of them, and the conversions between a key and its spelling.
///
/// The second form also declares what a key takes and which tables may hold it, on the line of the key.
macro_rules! keys {
    (
        $(#[$doc:meta])*
        pub enum $name:ident {
            $($(#[$key_doc:meta])* $key:ident = $written:literal: $takes:expr, in $($table:ident)|+;)+
        }
    ) => {
        keys! { $(#[$doc])* pub enum $name { $($(#[$key_doc])* $key = $written,)+ } }

        impl $name {
            /// What the key takes.
            #[must_use]
            pub const fn takes(self) -> Takes {
                match self { $(Self::$key => $takes,)+ }
            }

            /// Whether a table may hold the key.
            #[must_use]
            pub const fn is_in(self, table: Table) -> bool {
                match self { $(Self::$key => matches!(table, $(Table::$table)|+),)+ }
            }
        }
    };
    (
        $(#[$doc:meta])*
        pub enum $name:ident { $($(#[$key_doc:meta])* $key:ident = $written:literal,)+ }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$key_doc])* $key,)+ }

        impl $name {
            /// Every key, in the order in which messages and docs list them.
            pub const ALL: &'static [Self] = &[$(Self::$key,)+];

            /// The key as a file writes it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$key => $written,)+ }
            }

            /// The key with this spelling, if there is one.
            #[must_use]
            pub const fn from_key(written: &str) -> Option<Self> {
                let mut at = 0;
                while at < Self::ALL.len() {
                    if is_same_text(Self::ALL[at].as_str(), written) {
                        return Some(Self::ALL[at]);
                    }
                    at += 1;
                }
                None
            }
        }
    };
}

pub(crate) use keys;

keys! {
    /// A key at the top of a spec file.
    pub enum SpecKey {
        /// What the codes are called together.
        Category = "category",
        /// What to start from: `"standard"`, the path of another spec, or a list of them.
        Extends = "extends",
        /// The numbers of the codes to keep from the files in `extends`. The others are left out.
        Only = "only",
        /// The numbers of the codes to leave out from the files in `extends`.
        Except = "except",
        /// The paths of the translations.
        Locales = "locales",
        /// The numbers of codes that had a meaning once and may not get another.
        Retired = "retired",
        /// What to do after a code that the spec does not list.
        Unlisted = "unlisted",
        /// The codes, a table each.
        Code = "code",
        /// The ranges, a table each.
        Range = "range",
    }
}

keys! {
    /// A key at the top of a locale file, beside the numbers of the codes and ranges.
    pub enum LocaleKey {
        /// The language, as a tag of BCP 47: two or three letters, which are not looked up in any list, then subtags.
        Language = "language",
        /// What the codes are called together.
        Category = "category",
        /// The headings of a compare page.
        Headings = "headings",
        /// The sentences of a compare page.
        Templates = "templates",
    }
}

keys! {
    /// A key of a `[[code]]`, of a `[[range]]`, of `[unlisted]`, or of the translation of a code or a range, beside the
    /// numbers.
    ///
    /// Everything that reads, checks, merges or writes such a table goes through this list.
    pub enum Key {
        /// The variant of a code, as it is written, or the constant of a range, in `UpperCamelCase`.
        Name = "name": text(Shown::OnOneLine), in Code | Range;
        /// The name that people read.
        Title = "title": prose(Shown::OnOneLine), in Code | Range | Translation;
        /// What it means.
        Description = "description": prose(Shown::OnLines), in Code | Range | Translation;
        /// When one sees it.
        SeenWhen = "seen_when": prose(Shown::OnLines), in Code | Range | Translation;
        /// What to do about it.
        HowToFix = "how_to_fix": prose(Shown::OnLines), in Code | Range | Translation;
        /// Who may send it.
        SentBy = "sent_by": one_of::<SentBy>(), in Code | Range;
        /// Whether to connect again.
        Reconnect = "reconnect": one_of::<Reconnect>(), in Code | Range | Unlisted;
        /// Whether the old session survives a reconnect.
        Session = "session": one_of::<Session>(), in Code | Range | Unlisted;
        /// The reason that is sent with the code unless the program gives another.
        Reason = "reason": text(Shown::Escaped), in Code;
        /// Where to read more.
        Reference = "reference": prose(Shown::OnOneLine), in Code | Range;
        /// Why not to use it any more.
        Deprecated = "deprecated": prose(Shown::OnOneLine), in Code | Range;
    }
}

/// A text that is not prose.
const fn text(shown: Shown) -> Takes {
    Takes::Text {
        shown,
        is_prose: false,
    }
}

/// Prose: a text for people, on which no program depends.
const fn prose(shown: Shown) -> Takes {
    Takes::Text {
        shown,
        is_prose: true,
    }
}

/// What a key takes whose words are the variants of an enum.
const fn one_of<W: Word>() -> Takes {
    Takes::OneOf {
        type_name: W::TYPE_NAME,
        words: W::WORDS,
    }
}

impl Key {
    /// How many keys there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Whether every code and range of a spec that was read has the key, even if its file leaves it out.
    #[must_use]
    pub const fn is_always_given(self) -> bool {
        matches!(self, Self::Title | Self::SentBy)
    }

    /// Whether the key is prose: a text for people, on which no program depends. The words of a policy, the name and
    /// the reason are not prose.
    #[must_use]
    pub const fn is_prose(self) -> bool {
        matches!(self.takes(), Takes::Text { is_prose: true, .. })
    }

    /// Whether a code that leaves the key out inherits it from the ranges around it, and from the files that its file
    /// extends.
    #[must_use]
    pub const fn is_policy(self) -> bool {
        matches!(self, Self::SentBy | Self::Reconnect | Self::Session)
    }

    /// The keys that a table may hold, in the order of [`ALL`](Self::ALL).
    pub fn of(table: Table) -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(move |key| key.is_in(table))
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, LocaleKey, SpecKey};

    #[test]
    fn a_key_is_found_as_it_is_written() {
        macro_rules! check {
            ($($type:ident),+) => {
                $(for key in $type::ALL {
                    assert_eq!($type::from_key(key.as_str()), Some(*key));
                })+
            };
        }
        check!(Key, LocaleKey, SpecKey);
        assert_eq!(Key::from_key("titles"), None);
        assert_eq!(Key::from_key(""), None);
    }

    #[test]
    fn the_discriminant_of_a_key_is_its_index() {
        for (at, key) in Key::ALL.iter().enumerate() {
            assert_eq!(*key as usize, at);
        }
    }

    #[test]
    fn a_key_is_prose_or_decides_something() {
        let written = |is: fn(Key) -> bool| {
            let keys = Key::ALL.iter().filter(move |key| is(**key));
            keys.map(|key| key.as_str())
        };
        let prose = [
            "title",
            "description",
            "seen_when",
            "how_to_fix",
            "reference",
            "deprecated",
        ];
        assert!(written(Key::is_prose).eq(prose));
        assert!(written(Key::is_policy).eq(["sent_by", "reconnect", "session"]));
        assert!(written(Key::is_always_given).eq(["title", "sent_by"]));
        for key in Key::ALL {
            let takes_words = matches!(key.takes(), super::Takes::OneOf { .. });
            assert_eq!(key.is_policy(), takes_words, "{}", key.as_str());
        }
    }
}
