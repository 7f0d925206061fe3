//! Reads a spec: from its files to its model and to the diagnostics.

use crate::diagnostic::{Diagnostic, Kind, MOST_DIAGNOSTICS};
use crate::files::Files;
use crate::load::{self, Origin};
use crate::messages;
use crate::model::{self, Spec};
use crate::names::Normalize;
use crate::sort::sort_by_span;
use crate::source::{Source, Span};
use crate::{check_merged, languages, locale, merge, render};

/// The result of reading a spec.
#[derive(Debug)]
pub struct Reading {
    /// The spec. If there are mistakes, it holds what can be used despite them.
    pub spec: Spec,
    /// The mistakes, in the order of the files and of the lines in them. Empty for a valid spec.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that the [`Span`]s of the labels point into.
    pub sources: Vec<Source>,
    /// The paths of all files that were read, relative to the root of the [`Files`].
    pub files: Vec<String>,
    /// Whether [`spec`](Self::spec) is sure to have every code and every named range that the author meant. It is not
    /// if a file could not be read, or if a mistake may hide one.
    pub has_every_name: bool,
}

impl Diagnostic {
    /// Renders the message with the source lines below it, as rustc renders its own diagnostics.
    #[must_use]
    pub fn render(&self, reading: &Reading) -> String {
        render::render(self, &reading.sources)
    }
}

/// Reads a spec with the files that it extends and its locales.
///
/// This never fails and never panics. The mistakes are in [`Reading::diagnostics`].
#[cfg(feature = "unicode-normalization")]
#[must_use]
pub fn read(origin: Origin<'_>, files: &dyn Files) -> Reading {
    read_with(origin, files, crate::names::by_table)
}

/// Like `read`, with another function that normalizes names. The macro asks the compiler, so that its build needs no
/// Unicode tables.
#[must_use]
pub fn read_with(origin: Origin<'_>, files: &dyn Files, normalize: Normalize) -> Reading {
    let mut diagnostics = Vec::new();
    let loaded = load::load(origin, files, &mut diagnostics);
    let mut from_the_top = loaded.specs.iter().rev();
    let except = from_the_top.find_map(|file| file.except.given());
    let except = except.map(|list| list.span);
    let may_lack_names = loaded.specs.iter().any(|file| file.may_lack_names);
    let has_every_name = !loaded.lacks_a_spec && !may_lack_names;
    let merged = merge::merge(loaded.specs, loaded.standard, &mut diagnostics);
    // The codes may be in a part that could not be read, or that is left out by mistake.
    let is_whole = !diagnostics
        .iter()
        .any(|diagnostic| may_hide_codes(diagnostic.kind));
    check_merged::check_merged(&merged, normalize, &mut diagnostics);
    if is_whole && merged.codes.is_empty() && merged.without_value.is_empty() {
        diagnostics.push(match except {
            Some(list) => messages::selection::all_codes_excepted(list),
            None => messages::keys::no_codes(Span {
                source: 0,
                start: 0,
                end: 0,
            }),
        });
    }
    let own = locale::translations(loaded.locales, &merged, &mut diagnostics);
    let languages = languages::languages(own, &merged);
    let spec = model::model(merged, languages, normalize);
    sort_by_span(&mut diagnostics, Diagnostic::span);
    cut(&mut diagnostics);
    Reading {
        spec,
        diagnostics,
        sources: loaded.sources,
        files: loaded.files,
        has_every_name,
    }
}

fn may_hide_codes(kind: Kind) -> bool {
    use Kind::{
        ChainTooLong, EmptyList, ExtendsCycle, NotBrought, NotFound, NotUtf8, OnlyAndExcept,
        SelectionWithoutExtends, Syntax, TooLarge, UnknownKey, Unreadable, WrongType,
    };
    matches!(
        kind,
        EmptyList
            | NotBrought
            | NotFound
            | OnlyAndExcept
            | SelectionWithoutExtends
            | Unreadable
            | TooLarge
            | NotUtf8
            | ExtendsCycle
            | ChainTooLong
            | Syntax
            | UnknownKey
            | WrongType
    )
}

fn cut(diagnostics: &mut Vec<Diagnostic>) {
    if diagnostics.len() > MOST_DIAGNOSTICS {
        let left_out = diagnostics.len() - MOST_DIAGNOSTICS;
        diagnostics.truncate(MOST_DIAGNOSTICS);
        diagnostics.push(messages::too_many(left_out));
    }
}
