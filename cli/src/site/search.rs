//! Looking for codes by a number or by words.

use close_codes::compare::LocalizedCode;
use unicode_normalization::UnicodeNormalization as _;

/// How many characters a search has at most.
pub(crate) const MAX_QUERY: usize = 200;

/// What somebody looks for, without what is too long of it. The field of the page takes no more.
pub(crate) fn cut(query: &str) -> &str {
    match query.char_indices().nth(MAX_QUERY) {
        Some((end, _)) => &query[..end],
        None => query,
    }
}

/// Everything that can be found about a code, folded.
///
/// The page carries it, so that the script finds what the server finds. English is a part of it in every language: it
/// is what logs and libraries say.
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

/// Whether a code has every word of a query. Four digits are the number of a code, not of one that a text mentions.
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

/// Without case, accents and width, so that "fermee" finds "fermée", and "１００６" finds "1006".
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
