//! Parses a code from a text: a number, a name or a title.

use crate::code_error::ParseCodeError;
use crate::code_set::CodeSet;
use crate::entries::CodeInfo;

/// The `FromStr` of a generated enum: parses a number, a name, a title, or the output of `Display`.
///
/// An exact match comes first. Otherwise the case of ASCII letters is ignored, and a name comes before a title. A
/// number consists of digits only. Other letters must match exactly: a text in another Unicode normalisation is not
/// found, such as "é" as two characters where the spec has one.
///
/// # Errors
///
/// Returns an error if no code matches the text.
pub fn from_str<C: CodeSet>(text: &str) -> Result<C, ParseCodeError> {
    let find = |wanted: &dyn Fn(&CodeInfo) -> bool| {
        C::ALL.iter().copied().find(|code| wanted(code.info()))
    };
    parse_number(text)
        .and_then(C::from_code)
        // This comes before the titles, because a title may begin with the number of another code.
        .or_else(|| displayed(text))
        .or_else(|| find(&|info| info.name == text))
        .or_else(|| find(&|info| info.name.eq_ignore_ascii_case(text)))
        .or_else(|| find(&|info| info.title == text))
        .or_else(|| find(&|info| info.title.eq_ignore_ascii_case(text)))
        .ok_or(ParseCodeError::new())
}

/// The number and the title in the output of `Display`.
fn displayed<C: CodeSet>(text: &str) -> Option<C> {
    let (number, title) = text.split_once(' ')?;
    let code = C::from_code(parse_number(number)?)?;
    code.info()
        .title
        .eq_ignore_ascii_case(title)
        .then_some(code)
}

/// Parses digits only. `u16::from_str` would accept a plus sign too.
fn parse_number(text: &str) -> Option<u16> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::from_str;
    use crate::test_codes::TestClose;

    #[test]
    fn a_number_a_name_a_title_and_what_display_writes_are_read() {
        let expired = Ok(TestClose::SessionExpired);
        for text in [
            "4001",
            "SessionExpired",
            "sessionexpired",
            "Session Expired",
            "session expired",
            "4001 Session Expired",
        ] {
            assert_eq!(from_str(text), expired, "{text}");
        }
        for text in [
            "",
            "+4001",
            "4001 ",
            " 4001",
            "4001 Normal Closure",
            "4005",
            "69537",
            "Expired",
        ] {
            assert!(from_str::<TestClose>(text).is_err(), "{text}");
        }
    }

    crate::close_codes! {
        /// Names and titles that differ only slightly.
        enum Alike = inline r#"
code = [
    { value = 4000, name = "SessionExpired", title = "Gone" },
    { value = 4001, name = "Left", title = "sessionexpired" }, # the name of another in another case
    { value = 4002, name = "Gone", title = "gone" },           # the title of another
]
"#;
    }

    crate::close_codes! {
        /// A name and a title with a letter that has two forms in Unicode.
        enum Accented = inline "code = [{ value = 4000, name = 'Ferm\u{e9}', title = 'Ferm\u{e9} ici' }]";
    }

    #[test]
    fn a_text_in_another_normalisation_is_not_found() {
        assert_eq!("Ferm\u{e9}".parse(), Ok(Accented::Fermé));
        assert_eq!("ferm\u{e9} ici".parse(), Ok(Accented::Fermé));
        assert!("Ferme\u{301}".parse::<Accented>().is_err());
        assert!("Ferme\u{301} ici".parse::<Accented>().is_err());
        assert_eq!("FERM\u{e9}".parse(), Ok(Accented::Fermé));
        assert!(
            "FERM\u{c9}".parse::<Accented>().is_err(),
            "no letter of ASCII"
        );
    }

    #[test]
    fn an_exact_name_comes_before_names_in_another_case_and_those_before_titles() {
        assert_eq!("SessionExpired".parse(), Ok(Alike::SessionExpired));
        assert_eq!("SESSIONEXPIRED".parse(), Ok(Alike::SessionExpired));
        assert_eq!("Gone".parse(), Ok(Alike::Gone));
        assert_eq!("sessionexpired".parse(), Ok(Alike::SessionExpired));
        assert_eq!("LEFT".parse(), Ok(Alike::Left));
    }
}
