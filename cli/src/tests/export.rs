//! Exports to other languages.

use std::fs;

use close_codes::{CloseCode, CodeSet as _, Language};
use close_codes_vocabulary::{Key, Table};
use expect_test::expect_file;
use serde_json::{Value, json};

use super::{ChatClose, Closed, FIXTURE, Folder, failure, output};
use crate::arguments::Target;
use crate::export::{exported, markdown};

/// The pattern of the docs of `Spec::typescript`: a file in the repository that cannot drift from its spec.
/// `UPDATE_EXPECT=1 cargo test -p close-codes-cli` updates it.
#[test]
fn the_module_of_the_chat_is_that_of_its_spec() {
    let module = ChatClose::SPEC.typescript().to_string();
    expect_file!["../../../examples/chat/close-codes.ts"].assert_eq(&module);
}

/// Compares every field of every entry, and the number of keys with that of the struct.
#[test]
fn json_is_the_whole_spec() {
    let spec = ChatClose::SPEC;
    let json: Value = serde_json::from_str(&exported(spec, Target::Json)).expect("JSON");
    assert_eq!(json["category"], spec.category);
    let codes = json["codes"].as_array().expect("a list");
    assert_eq!(codes.len(), spec.codes.len());
    for (code, info) in codes.iter().zip(spec.codes) {
        assert_eq!(code["code"], info.code);
        assert_eq!(code["name"], info.name);
        assert_eq!(code["title"], info.title);
        assert_eq!(code["description"].as_str(), info.description);
        assert_eq!(code["seen_when"].as_str(), info.seen_when);
        assert_eq!(code["how_to_fix"].as_str(), info.how_to_fix);
        assert_eq!(code["sent_by"], info.sent_by.as_str());
        let reconnect = info.reconnect.map(close_codes::Reconnect::as_str);
        assert_eq!(code["reconnect"].as_str(), reconnect);
        let session = info.session.map(close_codes::Session::as_str);
        assert_eq!(code["session"].as_str(), session);
        assert_eq!(code["reason"].as_str(), info.reason);
        assert_eq!(code["reference"].as_str(), info.reference);
        assert_eq!(code["deprecated"].as_str(), info.deprecated);
        let keys = Key::of(Table::Code).count();
        assert_eq!(code.as_object().map(serde_json::Map::len), Some(keys + 1));
    }
    let ranges = json["ranges"].as_array().expect("a list");
    assert_eq!(ranges.len(), spec.ranges.len());
    assert_eq!(ranges[0]["first"], spec.ranges[0].first);
    assert_eq!(ranges[0]["last"], spec.ranges[0].last);
    assert_eq!(json["retired"], json!([]));
    let closed: Value = serde_json::from_str(&exported(Closed::SPEC, Target::Json)).expect("JSON");
    assert_eq!(closed["retired"], json!([3000, 4002, 4110]));
    assert_eq!(closed.as_object().map(serde_json::Map::len), Some(5));
}

#[test]
fn markdown_has_a_row_for_every_code_and_range() {
    let text = exported(ChatClose::SPEC, Target::Markdown);
    assert!(text.contains(
        "\n| 4001 | `SessionExpired` | Session Expired | The token that opened this connection is no longer valid. \
         | server | reauthenticate | new |\n"
    ));
    assert!(text.ends_with(
        "\n| codes | name | title | description | sent by | reconnect | session |\n\
         | --- | --- | --- | --- | --- | --- | --- |\n\
         | 4200–4299 | `BackOff` | Back Off | The server is too busy for this client. | server | backoff | resume |\n"
    ));
    let rows = text.lines().filter(|line| line.starts_with("| 1"));
    assert_eq!(rows.count(), 16, "{text}");
    let standard = exported(CloseCode::SPEC, Target::Markdown);
    assert!(!standard.contains("| codes |") && !standard.contains("etired"));
    assert!(
        exported(Closed::SPEC, Target::Markdown).ends_with("|\n\n`retired`: 3000, 4002, 4110\n")
    );
}

#[test]
fn markdown_is_in_the_language_that_is_asked_for() {
    let export = |more: &[&str]| output(&[&["export", "markdown"][..], more].concat());
    let english = export(&[]);
    assert_eq!(export(&["--lang", "en"]), english);
    for (tag, language) in [("tr", "tr"), ("tr-TR", "tr"), ("zh-Hans-CN", "zh-Hans")] {
        let text = export(&["--lang", tag]).expect("a language of the registry");
        let language = CloseCode::language(language).expect("one of the registry's");
        for (line, code) in text.lines().skip(2).zip(CloseCode::ALL) {
            let texts = language.localize(code.info());
            let title = markdown::cell(texts.title());
            let description = markdown::cell(texts.description().expect("it has one"));
            assert!(
                line.contains(&format!(" | {title} | {description} | ")),
                "{line}"
            );
        }
        // The headers, the names and the words are the same.
        let english = english.as_deref().expect("a table");
        assert!(text.starts_with(english.lines().next().expect("a head")));
        assert_eq!(text.lines().count(), english.lines().count());
    }
    let own = export(&["--spec", FIXTURE, "--lang", "sv"]).expect("a language of the spec");
    assert_ne!(export(&["--spec", FIXTURE]), Ok(own));
    let error = failure(&["export", "markdown", "--lang", "xx"]);
    assert_eq!(error.exit_status(), 2);
}

#[test]
fn a_cell_stays_one_cell() {
    for (text, cell) in [
        ("a | b\n\n c", r"a \| b c"),
        (
            "*a* _b_ [c](d) <e> &f; #g ~h~ \\",
            r"\*a\* \_b\_ \[c\](d) \<e\> \&f; \#g \~h\~ \\",
        ),
        ("`Vec<u8>` and `a|b`", r"`Vec<u8>` and `a\|b`"),
        ("a lone `` and `code`", r"a lone \`\` and `code`"),
        ("``a`b``", "``a`b``"),
        (r"`a\|b`", r"a\\\|b"),
        ("https://a.b/c_d www.e.f", r"https\://a.b/c\_d www\.e.f"),
        ("\u{1b}[31m\u{7}\0", "\u{fffd}\\[31m\u{fffd}\u{fffd}"),
    ] {
        assert_eq!(markdown::cell(text), cell);
    }
}

#[test]
fn every_cell_of_an_odd_spec_is_in_its_column() {
    let protocol = close_codes::reader::read_file(FIXTURE).expect("a good spec");
    let text = markdown::tables(protocol.spec, &Language::ENGLISH);
    for table in text.split("\n\n") {
        let bars = |line: &str| line.replace(r"\|", "").matches('|').count();
        let columns = bars(table.lines().next().expect("a header"));
        for line in table.lines() {
            assert_eq!(bars(line), columns, "{line}");
        }
    }
    assert!(text.contains(" **Deprecated:** Send 4000 in its place"));
}

#[test]
fn a_file_is_written_and_checked() {
    let folder = Folder::new();
    let path = folder.path("codes.json");
    let error = failure(&["export", "json", "--check", "--out", &path]);
    assert_eq!(error.exit_status(), 1);
    assert!(
        error
            .to_string()
            .starts_with(&format!("cannot read {path}: "))
    );

    assert_eq!(
        output(&["export", "json", "--out", &path]),
        Ok(format!("{path} is written.\n"))
    );
    let written = fs::read_to_string(&path).expect("it was written");
    assert_eq!(written, exported(CloseCode::SPEC, Target::Json));
    let check = ["export", "json", "--check", "--out", &path];
    assert_eq!(output(&check), Ok(format!("{path} is up to date.\n")));

    for drifted in [
        written.clone() + "\n",
        written.replace('\n', "\r\n"),
        String::new(),
    ] {
        fs::write(&path, &drifted).expect("it can be written");
        let outcome = super::outcome(&check).expect("it can be read");
        assert!(!outcome.is_good);
        assert!(outcome.text.starts_with(&format!("{path} is out of date")));
        assert_eq!(fs::read_to_string(&path).expect("it is there"), drifted);
    }
}

/// A `reason` may hold any character.
#[test]
fn no_export_for_programs_has_a_character_that_is_unsafe_to_show() {
    let folder = Folder::new();
    let spec = folder.path("codes.toml");
    let reason = "a\u{202e}b\u{2066}c\u{2028}d\u{85}e";
    let text = format!("code = [{{ value = 4001, name = \"A\", reason = \"{reason}\" }}]\n");
    fs::write(&spec, text.replace('\u{85}', "\\u0085")).expect("it can be written");
    for target in ["json", "typescript", "python"] {
        let text = output(&["export", target, "--spec", &spec]).expect("the spec is good");
        assert!(
            text.contains(r"a\u202eb\u2066c\u2028d\u0085e"),
            "{target}: {text}"
        );
    }
    let json = output(&["export", "json", "--spec", &spec]).expect("the spec is good");
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["codes"][0]["reason"], reason);
}

#[test]
fn the_spec_is_not_written_over() {
    let folder = Folder::new();
    let spec = folder.path("codes.toml");
    let text = "code = [{ value = 4001, name = \"A\" }]\n";
    fs::write(&spec, text).expect("it can be written");
    let other_path = folder.path("./codes.toml");
    let error = failure(&["export", "json", "--spec", &spec, "--out", &other_path]);
    assert_eq!(error.exit_status(), 2);
    assert!(error.to_string().contains("is the spec itself"), "{error}");
    assert_eq!(fs::read_to_string(&spec).expect("it is there"), text);
}

#[test]
fn options_that_do_not_belong_together_are_refused() {
    let error = failure(&["export", "markdown", "--compact"]);
    assert_eq!(error.exit_status(), 2);
    assert_eq!(error.to_string(), "--compact is for typescript alone");
    for target in ["typescript", "python", "json"] {
        let error = failure(&["export", target, "--lang", "en"]);
        assert_eq!(error.exit_status(), 2);
        assert_eq!(error.to_string(), "--lang is for markdown alone");
    }
    assert!(super::parsed(&["export", "json", "--check"]).is_err());
}

#[test]
fn the_compact_module_is_that_of_the_library() {
    let module = output(&["export", "typescript", "--compact"]);
    assert_eq!(
        module,
        Ok(CloseCode::SPEC.typescript().compact().to_string())
    );
}
