//! Properties of the macros for any input, including mistakes.

use std::env::VarError;
use std::str::FromStr as _;

use proc_macro2::TokenStream;

use crate::files;

/// The macros themselves, as functions: a crate of procedural macros cannot be linked.
#[path = "../../macros/src/functions/mod.rs"]
mod functions;

/// The line between the invocation and the files of the spec.
const BETWEEN: &[u8] = b"\n----\n";

/// Passes a text to both macros like the front doors do, if it consists of tokens.
pub fn check(input: &[u8]) {
    let cut = input
        .windows(BETWEEN.len())
        .position(|window| window == BETWEEN);
    let (invocation, rest) = match cut {
        Some(at) => (&input[..at], &input[at + BETWEEN.len()..]),
        None => (input, &[][..]),
    };
    let Ok(text) = std::str::from_utf8(invocation) else {
        return;
    };
    let Ok(tokens) = TokenStream::from_str(&format!("(::close_codes) {text}")) else {
        return;
    };
    check_output(|| functions::close_frame(tokens.clone()));
    check_output(|| functions::list_codes(tokens.clone()));
    let make_files =
        |_: &str| -> Box<dyn close_codes_reader::Files + '_> { Box::new(files::of(rest)) };
    let surroundings = functions::Surroundings {
        variable: &|name| match name {
            "CARGO_MANIFEST_DIR" | "RELATIVE" => Ok("b".to_owned()),
            "OUT_DIR" => Ok("/out".to_owned()),
            _ => Err(VarError::NotPresent),
        },
        current_folder: None,
        files: &make_files,
        normalize: str::to_owned,
    };
    check_output(|| functions::close_codes(tokens.clone()));
    check_output(|| functions::generate(tokens.clone(), &surroundings));
}

/// Checks that the output is deterministic, and that its text can be parsed as tokens.
fn check_output(expand: impl Fn() -> TokenStream) {
    let output = expand().to_string();
    assert!(!output.is_empty());
    assert!(TokenStream::from_str(&output).is_ok(), "{output}");
    assert!(
        output == expand().to_string(),
        "the second time it is other"
    );
}
