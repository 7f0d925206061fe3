//! How a text that is not TOML is laid out: its statements, and the entries of its inline arrays.
//!
//! The parser takes what follows an open bracket for a part of it, to the end of the text. Here a statement ends at the latest
//! where another one begins, and the parser then reads a text in which the brackets are closed.

use core::ops::Range;

use toml_parser::lexer::Token;

use crate::long_texts::{self, LongTexts};
use crate::repair::{Edit, Mistake, Said};
use crate::statements::{Reader, Words};

/// The layout of a text with errors.
#[derive(Default)]
pub(crate) struct Layout<'s> {
    pub(crate) statements: Vec<Statement>,
    /// The braces that stand in the outermost list of a statement, each from the opening one to the closing one, in order.
    pub(crate) entries: Vec<Range<usize>>,
    /// The headers that are as they should be.
    pub(crate) headers: Vec<Header<'s>>,
    /// What is wrong with brackets, with the ends of lines and with strings.
    pub(crate) mistakes: Vec<Mistake>,
    /// What the parser is to read instead.
    pub(crate) edits: Vec<(Range<usize>, Edit)>,
    pub(crate) long_texts: LongTexts,
}

/// A header, or a key with its value, or what stands in place of one.
pub(crate) struct Statement {
    /// From its first character to the end of its last line.
    pub(crate) span: Range<usize>,
    /// Whether it may belong to the statement before it, if that is no TOML.
    pub(crate) is_rest: bool,
}

/// A line `[code]` or `[[code]]`.
#[derive(Clone)]
pub(crate) struct Header<'s> {
    /// Empty where it has several parts.
    pub(crate) key: &'s str,
    pub(crate) is_array: bool,
    /// With the brackets, in the text as it was written.
    pub(crate) span: Range<usize>,
    /// That of the key.
    pub(crate) word: Range<usize>,
}

/// Where an offset is: mistakes in the same part are likely to be one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Of an inline array. The offset is that of its brace.
    Entry(usize),
    /// What is around an offset outside of entries, up to the next. The offset is where it begins.
    Statement(usize),
}

impl<'s> Layout<'s> {
    pub(crate) fn of(text: &'s str, words: &Words<'_>) -> Self {
        let mut layout = Self::default();
        let mut tokens: Vec<Token> = toml_parser::Source::new(text).lex().collect();
        let has_no_beginning = long_texts::without_beginning(text, &tokens);
        if let Some(stretch) = has_no_beginning.clone() {
            // The quotes that end it begin nothing.
            let blank = " ".repeat(stretch.len());
            let masked = [&text[..stretch.start], &*blank, &text[stretch.end..]].concat();
            tokens = toml_parser::Source::new(&masked).lex().collect();
            layout.mistake(
                Said::Ours("a text that ends in three quotes begins with fewer"),
                stretch.start..stretch.start,
                Some(stretch.start),
            );
            layout.edit(stretch, Edit::Blank);
        }
        layout.long_texts = LongTexts::of(text, &tokens);
        layout.long_texts.has_no_beginning = has_no_beginning.is_some();
        layout.end_lines(text, &mut tokens);
        let mut reader = Reader {
            text,
            tokens: &tokens,
            words,
            layout,
            is_split: false,
        };
        reader.statements();
        reader.layout
    }

    pub(crate) fn edit(&mut self, span: Range<usize>, edit: Edit) {
        self.edits.push((span, edit));
    }

    pub(crate) fn mistake(&mut self, said: Said, span: Range<usize>, damage: Option<usize>) {
        self.mistakes.push(Mistake { said, span, damage });
    }

    /// Makes a line end of each carriage return without a line feed, but in a comment.
    fn end_lines(&mut self, text: &str, tokens: &mut Vec<Token>) {
        use toml_parser::lexer::TokenKind::{Comment, Newline};

        let (mut is_comment, mut is_rest, mut is_said) = (false, false, false);
        tokens.retain(|token| {
            let span = token.span().start()..token.span().end();
            let is_end = token.kind() == Newline;
            let is_return = is_end && text.get(span.clone()) == Some("\r");
            if is_return {
                is_rest |= is_comment;
                // Once says all of a text with other line ends.
                if !is_said {
                    is_said = true;
                    let said = Said::Ours("a carriage return without a line feed");
                    self.mistake(said, span.clone(), None);
                }
                self.edit(span, if is_rest { Edit::Blank } else { Edit::LineFeed });
            }
            is_comment = token.kind() == Comment;
            is_rest &= !is_end || is_return;
            !is_rest
        });
    }

    /// The braces around an offset, if they are those of an entry.
    pub(crate) fn entry_around(&self, offset: usize) -> Option<&Range<usize>> {
        let behind = self.entries.partition_point(|entry| entry.start <= offset);
        let entry = &self.entries[behind.checked_sub(1)?];
        (offset <= entry.end).then_some(entry)
    }

    /// The statement that an offset is in, or the one before it.
    pub(crate) fn statement_at(&self, offset: usize) -> Option<usize> {
        let behind = self
            .statements
            .partition_point(|statement| statement.span.start <= offset);
        behind.checked_sub(1)
    }

    pub(crate) fn part(&self, offset: usize) -> Part {
        let behind = self.entries.partition_point(|entry| entry.start < offset);
        let before = behind.checked_sub(1).map(|at| &self.entries[at]);
        let statement = self.statement_at(offset).map(|at| &self.statements[at]);
        let start = statement.map_or(0, |statement| statement.span.start);
        match before {
            Some(entry) if offset <= entry.end => Part::Entry(entry.start),
            Some(entry) if entry.start > start => Part::Statement(entry.end),
            _ => Part::Statement(start),
        }
    }
}
