//! Finds the lines that a syntax error makes unreadable.

use core::ops::Range;

use toml_parser::lexer::TokenKind;

/// A logical line: a key with its value, or the text in place of one.
struct Line {
    /// The line with its line end.
    span: Range<usize>,
    /// Whether the intended end of the line is unknown: its brackets do not match, or a list or a table in it continues
    /// in another line.
    is_open: bool,
}

/// Whether all errors are in lines that begin with a key that satisfies the predicate, so that no other key is lost.
/// The offsets of the errors are in order.
pub(crate) fn are_in_values_of(
    text: &str,
    errors: &[usize],
    is_asked_for: impl Fn(&str) -> bool,
) -> bool {
    let lines = lines(text);
    errors.iter().all(|error| {
        let before = lines.partition_point(|line| line.span.start <= *error);
        let line = lines[..before].last();
        line.is_some_and(|line| {
            let written = text.get(line.span.clone()).unwrap_or_default();
            !line.is_open && key_of(written).is_some_and(&is_asked_for)
        })
    })
}

/// Splits a text into its logical lines. A multi-line string belongs to the line in which it begins.
fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut open, mut is_open) = (0, 0_usize, false);
    for token in toml_parser::Source::new(text).lex() {
        let end = token.span().end();
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => open += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                is_open |= open == 0;
                open = open.saturating_sub(1);
            }
            TokenKind::Newline if open == 0 => {
                let span = start..end;
                lines.push(Line { span, is_open });
                (start, is_open) = (end, false);
            }
            TokenKind::Newline => is_open = true,
            _ => {}
        }
    }
    lines.push(Line {
        span: start..text.len(),
        is_open,
    });
    lines
}

/// The key at the start of a line, unless the line is a header or the key is dotted.
fn key_of(line: &str) -> Option<&str> {
    let line = line.trim_start_matches([' ', '\t', '\u{feff}', '"', '\'']);
    let end = line.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let (key, behind) = line.split_at(end.unwrap_or(line.len()));
    (!key.is_empty() && !behind.starts_with(['.', '-'])).then_some(key)
}
