//! Random texts on a page in Markdown: whatever a text says, it stays text and code.

#[path = "../macros/src/expand/docs/random_text.rs"]
mod random_text;

use close_codes::compare::Page;
use close_codes::{CodeInfo, Language, Spec};
use pulldown_cmark::HeadingLevel::{H1, H2, H3};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use random_text::{TEXTS, random_text};

/// How many texts a page has.
const TEXTS_A_PAGE: usize = 11;

/// A page of two codes of which everything is random.
fn random_page(state: &mut u64) -> Page<'static> {
    let mut text = || -> &'static str {
        // No spec has an empty text.
        let text = random_text(state);
        if text.trim().is_empty() {
            "-"
        } else {
            String::leak(text)
        }
    };
    let mut code = |code| {
        let mut info = CodeInfo::new(code, "Name", text());
        info.description = Some(text());
        info.seen_when = Some(text());
        info.how_to_fix = Some(text());
        info.reference = Some(text());
        info
    };
    let codes = Box::leak(Box::new([code(1000), code(4001)]));
    let spec: &'static Spec = Box::leak(Box::new(Spec::new(text(), codes, &[])));
    let comparison = spec.compare(1000, 4001).expect("both are listed");
    comparison.page(&CLOSE)
}

/// A language whose sentences put texts next to one another, as those without spaces between words do.
static CLOSE: Language = {
    let mut language = Language::new("x-close");
    language.templates.summary = "{left_description}{right_description}{category}{category}";
    language.templates.use_either = "{title}{title}{title}`{description}`";
    language.templates.reference = "{title}{reference}{reference}{title}";
    language
};

/// A text without what Markdown may change or leave out: space, control characters, and the backticks around code.
fn letters(text: &str) -> String {
    text.replace(
        |c: char| c.is_whitespace() || c.is_control() || c == '`',
        "",
    )
}

/// What a reader sees of a page, once it is certain that its only markup is that of the page.
fn seen(page: &Page<'_>, options: Options) -> String {
    let markdown = page.markdown().to_string();
    let (mut seen, mut headings) = (String::new(), Vec::new());
    let (mut number, mut items) = (None, [0, 0]);
    for event in Parser::new_ext(&markdown, options) {
        match event {
            Event::Text(text) | Event::Code(text) => seen += &text,
            Event::SoftBreak | Event::End(_) | Event::Start(Tag::Paragraph) => {}
            Event::Start(Tag::Heading { level, .. }) => headings.push(level),
            Event::Start(Tag::List(first)) => number = first,
            Event::Start(Tag::Item) => {
                items[usize::from(number.is_none())] += 1;
                if let Some(number) = &mut number {
                    seen.push_str(&number.to_string());
                    seen.push('.');
                    *number += 1;
                } else {
                    seen.push('-');
                }
            }
            Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                ref dest_url,
                ..
            }) => {
                let is_reference = [page.left(), page.right()].iter().any(|code| {
                    let reference = code.info().reference.expect("it has one");
                    reference.trim() == &**dest_url
                });
                assert!(is_reference, "{markdown:?}: {event:?}");
            }
            _ => panic!("{markdown:?}: {event:?}"),
        }
    }
    assert_eq!(
        headings,
        [H1, H2, H3, H3, H3, H2, H3, H3, H3, H2, H2, H2],
        "{markdown:?}"
    );
    let bullets = page.which_to_use().len() + page.learn_more().count();
    assert_eq!(
        items,
        [page.key_differences().count(), bullets],
        "{markdown:?}"
    );
    letters(&seen)
}

#[test]
fn a_text_is_text_and_code_wherever_a_page_has_it() {
    let github = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut state = 1;
    for number in 0..=TEXTS / TEXTS_A_PAGE {
        let page = random_page(&mut state);
        let options = if number % 2 == 0 {
            github
        } else {
            Options::empty()
        };
        assert_eq!(seen(&page, options), letters(&page.text().to_string()));
    }
}
