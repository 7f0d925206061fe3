//! The comparison of two codes, and the page about it in a language.
//!
//! A program starts with [`Comparison`] and [`Language`]. This module has the types that they return.
//!
//! ```
//! use close_codes::compare::Page;
//! use close_codes::{CloseCode, Language};
//!
//! let page: Page<'_> = CloseCode::NormalClosure.compare(CloseCode::GoingAway).page(&Language::ENGLISH);
//! assert!(page.text().to_string().starts_with("1000 Normal Closure vs 1001 Going Away"));
//! ```

mod comparison;
mod differences;
mod language;
mod page;
mod spec_comparison;
mod template;
mod writer;

pub use close_codes_vocabulary::{
    CodeSpans, Headings, Piece, Templates, code_spans, write_code_span,
};

pub use comparison::Comparison;
pub use differences::{Aspect, Difference, Differences};
pub use language::{Language, LocalizedCode, LocalizedRange};
pub use page::{KeyDifference, KeyDifferences, LearnMore, Page, PageMarkdown, PageText};
pub use spec_comparison::SpecComparison;
pub use template::Sentence;

pub use crate::entries::{CodeText, RangeText};
