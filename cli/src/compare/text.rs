//! A page as text, with colours for a terminal.

use std::fmt::Write as _;

use anstyle::Style;
use close_codes::compare::Page;

use crate::lines::wrapped;
use crate::printable::printable;
use crate::style::{CODE, HEADING, TITLE};
use crate::table;

/// The differences as a table, then the page.
pub(crate) fn page(page: &Page<'_>) -> String {
    let mut output = table::differences(&page.comparison(), page.language());
    if !output.is_empty() {
        output.push('\n');
    }
    for line in printable(&page.text().to_string()).lines() {
        let style = style(page, line);
        let line = wrapped(line);
        let _ = writeln!(output, "{style}{line}{style:#}");
    }
    output
}

/// The style of a line of the page.
fn style(page: &Page<'_>, line: &str) -> Style {
    let headings = page.headings();
    if line == page.title().to_string() {
        TITLE
    } else if [page.left(), page.right()]
        .iter()
        .any(|code| line == code.to_string())
        || [
            headings.key_differences,
            headings.which_to_use,
            headings.learn_more,
        ]
        .contains(&line)
    {
        CODE
    } else if [
        headings.description,
        headings.seen_when,
        headings.how_to_fix,
    ]
    .contains(&line)
    {
        HEADING
    } else {
        Style::new()
    }
}
