//! Random texts through the parser of rustdoc: every text stays text and code.

use close_codes_vocabulary::{Piece, code_spans};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::random_text::{TEXTS, random_text};
use super::{cell, escaped, paragraph};

/// The visible content: the texts, with code between marks, and each run of white space as one space.
#[derive(Default)]
struct Seen(String);

const CODE: char = '\u{e000}';
const END_OF_CODE: char = '\u{e001}';

impl Seen {
    fn text(&mut self, text: &str) {
        self.0 += text;
    }

    fn code(&mut self, code: &str) {
        self.0.push(CODE);
        self.0 += &code.split_whitespace().collect::<Vec<_>>().join(" ");
        self.0.push(END_OF_CODE);
    }

    fn normalised(self) -> String {
        self.0.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The content that must be visible.
fn expected(text: &str, is_cell: bool) -> String {
    let mut seen = Seen::default();
    for piece in code_spans(text) {
        match piece {
            Piece::Code(code) if !(is_cell && code.contains("\\|")) => {
                seen.code(&code.replace(char::is_control, " "));
            }
            Piece::Text(text) | Piece::Code(text) => seen.text(text),
        }
    }
    seen.normalised()
}

/// The options of rustdoc.
fn rustdoc() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// The visible content of Markdown. Fails if it has markup other than `is_wanted` allows.
fn seen(markdown: &str, is_wanted: impl Fn(&Tag<'_>) -> bool) -> String {
    let mut seen = Seen::default();
    for event in Parser::new_ext(markdown, rustdoc()) {
        match event {
            // Smart punctuation turns quotes and dots into these. It must not make a dash.
            Event::Text(text) => seen.text(
                &text
                    .replace(['\u{201c}', '\u{201d}'], "\"")
                    .replace(['\u{2018}', '\u{2019}'], "'")
                    .replace('\u{2026}', "..."),
            ),
            Event::Code(code) => seen.code(&code),
            Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                ref dest_url,
                ..
            }) => {
                assert!(
                    dest_url.starts_with("https://") || dest_url.starts_with("http://"),
                    "{markdown:?}: {event:?}"
                );
            }
            Event::Start(ref tag) => assert!(is_wanted(tag), "{markdown:?}: {event:?}"),
            Event::End(TagEnd::TableCell) => seen.text(" ¦ "),
            Event::End(_) => {}
            _ => panic!("{markdown:?}: {event:?}"),
        }
    }
    seen.normalised()
}

#[test]
fn every_text_in_the_docs_stays_text_and_code() {
    let mut state = 1;
    for _ in 0..TEXTS {
        let text = random_text(&mut state);
        let expected_inside = expected(&text, false);

        let is_paragraph = |tag: &Tag<'_>| matches!(tag, Tag::Paragraph);
        assert_eq!(
            seen(&paragraph(&text), is_paragraph),
            expected_inside,
            "{text:?}"
        );
        assert_eq!(
            seen(&format!("4001 {}\n", escaped(&text)), is_paragraph),
            format!("4001 {expected_inside}").trim_end(),
            "{text:?}"
        );
        assert_eq!(
            seen(&format!("Seen: {}", escaped(&text)), is_paragraph),
            format!("Seen: {expected_inside}").trim_end(),
            "{text:?}"
        );

        let table = format!(
            "| code | title | sent by |\n| --- | --- | --- |\n| 1 | [{}](Self::A) | x |\n",
            cell(&text)
        );
        let is_in_table = |tag: &Tag<'_>| match tag {
            Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => true,
            Tag::Link {
                link_type: LinkType::Inline,
                dest_url,
                ..
            } => &**dest_url == "Self::A",
            _ => false,
        };
        let in_cell = format!(
            "code ¦ title ¦ sent by ¦ 1 ¦ {} ¦ x ¦",
            expected(&text, true)
        );
        assert_eq!(
            seen(&table, is_in_table),
            in_cell.replace("  ", " "),
            "{text:?}"
        );
    }
}
