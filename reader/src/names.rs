//! The names of codes and ranges: which can be a variant, what an invalid one was meant to be, and what is derived from
//! a name.

/// Converts an identifier to Unicode Normalization Form C, as the compiler does.
///
/// Identifiers that differ only in their normalization are the same to the compiler.
pub type Normalize = fn(&str) -> String;

/// Normalizes with the tables of the crate `unicode-normalization`.
#[cfg(feature = "unicode-normalization")]
pub(crate) fn by_table(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;

    name.nfc().collect()
}

/// The names that the generated enum has for its own constants, and the one keyword that looks like a variant.
pub(crate) const RESERVED_NAMES: &[&str] = &["Self", "ALL", "SPEC", "LANGUAGES", "COMPARISONS"];

/// Whether a name is reserved for the generated enum or for Rust.
pub(crate) fn is_reserved(name: &str) -> bool {
    RESERVED_NAMES.contains(&name)
}

/// The words of an `UpperCamelCase` name. An acronym is one word: `TLSFailure` is "TLS" and "Failure".
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut characters = name.chars().peekable();
    let mut before: Option<char> = None;
    while let Some(c) = characters.next() {
        let is_before_lowercase = characters.peek().is_some_and(|next| next.is_lowercase());
        let is_start = match before {
            None => true,
            // A capital starts a word, except inside an acronym.
            Some(before) => c.is_uppercase() && (!before.is_uppercase() || is_before_lowercase),
        };
        match words.last_mut() {
            Some(word) if !is_start => word.push(c),
            _ => words.push(c.to_string()),
        }
        before = Some(c);
    }
    words
}

/// The default title of a code or a range: the words of its name.
pub(crate) fn title(name: &str) -> String {
    words(name).join(" ")
}

/// The constant of a range: its name in `SCREAMING_SNAKE_CASE`.
pub(crate) fn constant(name: &str) -> String {
    words(name).join("_").to_uppercase()
}

/// The name as the compiler sees it.
pub(crate) fn normalized(name: &str, normalize: Normalize) -> String {
    if name.is_ascii() {
        return name.to_owned();
    }
    normalize(name)
}

/// The name without the case of its letters.
///
/// The name is converted to capitals first, as in a constant: `Straße` and `Strasse` are both `STRASSE`.
pub(crate) fn without_case(name: &str) -> String {
    name.to_uppercase().to_lowercase()
}

/// A form of the name that is equal for names that people or the compiler could confuse.
pub(crate) fn likeness(name: &str, normalize: Normalize) -> String {
    normalized(&without_case(&normalized(name, normalize)), normalize)
}

/// Whether a name can be a variant as it is.
pub(crate) fn is_upper_camel_case(name: &str) -> bool {
    let mut rest = name.chars();
    // Scripts without capitals (Japanese, say) have no lower case either.
    rest.next()
        .is_some_and(|first| unicode_ident::is_xid_start(first) && !first.is_lowercase())
        && rest.all(|c| c != '_' && unicode_ident::is_xid_continue(c))
}

/// The identifier that an invalid name was probably meant to be, if one can be made from its words.
pub(crate) fn upper_camel_case(name: &str) -> Option<String> {
    let words = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let camel: String = words
        .flat_map(|word| {
            let mut rest = word.chars();
            let first = rest.next().into_iter().flat_map(char::to_uppercase);
            // SHOUTING_CASE is lowered. Other capitals inside a word are kept.
            let shouting = !word.chars().any(char::is_lowercase);
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

#[cfg(test)]
mod tests {
    use super::{
        by_table, constant, is_upper_camel_case, likeness, normalized, title, upper_camel_case,
    };

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
    fn an_invalid_name_has_a_proposal() {
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
    fn titles_and_constants_are_made_from_the_words_of_a_name() {
        for (name, title_of, constant_of) in [
            ("SessionExpired", "Session Expired", "SESSION_EXPIRED"),
            ("TLSFailure", "TLS Failure", "TLS_FAILURE"),
            ("BackOff", "Back Off", "BACK_OFF"),
            ("A", "A", "A"),
            ("Http2Reset", "Http2 Reset", "HTTP2_RESET"),
            ("NoTLS", "No TLS", "NO_TLS"),
            ("Überlast", "Überlast", "ÜBERLAST"),
            ("認証切れ", "認証切れ", "認証切れ"),
        ] {
            assert_eq!(title(name), title_of);
            assert_eq!(constant(name), constant_of);
        }
    }

    #[test]
    fn names_that_are_alike() {
        assert_eq!(likeness("Busy", by_table), likeness("BUSY", by_table));
        assert_eq!(
            likeness("Caf\u{e9}", by_table),
            likeness("CAFE\u{301}", by_table)
        );
        assert_eq!(likeness("Straße", by_table), likeness("Strasse", by_table));
        assert_ne!(likeness("Busy", by_table), likeness("Bus", by_table));
        assert_eq!(normalized("Cafe\u{301}", by_table), "Caf\u{e9}");
    }
}
