//! Problems of specs.

use std::fs;

use serde_json::Value;

use super::{CHAT, FIXTURE, Folder, outcome, output};

const FAULTY: &str = "../tests/ui/specs/chat.toml";

fn json(arguments: &[&str]) -> Vec<Value> {
    let outcome = outcome(arguments).expect("a report");
    let lines = outcome.text.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[test]
fn good_specs_are_counted() {
    assert_eq!(
        output(&["check", CHAT]),
        Ok("1 spec is without a problem.\n".to_owned())
    );
    assert_eq!(
        output(&["check", CHAT, FIXTURE, "../codes.toml"]),
        Ok("3 specs are without a problem.\n".to_owned())
    );
    assert_eq!(
        output(&["check", CHAT, "--format", "json"]),
        Ok(String::new())
    );
}

#[test]
fn every_problem_is_printed_as_the_macro_prints_it() {
    let outcome = outcome(&["check", CHAT, FAULTY]).expect("a report");
    assert!(!outcome.is_good);
    let printed = include_str!("../../../tests/ui/readme/spec.stderr");
    let text = outcome.text.replace("../tests/ui/specs/", "specs/");
    let (problems, summary) = text.rsplit_once("\n\n").expect("a summary");
    let mut printed_lines = printed.lines().map(str::trim);
    for line in problems.lines().map(str::trim) {
        assert!(
            line.is_empty() || printed_lines.any(|printed| printed == line),
            "not in this order in what the compiler printed: {line}\nof\n{problems}"
        );
    }
    let count = printed.matches("error: ").count();
    assert_eq!(problems.matches("error: ").count(), count);
    assert_eq!(summary, format!("{count} problems in 1 of 2 specs.\n"));
}

#[test]
fn json_has_the_place_of_each_problem() {
    let problems = json(&["check", FAULTY, "no/such.toml", "--format", "json"]);
    let first = &problems[0];
    assert_eq!(first["file"], "../tests/ui/specs/chat.toml");
    assert_eq!([&first["line"], &first["column"]], [8, 11]);
    assert_eq!(first["end"], serde_json::json!({ "line": 8, "column": 18 }));
    assert_eq!(first["kind"], "UnknownValue");
    assert_eq!(first["message"], "`sent_by` cannot be \"sever\"");
    let help = r#"it is one of "either", "client", "server", "nobody""#;
    assert_eq!(first["help"], serde_json::json!([help]));

    let last = problems.last().expect("a problem");
    assert_eq!(last["file"], "no/such.toml");
    assert_eq!(last["kind"], "NotFound");
    for place in ["line", "column", "end"] {
        assert_eq!(last.get(place), Some(&Value::Null), "{place}");
    }
}

#[test]
fn a_problem_of_a_base_that_two_specs_share_is_shown_once() {
    let folder = Folder::new();
    fs::write(folder.path("base.toml"), "code = [{ value = 4000 }]\n").expect("it can be written");
    let specs = ["a.toml", "b.toml"].map(|name| folder.path(name));
    for spec in &specs {
        fs::write(spec, "extends = \"base.toml\"\n").expect("it can be written");
    }
    let [a, b] = &specs;
    let text = outcome(&["check", a, b]).expect("a report").text;
    assert_eq!(text.matches("error: ").count(), 1, "{text}");
    assert!(text.ends_with("\n\n1 problem in 2 of 2 specs.\n"), "{text}");
    assert_eq!(json(&["check", a, b, "--format", "json"]).len(), 1);
}
