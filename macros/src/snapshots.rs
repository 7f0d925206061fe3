//! The generated code, whole, as a reader of `cargo expand` sees it.
//!
//! `BLESS=1 cargo test -p close-codes-macros` writes the files in `snapshots/` anew; read what changed before you commit it.

use std::path::Path;

use quote::quote;

use crate::generate;

fn check(name: &str, input: &proc_macro2::TokenStream) {
    let generated = generate(quote! { (::close_codes) #input });
    let file = syn::parse2(generated).expect("generated code is Rust");
    let text = prettyplease::unparse(&file);
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("snapshots")
        .join(name)
        .with_extension("rs");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &text).expect("the snapshot can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        text == expected,
        "{} differs; bless it and read the difference. Now it is:\n{text}",
        path.display()
    );
}

#[test]
fn every_key_of_a_code() {
    check(
        "code",
        &quote! {
            /// Close codes of the chat protocol.
            #[derive(Hash)]
            pub(crate) enum ChatClose = inline r#"
category = "Chat Close Codes"

[[code]]
value = 4000
name = "Bye"
title = "Bye"
description = "Said \"bye\"."

[[code]]
value = 4001
name = "SessionExpired"
title = "Session Expired"
description = "The token that opened this connection is no longer valid."
seen_when = "A client stayed connected longer than its token lives."
how_to_fix = "Fetch a new token, then connect again."
sent_by = "server"
reconnect = "after_fix"
session = "new"
reason = "token expired"
reference = "https://example.org/protocol"
deprecated = "use `Bye`"

[[code]]
value = 4100
name = "Busy"
title = "Busy"
description = "Too many connections."

[[range]]
first = 4100
last = 4199
title = "Back Off"
description = "Come back later."
sent_by = "server"
reconnect = "backoff"
session = "resume"
"#;
        },
    );
}

#[test]
fn a_file_is_tracked_with_its_locales_and_without_the_folder_it_lies_in() {
    check(
        "locale",
        &quote! { pub enum ChatClose = "snapshots/locale/codes.toml"; },
    );
}

#[test]
fn a_mistake_leaves_a_skeleton_with_every_variant() {
    check(
        "skeleton",
        &quote! {
            enum Tiny = inline r#"
[[code]]
value = 999
name = "TooLow"
title = "Too Low"
description = "Below every code."

[[code]]
value = 4001
name = "Fine"
title = "Fine"
"#;
        },
    );
}

#[test]
fn the_short_form_makes_a_public_enum_of_the_name_close_code() {
    let text = generate(quote! { (::close_codes) "snapshots/locale/codes.toml" }).to_string();
    assert!(text.contains("pub enum CloseCode {"), "{text}");
}

#[test]
fn the_same_input_makes_the_same_output() {
    let input = || quote! { (::close_codes) pub enum ChatClose = "snapshots/locale/codes.toml"; };
    assert_eq!(generate(input()).to_string(), generate(input()).to_string());
}

#[test]
fn a_file_that_is_missing_brings_one_error_and_the_standard_codes() {
    let text = generate(quote! { (::close_codes) "no.toml" }).to_string();
    assert_eq!(text.matches("compile_error").count(), 1);
    assert!(
        text.contains("cannot find `no.toml`") && text.contains("NormalClosure"),
        "{text}"
    );
    assert!(
        !text.contains("include_bytes"),
        "an include of a missing file would be a second error"
    );
}
