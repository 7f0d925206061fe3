//! Reads a spec of WebSocket close codes: loads its files, parses, checks, and makes a model of them.
//!
//! This is what the macro `close_codes!` calls, as a library of its own, so that tests, fuzzers and tools call the same:
//!
//! ```
//! use close_codes_spec::{Disk, Origin, read};
//!
//! let text = r#"
//! [[code]]
//! value = 4001
//! name = "SessionExpired"
//! title = "Session Expired"
//! description = "The token that opened this connection is no longer valid."
//! "#;
//! let reading = read(Origin::Inline { shown: "inline spec", text }, &Disk::new("."));
//! assert!(reading.problems.is_empty());
//! assert_eq!(reading.spec.codes[0].name, "SessionExpired");
//! ```
//!
//! The data goes one way: [`Files`] → texts → entries with their places → problems → [`Spec`].

mod by_code;
mod check;
mod draw;
mod files;
mod load;
mod locale;
mod merge;
mod model;
mod parse;
mod problem;
mod source;
mod standard;
mod vocabulary;

pub use files::{Disk, Files};
pub use model::{Code, CodeText, Language, Range, Replaced, Spec};
pub use problem::{Kind, Label, Problem};
pub use source::{Place, Source};
pub use standard::{STANDARD, STANDARD_LANGUAGES};
pub use vocabulary::{CodeNumber, HEADINGS, Reconnect, SentBy, Session, TEMPLATES};

/// More problems than this are counted, not shown.
const MOST_PROBLEMS: usize = 100;

/// Where a spec stands.
#[derive(Clone, Copy, Debug)]
pub enum Origin<'a> {
    /// In a file, by its path below the root of the [`Files`].
    File(&'a str),
    /// In the source code.
    Inline {
        /// How messages name it.
        shown: &'a str,
        /// The TOML.
        text: &'a str,
    },
}

/// What came of reading a spec.
#[derive(Debug)]
pub struct Reading {
    /// The spec; where there are problems, what can be used of it.
    pub spec: Spec,
    /// What is wrong with it, in the order of the files and of the lines in them. Empty for a good spec.
    pub problems: Vec<Problem>,
    /// The texts that [`Place`]s are in.
    pub sources: Vec<Source>,
    /// The paths of all files that were found, relative to the root of the [`Files`].
    pub files: Vec<String>,
}

/// Reads a spec with all that it extends, and its locales.
///
/// Never fails and never panics: what is wrong is in [`Reading::problems`].
#[must_use]
pub fn read(origin: Origin<'_>, files: &dyn Files) -> Reading {
    let mut problems = Vec::new();
    let loaded = load::load(origin, files, &mut problems);
    // What could not be read may be what holds the codes.
    let is_whole = !problems.iter().any(|problem| may_hide_codes(problem.kind));
    let merged = merge::merge(loaded.specs, loaded.standard, &mut problems);
    check::check_merged(&merged, &mut problems);
    if is_whole && merged.codes.is_empty() && merged.without_value.is_empty() {
        problems.push(problem::no_codes(Place {
            source: 0,
            start: 0,
            end: 0,
        }));
    }
    let languages = locale::languages(loaded.locales, &merged, &mut problems);
    let spec = model::model(merged, languages);
    problems.sort_by_key(Problem::place);
    cut(&mut problems);
    Reading {
        spec,
        problems,
        sources: loaded.sources,
        files: loaded.files,
    }
}

fn may_hide_codes(kind: Kind) -> bool {
    use Kind::{ExtendsCycle, NotFound, NotUtf8, Syntax, UnknownKey, Unreadable, WrongType};
    matches!(
        kind,
        NotFound | Unreadable | NotUtf8 | ExtendsCycle | Syntax | UnknownKey | WrongType
    )
}

fn cut(problems: &mut Vec<Problem>) {
    if problems.len() > MOST_PROBLEMS {
        let left_out = problems.len() - MOST_PROBLEMS;
        problems.truncate(MOST_PROBLEMS);
        problems.push(problem::too_many(left_out));
    }
}
