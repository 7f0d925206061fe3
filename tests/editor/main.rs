//! What rust-analyzer shows in a crate that uses the macros.

mod editor;
mod server;

use serde_json::json;

use crate::editor::{CODES, LIB, editor, range};

/// The target of "go to definition" for every name from the spec.
const SPEC: &str = "|\"codes.toml\"|;";

/// An additional target, which is the price of [`names_from_the_spec_are_not_renamed`].
const CALL: &str = "|close_codes!| {";

#[test]
#[ignore = "needs rust-analyzer: `.ci/rust-analyzer`"]
fn hover_shows_the_texts_of_the_spec_and_nothing_of_the_macros() {
    let mut editor = editor();
    for marked in [
        "ChatClose::Session|Expired.info()",
        "close_frame!(Server, ChatClose::Session|Expired)",
    ] {
        let hover = editor.ask("hover", LIB, marked);
        let text = hover["contents"]["value"].as_str().unwrap_or_default();
        for line in [
            "SessionExpired = 4001",
            "The token that opened this connection is no longer valid.",
            "**How to fix it:** Fetch a new token, then connect again.",
            "**Sent by:** the server. **Reconnect:** after a fix.",
        ] {
            assert!(text.contains(line), "{marked}: {text}");
        }
        for line in ["__", "```rust\nas", "CHECKED_AT_COMPILE_TIME"] {
            assert!(!text.contains(line), "{marked}: {text}");
        }
    }
}

#[test]
#[ignore = "needs rust-analyzer: `.ci/rust-analyzer`"]
fn variants_are_completed_wherever_a_code_is_written() {
    let mut editor = editor();
    for marked in [
        "ChatClose::|",
        "ChatClose::B|",
        "match ChatClose::ALL[0] { ChatClose::| }",
        "close_frame!(Server, ChatClose::|)",
        "close_frame!(Server, ChatClose::B|)",
        "close_frame!(ChatClose::|)",
        "close_frame!(Server, ChatClose::|, \"bye\")",
    ] {
        let text = format!("{LIB}fn half_written() {{ {} }}\n", marked.replace('|', ""));
        let labels = editor.completions(&text, &format!("{{ {marked} }}"));
        for variant in ["Bye", "SessionExpired"] {
            assert!(
                labels.iter().any(|label| label == variant),
                "{marked}: {labels:?}"
            );
        }
    }
}

#[test]
#[ignore = "needs rust-analyzer: `.ci/rust-analyzer`"]
fn go_to_definition_leads_to_where_the_spec_is_named() {
    let mut editor = editor();
    for marked in [
        "ChatClose::Session|Expired.info()",
        ".inf|o()",
        ".co|de()",
        "from_|code(",
        "ChatClose::AL|L",
        "ChatClose::SPE|C",
        "ChatClose::BACK_|OFF",
        "close_frame!(Server, ChatClose::Session|Expired)",
        "close_frame!(ChatClose::By|e, \"bye\")",
    ] {
        let definition = editor.ask("definition", LIB, marked);
        let places =
            [SPEC, CALL].map(|place| json!({ "uri": editor.lib(), "range": range(LIB, place) }));
        let expected = json!(places);
        assert_eq!(definition, expected, "{marked}");
    }
}

#[test]
#[ignore = "needs rust-analyzer: `.ci/rust-analyzer`"]
fn the_other_words_of_a_frame_lead_to_what_they_mean() {
    let mut editor = editor();
    let of_enum = editor.ask("definition", LIB, "close_frame!(Server, Chat|Close::");
    let name = range(LIB, "|ChatClose| = ");
    assert_eq!(of_enum, json!([{ "uri": editor.lib(), "range": name }]));
    // `Deref` is there too, because of the operator that places a type error at the role.
    let of_role = editor
        .ask("definition", LIB, "close_frame!(Ser|ver, ")
        .to_string();
    assert!(of_role.contains("runtime/src/frame/role.rs"), "{of_role}");
    assert!(!of_role.contains(&editor.lib()), "{of_role}");
}

/// The names come from the spec. For an editor, they are at the path of the spec, which a rename must not overwrite.
#[test]
#[ignore = "needs rust-analyzer: `.ci/rust-analyzer`"]
fn names_from_the_spec_are_not_renamed() {
    let mut editor = editor();
    for marked in [
        "ChatClose::Session|Expired.info()",
        ".inf|o()",
        "ChatClose::AL|L",
        "ChatClose::BACK_|OFF",
        "close_frame!(Server, ChatClose::Session|Expired)",
        "close_frame!(ChatClose::By|e, \"bye\")",
    ] {
        let renamed = editor.rename(LIB, marked);
        assert!(renamed.is_err(), "{marked}: {renamed:?}");
    }
    let renamed = editor.rename(LIB, "pub enum Chat|Close");
    assert!(
        renamed.is_ok(),
        "the enum has its name in the file: {renamed:?}"
    );
}

/// The compiler reports it, which rust-analyzer runs when a file is saved: the spec, if the editor reports every file,
/// or else the source file.
#[test]
#[ignore = "needs rust-analyzer: `.ci/rust-analyzer`"]
fn a_mistake_in_the_spec_appears_and_goes_when_a_file_is_saved() {
    let mut editor = editor();
    editor.write(LIB);
    for saved in [editor.codes(), editor.lib()] {
        editor.write_codes(&CODES.replace("value = 4001", "value = 41"));
        let place = &range(LIB, SPEC);
        editor.save_until(&saved, "the mistake", |diagnostics| {
            diagnostics.iter().any(|diagnostic| {
                let message = diagnostic["message"].as_str().unwrap_or_default();
                diagnostic["source"] == "rustc"
                    && diagnostic["range"] == *place
                    && message.contains("41 is no close code")
                    && message.contains("codes.toml:9:9")
            })
        });
        editor.write_codes(CODES);
        editor.save_until(&saved, "the end of the mistake", |diagnostics| {
            diagnostics
                .iter()
                .all(|diagnostic| diagnostic["source"] != "rustc")
        });
    }
}

/// rust-analyzer does not notice that a spec has changed, but expands the macro again after a change of the source.
#[test]
#[ignore = "needs rust-analyzer: `.ci/rust-analyzer`"]
fn a_new_name_is_completed_once_the_invocation_is_touched() {
    let mut editor = editor();
    let text = format!("{LIB}fn half_written() {{ ChatClose:: }}\n");
    let touched = text.replace("/// Why", "/// Tells why");
    editor.write_codes(&CODES.replace("name = \"Bye\"", "name = \"Farewell\""));
    let labels = editor.completions(&touched, "{ ChatClose::| }");
    editor.write_codes(CODES);
    assert!(labels.contains(&"Farewell".to_owned()), "{labels:?}");
    let labels = editor.completions(&text, "{ ChatClose::| }");
    assert!(labels.contains(&"Bye".to_owned()), "{labels:?}");
}
