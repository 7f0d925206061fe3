//! The page of two codes, side by side.

use close_codes::CodeInfo;
use close_codes::compare::SpecComparison;
use close_codes::compare::{LocalizedCode, Page};
use close_codes_vocabulary::Escaped;
use maud::{Markup, Render, html};

use super::View;
use super::layout::{Content, layout};
use super::text::{kind, number, plain, prose, reference};
use crate::fill::fill;
use crate::site::address::Address;

pub(crate) fn pair(view: &View<'_>, pair: SpecComparison) -> Markup {
    let page = pair.page(view.language);
    let headings = page.headings();
    let named = |code| view.named(code);
    let heading = fill(
        view.language.templates.title,
        &[
            ("left", &named(page.left())),
            ("right", &named(page.right())),
        ],
    );
    let summary = page.summary().to_string();
    let content = Content {
        title: &view.title_of_codes(&heading),
        description: &plain(&summary),
        address: Address::Pair(view.language, pair),
        is_indexed: true,
        scripts: &[],
        main: html! {
            article.pair {
                header.title {
                    p.crumb { a href=(view.path(Address::Index(view.language))) { (view.words.all_codes) } }
                    h1 { (heading) }
                    p.lead { (prose(&summary)) }
                }
                div.sides {
                    (side(view, page.left()))
                    (side(view, page.right()))
                }
                (glance(view, pair))
                @if page.key_differences().next().is_some() {
                    section.differences {
                        h2 { (headings.key_differences) }
                        ol {
                            @for difference in page.key_differences() { li { (prose(&difference.to_string())) } }
                        }
                    }
                }
                section {
                    h2 { (headings.which_to_use) }
                    ul {
                        @for sentence in page.which_to_use() { li { (prose(&sentence.to_string())) } }
                    }
                }
                (learn_more(&page))
            }
        },
    };
    layout(view, &content)
}

/// One of the two codes, with its texts.
fn side(view: &View<'_>, code: LocalizedCode<'_>) -> Markup {
    let headings = &view.language.headings;
    let texts = [
        (headings.description, code.description()),
        (headings.seen_when, code.seen_when()),
        (headings.how_to_fix, code.how_to_fix()),
    ];
    html! {
        section class={ "side " (kind(code.info())) } {
            h2 {
                a href=(view.code_path(code.info())) {
                    (number(code.info())) " " span { (code.title()) }
                }
            }
            @for (heading, text) in texts {
                // An empty cell keeps the two sides aligned.
                div {
                    @if let Some(text) = text {
                        h3 { (heading) }
                        p { (prose(text)) }
                    }
                }
            }
        }
    }
}

/// The keys with a single word each, with a mark if the two codes differ.
fn glance(view: &View<'_>, pair: SpecComparison) -> Markup {
    let words = view.words;
    let has = |is_given: fn(&CodeInfo) -> bool| [pair.left, pair.right].into_iter().any(is_given);
    html! {
        section.glance aria-labelledby="glance" {
            h2 #glance { (words.glance) }
            table {
                thead {
                    tr {
                        td {}
                        th scope="col" { (number(pair.left)) }
                        th scope="col" { (number(pair.right)) }
                    }
                }
                tbody {
                    (row(words.sent_by, pair, |info| words.of_sent_by(info.sent_by)))
                    (row(words.reconnect, pair, |info| words.of_reconnect(info.reconnect)))
                    @if has(|info| info.session.is_some()) {
                        (row(words.session, pair, |info| words.of_session(info.session)))
                    }
                    (row(words.class, pair, |info| words.of_class(info.class())))
                    @if has(|info| info.reason.is_some()) {
                        (row(words.default_reason, pair, |info| match info.reason {
                            Some(reason) => Escaped(reason).to_string(),
                            None => words.nothing.to_owned(),
                        }))
                    }
                }
            }
        }
    }
}

fn row<T: PartialEq + Render>(
    label: &str,
    pair: SpecComparison,
    value: impl Fn(&CodeInfo) -> T,
) -> Markup {
    let (left, right) = (value(pair.left), value(pair.right));
    html! {
        tr.differs[left != right] {
            th scope="row" { (label) }
            td { (left) }
            td { (right) }
        }
    }
}

fn learn_more(page: &Page<'_>) -> Markup {
    // The sentences are in the order of the codes, one for each code that has a reference.
    let references = [page.left(), page.right()]
        .into_iter()
        .filter_map(|code| code.info().reference);
    let sentences: Vec<_> = page.learn_more().zip(references).collect();
    html! {
        @if !sentences.is_empty() {
            section {
                h2 { (page.headings().learn_more) }
                ul {
                    @for (sentence, text) in sentences { li { (linked(&sentence.to_string(), text)) } }
                }
            }
        }
    }
}

/// A sentence whose reference is a link.
fn linked(sentence: &str, text: &str) -> Markup {
    match sentence.split_once(text.trim()) {
        Some((before, after)) => html! { (prose(before)) (reference(text.trim())) (prose(after)) },
        None => prose(sentence),
    }
}
