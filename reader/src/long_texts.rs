//! Texts in three quotes where a text is not TOML: which have no end, and which no beginning.

use core::ops::Range;

use toml_parser::lexer::{Token, TokenKind};

use crate::known_keys;
use crate::statements::is_part_of_key;

/// The length of the quotes around a text of several lines.
const QUOTES: usize = 3;

#[derive(Default)]
pub(crate) struct LongTexts {
    /// Where the one begins that all that follows is in.
    pub(crate) open: Option<usize>,
    /// The first that is ended by the quotes that begin another one, since it has none of its own.
    mistaken: Option<Range<usize>>,
    /// Whether one has an end and no beginning, so that nobody knows what it was meant to hold.
    pub(crate) has_no_beginning: bool,
    /// Those that run over several lines, with their quotes, in order.
    several_lines: Vec<Range<usize>>,
}

impl LongTexts {
    pub(crate) fn of(text: &str, tokens: &[Token]) -> Self {
        let mut texts = Self::default();
        for token in tokens.iter().filter(|token| is_long(token.kind())) {
            let span = token.span().start()..token.span().end();
            let written = text.get(span.clone()).unwrap_or_default();
            if !has_end(written) {
                texts.open = Some(span.start);
            } else if written.contains('\n') {
                if texts.mistaken.is_none() && is_mistaken(written) {
                    texts.mistaken = Some(span.clone());
                }
                texts.several_lines.push(span);
            }
        }
        texts
    }

    /// Whether one swallows other lines.
    pub(crate) fn are_faulty(&self) -> bool {
        self.open.is_some() || self.mistaken.is_some() || self.has_no_beginning
    }

    /// The quotes of the text without an end that an error at this offset comes from, and the quotes that end it now.
    pub(crate) fn around(&self, error: usize) -> Option<(Range<usize>, Option<Range<usize>>)> {
        let (begin, end) = match &self.mistaken {
            Some(text) => (text.start, Some(text.end - QUOTES..text.end)),
            None => (self.open?, None),
        };
        (begin <= error).then_some((begin..begin + QUOTES, end))
    }

    /// The quotes that begin the text of several lines that ends at this offset.
    pub(crate) fn before(&self, text: &str, error: usize) -> Option<Range<usize>> {
        let before = self.several_lines.partition_point(|text| text.end <= error);
        let span = self.several_lines[..before].last()?;
        let between = text.get(span.end..error)?;
        let is_behind = between.trim_matches([' ', '\t']).is_empty();
        is_behind.then(|| span.start..span.start + QUOTES)
    }
}

/// The value of several lines whose last quotes begin a text, since it does not begin with such.
pub(crate) fn without_beginning(text: &str, tokens: &[Token]) -> Option<Range<usize>> {
    // Where the last value begins, and whether in another line.
    let (mut value, mut is_older) = (None, false);
    let (mut previous, mut line) = (TokenKind::Newline, 0);
    let is_key = |line: usize| {
        let line = text
            .get(line..)
            .unwrap_or_default()
            .trim_start_matches([' ', '\t']);
        let end = line
            .bytes()
            .take_while(|byte| is_part_of_key(*byte))
            .count();
        known_keys::is_key(&line[..end])
    };
    for token in tokens {
        let (kind, span) = (token.kind(), token.span().start()..token.span().end());
        match kind {
            TokenKind::Equals if is_key(line) => (value, is_older) = (Some(span.end), false),
            // A header ends the value.
            TokenKind::LeftSquareBracket if previous == TokenKind::Newline => value = None,
            TokenKind::Newline => (line, is_older) = (span.end, true),
            kind if is_long(kind) => {
                let written = text.get(span.clone())?;
                if !has_end(written) || is_mistaken(written) {
                    let is_value = matches!(previous, TokenKind::Equals | TokenKind::Comma);
                    let value = value.filter(|_| !is_value && is_older && !is_key(line))?;
                    let blank = text.get(value..)?.bytes().take_while(|byte| *byte == b' ');
                    return Some(value + blank.count()..span.start + QUOTES);
                }
            }
            _ => {}
        }
        if !matches!(kind, TokenKind::Whitespace | TokenKind::Comment) {
            previous = kind;
        }
    }
    None
}

fn is_long(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::MlBasicString | TokenKind::MlLiteralString)
}

fn has_end(text: &str) -> bool {
    text.len() >= 2 * QUOTES && text.ends_with(&text[..QUOTES])
}

/// Whether the quotes that end a text stand behind a key and an equals sign, and so were to begin another text.
fn is_mistaken(text: &str) -> bool {
    let line = text.rsplit_once('\n').map(|(_, line)| line);
    let line = line.map(|line| line.trim_end_matches(['"', '\'']).trim());
    let key = line
        .and_then(|line| line.strip_suffix('='))
        .map(str::trim_end);
    key.is_some_and(|key| !key.is_empty() && key.bytes().all(is_part_of_key))
}
