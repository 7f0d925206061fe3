//! The output of the demonstration on the host, with which `.ci/bare-metal` compares that of the bare machine.

use expect_test::expect_file;

/// `UPDATE_EXPECT=1 cargo test -p close-codes-bare-metal-tests` updates `expected.txt`.
#[test]
fn the_demonstration_writes_what_is_expected() {
    let mut text = String::new();
    demonstration::run(&mut text).expect("a string takes any text");
    expect_file!["expected.txt"].assert_eq(&text);
}
