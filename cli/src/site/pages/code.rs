//! The page of one code.

use close_codes::CodeInfo;
use close_codes::compare::LocalizedCode;
use close_codes_vocabulary::Escaped;
use maud::{Markup, html};

use super::View;
use super::layout::{Content, layout};
use super::text::{number, plain, prose, range, reference};
use super::try_it::try_it;
use crate::fill::fill;
use crate::site::address::Address;
use crate::site::assets;

pub(crate) fn code(view: &View<'_>, info: &'static CodeInfo) -> Markup {
    let code = view.localize(info);
    let headings = &view.language.headings;
    let content = Content {
        title: &view.title_of_codes(&view.named(code)),
        description: &plain(code.description().unwrap_or(code.title())),
        address: Address::Code(view.language, info),
        is_indexed: true,
        scripts: &[&assets::TRY_IT],
        main: html! {
            article.code {
                header.title {
                    p.crumb { a href=(view.path(Address::Index(view.language))) { (view.words.all_codes) } }
                    h1 {
                        span.named {
                            @if let Some(protocol) = view.protocol { (protocol) " " }
                            (number(info))
                        }
                        " " span { (code.title()) }
                    }
                    @if let Some(description) = code.description() {
                        p.lead { (prose(description)) }
                    }
                    @if let Some(note) = info.deprecated {
                        p.deprecated { strong { (view.words.deprecated) } " " (prose(note)) }
                    }
                }
                (facts(view, info))
                div.texts {
                    (text(headings.seen_when, code.seen_when()))
                    (text(headings.how_to_fix, code.how_to_fix()))
                    (try_it(view, code))
                    (comparisons(view, info))
                    (learn_more(view, code))
                }
            }
            (neighbours(view, info))
        },
    };
    layout(view, &content)
}

/// The keys of the code with a single word each.
fn facts(view: &View<'_>, info: &'static CodeInfo) -> Markup {
    let words = view.words;
    html! {
        section.facts aria-labelledby="glance" {
            h2 #glance { (words.glance) }
            dl {
                div { dt { (words.sent_by) } dd { (words.of_sent_by(info.sent_by)) } }
                div { dt { (words.reconnect) } dd { (words.of_reconnect(info.reconnect)) } }
                @if info.session.is_some() {
                    div { dt { (words.session) } dd { (words.of_session(info.session)) } }
                }
                @if let Some(reason) = info.reason {
                    div { dt { (words.default_reason) } dd lang="" { (Escaped(reason).to_string()) } }
                }
                div { dt { (words.class) } dd { (words.of_class(info.class())) " · " (range(info.class())) } }
                div { dt { (words.name_in_rust) } dd { code { (info.name) } } }
            }
        }
    }
}

fn text(heading: &str, text: Option<&str>) -> Markup {
    html! {
        @if let Some(text) = text {
            section {
                h2 { (heading) }
                p { (prose(text)) }
            }
        }
    }
}

/// The pages that compare the code with each of the others.
fn comparisons(view: &View<'_>, info: &'static CodeInfo) -> Markup {
    let others = || {
        let codes = view.site.spec.codes.iter();
        codes.filter(|other| other.code != info.code)
    };
    if !view.site.has_pairs || others().next().is_none() {
        return html! {};
    }
    html! {
        section.comparisons {
            h2 { (fill(view.words.compare_with, &[("code", &info.code)])) }
            ul {
                @for other in others() {
                    @if let Some(pair) = view.site.compare(view.language, info, other) {
                        li {
                            a href=(view.path(pair)) {
                                (number(other)) " " span { (view.localize(other).title()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn learn_more(view: &View<'_>, code: LocalizedCode<'_>) -> Markup {
    html! {
        @if let Some(text) = code.info().reference {
            section {
                h2 { (view.language.headings.learn_more) }
                p.reference { (reference(text)) }
            }
        }
    }
}

/// The codes before and after it.
fn neighbours(view: &View<'_>, info: &'static CodeInfo) -> Markup {
    let codes = view.site.spec.codes;
    let before = codes.iter().rev().find(|other| other.code < info.code);
    let after = codes.iter().find(|other| other.code > info.code);
    let link = |info: &'static CodeInfo, relation: &str, label: &str| {
        html! {
            a class=(relation) rel=(relation) href=(view.code_path(info)) {
                span.label { (label) }
                span { (view.localize(info)) }
            }
        }
    };
    html! {
        @if before.is_some() || after.is_some() {
            nav.neighbours aria-label=(view.words.all_codes) {
                @if let Some(info) = before { (link(info, "prev", view.words.previous)) }
                @if let Some(info) = after { (link(info, "next", view.words.next)) }
            }
        }
    }
}
