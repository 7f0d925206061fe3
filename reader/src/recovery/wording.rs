//! Describes a mistake in a text that is not TOML: what is wrong, and where.
//!
//! The parser does not know what the author meant. Some mistakes have a clearer description here.

use core::ops::Range;

use close_codes_vocabulary::is_unsafe_to_show;

use super::layout::{Layout, Part};
use super::mistake::{Mistake, Problem};
use crate::diagnostic::Diagnostic;
use crate::messages;
use crate::source::{Source, Span};

/// Describes the mistakes of one text.
pub(crate) struct Wording<'r, 's> {
    pub(crate) source: &'r Source,
    /// The index of the source.
    pub(crate) index: usize,
    pub(crate) layout: &'r Layout<'s>,
}

impl Wording<'_, '_> {
    /// The diagnostic for the mistakes of one part of the text. There is at least one mistake.
    pub(crate) fn of_part(&self, mistakes: &[Mistake], part: Part) -> Diagnostic {
        // The mistakes that the parser does not report are more precise.
        let is_precise = |mistake: &&Mistake| !matches!(mistake.problem, Problem::Parser(_));
        if let Some(precise) = mistakes.iter().find(is_precise) {
            return self.of(precise);
        }
        if let Part::Entry(_) = part {
            let missing = |mistake: &Mistake| self.missing_comma(&mistake.span);
            if let Some(comma) = mistakes.iter().find_map(missing) {
                return messages::syntax::syntax("a comma is missing", self.span(comma..comma));
            }
        }
        self.of(&mistakes[0])
    }

    /// The diagnostic for a mistake.
    pub(crate) fn of(&self, mistake: &Mistake) -> Diagnostic {
        let place = mistake.span.clone();
        let span = self.span(place.clone());
        let message = match &mistake.problem {
            Problem::UnclosedString => return messages::syntax::open_string(span),
            Problem::GroupedDigits { number, separator } => {
                return messages::syntax::grouped(number, separator, span);
            }
            Problem::UnclosedBracket { stop } => return self.unclosed_bracket(place.start, *stop),
            Problem::Plain(message) => return messages::syntax::syntax(message, span),
            Problem::Parser(message) => message,
        };
        if self.ends_in_string(place.start) {
            messages::syntax::open_string(span)
        } else if let Some(colon) = self.colon(place.start) {
            messages::syntax::colon(self.span(colon..colon + 1))
        } else if let Some(escape) = self.unknown_escape(place.start) {
            self.wrong_escape(escape)
        } else if let Some(string) = self.layout.strings.before(&self.source.text, place.start) {
            messages::syntax::behind_text(self.span(string), span)
        } else {
            let message = self.value_mistake(&place).unwrap_or(message);
            messages::syntax::syntax(message, span)
        }
    }

    fn unclosed_bracket(&self, start: usize, stop: Option<usize>) -> Diagnostic {
        let (name, end) = if self.text_from(start).starts_with('[') {
            ("a list", "]")
        } else {
            ("an inline table", "}")
        };
        let stop = stop.map(|stop| {
            let next = self.text_from(stop).chars().next();
            self.span(stop..stop + next.map_or(0, char::len_utf8))
        });
        messages::syntax::unclosed(name, end, self.span(start..start + 1), stop)
    }

    /// Whether a line ends at this offset, inside a string on one line that is the value of a key.
    pub(crate) fn ends_in_string(&self, offset: usize) -> bool {
        let behind = self.text_from(offset);
        if !(behind.is_empty() || behind.starts_with(['\n', '\r'])) {
            return false;
        }
        let (line, _) = self.source.line_around(offset);
        let Some((_, value)) = self.text(line..offset).split_once('=') else {
            return false;
        };
        let value = value.trim_start();
        ['"', '\''].into_iter().any(|quote| {
            let inside = value.strip_prefix(quote);
            inside.is_some_and(|inside| !inside.contains(quote))
        })
    }

    /// The colon between a key and a value, if it causes the error at this offset.
    fn colon(&self, offset: usize) -> Option<usize> {
        let (line, end) = self.source.line_around(offset);
        // In an entry, other keys stand before this one.
        let start = match self.layout.part(offset) {
            Part::Entry(_) => {
                let before = self.text(line..offset);
                before.rfind(['{', ',']).map_or(line, |at| line + at + 1)
            }
            Part::Statement(_) => line,
        };
        let (key, value) = self.text(start..end).split_once(':')?;
        let colon = start + key.len();
        let is_part_of_key = |c: char| c.is_ascii_alphanumeric() || "_-\"'".contains(c);
        let is_key = !key.trim().is_empty() && key.trim().chars().all(is_part_of_key);
        // A colon that was typed inside a key has an equals sign after it.
        let is_separator = !value.contains('=') || value.starts_with([' ', '"', '\'']);
        let between = self.text(colon.min(offset)..colon.max(offset));
        let is_cause = between.trim_matches([' ', '\t', ':']).is_empty();
        (is_key && is_separator && is_cause).then_some(colon)
    }

    /// The unknown escape that causes the error at this offset, from the backslash to the last digit.
    fn unknown_escape(&self, offset: usize) -> Option<Range<usize>> {
        // The error may be after the first digits of `\u00e9`.
        let before = self.text(0..offset);
        let digits = before.trim_end_matches(|c: char| c.is_ascii_hexdigit());
        let starts = [before, digits.trim_end_matches(['x', 'u', 'U'])];
        let is_escape = |before: &&str| {
            let backslashes = before.bytes().rev().take_while(|byte| *byte == b'\\');
            backslashes.count() % 2 == 1
        };
        let start = starts.into_iter().find(is_escape)?.len();
        let behind = self.text_from(start);
        let escaped = behind.chars().next().filter(|c| !c.is_control())?;
        let most_digits = match escaped {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let digits = behind.bytes().skip(1).take(most_digits);
        let digits = digits.take_while(u8::is_ascii_hexdigit).count();
        Some(start - 1..start + escaped.len_utf8() + digits)
    }

    /// The diagnostic for an escape that the parser refuses.
    fn wrong_escape(&self, escape: Range<usize>) -> Diagnostic {
        let (line, end) = self.source.line_around(escape.start);
        let written = self.text(escape.clone());
        let is_path = self.text(line..end).contains(".toml");
        let digits = match written.chars().nth(1) {
            // It is an escape. So the string does not end with this quote.
            Some('"') => return messages::syntax::open_string(self.span(end..end)),
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            _ => return messages::syntax::unknown_escape(written, is_path, self.span(escape)),
        };
        let has_some = written.len() > 2 || self.text_from(escape.end).starts_with('{');
        if is_path || !has_some || written.len() - 2 == digits {
            return messages::syntax::unknown_escape(written, is_path, self.span(escape));
        }
        let message = format!("`{}` takes {digits} hexadecimal digits", &written[..2]);
        messages::syntax::syntax(&message, self.span(escape))
    }

    /// The offset of a missing comma between a value and the next key, if the parser took both for one value.
    fn missing_comma(&self, place: &Range<usize>) -> Option<usize> {
        let (value, _) = self.text(place.clone()).split_once([' ', '\t'])?;
        let behind = self.text_from(place.end);
        let is_key = behind.trim_start_matches([' ', '\t']).starts_with('=');
        is_key.then_some(place.start + value.len())
    }

    /// What is wrong with the value that is expected here, if no value begins here.
    fn value_mistake(&self, place: &Range<usize>) -> Option<&'static str> {
        let behind = self.text_from(place.start);
        let before = self.text(0..place.start).trim_end_matches([' ', '\t']);
        let follows_word = before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        if follows_word && behind.starts_with('}') {
            return Some("a key has no value");
        }
        // A value follows an equals sign, or is in a list after one.
        let is_in_list = before.ends_with(['[', ','])
            && before
                .rsplit_once('=')
                .is_some_and(|(_, list)| list.trim_start().starts_with('[') && !list.contains('{'));
        if !before.ends_with('=') && !is_in_list {
            return None;
        }
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        match behind.chars().next() {
            None | Some('\n' | '\r' | '#') => Some("a value is missing"),
            Some('0'..='9') => {
                let written = self.text(place.clone());
                match written.split_once(' ') {
                    Some((number, rest))
                        if is_digits(number) && rest.starts_with(|c: char| c.is_ascii_digit()) =>
                    {
                        Some("a comma is missing")
                    }
                    _ if is_digits(written) => None,
                    _ => Some("a number has only digits"),
                }
            }
            Some('\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}') => {
                Some("a string must be in straight quotes")
            }
            Some(c) if is_invisible(c) => Some("an invisible character"),
            // A word or a path.
            Some(c) if unicode_ident::is_xid_start(c) || "./\\~".contains(c) => {
                Some("a string must be quoted")
            }
            Some(_) if place.is_empty() && !is_in_list => Some("a value is missing"),
            Some(_) => None,
        }
    }

    pub(crate) fn text(&self, range: Range<usize>) -> &str {
        self.source.text.get(range).unwrap_or_default()
    }

    fn text_from(&self, start: usize) -> &str {
        self.text(start..self.source.text.len())
    }

    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.index, range)
    }
}

/// Whether a character has no width or looks like a space. The two blanks of TOML are not meant.
fn is_invisible(c: char) -> bool {
    !matches!(c, ' ' | '\t')
        && (c.is_whitespace()
            || is_unsafe_to_show(c)
            || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'))
}
