//! Every command in a README runs.

mod folder;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use close_codes::compare::{Piece, code_spans};

/// Commands that run or test a package of this repository, which a test cannot run.
const CARGO: &str = "cargo ";

/// The command in the READMEs, installed and not installed.
const NAMES: [&str; 2] = ["close-codes ", "cargo run -p close-codes-cli -- "];

/// The starts of commands between backticks in a sentence.
const STARTS: [&str; 4] = [NAMES[0], NAMES[1], "cargo install --path ", "cargo run -p "];

fn read(readme: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(readme);
    fs::read_to_string(path).expect("the README is there")
}

/// The commands in all fences, without comments, and those between backticks in a sentence.
fn shown(text: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut language = None;
    for line in text.lines() {
        match (line.strip_prefix("```"), language) {
            (Some(opened), None) => language = Some(opened),
            (Some(_), Some(_)) => language = None,
            (None, Some("console")) => {
                let (line, _) = line.split_once(" #").unwrap_or((line, ""));
                let command = line.strip_prefix("$ ");
                let command =
                    command.unwrap_or_else(|| panic!("neither a command nor run: {line}"));
                assert!(!command.ends_with('\\'), "on two lines: {command}");
                commands.push(command.trim().to_owned());
            }
            // The commands in a fence for a shell would not be run.
            (None, Some("sh" | "bash" | "shell" | "zsh")) => {
                panic!("commands are shown in a fence of `console`: {line}");
            }
            (None, Some(_)) => {}
            (None, None) => {
                let spans = code_spans(line).filter_map(|piece| match piece {
                    Piece::Code(code) => Some(code),
                    Piece::Text(_) => None,
                });
                let run = spans.filter(|span| STARTS.iter().any(|name| span.starts_with(name)));
                commands.extend(run.map(str::to_owned));
            }
        }
    }
    assert_eq!(language, None, "a fence is open");
    commands
}

/// A folder with the specs that the READMEs name, in a repository with one release.
fn folder() -> PathBuf {
    let folder = folder::made("readme");
    for spec in ["codes.toml", "released.toml"] {
        let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/codes.toml");
        fs::copy(original, folder.join(spec)).expect("the spec of the README is there");
    }
    let commit = "-c user.name=A -c user.email=a@example.org -c commit.gpgsign=false commit -qm A";
    for arguments in ["init -q", "add codes.toml", commit, "tag v0.1.0"] {
        let output = git(&folder).args(arguments.split(' ')).output();
        check(arguments, &output.expect("there is a git"));
    }
    folder
}

fn git(folder: &Path) -> Command {
    let mut git = Command::new("git");
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        git.env_remove(variable);
    }
    git.current_dir(folder);
    git
}

fn check(command: &str, output: &Output) {
    assert!(
        output.status.success(),
        "{command}: {}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
}

fn file(folder: &Path, name: &str) -> File {
    File::create(folder.join(name)).expect("it can be made")
}

/// The exit status of a command. `None` for a server, which is ended by the test.
fn wait(child: &mut Child, stdout: &Path) -> Option<ExitStatus> {
    let start = Instant::now();
    let mut spoke = None;
    loop {
        if let Some(status) = child.try_wait().expect("it was not waited for") {
            return Some(status);
        }
        let has_spoken = fs::metadata(stdout).is_ok_and(|file| file.len() > 0);
        if has_spoken && spoke.is_none() {
            spoke = Some(Instant::now());
        }
        let serves = spoke.is_some_and(|spoke| spoke.elapsed() > Duration::from_secs(2));
        if serves || start.elapsed() > Duration::from_secs(60) {
            child.kill().expect("it runs");
            child.wait().expect("it ends");
            return None;
        }
        thread::sleep(Duration::from_millis(10));
    }
}

/// Runs a command. For a command that builds a package, it only checks that the package exists.
fn run(command: &str, folder: &Path) {
    if let Some(arguments) = NAMES.iter().find_map(|name| command.strip_prefix(name)) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_close-codes"))
            .args(arguments.split_whitespace())
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::from(file(folder, "stdout")))
            .stderr(Stdio::from(file(folder, "stderr")))
            .spawn()
            .expect("the command runs");
        let status = wait(&mut child, &folder.join("stdout"));
        let [stdout, stderr] = ["stdout", "stderr"]
            .map(|name| fs::read_to_string(folder.join(name)).expect("it was written"));
        let is_good = status.is_none_or(|status| status.success());
        assert!(is_good, "{command}: {stdout}{stderr}");
        assert!(!stdout.is_empty(), "{command}: {stderr}");
    } else if let Some(arguments) = command.strip_prefix(CARGO) {
        match arguments.split_whitespace().collect::<Vec<_>>()[..] {
            // This is the package.
            ["test"] => {}
            ["install", "--path", path, "--locked"] => {
                let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
                let same = |path: &Path| fs::canonicalize(path).expect("it is there");
                assert_eq!(same(&root.join(path)), same(&root.join("cli")), "{command}");
            }
            ["run", "-p", package, ..] => {
                let manifest = read(&format!("../examples/{package}/Cargo.toml"));
                let name = format!("name = \"{package}\"");
                assert!(manifest.contains(&name), "{command}: {manifest}");
            }
            _ => panic!("nothing runs this command: {command}"),
        }
    } else if command.starts_with("git ") {
        // This needs the substitutions of a shell.
        let path = std::env::var_os("PATH").expect("a path");
        let output = Command::new("sh")
            .args(["-c", command])
            .env("PATH", path)
            .env_remove("GIT_DIR")
            .env_remove("GIT_WORK_TREE")
            .env_remove("GIT_INDEX_FILE")
            .current_dir(folder)
            .output();
        check(command, &output.expect("there is a shell"));
    } else {
        panic!("nothing runs this command: {command}");
    }
}

#[test]
fn every_command_that_is_shown_runs() {
    let folder = folder();
    for readme in ["../README.md", "README.md"] {
        let commands = shown(&read(readme));
        let ours = |command: &&String| NAMES.iter().any(|name| command.starts_with(name));
        assert!(commands.iter().filter(ours).count() >= 5, "{commands:?}");
        for command in commands {
            run(&command, &folder);
        }
    }
}

#[test]
fn the_first_screen_shows_the_macro_and_the_command() {
    let text = read("../README.md");
    let lines: Vec<_> = text.lines().take(45).collect();
    let screen = lines.join("\n");
    for shown in ["close_codes! {", "explain 1006"] {
        assert!(screen.contains(shown), "{shown} in {screen}");
    }
}

#[test]
fn commands_are_found_wherever_they_stand() {
    let text = "\
`close-codes list` and `close` and `cargo run -p close-codes-cli -- list`.

```console
$ close-codes check a.toml   # every mistake
$ git status
```

```text
$ close-codes not this
```

```console
$ cargo test
```
";
    assert_eq!(
        shown(text),
        [
            "close-codes list",
            "cargo run -p close-codes-cli -- list",
            "close-codes check a.toml",
            "git status",
            "cargo test"
        ]
    );
}

#[test]
#[should_panic(expected = "nothing runs this command: close-code list")]
fn a_command_that_nothing_runs_is_found() {
    run("close-code list", Path::new("."));
}

#[test]
#[should_panic(expected = "commands are shown in a fence of `console`")]
fn a_fence_that_nothing_runs_is_found() {
    shown("```sh\nclose-codes list\n```\n");
}
