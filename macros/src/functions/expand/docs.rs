//! The rustdoc of the enum and its variants.

use core::fmt::Write as _;
use std::borrow::Cow;

use close_codes_reader::{Code, Key, Range, Reconnect, SentBy, Session, Spec, Texts};
use close_codes_vocabulary::{Escaped, Headings, Piece, code_spans, write_code_span};

/// The docs of an enum for which the user wrote none.
pub(super) fn summary(spec: &Spec) -> String {
    paragraph(&format!("{}.", spec.category)).into_owned()
}

/// The generated docs of the enum, after those of the user: a table of the codes.
pub(super) fn of_enum(spec: &Spec, has_docs: bool) -> String {
    let mut docs = if has_docs {
        String::from("\n\n")
    } else {
        summary(spec) + "\n\n"
    };
    docs.push_str("| code | title | sent by | reconnect |\n| --- | --- | --- | --- |\n");
    for code in &spec.codes {
        let _ = writeln!(
            docs,
            "| {} | [{}](Self::{}) | {} | {} |",
            code.value,
            cell(code.title()),
            code.name(),
            code.sent_by(),
            code.reconnect().map_or("", Reconnect::as_str),
        );
    }
    if !spec.ranges.is_empty() {
        docs.push_str("\n| codes | title | sent by | reconnect |\n| --- | --- | --- | --- |\n");
    }
    for range in &spec.ranges {
        let _ = writeln!(
            docs,
            "| {}–{} | {} | {} | {} |",
            range.first,
            range.last,
            cell(range.title()),
            range.sent_by(),
            range.reconnect().map_or("", Reconnect::as_str),
        );
    }
    docs
}

/// The docs of a variant: the title, the description and the other texts.
pub(super) fn of_code(code: &Code) -> String {
    of_entry(&code.value.to_string(), &code.texts)
}

/// The docs of a range, and how to match on it.
pub(super) fn of_range(range: &Range) -> String {
    of_entry(&format!("{} to {}", range.first, range.last), &range.texts)
        + "\nA received code in this range is `ReceivedCode::InRange` with it. A code that the spec lists is \
           `ReceivedCode::Known` instead, even if it is added later, and a code in an inner range has the inner range. \
           To test for all codes of the range, call `contains(code)`.\n"
}

fn of_entry(numbers: &str, texts: &Texts) -> String {
    let title = texts.get(Key::Title).unwrap_or_default();
    let mut docs = format!("{numbers} {}", escaped(title));
    for &key in Key::ALL {
        let Some(text) = texts.get(key) else {
            continue;
        };
        let heading = match key {
            // These are in the item itself, in the first line, or in the line of the policy.
            Key::Name | Key::Title | Key::Deprecated | Key::Reconnect | Key::Session => continue,
            Key::Description => {
                let _ = write!(docs, ": {}", escaped(text));
                continue;
            }
            Key::SeenWhen => Headings::ENGLISH.seen_when,
            Key::HowToFix => Headings::ENGLISH.how_to_fix,
            Key::SentBy => {
                docs.push_str(&policy(texts));
                continue;
            }
            Key::Reason => {
                // A reason may hold any character.
                let text = Escaped(text).to_string();
                let _ = write!(docs, "\n\n**Default reason:** {}", escaped(&text));
                continue;
            }
            Key::Reference => "Reference",
        };
        let _ = write!(docs, "\n\n**{heading}:** {}", escaped(text));
    }
    docs.push('\n');
    docs
}

/// The policy of an entry, on one line.
fn policy(texts: &Texts) -> String {
    let mut line = String::from("\n\n");
    let words = [
        ("Sent by", texts.word(Key::SentBy).map(SentBy::phrase)),
        (
            "Reconnect",
            texts.word(Key::Reconnect).map(Reconnect::phrase),
        ),
        ("Session", texts.word(Key::Session).map(Session::phrase)),
    ];
    for (heading, phrase) in words {
        if let Some(phrase) = phrase {
            let space = if line.ends_with('.') { " " } else { "" };
            let _ = write!(line, "{space}**{heading}:** {phrase}.");
        }
    }
    line
}

fn cell(text: &str) -> Cow<'_, str> {
    escaped_in(text, Place::Cell)
}

/// A text of a spec, escaped for rustdoc inside a line: it makes no link, tag or line break, except that code in
/// backticks stays code and URLs become links.
fn escaped(text: &str) -> Cow<'_, str> {
    escaped_in(text, Place::Inside)
}

/// A text that begins a paragraph, such as a note on a deprecated code.
pub(super) fn paragraph(text: &str) -> Cow<'_, str> {
    escaped_in(text, Place::Start)
}

/// The position of a text, on which it depends which characters Markdown interprets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the start of a paragraph, where a dash, or a number with a full stop, begins a list.
    Start,
    Inside,
    /// Inside a cell of a table, which a bar ends, and inside a link, which cannot contain another.
    Cell,
}

fn escaped_in(text: &str, place: Place) -> Cow<'_, str> {
    // Few texts begin a paragraph, so these have no fast path.
    if place != Place::Start && is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut markdown = Markdown {
        out: String::with_capacity(text.len() + 16),
        place,
        is_space_due: false,
    };
    for piece in code_spans(text) {
        match piece {
            Piece::Text(text) => markdown.text(text),
            Piece::Code(code) => markdown.code(code),
        }
    }
    Cow::Owned(markdown.out)
}

/// The characters that Markdown or HTML may interpret, and line breaks.
const MARKUP: &[u8] = b"[]<>*_\\&~`|\n\r";

/// Whether there is nothing to escape, which is true for most texts and words.
fn is_plain(text: &str) -> bool {
    // A search for one byte calls optimised code in the standard library. A loop over the characters would run
    // unoptimised in a user's build, and would take longer than the rest of this crate.
    let has = |mark| text.as_bytes().contains(mark);
    let has_url = || text.split(':').skip(1).any(|rest| rest.starts_with("//"));
    let has_markup = MARKUP.iter().any(has) || has(&b':') && has_url() || text.contains("--");
    !has_markup
}

/// A writer of Markdown on one line.
struct Markdown {
    out: String,
    place: Place,
    /// Whether a space comes before the next text, if there is one.
    is_space_due: bool,
}

impl Markdown {
    fn text(&mut self, text: &str) {
        self.is_space_due |= text.starts_with(char::is_whitespace);
        for word in text.split_whitespace() {
            self.space();
            match url(word) {
                Some(url) if self.place != Place::Cell => {
                    let _ = write!(self.out, "<{url}>");
                    self.escape(&word[url.len()..]);
                }
                _ => self.escape(word),
            }
            self.is_space_due = true;
        }
        self.is_space_due = text.ends_with(char::is_whitespace);
    }

    fn code(&mut self, code: &str) {
        self.space();
        // A table would read two of these three characters as an escaped backslash, and the bar would end the cell.
        if self.place == Place::Cell && code.contains("\\|") {
            self.escape(code);
        } else {
            let _ = write_code_span(&mut self.out, code, self.place == Place::Cell);
        }
        self.is_space_due = false;
    }

    fn space(&mut self) {
        if std::mem::take(&mut self.is_space_due) && !self.out.is_empty() {
            self.out.push(' ');
        }
    }

    /// Writes a word, with the characters escaped that Markdown may interpret.
    fn escape(&mut self, word: &str) {
        let mut before = None;
        let mut rest = word.chars();
        while let Some(c) = rest.next() {
            let after = rest.clone().next();
            let must_escape = match c {
                '[' | ']' | '<' | '>' | '*' | '\\' | '~' | '`' => true,
                // Inside a word, it is a plain character.
                '_' => ![before, after]
                    .iter()
                    .all(|c| c.is_some_and(char::is_alphanumeric)),
                '&' => rest.as_str().contains(';'),
                // Two hyphens would become a dash.
                '-' if before == Some('-') => true,
                '#' | '-' | '+' | '=' => self.is_at_start(|_| false),
                '.' | ')' => self.is_at_start(|c| c.is_ascii_digit()) && !self.out.is_empty(),
                '|' => self.place == Place::Cell,
                _ => false,
            };
            if must_escape {
                self.out.push('\\');
            }
            self.out.push(c);
            before = Some(c);
        }
    }

    /// Whether a paragraph begins here, or only such characters come before in it.
    fn is_at_start(&self, may_precede: fn(char) -> bool) -> bool {
        self.place == Place::Start && self.out.chars().all(may_precede)
    }
}

/// The URL at the start of a word, without the punctuation that ends a sentence, if Markdown accepts it between angle
/// brackets.
fn url(word: &str) -> Option<&str> {
    let url = word.trim_end_matches(['.', ',', ';', ')']);
    let is_url = (url.starts_with("https://") || url.starts_with("http://"))
        && !url.contains(|c: char| c.is_control() || "<>\"`\\{}|^".contains(c));
    is_url.then_some(url)
}

#[cfg(test)]
mod as_markdown;
#[cfg(test)]
mod random_text;

#[cfg(test)]
mod tests {
    use close_codes_reader::{InMemory, Origin, Spec, read};

    use super::{cell, escaped, of_code, of_range, paragraph};

    fn spec(text: &str) -> Spec {
        let origin = Origin::Inline {
            name: "inline",
            text,
        };
        read(origin, &InMemory::new()).spec
    }

    #[test]
    fn the_docs_of_a_range_say_which_codes_have_it() {
        let text = "code = [{ value = 4001, name = 'Kicked' }]\n\
                    range = [{ first = 4000, last = 4099, name = 'BackOff' }]";
        let spec = spec(text);
        assert_eq!(
            of_range(&spec.ranges[0]),
            "4000 to 4099 Back Off\n\n\
             **Sent by:** either end.\n\n\
             A received code in this range is `ReceivedCode::InRange` with it. A code that the spec lists is \
             `ReceivedCode::Known` instead, even if it is added later, and a code in an inner range has the inner range. \
             To test for all codes of the range, call `contains(code)`.\n"
        );
    }

    #[test]
    fn a_reason_is_shown_with_escapes() {
        let text = r#"code = [{ value = 4001, name = "A", reason = "a\n\u001b[1m\u202e `b\\n`" }]"#;
        let spec = spec(text);
        assert_eq!(
            of_code(&spec.codes[0]),
            "4001 A\n\n**Sent by:** either end.\n\n\
             **Default reason:** a\\\\n\\\\u{1b}\\[1m\\\\u{202e} `b\\\\n`\n"
        );
    }

    #[test]
    fn a_text_reads_in_rustdoc_as_in_the_spec() {
        assert_eq!(escaped("a [b](c) <script>"), r"a \[b\](c) \<script\>");
        assert_eq!(escaped("use `Vec<u8>` and x_y"), "use `Vec<u8>` and x_y");
        assert_eq!(escaped("_x_ and __y__"), r"\_x\_ and \_\_y\_\_");
        assert_eq!(escaped("R&D, &amp; and &#60;"), r"R&D, \&amp; and \&#60;");
        assert_eq!(
            escaped("see https://example.org/a_b."),
            "see <https://example.org/a_b>."
        );
        assert_eq!(escaped("two\n\n# lines"), "two # lines");
        assert_eq!(escaped("it`s"), r"it\`s");
        assert_eq!(escaped("it`s [one]"), r"it\`s \[one\]");
        assert_eq!(escaped("`` ` `` and `a` b"), "`` ` `` and `a` b");
        assert_eq!(escaped("--flag"), r"-\-flag");
        assert_eq!(escaped("at 10:30, or a::b"), "at 10:30, or a::b");
        assert_eq!(
            escaped("`a_b` at https://example.org"),
            "`a_b` at <https://example.org>"
        );
        assert_eq!(
            escaped("`https://example.org/a_b c`"),
            "`https://example.org/a_b c`"
        );
        assert_eq!(
            escaped("https://example.org/<a_b>"),
            r"https://example.org/\<a_b\>"
        );
        assert_eq!(escaped("ftp://a_b"), "ftp://a_b");
        assert_eq!(
            escaped("https://a\u{7}/ https://b`/"),
            "https://a\u{7}/ https://b\\`/"
        );
    }

    #[test]
    fn a_paragraph_begins_no_block() {
        for (text, expected) in [
            (
                "    panic!(\"spec text ran\"); //",
                "panic!(\"spec text ran\"); //",
            ),
            ("\tcode", "code"),
            ("`````", r"\`\`\`\`\`"),
            ("- item", r"\- item"),
            ("+ item", r"\+ item"),
            ("* item", r"\* item"),
            ("1. one", r"1\. one"),
            ("12) one", r"12\) one"),
            ("# one #", r"\# one #"),
            ("=== ---", r"\=== -\-\-"),
            (". one", ". one"),
            ("1 one. 2.", "1 one. 2."),
        ] {
            assert_eq!(paragraph(text), expected);
        }
    }

    #[test]
    fn a_cell_has_no_unescaped_bar_and_no_link() {
        assert_eq!(cell("a | `b|c`"), r"a \| `b\|c`");
        assert_eq!(cell(r"`b\|c`"), r"b\\\|c");
        assert_eq!(cell("https://example.org"), "https://example.org");
    }
}
