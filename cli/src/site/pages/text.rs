//! Texts of a spec as HTML: code between backticks, and references as links.

use close_codes::compare::{Piece, code_spans};
use close_codes::{CodeClass, CodeInfo, SentBy};
use maud::{Markup, html};

/// A text of a spec, in which backticks mark code.
pub(crate) fn prose(text: &str) -> Markup {
    html! {
        @for piece in code_spans(text) {
            @match piece {
                Piece::Text(text) => (text),
                Piece::Code(code) => code { (code) },
            }
        }
    }
}

/// The same as plain text.
pub(crate) fn plain(text: &str) -> String {
    let pieces = code_spans(text).map(|piece| match piece {
        Piece::Text(text) | Piece::Code(text) => text,
    });
    pieces.collect()
}

/// A reference, as a link if its URL is known.
pub(crate) fn reference(reference: &str) -> Markup {
    html! {
        @if let Some(url) = reference_url(reference) {
            a href=(url) rel="external" { (reference) }
        } @else {
            (reference)
        }
    }
}

/// The URL of a reference: a URL itself, or the page of an RFC for a text that begins like "RFC 6455, section 7.4.1".
fn reference_url(reference: &str) -> Option<String> {
    let is_url = reference.starts_with("https://") || reference.starts_with("http://");
    if is_url && !reference.contains(|char: char| char.is_whitespace() || char.is_control()) {
        return Some(reference.to_owned());
    }
    let (number, rest) = split_where(reference.strip_prefix("RFC ")?, |char| {
        char.is_ascii_digit()
    });
    let number: u32 = number.parse().ok()?;
    let section = rest.strip_prefix(", section ").map(|rest| {
        let (section, _) = split_where(rest, |char| char.is_ascii_digit() || char == '.');
        format!("#section-{}", section.trim_end_matches('.'))
    });
    Some(format!(
        "https://www.rfc-editor.org/rfc/rfc{number}{}",
        section.unwrap_or_default()
    ))
}

/// Splits a text after its leading characters of one kind.
fn split_where(text: &str, is_of_the_kind: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|char| !is_of_the_kind(char));
    text.split_at(end.unwrap_or(text.len()))
}

/// The numbers of a class (RFC 6455, section 7.4.2).
pub(crate) fn range(class: CodeClass) -> String {
    let (first, last) = class.codes().into_inner();
    format!("{first}–{last}")
}

/// The number of a code, drawn as a frame.
pub(crate) fn number(info: &CodeInfo) -> Markup {
    html! { span class={ "number " (kind(info)) } { (info.code) } }
}

/// The style class of a code: the class of its number, or that nobody sends it.
pub(crate) const fn kind(info: &CodeInfo) -> &'static str {
    match (info.sent_by, info.class()) {
        (SentBy::Nobody, _) => "unsendable",
        (_, class) => class.as_str(),
    }
}
