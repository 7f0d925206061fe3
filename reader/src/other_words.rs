//! Other names that people use for the keys and the words of a spec.

use close_codes_vocabulary::{
    FIRST, Key, LAST, LocaleKey, Reconnect, SentBy, Session, SpecKey, VALUE,
};

/// Names that people use for both numbers of a range together.
pub(crate) const FOR_SEVERAL_NUMBERS: &[&str] = &[
    "values", "code", "codes", "number", "numbers", "range", "bounds",
];

/// Names that people use for the standard registry.
pub(crate) const FOR_STANDARD: &[&str] = &[
    "default", "iana", "IANA", "registry", "rfc6455", "RFC 6455", "std", "base",
];

/// Other names for a key. None of them is a key of the same table.
pub(crate) fn of_key(key: &str) -> &'static [&'static str] {
    const OF_KEYS: &[(&str, &[&str])] = &[
        (VALUE, &["code", "number", "num"]),
        (FIRST, &["from", "start", "begin", "min", "low", "lower"]),
        (LAST, &["to", "until", "end", "max", "high", "upper"]),
        (Key::Name.as_str(), &["variant", "ident", "identifier"]),
        (Key::Title.as_str(), &["label"]),
        (
            Key::Description.as_str(),
            &["desc", "doc", "docs", "meaning", "text"],
        ),
        (Key::SeenWhen.as_str(), &["when", "seen", "cause"]),
        (Key::HowToFix.as_str(), &["fix", "solution", "remedy"]),
        (Key::SentBy.as_str(), &["sender", "by", "direction", "role"]),
        (Key::Reconnect.as_str(), &["retry", "recovery", "policy"]),
        (
            Key::Reference.as_str(),
            &["url", "link", "see", "href", "rfc", "spec"],
        ),
        (Key::Deprecated.as_str(), &["obsolete"]),
        (SpecKey::Category.as_str(), &["protocol"]),
        (
            SpecKey::Extends.as_str(),
            &[
                "base", "bases", "inherits", "include", "includes", "import", "parent",
            ],
        ),
        (SpecKey::Only.as_str(), &["include_only", "select", "pick"]),
        (
            SpecKey::Except.as_str(),
            &["exclude", "without", "omit", "skip"],
        ),
        (
            SpecKey::Locales.as_str(),
            &["locale", "languages", "translations", "i18n"],
        ),
        (SpecKey::Retired.as_str(), &["reserved", "removed"]),
        (
            SpecKey::Unlisted.as_str(),
            &["default", "defaults", "other", "others", "unknown"],
        ),
        (LocaleKey::Language.as_str(), &["lang", "locale", "tag"]),
    ];
    OF_KEYS
        .iter()
        .find(|(known, _)| *known == key)
        .map_or(&[], |(_, words)| words)
}

/// The tag of a language of the registry, by the name of the language.
///
/// The name must match exactly: "danish" is near to "spanish".
pub(crate) fn language(name: &str) -> Option<&'static str> {
    Some(match name.to_lowercase().as_str() {
        "english" => "en",
        "turkish" | "türkçe" => "tr",
        "japanese" | "日本語" => "ja",
        "german" | "deutsch" => "de",
        "spanish" | "español" => "es",
        "french" | "français" => "fr",
        "chinese" | "simplified chinese" | "中文" | "简体中文" => "zh-Hans",
        _ => return None,
    })
}

/// The word of a key for which another word is used.
pub(crate) fn meant_by(key: Key, word: &str) -> Option<&'static str> {
    Some(match (key, word) {
        (Key::SentBy, "both" | "any" | "anyone" | "all") => SentBy::Either.as_str(),
        (Key::SentBy, "none" | "never" | "no") => SentBy::Nobody.as_str(),
        (Key::Reconnect, "no" | "none" | "stop") => Reconnect::Never.as_str(),
        (Key::Reconnect, "retry" | "later" | "wait" | "delay" | "delayed" | "exponential") => {
            Reconnect::Backoff.as_str()
        }
        (Key::Reconnect, "always" | "yes" | "now" | "instant") => Reconnect::Immediately.as_str(),
        (Key::Reconnect, "auth" | "login" | "refresh") => Reconnect::Reauthenticate.as_str(),
        (Key::Reconnect, "fix" | "manual") => Reconnect::AfterFix.as_str(),
        (Key::Session, "keep" | "same" | "continue" | "old") => Session::Resume.as_str(),
        (Key::Session, "fresh" | "restart" | "reset") => Session::New.as_str(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use close_codes_vocabulary::{Key, LocaleKey, SpecKey, Takes};

    use super::{language, meant_by, of_key};
    use crate::standard::STANDARD_LANGUAGES;

    /// Such a word would be read as the key that it is.
    #[test]
    fn a_key_of_a_table_is_no_other_name_in_it() {
        for key in Key::ALL {
            for word in of_key(key.as_str()) {
                assert_eq!(Key::from_key(word), None, "{word}");
            }
        }
        for key in SpecKey::ALL {
            for word in of_key(key.as_str()) {
                assert_eq!(SpecKey::from_key(word), None, "{word}");
            }
        }
        for key in LocaleKey::ALL {
            for word in of_key(key.as_str()) {
                assert_eq!(LocaleKey::from_key(word), None, "{word}");
            }
        }
    }

    #[test]
    fn every_language_of_the_registry_has_a_name() {
        let names = [
            "Turkish", "Japanese", "German", "Spanish", "French", "Chinese",
        ];
        let tags: Vec<&str> = names.into_iter().filter_map(language).collect();
        assert_eq!(tags, STANDARD_LANGUAGES);
        assert_eq!(language("English"), Some("en"));
        assert_eq!(language("Danish"), None);
    }

    #[test]
    fn a_word_that_is_meant_is_one_of_its_key() {
        for (key, word, expected) in [
            (Key::SentBy, "both", "either"),
            (Key::SentBy, "none", "nobody"),
            (Key::Reconnect, "no", "never"),
            (Key::Reconnect, "retry", "backoff"),
            (Key::Reconnect, "always", "immediately"),
            (Key::Reconnect, "login", "reauthenticate"),
            (Key::Reconnect, "manual", "after_fix"),
            (Key::Session, "keep", "resume"),
            (Key::Session, "fresh", "new"),
        ] {
            let Takes::OneOf { words, .. } = key.takes() else {
                panic!("{key:?} takes any text");
            };
            assert_eq!(meant_by(key, word), Some(expected));
            assert!(
                words.contains(&expected) && !words.contains(&word),
                "{word}"
            );
        }
        assert_eq!(meant_by(Key::Title, "no"), None);
    }
}
