//! Renders a diagnostic as rustc renders its own: the position, the line, and a mark below it.

use core::fmt::Write as _;

use crate::diagnostic::{Diagnostic, Label};
use crate::source::Source;
use crate::visible::visible;

/// The width of a line, in cells. A longer line is cut around the mark.
const WIDEST_LINE: usize = 120;

/// Renders the message of a diagnostic and, below it, the lines that it is about.
pub(crate) fn render(diagnostic: &Diagnostic, sources: &[Source]) -> String {
    let mut out = diagnostic.message.clone();
    let Some(primary) = diagnostic.labels.first() else {
        for help in &diagnostic.help {
            let _ = write!(out, "\n = help: {help}");
        }
        return out;
    };
    let main = primary.span.source;
    // The file of the first label comes first, then other files. Inside a file, the labels are in order of their
    // position.
    let order = |label: &Label| (label.span.source != main, label.span);
    let mut labels: Vec<&Label> = Vec::new();
    for label in &diagnostic.labels {
        labels.insert(
            labels.partition_point(|known| order(known) <= order(label)),
            label,
        );
    }
    let line_of = |label: &Label| sources[label.span.source].line_column(label.span.start).0;
    let gutter = labels
        .iter()
        .map(|label| line_of(label))
        .max()
        .unwrap_or(1)
        .to_string()
        .len();

    let mut shown = None;
    let mut last_line = None;
    for label in labels {
        let source = &sources[label.span.source];
        if shown != Some(label.span.source) {
            let head = if label.span.source == main {
                primary
            } else {
                label
            };
            let (line, column) = source.line_column(head.span.start);
            let arrow = if label.span.source == main {
                "-->"
            } else {
                ":::"
            };
            let name: String = source.name.chars().map(visible).collect();
            if shown.is_some() {
                let _ = write!(out, "\n{:gutter$} |", "");
            }
            let _ = write!(
                out,
                "\n{:gutter$}{arrow} {name}:{line}:{column}\n{:gutter$} |",
                "", ""
            );
            shown = Some(label.span.source);
        }
        let mark = if core::ptr::eq(label, primary) {
            '^'
        } else {
            '-'
        };
        // Two marks share one line unless the line is cut around each.
        let (line, _) = source.line_column(label.span.start);
        let is_again = last_line.replace((label.span.source, line))
            == Some((label.span.source, line))
            && source.line(line).1.chars().count() <= WIDEST_LINE;
        render_line(&mut out, source, label, (mark, gutter), is_again);
    }
    if !diagnostic.help.is_empty() {
        let _ = write!(out, "\n{:gutter$} |", "");
    }
    for help in &diagnostic.help {
        let _ = write!(out, "\n{:gutter$} = help: {help}", "");
    }
    out
}

fn render_line(
    out: &mut String,
    source: &Source,
    label: &Label,
    (mark, gutter): (char, usize),
    is_again: bool,
) {
    let (number, _) = source.line_column(label.span.start);
    let (start, line) = source.line(number);
    let from = label.span.start.saturating_sub(start).min(line.len());
    // A span over several lines is marked to the end of its first line.
    let to = label.span.end.saturating_sub(start).clamp(from, line.len());
    let (before, marked) = (&line[..from], &line[from..to]);

    let (cut, window) = window(line, before.chars().count());
    let indent = width(&before.chars().skip(cut).collect::<String>()) + usize::from(cut > 0);
    let marks = width(marked).clamp(1, WIDEST_LINE);
    if !is_again {
        let _ = write!(out, "\n{number:>gutter$} | {window}");
    }
    let _ = write!(
        out,
        "\n{:gutter$} | {:indent$}{} {}",
        "",
        "",
        mark.to_string().repeat(marks),
        label.text
    );
}

/// The visible part of a line, and the number of characters that are cut off before it.
fn window(line: &str, mark: usize) -> (usize, String) {
    let length = line.chars().count();
    if length <= WIDEST_LINE {
        return (0, line.chars().map(visible).collect());
    }
    let cut = if mark < WIDEST_LINE / 2 {
        0
    } else {
        mark - WIDEST_LINE / 4
    };
    let mut shown: String = line
        .chars()
        .skip(cut)
        .take(WIDEST_LINE)
        .map(visible)
        .collect();
    if cut > 0 {
        shown.insert(0, '…');
    }
    if cut + WIDEST_LINE < length {
        shown.push('…');
    }
    (cut, shown)
}

/// The width of a text in terminal cells. It is exact enough to put a mark below the text: characters of East Asian
/// scripts and emoji take two cells.
fn width(text: &str) -> usize {
    text.chars()
        .map(|c| match u32::from(visible(c)) {
            0x0300..=0x036f | 0x200b..=0x200f | 0xfe00..=0xfe0f => 0,
            0x1100..=0x115f
            | 0x2e80..=0xa4cf
            | 0xac00..=0xd7a3
            | 0xf900..=0xfaff
            | 0xfe30..=0xfe6f
            | 0xff00..=0xff60
            | 0xffe0..=0xffe6
            | 0x1_f300..=0x1_faff
            | 0x2_0000..=0x3_fffd => 2,
            _ => 1,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::diagnostic::{Diagnostic, Kind};
    use crate::source::{Source, Span};

    fn span(source: usize, text: &str, needle: &str) -> Span {
        let start = text.find(needle).expect("the needle is in the text");
        Span {
            source,
            start,
            end: start + needle.len(),
        }
    }

    #[test]
    fn two_labels_in_one_file_are_in_file_order() {
        let text = "value = 4001\nother = 1\nvalue = 4002\n";
        let sources = [Source::new("chat/codes.toml", text)];
        let diagnostic = Diagnostic::new(Kind::DuplicateValue, "twice")
            .at(span(0, text, "4002"), "defined again")
            .at(span(0, text, "4001"), "first defined here")
            .help("renumber one");
        assert_eq!(
            render(&diagnostic, &sources),
            "twice\n --> chat/codes.toml:3:9\n  |\n1 | value = 4001\n  |         ---- first defined here\n\
             3 | value = 4002\n  |         ^^^^ defined again\n  |\n  = help: renumber one"
        );
    }

    #[test]
    fn each_help_has_a_line() {
        let text = "value = 4001\n";
        let sources = [Source::new("c.toml", text)];
        let diagnostic = Diagnostic::new(Kind::DuplicateValue, "m")
            .at(span(0, text, "4001"), "here")
            .help("do this")
            .help("or that");
        assert_eq!(
            render(&diagnostic, &sources),
            "m\n --> c.toml:1:9\n  |\n1 | value = 4001\n  |         ^^^^ here\n  |\n  = help: do this\n  = help: or that"
        );
    }

    #[test]
    fn two_labels_in_one_line_share_the_line() {
        let text = "only = [1000, 1001, 1000]\n";
        let sources = [Source::new("codes.toml", text)];
        let again = Span {
            source: 0,
            start: 20,
            end: 24,
        };
        let diagnostic = Diagnostic::new(Kind::RepeatedNumber, "twice")
            .at(again, "named again")
            .at(span(0, text, "1000"), "first named here");
        assert_eq!(
            render(&diagnostic, &sources),
            "twice\n --> codes.toml:1:21\n  |\n1 | only = [1000, 1001, 1000]\n  |         ---- first named here\n\
             \u{20} |                     ^^^^ named again"
        );
        // A long line is cut around each label.
        let long = format!("only = [1000, {}1000]", "1001, ".repeat(40));
        let sources = [Source::new("codes.toml", long.clone())];
        let again = Span {
            source: 0,
            start: long.len() - 5,
            end: long.len() - 1,
        };
        let diagnostic = Diagnostic::new(Kind::RepeatedNumber, "twice")
            .at(again, "named again")
            .at(span(0, &long, "1000"), "first named here");
        assert_eq!(render(&diagnostic, &sources).matches("\n1 | ").count(), 2);
    }

    #[test]
    fn a_label_in_another_file_follows_with_colons() {
        let text = "a = 1\n";
        let sources = [Source::new("one.toml", text), Source::new("two.toml", text)];
        let diagnostic = Diagnostic::new(Kind::DuplicateName, "twice")
            .at(span(1, text, "1"), "again")
            .at(span(0, text, "1"), "first");
        assert_eq!(
            render(&diagnostic, &sources),
            "twice\n --> two.toml:1:5\n  |\n1 | a = 1\n  |     ^ again\n  |\n ::: one.toml:1:5\n  |\n1 | a = 1\n  |     - first"
        );
    }

    #[test]
    fn the_mark_is_aligned_below_wide_characters_tabs_and_control_characters() {
        let text = "\ttitle = \"閉じる\u{7}\" x\n";
        let sources = [Source::new("c.toml", text)];
        let rendered = render(
            &Diagnostic::new(Kind::Syntax, "m").at(span(0, text, "x"), "here"),
            &sources,
        );
        assert!(
            rendered.contains("1 |  title = \"閉じる\u{fffd}\" x\n  |                    ^ here"),
            "{rendered}"
        );
    }

    #[test]
    fn a_megabyte_in_one_line_is_cut_around_the_mark() {
        let text = format!("{}!{}", "a".repeat(500_000), "b".repeat(500_000));
        let sources = [Source::new("c.toml", text.clone())];
        let rendered = render(
            &Diagnostic::new(Kind::Syntax, "m").at(span(0, &text, "!"), "here"),
            &sources,
        );
        assert!(rendered.len() < 600, "{}", rendered.len());
        let lines: Vec<&str> = rendered.lines().collect();
        let mark = lines[4].chars().position(|c| c == '^');
        assert_eq!(mark, lines[3].chars().position(|c| c == '!'));
    }

    /// The rendered line, and the line of marks below it.
    fn drawn(text: &str, start: usize) -> (String, String) {
        let sources = [Source::new("c.toml", text)];
        let span = Span {
            source: 0,
            start,
            end: start + 1,
        };
        let rendered = render(
            &Diagnostic::new(Kind::Syntax, "m").at(span, "here"),
            &sources,
        );
        let lines: Vec<&str> = rendered.lines().collect();
        let of = |line: usize| {
            lines[line]
                .split_once("| ")
                .map(|(_, text)| text.to_owned())
        };
        (
            of(3).expect("the line has a number"),
            of(4).expect("the marks have none"),
        )
    }

    #[test]
    fn a_long_line_is_cut_to_120_characters() {
        let text: String = ('a'..='z').cycle().take(200).collect();
        let shown = |range: core::ops::Range<usize>| &text[range];
        // If the mark is in the first half of the width, nothing is cut before it.
        for start in [0, 59] {
            let (line, marks) = drawn(&text, start);
            assert_eq!(line, format!("{}…", shown(0..120)));
            assert_eq!(marks, format!("{}^ here", " ".repeat(start)));
        }
        // Otherwise the mark is in the first quarter, after the ellipsis.
        let marks_behind_a_cut = format!("{}^ here", " ".repeat(31));
        for (start, line) in [
            (60, format!("…{}…", shown(30..150))),
            (109, format!("…{}…", shown(79..199))),
            (110, format!("…{}", shown(80..200))),
            (199, format!("…{}", shown(169..200))),
        ] {
            assert_eq!(drawn(&text, start), (line, marks_behind_a_cut.clone()));
        }
        // A line that fits is not cut.
        let (line, marks) = drawn(&text[..120], 119);
        assert_eq!(line, text[..120]);
        assert_eq!(marks, format!("{}^ here", " ".repeat(119)));
        assert_eq!(drawn(&text[..121], 0).0, format!("{}…", &text[..120]));
    }

    #[test]
    fn an_empty_span_at_the_end_of_the_text_is_marked() {
        let sources = [Source::new("c.toml", "")];
        let rendered = render(
            &Diagnostic::new(Kind::NoCodes, "m").at(
                Span {
                    source: 0,
                    start: 0,
                    end: 0,
                },
                "here",
            ),
            &sources,
        );
        assert_eq!(rendered, "m\n --> c.toml:1:1\n  |\n1 | \n  | ^ here");
    }
}
