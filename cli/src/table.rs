//! The tables of the codes of a spec, and of the differences between two codes.

use anstyle::Style;
use close_codes::compare::{Aspect, SpecComparison};
use close_codes::{Language, Reconnect, Session, Spec};
use close_codes_vocabulary::{Escaped, Key, SpecKey};
use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets};

use crate::languages;
use crate::lines;
use crate::notes::Notes;
use crate::printable::printable;
use crate::spans::spans;
use crate::style::CODE;

/// The codes and ranges of a spec, its retired numbers, and its languages.
pub(crate) fn list(spec: &Spec, languages: &[Language], language: &Language) -> String {
    let category = language.category.unwrap_or(spec.category);
    let codes = codes(spec, language);
    let retired = if spec.retired.is_empty() {
        String::new()
    } else {
        let key = SpecKey::Retired.as_str();
        format!("{CODE}{key}{CODE:#}: {}\n", spans(spec.retired))
    };
    let languages = languages::tags(languages);
    format!(
        "{}\n\n{codes}\n{retired}{}: {languages}\n",
        printable(category),
        Notes::of(language).languages
    )
}

/// The codes and ranges of a spec. The header has the keys of the spec file, and the cells below have its words.
pub(crate) fn codes(spec: &Spec, language: &Language) -> String {
    let mut table = table(presets::NOTHING);
    let keys = [
        Key::Name,
        Key::Title,
        Key::SentBy,
        Key::Reconnect,
        Key::Session,
    ];
    let keys = keys.map(Key::as_str);
    table.set_header([SpecKey::Code.as_str()].iter().chain(&keys));
    for info in spec.codes {
        table.add_row([
            info.code.to_string(),
            info.name.to_owned(),
            printable(language.localize(info).title()),
            info.sent_by.as_str().to_owned(),
            info.reconnect.map_or("", Reconnect::as_str).to_owned(),
            info.session.map_or("", Session::as_str).to_owned(),
        ]);
    }
    for range in spec.ranges {
        table.add_row([
            format!("{}-{}", range.first, range.last),
            range.name.unwrap_or_default().to_owned(),
            printable(language.localize_range(range).title()),
            range.sent_by.as_str().to_owned(),
            range.reconnect.map_or("", Reconnect::as_str).to_owned(),
            range.session.map_or("", Session::as_str).to_owned(),
        ]);
    }
    // Only titles can be wrapped: names and words must stay in one piece.
    for (column, key) in table.column_iter_mut().skip(1).zip(keys) {
        if key != Key::Title.as_str() {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    with_bold_lines(&table, 1)
}

/// The aspects in which two codes differ, with the values of the spec; empty if there are none.
pub(crate) fn differences(comparison: &SpecComparison, language: &Language) -> String {
    let mut table = table(presets::UTF8_FULL_CONDENSED);
    let [left, right] = [comparison.left, comparison.right]
        .map(|info| printable(&language.localize(info).to_string()));
    table.set_header([String::new(), left, right]);
    for difference in comparison.differences() {
        let shown = |value: Option<&str>| match (difference.aspect, value) {
            (_, None) => "-".to_owned(),
            (Aspect::Reason, Some(reason)) => Escaped(reason).to_string(),
            (_, Some(value)) => printable(value),
        };
        let [left, right] = [difference.left, difference.right].map(shown);
        table.add_row([difference.aspect.to_string(), left, right]);
    }
    if table.is_empty() {
        return String::new();
    }
    // The header may be wrapped; below it is a double line.
    let header = table.lines().take_while(|line| !line.starts_with('╞'));
    with_bold_lines(&table, header.count())
}

fn table(preset: &str) -> Table {
    let mut table = Table::new();
    table
        .load_preset(preset)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(lines::table_width());
    table
}

/// The table as text, its first lines bold.
fn with_bold_lines(table: &Table, bold: usize) -> String {
    let style = Style::new().bold();
    let lines = table.lines().enumerate().map(|(at, line)| {
        let line = line.trim_end();
        if at < bold {
            format!("{style}{line}{style:#}\n")
        } else {
            format!("{line}\n")
        }
    });
    lines.collect()
}
