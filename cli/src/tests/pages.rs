//! Lists and pages.

use std::fs;

use close_codes::{CloseCode, CodeSet, Language, Spec};

use super::{CHAT, ChatClose, FIXTURE, Fixture, Folder, check, outcome, output as run};

#[test]
fn pages() {
    let page = |arguments: &[&str]| run(arguments).expect("a page");
    check("standard.txt", &page(&["compare", "1000", "1015"]));
    check(
        "chat.md",
        &page(&[
            "compare", "4001", "4100", "--spec", CHAT, "--format", "markdown",
        ]),
    );
    check(
        "fixture.txt",
        &page(&["compare", "4000", "4001", "--spec", FIXTURE]),
    );
    check(
        "fixture.md",
        &page(&[
            "compare", "4000", "4001", "--spec", FIXTURE, "--format", "markdown",
        ]),
    );
    check(
        "fixture.sv.txt",
        &page(&["compare", "1000", "4000", "--spec", FIXTURE, "--lang", "sv"]),
    );
    check(
        "fixture-without-texts.md",
        &page(&[
            "compare", "4002", "4001", "--spec", FIXTURE, "--format", "markdown",
        ]),
    );
    check(
        "fixture-without-texts.html",
        &page(&[
            "compare", "4002", "4003", "--spec", FIXTURE, "--format", "html",
        ]),
    );
    check(
        "fixture.html",
        &page(&[
            "compare", "4000", "4001", "--spec", FIXTURE, "--format", "html",
        ]),
    );
}

/// The lookup is that of BCP 47.
#[test]
fn a_language_is_looked_up_by_its_tag() {
    for (tag, language) in [
        ("tr-TR", "tr"),
        ("TR", "tr"),
        ("zh-Hans-CN", "zh-Hans"),
        ("zh-hans", "zh-Hans"),
        ("de-CH-1996", "de"),
        ("en-GB", "en"),
    ] {
        for command in [
            &["list"][..],
            &["explain", "1006"],
            &["compare", "1000", "1006"],
        ] {
            let printed = |tag| run(&[command, &["--lang", tag][..]].concat());
            assert!(printed(tag).is_ok(), "{tag}");
            assert_eq!(printed(tag), printed(language), "{tag}");
        }
    }
    for tag in ["zh", "zh-CN", "t", "tr_TR", "", "-"] {
        let error = run(&["list", &format!("--lang={tag}")]).expect_err("no language");
        assert!(
            error.ends_with("The languages are: en, tr, ja, de, es, fr, zh-Hans"),
            "{error}"
        );
    }
}

#[test]
fn lists() {
    let list = run(&["list", "--spec", CHAT]).expect("a list");
    let (codes, languages) = list.split_once("\nLanguages: ").expect("languages");
    check("chat-list.txt", codes);
    let tags = ChatClose::LANGUAGES.iter().map(|each| each.language);
    assert!(tags.eq(languages.trim().split(", ")), "{languages}");

    let list = run(&["list", "--spec", FIXTURE, "--lang", "sv"]).expect("a list");
    let (codes, _) = list.split_once("\nLanguages: ").expect("languages");
    check("fixture-list.sv.txt", codes);

    let folder = Folder::new();
    let spec = folder.path("own.toml");
    let text = "retired = [4150, 3000, 4003, 4002]\ncode = [{ value = 4001, name = \"A\" }]\n";
    fs::write(&spec, text).expect("it can be written");
    let list = run(&["list", "--spec", &spec, "--lang", "en"]).expect("a list");
    assert!(
        list.ends_with("\n\nretired: 3000, 4002-4003, 4150\nLanguages: en\n"),
        "{list}"
    );

    let list = run(&["list"]).expect("a list");
    assert!(!list.contains("retired"), "{list}");
    for code in CloseCode::ALL {
        let info = code.info();
        let is_listed = |line: &str| {
            line.trim_start().starts_with(&info.code.to_string())
                && line.contains(info.name)
                && line.contains(info.title)
        };
        assert!(list.lines().any(is_listed), "{code} is not in:\n{list}");
    }
}

#[test]
fn an_unknown_code_is_an_error_that_lists_the_codes() {
    let error = |arguments: &[&str]| run(arguments).expect_err("no page");
    check(
        "unknown-code.txt",
        &error(&["compare", "1000", "sesion expired", "--spec", CHAT]),
    );
    assert_eq!(
        error(&["compare", "4001", "9"]),
        "the spec does not know the close code 4001\n4000 to 4999: private use; \
         the authors of the application know it; give their spec with --spec"
    );
    assert_eq!(
        error(&["compare", "4999", "1000", "--spec", CHAT]),
        format!(
            "the spec does not know the close code 4999\n4000 to 4999: private use; \
             the authors of the application know it\n\
             For the codes of the spec: close-codes list --spec {CHAT}"
        )
    );
    assert!(
        error(&[
            "compare",
            "1006",
            "4000",
            "--spec",
            "../tests/typescript/hard.toml"
        ])
        .contains("\nThe standard registry has 1006 Abnormal Closure; ")
    );
    assert!(
        error(&["compare", "1000", "4250", "--spec", CHAT])
            .contains("\nIt is in the range 4200-4299 Back Off,")
    );
    let closed = ["--spec", "../tests/typescript/closed.toml"];
    for retired in ["3000", "4002", "4110"] {
        assert_eq!(
            error(&[&["compare", "4000", retired][..], &closed].concat()),
            format!(
                "the spec has no close code {retired}\n\
                 It is retired: an earlier version of the spec gave it a meaning, and nobody may send it any more."
            )
        );
    }
    let unknown_language = error(&[
        "compare", "1000", "1001", "--lang", "tlh", "--spec", FIXTURE,
    ]);
    assert!(unknown_language.starts_with("there are no texts in the language \"tlh\""));
    for language in Fixture::LANGUAGES {
        assert!(unknown_language.contains(language.language));
    }
    // Typed text is echoed without terminal control characters.
    assert!(
        error(&["compare", "\u{1b}[31m", "1000"])
            .starts_with(r#"the spec has no close code "\u{1b}[31m""#)
    );
    assert!(!error(&["compare", &"x".repeat(1_000_000), "1000"]).contains("Did you mean"));
}

#[test]
fn an_argument_with_several_numbers_is_answered_with_commands_to_type() {
    for (sides, typed, command) in [
        (
            ["1000 1001", "it's $(x)"],
            "1000 1001",
            r"compare 1000 'it'\''s $(x)'",
        ),
        (["1000 1001", "1006"], "1000 1001", "compare 1000 1006"),
        (
            ["Going Away", "1000 1001"],
            "1000 1001",
            "compare 'Going Away' 1000",
        ),
        (
            ["1006", "port 4001 or 1002"],
            "port 4001 or 1002",
            "compare 1006 1002",
        ),
    ] {
        let failure = outcome(&["compare", sides[0], sides[1]]).expect_err("no page");
        assert_eq!(failure.exit_status(), 2);
        let message = failure.to_string();
        let first = format!("the spec has no close code {typed:?}\n");
        let last = format!("\nType one alone: close-codes {command}");
        assert!(
            message.starts_with(&first) && message.ends_with(&last),
            "{message}"
        );
    }
}

#[test]
fn a_code_is_not_compared_with_itself() {
    for other in ["1000", "NormalClosure", "code=1000"] {
        let failure = outcome(&["compare", "1000", other]).expect_err("no page");
        assert_eq!(failure.exit_status(), 2);
        assert_eq!(
            failure.to_string(),
            format!(
                "\"1000\" and {other:?} are the same close code, 1000 Normal Closure\n\
                 For what it means: close-codes explain 1000"
            )
        );
    }
}

#[test]
fn typos_find_their_code() {
    for (typed, meant) in [
        ("Nomal Closure", Some("1000 Normal Closure")),
        ("goingaway.", Some("1001 Going Away")),
        ("serverrestart", Some("1012 Service Restart")),
        ("tls", Some("1015 TLS Handshake Failure")),
        ("1050", None),
        ("teapot", None),
        ("", None),
    ] {
        let error = run(&["compare", typed, "1000"]).expect_err("no page");
        let found = error
            .split_once("\nDid you mean ")
            .and_then(|(_, rest)| rest.split_once('?'))
            .map(|(found, _)| found);
        assert_eq!(found, meant, "{typed:?}");
    }
}

#[test]
fn a_code_is_found_by_its_number_name_and_titles() {
    for language in CloseCode::LANGUAGES {
        for code in CloseCode::ALL {
            let localized = language.localize(code.info());
            let other = if code.code() == 1000 { "1001" } else { "1000" };
            let names = [
                code.code().to_string(),
                code.info().name.to_uppercase(),
                code.info().title.to_lowercase(),
                code.to_string(),
                localized.title().to_owned(),
                localized.to_string(),
            ];
            for name in names {
                let page = run(&["compare", &name, other, "--lang", language.language])
                    .unwrap_or_else(|error| panic!("{name}: {error}"));
                assert!(page.contains(&localized.to_string()), "{name}:\n{page}");
            }
        }
    }
}

/// Compares a spec that is read at run time with the macro's result for the same file.
fn check_same<C: CodeSet>(file: &str) {
    let protocol = close_codes::reader::read_file(file).expect("a good spec");
    let (spec, languages) = (protocol.spec, protocol.languages);
    assert_eq!(spec, C::SPEC);
    let tags = |languages: &[Language]| -> Vec<_> {
        languages.iter().map(|language| language.language).collect()
    };
    assert_eq!(tags(languages), tags(C::LANGUAGES));
    for (ours, its) in languages.iter().zip(C::LANGUAGES) {
        assert_eq!(ours.headings, its.headings);
        assert_eq!(ours.templates, its.templates);
        // This compares the texts of every code, and the category by the first one.
        let first = C::SPEC.codes[0].code;
        for info in C::SPEC.codes {
            let page = |spec: &'static Spec, language| {
                let comparison = spec.compare(first, info.code).expect("both are listed");
                comparison.page(language).text().to_string()
            };
            assert_eq!(page(spec, ours), page(C::SPEC, its));
        }
    }
}

#[test]
fn the_macro_makes_the_same_of_a_spec() {
    check_same::<ChatClose>(CHAT);
    check_same::<Fixture>(FIXTURE);
    check_same::<CloseCode>("../codes.toml");
    assert!(Fixture::LANGUAGES.len() >= 3 && !Fixture::SPEC.ranges.is_empty());
}

/// The messages, positions and marks are those of the compiler for the same spec in the UI tests.
#[test]
fn a_faulty_spec_is_rendered_as_the_macro_renders_it() {
    let printed = include_str!("../../../tests/ui/readme/spec.stderr");
    let error = run(&["list", "--spec", "../tests/ui/specs/chat.toml"]).expect_err("a mistake");
    let error = format!("error: {error}").replace("../tests/ui/specs/", "specs/");
    let mut printed_lines = printed.lines().map(str::trim);
    for line in error.lines().map(str::trim) {
        assert!(
            line.is_empty() || printed_lines.any(|printed| printed == line),
            "not in this order in what the compiler printed: {line}\nof\n{error}"
        );
    }
    assert_eq!(
        error.matches("error: ").count(),
        printed.matches("error: ").count()
    );
}

#[test]
fn a_spec_that_cannot_be_read_is_an_error() {
    let error = |file| run(&["list", "--spec", file]).expect_err("no spec");
    assert_eq!(
        error("no/such.toml"),
        "cannot find `no/such.toml`\n = help: tried `no/such.toml`; the path is relative to the current folder\n = help: there is no `src/no/such.toml`, `such.toml`, `src/such.toml` or `../such.toml` either"
    );
    assert!(error("fixture").contains("folder"), "{}", error("fixture"));
}

#[test]
fn html_has_no_tag_or_attribute_that_came_from_a_text() {
    for left in Fixture::SPEC.codes {
        let right = if left.code == 4000 { "4001" } else { "4000" };
        for language in Fixture::LANGUAGES {
            let [left, lang] = [&left.code.to_string(), language.language];
            let arguments = [
                "compare", left, right, "--lang", lang, "--spec", FIXTURE, "--format", "html",
            ];
            let html = run(&arguments).expect("a page");
            assert!(html.contains(&format!("<html lang=\"{lang}\"")));
            for text in [
                "<script",
                "alert(\"",
                "<b>",
                "<i>",
                "<all>",
                "href=\"javascript",
            ] {
                assert!(!html.contains(text), "{text} in {html}");
            }
            assert!(!html.contains(['\u{1b}', '\u{7}', '\r']));
            let mut levels = html
                .match_indices("<h")
                .filter_map(|(at, _)| html[at + 2..].chars().next()?.to_digit(10));
            assert_eq!(levels.next(), Some(1));
            let mut before = 1;
            for level in levels {
                assert!((2..=before + 1).contains(&level), "a heading is skipped");
                before = level;
            }
        }
    }
}
