//! What the demonstration writes on the host, which is what `.ci/bare-metal` compares the bare machine with.

use std::env;
use std::fs;

/// `BLESS=1 cargo test -p close-codes-bare-metal-tests` writes `expected.txt` anew.
#[test]
fn the_demonstration_writes_what_is_expected() {
    let mut text = String::new();
    demonstration::run(&mut text).expect("a string takes any text");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/expected.txt");
    if env::var_os("BLESS").is_some() {
        fs::write(path, &text).expect("the file can be written");
    }
    let expected = fs::read_to_string(path).expect("the file can be read");
    assert!(text == expected, "{text}");
}
