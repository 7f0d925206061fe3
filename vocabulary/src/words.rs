//! The words that the keys of a spec take, and what they mean.

use core::fmt;
use core::ops::RangeInclusive;

use crate::numbers::{FIRST_PRIVATE_CODE, FIRST_REGISTERED_CODE, HIGHEST_CODE, LOWEST_CODE};

/// An enum whose variants are the words that a key of a spec takes.
pub trait Word: Copy + 'static {
    /// The name of the enum.
    const TYPE_NAME: &'static str;

    /// The words as a spec writes them, in the order of the variants.
    const WORDS: &'static [&'static str];

    /// The variant of a word, if it is one of [`WORDS`](Self::WORDS).
    fn from_word(word: &str) -> Option<Self>;
}

/// Declares an enum with a word and a phrase for each variant, a list of the variants, and the conversions between a
/// variant and its word.
///
/// The second form also declares whether a word is automatic, on the line of the word.
macro_rules! words {
    (
        $(#[$doc:meta])*
        pub enum $name:ident {
            $(
                $(#[$variant_doc:meta])*
                $variant:ident = $word:literal, $phrase:literal, automatic: $is_automatic:literal;
            )+
        }
        $(#[$is_automatic_doc:meta])*
        pub const fn is_automatic(self) -> bool;
    ) => {
        words! {
            $(#[$doc])*
            pub enum $name { $($(#[$variant_doc])* $variant = $word, $phrase;)+ }
        }

        impl $name {
            $(#[$is_automatic_doc])*
            #[must_use]
            pub const fn is_automatic(self) -> bool {
                match self { $(Self::$variant => $is_automatic,)+ }
            }
        }
    };
    (
        $(#[$doc:meta])*
        pub enum $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal, $phrase:literal;)+ }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        pub enum $name {
            $(
                #[doc = concat!("`\"", $word, "\"`:")]
                $(#[$variant_doc])*
                #[cfg_attr(feature = "serde", serde(rename = $word))]
                $variant,
            )+
        }

        impl $name {
            /// Every variant, in the order in which messages and docs list them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word as a spec file writes it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// What the word means, as a short English phrase that can follow a heading.
            #[must_use]
            pub const fn phrase(self) -> &'static str {
                match self { $(Self::$variant => $phrase,)+ }
            }

            /// The variant of a word, or `None` if no variant has this word.
            #[must_use]
            pub const fn from_word(word: &str) -> Option<Self> {
                let mut at = 0;
                while at < Self::ALL.len() {
                    if is_same_text(Self::ALL[at].as_str(), word) {
                        return Some(Self::ALL[at]);
                    }
                    at += 1;
                }
                None
            }
        }

        impl Word for $name {
            const TYPE_NAME: &'static str = stringify!($name);
            const WORDS: &'static [&'static str] = &[$($word,)+];

            fn from_word(word: &str) -> Option<Self> {
                Self::from_word(word)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

words! {
    /// Who may send a code: the `sent_by` of a spec.
    ///
    /// ```
    /// use close_codes::SentBy;
    ///
    /// assert_eq!(SentBy::Nobody.as_str(), "nobody");
    /// assert_eq!(SentBy::from_word("server"), Some(SentBy::Server));
    /// assert_eq!(SentBy::from_word("Server"), None);
    /// ```
    pub enum SentBy {
        /// both ends may send it.
        Either = "either", "either end";
        /// the client alone may send it.
        Client = "client", "the client";
        /// the server alone may send it.
        Server = "server", "the server";
        /// it must never be in a Close frame; it is only reported locally.
        Nobody = "nobody", "nobody; it is only reported locally";
    }
}

words! {
    /// What a client does after a close: the `reconnect` of a spec.
    ///
    /// RFC 6455 does not define this, so it is a policy of the protocol that the spec describes.
    ///
    /// A program matches on every word, so the enum is exhaustive: a further word is a breaking change of this crate.
    ///
    /// The order is from the strictest to the loosest, by how much a program does by itself.
    ///
    /// ```
    /// use close_codes::Reconnect;
    ///
    /// assert_eq!(Reconnect::AfterFix.as_str(), "after_fix");
    /// ```
    pub enum Reconnect {
        /// do not connect again.
        Never = "never", "never", automatic: false;
        /// a person or a new program must change something first: the same attempt would fail again.
        AfterFix = "after_fix", "after a fix", automatic: false;
        /// fetch new credentials, then connect again.
        Reauthenticate = "reauthenticate", "with new credentials", automatic: true;
        /// connect again, and wait longer after each failed attempt.
        Backoff = "backoff", "with back-off", automatic: true;
        /// connect again at once.
        Immediately = "immediately", "immediately", automatic: true;
    }
    /// Whether a program can connect again by itself: nobody has to change or decide anything first.
    ///
    /// ```
    /// use close_codes::Reconnect;
    ///
    /// assert!(Reconnect::Reauthenticate.is_automatic());
    /// assert!(!Reconnect::AfterFix.is_automatic());
    /// ```
    pub const fn is_automatic(self) -> bool;
}

words! {
    /// What happens to the session on a new connection: the `session` of a spec.
    ///
    /// ```
    /// assert_eq!(close_codes::Session::Resume.as_str(), "resume");
    /// ```
    pub enum Session {
        /// the old session continues.
        Resume = "resume", "resume the old one";
        /// a new session starts.
        New = "new", "start a new one";
    }
}

words! {
    /// The part of the number space that a code is in (RFC 6455, section 7.4.2).
    ///
    /// No key of a spec takes this word; the number decides it.
    ///
    /// ```
    /// use close_codes::CodeClass;
    ///
    /// assert_eq!(CodeClass::Private.as_str(), "private");
    /// assert_eq!(CodeClass::of(3000), CodeClass::Registered);
    /// ```
    pub enum CodeClass {
        /// 1000 to 2999: the protocol and its extensions.
        Protocol = "protocol", "kept for the WebSocket protocol and its extensions";
        /// 3000 to 3999: libraries, frameworks and applications, registered with IANA.
        Registered = "registered", "registered with IANA";
        /// 4000 to 4999: private use.
        Private = "private", "private use";
    }
}

impl CodeClass {
    /// The class of a code from 1000 to 4999. A lower number counts as [`Protocol`](Self::Protocol), a higher one as
    /// [`Private`](Self::Private).
    #[must_use]
    pub const fn of(code: u16) -> Self {
        match code {
            ..FIRST_REGISTERED_CODE => Self::Protocol,
            FIRST_REGISTERED_CODE..FIRST_PRIVATE_CODE => Self::Registered,
            FIRST_PRIVATE_CODE.. => Self::Private,
        }
    }

    /// The codes of the class.
    ///
    /// ```
    /// use close_codes::CodeClass;
    ///
    /// assert_eq!(CodeClass::Registered.codes(), 3000..=3999);
    /// ```
    #[must_use]
    pub const fn codes(self) -> RangeInclusive<u16> {
        match self {
            Self::Protocol => LOWEST_CODE..=FIRST_REGISTERED_CODE - 1,
            Self::Registered => FIRST_REGISTERED_CODE..=FIRST_PRIVATE_CODE - 1,
            Self::Private => FIRST_PRIVATE_CODE..=HIGHEST_CODE,
        }
    }
}

/// Whether two texts are equal, in const contexts, where `==` cannot compare them.
#[must_use]
pub const fn is_same_text(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::string::ToString;

    use super::{CodeClass, Reconnect, SentBy, Session, Word, is_same_text};

    macro_rules! for_each_word {
        ($check:ident) => {
            $check!(SentBy, Reconnect, Session, CodeClass)
        };
    }

    #[test]
    fn every_word_is_read_and_no_other() {
        macro_rules! check {
            ($($type:ident),+) => {
                $(
                    assert_eq!($type::WORDS.len(), $type::ALL.len());
                    for (value, word) in $type::ALL.iter().zip($type::WORDS) {
                        assert_eq!(value.as_str(), *word);
                        assert_eq!($type::from_word(word), Some(*value));
                        assert_eq!(value.to_string(), *word);
                        for odd in [word.to_uppercase(), word[1..].to_string(), std::format!("{word} ")] {
                            assert_eq!($type::from_word(&odd), None, "{odd}");
                        }
                    }
                    assert_eq!($type::from_word(""), None);
                )+
            };
        }
        for_each_word!(check);
        assert_eq!(std::format!("{:>8}|", SentBy::Client), "  client|");
    }

    #[test]
    fn what_is_automatic_is_looser_than_what_is_not() {
        assert!(Reconnect::ALL.is_sorted());
        let is_automatic = Reconnect::ALL.iter().map(|word| word.is_automatic());
        assert!(is_automatic.is_sorted());
    }

    #[test]
    fn classes_change_at_3000_and_4000() {
        for code in 1000..=4999 {
            let class = match code / 1000 {
                1 | 2 => CodeClass::Protocol,
                3 => CodeClass::Registered,
                _ => CodeClass::Private,
            };
            assert_eq!(CodeClass::of(code), class, "{code}");
            for other in CodeClass::ALL {
                assert_eq!(other.codes().contains(&code), *other == class, "{code}");
            }
        }
    }

    #[test]
    fn texts_are_compared_to_the_last_byte() {
        for (one, other) in [("", ""), ("a", "b"), ("ab", "ac"), ("é", "é"), ("a", "ab")] {
            assert_eq!(is_same_text(one, other), one == other, "{one} {other}");
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_writes_and_reads_the_same_words() {
        use serde::Deserialize as _;
        use serde::de::value::{Error, StrDeserializer};

        macro_rules! check {
            ($($type:ident),+) => {
                $(for value in $type::ALL {
                    let read = $type::deserialize(StrDeserializer::<Error>::new(value.as_str()));
                    assert_eq!(read.as_ref(), Ok(value));
                })+
            };
        }
        for_each_word!(check);
    }
}
