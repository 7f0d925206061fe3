//! The mistakes in a part of a text, with the edits that repair it.

use core::ops::Range;

use super::edit::{Edit, Replacement};
use super::mistake::{Mistake, Problem};

/// Mistakes and edits, in the order in which they were found.
#[derive(Default)]
pub(crate) struct Findings {
    pub(crate) mistakes: Vec<Mistake>,
    pub(crate) edits: Vec<Edit>,
}

impl Findings {
    pub(crate) fn add_mistake(
        &mut self,
        problem: Problem,
        span: Range<usize>,
        damage: Option<usize>,
    ) {
        self.mistakes.push(Mistake {
            problem,
            span,
            damage,
        });
    }

    pub(crate) fn blank(&mut self, span: Range<usize>) {
        self.edit(span, Replacement::Blanks, false);
    }

    /// Replaces a span with a text that is not shorter.
    pub(crate) fn replace(&mut self, span: Range<usize>, text: &str) {
        self.edit(span, Replacement::Text(text.to_owned()), false);
    }

    pub(crate) fn insert(&mut self, offset: usize, text: &str) {
        self.replace(offset..offset, text);
    }

    /// Replaces a statement with a mistake that the parser is to find in the original text.
    pub(crate) fn replace_statement(&mut self, span: Range<usize>, replacement: Replacement) {
        self.edit(span, replacement, true);
    }

    pub(crate) fn append(&mut self, more: Self) {
        self.mistakes.extend(more.mistakes);
        self.edits.extend(more.edits);
    }

    fn edit(&mut self, span: Range<usize>, replacement: Replacement, hides_mistake: bool) {
        self.edits.push(Edit {
            span,
            replacement,
            hides_mistake,
        });
    }
}
