//! The enum of a spec in which one line is not TOML, which code still uses.

use std::collections::BTreeSet;

use close_codes_reader::{Code, Disk, Kind, Origin, Range, Reading, SentBy, read};

const GOOD: &str = r#"category = "Chat"
extends = "standard"
except = [3000, 3003]
retired = [4050, 4051]

[unlisted]
reconnect = "backoff"

[[code]]
value = 1010
sent_by = "client"
title = "Mandatory"

[[code]]
value = 4001
name = "SessionExpired"
description = """
The token that opened this connection
is no longer valid.
"""
sent_by = "server"
reconnect = "reauthenticate"
reason = "token expired"

[[code]]
value = 4002
name = "Banned"
how_to_fix = """Ask the operator."""
sent_by = "client"

[[range]]
first = 4100
last = 4199
name = "BackOff"
sent_by = "server"
"#;

fn reading(text: &str) -> Reading {
    let name = "inline spec";
    read(Origin::Inline { name, text }, &Disk::new("."))
}

/// The variants and constants of the enum.
fn names(reading: &Reading) -> BTreeSet<String> {
    let codes = reading.spec.codes.iter().map(Code::name);
    let constants = reading.spec.ranges.iter().filter_map(Range::constant);
    codes.map(ToOwned::to_owned).chain(constants).collect()
}

/// The ways to damage a line.
fn broken(line: &str) -> Vec<String> {
    let (key, value) = line.split_once(" = ").unwrap_or((line, ""));
    let mut lines: Vec<String> = [
        "= 1", "=", "\"", "'", "\"\"\"", "'''", "[", "]", "{", "}", "[[", "]]", "x", "a b c", "\\",
    ]
    .map(str::to_owned)
    .to_vec();
    for end in [
        "", " ", "#", "x", "\"", "'", "\"\"\"", "'''", "[", "]", "{", "}", ",", "\\", "= 1", ".",
    ] {
        lines.push(format!("{line}{end}"));
        lines.push(format!("{key}{end} = {value}"));
        lines.push(format!("{key} = {end}"));
        lines.push(format!("{key} = {end}{value}"));
        lines.push(format!("{end}{line}"));
        lines.push(format!("{key} = \"{end}"));
        lines.push(format!("{key} = [{end}, 1"));
        lines.push(format!("{key} = {{ a = 1{end}"));
    }
    for line in [
        format!("{key} {value}"),
        format!("{key}: {value}"),
        format!("{key}={value} {value}"),
        format!("{key} = word"),
        format!("{key} = \"\\q\""),
        format!("{key} = \"\"\"\n\\q\n\"\"\""),
        format!("{key} = [\n1\n2\n]"),
        format!("{line}\n{line}"),
        format!("{line}\n\"{key}\" = {value}"),
        format!("[{line}]"),
        format!("{key}.a = {value}"),
        format!("{key}-a = {value}"),
    ] {
        lines.push(line);
    }
    lines
}

#[test]
fn has_every_name_is_right() {
    let good = reading(GOOD);
    assert!(good.diagnostics.is_empty() && good.has_every_name);
    let lines: Vec<&str> = GOOD.lines().collect();
    let mut kept = 0;
    for (at, line) in lines.iter().enumerate() {
        for broken in broken(line) {
            let mut lines = lines.clone();
            lines[at] = &broken;
            let text = lines.join("\n");
            let reading = reading(&text);
            let is_toml = reading
                .diagnostics
                .iter()
                .all(|diagnostic| diagnostic.kind != Kind::Syntax);
            if is_toml || !reading.has_every_name {
                continue;
            }
            kept += 1;
            assert_eq!(names(&reading), names(&good), "{broken:?} for {line:?}");
            for whole in &good.spec.codes {
                let mut codes = reading.spec.codes.iter();
                let code = codes.find(|code| code.name() == whole.name());
                let code = code.expect("it is among the names");
                let is_looser = [whole.sent_by(), SentBy::Either].contains(&code.sent_by());
                assert!(is_looser, "{broken:?} for {line:?}: {code:?}");
            }
        }
    }
    assert!(kept > 500, "{kept}");
}

#[test]
fn a_mistake_in_one_value_costs_no_name() {
    for (line, broken, expected) in [
        ("sent_by = \"server\"", "sent_by = server", true),
        ("sent_by = \"server\"", "sent_by \"server\"", true),
        ("sent_by = \"server\"", "sent_by: \"server\"", true),
        ("sent_by = \"server\"", "sent_by = \"server", true),
        ("sent_by = \"server\"", "sent_by =", true),
        (
            "sent_by = \"server\"",
            "sent_by = \"server\"\nsent_by = \"client\"",
            true,
        ),
        (
            "is no longer valid.",
            "is no longer valid in C:\\queues.",
            true,
        ),
        ("retired = [4050, 4051]", "retired = [4050 4051]", true),
        ("retired = [4050, 4051]", "retired = [4050, 4051", false),
        ("reconnect = \"backoff\"", "reconnect = backoff", true),
        ("how_to_fix = \"\"\"", "how_to_fix = \"", true),
        ("name = \"Banned\"", "name = Banned", false),
        ("name = \"Banned\"", "name \"Banned\"", false),
        ("name = \"BackOff\"", "name: \"BackOff\"", false),
        ("last = 4199", "last = 41 99", false),
        ("extends = \"standard\"", "extends = standard", false),
        ("except = [3000, 3003]", "except = [3000 3003]", false),
    ] {
        let text = GOOD.replacen(line, broken, 1);
        assert_ne!(text, GOOD, "{line}");
        let reading = reading(&text);
        assert_eq!(reading.diagnostics.len(), 1, "{broken:?}: {reading:?}");
        assert_eq!(reading.has_every_name, expected, "{broken:?}");
    }
}

/// Otherwise a frame might be refused without reason.
#[test]
fn who_sends_a_code_is_left_open_where_the_word_is_broken() {
    for broken in [
        "sent_by \"client\"",
        "sent_by = client",
        "sent_by = \"clint\"",
        "sent_by = 1",
        "sent_by = \"client\"\nsent_by = \"server\"",
    ] {
        let text = GOOD.replace("sent_by = \"client\"", broken);
        let text = text.replace("first = 4100", "first = 4000");
        let reading = reading(&text);
        assert!(reading.has_every_name && !reading.diagnostics.is_empty());
        for number in [1010, 4002] {
            let mut codes = reading.spec.codes.iter();
            let code = codes.find(|code| code.value == number);
            let sent_by = code.map(Code::sent_by);
            assert_eq!(sent_by, Some(SentBy::Either), "{broken:?}: {number}");
        }
    }
}
