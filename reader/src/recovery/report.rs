//! Reports the mistakes of a text that is not TOML, so that each cause has one diagnostic.

use super::file_keys::FileKeys;
use super::header::{Header, is_in_header_line};
use super::layout::{Layout, Part};
use super::mistake::{Mistake, Problem};
use super::wording::Wording;
use crate::diagnostic::Diagnostic;
use crate::messages;
use crate::messages::values::Instead;

/// Reports mistakes, which are in order: the first, and at most one for each part of the text. If the last one reported is a
/// multi-line string without an end, returns its offset.
pub(crate) fn report_mistakes(
    wording: &Wording<'_, '_>,
    mistakes: &[Mistake],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<usize> {
    /// A text that was not meant as TOML has a mistake on each line.
    const ENOUGH: usize = 1000;
    let Wording { source, layout, .. } = *wording;
    let mistakes = &mistakes[..mistakes.len().min(ENOUGH)];
    let mut last_part = None;
    let mut last_duplicate: Option<usize> = None;
    // The last statement with a mistake, or one that continues it, and whether it has an unclosed string.
    let (mut faulty, mut has_unclosed_string) = (None, false);
    for (index, mistake) in mistakes.iter().enumerate() {
        let start = mistake.span.start;
        let part = part_of(layout, mistake);
        let statement = layout.statement_at(start);
        if let (Some(at), Some(before)) = (statement, faulty) {
            let statement = &layout.statements[at];
            let written = wording.text(statement.span.clone());
            let continues_string = has_unclosed_string && at > before && !written.contains('=');
            if at <= before + 1 && (statement.may_continue || continues_string) {
                faulty = Some(at);
                continue;
            }
        }
        faulty = statement.or(faulty);
        if last_part == Some(part) {
            continue;
        }
        if mistake.is_duplicate() {
            // A table that stands in the text twice is one mistake, and its keys are none. The same holds for the keys below a
            // lost header.
            let is_in_same_table = last_duplicate
                .is_some_and(|duplicate| !wording.text(duplicate..start).contains("\n["));
            let is_entry = matches!(part, Part::Entry(_));
            if is_in_same_table && !is_entry && !is_in_header_line(source, start) {
                continue;
            }
            last_duplicate = Some(start);
        }
        last_part = Some(part);
        has_unclosed_string = wording.ends_in_string(start);
        if let Some((opening, closing)) = layout.strings.cause_of(start) {
            let quotes = wording.text(opening.clone());
            let string = opening.start;
            let closing = closing.map(|closing| wording.span(closing));
            let opening = wording.span(opening);
            diagnostics.push(messages::syntax::open_text(quotes, opening, closing));
            return Some(string);
        }
        let in_part = mistakes[index..]
            .iter()
            .take_while(|other| part_of(layout, other) == part);
        let diagnostic = wording.of_part(&mistakes[index..][..in_part.count()], part);
        // Several mistakes may have the same cause.
        let is_same = |other: &Diagnostic| {
            other.span() == diagnostic.span() && other.message == diagnostic.message
        };
        if !diagnostics.iter().any(is_same) {
            diagnostics.push(diagnostic);
        }
    }
    None
}

/// Reports the headers of single tables that were meant as headers of arrays of tables. Headers with an unknown key are reported
/// as such elsewhere.
pub(crate) fn report_headers(
    wording: &Wording<'_, '_>,
    mistakes: &[Mistake],
    headers: &[Header<'_>],
    keys: FileKeys<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for Header { key, span, .. } in headers {
        // If the other value of the key is no table, the duplicate key is reported.
        let first = mistakes.partition_point(|mistake| mistake.span.start < span.start);
        let mut in_header = mistakes[first..]
            .iter()
            .take_while(|mistake| mistake.span.start < span.end);
        if keys.arrays.contains(key) && !in_header.any(Mistake::is_duplicate) {
            diagnostics.push(messages::values::wrong_type(
                key,
                &messages::keys::an_array_of_tables(key),
                "table",
                &Instead::Header(&format!("[[{key}]]")),
                wording.span(span.clone()),
            ));
        }
    }
}

/// The part of the text around a mistake. An unclosed brace belongs to its own entry.
fn part_of(layout: &Layout<'_>, mistake: &Mistake) -> Part {
    let is_bracket = matches!(mistake.problem, Problem::UnclosedBracket { .. });
    layout.part(mistake.span.start + usize::from(is_bracket))
}
