//! The compiler's message when a library gets a frame that was checked for another role.
//!
//! `TRYBUILD=overwrite cargo test -p close-codes-adapter-tests --test wrong_role` updates the `.stderr` files.

#[test]
fn frames_of_the_wrong_role_for_a_library() {
    trybuild::TestCases::new().compile_fail("wrong_role/*.rs");
}
