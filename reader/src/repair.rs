//! Repairs a text in which the parser would skip what follows a mistake.

use toml_parser::lexer::TokenKind;

use crate::brackets::Brackets;
use crate::sort::sort_by_span;
use crate::source::{Source, Span};

/// An error of the parser, with its span in the original text.
pub(crate) struct Mistake {
    pub(crate) message: String,
    pub(crate) span: Option<core::ops::Range<usize>>,
}

impl Mistake {
    pub(crate) fn start(&self) -> usize {
        self.span.as_ref().map_or(0, |span| span.start)
    }

    /// Whether the parser skips the text after this error, as it does after a key without an equals sign.
    pub(crate) fn stops_the_parser(&self) -> bool {
        ["key with no value", "missing value for key"]
            .into_iter()
            .any(|start| self.message.starts_with(start))
    }

    pub(crate) fn is_duplicate(&self) -> bool {
        self.message.starts_with("duplicate key")
    }
}

/// The differences between the original text and the one that the parser reads in its place, so that the mistakes after
/// the first one are found too.
#[derive(Default)]
pub(crate) struct Repair<'s> {
    /// The offsets of the inserted characters in the repaired text, in order.
    inserted: Vec<usize>,
    /// The headers of single tables that are read as headers of arrays of tables.
    pub(crate) headers: Vec<Header<'s>>,
    /// The offsets of the lines that are not read.
    pub(crate) lost: Vec<usize>,
    /// The unclosed strings in entries of inline arrays, in order. These entries are not read.
    pub(crate) open_strings: Vec<OpenString>,
}

impl<'s> Repair<'s> {
    /// The repaired text with its repair, or `None` if the original needs none.
    ///
    /// Lines that stop the parser are replaced by spaces, with the contents of their brackets. If several tables have
    /// the same header, the parser keeps only the last one. So such headers become headers of an array of tables, if
    /// the key takes one.
    pub(crate) fn of(
        mistakes: &[Mistake],
        source: &'s Source,
        arrays: &[&'static str],
        known: &[&'static str],
    ) -> Option<(String, Self)> {
        let text = &source.text;
        if mistakes.is_empty() {
            return None;
        }
        let tokens: Vec<_> = toml_parser::Source::new(text).lex().collect();
        let all = headers_of(text, &tokens, |key| {
            arrays.contains(&key) || !known.is_empty() && !known.contains(&key)
        });
        let duplicates = || {
            let spans = mistakes
                .iter()
                .filter(|mistake| mistake.is_duplicate())
                .filter_map(|mistake| mistake.span.clone());
            spans.filter_map(|span| text.get(span).map(without_quotes))
        };
        let has_many = |key: &&str| {
            let headers = all.iter().filter(|header| header.key == *key);
            // The key may have other tables that are written inline.
            headers.count() > 1 || duplicates().any(|duplicate| duplicate == *key)
        };
        let mut many: Vec<&str> = arrays.iter().copied().filter(has_many).collect();
        add_few(&mut many, duplicates());
        let mut headers = all.clone();
        headers.retain(|header| !header.is_array && many.contains(&header.key));
        let mut stops = mistakes
            .iter()
            .filter(|mistake| mistake.stops_the_parser())
            .map(Mistake::start)
            .peekable();
        let open_strings = OpenString::all_in(text, &tokens);
        if stops.peek().is_none() && headers.is_empty() && open_strings.is_empty() {
            return None;
        }
        let mut edits: Vec<_> = headers
            .iter()
            .map(|header| (header.span.clone(), Edit::Header))
            .collect();
        // A string or the contents of brackets may continue in other lines.
        let ends = tokens
            .iter()
            .filter(|token| token.kind() == TokenKind::Newline);
        let ends: Vec<usize> = ends.map(|token| token.span().start()).collect();
        let line_end = |offset: usize| {
            let end = ends.get(ends.partition_point(|&end| end < offset));
            end.copied().unwrap_or(text.len())
        };
        let brackets = Brackets::of(text, |offset| offset, &[]);
        edits.extend(stops.map(|start| {
            let (line, _) = source.line_around(start);
            let end = line_end(start);
            let end = brackets.end_of_last_in(line..end).map_or(end, line_end);
            (line..end, Edit::Lost)
        }));
        let entries = open_strings.iter();
        edits.extend(entries.map(|string| (string.brace..string.end, Edit::Entry)));
        sort_by_span(&mut edits, |(span, _)| Some(Span::new(0, span.clone())));
        let mut repair = Self {
            inserted: Vec::new(),
            headers,
            lost: Vec::new(),
            open_strings,
        };
        let mut readable = String::with_capacity(text.len());
        let mut done = 0;
        for (span, edit) in edits {
            readable.push_str(text.get(done..span.start).unwrap_or_default());
            match edit {
                // The header is in a part that is not read.
                Edit::Header if span.start < done => {}
                Edit::Header => {
                    repair.inserted.push(readable.len());
                    readable.push('[');
                    readable.push_str(text.get(span.clone()).unwrap_or_default());
                    repair.inserted.push(readable.len());
                    readable.push(']');
                }
                Edit::Lost | Edit::Entry => {
                    if matches!(edit, Edit::Lost) {
                        repair.lost.push(span.start);
                    }
                    readable.extend(core::iter::repeat_n(
                        ' ',
                        span.end.saturating_sub(done.max(span.start)),
                    ));
                }
            }
            done = done.max(span.end);
        }
        readable.push_str(text.get(done..).unwrap_or_default());
        Some((readable, repair))
    }

    /// The offset in the original text for an offset in the repaired one.
    pub(crate) fn original(&self, offset: usize) -> usize {
        offset - self.inserted.partition_point(|&inserted| inserted < offset)
    }

    /// Whether this offset is in an entry that is not read because a string in it is unclosed.
    pub(crate) fn has_unread_entry(&self, offset: usize) -> bool {
        let behind = self
            .open_strings
            .partition_point(|string| string.brace <= offset);
        let string = behind.checked_sub(1).map(|at| &self.open_strings[at]);
        string.is_some_and(|string| offset <= string.end)
    }

    /// Whether the closing quote of a string is missing at this offset.
    pub(crate) fn has_open_string(&self, offset: usize) -> bool {
        let ends = self
            .open_strings
            .binary_search_by_key(&offset, |string| string.end);
        ends.is_ok_and(|at| self.open_strings[at].word.is_none())
    }

    pub(crate) fn mistake(&self, error: &toml::de::Error) -> Mistake {
        let span = error.span();
        Mistake {
            message: error.message().to_owned(),
            span: span.map(|span| self.original(span.start)..self.original(span.end)),
        }
    }
}

/// How a range of the text is replaced.
enum Edit {
    /// The header of a single table becomes the header of an array of tables.
    Header,
    /// Lines that stop the parser become spaces.
    Lost,
    /// An entry of an inline array becomes spaces, from its brace to the end of the line.
    Entry,
}

/// A line `[code]` or `[[code]]`.
#[derive(Clone)]
pub(crate) struct Header<'s> {
    pub(crate) key: &'s str,
    is_array: bool,
    /// The span in the original text, with the brackets.
    pub(crate) span: core::ops::Range<usize>,
}

/// An unclosed string that contains the closing brace of an entry in the same line.
pub(crate) struct OpenString {
    /// The offset of the outermost opening brace in the line.
    brace: usize,
    /// The unquoted word that contains its quote, as in `it's`.
    word: Option<core::ops::Range<usize>>,
    /// The end of its line.
    end: usize,
}

impl OpenString {
    /// Finds the unclosed strings of the entries of inline arrays.
    fn all_in(text: &str, tokens: &[toml_parser::lexer::Token]) -> Vec<Self> {
        let mut strings = Vec::new();
        // The number of open brackets apart from the braces of this line, and the offsets of the open braces of this
        // line.
        let (mut open, mut braces) = (0_usize, Vec::new());
        let mut word = None;
        for token in tokens {
            let bytes = token.span().start()..token.span().end();
            let written = text.get(bytes.clone()).unwrap_or_default();
            match token.kind() {
                TokenKind::Newline => {
                    open += braces.len();
                    braces.clear();
                }
                TokenKind::LeftSquareBracket => open += 1,
                TokenKind::LeftCurlyBracket => braces.push(bytes.start),
                TokenKind::RightCurlyBracket if braces.pop().is_some() => {}
                TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                    open = open.saturating_sub(1);
                }
                TokenKind::LiteralString | TokenKind::BasicString
                    if open > 0 && has_no_end(written) =>
                {
                    if let Some(brace) = braces.first() {
                        strings.push(Self {
                            brace: *brace,
                            word: word.take(),
                            end: bytes.start + written.trim_end_matches('\r').len(),
                        });
                        braces.clear();
                    }
                }
                _ => {}
            }
            word = (token.kind() == TokenKind::Atom).then_some(bytes);
        }
        strings
    }

    pub(crate) fn mistake(&self) -> Mistake {
        Mistake {
            message: "a string has no end in its line".to_owned(),
            span: Some(self.word.clone().unwrap_or(self.end..self.end)),
        }
    }
}

/// Whether a single-line string lacks its closing quote.
fn has_no_end(string: &str) -> bool {
    let mut chars = string.chars();
    let quote = chars.next();
    let has_escapes = quote == Some('"');
    while let Some(c) = chars.next() {
        if Some(c) == quote {
            return false;
        }
        if has_escapes && c == '\\' {
            chars.next();
        }
    }
    true
}

/// Adds the keys that are not in the list, up to a limit.
fn add_few<'k>(keys: &mut Vec<&'k str>, more: impl Iterator<Item = &'k str>) {
    /// A spec with more misspelt headers than this is not repaired further.
    const ENOUGH: usize = 100;
    for key in more {
        if keys.len() < ENOUGH && !keys.contains(&key) {
            keys.push(key);
        }
    }
}

/// A key without its quotes, if it has any.
fn without_quotes(key: &str) -> &str {
    key.trim_matches(['"', '\''])
}

/// The headers outside of any bracket whose key satisfies the predicate.
fn headers_of<'s>(
    text: &'s str,
    tokens: &[toml_parser::lexer::Token],
    is_asked_for: impl Fn(&str) -> bool,
) -> Vec<Header<'s>> {
    let mut headers = Vec::new();
    let mut open = 0_usize;
    let mut is_line_start = true;
    for (at, token) in tokens.iter().enumerate() {
        let kind = token.kind();
        if kind == TokenKind::LeftSquareBracket && is_line_start && open == 0 {
            let is_bracket =
                |token: &&toml_parser::lexer::Token| token.kind() == TokenKind::LeftSquareBracket;
            let brackets = tokens[at..].iter().take_while(is_bracket).count();
            let mut inside = tokens[at + brackets..]
                .iter()
                .filter(|token| token.kind() != TokenKind::Whitespace);
            if let (Some(key), Some(end)) = (inside.next(), inside.next()) {
                let name = text.get(key.span().start()..key.span().end());
                let key = name.map(without_quotes).filter(|key| is_asked_for(key));
                if let (Some(key), TokenKind::RightSquareBracket) = (key, end.kind()) {
                    headers.push(Header {
                        key,
                        is_array: brackets > 1,
                        span: token.span().start()..end.span().end(),
                    });
                }
            }
        }
        match kind {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => open += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                open = open.saturating_sub(1);
            }
            _ => {}
        }
        is_line_start =
            kind == TokenKind::Newline || is_line_start && kind == TokenKind::Whitespace;
    }
    headers
}
