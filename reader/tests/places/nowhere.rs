//! What lies on the right side of a border: nothing is reported of it.

use close_codes_reader::{InMemory, Origin, read};

use crate::{CODE, RANGE, entry, files, found, spec};

/// Lines of one `[[code]]`, as in `in_a_code.rs`.
#[rustfmt::skip] // a case a line
const IN_A_CODE: &[(&str, &str)] = &[
    ("no more than is needed", ""),
    ("a value in hex", "value = 0xFA1"),
    ("a value with an underscore", "value = 4_001"),
    ("the first value", "value = 1000"),
    ("the last of the protocol's", "value = 1015"),
    ("the first of a registered one", "value = 3000"),
    ("the last value", "value = 4999"),
    ("1005 without a sender", "value = 1005"),
    ("1005, sent by nobody", "value = 1005\nsent_by = \"nobody\""),
    ("a session without a word on reconnecting", "session = \"new\""),
    ("a reason of 123 bytes", concat!("reason = \"", "閉じる閉じる閉じる閉じる閉じる閉じる閉じる閉じる閉じる閉じる閉じる閉じる閉じる閉じ", "\"")),
];

/// Lines of one `[[range]]`, as in `in_a_range.rs`.
#[rustfmt::skip] // a case a line
const IN_A_RANGE: &[(&str, &str)] = &[
    ("all of the protocol's", "first = 1000\nlast = 1015"),
    ("all of the others", "first = 3000\nlast = 4999"),
    ("one code", "first = 4001\nlast = 4001"),
];

/// Whole files.
#[rustfmt::skip] // a case a line
const IN_A_FILE: &[(&str, &str)] = &[
    ("ranges side by side", r#"
extends = "standard"
[[range]]
first = 4000
last = 4099
title = "T"
description = "D."
[[range]]
first = 4100
last = 4200
title = "T"
description = "D."
"#),
    ("the name that 1008 has", "extends = \"standard\"\n[[code]]\nvalue = 1008\nname = \"PolicyViolation\"\nreconnect = \"never\""),
    ("another name for 3000", "extends = \"standard\"\n[[code]]\nvalue = 3000\nname = \"Terminated\""),
];

/// The file `tr.toml`, as in `in_a_locale.rs`.
#[rustfmt::skip] // a case a line
const IN_A_LOCALE: &[(&str, &str)] = &[
    ("a language alone", "language = \"tr\""),
    ("doubled braces", "language = \"tr\"\n[templates]\ntitle = \"{{links}} {left}\""),
];

fn check(name: &str, files: &InMemory) {
    let found = found(&read(Origin::File("codes.toml"), files));
    assert!(found.is_empty(), "{name}: {found:?}");
}

#[test]
fn what_is_right_is_reported_nowhere() {
    for (name, lines) in IN_A_CODE {
        check(name, &spec(&entry("[[code]]", lines, CODE)));
    }
    for (name, lines) in IN_A_RANGE {
        check(
            name,
            &spec(&(entry("[[range]]", lines, RANGE) + "\n[[code]]\n" + CODE)),
        );
    }
    for (name, text) in IN_A_FILE {
        check(name, &spec(text));
    }
    for (name, locale) in IN_A_LOCALE {
        let spec = format!("locales = \"tr.toml\"\n[[code]]\n{CODE}");
        check(
            name,
            &files().with("codes.toml", spec).with("tr.toml", *locale),
        );
    }
}
