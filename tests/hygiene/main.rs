//! The generated code works wherever a user puts it. That the crates in this folder compile is most of the proof.

#[test]
fn without_std_and_under_strict_lints() {
    assert_eq!(hygiene_strict::count(), 2);
    assert_eq!(hygiene_strict::inside::first(), 1000);
    assert_eq!(hygiene_strict::goodbye().as_bytes(), b"\x0f\xa1later");
    assert_eq!(hygiene_strict::crowded::Crowded::GoingAway.position(), 1001);
    assert_eq!(hygiene_strict::crowded::first(), 1000);
    assert_eq!(size_of::<Option<hygiene_strict::RootClose>>(), 2);
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
