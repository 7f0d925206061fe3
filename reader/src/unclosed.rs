//! Where something begins that has no end: a bracket, or a text in three quotes.
//!
//! The parser says so where it gives up, which may be at the end of the text, far from what has to be changed.

use core::ops::Range;

use toml_parser::lexer::{Token, TokenKind};

use crate::sort::sort_offsets;

/// The length of the quotes around a text of several lines.
const QUOTES: usize = 3;

/// All in a text that has no end.
#[derive(Debug, Default)]
pub(crate) struct Unclosed {
    /// Where each bracket without an end stands, in order.
    brackets: Vec<usize>,
    /// Where the text in three quotes begins that all that follows is in.
    open_text: Option<usize>,
    /// The first text that is ended by the quotes that begin another one, since it has none of its own.
    mistaken_text: Option<Range<usize>>,
    /// The texts in three quotes that run over several lines, with their quotes, in order.
    texts: Vec<Range<usize>>,
    /// Strings that have no end in their line, in order.
    strings: Vec<Range<usize>>,
}

impl Unclosed {
    pub(crate) fn of(text: &str) -> Self {
        let mut unclosed = Self::default();
        let mut open = Open::default();
        let mut is_line_start = true;
        for token in toml_parser::Source::new(text).lex() {
            let kind = token.kind();
            match kind {
                TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                    open.open(kind, token.span().start(), is_line_start);
                }
                TokenKind::RightSquareBracket => {
                    open.close(TokenKind::LeftSquareBracket, &mut unclosed.brackets);
                }
                TokenKind::RightCurlyBracket => {
                    open.close(TokenKind::LeftCurlyBracket, &mut unclosed.brackets);
                }
                TokenKind::MlBasicString => unclosed.add_text(text, &token, "\"\"\""),
                TokenKind::MlLiteralString => unclosed.add_text(text, &token, "'''"),
                TokenKind::BasicString => unclosed.add_string(text, &token, '"'),
                TokenKind::LiteralString => unclosed.add_string(text, &token, '\''),
                TokenKind::Newline => open.end_line(),
                _ => {}
            }
            is_line_start = kind == TokenKind::Newline
                || is_line_start
                    && matches!(kind, TokenKind::Whitespace | TokenKind::LeftSquareBracket);
        }
        open.end_line();
        let open = open.brackets.iter();
        unclosed.brackets.extend(open.map(|(_, start)| *start));
        sort_offsets(&mut unclosed.brackets);
        unclosed
    }

    /// Whether there is nothing that swallows other lines.
    pub(crate) fn is_empty(&self) -> bool {
        self.brackets.is_empty() && self.open_text.is_none() && self.mistaken_text.is_none()
    }

    /// Leaves out brackets that nothing comes from.
    pub(crate) fn forget(&mut self, is_harmless: impl Fn(usize) -> bool) {
        self.brackets.retain(|bracket| !is_harmless(*bracket));
    }

    fn add_text(&mut self, text: &str, token: &Token, quotes: &str) {
        let span = token.span().start()..token.span().end();
        let written = text.get(span.clone()).unwrap_or_default();
        let inside = written.strip_prefix(quotes).unwrap_or_default();
        if !inside.ends_with(quotes) {
            self.open_text = Some(span.start);
        } else if let Some((_, line)) = inside.rsplit_once('\n') {
            if self.mistaken_text.is_none() && begins_value(line.trim_end_matches(quotes)) {
                self.mistaken_text = Some(span.clone());
            }
            self.texts.push(span);
        }
    }

    fn add_string(&mut self, text: &str, token: &Token, quote: char) {
        let span = token.span().start()..token.span().end();
        let written = text.get(span.clone()).unwrap_or_default();
        let inside = written
            .strip_prefix(quote)
            .and_then(|inside| inside.strip_suffix(quote));
        let backslashes = |inside: &str| {
            inside
                .bytes()
                .rev()
                .take_while(|byte| *byte == b'\\')
                .count()
        };
        let is_whole = inside.is_some_and(|inside| quote == '\'' || backslashes(inside) % 2 == 0);
        if !is_whole {
            self.strings.push(span);
        }
    }

    /// The quotes of the text without an end that an error at this offset comes from, and the quotes that end it now.
    pub(crate) fn text_around(&self, error: usize) -> Option<(Range<usize>, Option<Range<usize>>)> {
        let (begin, end) = match &self.mistaken_text {
            Some(text) => (text.start, Some(text.end - QUOTES..text.end)),
            None => (self.open_text?, None),
        };
        (begin <= error).then_some((begin..begin + QUOTES, end))
    }

    /// Where the bracket without an end stands that is the reason for an error at this offset: the innermost of them, where the
    /// error is not about something in one of its lines.
    pub(crate) fn bracket_around(&self, text: &str, error: usize) -> Option<usize> {
        let before = self.brackets.partition_point(|bracket| *bracket < error);
        let bracket = *self.brackets[..before].last()?;
        let behind = text.get(error..)?.trim_start_matches([' ', '\t']);
        let between = text.get(bracket..error)?;
        let gives_up = match between.rsplit_once('\n') {
            None => behind.is_empty() || behind.starts_with(['\n', '\r', '#', ']', '}']),
            // A list takes the key in the next line for a value, where a comma stands before it.
            Some((_, line)) => {
                behind.trim().is_empty()
                    || line.trim().is_empty()
                    || behind.starts_with('=') && is_key(line.trim())
            }
        };
        gives_up.then_some(bracket)
    }

    /// The string without an end that an error at this offset comes from: nothing stands between.
    pub(crate) fn string_before(&self, text: &str, error: usize) -> Option<Range<usize>> {
        let before = self.strings.partition_point(|string| string.end <= error);
        let string = self.strings[..before].last()?;
        let between = text.get(string.end..error)?;
        between.trim().is_empty().then(|| string.clone())
    }

    /// The quotes that begin the text of several lines that ends at this offset.
    pub(crate) fn text_before(&self, text: &str, error: usize) -> Option<Range<usize>> {
        let before = self.texts.partition_point(|text| text.end <= error);
        let span = self.texts[..before].last()?;
        let between = text.get(span.end..error)?;
        let is_behind = between.trim_matches([' ', '\t']).is_empty();
        is_behind.then(|| span.start..span.start + QUOTES)
    }
}

/// Whether a value follows a line: it is a key and an equals sign.
fn begins_value(line: &str) -> bool {
    let key = line.trim().strip_suffix('=');
    key.is_some_and(|key| is_key(key.trim_end()))
}

fn is_key(key: &str) -> bool {
    let is_part_of_key = |c: char| c.is_ascii_alphanumeric() || c == '_';
    !key.is_empty() && key.chars().all(is_part_of_key)
}

/// The brackets that are open.
#[derive(Default)]
struct Open {
    /// Each with its kind and its offset.
    brackets: Vec<(TokenKind, usize)>,
    /// How many of them are braces.
    braces: usize,
    /// Whether they are those of a header, which ends with its line.
    is_header: bool,
}

impl Open {
    fn open(&mut self, kind: TokenKind, start: usize, is_line_start: bool) {
        if self.brackets.is_empty() {
            self.is_header = is_line_start;
        }
        self.braces += usize::from(kind == TokenKind::LeftCurlyBracket);
        self.brackets.push((kind, start));
    }

    /// Takes off the bracket that one of this kind closes, and those inside it, which have no end.
    fn close(&mut self, closed: TokenKind, unclosed: &mut Vec<usize>) {
        let has_one = match closed {
            TokenKind::LeftCurlyBracket => self.braces > 0,
            _ => self.braces < self.brackets.len(),
        };
        if !has_one {
            return;
        }
        while let Some((kind, start)) = self.brackets.pop() {
            self.braces -= usize::from(kind == TokenKind::LeftCurlyBracket);
            if kind == closed {
                return;
            }
            if !self.is_header {
                unclosed.push(start);
            }
        }
    }

    fn end_line(&mut self) {
        if self.is_header {
            *self = Self::default();
        }
    }
}
