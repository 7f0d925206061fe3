//! The report in Markdown.

use std::time::Duration;

use comfy_table::{CellAlignment, Table, presets};

use crate::measure::median_time;
use crate::report::{Comparison, Report, Verdict};

const HOW_TO_READ: &str = "\
Times are medians, and ratios medians of the ratios of each round; the spread is from the least of them to the greatest. CPU
ratios are judged: \"missed\" is over the bar, and \"FAILED\" so far over it that noise does not explain it.";

/// One table of times, and one of counts and sizes.
pub(crate) fn markdown(report: &Report) -> String {
    let mut tables = Vec::new();
    if !report.comparisons.is_empty() {
        tables.push(times(report));
        tables.push(HOW_TO_READ.to_owned());
    }
    if !report.amounts.is_empty() {
        tables.push(amounts(report));
    }
    tables.join("\n\n")
}

fn times(report: &Report) -> String {
    let mut table = table(&[
        "",
        "against",
        "ours, CPU",
        "theirs, CPU",
        "CPU ratio",
        "spread",
        "at most",
        "",
        "ours, wall",
        "theirs, wall",
        "wall ratio",
    ]);
    for comparison in &report.comparisons {
        let median = |costs, time: fn(&_) -> Duration| rounded(median_time(costs, time));
        table.add_row([
            comparison.what.clone(),
            comparison.against.to_owned(),
            median(&comparison.ours, |cost| cost.cpu),
            median(&comparison.theirs, |cost| cost.cpu),
            format!("{:.2}", comparison.cpu_ratio()),
            spread(comparison),
            comparison
                .at_most
                .map(|bar| format!("{bar:.2}"))
                .unwrap_or_default(),
            word(comparison.verdict()).to_owned(),
            median(&comparison.ours, |cost| cost.wall),
            median(&comparison.theirs, |cost| cost.wall),
            format!("{:.2}", comparison.wall_ratio()),
        ]);
    }
    aligned(table, 2)
}

/// The minimum and the maximum ratio of a round, or nothing if there was only one round.
fn spread(comparison: &Comparison) -> String {
    let [least, greatest] = comparison.cpu_spread();
    if comparison.ours.len() == 1 {
        String::new()
    } else {
        format!("{least:.2} to {greatest:.2}")
    }
}

fn amounts(report: &Report) -> String {
    let mut table = table(&["", "ours", "at most", "", "against", "theirs"]);
    for amount in &report.amounts {
        table.add_row([
            amount.what.clone(),
            amount.ours.to_string(),
            amount
                .at_most
                .map(|bar| bar.to_string())
                .unwrap_or_default(),
            word(amount.verdict()).to_owned(),
            amount.against.to_owned(),
            amount
                .theirs
                .map(|theirs| theirs.to_string())
                .unwrap_or_default(),
        ]);
    }
    aligned(table, 1)
}

fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_preset(presets::ASCII_MARKDOWN);
    table.set_header(header);
    table
}

/// Numbers are aligned to the right.
fn aligned(mut table: Table, texts: usize) -> String {
    for column in table.column_iter_mut().skip(texts) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.to_string()
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Told => "",
        Verdict::Met => "met",
        Verdict::Missed => "missed",
        Verdict::Failed => "FAILED",
    }
}

/// Three digits are enough, because of the noise.
fn rounded(time: Duration) -> String {
    if time >= Duration::from_secs(1) {
        format!("{time:.2?}")
    } else if time >= Duration::from_millis(1) {
        format!("{time:.0?}")
    } else {
        format!("{time:.1?}")
    }
}
