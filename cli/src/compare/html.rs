//! A page as HTML: one complete document.

use close_codes::compare::{LocalizedCode, Page, Piece, code_spans};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::printable::printable;

const STYLE: PreEscaped<&str> = PreEscaped(
    "
:root { color-scheme: light dark; }
body { font: 1.05rem/1.6 system-ui, sans-serif; margin: 0 auto; max-width: 42rem; overflow-wrap: anywhere; padding: 1rem; }
p { white-space: pre-line; }
",
);

/// The page as an HTML document.
pub(crate) fn page(page: &Page<'_>) -> String {
    let headings = page.headings();
    let document = html! {
        (DOCTYPE)
        html lang=(page.language().language) dir="auto" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (printable(&page.title().to_string())) }
                style { (STYLE) }
            }
            body {
                h1 { (prose(&page.title())) }
                p { (prose(&page.summary())) }
                @for code in [page.left(), page.right()] {
                    (section(page, code))
                }
                @if page.key_differences().next().is_some() {
                    h2 { (prose(headings.key_differences)) }
                    ol { @for difference in page.key_differences() { li { (prose(&difference)) } } }
                }
                h2 { (prose(headings.which_to_use)) }
                ul { @for sentence in page.which_to_use() { li { (prose(&sentence)) } } }
                @if page.learn_more().next().is_some() {
                    h2 { (prose(headings.learn_more)) }
                    ul { @for item in references(page) { li { (item) } } }
                }
            }
        }
    };
    document.into_string() + "\n"
}

/// The section about one code.
fn section(page: &Page<'_>, code: LocalizedCode<'_>) -> Markup {
    let headings = page.headings();
    let texts = [
        (headings.description, code.description()),
        (headings.seen_when, code.seen_when()),
        (headings.how_to_fix, code.how_to_fix()),
    ];
    html! {
        h2 { (prose(&code)) }
        @for (heading, text) in texts {
            @if let Some(text) = text {
                h3 { (prose(heading)) }
                p { (prose(text.trim())) }
            }
        }
    }
}

/// A text of a spec, escaped, with code between backticks as elements.
fn prose(text: &(impl ToString + ?Sized)) -> Markup {
    let text = printable(&text.to_string());
    html! {
        @for piece in code_spans(&text) {
            @match piece {
                Piece::Text(text) => (text),
                Piece::Code(code) => code { (code) },
            }
        }
    }
}

/// Where to learn more, with each URL as a link.
fn references(page: &Page<'_>) -> Vec<Markup> {
    // One sentence for each code that has a reference, in this order.
    let codes = [page.left(), page.right()].into_iter();
    let references = codes.filter_map(|code| code.info().reference);
    let linked = page
        .learn_more()
        .zip(references)
        .map(|(sentence, reference)| {
            let (sentence, reference) = (sentence.to_string(), reference.trim());
            match sentence.split_once(reference).filter(|_| is_url(reference)) {
                Some((before, after)) => {
                    html! { (prose(before)) a href=(reference) { (reference) } (prose(after)) }
                }
                None => prose(&sentence),
            }
        });
    linked.collect()
}

/// Whether a reference can be a link. Other schemes could run a script.
fn is_url(reference: &str) -> bool {
    (reference.starts_with("https://") || reference.starts_with("http://"))
        && !reference.contains(|char: char| char.is_whitespace() || char.is_control())
}
