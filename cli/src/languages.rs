//! Finds a language by its tag.

use close_codes::Language;

use crate::outcome::Failure;

/// The language for a BCP 47 tag, such as "tr" for "tr-TR".
///
/// # Errors
///
/// Returns an error if there is no such language. The message lists the languages.
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
