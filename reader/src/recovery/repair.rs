//! The repaired text, which the parser reads in place of one with mistakes.

use core::ops::Range;

use super::edit::{Edit, Replacement};
use super::file_keys::FileKeys;
use super::header::Header;
use super::mistake::{Mistake, Problem};
use super::tokens::without_quotes;
use crate::sort::sort_by_span;
use crate::source::Span;

/// The differences between a text and its repaired form.
#[derive(Default)]
pub(crate) struct Repair<'s> {
    /// The original text.
    text: &'s str,
    /// The offsets of the inserted characters in the repaired text, in order.
    inserted: Vec<usize>,
    /// The headers of single tables that are read as headers of arrays of tables.
    pub(crate) headers: Vec<Header<'s>>,
    /// The statements that the parser reads only in the original text, in order.
    replaced: Vec<Replaced>,
}

struct Replaced {
    span: Range<usize>,
    /// Whether nothing stands in place of the statement.
    is_lost: bool,
}

impl<'s> Repair<'s> {
    /// Applies edits to a text. `None` if there are none.
    ///
    /// `headers` are the headers that become those of arrays of tables.
    pub(crate) fn of(
        text: &'s str,
        mut edits: Vec<Edit>,
        headers: Vec<Header<'s>>,
    ) -> Option<(String, Self)> {
        for header in &headers {
            edits.push(Edit {
                span: header.span.clone(),
                replacement: Replacement::Header {
                    key: header.key_span.clone(),
                    is_array: true,
                },
                hides_mistake: false,
            });
        }
        if edits.is_empty() {
            return None;
        }
        sort_by_span(&mut edits, |edit| Some(Span::new(0, edit.span.clone())));
        let mut repair = Self {
            text,
            headers,
            ..Self::default()
        };
        let mut repaired = String::with_capacity(text.len());
        let mut done = 0;
        for Edit {
            span,
            replacement,
            hides_mistake,
        } in edits
        {
            let start = span.start.max(done);
            let is_blank = matches!(replacement, Replacement::Blanks);
            // Blanks may overlap. Other edits have no effect in a span that is blank already.
            if span.end < start || start > span.start && !is_blank {
                continue;
            }
            repaired.push_str(text.get(done..start).unwrap_or_default());
            match replacement {
                Replacement::Blanks => push_blanks(&mut repaired, span.end - start),
                Replacement::Text(new) => {
                    repaired.push_str(&new[..span.len()]);
                    repair.insert(&mut repaired, &new[span.len()..]);
                }
                Replacement::Header { key, is_array } => {
                    repair.push_header(&mut repaired, &span, key, is_array);
                }
            }
            done = span.end;
            if hides_mistake {
                let is_lost = is_blank;
                repair.replaced.push(Replaced { span, is_lost });
            }
        }
        repaired.push_str(text.get(done..).unwrap_or_default());
        Some((repaired, repair))
    }

    /// Appends a header in place of a span. The key keeps its position, and so do the brackets that there is room for.
    fn push_header(
        &mut self,
        repaired: &mut String,
        span: &Range<usize>,
        key: Range<usize>,
        is_array: bool,
    ) {
        let (opening, closing) = if is_array { ("[[", "]]") } else { ("[", "]") };
        // Only an ASCII character can be replaced by a bracket.
        let bytes = self.text.as_bytes();
        let mut first = key.start;
        while first > span.start && key.start - first < opening.len() && bytes[first - 1].is_ascii()
        {
            first -= 1;
        }
        let mut last = key.end;
        while last < span.end && last - key.end < closing.len() && bytes[last].is_ascii() {
            last += 1;
        }
        let (before, behind) = (key.start - first, last - key.end);
        push_blanks(repaired, first - span.start);
        self.insert(repaired, &opening[before..]);
        repaired.push_str(&opening[..before]);
        repaired.push_str(self.text.get(key).unwrap_or_default());
        repaired.push_str(&closing[..behind]);
        self.insert(repaired, &closing[behind..]);
        push_blanks(repaired, span.end - last);
    }

    fn insert(&mut self, repaired: &mut String, text: &str) {
        let start = repaired.len();
        self.inserted.extend(start..start + text.len());
        repaired.push_str(text);
    }

    /// The offset in the original text.
    pub(crate) fn original(&self, offset: usize) -> usize {
        offset - self.inserted.partition_point(|&inserted| inserted < offset)
    }

    /// The mistake that the parser reports in the repaired text.
    pub(crate) fn mistake(&self, error: &toml::de::Error) -> Mistake {
        let span = error.span().unwrap_or(0..0);
        let mut start = self.original(span.start);
        // An inserted character belongs to the character before it.
        if self.inserted.binary_search(&span.start).is_ok() {
            let before = self.text.get(..start).unwrap_or_default();
            let before = before.chars().next_back();
            start -= before.map_or(0, char::len_utf8);
        }
        Mistake {
            problem: Problem::Parser(error.message().to_owned()),
            span: start..self.original(span.end).max(start),
            damage: Some(start),
        }
    }

    /// The mistakes of the original text that are in replaced statements. A statement without any gets one.
    pub(crate) fn hidden_mistakes(&self, mistakes: Vec<Mistake>) -> Vec<Mistake> {
        let mut is_found = vec![false; self.replaced.len()];
        let mut hidden = Vec::new();
        for mut mistake in mistakes {
            let start = mistake.span.start;
            let next = self
                .replaced
                .partition_point(|replaced| replaced.span.start <= start);
            let Some(at) = next.checked_sub(1) else {
                continue;
            };
            if start <= self.replaced[at].span.end {
                is_found[at] = true;
                if !self.replaced[at].is_lost {
                    mistake.damage = None;
                }
                hidden.push(mistake);
            }
        }
        for (replaced, is_found) in self.replaced.iter().zip(is_found) {
            if !is_found {
                let start = replaced.span.start;
                let message = "neither a header nor a key with its value";
                hidden.push(Mistake {
                    problem: Problem::Plain(message),
                    span: start..start,
                    damage: replaced.is_lost.then_some(start),
                });
            }
        }
        hidden
    }

    /// The starts of the statements that are not read.
    pub(crate) fn lost_statements(&self) -> Vec<usize> {
        let lost = self.replaced.iter().filter(|replaced| replaced.is_lost);
        lost.map(|replaced| replaced.span.start).collect()
    }
}

/// The headers of single tables that were meant as headers of arrays of tables. Of tables with the same header, the parser
/// would keep only the last.
pub(crate) fn meant_arrays<'s>(
    text: &'s str,
    headers: &[Header<'s>],
    mistakes: &[Mistake],
    keys: FileKeys<'_>,
) -> Vec<Header<'s>> {
    /// A limit to the work for odd texts. No author misspells more names.
    const ENOUGH: usize = 100;
    let mut repeated: Vec<&str> = Vec::new();
    for key in keys.arrays {
        if headers.iter().filter(|header| header.key == *key).count() > 1 {
            repeated.push(key);
        }
    }
    // The other tables of a key may be inline.
    for mistake in mistakes.iter().filter(|mistake| mistake.is_duplicate()) {
        let key = without_quotes(text.get(mistake.span.clone()).unwrap_or_default());
        if repeated.len() < ENOUGH && !repeated.contains(&key) {
            repeated.push(key);
        }
    }
    let mut meant = Vec::new();
    for header in headers {
        let Header { key, is_array, .. } = header;
        if !is_array && keys.may_take_array(key) && repeated.contains(key) {
            meant.push(header.clone());
        }
    }
    meant
}

fn push_blanks(repaired: &mut String, len: usize) {
    repaired.extend(core::iter::repeat_n(' ', len));
}
