//! Writes the const table of codes and ranges, as text.
//!
//! Its names are those of the runtime's `tables` for macros, which the generated code imports around each table. A row
//! holds the texts of the spec, and an empty text for a missing key. The runtime's `entries.rs` explains why.

use core::fmt::Write as _;

use close_codes_reader::{Code, Range, Texts, Unlisted};
use close_codes_vocabulary::{FIRST, Key, LAST, Table};

/// `CodeRow { … }, …`
pub(super) fn codes(codes: &[Code]) -> String {
    let mut text = String::new();
    for code in codes {
        // The number of a `[[code]]` is its `value` in a spec, and its `code` in Rust.
        let _ = write!(text, "CodeRow {{ code: {}, ", code.value);
        write_texts(&mut text, Table::Code, &code.texts);
    }
    text
}

/// `RangeRow { … }, …`
pub(super) fn ranges(ranges: &[Range]) -> String {
    let mut text = String::new();
    for range in ranges {
        let _ = write!(
            text,
            "RangeRow {{ {FIRST}: {}, {LAST}: {}, label: {:?}, ",
            range.first,
            range.last,
            range.label()
        );
        write_texts(&mut text, Table::Range, &range.texts);
    }
    text
}

/// `Some(&UnlistedRow { … })`, or `None`.
pub(super) fn unlisted(unlisted: Option<&Unlisted>) -> String {
    let Some(unlisted) = unlisted else {
        return "None".to_owned();
    };
    let mut text = String::from("Some(&UnlistedRow { ");
    write_fields(&mut text, Table::Unlisted, &unlisted.texts);
    text.push_str("})");
    text
}

/// Writes the rest of a row: a field for each key of its table.
pub(super) fn write_texts(text: &mut String, table: Table, texts: &Texts) {
    write_fields(text, table, texts);
    text.push_str("},");
}

fn write_fields(text: &mut String, table: Table, texts: &Texts) {
    for key in Key::of(table) {
        let _ = write!(
            text,
            "{}: {:?}, ",
            key.as_str(),
            texts.get(key).unwrap_or_default()
        );
    }
}
