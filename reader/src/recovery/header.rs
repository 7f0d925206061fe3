//! The headers of tables.

use core::ops::Range;

use toml_parser::lexer::TokenKind::{
    Atom, BasicString, Comment, Dot, Eof, Equals, LeftSquareBracket as OpenList, LiteralString,
    Newline, RightSquareBracket as CloseList, Whitespace,
};

use super::file_keys::FileKeys;
use super::tokens::{Tokens, is_part_of_key};
use crate::source::Source;

/// A header such as `[unlisted]` or `[[code]]`.
#[derive(Clone)]
pub(crate) struct Header<'s> {
    /// Empty if the key has several parts.
    pub(crate) key: &'s str,
    pub(crate) is_array: bool,
    /// The span in the original text, with the brackets.
    pub(crate) span: Range<usize>,
    pub(crate) key_span: Range<usize>,
}

impl<'s> Header<'s> {
    /// Reads the header that begins at a token. `None` if it has a mistake.
    pub(crate) fn read(tokens: &Tokens<'s>, at: usize) -> Option<Self> {
        let opening = tokens.skip(at, &[OpenList]) - at;
        if !matches!(opening, 1 | 2) {
            return None;
        }
        let first = tokens.skip(at + opening, &[Whitespace]);
        let mut closing = first;
        loop {
            if !matches!(tokens.kind(closing), Atom | BasicString | LiteralString) {
                return None;
            }
            closing = tokens.skip(closing + 1, &[Whitespace]);
            if tokens.kind(closing) != Dot {
                break;
            }
            closing = tokens.skip(closing + 1, &[Whitespace]);
        }
        let end = tokens.skip(closing, &[CloseList]);
        let behind = tokens.kind(tokens.skip(end, &[Whitespace]));
        let is_header = end - closing == opening && matches!(behind, Newline | Comment | Eof);
        let has_one_part = tokens.skip(first + 1, &[Whitespace]) == closing;
        is_header.then(|| Self {
            key: if has_one_part { tokens.word(first) } else { "" },
            is_array: opening == 2,
            span: tokens.start(at)..tokens.start(end),
            key_span: tokens.span(first),
        })
    }
}

/// Whether a header begins at a token. A list of one number or of one string is none.
pub(crate) fn is_header(tokens: &Tokens<'_>, at: usize) -> bool {
    Header::read(tokens, at).is_some_and(|header| {
        let is_value = |c: char| c.is_ascii_digit() || c == '"' || c == '\'';
        !tokens.text[header.key_span].starts_with(is_value)
    })
}

/// Whether a line without a sound header was meant as one: it begins with a bracket, and is no key with a value.
pub(crate) fn is_broken_header(tokens: &Tokens<'_>, keys: FileKeys<'_>, at: usize) -> bool {
    if tokens.kind(at) != OpenList {
        return false;
    }
    // A list of numbers is no header.
    let is_number = tokens.kind(at + 1) == Atom
        && tokens
            .written(at + 1)
            .bytes()
            .all(|byte| byte.is_ascii_digit())
        && keys.is_array(tokens.word(at + 1)).is_none();
    let mut end = at;
    while !matches!(tokens.kind(end), CloseList | Equals | Newline | Eof) {
        end += 1;
    }
    !is_number && (tokens.kind(at + 1) == OpenList || tokens.kind(end) != Equals)
}

/// The token that ends a broken header: the end of the line, or a key with a value after the bracket.
pub(crate) fn end_of_broken_header(tokens: &Tokens<'_>, at: usize) -> usize {
    let end = tokens.end_of_line(at);
    let mut closing = at;
    while closing < end && tokens.kind(closing) != CloseList {
        closing += 1;
    }
    let key = tokens.skip(closing, &[CloseList, Whitespace]);
    if tokens.after_equals(key).is_some() {
        key
    } else {
        end
    }
}

/// The span of the key of the header that a line was meant as, and whether it is the header of an array of tables.
pub(crate) fn meant_header(
    text: &str,
    keys: FileKeys<'_>,
    line: Range<usize>,
) -> Option<(Range<usize>, bool)> {
    let written = text.get(line.clone())?;
    let written = written.split('#').next()?.trim_end();
    let is_pair = written.trim_start_matches(['=', '[']).contains('=');
    if is_pair || !written.ends_with(']') && !written.starts_with('[') {
        return None;
    }
    let is_between = |c: char| !u8::try_from(c).is_ok_and(is_part_of_key);
    for key in written.rsplit(is_between) {
        if let Some(is_array) = keys.is_array(key) {
            let start = line.start + written.rfind(key)?;
            return Some((start..start + key.len(), is_array));
        }
    }
    None
}

/// Whether the line around an offset is that of a header.
pub(crate) fn is_in_header_line(source: &Source, offset: usize) -> bool {
    let (start, end) = source.line_around(offset);
    let line = source.text.get(start..end).unwrap_or_default();
    line.trim_start().starts_with('[')
}
