//! Searches for codes by a number or by words.

use close_codes::compare::LocalizedCode;
use unicode_normalization::UnicodeNormalization as _;

/// The maximum number of characters of a query.
pub(crate) const MAX_QUERY: usize = 200;

/// A query, cut to the maximum length. The field of the page has the same limit.
pub(crate) fn cut(query: &str) -> &str {
    match query.char_indices().nth(MAX_QUERY) {
        Some((end, _)) => &query[..end],
        None => query,
    }
}

/// Everything that can be found about a code, folded.
///
/// It is part of the page, so that the script finds the same as the server. It includes English in every language,
/// because logs and libraries are in English.
pub(crate) fn searchable(code: LocalizedCode<'_>) -> String {
    let info = code.info();
    let texts = [
        Some(info.name),
        Some(info.title),
        Some(code.title()),
        code.description(),
        code.seen_when(),
        code.how_to_fix(),
    ];
    let mut text = code.code().to_string();
    for part in texts.into_iter().flatten() {
        text.push(' ');
        text.push_str(part);
    }
    fold(&text)
}

/// Whether a code matches every word of a query. Four digits only match the number of the code, and not a number in a
/// text.
pub(crate) fn matches(searchable: &str, query: &str) -> bool {
    fold(query).split_whitespace().all(|word| {
        let is_code = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        if is_code {
            searchable.starts_with(word)
        } else {
            searchable.contains(word)
        }
    })
}

/// Removes the differences of case, accents and width, so that "fermee" finds "fermée", and "１００６" finds "1006".
///
/// `fold` in `assets/search.js` does the same.
pub(crate) fn fold(text: &str) -> String {
    let decomposed: String = text.nfkd().collect();
    decomposed
        .to_lowercase()
        .chars()
        .filter(|char| !is_accent(*char))
        .map(|char| if char == 'ı' { 'i' } else { char })
        .collect()
}

fn is_accent(char: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&char)
}
