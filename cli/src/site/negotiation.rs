//! Chooses a language for a reader.

use close_codes::Language;

/// The best language for an `Accept-Language` header (RFC 9110, section 12.5.4), if it names one of them.
///
/// A language with another script or country is better than none: "zh-CN" finds "zh-Hans", and "de-AT" finds "de".
pub(crate) fn best(
    languages: &[&'static Language],
    accept_language: &str,
) -> Option<&'static Language> {
    let mut wishes: Vec<(&str, f32)> = accept_language.split(',').filter_map(wish).collect();
    // The sort is stable: of two languages with the same weight, the first one counts.
    wishes.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    wishes.into_iter().find_map(|(tag, _)| find(languages, tag))
}

/// A tag with its weight, unless the weight is zero.
fn wish(item: &str) -> Option<(&str, f32)> {
    let (tag, weight) = match item.split_once(';') {
        Some((tag, parameter)) => (tag, parameter.trim().strip_prefix("q=")?.parse().ok()?),
        None => (item, 1.0),
    };
    (weight > 0.0).then_some((tag.trim(), weight))
}

fn find(languages: &[&'static Language], tag: &str) -> Option<&'static Language> {
    let spelled_so = |language: &&Language| language.language.eq_ignore_ascii_case(tag);
    let same_language =
        |language: &&Language| primary(language.language).eq_ignore_ascii_case(primary(tag));
    let mut of_the_tag = languages.iter().copied().filter(spelled_so);
    let mut of_the_language = languages.iter().copied().filter(same_language);
    of_the_tag.next().or_else(|| of_the_language.next())
}

/// The language of a tag, without script, country and the rest.
pub(crate) fn primary(tag: &str) -> &str {
    tag.split_once('-').map_or(tag, |(language, _)| language)
}
