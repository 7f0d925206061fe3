//! Reads a spec of WebSocket close codes: loads its files, parses and checks them, and builds a model.
//!
//! The macro `close_codes!` calls this library. Tests, fuzzers and tools call it too, and so read a spec in the same
//! way:
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
//! The data flows in one direction: [`Files`] → sources → entries with their spans → diagnostics → [`Spec`].

// A panic would break a build or a running server: each `expect` needs a reason why it cannot fail.
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
mod load;
mod locale;
mod merge;
mod messages;
mod model;
mod names;
mod nearest;
mod other_words;
mod parse;
mod policy;
mod reading;
mod recovery;
mod render;
mod selection;
mod sort;
mod source;
mod standard;
mod texts;
mod usable;
mod visible;

pub use close_codes_vocabulary::{Key, Reconnect, SentBy, Session};

pub use by_code::CodeNumber;
pub use diagnostic::{Diagnostic, Kind, Label};
pub use files::{Disk, Files, InMemory};
pub use languages::{Base, Language};
pub use load::Origin;
pub use model::{Code, Range, Spec, Unlisted};
pub use names::Normalize;
pub use nearest::distance;
#[cfg(feature = "unicode-normalization")]
pub use reading::read;
pub use reading::{Reading, read_with};
pub use source::{Source, Span};
pub use standard::{STANDARD, STANDARD_LANGUAGES};
pub use texts::{CodeText, RangeText, Texts};
