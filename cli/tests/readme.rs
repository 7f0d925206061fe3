//! Every command that a README shows does what it says.

use std::fs;
use std::path::Path;
use std::process::Command;

/// The lines of a README that run the command, without the name of it and without what follows a `#`.
fn shown(readme: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(readme);
    let text = fs::read_to_string(path).expect("the README is there");
    let commands = text.lines().filter_map(|line| {
        let line = line.split(" #").next()?;
        line.strip_prefix("$ close-codes ")
            .or_else(|| line.strip_prefix("$ cargo run -p close-codes-cli -- "))
            .map(|arguments| arguments.split_whitespace().map(str::to_owned).collect())
    });
    commands.collect()
}

#[test]
fn every_command_that_is_shown_runs() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    // It is there if the test ran before.
    let _ignored = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("target/released")).expect("the folder can be made");
    for spec in ["codes.toml", "released.toml", "target/released/codes.toml"] {
        let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/codes.toml");
        fs::copy(original, folder.join(spec)).expect("the spec of the README is there");
    }
    for (readme, count) in [("../README.md", 7), ("README.md", 11)] {
        let shown = shown(readme);
        assert_eq!(shown.len(), count, "{readme}: {shown:?}");
        for arguments in shown {
            let output = Command::new(env!("CARGO_BIN_EXE_close-codes"))
                .args(&arguments)
                .current_dir(&folder)
                .output()
                .expect("the command runs");
            assert!(
                output.status.success() && !output.stdout.is_empty(),
                "{readme}: close-codes {arguments:?}: {}{}",
                String::from_utf8_lossy(&output.stdout),
                String::from_utf8_lossy(&output.stderr),
            );
        }
    }
}
