//! Properties of every reading of a spec, including its mistakes.

use std::collections::BTreeSet;

use close_codes_reader::{Diagnostic, InMemory, Kind, Origin, Reading, Source, read};
use toml::de::DeTable;

use crate::files::SPEC;
use crate::spec;

/// The maximum length of one message.
const LONGEST_DRAWING: usize = 6_000;

/// Reads a spec twice and checks the results.
pub fn check(files: &InMemory) {
    let origin = Origin::File(SPEC);
    let reading = read(origin, files);
    check_diagnostics(&reading);
    check_sources(&reading);
    spec::check_usable(&reading.spec);
    if reading.diagnostics.is_empty() {
        spec::check_good(&reading);
    }
    let again = read(origin, files);
    assert!(
        outcome(&reading) == outcome(&again),
        "the second time it is {again:#?}"
    );
}

fn outcome(reading: &Reading) -> impl PartialEq {
    let texts = reading.sources.iter();
    let texts: Vec<_> = texts
        .map(|source| (source.name.clone(), source.text.clone()))
        .collect();
    (
        reading.spec.clone(),
        format!("{:?}", reading.diagnostics),
        texts,
        reading.files.clone(),
    )
}

fn check_diagnostics(reading: &Reading) {
    let diagnostics = &reading.diagnostics;
    assert!(diagnostics.len() <= 101, "{}", diagnostics.len());
    for (at, diagnostic) in diagnostics.iter().enumerate() {
        assert_eq!(diagnostic.kind == Kind::TooMany, at == 100);
        assert!(!diagnostic.message.is_empty());
        check_places(diagnostic, &reading.sources);
        check_drawing(diagnostic, reading);
    }
    let shown = &diagnostics[..diagnostics.len().min(100)];
    assert!(shown.is_sorted_by_key(Diagnostic::span), "{diagnostics:#?}");
    let heads: BTreeSet<_> = shown
        .iter()
        .map(|diagnostic| (&diagnostic.message, diagnostic.span()))
        .collect();
    assert_eq!(heads.len(), shown.len(), "said twice: {diagnostics:#?}");
}

fn check_places(diagnostic: &Diagnostic, sources: &[Source]) {
    for label in &diagnostic.labels {
        let span = label.span;
        let text = &sources[span.source].text;
        assert!(
            text.get(span.start..span.end).is_some(),
            "{diagnostic:?} is not in a text of {} bytes",
            text.len()
        );
        assert_eq!(
            sources[span.source].line_column(span.start),
            line_column(text, span.start)
        );
        assert!(!label.text.is_empty());
    }
    if diagnostic.labels.is_empty() {
        // The spec itself exists, and a text names all other files.
        assert!(matches!(diagnostic.kind, Kind::TooMany), "{diagnostic:?}");
    }
}

/// The line and the column as in an editor.
fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let before = before.strip_prefix('\u{feff}').unwrap_or(before);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    (
        before.matches('\n').count() + 1,
        before[line_start..].chars().count() + 1,
    )
}

fn check_drawing(diagnostic: &Diagnostic, reading: &Reading) {
    let drawing = diagnostic.render(reading);
    assert!(drawing.len() <= LONGEST_DRAWING, "{drawing}");
    assert!(
        !drawing.contains(|c: char| c.is_control() && c != '\n'),
        "{drawing:?}"
    );
    assert!(drawing.starts_with(&diagnostic.message));
    assert_eq!(diagnostic.message.lines().count(), 1, "{drawing}");
    if let Some(span) = diagnostic.span() {
        let source = &reading.sources[span.source];
        let (line, column) = source.line_column(span.start);
        assert!(drawing.contains(&format!("--> {}:{line}:{column}\n", source.name)));
        assert!(drawing.contains('^'));
    }
}

/// A text that the `toml` crate refuses has a mistake, and one that it takes has no syntax error. The mistake may be of
/// another kind: a single `[code]` beside a `[[code]]` is a header of the wrong type.
fn check_sources(reading: &Reading) {
    let diagnostics = &reading.diagnostics;
    let is_cut = diagnostics.len() > 100;
    for (at, source) in reading.sources.iter().enumerate() {
        let of_kind = |kind| {
            let mut of_source = diagnostics
                .iter()
                .filter(|diagnostic| diagnostic.span().is_some_and(|span| span.source == at));
            of_source.any(|diagnostic| diagnostic.kind == kind)
        };
        if of_kind(Kind::NotUtf8) {
            continue;
        }
        let is_toml = DeTable::parse(&source.text).is_ok();
        let has_mistake = diagnostics
            .iter()
            .any(|diagnostic| diagnostic.span().is_some_and(|span| span.source == at));
        let is_as_expected = if is_toml {
            !of_kind(Kind::Syntax)
        } else {
            has_mistake || is_cut
        };
        assert!(is_as_expected, "{source:?} is TOML: {is_toml}");
    }
}
