//! Reads the value of a statement: finds its end, the brackets without an end, and the characters that do not belong in it.

use core::ops::Range;

use toml_parser::lexer::TokenKind::{
    self, Atom, BasicString, Comma, Comment, Dot, Eof, Equals, LeftCurlyBracket as OpenBrace,
    LeftSquareBracket as OpenList, LiteralString, MlBasicString, MlLiteralString, Newline,
    RightCurlyBracket as CloseBrace, RightSquareBracket as CloseList, Whitespace,
};

use super::edit::Replacement;
use super::file_keys::FileKeys;
use super::findings::Findings;
use super::header::{Header, is_header, meant_header};
use super::mistake::Problem;
use super::tokens::{Tokens, is_part_of_key};
use crate::known_keys;

/// The value of a statement.
#[derive(Default)]
pub(crate) struct Value {
    /// The token that ends it: the end of the line, or the first token of the next statement.
    pub(crate) end: usize,
    /// Whether the next statement begins on the same line.
    pub(crate) is_followed: bool,
    /// The inline tables in its outermost list, each from brace to brace.
    pub(crate) entries: Vec<Range<usize>>,
    pub(crate) findings: Findings,
}

impl Value {
    /// A value without entries and without findings.
    pub(crate) fn ending_at(end: usize) -> Self {
        Self {
            end,
            ..Self::default()
        }
    }
}

/// Reads the value of a key, from the token after the equals sign on. `is_inside_line` tells whether another statement stands
/// before the key on its line.
pub(crate) fn read(
    tokens: &Tokens<'_>,
    keys: FileKeys<'_>,
    key: usize,
    start: usize,
    is_inside_line: bool,
) -> Value {
    let owner = if keys.is_root(tokens.word(key)) {
        Owner::RootKey
    } else {
        Owner::OtherKey
    };
    let mut reader = Reader::new(tokens, keys, owner, start);
    reader.is_inside_line = is_inside_line;
    reader.take_next_line();
    reader.read()
}

/// Finds the end of a text that is neither a header nor a key with its value.
pub(crate) fn skip(tokens: &Tokens<'_>, keys: FileKeys<'_>, start: usize) -> Value {
    let reader = Reader::new(tokens, keys, Owner::Nothing, start);
    Value::ending_at(reader.read().end)
}

/// What a value belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// A key at the top of a spec. Such keys take lists of tables.
    RootKey,
    OtherKey,
    /// No key: the text is no statement.
    Nothing,
}

/// The maximum number of brackets inside each other. The parser refuses more than 80, so the others may be ignored. Without a
/// limit, the time for a text of brackets would be quadratic.
const MOST_OPEN: usize = 100;

/// An open bracket.
struct Bracket {
    is_list: bool,
    start: usize,
    /// Whether it stands on an earlier line.
    is_on_earlier_line: bool,
    /// Whether it stands where a key is expected.
    is_misplaced: bool,
}

/// Reads the tokens of one value.
struct Reader<'t, 's> {
    tokens: &'t Tokens<'s>,
    keys: FileKeys<'t>,
    owner: Owner,
    /// Whether another statement stands before the key on its line.
    is_inside_line: bool,
    value: Value,
    /// The first token of the value.
    first: usize,
    /// The open brackets, from the outermost on.
    open: Vec<Bracket>,
    /// The last token, except blanks, comments and ends of lines.
    previous: TokenKind,
    is_line_start: bool,
    /// The start of the text after the value on the same line.
    trailing: Option<usize>,
    /// The start of the text in the outermost list, after an entry, that is no entry. It ends the list if the list has no end.
    stray: Option<usize>,
    /// The start of a key that is directly in the outermost list.
    stray_key: Option<usize>,
    /// Whether the closing bracket may be inside a string without an end.
    may_close_in_string: bool,
}

impl<'t, 's> Reader<'t, 's> {
    fn new(tokens: &'t Tokens<'s>, keys: FileKeys<'t>, owner: Owner, start: usize) -> Self {
        Self {
            tokens,
            keys,
            owner,
            is_inside_line: false,
            value: Value::default(),
            first: tokens.skip(start, &[Whitespace]),
            open: Vec::new(),
            previous: Equals,
            is_line_start: false,
            trailing: None,
            stray: None,
            stray_key: None,
            may_close_in_string: false,
        }
    }

    fn read(mut self) -> Value {
        let mut at = self.first;
        loop {
            match self.tokens.kind(at) {
                Eof => break,
                Newline if self.open.is_empty() => break,
                Newline => {
                    self.is_line_start = true;
                    for bracket in &mut self.open {
                        bracket.is_on_earlier_line = true;
                    }
                }
                Whitespace | Comment => {}
                _ if self.is_line_start && self.begins_statement(at) => break,
                _ if self.open.is_empty() && self.has_key() && self.ends_before(at) => break,
                kind => {
                    at = self.token(at, kind);
                    self.previous = kind;
                    self.is_line_start = false;
                }
            }
            at += 1;
        }
        self.end(at);
        self.value.end = at;
        self.value
    }

    /// Uses the next line as the value if the line of the key has none.
    fn take_next_line(&mut self) {
        let (end, tokens) = (self.first, self.tokens);
        let next = tokens.skip(end, &[Whitespace, Newline]);
        let is_other = matches!(tokens.kind(next), Eof | Comment)
            || is_header(tokens, next)
            || tokens.after_equals(next).is_some()
            || known_keys::is_key(tokens.word(next));
        if tokens.kind(end) == Newline && tokens.written(end) != "\r" && !is_other {
            let start = tokens.start(end);
            self.value.findings.blank(start..tokens.start(next));
            self.mistake("a value is missing", start..start, None);
            self.first = next;
        }
    }

    /// Whether the line that begins at a token is another statement, although brackets are open.
    fn begins_statement(&self, at: usize) -> bool {
        let (Some(outer), Some(last)) = (self.open.first(), self.open.last()) else {
            return false;
        };
        let is_key = if outer.is_list && self.owner == Owner::RootKey {
            self.is_root_key(at)
        } else {
            self.tokens.after_equals(at).is_some()
        };
        is_header(self.tokens, at)
            || is_key && (last.is_list || !matches!(self.previous, Comma | OpenBrace))
    }

    /// Whether another statement begins at a token after the value, on the same line. The text between them is removed.
    fn ends_before(&mut self, at: usize) -> bool {
        const WORD: [TokenKind; 7] = [Atom, Comma, Dot, Equals, Whitespace, CloseBrace, CloseList];
        let tokens = self.tokens;
        let (kind, start) = (tokens.kind(at), tokens.start(at));
        if self.previous == Equals {
            if kind == Equals {
                self.remove("an equals sign too many", start);
            }
            return false;
        }
        let is_header =
            Header::read(tokens, at).is_some_and(|header| self.keys.is_array(header.key).is_some());
        // A key does not begin inside a dotted one.
        let is_key = self.previous != Dot && tokens.after_equals(at).is_some();
        let is_next = is_header
            || is_key && self.keys.is_root(tokens.word(at))
            || is_key
                && self.trailing.is_none()
                && !self.is_inside_line
                && known_keys::is_key(tokens.word(at));
        if is_next {
            let from = self.trailing.unwrap_or(start);
            self.value.is_followed = true;
            self.value.findings.blank(from..start);
            self.value.findings.insert(start, "\n");
            self.mistake("the end of a line is missing", from..from, None);
            return true;
        }
        if matches!(kind, OpenBrace | OpenList) && tokens.skip(self.first, &WORD) == at {
            // A bracket cannot follow a value, so it begins the value.
            let from = tokens.start(self.first);
            self.trailing = None;
            self.value.findings.blank(from..start);
            self.mistake("something stands before a bracket", from..from, None);
        } else {
            self.trailing = self.trailing.or(Some(start));
        }
        false
    }

    /// Reads a token of the value. Returns the last token that was read with it.
    fn token(&mut self, at: usize, kind: TokenKind) -> usize {
        if self.trailing.is_some() {
            return at;
        }
        let start = self.tokens.start(at);
        if self.is_in_outer_list() && self.has_key() {
            self.find_stray(at, kind);
        }
        match kind {
            OpenBrace => self.open_brace(start),
            OpenList => self.push(true, start),
            CloseList => self.close_list(at),
            CloseBrace => self.close_brace(at),
            Atom if self.previous == Equals => {
                if let Some((number, separator)) = grouped_number(&self.tokens.text[start..]) {
                    let span = start..start + number.len() + 1;
                    let findings = &mut self.value.findings;
                    findings.replace(span.clone(), &format!(" {number}"));
                    let problem = Problem::GroupedDigits { number, separator };
                    findings.add_mistake(problem, span.clone(), None);
                    return self.tokens.at_offset(span.end) - 1;
                }
            }
            BasicString | LiteralString if self.stray.is_none() && !self.tokens.is_closed(at) => {
                return self.unclosed_string(at);
            }
            MlBasicString | MlLiteralString
                if !self.open.is_empty() && !self.tokens.is_closed(at) =>
            {
                self.may_close_in_string = true;
                self.mistake("a multi-line string has no end", start..start, None);
            }
            _ => {}
        }
        at
    }

    /// Notes what is directly in the outermost list and is no entry.
    fn find_stray(&mut self, at: usize, kind: TokenKind) {
        let start = self.tokens.start(at);
        if kind == OpenBrace {
            self.stray = None;
        } else if !self.value.entries.is_empty() && !matches!(kind, Comma | CloseBrace | CloseList)
        {
            self.stray = self.stray.or(Some(start));
        }
        let may_begin_entry =
            self.is_line_start || self.previous == Comma && !self.value.entries.is_empty();
        if may_begin_entry && self.tokens.after_equals(at).is_some() {
            self.stray_key = self.stray_key.or(Some(start));
        }
    }

    fn open_brace(&mut self, start: usize) {
        if let [list, entry, inner @ ..] = &self.open[..] {
            let is_entry = list.is_list && !entry.is_list;
            let is_innermost = inner.last().is_none_or(|last| last.is_misplaced);
            // The entry on an earlier line has no end.
            if is_entry && is_innermost && self.is_line_start && self.previous != Equals {
                self.drop_unclosed(entry.start, start, start);
                self.open.truncate(1);
            }
        }
        if self.is_in_outer_list() {
            self.value.entries.push(start..usize::MAX);
        }
        self.push(false, start);
    }

    fn push(&mut self, is_list: bool, start: usize) {
        if self.open.len() == MOST_OPEN {
            return;
        }
        let is_in_braces = self.open.last().is_some_and(|last| !last.is_list);
        let is_misplaced = is_in_braces && self.previous != Equals;
        if is_misplaced {
            let message = "a bracket stands where a key is expected";
            self.mistake(message, start..start + 1, Some(start));
        }
        self.open.push(Bracket {
            is_list,
            start,
            is_on_earlier_line: false,
            is_misplaced,
        });
    }

    fn close_list(&mut self, at: usize) {
        let Some(list) = self.open.iter().rposition(|bracket| bracket.is_list) else {
            return;
        };
        let (tokens, start, depth) = (self.tokens, self.tokens.start(at), self.open.len());
        let next = tokens.skip(at + 1, &[Whitespace, Newline, Comment, Comma]);
        let is_entry_next = tokens.kind(next) == OpenBrace;
        let is_end = tokens.kind(next) == Eof || is_header(tokens, next) || self.is_root_key(next);
        if list == 0 && depth == 1 && is_entry_next {
            self.remove("a list ends too early", start);
        } else if list == 0 && depth == 2 && is_entry_next {
            let has_comma = tokens.kind(at + 1) == Comma;
            let end = start + 1 + usize::from(has_comma);
            self.drop_unclosed(self.open[1].start, end, start);
            self.open.pop();
        } else if list + 1 < depth && !is_end {
            self.remove("a bracket closes nothing", start);
        } else {
            self.close(list, start);
            if let Some(key) = self.stray_key.take_if(|_| list == 0) {
                self.mistake("an inline table has no beginning", key..key, Some(key));
            }
        }
    }

    fn close_brace(&mut self, at: usize) {
        let start = self.tokens.start(at);
        if let Some(brace) = self.open.iter().rposition(|bracket| !bracket.is_list) {
            self.close(brace, start);
        } else if self.open.len() > 1 {
            if let Some(list) = self.open.pop() {
                self.drop_unclosed(list.start, start + 1, start);
            }
        } else if !self.open.is_empty() && !self.extend_entry(start) {
            let next = self.tokens.skip(at + 1, &[Whitespace, Newline, Comment]);
            let continues = matches!(self.tokens.kind(next), Comma | OpenBrace | CloseList);
            if continues && self.previous == CloseBrace {
                self.remove("a brace closes nothing", start);
            } else {
                self.stray = Some(start);
            }
        }
    }

    /// Closes a bracket. The brackets inside it have no end.
    fn close(&mut self, at: usize, end: usize) {
        if let Some(inner) = self.open.get(at + 1) {
            self.drop_unclosed(inner.start, end, end);
        }
        if self.open[at].is_misplaced {
            self.value.findings.blank(self.open[at].start..end + 1);
        }
        self.open.truncate(at);
        if self.is_in_outer_list() {
            self.end_entry(end);
        }
    }

    /// Removes a bracket without an end, and the text in it.
    fn drop_unclosed(&mut self, start: usize, end: usize, stop: usize) {
        let findings = &mut self.value.findings;
        if self.tokens.text[..start].trim_end().ends_with('}') {
            findings.insert(start, ",");
        }
        findings.blank(start..end);
        let problem = Problem::UnclosedBracket { stop: Some(stop) };
        findings.add_mistake(problem, start..start + 1, Some(start));
        if self
            .value
            .entries
            .last()
            .is_some_and(|entry| entry.start == start)
        {
            self.end_entry(end.saturating_sub(1));
        }
    }

    /// Ends the last entry, if it is open.
    fn end_entry(&mut self, end: usize) {
        let entry = self.value.entries.last_mut();
        if let Some(entry) = entry.filter(|entry| entry.end == usize::MAX) {
            entry.end = end;
        }
    }

    /// Extends the last entry to a brace that closes nothing, if text stands between the two. The brace of the entry is removed.
    fn extend_entry(&mut self, end: usize) -> bool {
        let Some(entry) = self.value.entries.last_mut() else {
            return false;
        };
        let early = entry.end;
        let text = self.tokens.text;
        let between = text.get(early.saturating_add(1)..end);
        let between = between
            .unwrap_or_default()
            .trim_start_matches([' ', '\t', ',']);
        let key = between.bytes().take_while(|byte| is_part_of_key(*byte));
        let key = &between[..key.count()];
        // A key that the entry has already begins another entry, which lacks its opening brace.
        let is_next_entry = !key.is_empty()
            && text
                .get(entry.start..early)
                .is_some_and(|entry| entry.contains(key));
        if between.is_empty() || between.starts_with(['\n', '\r', '#', ']']) || is_next_entry {
            return false;
        }
        entry.end = end;
        self.stray_key = None;
        self.remove("an inline table ends too early", early);
        true
    }

    /// Removes a character that is a mistake.
    fn remove(&mut self, message: &'static str, start: usize) {
        let before = self.tokens.text.as_bytes().get(start.wrapping_sub(1));
        let is_in_word = before.is_some_and(|byte| is_part_of_key(*byte));
        self.value.findings.blank(start..start + 1);
        self.mistake(message, start..start + 1, is_in_word.then_some(start));
    }

    /// Removes a string without an end: with its entry if both begin on this line, or alone if it is an element of a list.
    /// Returns the last token that is removed.
    fn unclosed_string(&mut self, at: usize) -> usize {
        let tokens = self.tokens;
        let start = tokens.start(at);
        let end_of_string = start + tokens.written(at).trim_end_matches('\r').len();
        let mut end = tokens.end_of_line(at);
        let (from, span) = match &self.open[..] {
            [list, entry, ..] if list.is_list && !entry.is_list && !entry.is_on_earlier_line => {
                // The next lines may belong to the string.
                loop {
                    let next = tokens.skip(end, &[Newline, Whitespace, Comment]);
                    let is_other = matches!(
                        tokens.kind(next),
                        OpenBrace | OpenList | CloseList | Comma | Eof
                    );
                    if is_other || tokens.after_equals(next).is_some() {
                        break;
                    }
                    end = tokens.end_of_line(next);
                }
                (entry.start, end_of_string..end_of_string)
            }
            [.., last] if last.is_list => (start, start..end_of_string),
            _ => return at,
        };
        let stop = tokens.start(end);
        self.may_close_in_string |= tokens.text[start..stop].contains([']', '}']);
        self.value.findings.blank(from..stop);
        let problem = Problem::UnclosedString;
        self.value.findings.add_mistake(problem, span, Some(start));
        if from < start {
            self.end_entry(stop);
            self.open.truncate(1);
        }
        end - 1
    }

    /// Ends the value before a token. Closes the brackets that are open.
    fn end(&mut self, at: usize) {
        let (text, next) = (self.tokens.text, self.tokens.start(at));
        let Some(outer) = self.open.first() else {
            if let Some(start) = self.trailing {
                if let Some((key, is_array)) = meant_header(text, self.keys, start..next) {
                    let header = Replacement::Header { key, is_array };
                    self.value.findings.insert(start, "\n");
                    self.value.findings.replace_statement(start..next, header);
                }
            }
            return;
        };
        let is_last = self.tokens.kind(at) == Eof;
        let line = text[..next].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let cut = if is_last { next } else { line };
        let closing = match (outer.is_list, is_last) {
            (true, false) => "]\n",
            (true, true) => "\n]",
            (false, false) => "}\n",
            (false, true) => "\n}",
        };
        if !self.may_close_in_string {
            let stop = self.stray.or(self.stray_key);
            let stop = stop.or((!is_last).then_some(next));
            let damage = cut.saturating_sub(1).max(outer.start + 1);
            let problem = Problem::UnclosedBracket { stop };
            let bracket = outer.start..outer.start + 1;
            self.value
                .findings
                .add_mistake(problem, bracket, Some(damage));
        }
        if let Some(inner) = self.open.get(1) {
            self.value.findings.blank(inner.start..cut);
            self.end_entry(cut.saturating_sub(1));
        }
        if let Some(stray) = self.stray {
            self.value.findings.blank(stray..cut);
        }
        self.value.findings.insert(cut, closing);
    }

    fn has_key(&self) -> bool {
        self.owner != Owner::Nothing
    }

    fn is_in_outer_list(&self) -> bool {
        matches!(&self.open[..], [list] if list.is_list)
    }

    /// Whether a key at the top of a spec begins at a token, with its equals sign.
    fn is_root_key(&self, at: usize) -> bool {
        self.tokens.after_equals(at).is_some() && self.keys.is_root(self.tokens.word(at))
    }

    fn mistake(&mut self, message: &'static str, span: Range<usize>, damage: Option<usize>) {
        let problem = Problem::Plain(message);
        self.value.findings.add_mistake(problem, span, damage);
    }
}

/// The number at the start of a text, if it is a close code with a separator between its digits, and the name of the separator.
fn grouped_number(text: &str) -> Option<(String, &'static str)> {
    let mut chars = text.chars();
    let first = chars.next().filter(|first| ('1'..='4').contains(first))?;
    let separator = match chars.next()? {
        ',' => "comma",
        '.' => "point",
        '\'' => "apostrophe",
        ' ' => "space",
        _ => return None,
    };
    let digits: String = chars.take_while(char::is_ascii_digit).collect();
    (digits.len() == 3).then(|| (format!("{first}{digits}"), separator))
}
