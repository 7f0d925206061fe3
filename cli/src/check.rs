//! `close-codes check`: prints every mistake in specs, as the macro does.

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

/// A mistake as one line of JSON.
#[derive(Serialize)]
struct Mistake<'a> {
    /// The file with the mistake, which may be one that the checked file names.
    file: Cow<'a, str>,
    /// Counted from 1. `null` for a mistake without a position, such as a missing file.
    line: Option<usize>,
    /// Counted from 1, in characters.
    column: Option<usize>,
    /// The position after the last marked character.
    end: Option<End>,
    kind: String,
    message: &'a str,
    help: &'a [String],
    /// Every marked place with its text. The first is the place of the mistake. Empty for a mistake without a position.
    labels: Vec<MarkedPlace<'a>>,
}

/// A marked place and its text.
#[derive(Serialize)]
struct MarkedPlace<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end: End,
    text: &'a str,
}

/// The position after the last marked character.
#[derive(Serialize)]
struct End {
    line: usize,
    column: usize,
}

pub(crate) fn run(arguments: &Check) -> Outcome {
    let (mut text, mut notes) = (String::new(), String::new());
    let mut faulty_files = 0;
    // Two specs may extend the same faulty file, so each mistake is shown only once.
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
                    json_lines::push(&mut text, &mistake(file, diagnostic, &reading));
                }
            }
            shown.insert(rendered);
        }
        if let (ReportFormat::Text, []) = (arguments.format, &*reading.diagnostics) {
            for note in note::notes(&reading.spec) {
                let file = file.display().to_string();
                let note = format!("{NOTE}note{NOTE:#}: {}: {note}\n\n", printable(&file));
                // The notes on a file that is named twice are shown only once.
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

fn mistake<'a>(file: &'a Path, diagnostic: &'a Diagnostic, reading: &'a Reading) -> Mistake<'a> {
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
        return Mistake {
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
    Mistake {
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

/// The line with the result of the check.
fn summary(files: usize, faulty: usize, mistakes: usize) -> String {
    let count = |count: usize, noun: &str| {
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {noun}{plural}")
    };
    if faulty == 0 {
        let are = if files == 1 { "is" } else { "are" };
        format!("{} {are} without a mistake.\n", count(files, "spec"))
    } else {
        format!(
            "{} in {faulty} of {}.\n",
            count(mistakes, "mistake"),
            count(files, "spec")
        )
    }
}
