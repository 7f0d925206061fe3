//! Two codes side by side, and the page about them in the language of the reader.

mod comparison;
mod language;
mod page;
mod template;
mod writer;

pub use comparison::{Aspect, Comparison, Difference, Differences};
pub use language::{Language, LocalizedCode, LocalizedRange};
pub use page::{KeyDifference, KeyDifferences, LearnMore, Page, PageMarkdown, PageText};
pub use template::Sentence;
