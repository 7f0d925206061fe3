//! The index of all codes, with a search.

use close_codes::compare::LocalizedCode;
use close_codes::{CodeClass, CodeInfo};
use maud::{Markup, html};

use super::View;
use super::layout::{Content, layout};
use super::text::{kind, number, plain, prose, range};
use crate::fill::fill;
use crate::site::address::Address;
use crate::site::assets;
use crate::site::search::{MAX_QUERY, cut, matches, searchable};
use crate::spans::spans;

/// A code in the list, which a search may hide.
struct Entry {
    code: LocalizedCode<'static>,
    searchable: String,
    is_found: bool,
}

/// The index; with a query, only the codes that match it are shown.
pub(crate) fn index(view: &View<'_>, query: Option<&str>) -> Markup {
    let query = query.map(cut);
    let query_text = query.unwrap_or_default();
    let entries: Vec<Entry> = view
        .site
        .spec
        .codes
        .iter()
        .map(|info| {
            let code = view.localize(info);
            let searchable = searchable(code);
            let is_found = matches(&searchable, query_text);
            Entry {
                code,
                searchable,
                is_found,
            }
        })
        .collect();
    let description = view.words.lead;
    let wanted = query.filter(|query| !query.trim().is_empty());
    let title = wanted.map_or(view.category().to_owned(), |wanted| view.title(wanted));
    let content = Content {
        title: &title,
        description,
        address: Address::Index(view.language),
        is_indexed: query.is_none(),
        scripts: &[&assets::SEARCH, &assets::COMPARE],
        main: html! {
            div.hero {
                h1 { (view.category()) }
                p.lead { (description) }
                (search_form(view, query_text))
                (summary(view, &entries))
            }
            @for class in [CodeClass::Protocol, CodeClass::Registered, CodeClass::Private] {
                (section(view, class, &entries))
            }
            (ranges(view))
            (retired(view))
            (compare_form(view))
        },
    };
    layout(view, &content)
}

fn search_form(view: &View<'_>, query: &str) -> Markup {
    let words = view.words;
    let first = view.site.spec.codes.first();
    let example = first.map(|info| {
        let title = view.localize(info).title();
        fill(
            words.search_example,
            &[("code", &info.code), ("title", &title)],
        )
    });
    html! {
        search {
            form.search method="get" action=(view.path(Address::Index(view.language))) {
                label for="q" { (words.search) }
                div.field {
                    input #q name="q" type="search" value=(query) placeholder=[example]
                        autocomplete="off" autocapitalize="none" spellcheck="false" maxlength=(MAX_QUERY);
                    button type="submit" { (words.search_button) }
                }
            }
        }
    }
}

/// The number of shown codes, for readers who do not see the list shrink.
fn summary(view: &View<'_>, entries: &[Entry]) -> Markup {
    let words = view.words;
    let all = entries.len();
    let shown = entries.iter().filter(|entry| entry.is_found).count();
    html! {
        p.found role="status" data-found=(fill(words.found, &[("all", &all)])) data-none=(words.none_found) {
            @if shown == 0 { (words.none_found) }
            @else if shown < all { (fill(words.found, &[("shown", &shown), ("all", &all)])) }
        }
    }
}

fn section(view: &View<'_>, class: CodeClass, entries: &[Entry]) -> Markup {
    let of_the_class: Vec<&Entry> = entries
        .iter()
        .filter(|entry| entry.code.info().class() == class)
        .collect();
    if of_the_class.is_empty() {
        return html! {};
    }
    let has_found = of_the_class.iter().any(|entry| entry.is_found);
    html! {
        section.class hidden[!has_found] {
            h2 { (view.words.of_class(class)) " " span.range { (range(class)) } }
            ul.codes {
                @for entry in of_the_class { (row(view, entry)) }
            }
        }
    }
}

fn row(view: &View<'_>, entry: &Entry) -> Markup {
    let words = view.words;
    let code = entry.code;
    let info = code.info();
    html! {
        li class={ "row " (kind(info)) } hidden[!entry.is_found] data-search=(entry.searchable) {
            span aria-hidden="true" { (number(info)) }
            div.what {
                h3 {
                    a href=(view.code_path(info)) {
                        span.spoken { (info.code) " " }
                        (code.title())
                    }
                }
                @if let Some(description) = code.description() {
                    p { (prose(description)) }
                }
            }
            dl.marks {
                div { dt { (words.sent_by) } " " dd { (words.of_sent_by(info.sent_by)) } }
                div { dt { (words.reconnect) } " " dd { (words.of_reconnect(info.reconnect)) } }
            }
        }
    }
}

/// The ranges of the spec, which have no pages. A search only filters codes, and leaves the ranges visible.
fn ranges(view: &View<'_>) -> Markup {
    let words = view.words;
    let ranges = view.site.spec.ranges;
    html! {
        @if !ranges.is_empty() {
            section.ranges {
                h2 { (words.ranges) }
                ul.codes {
                    @for info in ranges {
                        @let range = view.language.localize_range(info);
                        li.row {
                            span.range { (info.first) "–" (info.last) }
                            div.what {
                                h3 { (prose(range.title())) }
                                @for text in [range.description(), range.seen_when(), range.how_to_fix()].into_iter().flatten() {
                                    p { (prose(text)) }
                                }
                                @if let Some(note) = info.deprecated {
                                    p.deprecated { strong { (words.deprecated) } " " (prose(note)) }
                                }
                            }
                            dl.marks {
                                @if let Some(name) = info.name {
                                    div { dt { (words.name_in_rust) } " " dd { code { (name) } } }
                                }
                                div { dt { (words.sent_by) } " " dd { (words.of_sent_by(info.sent_by)) } }
                                div { dt { (words.reconnect) } " " dd { (words.of_reconnect(info.reconnect)) } }
                                @if info.session.is_some() {
                                    div { dt { (words.session) } " " dd { (words.of_session(info.session)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The retired numbers of the spec, which are on no other page.
fn retired(view: &View<'_>) -> Markup {
    let retired = view.site.spec.retired;
    html! {
        @if !retired.is_empty() {
            section.retired {
                h2 { (view.words.retired) }
                p.range { (spans(retired)) }
                p { (view.words.retired_note) }
            }
        }
    }
}

/// A form to choose two codes. The server redirects to their page, or the script does if there is no server.
fn compare_form(view: &View<'_>) -> Markup {
    let words = view.words;
    let codes = view.site.spec.codes;
    if codes.len() < 2 || !view.site.has_pairs {
        return html! {};
    }
    html! {
        section.picker aria-labelledby="compare" {
            h2 #compare { (words.compare_two) }
            form method="get" action=(view.path(Address::Index(view.language))) {
                (choice(view, "left", words.first_code, codes.first()))
                (choice(view, "right", words.second_code, codes.last()))
                button type="submit" { (words.compare) }
            }
        }
    }
}

fn choice(view: &View<'_>, name: &str, label: &str, chosen: Option<&'static CodeInfo>) -> Markup {
    html! {
        label {
            span { (label) }
            select name=(name) autocomplete="off" {
                @for info in view.site.spec.codes {
                    option value=(info.code) selected[Some(info) == chosen] {
                        (plain(&view.localize(info).to_string()))
                    }
                }
            }
        }
    }
}
