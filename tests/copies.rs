//! Files that several packages contain are copied into each, because symbolic links do not survive every clone. Each
//! copy is compared with the original at the root.
//!
//! `UPDATE_EXPECT=1 cargo test -p close-codes-tests --test copies` updates the copies.

use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn check(original: &Path, folder: &str) {
    let text = fs::read_to_string(root().join(original)).expect("the original is there");
    expect_file![root().join(folder).join(original)].assert_eq(&text);
}

#[test]
fn every_package_has_the_licences() {
    for folder in ["cli", "macros", "reader", "runtime", "vocabulary"] {
        for license in ["LICENSE-APACHE", "LICENSE-MIT"] {
            check(Path::new(license), folder);
        }
    }
}

#[test]
fn the_registry_is_where_the_reader_and_the_runtime_read_it() {
    check(Path::new("codes.toml"), "reader");
    check(Path::new("codes.toml"), "runtime");
    check(Path::new("codes.schema.json"), "runtime");
}

#[test]
fn the_runtime_has_every_translation_and_no_other() {
    let names = |folder: PathBuf| {
        let mut names: Vec<_> = fs::read_dir(folder)
            .expect("the folder is there")
            .map(|entry| entry.expect("an entry").file_name())
            .collect();
        names.sort();
        names
    };
    let originals = names(root().join("locales"));
    for name in &originals {
        check(&Path::new("locales").join(name), "runtime");
    }
    assert_eq!(names(root().join("runtime/locales")), originals);
}
