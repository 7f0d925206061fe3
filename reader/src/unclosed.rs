//! Finds the start of what is not closed: a bracket, or a multi-line string.
//!
//! The parser reports the offset at which it gives up. That may be the end of the text, far from the mistake.

use core::ops::Range;

use toml_parser::lexer::{Token, TokenKind};

use crate::sort::sort_offsets;

/// The length of the quotes around a multi-line string.
const QUOTES: usize = 3;

/// Everything in a text that is not closed.
#[derive(Debug, Default)]
pub(crate) struct Unclosed {
    /// The offsets of the unclosed brackets, in order.
    brackets: Vec<usize>,
    /// The start of a multi-line string that is never closed.
    open_text: Option<usize>,
    /// The first multi-line string that lacks closing quotes and is closed by the opening quotes of another one.
    mistaken_text: Option<Range<usize>>,
    /// The strings in three quotes that take several lines, with their quotes, in order.
    texts: Vec<Range<usize>>,
    /// The single-line strings without a closing quote, in order.
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

    /// Whether nothing unclosed extends over other lines.
    pub(crate) fn is_empty(&self) -> bool {
        self.brackets.is_empty() && self.open_text.is_none() && self.mistaken_text.is_none()
    }

    /// Removes the brackets that cause no error.
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

    /// The opening quotes of the unclosed multi-line string that causes an error at this offset, and the quotes that
    /// close it instead.
    pub(crate) fn text_around(&self, error: usize) -> Option<(Range<usize>, Option<Range<usize>>)> {
        let (begin, end) = match &self.mistaken_text {
            Some(text) => (text.start, Some(text.end - QUOTES..text.end)),
            None => (self.open_text?, None),
        };
        (begin <= error).then_some((begin..begin + QUOTES, end))
    }

    /// The offset of the unclosed bracket that causes an error at this offset. It is the innermost one, unless the
    /// error is about something inside a line.
    pub(crate) fn bracket_around(&self, text: &str, error: usize) -> Option<usize> {
        let before = self.brackets.partition_point(|bracket| *bracket < error);
        let bracket = *self.brackets[..before].last()?;
        let behind = text.get(error..)?.trim_start_matches([' ', '\t']);
        let between = text.get(bracket..error)?;
        let gives_up = match between.rsplit_once('\n') {
            None => behind.is_empty() || behind.starts_with(['\n', '\r', '#', ']', '}']),
            // After a comma, a list takes the key in the next line as a value.
            Some((_, line)) => {
                behind.trim().is_empty()
                    || line.trim().is_empty()
                    || behind.starts_with('=') && is_key(line.trim())
            }
        };
        gives_up.then_some(bracket)
    }

    /// The unclosed string that causes an error at this offset: there is only space between the two.
    pub(crate) fn string_before(&self, text: &str, error: usize) -> Option<Range<usize>> {
        let before = self.strings.partition_point(|string| string.end <= error);
        let string = self.strings[..before].last()?;
        let between = text.get(string.end..error)?;
        between.trim().is_empty().then(|| string.clone())
    }

    /// The opening quotes of the multi-line string that ends at this offset.
    pub(crate) fn text_before(&self, text: &str, error: usize) -> Option<Range<usize>> {
        let before = self.texts.partition_point(|text| text.end <= error);
        let span = self.texts[..before].last()?;
        let between = text.get(span.end..error)?;
        let is_behind = between.trim_matches([' ', '\t']).is_empty();
        is_behind.then(|| span.start..span.start + QUOTES)
    }
}

/// Whether a line is a key and an equals sign, so that a value follows.
fn begins_value(line: &str) -> bool {
    let key = line.trim().strip_suffix('=');
    key.is_some_and(|key| is_key(key.trim_end()))
}

fn is_key(key: &str) -> bool {
    let is_part_of_key = |c: char| c.is_ascii_alphanumeric() || c == '_';
    !key.is_empty() && key.chars().all(is_part_of_key)
}

/// The open brackets.
#[derive(Default)]
struct Open {
    /// The kind and the offset of each bracket.
    brackets: Vec<(TokenKind, usize)>,
    /// How many of them are braces.
    braces: usize,
    /// Whether they belong to a header, which ends with its line.
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

    /// Removes the last open bracket of this kind, and those inside it, which are unclosed.
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
