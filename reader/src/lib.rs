//! Reads a spec of WebSocket close codes: loads its files, parses, checks, and makes a model of them.
//!
//! This is what the macro `close_codes!` calls, as a library of its own, so that tests, fuzzers and tools call the same:
//!
//! ```
//! use close_codes_reader::{Disk, Origin, read};
//!
//! let text = r#"
//! [[code]]
//! value = 4001
//! name = "SessionExpired"
//! title = "Session Expired"
//! description = "The token that opened this connection is no longer valid."
//! "#;
//! let reading = read(Origin::Inline { name: "inline spec", text }, &Disk::new("."));
//! assert!(reading.diagnostics.is_empty());
//! assert_eq!(reading.spec.codes[0].name(), "SessionExpired");
//! ```
//!
//! The data goes one way: [`Files`] → sources → entries with their spans → diagnostics → [`Spec`].

// A panic is the build of somebody, or the server of somebody: it says why it cannot be.
#![warn(clippy::expect_used)]

mod by_code;
mod check;
mod check_merged;
mod diagnostic;
mod document;
mod entries;
mod files;
mod first_of;
mod known_keys;
mod languages;
mod lines;
mod load;
mod locale;
mod merge;
mod model;
mod names;
mod nearest;
mod other_words;
mod parse;
mod policy;
mod render;
mod selection;
mod source;
mod standard;
mod texts;
mod unclosed;
mod usable;
mod visible;

pub use close_codes_vocabulary::{Key, Reconnect, SentBy, Session};

pub use diagnostic::{Diagnostic, Kind, Label};
pub use files::{Disk, Files, InMemory};
pub use languages::{Base, CodeText, Language, RangeText};
pub use model::{Code, Range, Spec, Unlisted};
pub use names::Normalize;
pub use source::{Source, Span};
pub use standard::{STANDARD, STANDARD_LANGUAGES};
pub use texts::Texts;

/// A close code as a number.
pub type CodeNumber = u16;

/// More mistakes than this are counted, not shown.
const MOST_DIAGNOSTICS: usize = 100;

/// Where a spec stands.
#[derive(Clone, Copy, Debug)]
pub enum Origin<'a> {
    /// In a file, by its path below the root of the [`Files`].
    File(&'a str),
    /// In the source code.
    Inline {
        /// How messages name it.
        name: &'a str,
        /// The TOML.
        text: &'a str,
    },
}

/// What came of reading a spec.
#[derive(Debug)]
pub struct Reading {
    /// The spec; where there are mistakes, what can be used of it.
    pub spec: Spec,
    /// What is wrong with it, in the order of the files and of the lines in them. Empty for a good spec.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that the [`Span`]s of labels are in.
    pub sources: Vec<Source>,
    /// The paths of all files that were found, relative to the root of the [`Files`].
    pub files: Vec<String>,
    /// Whether [`spec`](Self::spec) has every code and every named range that was meant. Where a file could not be read, or a
    /// mistake may have cost one, it may lack some.
    pub has_every_name: bool,
}

/// Reads a spec with all that it extends, and its locales.
///
/// Never fails and never panics: what is wrong is in [`Reading::diagnostics`].
#[cfg(feature = "unicode-normalization")]
#[must_use]
pub fn read(origin: Origin<'_>, files: &dyn Files) -> Reading {
    read_with(origin, files, names::by_table)
}

/// The same, with another way to normalize names: the macro asks the compiler, and builds no tables for it.
#[must_use]
pub fn read_with(origin: Origin<'_>, files: &dyn Files, normalize: Normalize) -> Reading {
    let mut diagnostics = Vec::new();
    let loaded = load::load(origin, files, &mut diagnostics);
    let mut from_the_top = loaded.specs.iter().rev();
    let except = from_the_top.find_map(|file| file.except.given());
    let except = except.map(|list| list.span);
    let may_lack_names = loaded.specs.iter().any(|file| file.may_lack_names);
    let has_every_name = !loaded.lacks_a_spec && !may_lack_names;
    let merged = merge::merge(loaded.specs, loaded.standard, &mut diagnostics);
    // What could not be read, or is not taken by mistake, may be what holds the codes.
    let is_whole = !diagnostics
        .iter()
        .any(|diagnostic| may_hide_codes(diagnostic.kind));
    check_merged::check_merged(&merged, normalize, &mut diagnostics);
    if is_whole && merged.codes.is_empty() && merged.without_value.is_empty() {
        diagnostics.push(match except {
            Some(list) => diagnostic::all_codes_excepted(list),
            None => diagnostic::no_codes(Span {
                source: 0,
                start: 0,
                end: 0,
            }),
        });
    }
    let own = locale::translations(loaded.locales, &merged, &mut diagnostics);
    let languages = languages::languages(own, &merged);
    let spec = model::model(merged, languages, normalize);
    diagnostics.sort_by_key(Diagnostic::span);
    cut(&mut diagnostics);
    Reading {
        spec,
        diagnostics,
        sources: loaded.sources,
        files: loaded.files,
        has_every_name,
    }
}

fn may_hide_codes(kind: Kind) -> bool {
    use Kind::{
        ChainTooLong, EmptyList, ExtendsCycle, NotBrought, NotFound, NotUtf8, OnlyAndExcept,
        SelectionWithoutExtends, Syntax, TooLarge, UnknownKey, Unreadable, WrongType,
    };
    matches!(
        kind,
        EmptyList
            | NotBrought
            | NotFound
            | OnlyAndExcept
            | SelectionWithoutExtends
            | Unreadable
            | TooLarge
            | NotUtf8
            | ExtendsCycle
            | ChainTooLong
            | Syntax
            | UnknownKey
            | WrongType
    )
}

fn cut(diagnostics: &mut Vec<Diagnostic>) {
    if diagnostics.len() > MOST_DIAGNOSTICS {
        let left_out = diagnostics.len() - MOST_DIAGNOSTICS;
        diagnostics.truncate(MOST_DIAGNOSTICS);
        diagnostics.push(diagnostic::too_many(left_out));
    }
}
