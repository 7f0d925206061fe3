//! Writes the texts of a page, as plain text or with the special characters of Markdown escaped.

use core::fmt::{self, Write};

use close_codes_vocabulary::{Piece, code_spans, write_code_span};

/// Writes text into a formatter.
pub(crate) struct Writer<'f, 'buffer> {
    out: &'f mut fmt::Formatter<'buffer>,
    format: Format,
    /// Whether line breaks become spaces, as in a heading or a list item.
    one_line: bool,
    place: Place,
    /// Space that is only written if something follows it.
    held_space: bool,
    /// Whether the last characters were the backticks of code.
    is_after_code: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Markdown,
}

/// The position in a line, on which it depends what Markdown reads as a list or a heading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    /// After digits only, where a full stop would begin a numbered list.
    Digits,
    Inside,
}

impl<'f, 'buffer> Writer<'f, 'buffer> {
    /// A writer for a paragraph, which keeps its line breaks.
    pub(crate) fn block(out: &'f mut fmt::Formatter<'buffer>, format: Format) -> Self {
        Self {
            out,
            format,
            one_line: false,
            place: Place::Start,
            held_space: false,
            is_after_code: false,
        }
    }

    /// A writer for a heading or a list item, which is one line.
    pub(crate) fn line(out: &'f mut fmt::Formatter<'buffer>, format: Format) -> Self {
        Self {
            out,
            format,
            one_line: true,
            place: Place::Start,
            held_space: false,
            is_after_code: false,
        }
    }

    /// Writes a reference. In Markdown, a URL becomes a link.
    pub(crate) fn write_reference(&mut self, reference: &str) -> fmt::Result {
        if self.format == Format::Text || !is_url(reference) {
            return self.write_str(reference);
        }
        self.write_held_space()?;
        self.place = Place::Inside;
        self.is_after_code = false;
        write!(self.out, "<{reference}>")
    }

    /// Writes code with its backticks, which mark code in the texts of a spec.
    fn write_code(&mut self, code: &str) -> fmt::Result {
        if self.is_after_code {
            // Two adjacent runs of backticks would become one, so this code is written as text.
            return self.write_text(code);
        }
        self.write_held_space()?;
        self.place = Place::Inside;
        self.is_after_code = true;
        write_code_span(self.out, code, false)
    }

    fn write_text(&mut self, text: &str) -> fmt::Result {
        text.char_indices().try_for_each(|(at, char)| {
            let (before, after) = (&text[..at], &text[at + char.len_utf8()..]);
            // GitHub would turn an address into a link, with the backslashes in it.
            let is_in_address = match char {
                ':' => after.starts_with("//"),
                '.' => {
                    before.len() >= 3 && before.as_bytes()[at - 3..].eq_ignore_ascii_case(b"www")
                }
                _ => false,
            };
            self.put(char, is_in_address)
        })
    }

    /// Writes a character, and escapes it if Markdown would interpret it in this position.
    fn put(&mut self, char: char, must_escape: bool) -> fmt::Result {
        if self.format == Format::Text && !self.one_line {
            return self.out.write_char(char);
        }
        if char == '\n' && !self.one_line {
            self.held_space = false;
            self.is_after_code = false;
            self.place = Place::Start;
            return self.out.write_char('\n');
        }
        if char.is_ascii_whitespace() || char == '\u{b}' {
            // Space at the start of a line could begin a code block, and two spaces at its end would be a line break.
            self.held_space = self.place != Place::Start;
            return Ok(());
        }
        if self.held_space {
            self.write_held_space()?;
            self.place = Place::Inside;
        }
        self.is_after_code = false;
        if self.format == Format::Markdown && (must_escape || self.must_escape(char)) {
            self.out.write_char('\\')?;
        }
        self.place = match self.place {
            Place::Start | Place::Digits if char.is_ascii_digit() => Place::Digits,
            _ => Place::Inside,
        };
        self.out.write_char(char)
    }

    fn write_held_space(&mut self) -> fmt::Result {
        if core::mem::take(&mut self.held_space) {
            self.is_after_code = false;
            self.out.write_char(' ')?;
        }
        Ok(())
    }

    fn must_escape(&self, char: char) -> bool {
        match char {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => true,
            // On GitHub, a line followed by a line of colons and hyphens would become a table.
            '-' | '+' | '=' | ':' => self.place == Place::Start,
            '.' | ')' => self.place == Place::Digits,
            _ => false,
        }
    }
}

impl Write for Writer<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.format == Format::Text && !self.one_line {
            return self.out.write_str(text);
        }
        if self.format == Format::Text {
            return self.write_text(text);
        }
        for piece in code_spans(text) {
            match piece {
                Piece::Text(text) => self.write_text(text)?,
                Piece::Code(code) => self.write_code(code)?,
            }
        }
        Ok(())
    }

    fn write_char(&mut self, char: char) -> fmt::Result {
        self.put(char, false)
    }
}

/// Whether a reference is a URL that Markdown accepts between angle brackets.
fn is_url(reference: &str) -> bool {
    (reference.starts_with("https://") || reference.starts_with("http://"))
        && !reference.contains(|char: char| {
            char.is_whitespace() || char.is_control() || matches!(char, '<' | '>')
        })
}

#[cfg(test)]
mod tests {
    use std::format;
    use std::string::{String, ToString};

    use super::*;

    struct Written<'a>(&'a str, Format, bool);

    impl fmt::Display for Written<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let Self(text, format, one_line) = *self;
            let mut writer = if one_line {
                Writer::line(f, format)
            } else {
                Writer::block(f, format)
            };
            writer.write_str(text)
        }
    }

    struct Reference<'a>(&'a str, Format);

    impl fmt::Display for Reference<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let mut writer = Writer::line(f, self.1);
            writer.write_str("see ")?;
            writer.write_reference(self.0)
        }
    }

    fn block(text: &str) -> String {
        Written(text, Format::Markdown, false).to_string()
    }

    fn line(text: &str) -> String {
        Written(text, Format::Markdown, true).to_string()
    }

    #[test]
    fn what_markdown_would_interpret_is_escaped() {
        assert_eq!(
            line(r"a\b *c* _d_ [e](f) <g> #h |i| ~j~ &k;"),
            r"a\\b \*c\* \_d\_ \[e\](f) \<g\> \#h \|i\| \~j\~ \&k;"
        );
        assert_eq!(
            block("- a\n+ b\n=== c\n1. d\n12) e\n# f\n> g\n:--"),
            "\\- a\n\\+ b\n\\=== c\n1\\. d\n12\\) e\n\\# f\n\\> g\n\\:--"
        );
    }

    #[test]
    fn an_address_in_a_text_is_no_link_on_github() {
        assert_eq!(
            line("see https://a.b/c_d, www.e.f and FTP://g: h"),
            r"see https\://a.b/c\_d, www\.e.f and FTP\://g: h"
        );
        assert_eq!(line("WwW.a ww.b :/ c"), r"WwW\.a ww.b :/ c");
        assert_eq!(
            Written("www.a://b", Format::Text, true).to_string(),
            "www.a://b"
        );
    }

    #[test]
    fn code_stays_code_and_a_lone_backtick_is_escaped() {
        assert_eq!(line("a `Vec<u8>` *b*"), r"a `Vec<u8>` \*b\*");
        assert_eq!(line("`a` `b"), r"`a` \`b");
        assert_eq!(line("``a`` `"), r"`a` \`");
        assert_eq!(line("``a`b``"), "``a`b``");
        assert_eq!(
            line("` <script>alert(1)</script> ```"),
            r"\` \<script\>alert(1)\</script\> \`\`\`"
        );
        assert_eq!(block("`a\nb`"), "`a b`");
        assert_eq!(block("`a\r<b>`"), "`a <b>`");
        assert_eq!(block("`a\n\nb`"), "\\`a\n\nb\\`");
        assert_eq!(Written("`a`", Format::Text, true).to_string(), "`a`");
    }

    /// Two adjacent runs of backticks would become one.
    #[test]
    fn code_right_after_code_is_text() {
        struct Twice;
        impl fmt::Display for Twice {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut writer = Writer::line(f, Format::Markdown);
                ["`a`", "`b*`", " ", "`c`", "d", "`e`", "`"]
                    .iter()
                    .try_for_each(|text| writer.write_str(text))
            }
        }
        assert_eq!(Twice.to_string(), r"`a`b\* `c`d`e`\`");
    }

    #[test]
    fn what_markdown_would_not_interpret_is_not_escaped() {
        for text in [
            "Closed (well-known).",
            "3.5 - 4 = x+y!",
            "1000 Normal. 日本語。",
            "a-b 1. c",
        ] {
            let expected = text.replacen("3.5", "3\\.5", 1);
            assert_eq!(line(text), expected);
            assert_eq!(block(text), expected);
        }
    }

    #[test]
    fn a_block_keeps_its_lines_and_loses_indentation() {
        assert_eq!(block("a  b  \n    c\r\n\n\td"), "a b\nc\n\nd");
    }

    #[test]
    fn a_line_is_one_line() {
        let text = "  one\r\n  two\n\n- three \n";
        assert_eq!(line(text), "one two - three");
        assert_eq!(
            Written(text, Format::Text, true).to_string(),
            "one two - three"
        );
    }

    #[test]
    fn plain_text_is_written_as_it_is() {
        let text = "  *a*\n  - b \n";
        assert_eq!(Written(text, Format::Text, false).to_string(), text);
    }

    #[test]
    fn a_url_is_a_link_only_in_markdown() {
        let url = "https://example.org/a_b?c=d";
        assert_eq!(
            Reference(url, Format::Markdown).to_string(),
            format!("see <{url}>")
        );
        assert_eq!(
            Reference(url, Format::Text).to_string(),
            format!("see {url}")
        );
        assert_eq!(
            Reference("RFC 6455 [x]", Format::Markdown).to_string(),
            r"see RFC 6455 \[x\]"
        );
        assert_eq!(
            Reference("https://a>b", Format::Markdown).to_string(),
            r"see https\://a\>b"
        );
        assert_eq!(
            Reference("https://a b", Format::Markdown).to_string(),
            r"see https\://a b"
        );
    }

    #[test]
    fn a_dot_is_escaped_only_after_digits_at_the_start_of_a_line() {
        for (text, markdown) in [
            ("1. one", "1\\. one"),
            ("12) one", "12\\) one"),
            ("See. One", "See. One"),
            ("1a. one", "1a. one"),
        ] {
            assert_eq!(Written(text, Format::Markdown, false).to_string(), markdown);
        }
    }
}
