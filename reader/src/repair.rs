//! What the parser reads in place of a text in which it would lose what is behind a mistake.

use core::ops::Range;

use crate::layout::{Header, Layout};
use crate::sort::sort_by_span;
use crate::source::Span;
use crate::statements::without_quotes;

/// What is no TOML, at its place in the text as it was written.
pub(crate) struct Mistake {
    pub(crate) said: Said,
    pub(crate) span: Range<usize>,
    /// The offset behind which the parser may read what is not in the text, if there is one.
    pub(crate) damage: Option<usize>,
}

/// What there is to say of a mistake.
pub(crate) enum Said {
    /// What the parser says of it.
    Parser(String),
    Ours(&'static str),
    OpenString,
    /// The digits of a number are in groups: the number, and what stands between them.
    Grouped(String, &'static str),
    /// A bracket has no end. The offset is that of what cannot be part of it.
    Unclosed(Option<usize>),
}

impl Mistake {
    pub(crate) fn is_duplicate(&self) -> bool {
        matches!(&self.said, Said::Parser(message) if message.starts_with("duplicate key"))
    }
}

/// What is read in place of a stretch of a text.
#[derive(Clone)]
pub(crate) enum Edit {
    /// Nothing.
    Blank,
    /// Nothing, in place of a statement.
    Lost,
    /// A header with the word that is there.
    Header { word: Range<usize>, is_array: bool },
    /// The same for the header of one table, which is reported by itself.
    Array(Range<usize>),
    /// A text of the same length.
    Text(String),
    /// The end of a line.
    LineFeed,
    /// What ends a bracket or a line.
    Insert(&'static str),
}

/// What the parser reads in place of what it would lose, so that the mistakes behind it are found, too.
#[derive(Default)]
pub(crate) struct Repair<'s> {
    /// The text as it was written.
    text: &'s str,
    /// The offsets of the characters that the text as it was written does not have, in order.
    inserted: Vec<usize>,
    /// The headers of one table that are read as those of an array of tables.
    pub(crate) headers: Vec<Header<'s>>,
    /// Where the statements begin that are not read.
    pub(crate) lost: Vec<usize>,
    /// The stretches in place of which another text is read, and whether that is nothing.
    replaced: Vec<(Range<usize>, bool)>,
}

impl<'s> Repair<'s> {
    /// The text to read, where that is another.
    ///
    /// Of tables with the same header, the parser would keep the last alone, so that the headers that should be those of an
    /// array of tables are such.
    pub(crate) fn of(
        mistakes: &[Mistake],
        text: &'s str,
        layout: &Layout<'s>,
        arrays: &[&'static str],
        known: &[&'static str],
    ) -> Option<(String, Self)> {
        let is_asked_for =
            |key: &str| arrays.contains(&key) || !known.is_empty() && !known.contains(&key);
        let duplicates = || {
            let duplicates = mistakes.iter().filter(|mistake| mistake.is_duplicate());
            duplicates.filter_map(|mistake| text.get(mistake.span.clone()).map(without_quotes))
        };
        let has_many = |key: &&str| {
            let headers = layout.headers.iter().filter(|header| header.key == *key);
            // Written inline, there may be other tables.
            headers.count() > 1 || duplicates().any(|duplicate| duplicate == *key)
        };
        let mut many: Vec<&str> = arrays.iter().copied().filter(has_many).collect();
        add_few(&mut many, duplicates());
        let is_one = |header: &&Header<'_>| {
            !header.is_array && is_asked_for(header.key) && many.contains(&header.key)
        };
        let headers: Vec<_> = layout.headers.iter().filter(is_one).cloned().collect();
        if layout.edits.is_empty() && headers.is_empty() {
            return None;
        }
        let mut edits = layout.edits.clone();
        edits.extend(
            headers
                .iter()
                .map(|header| (header.span.clone(), Edit::Array(header.word.clone()))),
        );
        sort_by_span(&mut edits, |(span, _)| Some(Span::new(0, span.clone())));
        let mut repair = Self {
            text,
            headers,
            ..Self::default()
        };
        let mut readable = String::with_capacity(text.len());
        let mut done = 0;
        for (span, edit) in edits {
            let start = span.start.max(done);
            // What is left out already has nothing to repair in it.
            if span.end < start || start > span.start && !matches!(edit, Edit::Blank | Edit::Lost) {
                continue;
            }
            match edit {
                Edit::Lost => repair.replaced.push((span.clone(), true)),
                Edit::Header { .. } => repair.replaced.push((span.clone(), false)),
                Edit::Blank | Edit::Array(_) | Edit::Text(_) | Edit::LineFeed | Edit::Insert(_) => {
                }
            }
            readable.push_str(text.get(done..start).unwrap_or_default());
            match edit {
                Edit::Blank => blank(&mut readable, start..span.end),
                Edit::Lost => {
                    repair.lost.push(span.start);
                    blank(&mut readable, start..span.end);
                }
                Edit::Text(text) => readable.push_str(&text),
                Edit::LineFeed => readable.push('\n'),
                Edit::Insert(closing) => repair.insert(&mut readable, closing),
                Edit::Array(word) => repair.header(&mut readable, text, &span, &word, true),
                Edit::Header { word, is_array } => {
                    repair.header(&mut readable, text, &span, &word, is_array);
                }
            }
            done = span.end;
        }
        readable.push_str(text.get(done..).unwrap_or_default());
        Some((readable, repair))
    }

    /// Those of the mistakes that were found in what is not read as it is written, and one for each such stretch without.
    pub(crate) fn found_before(&self, mistakes: Vec<Mistake>) -> Vec<Mistake> {
        let mut is_said = vec![false; self.replaced.len()];
        let around = |mistake: &Mistake| {
            let start = mistake.span.start;
            let behind = self
                .replaced
                .partition_point(|(stretch, _)| stretch.start <= start);
            let at = behind.checked_sub(1)?;
            (start <= self.replaced[at].0.end).then_some(at)
        };
        let mut found = Vec::new();
        for mut mistake in mistakes {
            if let Some(at) = around(&mistake) {
                is_said[at] = true;
                mistake.damage = mistake.damage.filter(|_| self.replaced[at].1);
                found.push(mistake);
            }
        }
        let unsaid = self
            .replaced
            .iter()
            .zip(is_said)
            .filter(|(_, is_said)| !is_said);
        found.extend(unsaid.map(|((stretch, is_lost), _)| Mistake {
            said: Said::Ours("neither a header nor a key with its value"),
            span: stretch.start..stretch.start,
            damage: is_lost.then_some(stretch.start),
        }));
        found
    }

    /// Writes a header with the word that is there, in place of a stretch.
    fn header(
        &mut self,
        readable: &mut String,
        text: &str,
        stretch: &Range<usize>,
        word: &Range<usize>,
        is_array: bool,
    ) {
        let (opening, closing) = if is_array { ("[[", "]]") } else { ("[", "]") };
        let bytes = text.as_bytes();
        // A place is between two characters.
        let before = bytes[stretch.start..word.start].iter().rev();
        let before = before
            .take_while(|byte| byte.is_ascii())
            .take(opening.len());
        let behind = bytes[word.end..stretch.end].iter();
        let behind = behind
            .take_while(|byte| byte.is_ascii())
            .take(closing.len());
        let (before, behind) = (before.count(), behind.count());
        blank(readable, stretch.start..word.start - before);
        self.insert(readable, &opening[before..]);
        readable.push_str(&opening[..before]);
        readable.push_str(text.get(word.clone()).unwrap_or_default());
        readable.push_str(&closing[..behind]);
        self.insert(readable, &closing[behind..]);
        blank(readable, word.end + behind..stretch.end);
    }

    fn insert(&mut self, readable: &mut String, more: &str) {
        for c in more.chars() {
            self.inserted.push(readable.len());
            readable.push(c);
        }
    }

    /// The offset in the text as it was written.
    pub(crate) fn original(&self, offset: usize) -> usize {
        offset - self.inserted.partition_point(|&inserted| inserted < offset)
    }

    pub(crate) fn mistake(&self, error: &toml::de::Error) -> Mistake {
        let span = error.span().unwrap_or(0..0);
        // What is inserted ends what stands before it.
        let is_inserted = self.inserted.binary_search(&span.start).is_ok();
        let mut start = self.original(span.start);
        if is_inserted {
            let before = self
                .text
                .get(..start)
                .and_then(|before| before.chars().next_back());
            start -= before.map_or(0, char::len_utf8);
        }
        Mistake {
            said: Said::Parser(error.message().to_owned()),
            span: start..self.original(span.end).max(start),
            damage: Some(start),
        }
    }
}

fn blank(readable: &mut String, stretch: Range<usize>) {
    readable.extend(core::iter::repeat_n(' ', stretch.len()));
}

/// Adds keys that are not there yet.
fn add_few<'k>(keys: &mut Vec<&'k str>, more: impl Iterator<Item = &'k str>) {
    /// More names than these nobody misspells.
    const ENOUGH: usize = 100;
    for key in more {
        if keys.len() < ENOUGH && !keys.contains(&key) {
            keys.push(key);
        }
    }
}
