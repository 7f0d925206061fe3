//! A spec in inline tables has about as many lines as it has codes.

use std::path::Path;
use std::{fs, io};

/// `category`, `extends`, `only` or `except`, `retired`, `[unlisted]` with two keys, and the brackets of both lists.
const LINES_AROUND: usize = 11;

#[test]
fn a_code_takes_one_line() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs");
    let mut seen = 0;
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let text = fs::read_to_string(&path)?;
        let lines = text.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let entries = text.matches("value = ").count() + text.matches("first = ").count();
        let count = lines.count();
        assert!(
            count <= entries + LINES_AROUND,
            "{}: {count} lines for {entries} codes and ranges",
            path.display()
        );
        seen += 1;
    }
    assert_eq!(seen, 10, "a spec was added or lost");
    Ok(())
}
