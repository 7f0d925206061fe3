//! Finds a language by its tag.

use close_codes::Language;

use crate::outcome::Failure;

/// The language for this tag of BCP 47, such as "tr" for "tr-TR".
///
/// # Errors
///
/// When there is no such language; the message lists those there are.
pub(crate) fn find(
    languages: &'static [Language],
    wanted: &str,
) -> Result<&'static Language, Failure> {
    Language::lookup(languages, wanted).ok_or_else(|| {
        Failure::Usage(format!(
            "there are no texts in the language {wanted:?}\n\nThe languages are: {}",
            tags(languages)
        ))
    })
}

/// The tags of the languages, such as "en, tr".
pub(crate) fn tags(languages: &[Language]) -> String {
    let tags = languages.iter().map(|language| language.language);
    tags.collect::<Vec<_>>().join(", ")
}
