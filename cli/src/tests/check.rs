//! Mistakes of specs.

use std::fs;

use serde_json::Value;

use super::{CHAT, FIXTURE, Folder, check, outcome, output};

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
        Ok("1 spec is without a mistake.\n".to_owned())
    );
    assert_eq!(
        output(&["check", CHAT, "../codes.toml"]),
        Ok("2 specs are without a mistake.\n".to_owned())
    );
    assert_eq!(
        output(&["check", "--spec", CHAT, "../codes.toml"]),
        Ok("2 specs are without a mistake.\n".to_owned())
    );
    assert_eq!(
        output(&["check", CHAT, "--format", "json"]),
        Ok(String::new())
    );
}

#[test]
fn a_note_tells_which_texts_a_locale_lacks() {
    let report = output(&["check", FIXTURE]).expect("a report");
    check("check-notes.txt", &report);
    let twice = output(&["check", FIXTURE, FIXTURE]);
    let two = report.replace("1 spec is", "2 specs are");
    assert_eq!(twice, Ok(two));
    assert_eq!(
        output(&["check", FIXTURE, "--format", "json"]),
        Ok(String::new())
    );
    let folder = Folder::new();
    let write = |name: &str, text: &str| {
        fs::write(folder.path(name), text).expect("it can be written");
    };
    let spec = |extends: &str, locale: &str| {
        write("tr.toml", locale);
        let code = "[[code]]\nvalue = 4001\nname = \"A\"\nhow_to_fix = \"F.\"\n";
        write(
            "codes.toml",
            &format!("{extends}locales = \"tr.toml\"\n{code}"),
        );
        output(&["check", &folder.path("codes.toml")]).expect("a report")
    };
    let standard = "extends = \"standard\"\n";
    let whole = "language = \"tr\"\n[4001]\ntitle = \"A\"\nhow_to_fix = \"D.\"\n";
    assert_eq!(spec(standard, whole), "1 spec is without a mistake.\n");
    // Texts of the registry need no translation.
    let part = spec(standard, "language = \"tr\"\n[4001]\nhow_to_fix = \"D.\"\n");
    assert!(part.contains(":\n  title of 4001\n\n1 spec is"), "{part}");
    let alone = spec("", "language = \"tr\"\n[4001]\ntitle = \"A\"\n");
    assert!(
        alone.contains(":\n  category\n  how_to_fix of 4001\n  6 of the 6 in [headings]\n"),
        "{alone}"
    );
    // A spec without translations has no note.
    write(
        "codes.toml",
        &format!("{standard}code = [{{ value = 4001, name = \"A\" }}]"),
    );
    assert_eq!(
        output(&["check", &folder.path("codes.toml")]),
        Ok("1 spec is without a mistake.\n".to_owned())
    );
}

#[test]
fn a_note_tells_which_codes_would_have_to_be_registered() {
    let folder = Folder::new();
    let spec = folder.path("codes.toml");
    let codes = [2, 3, 0, 999].map(|at| format!("{{ value = {}, name = \"A{at}\" }}", 3000 + at));
    let text = format!("code = [{}]", codes.join(", "));
    fs::write(&spec, text).expect("it can be written");
    let report = output(&["check", &spec]).expect("a report");
    assert_eq!(
        report,
        format!(
            "note: {spec}: the registry of IANA does not list 3002, 3999\n\
             3000 to 3999 are for codes that are registered there, 4000 to 4999 for those of an application \
             (RFC 6455, section 7.4.2)\n\n1 spec is without a mistake.\n"
        )
    );
}

#[test]
fn every_mistake_is_printed_as_the_macro_prints_it() {
    let outcome = outcome(&["check", CHAT, FAULTY]).expect("a report");
    assert!(!outcome.is_good);
    let printed = include_str!("../../../tests/ui/readme/spec.stderr");
    let text = outcome.text.replace("../tests/ui/specs/", "specs/");
    let (mistakes, summary) = text.rsplit_once("\n\n").expect("a summary");
    let mut printed_lines = printed.lines().map(str::trim);
    for line in mistakes.lines().map(str::trim) {
        assert!(
            line.is_empty() || printed_lines.any(|printed| printed == line),
            "not in this order in what the compiler printed: {line}\nof\n{mistakes}"
        );
    }
    let count = printed.matches("error: ").count();
    assert_eq!(mistakes.matches("error: ").count(), count);
    assert_eq!(summary, format!("{count} mistakes in 1 of 2 specs.\n"));
}

#[test]
fn json_has_the_place_of_each_mistake() {
    let mistakes = json(&["check", FAULTY, "no/such.toml", "--format", "json"]);
    let first = &mistakes[0];
    assert_eq!(first["file"], "../tests/ui/specs/chat.toml");
    assert_eq!([&first["line"], &first["column"]], [8, 11]);
    assert_eq!(first["end"], serde_json::json!({ "line": 8, "column": 18 }));
    assert_eq!(first["kind"], "UnknownValue");
    assert_eq!(first["message"], "`sent_by` cannot be \"sever\"");
    let help = r#"it is one of "either", "client", "server", "nobody""#;
    assert_eq!(first["help"], serde_json::json!([help]));

    assert_eq!(first["labels"][0]["column"], 11);
    assert_eq!(first["labels"][0]["end"], first["end"]);

    let last = mistakes.last().expect("a mistake");
    assert_eq!(last["file"], "no/such.toml");
    assert_eq!(last["kind"], "NotFound");
    for place in ["line", "column", "end"] {
        assert_eq!(last.get(place), Some(&Value::Null), "{place}");
    }
    assert_eq!(last["labels"], serde_json::json!([]));
}

#[test]
fn json_has_all_that_is_rendered() {
    let folder = Folder::new();
    let spec = folder.path("faulty.toml");
    let code = "[[code]]\nvalue = 4001\n";
    let text = format!("{code}name = \"A\"\nsend_by = \"client\"\n{code}name = \"B\"\n");
    fs::write(&spec, text).expect("it can be written");
    let mistakes = json(&["check", &spec, "--format", "json"]);
    let labels: Vec<&Value> = mistakes
        .iter()
        .flat_map(|mistake| mistake["labels"].as_array().expect("an array"))
        .collect();
    let label = |line: usize, from: usize, to: usize, text: &str| {
        serde_json::json!({
            "file": spec,
            "line": line,
            "column": from,
            "end": { "line": line, "column": to },
            "text": text,
        })
    };
    for expected in [
        label(4, 1, 8, "did you mean `sent_by`?"),
        label(2, 9, 13, "first defined here"),
    ] {
        assert!(labels.contains(&&expected), "{expected} in {labels:?}");
    }
    let rendered = outcome(&["check", &spec, FAULTY]).expect("a report").text;
    for mistake in json(&["check", &spec, FAULTY, "--format", "json"]) {
        for label in mistake["labels"].as_array().expect("an array") {
            let text = label["text"].as_str().expect("a text");
            assert!(rendered.contains(text), "{text} in {rendered}");
        }
    }
}

#[test]
fn a_mistake_of_a_base_that_two_specs_share_is_shown_once() {
    let folder = Folder::new();
    fs::write(folder.path("base.toml"), "code = [{ value = 4000 }]\n").expect("it can be written");
    let specs = ["a.toml", "b.toml"].map(|name| folder.path(name));
    for spec in &specs {
        fs::write(spec, "extends = \"base.toml\"\n").expect("it can be written");
    }
    let [a, b] = &specs;
    let text = outcome(&["check", a, b]).expect("a report").text;
    assert_eq!(text.matches("error: ").count(), 1, "{text}");
    assert!(text.ends_with("\n\n1 mistake in 2 of 2 specs.\n"), "{text}");
    assert_eq!(json(&["check", a, b, "--format", "json"]).len(), 1);
}
