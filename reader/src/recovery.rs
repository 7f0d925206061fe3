//! Recovers what can be read of a text that is not TOML.
//!
//! After a mistake, the parser may read values that are not in the text. The recovery finds the mistakes, repairs the text so that
//! the parser can read the rest of it, and reports each mistake once. The steps:
//!
//! 1. [`tokens`] lexes the text. [`multi_line_strings`] and [`carriage_returns`] correct the tokens.
//! 2. [`statements`] divides the tokens into statements, with [`header`] and [`value`].
//! 3. The result is the [`layout`] of the text, and the [`findings`]: mistakes and edits.
//! 4. [`repair`] applies the edits. The parser reads the repaired text.
//! 5. [`report`] makes diagnostics from the mistakes, with the words of [`wording`].

mod carriage_returns;
mod edit;
mod file_keys;
mod findings;
mod header;
mod layout;
mod mistake;
mod multi_line_strings;
mod repair;
mod report;
mod statements;
mod tokens;
mod value;
mod wording;

use core::cell::OnceCell;

use toml::Spanned as TomlSpanned;
use toml::de::DeTable;

use crate::diagnostic::Diagnostic;
use crate::sort::{sort_by_span, sort_offsets};
use crate::source::{Source, Span};
use findings::Findings;
use mistake::Mistake;
use multi_line_strings::MultiLineStrings;
use tokens::Tokens;
use wording::Wording;

pub(crate) use file_keys::FileKeys;
pub(crate) use layout::Layout;
pub(crate) use repair::Repair;

/// What is known of a text with mistakes. The default is that of a text without any.
#[derive(Default)]
pub(crate) struct Recovery<'s> {
    pub(crate) layout: Layout<'s>,
    pub(crate) repair: Repair<'s>,
    /// Offsets, in order. After each of them, the parser may read values that are not in the text.
    pub(crate) damage: Vec<usize>,
    /// The starts of the keys whose values are unknown, in order: those that are not read, and those that their table already has.
    pub(crate) lost: Vec<usize>,
}

/// Recovers a text with errors and reports the mistakes. Returns the table of the repaired text, if there are repairs. The
/// repaired text is put into the empty cell.
pub(crate) fn recover<'s>(
    source: &'s Source,
    index: usize,
    errors: &[toml::de::Error],
    keys: FileKeys<'_>,
    repaired: &'s OnceCell<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Recovery<'s>, Option<TomlSpanned<DeTable<'s>>>) {
    let text = source.text.as_str();
    let (layout, findings) = analyze(text, keys);
    let mut recovery = Recovery {
        layout,
        ..Recovery::default()
    };
    let mut from_parser = parser_mistakes(&recovery.repair, errors);
    let headers = repair::meant_arrays(text, &recovery.layout.headers, &from_parser, keys);
    let mut table = None;
    if let Some((text, repair)) = Repair::of(text, findings.edits, headers) {
        let parsed = DeTable::parse_recoverable(repaired.get_or_init(|| text));
        table = Some(parsed.0);
        from_parser = repair.hidden_mistakes(from_parser);
        from_parser.extend(parser_mistakes(&repair, &parsed.1));
        recovery.repair = repair;
    }
    let mut mistakes = findings.mistakes;
    mistakes.extend(from_parser);
    sort_by_span(&mut mistakes, |mistake| {
        let start = mistake.span.start;
        Some(Span::new(0, start..start))
    });
    recovery.lost = recovery.repair.lost_statements();
    for mistake in &mistakes {
        let start = mistake.span.start;
        // The key of a header has no value of its own.
        if mistake.is_duplicate() && !header::is_in_header_line(source, start) {
            recovery.lost.push(start);
        }
        recovery.damage.extend(mistake.damage);
    }
    let wording = Wording {
        source,
        index,
        layout: &recovery.layout,
    };
    // The value of a string without an end is not the intended one.
    let unclosed = report::report_mistakes(&wording, &mistakes, diagnostics);
    recovery.damage.extend(unclosed);
    let headers = &recovery.repair.headers;
    report::report_headers(&wording, &mistakes, headers, keys, diagnostics);
    sort_offsets(&mut recovery.lost);
    sort_offsets(&mut recovery.damage);
    (recovery, table)
}

fn analyze<'s>(text: &'s str, keys: FileKeys<'_>) -> (Layout<'s>, Findings) {
    let mut findings = Findings::default();
    let mut tokens = Tokens::of(text);
    let mut layout = Layout {
        strings: MultiLineStrings::find(&mut tokens, &mut findings),
        ..Layout::default()
    };
    carriage_returns::replace(&mut tokens, &mut findings);
    statements::read(&tokens, keys, &mut layout, &mut findings);
    (layout, findings)
}

fn parser_mistakes(repair: &Repair<'_>, errors: &[toml::de::Error]) -> Vec<Mistake> {
    errors.iter().map(|error| repair.mistake(error)).collect()
}
