//! Tables in Markdown.

/// A table, the first row of which is the heading, with columns of even width.
///
/// Neighbours that differ in their first cell alone become one row.
pub(crate) fn table(mut rows: Vec<Vec<String>>) -> String {
    rows.dedup_by(|next, row| {
        let is_same = next[1..] == row[1..];
        if is_same {
            row[0] = format!("{}, {}", row[0], next[0]);
        }
        is_same
    });
    let widths: Vec<usize> = (0..rows[0].len())
        .map(|column| {
            let lengths = rows.iter().map(|row| row[column].chars().count());
            lengths.max().expect("there is a heading")
        })
        .collect();
    rows.insert(1, widths.iter().map(|&width| "-".repeat(width)).collect());
    let lines = rows.iter().map(|row| {
        let cells = row.iter().zip(&widths);
        let cells: Vec<String> = cells
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        format!("| {} |\n", cells.join(" | "))
    });
    lines.collect()
}
