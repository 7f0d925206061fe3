//! The tokens of a text.

use core::ops::Range;

use TokenKind::{
    Atom, BasicString, Dot, Eof, Equals, LiteralString, MlBasicString, MlLiteralString, Newline,
    Whitespace,
};
use toml_parser::lexer::{Token, TokenKind};

/// A text and its tokens. A token is identified by its index.
pub(crate) struct Tokens<'s> {
    pub(crate) text: &'s str,
    tokens: Vec<Token>,
}

impl<'s> Tokens<'s> {
    pub(crate) fn of(text: &'s str) -> Self {
        let tokens = toml_parser::Source::new(text).lex().collect();
        Self { text, tokens }
    }

    /// Lexes the text again, with blanks in place of a span.
    pub(crate) fn mask(&mut self, span: Range<usize>) {
        let blanks = " ".repeat(span.len());
        let masked = [&self.text[..span.start], &*blanks, &self.text[span.end..]].concat();
        self.tokens = toml_parser::Source::new(&masked).lex().collect();
    }

    /// Removes the tokens for which a function returns false. The function gets the kind and the span of each token.
    pub(crate) fn retain(&mut self, keep: &mut dyn FnMut(TokenKind, Range<usize>) -> bool) {
        self.tokens
            .retain(|token| keep(token.kind(), token.span().start()..token.span().end()));
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(crate) fn kind(&self, at: usize) -> TokenKind {
        self.tokens.get(at).map_or(Eof, Token::kind)
    }

    pub(crate) fn span(&self, at: usize) -> Range<usize> {
        match self.tokens.get(at) {
            Some(token) => token.span().start()..token.span().end(),
            None => self.text.len()..self.text.len(),
        }
    }

    pub(crate) fn start(&self, at: usize) -> usize {
        self.span(at).start
    }

    /// The text of a token.
    pub(crate) fn written(&self, at: usize) -> &'s str {
        self.text.get(self.span(at)).unwrap_or_default()
    }

    /// The text of a token, without the quotes of a string.
    pub(crate) fn word(&self, at: usize) -> &'s str {
        without_quotes(self.written(at))
    }

    /// Whether a string has its closing quotes.
    pub(crate) fn is_closed(&self, at: usize) -> bool {
        let quotes = match self.kind(at) {
            MlBasicString | MlLiteralString => 3,
            _ => 1,
        };
        let written = self.written(at).split_at_checked(quotes);
        let Some((opening, Some(inside))) =
            written.map(|(opening, rest)| (opening, rest.strip_suffix(opening)))
        else {
            return false;
        };
        // A backslash before a quote escapes it, unless it is escaped itself.
        let backslashes = inside.len() - inside.trim_end_matches('\\').len();
        opening.starts_with('\'') || backslashes % 2 == 0
    }

    /// The first token with a start at this offset or after it.
    pub(crate) fn at_offset(&self, offset: usize) -> usize {
        self.tokens
            .partition_point(|token| token.span().start() < offset)
    }

    /// The first token from this one on whose kind is none of these.
    pub(crate) fn skip(&self, mut at: usize, kinds: &[TokenKind]) -> usize {
        while kinds.contains(&self.kind(at)) {
            at += 1;
        }
        at
    }

    /// The token that ends the line.
    pub(crate) fn end_of_line(&self, mut at: usize) -> usize {
        while !matches!(self.kind(at), Newline | Eof) {
            at += 1;
        }
        at
    }

    /// The token after the equals sign, if a key with an equals sign begins here.
    pub(crate) fn after_equals(&self, mut at: usize) -> Option<usize> {
        loop {
            let is_part = match self.kind(at) {
                Atom => self.written(at).bytes().all(is_part_of_key),
                BasicString | LiteralString => true,
                _ => false,
            };
            let end = self.skip(at + 1, &[Whitespace]);
            match self.kind(end) {
                Equals if is_part => return Some(end + 1),
                Dot if is_part => at = self.skip(end + 1, &[Whitespace]),
                _ => return None,
            }
        }
    }
}

/// Whether a key without quotes may have this byte.
pub(crate) fn is_part_of_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// A key without its quotes.
pub(crate) fn without_quotes(key: &str) -> &str {
    key.trim_matches(['"', '\''])
}
