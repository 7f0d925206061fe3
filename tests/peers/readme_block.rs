//! The parts of the tests' README that the tests update.

use std::fs;
use std::sync::Mutex;

use expect_test::expect_file;

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md");

/// One reader and writer at a time.
static LOCK: Mutex<()> = Mutex::new(());

/// Checks that the README has this text between `<!-- name -->` and `<!-- /name -->`; with `UPDATE_EXPECT=1`, writes
/// it.
pub(crate) fn check(name: &str, text: &str) {
    let _lock = LOCK.lock();
    let readme = fs::read_to_string(README).expect("the README is there");
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = readme.split_once(&begin).expect("the README has the block");
    let (_, after) = rest.split_once(&end).expect("the block ends");
    expect_file![README].assert_eq(&format!("{before}{begin}\n{text}\n{end}{after}"));
}
