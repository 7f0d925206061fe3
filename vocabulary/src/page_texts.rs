//! The texts of a compare page, in English: its headings, and its sentences with their placeholders.

use crate::keys::keys;
use crate::words::{CodeClass, Reconnect, SentBy, Session, is_same_text};

/// Declares a set of texts: a field for each text, the English texts, and functions that read or replace a text by its
/// name.
macro_rules! texts {
    (
        $(#[$doc:meta])*
        pub struct $name:ident { $($(#[$text_doc:meta])* $text:ident $($placeholders:expr)? => $english:literal,)+ }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize))]
        #[non_exhaustive]
        pub struct $name { $($(#[$text_doc])* pub $text: &'static str,)+ }

        impl $name {
            /// The English texts.
            pub const ENGLISH: Self = Self { $($text: $english,)+ };

            /// The names of the texts, as a locale file writes them, in the order of the page.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($text),)+];

            /// The placeholders that a text may contain, without their braces, or `None` if no text has this name.
            #[must_use]
            pub fn placeholders(name: &str) -> Option<&'static [&'static str]> {
                match name {
                    $(stringify!($text) => Some(placeholders!($($placeholders)?)),)+
                    _ => None,
                }
            }

            /// The text of this name, or `None` if no text has it.
            #[must_use]
            pub fn get(&self, name: &str) -> Option<&'static str> {
                match name {
                    $(stringify!($text) => Some(self.$text),)+
                    _ => None,
                }
            }

            /// The same texts with one of them replaced, or `None` if no text has this name.
            #[must_use]
            pub const fn with(mut self, name: &str, text: &'static str) -> Option<Self> {
                $(if is_same_text(name, stringify!($text)) {
                    self.$text = text;
                    return Some(self);
                })+
                None
            }
        }
    };
}

/// Defaults to no placeholders, which is right for a heading.
macro_rules! placeholders {
    () => {
        &[]
    };
    ($placeholders:expr) => {
        $placeholders
    };
}

texts! {
    /// The headings of a compare page.
    ///
    /// ```
    /// use close_codes::compare::Headings;
    ///
    /// const SWEDISH: Headings = {
    ///     let mut headings = Headings::ENGLISH;
    ///     headings.description = "Beskrivning";
    ///     headings
    /// };
    /// assert_eq!(SWEDISH.learn_more, "Learn more");
    /// ```
    pub struct Headings {
        /// Above what a code means.
        description => "Description",
        /// Above when one sees a code.
        seen_when => "When you see it",
        /// Above what to do about a code.
        how_to_fix => "How to fix it",
        /// Above the numbered differences.
        key_differences => "Key differences",
        /// Above when to use which code.
        which_to_use => "When to use which",
        /// Above the references.
        learn_more => "Learn more",
    }
}

keys! {
    /// A placeholder in a sentence of a compare page, written in braces.
    pub enum Placeholder {
        /// What the codes are called together.
        Category = "category",
        /// The left code with its title, such as "1000 Normal Closure".
        Left = "left",
        /// The right code with its title.
        Right = "right",
        /// What the left code means.
        LeftDescription = "left_description",
        /// What the right code means.
        RightDescription = "right_description",
        /// When one sees the left code.
        LeftSeenWhen = "left_seen_when",
        /// When one sees the right code.
        RightSeenWhen = "right_seen_when",
        /// The number of the code.
        Code = "code",
        /// The title of the code.
        Title = "title",
        /// What the code means.
        Description = "description",
        /// Where the code is defined.
        Reference = "reference",
    }
}

const CATEGORY: &str = Placeholder::Category.as_str();
const LEFT: &str = Placeholder::Left.as_str();
const RIGHT: &str = Placeholder::Right.as_str();
const LEFT_DESCRIPTION: &str = Placeholder::LeftDescription.as_str();
const RIGHT_DESCRIPTION: &str = Placeholder::RightDescription.as_str();
const LEFT_SEEN_WHEN: &str = Placeholder::LeftSeenWhen.as_str();
const RIGHT_SEEN_WHEN: &str = Placeholder::RightSeenWhen.as_str();
const CODE: &str = Placeholder::Code.as_str();
const TITLE: &str = Placeholder::Title.as_str();

// The placeholders of a sentence about two codes.
const BOTH: &[&str] = &[LEFT, RIGHT];
const CATEGORY_AND_BOTH: &[&str] = &[CATEGORY, LEFT, RIGHT, LEFT_DESCRIPTION, RIGHT_DESCRIPTION];
const CATEGORY_AND_TITLES: &[&str] = &[CATEGORY, LEFT, RIGHT];
const BOTH_DESCRIPTIONS: &[&str] = &[LEFT, RIGHT, LEFT_DESCRIPTION, RIGHT_DESCRIPTION];
const BOTH_SEEN_WHEN: &[&str] = &[LEFT, RIGHT, LEFT_SEEN_WHEN, RIGHT_SEEN_WHEN];
// The placeholders of a sentence about one code.
const ONE: &[&str] = &[CODE, TITLE];
const ONE_DESCRIPTION: &[&str] = &[CODE, TITLE, Placeholder::Description.as_str()];
const ONE_REFERENCE: &[&str] = &[CODE, TITLE, Placeholder::Reference.as_str()];

texts! {
    /// The sentences of a compare page, with placeholders in braces.
    ///
    /// `{{` and `}}` stand for braces. A placeholder that a sentence does not have is written as it is.
    ///
    /// A sentence about both codes has `{left}` and `{right}` ("1000 Normal Closure"); one about a single code has
    /// `{code}` and `{title}`.
    ///
    /// ```
    /// use close_codes::compare::Templates;
    ///
    /// const SWEDISH: Templates = {
    ///     let mut templates = Templates::ENGLISH;
    ///     templates.title = "{left} eller {right}";
    ///     templates
    /// };
    /// assert_eq!(SWEDISH.title, "{left} eller {right}");
    /// ```
    pub struct Templates {
        /// The title of the page: `{left}`, `{right}`.
        title BOTH => "{left} vs {right}",
        /// The summary: `{category}`, `{left}`, `{right}`, `{left_description}`, `{right_description}`.
        summary CATEGORY_AND_BOTH => "{left} and {right} are both listed under {category}. \
                                      {left}: {left_description} {right}: {right_description}",
        /// The summary where the spec does not say what one of the codes means: `{category}`, `{left}`, `{right}`.
        summary_without_descriptions CATEGORY_AND_TITLES => "{left} and {right} are both listed under {category}.",
        /// What each code means: `{left}`, `{right}`, `{left_description}`, `{right_description}`.
        difference_description BOTH_DESCRIPTIONS => "They mean different things. \
                                                     {left}: {left_description} {right}: {right_description}",
        /// When one sees each code: `{left}`, `{right}`, `{left_seen_when}`, `{right_seen_when}`.
        difference_seen_when BOTH_SEEN_WHEN => "You see them at different times. \
                                                {left}: {left_seen_when} {right}: {right_seen_when}",
        /// The code is from 1000 to 2999: `{code}`, `{title}`, as in all that follow.
        class_protocol ONE => "{code} {title} belongs to the WebSocket protocol itself (1000 to 2999).",
        /// The code is from 3000 to 3999.
        class_registered ONE => "{code} {title} is in the range that libraries and frameworks register with IANA \
                                 (3000 to 3999).",
        /// The code is from 4000 to 4999.
        class_private ONE => "{code} {title} is for private use, so the application gives it its meaning \
                              (4000 to 4999).",
        /// Both ends may send the code.
        sent_by_either ONE => "Both ends may send {code} {title}.",
        /// The client alone may send the code.
        sent_by_client ONE => "Only a client may send {code} {title}.",
        /// The server alone may send the code.
        sent_by_server ONE => "Only a server may send {code} {title}.",
        /// Nobody may send the code.
        sent_by_nobody ONE => "Nobody may send {code} {title}, and it never appears in a Close frame.",
        /// Do not connect again.
        reconnect_never ONE => "After {code} {title}, do not reconnect.",
        /// Change something before connecting again.
        reconnect_after_fix ONE => "After {code} {title}, fix the cause before you reconnect, \
                                    because the same attempt would fail again.",
        /// Fetch new credentials before connecting again.
        reconnect_reauthenticate ONE => "After {code} {title}, fetch new credentials, then reconnect.",
        /// Connect again, with a back-off.
        reconnect_backoff ONE => "After {code} {title}, reconnect, and wait longer after each failed attempt.",
        /// Connect again at once.
        reconnect_immediately ONE => "After {code} {title}, reconnect at once.",
        /// The spec does not say whether to connect again.
        reconnect_unspecified ONE => "Whether to reconnect after {code} {title} is not specified.",
        /// The old session goes on.
        session_resume ONE => "The session survives {code} {title}, so resume it on the new connection.",
        /// A new session starts.
        session_new ONE => "The session ends with {code} {title}, so start a new one on the new connection.",
        /// The spec does not say what becomes of the session.
        session_unspecified ONE => "What becomes of the session after {code} {title} is not specified.",
        /// When to use a code that both ends may send: `{description}` too.
        use_either ONE_DESCRIPTION => "Send {code} {title}, from either end, when this is the reason to close: \
                                       {description}",
        /// When to use a code that the client alone may send: `{description}` too.
        use_client ONE_DESCRIPTION => "Send {code} {title}, from the client, when this is the reason to close: \
                                       {description}",
        /// When to use a code that the server alone may send: `{description}` too.
        use_server ONE_DESCRIPTION => "Send {code} {title}, from the server, when this is the reason to close: \
                                       {description}",
        /// What a code that nobody may send stands for: `{description}` too.
        use_nobody ONE_DESCRIPTION => "Never send {code} {title}. Where you meet it, it stands for this: {description}",
        /// Where to read more: `{reference}` too.
        reference ONE_REFERENCE => "{code} {title}: {reference}",
    }
}

impl Templates {
    /// The sentence about the part of the number space that a code is in.
    ///
    /// ```
    /// use close_codes::CodeClass;
    /// use close_codes::compare::Templates;
    ///
    /// let sentence = Templates::ENGLISH.class(CodeClass::Private);
    /// assert!(sentence.starts_with("{code} {title} is for private use"));
    /// ```
    #[must_use]
    pub const fn class(&self, class: CodeClass) -> &'static str {
        match class {
            CodeClass::Protocol => self.class_protocol,
            CodeClass::Registered => self.class_registered,
            CodeClass::Private => self.class_private,
        }
    }

    /// The sentence about who may send a code.
    ///
    /// ```
    /// use close_codes::SentBy;
    /// use close_codes::compare::Templates;
    ///
    /// assert_eq!(Templates::ENGLISH.sent_by(SentBy::Client), "Only a client may send {code} {title}.");
    /// ```
    #[must_use]
    pub const fn sent_by(&self, sent_by: SentBy) -> &'static str {
        match sent_by {
            SentBy::Either => self.sent_by_either,
            SentBy::Client => self.sent_by_client,
            SentBy::Server => self.sent_by_server,
            SentBy::Nobody => self.sent_by_nobody,
        }
    }

    /// The sentence about what to do after a code, also where the spec does not say.
    ///
    /// ```
    /// use close_codes::Reconnect;
    /// use close_codes::compare::Templates;
    ///
    /// let sentence = Templates::ENGLISH.reconnect(Some(Reconnect::Immediately));
    /// assert_eq!(sentence, "After {code} {title}, reconnect at once.");
    /// ```
    #[must_use]
    pub const fn reconnect(&self, reconnect: Option<Reconnect>) -> &'static str {
        match reconnect {
            Some(Reconnect::Never) => self.reconnect_never,
            Some(Reconnect::AfterFix) => self.reconnect_after_fix,
            Some(Reconnect::Reauthenticate) => self.reconnect_reauthenticate,
            Some(Reconnect::Backoff) => self.reconnect_backoff,
            Some(Reconnect::Immediately) => self.reconnect_immediately,
            None => self.reconnect_unspecified,
        }
    }

    /// The sentence about what becomes of the session, also where the spec does not say.
    ///
    /// ```
    /// use close_codes::compare::Templates;
    ///
    /// let sentence = Templates::ENGLISH.session(None);
    /// assert!(sentence.ends_with("is not specified."));
    /// ```
    #[must_use]
    pub const fn session(&self, session: Option<Session>) -> &'static str {
        match session {
            Some(Session::Resume) => self.session_resume,
            Some(Session::New) => self.session_new,
            None => self.session_unspecified,
        }
    }

    /// The sentence about when to use a code, by who may send it.
    ///
    /// ```
    /// use close_codes::SentBy;
    /// use close_codes::compare::Templates;
    ///
    /// assert!(Templates::ENGLISH.use_by(SentBy::Nobody).starts_with("Never send"));
    /// ```
    #[must_use]
    pub const fn use_by(&self, sent_by: SentBy) -> &'static str {
        match sent_by {
            SentBy::Either => self.use_either,
            SentBy::Client => self.use_client,
            SentBy::Server => self.use_server,
            SentBy::Nobody => self.use_nobody,
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::collections::BTreeSet;

    use super::{Headings, Templates};

    #[test]
    fn the_english_sentences_fill_the_placeholders_that_they_declare() {
        for name in Templates::NAMES {
            let sentence = Templates::ENGLISH.get(name).expect("it is in the list");
            let declared: BTreeSet<&str> = Templates::placeholders(name)
                .expect("it has placeholders")
                .iter()
                .copied()
                .collect();
            let filled: BTreeSet<&str> = sentence
                .split('{')
                .skip(1)
                .map(|rest| rest.split_once('}').expect("a closing brace").0)
                .collect();
            assert_eq!(filled, declared, "{name}");
        }
    }

    #[test]
    fn a_text_is_changed_by_its_name() {
        for name in Headings::NAMES {
            let changed = Headings::ENGLISH.with(name, "x").expect("a heading");
            assert_eq!(changed.get(name), Some("x"), "{name}");
            assert_eq!(Headings::placeholders(name), Some([].as_slice()));
        }
        for name in Templates::NAMES {
            assert!(Templates::ENGLISH.with(name, "x").is_some(), "{name}");
        }
        assert_eq!(Headings::ENGLISH.with("titel", "x"), None);
        assert_eq!(Templates::placeholders("titel"), None);
        assert_eq!(Templates::ENGLISH.get("titel"), None);
    }
}
