//! A folder for the files of one test.

use std::fs;
use std::path::{Path, PathBuf};

/// Makes the folder anew, below the one that cargo has for tests.
pub(crate) fn made(name: impl AsRef<Path>) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // It is there if the test ran before.
    let _ignored = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("the folder can be made");
    path
}
