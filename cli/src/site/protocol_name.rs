//! Finds the name of the protocol in a category.

use crate::site::words;

/// The name of the protocol, if the category has the same form as the registry's category in a language of the
/// interface: "WebSocket" for "WebSocket Close Codes", "チャット" for "チャットクローズコード".
///
/// Letter case does not matter around the name. A name does not begin with a lower-case letter: such a word is an
/// article, as in "Codes de fermeture du chat", or a word in the middle of a sentence.
pub(crate) fn protocol_name(category: &str) -> Option<&str> {
    let mut forms = words::ALL.iter().map(|(_, words)| words.category);
    let name = forms.find_map(|form| {
        let (before, after) = form.split_once("{protocol}")?;
        without_end(without_start(category.trim(), before)?, after)
    })?;
    let name = name.trim();
    let begins_small = name.starts_with(char::is_lowercase);
    (!name.is_empty() && !begins_small).then_some(name)
}

/// The text after a prefix, in any case.
fn without_start<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at(place(text, start.chars().count())?);
    is_same(head, start).then_some(rest)
}

/// The text before a suffix, in any case.
fn without_end<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    let start = text.chars().count().checked_sub(end.chars().count())?;
    let (rest, tail) = text.split_at(place(text, start)?);
    is_same(tail, end).then_some(rest)
}

/// The byte offset after some characters of a text.
fn place(text: &str, characters: usize) -> Option<usize> {
    let places = text.char_indices().map(|(place, _)| place);
    places.chain([text.len()]).nth(characters)
}

fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

#[cfg(test)]
mod tests {
    use close_codes::{CloseCode, CodeSet};

    use super::*;

    #[test]
    fn the_registry_is_of_websocket_in_every_language() {
        for language in <CloseCode as CodeSet>::LANGUAGES {
            let category = language.category().unwrap_or(CloseCode::SPEC.category);
            assert_eq!(protocol_name(category), Some("WebSocket"), "{category}");
        }
    }

    #[test]
    fn a_name_is_read_from_a_category_of_the_form() {
        for (category, expected) in [
            ("Chat Close Codes", Some("Chat")),
            ("  Chat close codes\n", Some("Chat")),
            ("ACME Voice Close Codes", Some("ACME Voice")),
            ("Sohbet Kapanış Kodları", Some("Sohbet")),
            ("SOHBET KAPANIŞ KODLARI", None), // in Turkish, the small letter of I is ı
            ("チャットクローズコード", Some("チャット")),
            ("聊天 关闭码", Some("聊天")),
            ("Chat-Close-Codes", Some("Chat")),
            ("Códigos de cierre de ACME", Some("ACME")),
            ("Codes de fermeture ACME", Some("ACME")),
            ("Codes de fermeture du chat", None),
            ("Códigos de cierre de la API", None),
            ("chat close codes", None),
            ("Close codes of ACME", None),
            ("Close Codes", None),
            (" Close Codes", None),
            ("クローズコード", None),
            ("Kodoj", None),
            ("{protocol}", None),
            ("İ", None),
            ("", None),
        ] {
            assert_eq!(protocol_name(category), expected, "{category:?}");
        }
    }
}
