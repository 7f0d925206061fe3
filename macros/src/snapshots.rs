//! The generated code, whole, as a reader of `cargo expand` sees it.
//!
//! `BLESS=1 cargo test -p close-codes-macros` writes the files in `snapshots/` anew; read what changed before you commit it.

use std::path::Path;

use close_codes_reader::{Disk, Origin};

use crate::expand::{Generated, Meaning, expand};

/// What a user writes around the spec, as text.
struct Written {
    attributes: &'static str,
    visibility: &'static str,
    name: &'static str,
}

const CHAT_CLOSE: Written = Written {
    attributes: "",
    visibility: "pub",
    name: "ChatClose",
};

fn generate(meaning: &Meaning, origin: Origin<'_>) -> Generated {
    expand(meaning, origin, &Disk::new(env!("CARGO_MANIFEST_DIR")))
}

fn inline(text: &str) -> Origin<'_> {
    Origin::Inline {
        name: "inline spec",
        text,
    }
}

/// The code with its slots filled, as `tokens::fill` does it for the compiler.
fn filled(written: &Written, generated: &Generated) -> String {
    let theirs = [
        ("__runtime", "::close_codes"),
        ("__attributes", written.attributes),
        ("__conditions", ""),
        ("__visibility", written.visibility),
        ("__Name", written.name),
    ];
    let mut code = generated.template.clone();
    for (slot, text) in theirs {
        code = code.replace(slot, text);
    }
    for (slot, text) in &generated.slots {
        assert!(code.contains(slot), "no place for {slot}");
        code = code.replace(slot, text);
    }
    let errors = generated.errors.iter();
    code.extend(errors.map(|error| format!("::core::compile_error! {{ {error:?} }}")));
    code
}

fn check(name: &str, written: &Written, generated: &Generated) {
    check_text(name, &filled(written, generated));
}

fn check_text(name: &str, code: &str) {
    let file = syn::parse_file(code).expect("generated code is Rust");
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
    let written = Written {
        attributes: "/// Close codes of the chat protocol.\n#[derive(Hash)]",
        visibility: "pub(crate)",
        ..CHAT_CLOSE
    };
    let meaning = Meaning {
        has_docs: true,
        derives: vec!["Hash".to_owned()],
        ..Meaning::default()
    };
    check("code", &written, &generate(&meaning, inline(spec)));
}

#[test]
fn a_file_is_tracked_with_its_locales_and_without_the_folder_it_lies_in() {
    let generated = generate(&Meaning::default(), LOCALE);
    check("locale", &CHAT_CLOSE, &generated);
}

const LOCALE: Origin<'_> = Origin::File("snapshots/locale/codes.toml");

#[test]
fn languages_over_those_of_the_registry() {
    let generated = generate(
        &Meaning::default(),
        Origin::File("snapshots/languages/codes.toml"),
    );
    assert_eq!(generated.errors, Vec::<String>::new());
    let languages = generated
        .slots
        .iter()
        .find(|(slot, _)| *slot == "__languages");
    let (_, languages) = languages.expect("there is a slot for the languages");
    check_text(
        "languages",
        &format!("const LANGUAGES: &[Language] = {languages};"),
    );
}

#[test]
fn the_registry_alone_has_its_own_languages() {
    let generated = generate(&Meaning::default(), inline("extends = \"standard\"\n"));
    assert!(
        generated
            .slots
            .contains(&("__languages", "STANDARD_LANGUAGES".to_owned()))
    );
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
    let written = Written {
        visibility: "",
        name: "Tiny",
        ..CHAT_CLOSE
    };
    check(
        "skeleton",
        &written,
        &generate(&Meaning::default(), inline(spec)),
    );
}

#[test]
fn the_same_input_makes_the_same_output() {
    let text = || filled(&CHAT_CLOSE, &generate(&Meaning::default(), LOCALE));
    assert_eq!(text(), text());
}

#[test]
fn a_file_that_is_missing_brings_one_error_and_the_standard_codes() {
    let generated = generate(&Meaning::default(), Origin::File("no.toml"));
    let [error] = generated.errors.as_slice() else {
        panic!("{:?}", generated.errors);
    };
    assert!(error.contains("cannot find `no.toml`"), "{error}");
    let code = filled(&CHAT_CLOSE, &generated);
    assert!(code.contains("NormalClosure"), "{code}");
    assert!(
        !code.contains("include_bytes"),
        "an include of a missing file would be a second error"
    );
}
