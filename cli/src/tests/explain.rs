//! The screen about one code.

use std::fs;

use close_codes::CloseCode;

use super::{CHAT, ChatClose, FIXTURE, Folder, check, failure, output};

#[test]
fn screens() {
    let screen =
        |arguments: &[&str]| output(&[&["explain"], arguments].concat()).expect("a screen");
    check("explain-1006.txt", &screen(&["1006"]));
    check("explain-1006.tr.txt", &screen(&["1006", "--lang", "tr"]));
    check(
        "explain-code.txt",
        &screen(&["SessionExpired", "--spec", CHAT]),
    );
    check("explain-range.txt", &screen(&["back off", "--spec", CHAT]));
    check("explain-in-range.txt", &screen(&["4250", "--spec", CHAT]));
    check(
        "explain-in-range.ja.txt",
        &screen(&["4250", "--spec", CHAT, "--lang", "ja-JP"]),
    );
    check(
        "explain-deprecated.txt",
        &screen(&["4001", "--spec", FIXTURE]),
    );
    check(
        "explain-odd.sv.txt",
        &screen(&["4000", "--spec", FIXTURE, "--lang", "sv"]),
    );

    let folder = Folder::new();
    let spec = folder.path("own.toml");
    let text = "code = [{ value = 4001, name = \"A\" }]\nunlisted = { reconnect = \"never\" }\n";
    fs::write(&spec, text).expect("it can be written");
    let translated = format!("locales = \"de.toml\"\n{text}");
    fs::write(
        folder.path("de.toml"),
        "language = \"de-AT\"\ncategory = \"Codes\"\n",
    )
    .expect("it can be written");
    fs::write(&spec, translated).expect("it can be written");
    check(
        "explain-unlisted-registered.de.txt",
        &screen(&["1006", "--spec", &spec, "--lang", "de-AT-1996"]),
    );
    fs::write(&spec, text).expect("it can be written");
    check("explain-unlisted.txt", &screen(&["4999", "--spec", &spec]));
    check(
        "explain-unlisted-registered.txt",
        &screen(&["1006", "--spec", &spec]),
    );
    fs::write(&spec, text.lines().next().unwrap_or_default()).expect("it can be written");
    check(
        "explain-left-to-the-registry.txt",
        &screen(&["1006", "--spec", &spec]),
    );
}

#[test]
fn a_range_in_two_classes_is_in_neither() {
    let folder = Folder::new();
    let spec = folder.path("two.toml");
    let text = "[[code]]\nvalue = 4500\nname = \"A\"\n[[range]]\nfirst = 3900\nlast = 4100\nname = \"Across\"\n";
    fs::write(&spec, text).expect("it can be written");
    let screen = |wanted| output(&["explain", wanted, "--spec", &spec]).expect("a screen");
    assert!(!screen("Across").contains("IANA"));
    assert!(screen("3950").contains("IANA") && screen("4050").contains("private use"));
}

#[test]
fn double_braces_in_a_sentence_are_braces() {
    let folder = Folder::new();
    let spec = folder.path("braces.toml");
    let text = "locales = \"sv.toml\"\ncode = [{ value = 4001, name = \"A\" }]\n";
    fs::write(&spec, text).expect("it can be written");
    let locale =
        "language = \"sv\"\n[templates]\nsent_by_either = \"{{code}} är {code} {title}\"\n";
    fs::write(folder.path("sv.toml"), locale).expect("it can be written");
    let screen = output(&["explain", "4001", "--spec", &spec, "--lang", "sv"]);
    assert!(screen.expect("a screen").contains("- {code} är 4001 A\n"));
}

#[test]
fn a_retired_number_had_a_meaning() {
    let folder = Folder::new();
    let spec = folder.path("own.toml");
    let text = "extends = \"standard\"\nexcept = [3000]\nretired = [4002, 4150, 3000]\ncode = [{ value = 4001, name = \"A\" }]\n\
                range = [{ first = 4100, last = 4199, name = \"B\" }]\n";
    fs::write(&spec, text).expect("it can be written");
    let screen = |number, lang| output(&["explain", number, "--spec", &spec, "--lang", lang]);
    check(
        "explain-retired.txt",
        &screen("4002", "en").expect("a screen"),
    );
    let in_range = screen("4150", "en").expect("a screen");
    assert!(in_range.contains("\nIt is retired: "), "{in_range}");
    // The screen says neither that both ends may send it, nor that no frame has it: an old peer may send it.
    assert!(
        !in_range.contains("may send 4150") && !in_range.contains("never"),
        "{in_range}"
    );
    let registered = screen("3000", "tr").expect("a screen");
    assert!(
        registered.contains("Yetkisiz") && registered.contains("\nKullanımdan kaldırılmıştır: "),
        "{registered}"
    );
    let other = screen("4151", "en").expect("a screen");
    assert!(!other.contains("retired"), "{other}");
    assert!(screen("4003", "en").is_err());
}

/// The order is that of the enum's `FromStr`.
#[test]
fn a_name_comes_before_the_title_of_another_code() {
    let folder = Folder::new();
    let spec = folder.path("codes.toml");
    let text = r#"
[[code]]
value = 4001
name = "A"
title = "SessionExpired"
[[code]]
value = 4002
name = "SessionExpired"
[[code]]
value = 4003
name = "sessionExpired2"
title = "4002 SessionExpired"
[[range]]
first = 4100
last = 4101
title = "BackOff"
[[range]]
first = 4200
last = 4201
name = "BackOff"
title = "Wait"
"#;
    fs::write(&spec, text.replace("sessionE", "SessionE")).expect("it can be written");
    for (typed, found) in [
        ("SessionExpired", "4002 "),
        ("sessionexpired", "4002 "),
        ("4002 Session Expired", "4002 "),
        ("4002 SessionExpired", "4003 "),
        ("BackOff", "4200-4201 "),
        ("wait", "4200-4201 "),
    ] {
        let screen = output(&["explain", typed, "--spec", &spec]).expect("a screen");
        assert!(screen.starts_with(found), "{typed}: {screen}");
    }
}

#[test]
fn a_code_is_found_in_a_line_of_a_log() {
    let screen = output(&["explain", "1006"]);
    for words in [
        &["code", "1006"][..],
        &["#1006"],
        &["1006,"],
        &["WebSocket closed (code: 1006)."],
        &["close", "code=1006", "reason=\"\"", "wasClean=false"],
        &["CloseEvent { code: 1006, reason: '' } port 8080"],
        &["connection 4512 closed with 1006"],
        &["RFC 6455: 1006"],
        &["Abnormal", "Closure"],
        &["abnormalclosure"],
    ] {
        assert_eq!(output(&[&["explain"], words].concat()), screen, "{words:?}");
    }
    let error = failure(&["explain", "1000", "1006"]).to_string();
    assert!(
        error.contains("\nFor two codes side by side: close-codes compare 1000 1006"),
        "{error}"
    );
    let error = failure(&["explain", "code", "4999"]).to_string();
    assert!(
        error.starts_with("the spec does not know the close code 4999\n"),
        "{error}"
    );
    assert_eq!(
        output(&["explain", "1000 or so", "--lang", "tr"]),
        output(&["explain", "1000", "--lang", "tr"])
    );
}

#[test]
fn a_code_of_a_spec_is_found_in_a_line_of_a_log() {
    let screen = output(&["explain", "4001", "--spec", CHAT]);
    for line in [
        "2026-11-26 14:02:11 ws closed code=4001 reason='token expired'",
        "closed code=4001 user 1042",
    ] {
        assert_eq!(output(&["explain", line, "--spec", CHAT]), screen, "{line}");
    }
}

#[test]
fn a_line_with_several_numbers_is_answered_with_commands_to_type() {
    let error = failure(&["explain", "user 1042 closed 4001", "--spec", CHAT]);
    assert_eq!(error.exit_status(), 2);
    assert_eq!(
        error.to_string(),
        format!(
            "the spec has no close code \"user 1042 closed 4001\"\n\
             The code may be one of these numbers: 1042, 4001.\n\
             Type one alone: close-codes explain 4001 --spec {CHAT}"
        )
    );
}

#[test]
fn a_typo_is_answered_with_only_a_hint() {
    assert_eq!(
        failure(&["explain", "SesionExpired", "--spec", CHAT]).to_string(),
        "the spec has no close code \"SesionExpired\"\nDid you mean 4001 Session Expired?"
    );
    let error = failure(&["explain", "teapot"]).to_string();
    assert!(error.contains("\n\nThe codes of the spec:\n"), "{error}");
}

#[test]
fn every_code_fits_on_a_screen_in_every_language() {
    for language in ChatClose::LANGUAGES {
        for code in ChatClose::ALL {
            let number = code.code().to_string();
            let arguments = [
                "explain",
                &number,
                "--spec",
                CHAT,
                "--lang",
                language.language,
            ];
            let screen = output(&arguments).expect("a screen");
            let heading = language.localize(code.info()).to_string();
            assert_eq!(screen.lines().next(), Some(&*heading));
            assert!(screen.lines().count() <= 24, "{screen}");
            assert!(!screen.contains(['{', '}']), "{screen}");
        }
    }
}

#[test]
fn an_unknown_code_is_a_usage_error_that_says_what_the_number_means() {
    for (wanted, said) in [
        ("4999", "4000 to 4999: private use"),
        ("3500", "3000 to 3999: registered with IANA"),
        (
            "2000",
            "1000 to 2999: kept for the WebSocket protocol and its extensions",
        ),
        ("2000", "(RFC 6455, section 7.4.2)"),
        ("999", "0 to 999 are not used"),
        ("5000", "gives no meaning to a code above 4999"),
        (
            "99999999999999999999999",
            "gives no meaning to a code above 4999",
        ),
    ] {
        let failure = failure(&["explain", wanted]);
        assert_eq!(failure.exit_status(), 2, "{wanted}");
        let message = failure.to_string();
        let start = format!("the spec does not know the close code {wanted}\n");
        assert!(message.starts_with(&start), "{message}");
        assert!(message.contains(said), "{message}");
    }
    for wanted in [
        "goingaway.",
        "",
        "-1",
        "-1000",
        "1000.5",
        "1000 1001",
        "x1000",
        "\u{1b}[31m",
    ] {
        let failure = failure(&["explain", "--", wanted]);
        assert_eq!(failure.exit_status(), 2, "{wanted}");
        let message = failure.to_string();
        assert!(
            message.starts_with(&format!("the spec has no close code {wanted:?}")),
            "{message}"
        );
    }
    let message = failure(&["explain", "goingaway."]).to_string();
    assert!(
        message.contains("Did you mean 1001 Going Away?"),
        "{message}"
    );
    assert_eq!(CloseCode::from_code(4999), None);
}
