//! A change of any file of a spec rebuilds the crate, and nothing else does.

use crate::scratch::Scratch;

const CODES: &str = r#"
extends = "base/codes.toml"
locales = ["tr.toml"]

[[code]]
value = 4001
name = "First"
title = "First"
description = "The first."
"#;

const LIB: &str = r#"
close_codes::close_codes! { pub enum ChatClose = "codes.toml"; }
pub const COUNT: usize = ChatClose::ALL.len();
"#;

fn crate_of(name: &str) -> Scratch {
    Scratch::new(
        name,
        &[
            ("src/lib.rs", LIB),
            ("codes.toml", CODES),
            (
                "base/codes.toml",
                "[[code]]\nvalue = 4000\nname = \"Base\"\ntitle = \"Base\"\ndescription = \"The base.\"\n",
            ),
            ("tr.toml", "language = \"tr\"\n[4001]\ntitle = \"İlk\"\n"),
            ("other.toml", "nothing = \"to do with codes\"\n"),
        ],
    )
}

/// Whether cargo had to compile the crate again.
fn compiles(scratch: &Scratch, name: &str) -> bool {
    let (success, text) = scratch.cargo(&["check"]);
    assert!(success, "{text}");
    text.contains(&format!("Checking {name} "))
}

#[test]
fn only_a_change_of_a_file_of_the_spec_rebuilds() {
    let name = "rebuild-on-change";
    let scratch = crate_of(name);
    assert!(compiles(&scratch, name), "the first time");
    assert!(!compiles(&scratch, name), "nothing changed");

    scratch.write("other.toml", "still = \"nothing\"\n");
    assert!(!compiles(&scratch, name), "a file that is not of the spec");

    scratch.write("codes.toml", &format!("{CODES}reason = \"bye\"\n"));
    assert!(compiles(&scratch, name), "the spec");

    scratch.write(
        "base/codes.toml",
        "[[code]]\nvalue = 4000\nname = \"Base\"\ntitle = \"Other\"\ndescription = \"The base.\"\n",
    );
    assert!(compiles(&scratch, name), "the file that it extends");

    scratch.write(
        "tr.toml",
        "language = \"tr\"\n[4001]\ntitle = \"Birinci\"\n",
    );
    assert!(compiles(&scratch, name), "a locale");
    assert!(!compiles(&scratch, name), "nothing changed");
}

#[test]
fn new_codes_are_there_and_mended_mistakes_are_gone_after_a_rebuild() {
    let name = "rebuild-with-content";
    let scratch = crate_of(name);
    assert!(compiles(&scratch, name));

    scratch.write(
        "src/lib.rs",
        &format!("{LIB}const _: ChatClose = ChatClose::Second;\n"),
    );
    let (success, text) = scratch.cargo(&["check"]);
    assert!(!success && text.contains("Second"), "{text}");

    let second = "[[code]]\nvalue = 4002\nname = \"Second\"\ntitle = \"Second\"\n";
    scratch.write(
        "codes.toml",
        &format!("{CODES}{second}desciption = \"The second.\"\n"),
    );
    let (success, text) = scratch.cargo(&["check"]);
    assert!(
        !success && text.contains("a `[[code]]` has no key `desciption`"),
        "{text}"
    );
    assert!(text.contains("codes.toml:14:1"), "{text}");
    assert_eq!(
        text.matches("\nerror").count() + usize::from(text.starts_with("error")),
        2,
        "the mistake and cargo's last word: {text}"
    );

    scratch.write(
        "codes.toml",
        &format!("{CODES}{second}description = \"The second.\"\n"),
    );
    assert!(compiles(&scratch, name));
}

#[test]
fn a_spec_that_was_missing_is_found_once_it_is_there() {
    let scratch = Scratch::new("rebuild-missing", &[("src/lib.rs", LIB)]);
    let (success, text) = scratch.cargo(&["check"]);
    assert!(
        !success && text.contains("cannot find `codes.toml`"),
        "{text}"
    );
    scratch.write("codes.toml", "extends = \"standard\"\n");
    let (success, text) = scratch.cargo(&["check"]);
    assert!(success, "{text}");
}
