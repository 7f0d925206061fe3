//! "Try it" on the page of a code: the server closes a WebSocket with the code, or the page says why it must not.

use close_codes::compare::LocalizedCode;
use close_codes::{CloseFrame, Server};
use close_codes_vocabulary::numbers::{ABNORMAL_CLOSURE, MAX_REASON, NO_STATUS_RECEIVED};
use maud::{Markup, html};

use super::View;
use crate::fill::fill;
use crate::site::try_it::{PATH, Wish};

pub(super) fn try_it(view: &View<'_>, code: LocalizedCode<'_>) -> Markup {
    let info = code.info();
    match CloseFrame::<Server>::by_spec(view.site.spec, info.code, "") {
        Ok(_) => sendable(view, code),
        Err(error) => html! {
            section.try #try {
                h2 { (view.words.must_not_be_sent) }
                (refusal(&format!("{error:#}")))
                (provocation(view, code))
            }
        },
    }
}

fn sendable(view: &View<'_>, code: LocalizedCode<'_>) -> Markup {
    let words = view.words;
    let info = code.info();
    html! {
        section.try #try {
            h2 { (words.try_it) }
            p { (fill(words.try_code, &[("code", &info.code)])) }
            (needs_script(view))
            form autocomplete="off" data-wish=(wish(view, Wish::Code(info.code))) {
                label for="reason" { (words.reason) }
                div.field {
                    input #reason name="reason" value=[info.reason] aria-describedby="reason-bytes"
                        spellcheck="false" lang="";
                    button type="submit" { (fill(words.try_code_button, &[("code", &info.code)])) }
                }
                p.hint #reason-bytes data-bytes=(fill(words.reason_bytes, &[("most", &MAX_REASON)]))
                    data-most=(MAX_REASON) {}
            }
            (exchange(view))
        }
    }
}

/// How a browser comes to report a code that nobody sends, if a server can cause it.
fn provocation(view: &View<'_>, code: LocalizedCode<'_>) -> Markup {
    let words = view.words;
    let (how, button, wanted) = match code.code() {
        NO_STATUS_RECEIVED => (
            words.try_no_status,
            words.try_no_status_button,
            Wish::NoStatus,
        ),
        ABNORMAL_CLOSURE => (words.try_drop, words.try_drop_button, Wish::Drop),
        _ => return html! {},
    };
    html! {
        h3 { (words.try_it) }
        p { (fill(how, &[("code", &code.code())])) }
        (needs_script(view))
        form autocomplete="off" data-wish=(wish(view, wanted)) {
            button type="submit" { (button) }
        }
        (exchange(view))
    }
}

fn wish(view: &View<'_>, wish: Wish) -> String {
    format!("{}{PATH}{wish}", view.site.base.path())
}

/// The text in place of the form if no script runs.
fn needs_script(view: &View<'_>) -> Markup {
    html! { p.hint.needs-script { (view.words.needs_script) } }
}

/// The library's message for a code that must not be sent, in English.
fn refusal(words: &str) -> Markup {
    html! {
        div.refusal lang="en" dir="ltr" {
            @for line in words.lines() {
                @let line = line.trim_start_matches([' ', '=']);
                @match line.split_once(": ").filter(|(label, _)| ["note", "help"].contains(label)) {
                    Some((label, text)) => p { span.label { (label) } " " (super::text::prose(text)) },
                    None => p.error { (super::text::prose(line)) },
                }
            }
        }
    }
}

/// The elements that the script fills: what was sent, and what was received.
fn exchange(view: &View<'_>) -> Markup {
    let words = view.words;
    html! {
        div.exchange role="status" data-waiting=(words.waiting) data-refused=(words.refused)
            data-not-opened=(words.not_opened) data-nothing=(words.nothing) {
            div.outcome hidden {}
            div.sides hidden {
                section.sent {
                    h3 { (words.sent) }
                    dl {
                        div { dt { (words.code) } dd data-field="sent-code" {} }
                        div { dt { (words.reason) } dd data-field="sent-reason" {} }
                        div { dt { (words.bytes) } dd.bytes data-field="sent-bytes" {} }
                    }
                }
                section.received {
                    h3 { (words.received) }
                    dl lang="en" dir="ltr" {
                        div { dt { code { "code" } } dd data-field="code" {} }
                        div { dt { code { "reason" } } dd data-field="reason" {} }
                        div { dt { code { "wasClean" } } dd data-field="wasClean" {} }
                    }
                }
            }
        }
    }
}
