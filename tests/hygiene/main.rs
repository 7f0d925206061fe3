//! Generated code works in every context. Most of the proof is that the crates in this folder compile.

#[test]
fn without_std_and_under_strict_lints() {
    assert_eq!(hygiene_strict::places::count(), 2);
    assert_eq!(hygiene_strict::places::inside::first(), 1000);
    assert_eq!(
        hygiene_strict::places::goodbye().as_bytes(),
        b"\x0f\xa1later"
    );
    assert_eq!(
        hygiene_strict::places::crowded::Crowded::GoingAway.position(),
        1001
    );
    assert_eq!(hygiene_strict::places::crowded::first(), 1000);
    assert_eq!(size_of::<Option<hygiene_strict::places::Growing>>(), 2);
}

#[test]
fn whatever_the_user_has_in_scope() {
    use hygiene_strict::close_codes::CodeSet;
    use hygiene_strict::scope::{macros, own, traits, types, values};

    assert_eq!(values::FRAME.encode().as_bytes(), b"\x0f\xa1later");
    assert_eq!(values::NUMBER.code(), Some(4150));
    assert_eq!(own::FRAME.encode().as_bytes(), b"\x0f\xa1later");
    assert_eq!(own::NUMBER.encode().as_bytes(), b"\x10\x364");
    assert_eq!(own::BesideOwn::from_code(4001), "4001".parse().ok());
    assert_eq!(types::FRAME.encode().as_bytes(), b"\x0f\xa1later");
    assert_eq!(macros::BesideMacros::ALL.len(), 21);
    assert_eq!(traits::FRAME.encode().as_bytes(), b"\x0f\xa1later");
    let expired = traits::WithTraits::SessionExpired;
    assert!(expired == 4001);
    assert!(expired != 503);
    assert_eq!(
        format!("{expired} {expired:?}"),
        "4001 Session Expired SessionExpired"
    );
    assert_eq!(u16::from(expired), 4001);
    assert_eq!("4001".parse(), Ok(expired));
    assert_eq!(traits::WithTraits::try_from(4001), Ok(expired));
    assert_eq!(CodeSet::code(expired), 4001);
    assert_eq!(CodeSet::info(expired).name, "SessionExpired");
    assert_eq!(
        <traits::WithTraits as CodeSet>::from_code(4001),
        Some(expired)
    );
}

#[test]
fn whatever_the_user_has_derived() {
    use hygiene_attributes::derives::{
        Archived, ByPath, InAnotherBuild, InSome, InThisBuild, OfAnother, OfSerde, own,
    };

    fn has_all<T: std::fmt::Debug + std::hash::Hash + Clone>(code: T) -> String {
        format!("{:?}", code.clone())
    }
    fn json<T: serde::Serialize + serde::de::DeserializeOwned>(code: &T) -> String {
        serde_json::to_string(code).expect("a code can be written")
    }
    fn is_archived<T: Archived>(code: T) -> T {
        code
    }
    assert_eq!(has_all(ByPath::GoingAway), "GoingAway");
    assert_eq!(has_all(InThisBuild::GoingAway), "GoingAway");
    assert_eq!(has_all(InAnotherBuild::GoingAway), "GoingAway");
    assert_eq!(has_all(InSome::GoingAway), "GoingAway");
    // The user's implementations use names, and the generated ones use numbers.
    assert_eq!(json(&OfSerde::GoingAway), "\"going_away\"");
    assert_eq!(json(&InThisBuild::GoingAway), "\"GoingAway\"");
    assert_eq!(json(&InAnotherBuild::GoingAway), "1001");
    assert_eq!(json(&ByPath::GoingAway), "1001");
    assert_eq!(json(&own::BesideOwn::GoingAway), "1001");
    assert_eq!(json(&is_archived(OfAnother::GoingAway)), "1001");
}

#[test]
fn whatever_the_user_calls_an_enum_and_whoever_sees_it() {
    assert_eq!(hygiene_attributes::names::firsts(), [1000; 7]);
    assert_eq!(hygiene_attributes::from_the_module_around(), 1001);
    // The enum is of another crate and `#[non_exhaustive]`, but the cast still works.
    let frame = hygiene_strict::close_codes::close_frame!(
        Server,
        hygiene_attributes::names::Growing::GoingAway
    );
    assert_eq!(frame.code(), Some(1001));
}

#[test]
fn renamed_re_exported_and_without_a_prelude() {
    assert_eq!(hygiene_renamed::goodbye().as_bytes()[..2], [0x03, 0xe9]);
    assert_eq!(hygiene_renamed::busy().as_bytes(), b"\x03\xf5busy");
    assert_eq!(
        hygiene_renamed::CloseCode::ALL.len(),
        hygiene_renamed::Handed::ALL.len()
    );
}
