//! The names of codes: what can be a variant, and what a name that cannot was meant to be.

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

#[cfg(test)]
mod tests {
    use super::{is_upper_camel_case, upper_camel_case};

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
}
