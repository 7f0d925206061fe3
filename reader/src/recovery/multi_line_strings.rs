//! The multi-line strings of a text that is not TOML, and those that lack their opening or closing quotes.

use core::ops::Range;

use toml_parser::lexer::TokenKind::{
    self, BasicString, Comma, Comment, Equals, LeftSquareBracket as OpenList, LiteralString,
    MlBasicString, MlLiteralString, Newline, Whitespace,
};

use super::findings::Findings;
use super::mistake::Problem;
use super::tokens::{Tokens, is_part_of_key};
use crate::known_keys;

/// The length of the quotes around a multi-line string.
const QUOTES: usize = 3;

#[derive(Default)]
pub(crate) struct MultiLineStrings {
    /// The start of the string that has no end. The rest of the text is in it.
    unclosed: Option<usize>,
    /// The first string that ends with the opening quotes of another string, because it lacks its own closing quotes.
    wrongly_closed: Option<Range<usize>>,
    /// Whether a string lacked its opening quotes. Its intended start is unknown.
    has_unopened: bool,
    /// The closed strings that span several lines, with their quotes, in order.
    closed: Vec<Range<usize>>,
}

impl MultiLineStrings {
    /// Finds the strings in a text. A string without opening quotes is reported and masked in the tokens.
    pub(crate) fn find(tokens: &mut Tokens<'_>, findings: &mut Findings) -> Self {
        let mut strings = Self::default();
        if let Some(span) = unopened(tokens) {
            // Otherwise the closing quotes would begin a string.
            tokens.mask(span.clone());
            let problem = Problem::Plain("a string ends with three quotes, but begins with fewer");
            findings.add_mistake(problem, span.start..span.start, Some(span.start));
            findings.blank(span);
            strings.has_unopened = true;
        }
        for at in 0..tokens.len() {
            if !is_multi_line(tokens.kind(at)) {
                continue;
            }
            let (span, written) = (tokens.span(at), tokens.written(at));
            if !tokens.is_closed(at) {
                strings.unclosed = Some(span.start);
            } else if written.contains('\n') {
                if strings.wrongly_closed.is_none() && is_wrongly_closed(written) {
                    strings.wrongly_closed = Some(span.clone());
                }
                strings.closed.push(span);
            }
        }
        strings
    }

    /// Whether a string may contain lines that were not meant to be in it.
    pub(crate) fn are_faulty(&self) -> bool {
        self.unclosed.is_some() || self.wrongly_closed.is_some() || self.has_unopened
    }

    /// The opening quotes of the string that causes an error at this offset, because its closing quotes are missing. If it is
    /// wrongly closed, the quotes that close it come second.
    pub(crate) fn cause_of(&self, error: usize) -> Option<(Range<usize>, Option<Range<usize>>)> {
        let (start, end) = match &self.wrongly_closed {
            Some(string) => (string.start, Some(string.end - QUOTES..string.end)),
            None => (self.unclosed?, None),
        };
        (start <= error).then_some((start..start + QUOTES, end))
    }

    /// The opening quotes of the string that ends directly before this offset.
    pub(crate) fn before(&self, text: &str, offset: usize) -> Option<Range<usize>> {
        let next = self.closed.partition_point(|string| string.end <= offset);
        let string = &self.closed[next.checked_sub(1)?];
        let between = text.get(string.end..offset)?;
        let is_adjacent = between.trim_matches([' ', '\t']).is_empty();
        is_adjacent.then(|| string.start..string.start + QUOTES)
    }
}

/// The first string that lacks its opening quotes, without the quotes that close it.
///
/// It is the value of a key and continues on the next lines. The lexer takes its closing quotes for the start of another string,
/// which has no end or ends with the opening quotes of the next string.
fn unopened(tokens: &Tokens<'_>) -> Option<Range<usize>> {
    let text = tokens.text;
    // The start of the last value of a known key, and whether it begins on an earlier line.
    let (mut value, mut is_earlier_line) = (None, false);
    let (mut previous, mut line) = (Newline, 0);
    for at in 0..tokens.len() {
        let (kind, span) = (tokens.kind(at), tokens.span(at));
        match kind {
            Equals if begins_with_known_key(text, line) => {
                (value, is_earlier_line) = (Some(span.end), false);
            }
            // A header ends the value.
            OpenList if previous == Newline => value = None,
            Newline => (line, is_earlier_line) = (span.end, true),
            _ if is_multi_line(kind) => {
                let written = tokens.written(at);
                if !tokens.is_closed(at) || is_wrongly_closed(written) {
                    let is_value = matches!(previous, Equals | Comma);
                    if is_value || !is_earlier_line || begins_with_known_key(text, line) {
                        return None;
                    }
                    let value = value?;
                    let blanks = text[value..].len() - text[value..].trim_start_matches(' ').len();
                    let start = value + blanks;
                    return has_fewer_quotes(tokens, start).then_some(start..span.start + QUOTES);
                }
            }
            _ => {}
        }
        if !matches!(kind, Whitespace | Comment) {
            previous = kind;
        }
    }
    None
}

/// Whether the string at an offset is empty or has no end on its line, so that its quotes may stand for three.
fn has_fewer_quotes(tokens: &Tokens<'_>, start: usize) -> bool {
    let first = tokens.at_offset(start);
    let is_string = matches!(tokens.kind(first), BasicString | LiteralString);
    is_string && (tokens.written(first).len() == 2 || !tokens.is_closed(first))
}

fn begins_with_known_key(text: &str, line: usize) -> bool {
    let line = text[line..].trim_start_matches([' ', '\t']);
    let end = line.bytes().position(|byte| !is_part_of_key(byte));
    known_keys::is_key(&line[..end.unwrap_or(line.len())])
}

fn is_multi_line(kind: TokenKind) -> bool {
    matches!(kind, MlBasicString | MlLiteralString)
}

/// Whether the closing quotes follow a key and an equals sign, and so were meant to open another string.
fn is_wrongly_closed(string: &str) -> bool {
    let Some((_, line)) = string.rsplit_once('\n') else {
        return false;
    };
    let line = line.trim_end_matches(['"', '\'']).trim();
    let Some(key) = line.strip_suffix('=') else {
        return false;
    };
    let key = key.trim_end();
    !key.is_empty() && key.bytes().all(is_part_of_key)
}
