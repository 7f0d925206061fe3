//! Reads a spec at run time, for programs that do not know the spec while compiling: command-line tools, documentation
//! sites, gateways for many protocols.
//!
//! The result is what `close_codes!` makes while compiling, without the enum: the table of the codes and the languages.
//! To make a frame with one of the codes, use [`CloseFrame::by_spec`](crate::CloseFrame::by_spec).
//!
//! ```
//! use close_codes::reader;
//!
//! let text = r#"
//! [[code]]
//! value = 4001
//! name = "SessionExpired"
//! title = "Session Expired"
//! description = "The token that opened this connection is no longer valid."
//! "#;
//! let protocol = reader::read_text("chat.toml", text)?;
//! assert_eq!(protocol.spec.code(4001).unwrap().title, "Session Expired");
//! assert_eq!(protocol.languages[0].language, "en");
//! # Ok::<(), reader::ReadError>(())
//! ```
//!
//! The mistakes in a spec are in a [`ReadError`], with the same messages and lines as in the errors of the macro.

extern crate std;

use core::error::Error;
use core::fmt;
use std::borrow::ToOwned as _;
use std::boxed::Box;
use std::path::{MAIN_SEPARATOR, Path};
use std::string::String;
use std::vec::Vec;

use close_codes_reader::{Base, Key, Origin, Reading, Texts};
use close_codes_vocabulary::{FIRST, LAST};

#[doc(no_inline)]
pub use close_codes_reader::{Diagnostic, Disk, Files, Kind};

use crate::compare::Language;
use crate::entries::{
    CodeRow, RangeRow, RangeTextRow, TextRow, UnlistedRow, codes, range_texts, ranges, texts,
};
use crate::spec::Spec;
use crate::standard::CloseCode;
use crate::tables::{self, LanguageRow, language};

/// A spec that was read at run time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Protocol {
    /// The codes and ranges, like the `SPEC` of a generated enum.
    pub spec: &'static Spec,
    /// The languages of its pages, English first, like the `LANGUAGES` of a generated enum.
    pub languages: &'static [Language],
}

/// The mistakes in a spec that was read at run time.
///
/// Its `Display` shows every mistake as the compiler shows it for the macro: the message, the lines of the file, and
/// what to write instead. Each message except the first begins with `error:`. The program writes its own prefix before
/// the first.
#[derive(Debug)]
pub struct ReadError {
    diagnostics: Vec<Diagnostic>,
    rendered: String,
}

impl ReadError {
    /// The mistakes, in the order of the files and of the lines in them. There is at least one.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    fn of(reading: Reading) -> Self {
        let rendered: Vec<String> = reading
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.render(&reading))
            .collect();
        Self {
            rendered: rendered.join("\n\nerror: "),
            diagnostics: reading.diagnostics,
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rendered)
    }
}

impl Error for ReadError {}

/// Reads a spec file, the files that it extends, and its locales. The path is relative to the current folder.
///
/// The result is leaked, because the library takes tables as `&'static`, as they are in a generated enum. Do not read
/// the same spec repeatedly.
///
/// # Errors
///
/// Returns all mistakes in the files, and the files that cannot be read.
///
/// ```no_run
/// let protocol = close_codes::reader::read_file("codes.toml")?;
/// for code in protocol.spec.codes {
///     println!("{code}");
/// }
/// # Ok::<(), close_codes::reader::ReadError>(())
/// ```
pub fn read_file(path: impl AsRef<Path>) -> Result<Protocol, ReadError> {
    let path = path.as_ref().to_string_lossy();
    let path = path.replace(MAIN_SEPARATOR, "/");
    read(Origin::File(&path), &Disk::in_current_folder())
}

/// Reads a spec from its text. `name` is its name in messages. Paths in it are relative to the current folder.
///
/// The result is leaked: see [`read_file`].
///
/// # Errors
///
/// Returns all mistakes in the text and in the files that it names.
pub fn read_text(name: &str, text: &str) -> Result<Protocol, ReadError> {
    read(Origin::Inline { name, text }, &Disk::in_current_folder())
}

fn read(origin: Origin<'_>, files: &dyn Files) -> Result<Protocol, ReadError> {
    let reading = close_codes_reader::read(origin, files);
    if !reading.diagnostics.is_empty() {
        return Err(ReadError::of(reading));
    }
    let spec = reading.spec;
    let codes: Vec<_> = spec.codes.iter().map(code).collect();
    let ranges: Vec<_> = spec.ranges.iter().map(range).collect();
    let languages: Vec<_> = spec.languages.iter().map(own_language).collect();
    let unlisted = spec
        .unlisted
        .map(|unlisted| UnlistedRow::read(|_| 0, text_of(&unlisted.texts)));
    Ok(Protocol {
        spec: Box::leak(Box::new(tables::spec(
            spec.category.leak(),
            codes.leak(),
            ranges.leak(),
            unlisted.as_ref(),
            spec.retired.leak(),
        ))),
        languages: languages.leak(),
    })
}

fn code(code: &close_codes_reader::Code) -> crate::entries::CodeInfo {
    let [code] = codes(&[CodeRow::read(|_| code.value, text_of(&code.texts))]);
    code
}

fn range(range: &close_codes_reader::Range) -> crate::entries::RangeInfo {
    let label = range.label();
    let text = text_of(&range.texts);
    let text = |key| match key {
        "label" => leak(&label),
        key => text(key),
    };
    let [range] = ranges(&[RangeRow::read(bounds(range.first, range.last), text)]);
    range
}

fn bounds(first: u16, last: u16) -> impl Fn(&'static str) -> u16 {
    move |key| match key {
        FIRST => first,
        LAST => last,
        other => unreachable!("a range has no number `{other}`"),
    }
}

fn own_language(own: &close_codes_reader::Language) -> Language {
    // The pattern is exhaustive: a forgotten field does not compile.
    let close_codes_reader::Language {
        language: tag,
        base,
        category,
        headings,
        templates,
        codes,
        ranges,
    } = own;
    let named = |texts: &[(&'static str, String)]| -> &'static [(&'static str, &'static str)] {
        let texts = texts.iter().map(|(name, text)| (*name, leak(text)));
        texts.collect::<Vec<_>>().leak()
    };
    let codes: Vec<_> = codes
        .iter()
        .map(|text| {
            let [text] = texts(&[TextRow::read(|_| text.code, text_of(&text.texts))]);
            text
        })
        .collect();
    let ranges: Vec<_> = ranges
        .iter()
        .map(|text| {
            let bounds = bounds(text.first, text.last);
            let [text] = range_texts(&[RangeTextRow::read(bounds, text_of(&text.texts))]);
            text
        })
        .collect();
    language(&LanguageRow {
        language: leak(tag),
        base: match base {
            Base::English => None,
            // The first language is English.
            Base::Standard(at) => Some(&CloseCode::LANGUAGES[at + 1]),
        },
        category: category.as_deref().map_or("", leak),
        headings: named(headings),
        templates: named(templates),
        codes: codes.leak(),
        ranges: ranges.leak(),
    })
}

fn text_of(texts: &Texts) -> impl Fn(&'static str) -> &'static str {
    |key| {
        #[expect(
            clippy::expect_used,
            reason = "both lists of keys come from one declaration"
        )]
        let key = Key::from_key(key).expect("an entry has the keys of the vocabulary");
        texts.get(key).map_or("", leak)
    }
}

fn leak(text: &str) -> &'static str {
    text.to_owned().leak()
}

#[cfg(test)]
mod tests {
    use std::string::ToString as _;

    use super::{read_file, read_text};
    use crate::standard::CloseCode;

    macro_rules! made_and_read {
        ($text:literal) => {
            crate::close_codes! {
                /// The same spec, read by the macro.
                enum Made = inline $text;
            }
            const TEXT: &str = $text;
        };
    }

    made_and_read! {r#"
extends = "standard"
category = "Chat"

[[code]]
value = 1001
title = "Leaving"

[[code]]
value = 4001
name = "SessionExpired"
sent_by = "server"
reason = "token expired"

[[range]]
first = 4100
last = 4199
name = "BackOff"
reconnect = "backoff"

[unlisted]
reconnect = "never"
"#}

    #[test]
    fn the_result_is_what_the_macro_makes() {
        let registry = read_file("codes.toml").expect("the registry is good");
        assert_eq!(registry.spec, CloseCode::SPEC);
        assert_eq!(registry.languages, CloseCode::LANGUAGES);

        let own = read_text("chat.toml", TEXT).expect("it is good");
        assert_eq!(own.spec, Made::SPEC);
        assert_eq!(own.languages, Made::LANGUAGES);
        assert_eq!(own.spec.category, "Chat");
        assert_eq!(own.languages[1].language, "tr");
    }

    #[test]
    fn an_error_shows_every_mistake() {
        let error = read_text("chat.toml", "category = ''\nlocales = []").expect_err("it is empty");
        let messages = error
            .diagnostics()
            .iter()
            .map(|mistake| mistake.message.as_str());
        let shown = error.to_string();
        let mut count = 0;
        for message in messages {
            assert!(shown.contains(message), "{message} is not in {shown}");
            count += 1;
        }
        assert_eq!(count, 2, "{shown}");
        assert_eq!(shown.matches("\n\nerror: ").count(), 1, "{shown}");
    }
}
