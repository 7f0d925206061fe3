//! What must hold of everything that a spec says when it is read, mistakes and all.

use std::collections::BTreeSet;

use close_codes_spec::{Kind, Origin, Problem, Reading, Source, read};
use toml::de::DeTable;

use crate::files::Parts;
use crate::spec;

/// More than this nobody reads of one mistake.
const LONGEST_DRAWING: usize = 6_000;

/// Reads a spec twice and checks what came of it.
pub fn check(files: &Parts<'_>) {
    let origin = Origin::File(files.main());
    let reading = read(origin, files);
    check_problems(&reading);
    check_sources(&reading);
    spec::check_usable(&reading.spec);
    if reading.problems.is_empty() {
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
        .map(|source| (source.shown.clone(), source.text.clone()))
        .collect();
    (
        reading.spec.clone(),
        format!("{:?}", reading.problems),
        texts,
        reading.files.clone(),
    )
}

fn check_problems(reading: &Reading) {
    let problems = &reading.problems;
    assert!(problems.len() <= 101, "{}", problems.len());
    for (at, problem) in problems.iter().enumerate() {
        assert_eq!(problem.kind == Kind::TooMany, at == 100);
        assert!(!problem.message.is_empty());
        check_places(problem, &reading.sources);
        check_drawing(problem, reading);
    }
    let shown = &problems[..problems.len().min(100)];
    assert!(shown.is_sorted_by_key(Problem::place), "{problems:#?}");
    let heads: BTreeSet<_> = shown
        .iter()
        .map(|problem| (&problem.message, problem.place()))
        .collect();
    assert_eq!(heads.len(), shown.len(), "said twice: {problems:#?}");
}

fn check_places(problem: &Problem, sources: &[Source]) {
    for label in &problem.labels {
        let place = label.place;
        let text = &sources[place.source].text;
        assert!(
            text.get(place.start..place.end).is_some(),
            "{problem:?} is not in a text of {} bytes",
            text.len()
        );
        assert_eq!(
            sources[place.source].line_column(place.start),
            line_column(text, place.start)
        );
        assert!(!label.text.is_empty());
    }
    if problem.labels.is_empty() {
        // The spec itself is there, and all others are named in a text.
        assert!(matches!(problem.kind, Kind::TooMany), "{problem:?}");
    }
}

/// Line and column as an editor shows them.
fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let before = before.strip_prefix('\u{feff}').unwrap_or(before);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    (
        before.matches('\n').count() + 1,
        before[line_start..].chars().count() + 1,
    )
}

fn check_drawing(problem: &Problem, reading: &Reading) {
    let drawing = problem.draw(reading);
    assert!(drawing.len() <= LONGEST_DRAWING, "{drawing}");
    assert!(
        !drawing.contains(|c: char| c.is_control() && c != '\n'),
        "{drawing:?}"
    );
    assert!(drawing.starts_with(&problem.message));
    assert_eq!(problem.message.lines().count(), 1, "{drawing}");
    if let Some(place) = problem.place() {
        let source = &reading.sources[place.source];
        let (line, column) = source.line_column(place.start);
        assert!(drawing.contains(&format!("--> {}:{line}:{column}\n", source.shown)));
        assert!(drawing.contains('^'));
    }
}

/// A text has a syntax error exactly if the TOML crate, asked for nothing else, finds one.
fn check_sources(reading: &Reading) {
    let problems = &reading.problems;
    let is_cut = problems.len() > 100;
    for (at, source) in reading.sources.iter().enumerate() {
        let of_kind = |kind| {
            let mut of_source = problems
                .iter()
                .filter(|problem| problem.place().is_some_and(|place| place.source == at));
            of_source.any(|problem| problem.kind == kind)
        };
        if of_kind(Kind::NotUtf8) {
            continue;
        }
        let is_toml = DeTable::parse(&source.text).is_ok();
        let is_said = of_kind(Kind::Syntax);
        assert!(
            is_said != is_toml || (is_cut && !is_said),
            "{source:?} is TOML: {is_toml}"
        );
    }
}
