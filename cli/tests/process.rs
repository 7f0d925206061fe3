//! The command as a process: its exit status, and its behaviour if it cannot read or write.

mod folder;

use std::fs;
#[cfg(unix)]
use std::os::fd::OwnedFd;
#[cfg(unix)]
use std::os::unix::net::UnixStream;
#[cfg(unix)]
use std::process::Stdio;
use std::process::{Command, Output};

const CHAT: &str = "../examples/chat/codes.toml";
const CHANGED: &str = "fixture/codes.toml";
#[cfg(feature = "site")]
const SITE: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/a-site");
const FAULTY: &str = "../tests/ui/specs/chat.toml";

/// A subcommand with its inputs and outputs for the tests. A test fails for a subcommand without a row.
struct Row {
    name: &'static str,
    /// The arguments before the path of a spec.
    reads: &'static [&'static [&'static str]],
    /// The arguments before `--lang`, to show texts.
    speaks: &'static [&'static [&'static str]],
    /// The arguments to write to the standard output, for each format.
    prints: &'static [&'static [&'static str]],
    /// The arguments before the path of an output file.
    writes: &'static [&'static [&'static str]],
}

const ROWS: &[Row] = &[
    Row {
        name: "check",
        reads: &[&["check"], &["check", CHAT]],
        // Errors are in English, like those of the compiler.
        speaks: &[],
        prints: &[
            &["check", CHAT],
            &["check", CHAT, "--format", "text"],
            &["check", CHAT, "--format", "json"],
        ],
        writes: &[],
    },
    Row {
        name: "explain",
        reads: &[&["explain", "1000", "--spec"]],
        speaks: &[&["explain", "1000"], &["explain", "1000", "--spec", CHAT]],
        prints: &[&["explain", "1006"]],
        writes: &[],
    },
    Row {
        name: "list",
        reads: &[&["list", "--spec"]],
        speaks: &[&["list"], &["list", "--spec", CHAT]],
        prints: &[&["list"]],
        writes: &[],
    },
    Row {
        name: "compare",
        reads: &[&["compare", "1000", "1001", "--spec"]],
        speaks: &[
            &["compare", "1000", "1001"],
            &["compare", "1000", "1001", "--format", "html"],
        ],
        prints: &[
            &["compare", "1000", "1001", "--format", "text"],
            &["compare", "1000", "1001", "--format", "markdown"],
            &["compare", "1000", "1001", "--format", "html"],
        ],
        writes: &[],
    },
    Row {
        name: "export",
        reads: &[
            &["export", "typescript", "--spec"],
            &["export", "python", "--spec"],
            &["export", "json", "--spec"],
            &["export", "markdown", "--spec"],
        ],
        speaks: &[
            &["export", "markdown"],
            &["export", "markdown", "--spec", CHAT],
        ],
        prints: &[
            &["export", "typescript"],
            &["export", "typescript", "--compact"],
            &["export", "python"],
            &["export", "json"],
            &["export", "markdown"],
            &["export", "markdown", "--lang", "ja"],
        ],
        writes: &[
            &["export", "json", "--out"],
            &["export", "typescript", "--compact", "--out"],
        ],
    },
    Row {
        name: "diff",
        reads: &[&["diff", CHAT], &["diff", "--format", "json", CHAT]],
        // The report is in English, like that of `check`.
        speaks: &[],
        prints: &[
            &["diff", CHAT, CHAT, "--format", "text"],
            &["diff", CHANGED, CHAT, "--all", "--format", "json"],
        ],
        writes: &[],
    },
    #[cfg(feature = "site")]
    Row {
        name: "site",
        reads: &[&["site", "--spec"], &["site", "--out", SITE, "--spec"]],
        speaks: &[&["site"], &["site", "--spec", CHAT, "--out", SITE]],
        // The server does not end; `tests/site.rs` tests it.
        prints: &[&[
            "site",
            "--spec",
            CHAT,
            "--lang",
            "en",
            "--out",
            SITE,
            "--base",
            "https://example.org",
        ]],
        // The output is a folder, whose errors `tests/site.rs` tests.
        writes: &[],
    },
    Row {
        name: "completions",
        reads: &[],
        speaks: &[],
        prints: &[
            &["completions", "bash"],
            &["completions", "elvish"],
            &["completions", "fish"],
            &["completions", "powershell"],
            &["completions", "zsh"],
        ],
        writes: &[],
    },
];

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_close-codes"));
    command.args(arguments);
    command
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the command runs")
}

/// The whole output of a command, and its exit status.
#[track_caller]
fn printed(arguments: &[&str], status: i32) -> String {
    let output = run(arguments);
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8(text).expect("UTF-8");
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {text}");
    assert!(!text.contains("panicked"), "{text}");
    text
}

fn with<'a>(command: &[&'a str], last: &'a str) -> Vec<&'a str> {
    command.iter().copied().chain([last]).collect()
}

/// The first word of each line below a heading in the output of `help`.
fn listed(help: &str, heading: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != heading).skip(1);
    let lines = lines.take_while(|line| !line.is_empty());
    // Wrapped lines are indented further.
    let lines = lines.filter(|line| !line.starts_with("   "));
    lines
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect()
}

/// The values of formats, targets and shells that `help` lists. Rules are left out, because they do not change the
/// format.
fn values(help: &str) -> Vec<String> {
    let in_lists = help.lines().filter_map(|line| {
        let (value, _) = line.trim().strip_prefix("- ")?.split_once(':')?;
        Some(vec![value.to_owned()])
    });
    let in_brackets = help.lines().filter_map(|line| {
        let values = line.trim().strip_prefix("[possible values: ")?;
        let values = values.strip_suffix(']')?.split(", ");
        Some(values.map(str::to_owned).collect())
    });
    let mut values = in_lists.chain(in_brackets).collect::<Vec<_>>().concat();
    values.retain(|value| value.chars().all(|char| char.is_ascii_lowercase()));
    values
}

#[test]
fn every_subcommand_has_a_row_with_each_of_its_formats_and_options() {
    let mut listed = listed(&printed(&["help"], 0), "Commands:");
    listed.retain(|name| name != "help");
    listed.sort();
    let mut names: Vec<_> = ROWS.iter().map(|row| row.name).collect();
    names.sort_unstable();
    assert_eq!(listed, names);
    for row in ROWS {
        let help = printed(&["help", row.name], 0);
        let printed = row.prints.concat();
        assert!(!printed.is_empty());
        for value in values(&help) {
            assert!(printed.contains(&&*value), "{}: {value}", row.name);
        }
        let has = |option| help.contains(option);
        assert_eq!(has("--lang"), !row.speaks.is_empty(), "{}", row.name);
        // The folder of `site` is tested elsewhere.
        assert_eq!(has("--out <FILE>"), !row.writes.is_empty(), "{}", row.name);
        let reads_files = has("--spec") || has("The spec");
        assert_eq!(reads_files, !row.reads.is_empty(), "{}", row.name);
        let all = [row.reads, row.speaks, row.prints, row.writes].concat();
        assert!(all.iter().all(|arguments| arguments[0] == row.name));
    }
}

fn each(arguments: fn(&Row) -> &'static [&'static [&'static str]]) -> Vec<&'static [&'static str]> {
    ROWS.iter().map(arguments).collect::<Vec<_>>().concat()
}

#[test]
fn a_file_that_is_missing_a_folder_and_not_utf8() {
    let folder = folder::made("unreadable");
    let latin = folder.join("latin.toml");
    fs::write(&latin, b"category = \"\xe9\"\n").expect("it can be written");
    let latin = latin.to_str().expect("a plain path");
    for reader in each(|row| row.reads) {
        for name in ["no/such.toml", "-"] {
            let missing = printed(&with(reader, name), 1);
            let message = format!("cannot find `{name}`");
            assert!(missing.contains(&message), "{reader:?}: {missing}");
        }
        let folder = printed(&with(reader, "fixture"), 1);
        assert!(folder.contains("`fixture` is a folder"), "{folder}");
        let not_utf8 = printed(&with(reader, latin), 1);
        assert!(not_utf8.contains("is not UTF-8"), "{not_utf8}");
        assert!(not_utf8.contains("latin.toml:1:13"), "{not_utf8}");
    }
}

#[test]
fn all_mistakes_of_a_faulty_spec_are_printed() {
    for reader in each(|row| row.reads) {
        let text = printed(&with(reader, FAULTY), 1);
        for mistake in [
            "error: `sent_by` cannot be \"sever\"",
            "error: close code 4001 is defined twice",
            "error: a `[[code]]` has no key `titel`",
        ] {
            assert_eq!(text.matches(mistake).count(), 1, "{mistake} in {text}");
        }
    }
}

#[test]
fn an_unknown_language_lists_those_there_are() {
    for speaker in each(|row| row.speaks) {
        let text = printed(&[speaker, &["--lang", "tlh"][..]].concat(), 2);
        assert!(text.contains("no texts in the language \"tlh\""), "{text}");
        assert!(text.contains("The languages are: en, tr, ja"), "{text}");
    }
}

/// An output that nobody reads. With a pipe, the reader could be closed too late.
#[cfg(unix)]
fn closed() -> Stdio {
    let (output, _reader) = UnixStream::pair().expect("a pair");
    OwnedFd::from(output).into()
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    let help = [&["help"][..], &["--version"], &["explain", "--help"]];
    for arguments in [each(|row| row.prints), help.to_vec()].concat() {
        let output = command(arguments).stdout(closed()).output();
        let output = output.expect("the command runs");
        assert_eq!(output.status, run(arguments).status, "{arguments:?}");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(errors, "", "{arguments:?}");
    }
}

/// The exit status is the result of a check, even if nobody reads the report or the errors.
#[cfg(unix)]
#[test]
fn a_closed_pipe_changes_no_exit_status() {
    for (arguments, status) in [
        (&["check", FAULTY][..], 1),
        (&["check", FAULTY, "--format", "json"], 1),
        (&["diff", CHANGED, CHAT], 1),
        (&["list", "--spec", FAULTY], 1),
        (&["explain", "4999"], 2),
        (&["list", "--lang", "tlh"], 2),
        (&["nonsense"], 2),
    ] {
        let mut command = command(arguments);
        let ended = command.stdout(closed()).stderr(closed()).status();
        let ended = ended.expect("the command runs");
        assert_eq!(ended.code(), Some(status), "{arguments:?}: {ended}");
    }
}

/// A device on which every write fails.
#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_an_error() {
    for arguments in each(|row| row.prints) {
        let full = fs::OpenOptions::new().write(true).open("/dev/full");
        let output = command(arguments)
            .stdout(full.expect("the device is there"))
            .output()
            .expect("the command runs");
        let errors = String::from_utf8_lossy(&output.stderr);
        // Without output, nothing fails.
        if run(arguments).stdout.is_empty() {
            assert_eq!(output.status.code(), Some(0), "{errors}");
            continue;
        }
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {errors}");
        assert!(
            errors.starts_with("error: cannot write to the standard output: "),
            "{errors}"
        );
    }
}

#[test]
fn a_file_to_write_needs_its_folder_and_to_be_one() {
    let mut files = vec!["no/such/folder/codes.json", "fixture"];
    if cfg!(target_os = "linux") {
        // These are a device on which every write fails, and a file in a folder that allows no new files.
        files.extend(["/dev/full", "/proc/codes.json"]);
    }
    for writer in each(|row| row.writes) {
        for file in &files {
            let text = printed(&with(writer, file), 1);
            let message = format!("error: cannot write {file}: ");
            assert!(text.starts_with(&message), "{writer:?}: {text}");
        }
    }
}

/// A report, a page or a file for a program is written unchanged by every command.
#[test]
fn data_keeps_every_character_of_a_text() {
    let folder = folder::made("controls");
    let path = |name: &str| {
        let path = folder.join(name);
        path.to_str().expect("a plain path").to_owned()
    };
    let [spec, other, faulty] = ["spec.toml", "a\u{7f}b.toml", "faulty.toml"].map(path);
    let code = "[[code]]\nvalue = 4001\nname = \"A\"\n";
    let range = "[[range]]\nfirst = 4100\nlast = 4199\ntitle = \"B\"\n";
    // A reason is the only text that may hold any character.
    let reason = "reason = \"a\\u007fb\"\n";
    fs::write(&spec, code).expect("it can be written");
    fs::write(&other, format!("{code}{reason}{range}")).expect("it can be written");
    fs::write(&faulty, format!("\"a\\u007fb\" = 1\n{code}")).expect("it can be written");
    for arguments in [
        &["export", "json", "--spec", &other][..],
        &["export", "typescript", "--spec", &other],
        &["diff", &spec, &other, "--all", "--format", "json"],
    ] {
        let text = printed(arguments, 0);
        assert!(
            text.contains("a\u{7f}b") || text.contains("a\\u007fb"),
            "{text}"
        );
    }
    // In the output for people, a replacement character is there instead, even if the output is not a terminal.
    let text = printed(&["diff", &spec, &other, "--all"], 0);
    assert!(text.contains("a\u{fffd}b.toml"), "{text}");
    let found = printed(&["check", &faulty, "--format", "json"], 1);
    assert!(found.contains("a\u{fffd}b"), "{found:?}");
    // A reason is shown with escapes, without loss.
    let spec = "../tests/typescript/hard.toml";
    let text = printed(&["explain", "4000", "--spec", spec], 0);
    let reason =
        r"reason: line\nfeed, carriage\rreturn, tab\t, null\u{0}, delete\u{7f}, next\u{85}line";
    assert!(text.contains(reason), "{text}");
    let json = printed(&["export", "json", "--spec", spec], 0);
    assert!(json.contains(r"delete\u007f, next\u0085line"), "{json}");
}

#[test]
fn a_file_that_drifted_is_status_1() {
    let file = folder::made("drifted").join("codes.json");
    let file = file.to_str().expect("a plain path");
    let check = ["export", "json", "--out", file, "--check"];
    printed(&check, 1);
    printed(&check[..4], 0);
    printed(&check, 0);
    fs::write(file, "{}\n").expect("it can be written");
    printed(&check, 1);
}

#[test]
fn help_reads_well_at_80_columns_and_says_the_exit_statuses() {
    let names = ROWS.iter().map(|row| row.name);
    let commands = names.map(|name| vec!["help", name]).chain([vec!["help"]]);
    for arguments in commands {
        let text = printed(&arguments, 0);
        assert!(text.contains("Usage: close-codes"), "{text}");
        for line in text.lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
        let (_, statuses) = text
            .split_once("\nExit status:\n")
            .expect("the exit statuses");
        let statuses: Vec<_> = statuses.lines().map(|line| &line[..5]).collect();
        assert_eq!(statuses, ["  0  ", "  1  ", "  2  "], "{text}");
    }
    for row in ROWS {
        // The long help and the short one.
        let long = printed(&[row.name, "--help"], 0);
        assert_eq!(long, printed(&["help", row.name], 0));
        let short = printed(&[row.name, "-h"], 0);
        assert!(short.contains("\nExit status:\n"), "{short}");
    }
}

#[test]
fn the_version_is_there_and_mistakes_in_the_command_line_are_status_2() {
    let version = format!("close-codes {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(printed(&["--version"], 0), version);
    let mut wrong: Vec<Vec<&str>> = vec![
        vec![],
        vec!["chekc"],
        vec!["check"],
        vec!["diff", CHAT],
        vec!["compare", "1000"],
        vec!["list", "--lang"],
    ];
    for row in ROWS {
        wrong.push(vec![row.name, "--nonsense"]);
    }
    let tip = printed(&["1006"], 2);
    assert!(tip.contains("close-codes explain 1006\n"), "{tip}");
    for wrong in wrong {
        printed(&wrong, 2);
    }
}

/// A path may be untrusted, if a script passes on what it finds.
#[test]
#[cfg(unix)] // elsewhere no path may hold such characters
fn a_path_commands_no_terminal_and_forges_no_line() {
    let folder = folder::made("paths");
    let path = |end: &str| {
        let name = format!("a\u{1b}]0;title\u{7}\u{202e}\nerror: forged{end}");
        let path = folder.join(name);
        path.to_str().expect("UTF-8").to_owned()
    };
    let [spec, json, inside, site] = ["", ".json", "/x/y", ".d"].map(path);
    let text = "code = [{ value = 4001, name = \"A\" }, { value = 4002, name = \"B\" }]\n";
    fs::write(&spec, text).expect("it can be written");
    for (arguments, status) in [
        (&["export", "json", "--out", &json][..], 0),
        (&["export", "json", "--out", &json, "--check"], 0),
        (&["export", "python", "--out", &json, "--check"], 1),
        (&["export", "json", "--out", &inside], 1),
        (&["export", "json", "--spec", &spec, "--out", &spec], 2),
        (&["site", "--spec", &spec, "--out", &site], 0),
        (&["site", "--out", &inside], 1),
        (&["explain", "4999", "--spec", &spec], 2),
        (&["explain", "4001 4002", "--spec", &spec], 2),
        (&["list", "--spec", &json], 1),
        (&["list", "--spec", &inside], 1),
        (&["check", &json], 1),
        (&["diff", &spec, CHANGED, "--all"], 1),
    ] {
        // This forces the output for a terminal. Otherwise every escape would be removed.
        let mut command = command(arguments);
        let output = command.env("CLICOLOR_FORCE", "1").output();
        let output = output.expect("the command runs");
        let text = String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8");
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {text}");
        assert!(!text.contains("\nerror: forged"), "{arguments:?}: {text}");
        let commands = ["\u{1b}]", "\u{7}", "\u{202e}"];
        let found = commands.iter().find(|command| text.contains(**command));
        assert_eq!(found, None, "{arguments:?}: {text:?}");
    }
}
