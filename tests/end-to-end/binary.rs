//! The contents of a user's binary.

use std::fs;

use crate::scratch::Scratch;

const CODES: &str = r#"
extends = "standard"

[[code]]
value = 4001
name = "SessionExpired"
title = "Needle In The Title"
description = "Needle in the description."
seen_when = "Needle in seen_when."
how_to_fix = "Needle in how_to_fix."
reason = "needle in the reason"
"#;

const DECLARATION: &str = "close_codes::close_codes! { pub enum ChatClose = \"codes.toml\"; }\n";

fn holds(binary: &[u8], text: &str) -> bool {
    binary
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

fn release_binary(name: &str, main: &str) -> Vec<u8> {
    let scratch = Scratch::new(
        name,
        &[
            ("codes.toml", CODES),
            ("src/main.rs", &format!("{DECLARATION}{main}")),
        ],
    );
    let (success, text) = scratch.cargo(&["build", "--release"]);
    assert!(success, "{text}");
    fs::read(scratch.release_binary()).expect("the binary is there")
}

#[test]
fn a_program_that_only_sends_holds_no_descriptions() {
    let sender = release_binary(
        "binary-of-a-sender",
        r"
fn main() {
    use std::io::Write as _;
    let frame = close_codes::close_frame!(Server, ChatClose::SessionExpired);
    std::io::stdout().write_all(&frame.encode()).unwrap();
}
",
    );
    assert!(
        holds(&sender, "needle in the reason"),
        "the reason goes over the wire"
    );
    for text in ["Needle", "closed received", "RFC 6455"] {
        assert!(!holds(&sender, text), "the binary holds `{text}`");
    }
}

/// Proves that the test above would find a description.
#[test]
fn a_program_that_explains_holds_them() {
    let explainer = release_binary(
        "binary-of-an-explainer",
        r#"
fn main() {
    let code: u16 = std::env::args().count() as u16 + 4000;
    println!("{:?}", ChatClose::from_code(code).map(|code| code.info().description));
}
"#,
    );
    assert!(holds(&explainer, "Needle in the description."));
}
