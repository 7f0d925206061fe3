//! The code between backticks in a text of a spec, by the rule of `CommonMark`.

use core::fmt;
use core::iter::FusedIterator;

/// A part of a text: see [`code_spans`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Piece<'t> {
    /// Text outside of code, unchanged. Backticks without a partner are text.
    Text(&'t str),
    /// The code between two runs of backticks, without them. It is never empty. A line break in it counts as a space.
    Code(&'t str),
}

/// Splits a text of a spec, in which backticks mark code, into its pieces.
///
/// A text has no other markup. The rule is that of [CommonMark]: a run of backticks opens code if a later run has the
/// same length, and the next such run closes it; any other run is text. So code that contains backticks is written
/// between longer runs. If code begins and ends with a space, and is not made of spaces alone, one space is stripped on
/// each side. Code does not extend over an empty line, which ends a paragraph. A backslash has no special meaning.
///
/// The pieces come in the order of the text, and none is empty. A program that writes HTML escapes each piece by
/// itself. A program that writes Markdown writes a piece of code with [`write_code_span`].
///
/// ```
/// use close_codes::compare::{Piece, code_spans};
///
/// let pieces: Vec<_> = code_spans("send `Vec<u8>`, not ``a`b`` or `").collect();
/// assert_eq!(pieces, [
///     Piece::Text("send "),
///     Piece::Code("Vec<u8>"),
///     Piece::Text(", not "),
///     Piece::Code("a`b"),
///     Piece::Text(" or `"),
/// ]);
/// ```
///
/// [CommonMark]: https://spec.commonmark.org/0.31.2/#code-spans
pub const fn code_spans(text: &str) -> CodeSpans<'_> {
    CodeSpans {
        rest: text,
        code: None,
    }
}

/// The pieces of a text: see [`code_spans`].
#[derive(Clone, Debug)]
#[must_use = "iterators do nothing unless consumed"]
pub struct CodeSpans<'t> {
    rest: &'t str,
    /// The code that follows the text that was returned last.
    code: Option<&'t str>,
}

impl<'t> Iterator for CodeSpans<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        if let Some(code) = self.code.take() {
            return Some(Piece::Code(code));
        }
        let text = self.rest;
        if text.is_empty() {
            return None;
        }
        let mut from = 0;
        while let Some(run) = find_run(text, from) {
            if let Some(closing) = find_closing(text, run) {
                self.rest = &text[closing.end..];
                let code = stripped(&text[run.end..closing.start]);
                if run.start == 0 {
                    return Some(Piece::Code(code));
                }
                self.code = Some(code);
                return Some(Piece::Text(&text[..run.start]));
            }
            from = run.end;
        }
        self.rest = "";
        Some(Piece::Text(text))
    }
}

impl FusedIterator for CodeSpans<'_> {}

/// Where a run of backticks begins and ends.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    end: usize,
}

/// The first run of backticks that begins at `from` or later.
fn find_run(text: &str, from: usize) -> Option<Run> {
    let start = from + text[from..].find('`')?;
    let after = text[start..].trim_start_matches('`');
    Some(Run {
        start,
        end: text.len() - after.len(),
    })
}

/// The run that closes the code which another one opens.
fn find_closing(text: &str, opening: Run) -> Option<Run> {
    let length = opening.end - opening.start;
    let mut from = opening.end;
    loop {
        let run = find_run(text, from)?;
        if has_empty_line(&text[from..run.start]) {
            return None;
        }
        if run.end - run.start == length {
            return Some(run);
        }
        from = run.end;
    }
}

/// Whether a text has two line breaks with nothing but space between them.
fn has_empty_line(text: &str) -> bool {
    // A carriage return with a line feed is one line break.
    let mut before = '\n';
    let mut breaks = 0;
    for c in text.chars() {
        match c {
            '\n' if before == '\r' => {}
            '\n' | '\r' => breaks += 1,
            c if c.is_whitespace() => {}
            _ => breaks = 0,
        }
        if breaks > 1 {
            return true;
        }
        before = c;
    }
    false
}

/// Strips the space on each side that separates a backtick at an end of the code from the run.
fn stripped(code: &str) -> &str {
    const SPACE: [char; 3] = [' ', '\n', '\r'];
    let inside = code
        .strip_prefix(SPACE)
        .and_then(|code| code.strip_suffix(SPACE));
    match inside {
        Some(inside) if !code.trim_matches(SPACE).is_empty() => inside,
        _ => code,
    }
}

/// Writes a text as code in Markdown, between runs of backticks that are longer than any inside. Each control
/// character, line breaks included, is written as a space.
///
/// In a table, a bar ends a cell even inside code. It is escaped there.
///
/// # Errors
///
/// Returns the error of the output, if it reports one.
///
/// ```
/// use close_codes::compare::write_code_span;
///
/// let mut markdown = String::new();
/// write_code_span(&mut markdown, "a`|", true)?;
/// assert_eq!(markdown, "``a`\\|``");
/// # Ok::<(), core::fmt::Error>(())
/// ```
pub fn write_code_span(
    out: &mut (impl fmt::Write + ?Sized),
    code: &str,
    is_in_table: bool,
) -> fmt::Result {
    let (mut longest, mut length) = (0, 0);
    for c in code.chars() {
        length = if c == '`' { length + 1 } else { 0 };
        longest = longest.max(length);
    }
    let is_space = |c: char| c == ' ' || c.is_control();
    let has_space_around = code.starts_with(is_space) && code.ends_with(is_space);
    let is_space_alone = code.chars().all(is_space);
    let touches = code.starts_with('`') || code.ends_with('`');
    let pad = if touches || has_space_around && !is_space_alone {
        " "
    } else {
        ""
    };
    for _ in 0..=longest {
        out.write_char('`')?;
    }
    out.write_str(pad)?;
    for c in code.chars() {
        match c {
            '|' if is_in_table => out.write_str("\\|")?,
            c if c.is_control() => out.write_char(' ')?,
            c => out.write_char(c)?,
        }
    }
    out.write_str(pad)?;
    for _ in 0..=longest {
        out.write_char('`')?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::string::String;
    use std::vec::Vec;

    use super::Piece::{Code, Text};
    use super::{Piece, code_spans, write_code_span};

    fn pieces(text: &str) -> Vec<Piece<'_>> {
        code_spans(text).collect()
    }

    #[test]
    fn a_run_of_backticks_matches_the_next_of_its_length() {
        for (text, expected) in [
            ("", &[][..]),
            ("a", &[Text("a")]),
            ("`a`", &[Code("a")]),
            ("`a``b`", &[Code("a``b")]),
            ("``a`b`` c", &[Code("a`b"), Text(" c")]),
            ("it`s", &[Text("it`s")]),
            ("it`s `a` b", &[Text("it"), Code("s "), Text("a` b")]),
            ("``", &[Text("``")]),
            ("```` `a`", &[Text("```` "), Code("a")]),
            ("`a`` b ` c", &[Code("a`` b "), Text(" c")]),
            (
                "` <script>alert(1)</script> ```",
                &[Text("` <script>alert(1)</script> ```")],
            ),
            ("`` ` ``", &[Code("`")]),
            ("` `", &[Code(" ")]),
            ("`   `", &[Code("   ")]),
            ("` a`", &[Code(" a")]),
            ("`  a  `", &[Code(" a ")]),
            ("`\\` `b`", &[Code("\\"), Text(" "), Code("b")]),
            ("`a\nb`", &[Code("a\nb")]),
            ("`a\nb\nc`", &[Code("a\nb\nc")]),
            ("`a\n \t\nb` c`", &[Text("`a\n \t\nb"), Code(" c")]),
            ("`a\r\nb`", &[Code("a\r\nb")]),
            ("`a\r\rb`", &[Text("`a\r\rb`")]),
            ("é`ü`🔥", &[Text("é"), Code("ü"), Text("🔥")]),
        ] {
            assert_eq!(pieces(text), expected, "{text:?}");
        }
    }

    #[test]
    fn written_code_is_read_back_as_code() {
        for (code, in_text, in_table) in [
            ("a", "`a`", "`a`"),
            ("a`b", "``a`b``", "``a`b``"),
            ("``", "``` `` ```", "``` `` ```"),
            ("`a", "`` `a ``", "`` `a ``"),
            (" a ", "`  a  `", "`  a  `"),
            (" a", "` a`", "` a`"),
            (" ", "` `", "` `"),
            ("a|b", "`a|b`", "`a\\|b`"),
            ("a\r\nb\u{1b}", "`a  b `", "`a  b `"),
        ] {
            for (is_in_table, expected) in [(false, in_text), (true, in_table)] {
                let mut out = String::new();
                write_code_span(&mut out, code, is_in_table).expect("a string takes all");
                assert_eq!(out, expected);
            }
            assert!(matches!(*pieces(in_text), [Code(_)]), "{code:?}");
        }
    }
}
