//! `close-codes diff`: what changed between two versions of a spec, and whether it breaks peers.

mod changes;
mod compare;
mod place;
pub(crate) mod policy;
pub(crate) mod rule;

use std::fmt::Write as _;

use serde::Serialize;

use self::changes::Change;
use self::compare::Version;
use self::place::Places;
use crate::arguments::{Diff, ReportFormat};
use crate::outcome::{Failure, Outcome};
use crate::printable::on_one_line;
use crate::style::{CODE, ERROR};
use crate::{json_lines, protocol};

/// A change as one line of JSON.
#[derive(Serialize)]
struct Report<'a> {
    rule: &'static str,
    breaking: bool,
    /// The numbers, such as "4100-4149, 4160-4199". Empty for a change that is not about numbers.
    codes: &'a str,
    /// The position in the new version, or in the old one for a removed entry.
    file: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    experience: &'a str,
}

pub(crate) fn run(arguments: &Diff) -> Result<Outcome, Failure> {
    let [old, new] = protocol::sound([&arguments.old, &arguments.new])?;
    let [old_places, new_places] = [&old, &new].map(Places::of);
    let version = |spec, places| Version { spec, places };
    let changes = compare::changes(
        version(&old.spec, &old_places),
        version(&new.spec, &new_places),
    );
    let is_excepted = |change: &&Change| !arguments.except.contains(&change.rule);
    let changes: Vec<&Change> = changes.iter().filter(is_excepted).collect();
    let breaking = changes.iter().filter(|change| change.rule.is_breaking());
    let breaking = breaking.count();
    let shown = changes
        .iter()
        .filter(|change| arguments.all || change.rule.is_breaking());
    let mut text = String::new();
    for change in shown {
        match arguments.format {
            ReportFormat::Text => write_line(&mut text, change),
            ReportFormat::Json => json_lines::push(&mut text, &report(change)),
        }
    }
    let outcome = match arguments.format {
        ReportFormat::Text => {
            text += &summary(breaking, changes.len() - breaking, arguments.all);
            Outcome::for_people(text)
        }
        ReportFormat::Json => Outcome::for_programs(text),
    };
    Ok(outcome.checked(breaking == 0))
}

fn write_line(text: &mut String, change: &Change) {
    let style = if change.rule.is_breaking() {
        ERROR
    } else {
        CODE
    };
    let (place, rule) = (&change.place, change.rule.name());
    let sentence = on_one_line(&format!("{}; {}", change.message, change.experience));
    let _ = writeln!(
        text,
        "{}:{}:{}: {style}{rule}{style:#}: {sentence}",
        on_one_line(&place.file),
        place.line,
        place.column
    );
}

fn report(change: &Change) -> Report<'_> {
    let Change {
        rule,
        codes,
        place,
        message,
        experience,
    } = change;
    Report {
        rule: rule.name(),
        breaking: rule.is_breaking(),
        codes,
        file: &place.file,
        line: place.line,
        column: place.column,
        message,
        experience,
    }
}

fn summary(breaking: usize, others: usize, are_shown: bool) -> String {
    let count = |count: usize, what: &str| match count {
        0 => format!("No {what}"),
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    };
    let mut summary = count(breaking, "breaking change");
    if others > 0 {
        let _ = write!(summary, ", {}", count(others, "other"));
        if !are_shown {
            summary += " (--all shows them)";
        }
    }
    summary + ".\n"
}
