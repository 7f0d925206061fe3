//! Random texts on a page in Markdown: every text stays text and code, in each of two parsers.

#[path = "../macros/src/functions/expand/docs/random_text.rs"]
mod random_text;

use close_codes::compare::Page;
use close_codes::{CodeInfo, Language, Spec};
use markdown::mdast::Node;
use markdown::{ParseOptions, to_mdast};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use random_text::{TEXTS, random_text};

/// The number of texts on a page.
const TEXTS_A_PAGE: usize = 11;

/// A page of two codes with random texts.
fn random_page(state: &mut u64) -> Page<'static> {
    let mut text = || -> &'static str {
        // A spec cannot have an empty text.
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

/// A language whose sentences put texts next to each other, like a language without spaces between words.
static CLOSE: Language = {
    let mut language = Language::new("x-close");
    language.templates.summary = "{left_description}{right_description}{category}{category}";
    language.templates.use_either = "{title}{title}{title}`{description}`";
    language.templates.reference = "{title}{reference}{reference}{title}";
    language
};

/// A text without the characters that Markdown may change or drop: spaces, control characters, and the backticks around
/// code.
fn letters(text: &str) -> String {
    text.replace(
        |c: char| c.is_whitespace() || c.is_control() || c == '`',
        "",
    )
}

/// A parsed page: its words, the levels of its headings, and the items of its two kinds of lists.
#[derive(Default)]
struct Seen {
    text: String,
    headings: Vec<u8>,
    numbered: usize,
    bullets: usize,
    links: Vec<String>,
}

impl Seen {
    fn item(&mut self, number: Option<u64>) {
        if let Some(number) = number {
            self.numbered += 1;
            self.text.push_str(&number.to_string());
            self.text.push('.');
        } else {
            self.bullets += 1;
            self.text.push('-');
        }
    }

    /// Checks that the only markup is that of the page, and that no text is lost.
    fn assert_is(&self, page: &Page<'_>, markdown: &str) {
        assert_eq!(
            self.headings,
            [1, 2, 3, 3, 3, 2, 3, 3, 3, 2, 2, 2],
            "{markdown:?}"
        );
        let bullets = page.which_to_use().len() + page.learn_more().count();
        let items = (page.key_differences().count(), bullets);
        assert_eq!((self.numbered, self.bullets), items, "{markdown:?}");
        for link in &self.links {
            let is_reference = [page.left(), page.right()].iter().any(|code| {
                let reference = code.info().reference.expect("it has one");
                reference.trim() == link
            });
            assert!(is_reference, "{markdown:?}: {link:?}");
        }
        assert_eq!(
            letters(&self.text),
            letters(&page.text().to_string()),
            "{markdown:?}"
        );
    }
}

/// Parses a page with pulldown-cmark. Fails if it finds other markup than that of a page.
fn seen_by_pulldown_cmark(markdown: &str, options: Options) -> Seen {
    let mut seen = Seen::default();
    let mut number = None;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) | Event::Code(text) => seen.text += &text,
            Event::SoftBreak | Event::End(_) | Event::Start(Tag::Paragraph) => {}
            Event::Start(Tag::Heading { level, .. }) => seen.headings.push(level as u8),
            Event::Start(Tag::List(first)) => number = first,
            Event::Start(Tag::Item) => {
                seen.item(number);
                number = number.map(|number| number + 1);
            }
            Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                dest_url,
                ..
            }) => seen.links.push(dest_url.into_string()),
            _ => panic!("{markdown:?}: {event:?}"),
        }
    }
    seen
}

/// Parses a page with markdown-rs, an independent parser.
fn seen_by_markdown_rs(markdown: &str, options: &ParseOptions) -> Seen {
    let tree = to_mdast(markdown, options).expect("every text is Markdown");
    let mut seen = Seen::default();
    visit(&tree, None, &mut seen, markdown);
    seen
}

fn visit(node: &Node, mut number: Option<u64>, seen: &mut Seen, markdown: &str) {
    match node {
        Node::Root(_) | Node::Paragraph(_) => {}
        Node::Text(text) => seen.text += &text.value,
        Node::InlineCode(code) => seen.text += &code.value,
        Node::Heading(heading) => seen.headings.push(heading.depth),
        Node::List(list) => number = list.start.map(u64::from),
        Node::ListItem(item) if item.checked.is_none() => seen.item(number),
        Node::Link(link) if link.title.is_none() => {
            // GitHub turns text that looks like an address into a link, whatever precedes it. The link target is that
            // text.
            let shown: String = link.children.iter().map(ToString::to_string).collect();
            let is_literal = ["http://", "mailto:"].map(|start| start.to_owned() + &shown);
            if !is_literal.contains(&link.url) {
                seen.links.push(link.url.clone());
            }
        }
        _ => panic!("{markdown:?}: {node:?}"),
    }
    for child in node.children().into_iter().flatten() {
        visit(child, number, seen, markdown);
        number = number.map(|number| number + 1);
    }
}

#[test]
fn a_text_is_text_and_code_wherever_a_page_has_it() {
    let github = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let options = [
        (Options::empty(), ParseOptions::default()),
        (github, ParseOptions::gfm()),
    ];
    let mut state = 1;
    for number in 0..=TEXTS / TEXTS_A_PAGE {
        let page = random_page(&mut state);
        let markdown = page.markdown().to_string();
        let (pulldown_cmark, markdown_rs) = &options[number % 2];
        seen_by_pulldown_cmark(&markdown, *pulldown_cmark).assert_is(&page, &markdown);
        seen_by_markdown_rs(&markdown, markdown_rs).assert_is(&page, &markdown);
    }
}
