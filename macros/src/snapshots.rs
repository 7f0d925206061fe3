//! The generated code, whole, as a reader of `cargo expand` sees it.
//!
//! `UPDATE_EXPECT=1 cargo test -p close-codes-macros` updates the files in `snapshots/`; read the difference before you
//! commit it.

use std::env::VarError;

use close_codes_reader::Disk;
use expect_test::{ExpectFile, expect_file};
use proc_macro2::TokenStream;

use crate::functions::{Surroundings, close_codes, close_frame, generate, list_codes};

/// What a macro makes of the tokens that the front door hands it.
fn expand(invocation: &str) -> TokenStream {
    let tokens = format!("(::close_codes) {invocation}");
    let surroundings = Surroundings {
        variable: &|name| match name {
            "CARGO_MANIFEST_DIR" => Ok(env!("CARGO_MANIFEST_DIR").to_owned()),
            "OUT_DIR" => Ok(format!("{}/snapshots/locale", env!("CARGO_MANIFEST_DIR"))),
            _ => Err(VarError::NotPresent),
        },
        current_folder: None,
        files: &|root| Box::new(Disk::new(root)),
        normalize: str::to_owned,
    };
    generate(tokens.parse().expect("it is made of tokens"), &surroundings)
}

fn inline(invocation: &str, spec: &str) -> TokenStream {
    expand(&format!("{invocation} = inline {spec:?};"))
}

fn check(tokens: TokenStream, expected: &ExpectFile) {
    let file = syn::parse2(tokens).expect("generated code is Rust");
    expected.assert_eq(&prettyplease::unparse(&file));
}

#[test]
fn every_key_of_a_code() {
    let spec = r#"
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
    let enum_of_chat = "
        /// Close codes of the chat protocol.
        #[derive(Hash)]
        pub(crate) enum ChatClose";
    check(
        inline(enum_of_chat, spec),
        &expect_file!["../snapshots/code.rs"],
    );
}

/// Two codes, for what does not depend on them.
const SMALL: &str = r#"
[[code]]
value = 4001
name = "One"
title = "One"
description = "The first."
"#;

#[test]
fn attributes_that_depend_on_the_build() {
    let attributes = r#"
        #[cfg(feature = "chat")]
        #[cfg_attr(feature = "web", cfg(unix))]
        #[cfg_attr(feature = "debug", derive(Debug, std::hash::Hash), cfg_attr(test, derive(serde::Serialize)))]
        #[cfg_attr(feature = "docs", doc = "Close codes of the chat protocol.")]
        #[cfg_attr(windows, deprecated)]
        #[doc(alias = "chat")]
        #[derive(other::Serialize)]
        #[expect(clippy::enum_variant_names)]
        #[cfg_attr(windows, deny(unused_results), forbid(missing_docs))]
        #[non_exhaustive]
        pub(in crate::chat) enum r#ChatClose"#;
    check(
        inline(attributes, SMALL),
        &expect_file!["../snapshots/attributes.rs"],
    );
}

#[test]
fn a_file_is_tracked_with_its_locales_and_without_the_folder_it_lies_in() {
    let from_a_file = expand(r#"pub enum ChatClose = "snapshots/locale/codes.toml";"#);
    check(from_a_file, &expect_file!["../snapshots/locale.rs"]);
}

#[test]
fn languages_over_those_of_the_registry() {
    let tokens = expand(r#"pub enum ChatClose = "snapshots/languages/codes.toml";"#);
    check(
        languages(tokens),
        &expect_file!["../snapshots/languages.rs"],
    );
}

#[test]
fn the_registry_alone_has_its_own_languages() {
    let languages = languages(inline("enum Registry", "extends = 'standard'")).to_string();
    assert!(
        languages.ends_with("tables :: * ; STANDARD_LANGUAGES } ;"),
        "{languages}"
    );
}

/// The constant of this name alone.
fn languages(tokens: TokenStream) -> TokenStream {
    use quote::ToTokens as _;

    let file: syn::File = syn::parse2(tokens).expect("generated code is Rust");
    let blocks = file.items.iter().filter_map(|item| match item {
        syn::Item::Const(item) => match &*item.expr {
            syn::Expr::Block(block) => Some(&block.block.stmts),
            _ => None,
        },
        _ => None,
    });
    let items = blocks.flatten().filter_map(|statement| match statement {
        syn::Stmt::Item(syn::Item::Impl(item)) => Some(&item.items),
        _ => None,
    });
    let mut constants = items.flatten().filter_map(|item| match item {
        syn::ImplItem::Const(item) if item.ident == "LANGUAGES" => Some(item.to_token_stream()),
        _ => None,
    });
    constants.next().expect("there is such a constant")
}

#[test]
fn a_mistake_leaves_a_skeleton_with_every_variant() {
    let spec = r#"
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
    check(
        inline("enum Tiny", spec),
        &expect_file!["../snapshots/skeleton.rs"],
    );
}

#[test]
fn the_same_input_makes_the_same_output() {
    let text = || expand(r#""snapshots/locale/codes.toml""#).to_string();
    assert_eq!(text(), text());
}

#[test]
fn a_file_that_is_missing_brings_one_error_and_a_type_that_has_it_inside() {
    check(
        expand(r#"/** Chat. */ #[derive(Hash)] #[cfg(unix)] pub(crate) enum r#Chat = "no.toml";"#),
        &expect_file!["../snapshots/unread.rs"],
    );
}

#[test]
fn codes_of_a_file_that_is_missing_may_be_any() {
    let spec = r#"
extends = ["standard", "no.toml"]
code = [{ value = 4001, name = "Bye" }]
"#;
    let code = inline("enum Chat", spec).to_string();
    assert_eq!(code.matches("compile_error").count(), 1, "{code}");
    assert!(code.contains("type Chat = __UnreadChat"), "{code}");
    assert!(!code.contains("Bye ="), "{code}");
}

#[test]
fn a_made_path_is_evaluated_and_tracked_by_the_variable() {
    let code =
        expand(r#"enum Made = concat!(env!("OUT_DIR"), '/', "codes", ".toml");"#).to_string();
    assert!(!code.contains("compile_error"), "{code}");
    assert!(
        !code.contains(env!("CARGO_MANIFEST_DIR")),
        "a path of this machine: {code}"
    );
    for file in ["/codes.toml", "/tr.toml"] {
        let tracked = format!(
            "include_bytes ! (:: core :: concat ! (:: core :: env ! (\"OUT_DIR\") , \"{file}\"))"
        );
        assert!(code.contains(&tracked), "{code}");
    }
}

#[test]
fn the_list_of_an_enum_with_a_deprecated_code() {
    let list = list_codes(quote::quote! {
        #[derive(ListCodes)]
        pub(crate) enum ChatClose {
            #[doc = "A code."]
            Bye = 4000,
            #[deprecated(note = "use `Bye`")]
            SessionExpired = 4001,
        }
    });
    let expected = quote::quote! {
        impl ChatClose {
            /// Every code, in numeric order.
            pub(crate) const ALL: [Self; 2] = [Self::Bye, Self::SessionExpired];
        }
    };
    assert_eq!(list.to_string(), expected.to_string());
}

#[test]
fn frames() {
    let invocations = [
        "Server, ChatClose::SessionExpired",
        "ChatClose::Bye, \"bye\",",
        "Client, 4404 as chat::Codes<'static, u8>, concat!(\"not \", \"found\")",
        "Server, code",
    ];
    let mut functions = TokenStream::new();
    for (at, invocation) in invocations.into_iter().enumerate() {
        let tokens = format!("(::close_codes) {invocation}");
        let frame = close_frame(tokens.parse().expect("it is made of tokens"));
        let name = quote::format_ident!("frame_{at}");
        functions.extend(quote::quote!(fn #name() { #frame }));
    }
    check(functions, &expect_file!["../snapshots/frame.rs"]);
}

#[test]
fn close_codes_hands_on_what_it_was_given() {
    let handed_on =
        |given: &str| close_codes(given.parse().expect("it is made of tokens")).to_string();
    let version = env!("CARGO_PKG_VERSION").replace('.', "_");
    let given = "(chat :: codes) pub enum ChatClose = \"codes.toml\" ;";
    assert_eq!(
        handed_on(given),
        format!("chat :: codes :: __private_{version} :: generate ! {{ {given} }}")
    );
    let nothing = handed_on("(::close_codes)");
    assert!(nothing.contains("compile_error"), "{nothing}");
    assert!(nothing.contains("enum Name = "), "{nothing}");
}

#[test]
fn a_range_with_a_name_is_a_constant() {
    let spec = r#"
code = [{ value = 4001, name = "Bye" }]

[[range]]
first = 4100
last = 4199
title = "Wait"

[[range]]
first = 4200
last = 4299
name = "BackOff"
deprecated = "use `4100`"
"#;
    let code = inline("pub enum ChatClose", spec).to_string();
    let constant = "# [doc (alias = \"BackOff\")] # [deprecated (note = \"use `4100`\")] \
                    pub const BACK_OFF : & 'static :: close_codes :: RangeInfo = ";
    let (_, value) = code.split_once(constant).expect("it is there");
    let (value, rest) = value.split_once(';').expect("it ends");
    assert!(value.ends_with(":: range (Self :: SPEC , 1) "), "{value}");
    assert!(
        !rest.contains("RangeInfo = "),
        "a range without a name has none"
    );
}

#[test]
fn a_range_whose_name_is_that_of_its_constant_has_no_other() {
    let spec = "code = [{ value = 4001, name = 'Bye' }]\nrange = [{ first = 4100, last = 4199, name = 'X' }]";
    let code = inline("enum ChatClose", spec).to_string();
    assert!(code.contains("const X : & 'static"), "{code}");
    assert!(!code.contains("alias"), "{code}");
}
