//! `close-codes check`: every problem of many specs, as the macro prints it.

mod note;

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;

use close_codes_reader::{Diagnostic, Label, Reading};
use serde::Serialize;

use crate::arguments::{Check, ReportFormat};
use crate::outcome::Outcome;
use crate::printable::printable;
use crate::style::{ERROR, NOTE};
use crate::{json_lines, protocol};

/// A problem as one line of JSON.
#[derive(Serialize)]
struct Problem<'a> {
    /// The file that the problem is in, which may be one that the file to check names.
    file: Cow<'a, str>,
    /// Counted from 1. `null` for a problem with no place, such as a file that is not there.
    line: Option<usize>,
    /// Counted from 1, in characters.
    column: Option<usize>,
    /// Behind the last character of the place.
    end: Option<End>,
    kind: String,
    message: &'a str,
    help: &'a [String],
    /// Every place of the problem, with what stands beside its mark; the first is that of the problem. Empty where it has
    /// no place.
    labels: Vec<MarkedPlace<'a>>,
}

/// A place, and what to say about it.
#[derive(Serialize)]
struct MarkedPlace<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end: End,
    text: &'a str,
}

/// Behind the last character of a place.
#[derive(Serialize)]
struct End {
    line: usize,
    column: usize,
}

pub(crate) fn run(arguments: &Check) -> Outcome {
    let (mut text, mut notes) = (String::new(), String::new());
    let mut faulty_files = 0;
    // Two specs may extend one faulty file; each problem is shown once.
    let mut shown = HashSet::new();
    let files = || arguments.files.iter().chain(&arguments.spec);
    for file in files() {
        let reading = protocol::reading(file);
        faulty_files += usize::from(!reading.diagnostics.is_empty());
        for diagnostic in &reading.diagnostics {
            let rendered = diagnostic.render(&reading);
            match arguments.format {
                _ if shown.contains(&rendered) => {}
                ReportFormat::Text => {
                    let _ = write!(text, "{ERROR}error{ERROR:#}: {rendered}\n\n");
                }
                ReportFormat::Json => {
                    json_lines::push(&mut text, &problem(file, diagnostic, &reading));
                }
            }
            shown.insert(rendered);
        }
        if let (ReportFormat::Text, []) = (arguments.format, &*reading.diagnostics) {
            for note in note::notes(&reading.spec) {
                let file = file.display().to_string();
                let note = format!("{NOTE}note{NOTE:#}: {}: {note}\n\n", printable(&file));
                // Of a file that is named twice, once.
                if !notes.contains(&note) {
                    notes += &note;
                }
            }
        }
    }
    let outcome = match arguments.format {
        ReportFormat::Text => {
            text += &notes;
            text += &summary(files().count(), faulty_files, shown.len());
            Outcome::for_people(text)
        }
        ReportFormat::Json => Outcome::for_programs(text),
    };
    outcome.checked(faulty_files == 0)
}

fn problem<'a>(file: &'a Path, diagnostic: &'a Diagnostic, reading: &'a Reading) -> Problem<'a> {
    let Diagnostic {
        kind,
        message,
        labels,
        help,
    } = diagnostic;
    let labels = labels.iter().map(|label| marked_place(label, reading));
    let labels = labels.collect();
    let kind = format!("{kind:?}");
    let Some(span) = diagnostic.span() else {
        return Problem {
            file: file.to_string_lossy(),
            line: None,
            column: None,
            end: None,
            kind,
            message,
            help,
            labels,
        };
    };
    let source = &reading.sources[span.source];
    let (line, column) = source.line_column(span.start);
    let (end_line, end_column) = source.line_column(span.end);
    Problem {
        file: Cow::from(&source.name),
        line: Some(line),
        column: Some(column),
        end: Some(End {
            line: end_line,
            column: end_column,
        }),
        kind,
        message,
        help,
        labels,
    }
}

fn marked_place<'a>(label: &'a Label, reading: &'a Reading) -> MarkedPlace<'a> {
    let Label { span, text } = label;
    let source = &reading.sources[span.source];
    let (line, column) = source.line_column(span.start);
    let (end_line, end_column) = source.line_column(span.end);
    MarkedPlace {
        file: &source.name,
        line,
        column,
        end: End {
            line: end_line,
            column: end_column,
        },
        text,
    }
}

/// One line that says how the check went.
fn summary(files: usize, faulty: usize, problems: usize) -> String {
    let count = |count: usize, noun: &str| {
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {noun}{plural}")
    };
    if faulty == 0 {
        let are = if files == 1 { "is" } else { "are" };
        format!("{} {are} without a problem.\n", count(files, "spec"))
    } else {
        format!(
            "{} in {faulty} of {}.\n",
            count(problems, "problem"),
            count(files, "spec")
        )
    }
}
