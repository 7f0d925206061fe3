//! Divides the tokens of a text into statements.

use core::ops::Range;

use toml_parser::lexer::TokenKind::{self, Atom, Comment, Eof, Newline, Whitespace};

use super::edit::Replacement;
use super::file_keys::FileKeys;
use super::findings::Findings;
use super::header::{Header, end_of_broken_header, is_broken_header, meant_header};
use super::layout::{Layout, Statement};
use super::tokens::Tokens;
use super::value::{self, Value};
use crate::known_keys;

/// Adds the statements of a text to its layout. A statement that is neither a header nor a key with its value is replaced by the
/// header that it was meant as, or else it is lost. So is a key below a lost header.
pub(crate) fn read<'s>(
    tokens: &Tokens<'s>,
    keys: FileKeys<'_>,
    layout: &mut Layout<'s>,
    findings: &mut Findings,
) {
    const BLANK: [TokenKind; 3] = [Whitespace, Newline, Comment];
    // The last statement, if it is one word. A line break may have divided a key.
    let mut half_key: Option<&str> = None;
    let mut is_table_lost = false;
    // Whether the statement begins after another one on the same line.
    let mut is_inside_line = false;
    let mut at = tokens.skip(0, &BLANK);
    while tokens.kind(at) != Eof {
        let word = tokens.word(at);
        let is_known = known_keys::is_key(word);
        let header = Header::read(tokens, at);
        let is_header = header.is_some();
        let is_broken = !is_header && is_broken_header(tokens, keys, at);
        let after_equals = tokens.after_equals(at);
        let value = match after_equals {
            Some(start) => value::read(tokens, keys, at, start, is_inside_line),
            None if is_header => Value::ending_at(tokens.end_of_line(at)),
            None if is_broken => Value::ending_at(end_of_broken_header(tokens, at)),
            None => value::skip(tokens, keys, at),
        };
        let end = value.end;
        is_inside_line |= value.is_followed;
        let span = tokens.start(at)..end_of_statement(tokens, at, end);
        let is_second_half = after_equals.is_some()
            && !is_known
            && half_key.is_some_and(|half| known_keys::is_nearly_key(&format!("{half}{word}")));
        // After a header, an unknown key belongs to the mistake in the header.
        let is_part_of_mistake = is_second_half || is_inside_line && !is_known;
        let is_lost = after_equals.is_none() && !is_header || is_part_of_mistake;
        half_key = (is_lost && tokens.kind(at) == Atom).then_some(word);
        let mut may_continue = is_part_of_mistake || is_lost && !is_broken && !is_known;
        if let Some(header) = header {
            is_table_lost = false;
            layout.headers.push(header);
        } else if is_lost || is_table_lost {
            may_continue |= !is_lost;
            if let Some((key, is_array)) = meant_header(tokens.text, keys, span.clone()) {
                is_table_lost = false;
                may_continue |= !is_broken;
                let header = Replacement::Header { key, is_array };
                findings.replace_statement(span.clone(), header);
                if is_broken && !matches!(tokens.kind(end), Newline | Eof) {
                    is_inside_line = true;
                    findings.insert(span.end, "\n");
                }
            } else {
                is_table_lost |= is_broken;
                findings.replace_statement(span.clone(), Replacement::Blanks);
            }
        } else {
            layout.entries.extend(value.entries);
            findings.append(value.findings);
        }
        layout.statements.push(Statement { span, may_continue });
        is_inside_line &= tokens.kind(end) != Newline;
        at = tokens.skip(end, &BLANK);
    }
}

/// The offset at which a statement ends. A statement with an open bracket ends before the line of the next statement.
fn end_of_statement(tokens: &Tokens<'_>, at: usize, end: usize) -> usize {
    let span: Range<usize> = tokens.start(at)..tokens.start(end);
    let line = match tokens.kind(end) {
        Newline | Eof => None,
        _ => tokens.text[span.clone()].rfind(['\n', '\r']),
    };
    line.map_or(span.end, |line| span.start + line)
}
