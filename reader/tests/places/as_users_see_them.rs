//! The rendered messages are those of the compiler in the `.stderr` files of `tests/ui/spec`.

use std::fs;
use std::path::Path;

use close_codes_reader::{Disk, Origin, Reading, read};

#[test]
fn a_message_is_what_the_compiler_shows() {
    let cases = fs::read_dir(Path::new(FOLDER).join("spec")).expect("the folder is there");
    let cases = cases.map(|case| case.expect("the folder can be read").path());
    let mut count = 0;
    for case in cases.filter(|path| path.extension().is_some_and(|extension| extension == "rs")) {
        let code = fs::read_to_string(&case).expect("the case can be read");
        let shown = fs::read_to_string(case.with_extension("stderr")).expect("it is blessed");
        let shown = lines(&shown);
        let reading = read_case(&code);
        let case = case.display();
        let errors = shown.lines().filter(|line| line.starts_with("error: "));
        assert_eq!(
            errors.count(),
            reading.diagnostics.len(),
            "{case}:\n{shown}"
        );
        for diagnostic in &reading.diagnostics {
            let message = lines(&format!("error: {}", diagnostic.render(&reading)))
                .replace(&format!("{FOLDER}/"), "");
            assert!(
                shown.contains(&message),
                "{case}: {message}\nis not in\n{shown}"
            );
        }
        count += 1;
    }
    assert!(count > 50, "{count} cases");
}

/// The lines of a text without indentation and trailing spaces: the compiler indents messages, and trybuild trims
/// lines.
fn lines(text: &str) -> String {
    text.lines()
        .map(|line| line.trim().to_owned() + "\n")
        .collect()
}

/// Cargo runs a test in the folder of its package.
const FOLDER: &str = "../tests/ui";

/// Reads the spec of a case as the macro does.
fn read_case(code: &str) -> Reading {
    let files = Disk::new(FOLDER);
    if let Some((_, text)) = code.split_once("inline r#\"") {
        let (text, _) = text.split_once("\"#").expect("the raw string ends");
        let name = "inline spec";
        return read(Origin::Inline { name, text }, &files);
    }
    let (_, path) = code.split_once("= \"").expect("a path in quotes");
    let (path, _) = path.split_once('"').expect("the path ends");
    read(Origin::File(path), &files)
}
