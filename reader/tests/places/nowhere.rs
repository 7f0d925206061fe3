//! Specs that are only just valid: nothing is reported.

use close_codes_reader::{InMemory, Origin, read};

use crate::{CODE, RANGE, entry, files, found, several, spec};

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
    ("ranges inside one another", "extends = \"standard\"\nrange = [\n{ first = 4000, last = 4999, title = 'T' },\n{ first = 4000, last = 4099, title = 'T' },\n{ first = 4099, last = 4099, title = 'T' },\n{ first = 4900, last = 4999, title = 'T' },\n]"),
    ("a code of two keys", "code = [{ value = 4001, name = 'A' }]"),
    ("a range with a name and no title", "extends = 'standard'\nrange = [{ first = 4000, last = 4099, name = 'BackOff' }]"),
    ("a code left out and described anew", "extends = 'standard'\nexcept = [3000]\ncode = [{ value = 3000, name = 'Unauthorized' }]"),
    ("a sender of a range of which all but one is retired", "retired = [4100, 4102]\nrange = [{ first = 4100, last = 4102, title = 'T', sent_by = 'server' }]\ncode = [{ value = 4001, name = 'A' }]"),
    ("a range that leaves the sender open and decides when to reconnect", "code = [{ value = 1009, name = 'MessageTooBig', reconnect = 'never' }]\nrange = [{ first = 1009, last = 1010, title = 'T', sent_by = 'either', reconnect = 'backoff' }]"),
    ("a code left out and retired", "extends = 'standard'\nexcept = [3000]\nretired = [3000]"),
    ("all codes taken", "extends = 'standard'\nonly = [1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015, 3000, 3003, 3008]"),
    ("names of the registry that are left out", "extends = 'standard'\nexcept = [3000, 3003, 3008]\ncode = [{ value = 4001, name = 'Unauthorized' }, { value = 4003, name = 'Forbidden' }, { value = 4008, name = 'Timeout' }]"),
    ("a range over all of the protocol's", "extends = 'standard'\nrange = [{ first = 1000, last = 1015, title = 'T', reconnect = 'backoff', session = 'new', sent_by = 'server' }]"),
    ("a session in a range of which one code is never reconnected", "range = [{ first = 4000, last = 4099, title = 'T', session = 'new' }]\ncode = [{ value = 4001, name = 'A', reconnect = 'never' }]"),
    ("a word that one code of its range does not have", "range = [{ first = 4000, last = 4001, title = 'T', reconnect = 'never' }]\ncode = [{ value = 4000, name = 'A', reconnect = 'never' }]"),
    ("the name that 1008 has", "extends = \"standard\"\n[[code]]\nvalue = 1008\nname = \"PolicyViolation\"\nreconnect = \"never\""),
    ("another name for 3000", "extends = \"standard\"\n[[code]]\nvalue = 3000\nname = \"Terminated\""),
];

/// The file `tr.toml`, as in `in_a_locale.rs`.
#[rustfmt::skip] // a case a line
const IN_A_LOCALE: &[(&str, &str)] = &[
    ("a tag of two letters that no language has", "language = \"xx\"\ncategory = \"K\""),
    ("a tag of three letters", "language = \"haw-US\"\ncategory = \"K\""),
    ("a category alone", "language = \"tr\"\ncategory = \"Kodlar\""),
    ("doubled braces", "language = \"tr\"\n[templates]\ntitle = \"{{links}} {left}\""),
];

fn check(name: &str, files: &InMemory) {
    let found = found(&read(Origin::File("codes.toml"), files));
    assert!(found.is_empty(), "{name}: {found:?}");
}

/// Several files, as in `in_several_files.rs`.
const IN_SEVERAL_FILES: &[(&str, &str)] = &[
    (
        "a locale of a base for a code that the spec leaves out",
        r#"
--- codes.toml
extends = "a.toml"
except = [4001]
--- a.toml
locales = "tr.toml"
code = [{ value = 4001, name = "A" }, { value = 4002, name = "B" }]
--- tr.toml
language = "tr"
[4001]
title = "T"
"#,
    ),
    (
        "one language in locales of two files",
        r#"
--- codes.toml
extends = "a.toml"
locales = "b.toml"
--- a.toml
locales = "tr.toml"
code = [{ value = 4001, name = "A" }]
--- tr.toml
language = "tr"
[4001]
title = "T"
--- b.toml
language = "tr"
[4001]
title = "U"
"#,
    ),
    (
        "a code that one base leaves out and another one changes",
        r#"
--- codes.toml
extends = ["a.toml", "b.toml"]
--- a.toml
extends = "standard"
except = [3000]
--- b.toml
extends = "standard"
code = [{ value = 3000, title = "T" }]
"#,
    ),
    (
        "a session of a range over a code that is never reconnected in the base",
        r#"
--- codes.toml
extends = "a.toml"
range = [{ first = 4000, last = 4099, title = "T", session = "new" }]
--- a.toml
code = [{ value = 4001, name = "A", reconnect = "never" }]
"#,
    ),
    (
        "a reason of one base on a code that nobody sends by the next",
        r#"
--- codes.toml
extends = ["a.toml", "b.toml"]
--- a.toml
extends = "foot.toml"
code = [{ value = 4001, reason = "bye" }]
--- b.toml
extends = "foot.toml"
code = [{ value = 4001, sent_by = "nobody" }]
--- foot.toml
code = [{ value = 4001, name = "A" }]
"#,
    ),
];

#[test]
fn valid_specs_have_no_report() {
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
    for (name, text) in IN_SEVERAL_FILES {
        check(name, &several(text));
    }
    for (name, locale) in IN_A_LOCALE {
        let spec = format!("locales = \"tr.toml\"\n[[code]]\n{CODE}");
        check(
            name,
            &files().with("codes.toml", spec).with("tr.toml", *locale),
        );
    }
}
