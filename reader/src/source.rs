//! The texts that were read, and positions in them.

use core::cell::OnceCell;
use core::ops::Range;

/// One text that was read: a file, an inline spec, or the standard registry.
#[derive(Debug)]
pub struct Source {
    /// The name of the text in messages, in the form that editors and terminals turn into a link.
    pub name: String,
    /// The decoded text, with its byte-order mark if it has one.
    pub text: String,
    lines: OnceCell<Vec<usize>>,
}

impl Source {
    pub(crate) fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            lines: OnceCell::new(),
        }
    }

    /// The line and the column of a byte offset, both counted from 1. The column counts characters, as in rustc.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let starts = self.line_starts();
        let line = starts.partition_point(|&start| start <= offset).max(1);
        let before = self.text.get(starts[line - 1]..offset).unwrap_or_default();
        // Editors do not count a byte-order mark at the start as a column. In other positions it counts as a character.
        let is_mark = line == 1 && before.starts_with('\u{feff}');
        (line, before.chars().count() + 1 - usize::from(is_mark))
    }

    /// A line by its number, without its line end and without a byte-order mark, and the offset at which it starts.
    pub(crate) fn line(&self, number: usize) -> (usize, &str) {
        let starts = self.line_starts();
        let start = starts[number - 1];
        let end = starts.get(number).copied().unwrap_or(self.text.len());
        let line = self.text[start..end].trim_end_matches(['\n', '\r']);
        match line.strip_prefix('\u{feff}') {
            Some(rest) if start == 0 => ('\u{feff}'.len_utf8(), rest),
            _ => (start, line),
        }
    }

    /// The offsets at which the line of an offset starts and ends.
    pub(crate) fn line_around(&self, offset: usize) -> (usize, usize) {
        let starts = self.line_starts();
        let next = starts.partition_point(|&start| start <= offset);
        let end = starts.get(next).map_or(self.text.len(), |next| next - 1);
        (starts[next - 1], end)
    }

    fn line_starts(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let ends = self
                .text
                .bytes()
                .enumerate()
                .filter(|(_, byte)| *byte == b'\n');
            core::iter::once(0)
                .chain(ends.map(|(end, _)| end + 1))
                .collect()
        })
    }
}

/// A range of bytes in one of the texts that were read.
///
/// Spans are ordered by text, in the order of reading, and then by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The index into [`Reading::sources`](crate::Reading::sources).
    pub source: usize,
    /// The offset of the first byte.
    pub start: usize,
    /// The offset after the last byte.
    pub end: usize,
}

impl Span {
    pub(crate) const fn new(source: usize, bytes: Range<usize>) -> Self {
        Self {
            source,
            start: bytes.start,
            end: bytes.end,
        }
    }
}

/// A value and its span.
#[derive(Clone, Debug)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let source = Source::new("x", "ab\r\nçé=1\n\nlast");
        assert_eq!(source.line_column(0), (1, 1));
        assert_eq!(
            source.line_column(4),
            (2, 1),
            "the start of a line is not the end of the one before"
        );
        assert_eq!(source.line_column(8), (2, 3));
        assert_eq!(source.line(2), (4, "çé=1"));
        assert_eq!(source.line_column(source.text.len()), (4, 5));
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        let source = Source::new("x", "\u{feff}a = 1\n");
        assert_eq!(source.line_column(3), (1, 1));
        assert_eq!(source.line(1), (3, "a = 1"));
    }

    #[test]
    fn a_byte_order_mark_in_the_middle_counts_as_a_character() {
        let source = Source::new("x", "a = 1\n\u{feff}b = 2\n");
        assert_eq!(source.line_column(9), (2, 2));
        assert_eq!(source.line(2), (6, "\u{feff}b = 2"));
    }

    #[test]
    fn an_empty_text_has_one_line() {
        assert_eq!(Source::new("x", "").line_column(0), (1, 1));
        assert_eq!(Source::new("x", "").line(1), (0, ""));
    }
}
