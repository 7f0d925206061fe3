//! Wraps lines to the width of the terminal, if there is one.

use std::io::{self, IsTerminal as _};
use std::sync::OnceLock;

use terminal_size::{Width, terminal_size_of};
use textwrap::WordSeparator;

/// The maximum width. Longer lines are hard to read, even in a wide terminal.
const WIDEST: usize = 100;

/// The minimum width. Shorter lines would have one word each.
const NARROWEST: usize = 20;

/// The width of the terminal, if the output goes to one.
static TERMINAL: OnceLock<usize> = OnceLock::new();

/// Makes lines fit the terminal from now on. Without this call, or if the output is not a terminal, lines are not
/// wrapped.
pub(crate) fn fit_the_terminal() {
    let stdout = io::stdout();
    if stdout.is_terminal() {
        let width = terminal_size_of(&stdout).map_or(80, |(Width(width), _)| width.into());
        // It is set once, by `main`.
        let _ignored = TERMINAL.set(width);
    }
}

/// The width of a table.
pub(crate) fn table_width() -> u16 {
    let width = TERMINAL.get().map_or(WIDEST, |width| bounded(*width));
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// Wraps a text to the terminal. The lines of a list item are indented like its text.
pub(crate) fn wrapped(text: &str) -> String {
    match TERMINAL.get() {
        Some(width) => wrapped_at(*width, text),
        None => text.to_owned(),
    }
}

fn wrapped_at(width: usize, text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        // An address must stay in one piece. Elsewhere, lines are broken by the rules of Unicode, for scripts without
        // spaces.
        let separator = if line.contains("://") {
            WordSeparator::AsciiSpace
        } else {
            WordSeparator::UnicodeBreakProperties
        };
        let indent = " ".repeat(mark(line).len());
        let options = textwrap::Options::new(bounded(width))
            .word_separator(separator)
            .subsequent_indent(&indent)
            .break_words(false);
        textwrap::fill(line, &options)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The mark of an item of a list, such as "- " or "1. ".
fn mark(line: &str) -> &str {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let marks = [(0, "- "), (digits, ". ")];
    let mut ends = marks.iter().filter_map(|(start, mark)| {
        let is_mark = line[*start..].starts_with(mark) && (*start > 0 || *mark == "- ");
        is_mark.then_some(start + mark.len())
    });
    &line[..ends.next().unwrap_or(0)]
}

fn bounded(width: usize) -> usize {
    width.clamp(NARROWEST, WIDEST)
}

#[cfg(test)]
mod tests {
    use super::wrapped_at;

    #[test]
    fn lines_fit_and_words_stay_whole() {
        let text = "one two three four five\n\nsix seven eight nine ten";
        assert_eq!(
            wrapped_at(20, text),
            "one two three four\nfive\n\nsix seven eight nine\nten"
        );
        assert_eq!(
            wrapped_at(20, "- one two three four five"),
            "- one two three four\n  five"
        );
        assert_eq!(
            wrapped_at(20, "12. one two three four"),
            "12. one two three\n    four"
        );
        assert_eq!(
            wrapped_at(20, "1000 one two three four"),
            "1000 one two three\nfour"
        );
        // An address that is longer than the line stays in one piece.
        let address = "https://example.org/websocket/close/codes";
        assert_eq!(wrapped_at(20, address), address);
        assert_eq!(wrapped_at(1000, &"a ".repeat(60)).lines().count(), 2);
        // These characters take two columns each, and there are no spaces.
        let japanese = "接続が終了しましたが、Closeフレームは届きませんでした。";
        let lines = wrapped_at(20, japanese);
        assert!(lines.lines().count() > 2, "{lines}");
        assert_eq!(lines.replace('\n', ""), japanese);
    }
}
