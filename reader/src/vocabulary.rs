//! The words and numbers of a spec: its keys, the values they take, the limits of RFC 6455.

/// A close code as a number.
pub type CodeNumber = u16;

/// RFC 6455, section 7.4.2: "0-999 are not used".
pub(crate) const LOWEST: CodeNumber = 1000;
/// RFC 6455, section 7.4.2: the last code of private use.
pub(crate) const HIGHEST: CodeNumber = 4999;
/// RFC 6455, section 5.5: a control frame carries 125 bytes; section 5.5.1: two of them are the code.
pub(crate) const LONGEST_REASON: usize = 123;

/// RFC 6455, section 7.4.1: what an endpoint must not set as the status of a Close frame.
pub(crate) const NEVER_SENT: [CodeNumber; 4] = [1004, 1005, 1006, 1015];

/// Whether RFC 6455 and the registry leave a number between 1000 and 2999 without a meaning.
pub(crate) fn is_unassigned(value: CodeNumber) -> bool {
    (1016..=2999).contains(&value)
}

/// Whether RFC 6455 gave the code its name.
pub(crate) fn is_named_by_protocol(value: CodeNumber) -> bool {
    value < 3000
}

pub(crate) const SPEC_KEYS: &[&str] = &["category", "extends", "locales", "code", "range"];

pub(crate) const CODE_KEYS: &[&str] = &[
    "value",
    "name",
    "title",
    "description",
    "seen_when",
    "how_to_fix",
    "sent_by",
    "reconnect",
    "session",
    "reason",
    "reference",
    "deprecated",
];

pub(crate) const RANGE_KEYS: &[&str] = &[
    "first",
    "last",
    "title",
    "description",
    "seen_when",
    "how_to_fix",
    "sent_by",
    "reconnect",
    "session",
    "reference",
    "deprecated",
];

pub(crate) const LOCALE_KEYS: &[&str] = &["language", "category", "headings", "templates"];

pub(crate) const TRANSLATED_KEYS: &[&str] = &["title", "description", "seen_when", "how_to_fix"];

/// The headings of a compare page.
pub const HEADINGS: &[&str] = &[
    "description",
    "seen_when",
    "how_to_fix",
    "key_differences",
    "which_to_use",
    "learn_more",
];

const ABOUT_ONE: &[&str] = &["code", "title"];

/// The sentences of a compare page, each with the placeholders that it fills.
pub const TEMPLATES: &[(&str, &[&str])] = &[
    ("title", &["left", "right"]),
    (
        "summary",
        &[
            "category",
            "left",
            "right",
            "left_description",
            "right_description",
        ],
    ),
    (
        "difference_description",
        &["left", "right", "left_description", "right_description"],
    ),
    (
        "difference_seen_when",
        &["left", "right", "left_seen_when", "right_seen_when"],
    ),
    ("class_protocol", ABOUT_ONE),
    ("class_registered", ABOUT_ONE),
    ("class_private", ABOUT_ONE),
    ("sent_by_either", ABOUT_ONE),
    ("sent_by_client", ABOUT_ONE),
    ("sent_by_server", ABOUT_ONE),
    ("sent_by_nobody", ABOUT_ONE),
    ("reconnect_never", ABOUT_ONE),
    ("reconnect_after_fix", ABOUT_ONE),
    ("reconnect_backoff", ABOUT_ONE),
    ("reconnect_immediately", ABOUT_ONE),
    ("reconnect_unspecified", ABOUT_ONE),
    ("session_resume", ABOUT_ONE),
    ("session_new", ABOUT_ONE),
    ("session_unspecified", ABOUT_ONE),
    ("use_either", &["code", "title", "description"]),
    ("use_client", &["code", "title", "description"]),
    ("use_server", &["code", "title", "description"]),
    ("use_nobody", &["code", "title", "description"]),
    ("reference", &["code", "title", "reference"]),
];

/// Words of which a key takes one.
pub(crate) trait Choice: Copy + 'static {
    /// The words as a spec writes them, and what they mean.
    const WORDS: &'static [(&'static str, Self)];
}

/// Declares an enum together with the words that a spec has for it.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl Choice for $name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant),)*];
        }

        impl $name {
            /// The word as a spec writes it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    };
}

choice! {
    /// Who may send a code: `sent_by`.
    SentBy {
        /// Both ends.
        Either = "either",
        /// The client alone.
        Client = "client",
        /// The server alone.
        Server = "server",
        /// Nobody: the code is only ever reported locally.
        Nobody = "nobody",
    }
}

choice! {
    /// What a client does after it received a code: `reconnect`.
    Reconnect {
        /// It stays away.
        Never = "never",
        /// It tries again once something was changed; the same attempt would fail again.
        AfterFix = "after_fix",
        /// It tries again, each time a little later.
        Backoff = "backoff",
        /// It tries again at once.
        Immediately = "immediately",
    }
}

choice! {
    /// What becomes of the old session when a client reconnects: `session`.
    Session {
        /// It goes on.
        Resume = "resume",
        /// A new one begins.
        New = "new",
    }
}

/// The names that the generated enum has for its own constants, and the one keyword that looks like a variant.
pub(crate) const RESERVED_NAMES: &[&str] = &["Self", "ALL", "SPEC", "LANGUAGES", "COMPARISONS"];

/// Whether a name can be a variant as it is.
pub(crate) fn is_upper_camel_case(name: &str) -> bool {
    let mut rest = name.chars();
    // Scripts without capitals (Japanese, say) have no lower case either.
    rest.next()
        .is_some_and(|first| unicode_ident::is_xid_start(first) && !first.is_lowercase())
        && rest.all(|c| c != '_' && unicode_ident::is_xid_continue(c))
}

/// The identifier that was meant, if one can be made of the words.
pub(crate) fn upper_camel_case(name: &str) -> Option<String> {
    let words = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let camel: String = words
        .flat_map(|word| {
            let mut rest = word.chars();
            let first = rest.next().into_iter().flat_map(char::to_uppercase);
            // SHOUTING_CASE is taken down, a capital inside a word is the author's.
            let shouting = word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
            let rest: String = if shouting {
                rest.as_str().to_lowercase()
            } else {
                rest.as_str().to_owned()
            };
            first.chain(rest.chars().collect::<Vec<_>>())
        })
        .collect();
    (is_upper_camel_case(&camel) && !RESERVED_NAMES.contains(&camel.as_str())).then_some(camel)
}

/// What was probably meant, if one of the known words is close enough.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    // The distance takes time in the product of both lengths, and no typo is this long.
    if word.len() > 60 {
        return None;
    }
    let word = word.to_lowercase().replace(['-', ' '], "_");
    known
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(&word, known), known))
        .filter(|(distance, known)| *distance <= known.len().max(3) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::{CODE_KEYS, is_upper_camel_case, nearest, upper_camel_case};

    #[test]
    fn names_that_are_variants() {
        for name in ["A", "SessionExpired", "Http2Reset", "Überlast", "認証切れ"] {
            assert!(is_upper_camel_case(name), "{name}");
        }
        for name in [
            "",
            "a",
            "sessionExpired",
            "Session_Expired",
            "_A",
            "4Ever",
            "A-B",
            "A B",
            "A\0",
            "r#A",
        ] {
            assert!(!is_upper_camel_case(name), "{name}");
        }
    }

    #[test]
    fn the_name_that_was_meant() {
        assert_eq!(
            upper_camel_case("session_expired").as_deref(),
            Some("SessionExpired")
        );
        assert_eq!(
            upper_camel_case("SESSION_EXPIRED").as_deref(),
            Some("SessionExpired")
        );
        assert_eq!(
            upper_camel_case("session expired!").as_deref(),
            Some("SessionExpired")
        );
        assert_eq!(
            upper_camel_case("sessionExpired").as_deref(),
            Some("SessionExpired")
        );
        assert_eq!(upper_camel_case("4001"), None);
        assert_eq!(upper_camel_case("!"), None);
    }

    #[test]
    fn typos_find_their_key() {
        for (typo, meant) in [
            ("titel", "title"),
            ("seenwhen", "seen_when"),
            ("how-to-fix", "how_to_fix"),
            ("Value", "value"),
            ("desc", "reason"),
        ] {
            let found = nearest(typo, CODE_KEYS.iter().copied());
            assert_eq!(found == Some(meant), typo != "desc", "{typo} -> {found:?}");
        }
        assert_eq!(
            nearest(&"x".repeat(100_000), CODE_KEYS.iter().copied()),
            None
        );
    }
}
