//! What the demonstration writes on the host, which is what `.ci/bare-metal` compares the bare machine with.

use expect_test::expect_file;

/// `UPDATE_EXPECT=1 cargo test -p close-codes-bare-metal-tests` writes `expected.txt` anew.
#[test]
fn the_demonstration_writes_what_is_expected() {
    let mut text = String::new();
    demonstration::run(&mut text).expect("a string takes any text");
    expect_file!["expected.txt"].assert_eq(&text);
}
