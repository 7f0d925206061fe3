//! Writes compare pages.
//!
//! No peer does this. The cost of a byte must not grow with the length of the texts or with the number of codes.

use std::fmt::{Display, Write};
use std::hint::black_box;

use close_codes::compare::{CodeText, Page};
use close_codes::{CloseCode, CodeInfo, Language, SentBy, Spec};

use super::Run;
use crate::amount::BYTES;

/// Every pair of the registry.
pub(crate) fn registry() -> Vec<Page<'static>> {
    pages(CloseCode::SPEC, &Language::ENGLISH)
}

pub(crate) fn in_turkish() -> Vec<Page<'static>> {
    let turkish = CloseCode::LANGUAGES
        .iter()
        .find(|language| language.language == "tr")
        .expect("the registry is translated");
    pages(CloseCode::SPEC, turkish)
}

/// 100 bytes a text.
pub(crate) fn short_texts() -> Vec<Page<'static>> {
    made_up(8, 2)
}

/// 10,000 bytes a text.
pub(crate) fn long_texts() -> Vec<Page<'static>> {
    made_up(8, 200)
}

pub(crate) fn few_codes() -> Vec<Page<'static>> {
    made_up(20, 2)
}

/// Twice as many.
pub(crate) fn many_codes() -> Vec<Page<'static>> {
    made_up(40, 2)
}

pub(crate) fn text(pages: &[Page<'static>]) -> Run {
    write(pages, |page| page.text())
}

pub(crate) fn markdown(pages: &[Page<'static>]) -> Run {
    write(pages, |page| page.markdown())
}

/// Writes one page after the other, [`BYTES`] in all.
fn write<D: Display>(
    pages: &[Page<'static>],
    format: impl Fn(Page<'static>) -> D + 'static,
) -> Run {
    let pages = pages.to_vec();
    Box::new(move || {
        let mut sink = Sink {
            room: BYTES as usize,
        };
        let mut pages = pages.iter().copied().cycle().map(&format);
        while pages
            .next()
            .is_some_and(|page| write!(sink, "{page}").is_ok())
        {}
    })
}

/// A writer that accepts text until it is full.
struct Sink {
    room: usize,
}

impl Write for Sink {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let left = self.room.checked_sub(black_box(text).len());
        self.room = left.ok_or(std::fmt::Error)?;
        Ok(())
    }
}

/// A page for every pair of codes.
fn pages(spec: &'static Spec, language: &'static Language) -> Vec<Page<'static>> {
    let numbers = || spec.codes.iter().map(|info| info.code);
    numbers()
        .flat_map(|left| numbers().map(move |right| (left, right)))
        .filter(|(left, right)| left < right)
        .map(|(left, right)| spec.compare(left, right).expect("both are listed"))
        .map(|comparison| comparison.page(language))
        .collect()
}

/// The pages of a spec with this number of codes, whose texts have this number of sentences of 50 bytes, with a
/// translation.
fn made_up(codes: u16, sentences: usize) -> Vec<Page<'static>> {
    let text: &str = "The server saw more messages than it can handle. "
        .repeat(sentences)
        .leak();
    let numbers = 4000..4000 + codes;
    let infos: Vec<CodeInfo> = numbers
        .clone()
        .map(|code| {
            let mut info = CodeInfo::new(code, "Overload", "Overload");
            info.description = Some(text);
            info.seen_when = Some(text);
            info.how_to_fix = Some(text);
            info.sent_by = SentBy::Server;
            info
        })
        .collect();
    let translations: Vec<CodeText> = numbers
        .map(|code| {
            let mut translated = CodeText::new(code);
            translated.title = Some("Overload");
            translated.description = Some(text);
            translated.seen_when = Some(text);
            translated.how_to_fix = Some(text);
            translated
        })
        .collect();
    let spec = Spec::new("Made Up", infos.leak(), &[]);
    let mut language = Language::ENGLISH;
    language.codes = translations.leak();
    pages(Box::leak(Box::new(spec)), Box::leak(Box::new(language)))
}
