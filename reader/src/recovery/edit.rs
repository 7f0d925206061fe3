//! A change to a text, so that the parser can read the rest of it.

use core::ops::Range;

/// A change to a span of the original text.
#[derive(Clone)]
pub(crate) struct Edit {
    pub(crate) span: Range<usize>,
    pub(crate) replacement: Replacement,
    /// Whether the span is a statement with a mistake that is still to be found. The parser finds it in the original text.
    pub(crate) hides_mistake: bool,
}

/// The new text of a span. It is at least as long as the span, so that offsets after it never decrease.
#[derive(Clone)]
pub(crate) enum Replacement {
    /// Blanks of the same length.
    Blanks,
    /// A text. The characters that exceed the length of the span are inserted.
    Text(String),
    /// A header. The key keeps its position.
    Header { key: Range<usize>, is_array: bool },
}
