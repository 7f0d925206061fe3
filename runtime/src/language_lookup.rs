//! Looks up a language by its BCP 47 tag (RFC 4647, section 3.4).

use crate::compare::Language;

impl Language {
    /// The language for a BCP 47 tag among `languages`, such as the `LANGUAGES` of a generated enum, or `None`.
    ///
    /// This is the lookup of RFC 4647, section 3.4: letter case does not matter, and if no language has the whole tag,
    /// subtags are dropped from its end. It does not fall back to English.
    ///
    /// ```
    /// use close_codes::{CloseCode, Language};
    ///
    /// let language = Language::lookup(CloseCode::LANGUAGES, "tr-TR");
    /// assert_eq!(language.map(|language| language.language), Some("tr"));
    /// assert_eq!(Language::lookup(CloseCode::LANGUAGES, "tlh"), None);
    /// ```
    #[must_use]
    pub fn lookup(languages: &'static [Self], tag: &str) -> Option<&'static Self> {
        let mut tag = tag;
        loop {
            let same = |language: &&Self| language.language.eq_ignore_ascii_case(tag);
            if let Some(language) = languages.iter().find(same) {
                return Some(language);
            }
            tag = tag.rsplit_once('-')?.0;
            // A subtag of one letter begins an extension or a private use, and has no meaning without what follows.
            if let Some((shorter, [_])) = tag.rsplit_once('-').map(|(a, b)| (a, b.as_bytes())) {
                tag = shorter;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::Language;

    static LANGUAGES: [Language; 5] = {
        let mut languages = [Language::ENGLISH; 5];
        languages[1].language = "pt";
        languages[2].language = "pt-BR";
        languages[3].language = "zh-Hans";
        languages[4].language = "sl-x-own";
        languages
    };

    #[test]
    fn the_longest_matching_prefix_of_the_tag_is_found() {
        for (tag, expected) in [
            ("en", Some("en")),
            ("EN", Some("en")),
            ("en-GB-oed", Some("en")),
            ("pt", Some("pt")),
            ("pt-PT", Some("pt")),
            ("PT-br", Some("pt-BR")),
            ("pt-BR-x-mine", Some("pt-BR")),
            ("zh-Hans-CN", Some("zh-Hans")),
            ("zh-hans-a-extend1-x-wadegile-private1", Some("zh-Hans")),
            ("sl-x-own-more", Some("sl-x-own")),
            // The two subtags are dropped together, because "sl-x" is not a tag.
            ("sl-x-other", None),
            ("zh", None),
            ("zh-CN", None),
            ("zh-Hant", None),
            ("e", None),
            ("eng", None),
            ("", None),
            ("-", None),
            ("-en", None),
            ("*", None),
            ("x-en", None),
        ] {
            assert_eq!(
                Language::lookup(&LANGUAGES, tag).map(|language| language.language),
                expected,
                "{tag}"
            );
        }
    }
}
