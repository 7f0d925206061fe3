//! The parts of the README of the tests that the tests write.

use std::env;
use std::fs;
use std::sync::Mutex;

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

/// One writer at a time.
static LOCK: Mutex<()> = Mutex::new(());

/// Checks that the README has this text between `<!-- name -->` and `<!-- /name -->`; with `BLESS=1`, puts it there.
pub(crate) fn check(name: &str, text: &str) {
    let _lock = LOCK.lock();
    let readme = fs::read_to_string(README).expect("the README is there");
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = readme.split_once(&begin).expect("the README has the block");
    let (old, after) = rest.split_once(&end).expect("the block ends");
    let new = format!("\n{text}\n");
    if env::var_os("BLESS").is_some() {
        fs::write(README, format!("{before}{begin}{new}{end}{after}"))
            .expect("the README can be written");
    } else {
        assert!(
            old == new,
            "the block {name:?} of {README} is out of date; BLESS=1 writes it anew"
        );
    }
}
