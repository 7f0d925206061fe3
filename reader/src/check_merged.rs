//! The rules for the merged entries of all files.

use core::mem::swap;

use close_codes_vocabulary::numbers::is_never_on_the_wire;
use close_codes_vocabulary::{Key, Reconnect, SentBy, SpecKey};

use crate::by_code::{Bounds, CodeNumber, CodeSet};
use crate::check::{REQUIRED_IN_CODE, missing_facts, required_in_range};
use crate::diagnostic::Diagnostic;
use crate::entries::{CodeEntry, Facts, RangeEntry};
use crate::first_of::FirstOf;
use crate::merge::Merged;
use crate::messages;
use crate::names::{Normalize, constant, is_reserved, is_upper_camel_case, likeness};
use crate::source::{Span, Spanned};
use crate::usable::start_of;
use crate::usable::usable_value;

/// Checks what is only known once all files are merged.
pub(crate) fn check_merged(
    merged: &Merged,
    normalize: Normalize,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (value, code) in merged.codes.iter() {
        let entry = format!("close code {value}");
        check_missing(
            &entry,
            code.is_damaged || !merged.is_whole_but_for(code.header.source),
            &code.facts,
            &REQUIRED_IN_CODE,
            code.header,
            diagnostics,
        );
        check_sender(value, code, diagnostics);
        check_session(&entry, &code.facts, diagnostics);
    }
    check_names(merged, normalize, diagnostics);
    check_retired(merged, diagnostics);
    for (bounds, range) in merged.ranges.iter() {
        let entry = shown(bounds);
        check_missing(
            &entry,
            range.is_damaged || !merged.is_whole_but_for(range.header.source),
            &range.facts,
            required_in_range(&range.facts),
            range.header,
            diagnostics,
        );
        check_session(&entry, &range.facts, diagnostics);
    }
    check_crossings(merged, diagnostics);
    if let Some(unlisted) = &merged.unlisted {
        check_session(
            &format!("`[{}]`", SpecKey::Unlisted.as_str()),
            &unlisted.facts,
            diagnostics,
        );
    }
}

/// Reports codes and ranges with a retired number.
fn check_retired(merged: &Merged, diagnostics: &mut Vec<Diagnostic>) {
    check_retired_codes(merged, diagnostics);
    let mut retired = CodeSet::empty();
    for number in &merged.retired {
        retired.insert(number.value);
    }
    for (bounds, range) in merged.ranges.iter() {
        if (bounds.first()..=bounds.last()).all(|number| retired.contains(number)) {
            let mut numbers = merged.retired.iter();
            if let Some(number) = numbers.find(|number| number.value == bounds.first()) {
                diagnostics.push(messages::codes::retired_range(
                    (bounds.first(), bounds.last()),
                    start_of(range),
                    number.span,
                ));
            }
        }
    }
}

fn check_retired_codes(merged: &Merged, diagnostics: &mut Vec<Diagnostic>) {
    let mut known = CodeSet::empty();
    for retired in &merged.retired {
        let code = merged.codes.get(retired.value);
        // A number that several files retire is reported once.
        let value = code.and_then(|code| code.value.given());
        let Some(value) = value.filter(|_| known.insert_range(retired.value, retired.value)) else {
            continue;
        };
        let layers = [value.span, retired.span].map(|span| merged.layer_of(span.source));
        let file = layers[1].map(|layer| &merged.files[layer]);
        let has_only = file.is_some_and(|file| file.has_only);
        if layers[0] < layers[1] && merged.may_leave_out_more {
            continue;
        }
        diagnostics.push(if layers[0] < layers[1] {
            messages::codes::retired_base(retired.value, retired.span, value.span, has_only)
        } else {
            messages::codes::retired_value(retired.value, value.span, retired.span)
        });
    }
}

fn check_missing(
    entry: &str,
    is_damaged: bool,
    facts: &Facts,
    required: &[Key],
    header: Span,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let missing: Vec<&str> = missing_facts(facts, required).collect();
    if !is_damaged && !missing.is_empty() {
        diagnostics.push(messages::keys::missing_keys(entry, &missing, header));
    }
}

fn check_sender(value: CodeNumber, code: &CodeEntry, diagnostics: &mut Vec<Diagnostic>) {
    let sent_by = code.facts.word::<SentBy>(Key::SentBy);
    let is_sent = sent_by
        .as_ref()
        .is_none_or(|sent_by| sent_by.value != SentBy::Nobody);
    if let (true, true, Some(sent_by)) = (is_never_on_the_wire(value), is_sent, &sent_by) {
        diagnostics.push(messages::codes::must_not_be_sent(value, sent_by.span));
    }
    if let (true, Some(reason)) = (
        is_never_on_the_wire(value) || !is_sent,
        code.facts.given(Key::Reason),
    ) {
        let nobody = sent_by.filter(|sent_by| sent_by.value == SentBy::Nobody);
        diagnostics.push(messages::codes::reason_never_sent(
            value,
            reason.span,
            nobody.map(|sent_by| sent_by.span),
        ));
    }
}

fn check_session(entry: &str, facts: &Facts, diagnostics: &mut Vec<Diagnostic>) {
    if let (Some(session), Some(reconnect)) = (
        facts.given(Key::Session),
        facts.word::<Reconnect>(Key::Reconnect),
    ) {
        if reconnect.value == Reconnect::Never {
            diagnostics.push(messages::codes::session_without_reconnect(
                entry,
                session.span,
                reconnect.span,
            ));
        }
    }
}

/// How a message refers to a code without a usable number.
const UNNUMBERED: &str = "a code without a usable number";

/// Something with a name: how a message refers to it, its number if it is a code, its name, and the span of the name.
struct Named<'m> {
    shown: String,
    code: Option<CodeNumber>,
    name: &'m str,
    span: Span,
}

/// Reports names that clash. They are variants and constants of one enum, and `FromStr` ignores their case.
fn check_names(merged: &Merged, normalize: Normalize, diagnostics: &mut Vec<Diagnostic>) {
    // Invalid names are reported elsewhere.
    let is_name = |name: &&Spanned<String>| is_upper_camel_case(&name.value);
    let codes = merged.codes.iter().filter_map(|(value, code)| {
        let name = code.facts.given(Key::Name).filter(is_name)?;
        if is_reserved(&name.value) {
            return None;
        }
        Some(Named {
            shown: format!("close code {value}"),
            code: Some(value),
            name: &name.value,
            span: name.span,
        })
    });
    let unnumbered = merged.without_value.iter().filter_map(|code| {
        let name = code.facts.given(Key::Name).filter(is_name)?;
        // The second code of a number is a mistake already.
        let is_other = usable_value(&code.value).is_none() && !is_reserved(&name.value);
        is_other.then(|| Named {
            shown: UNNUMBERED.to_owned(),
            code: None,
            name: &name.value,
            span: name.span,
        })
    });
    let ranges = merged.ranges.iter().filter_map(|(bounds, range)| {
        let name = range.facts.given(Key::Name).filter(is_name)?;
        if is_reserved(&name.value) || is_reserved(&constant(&name.value)) {
            return None;
        }
        Some(Named {
            shown: shown(bounds),
            code: None,
            name: &name.value,
            span: name.span,
        })
    });
    let mut known = FirstOf::default();
    let mut firsts: Vec<Named<'_>> = Vec::new();
    let mut clashes: Vec<(Named<'_>, Named<'_>)> = Vec::new();
    for named in codes.chain(unnumbered).chain(ranges) {
        let Some(at) = known.before(likeness(named.name, normalize), firsts.len()) else {
            firsts.push(named);
            continue;
        };
        let mut again = named;
        if place(merged, again.span) < place(merged, firsts[at].span) {
            swap(&mut again, &mut firsts[at]);
        }
        let first = Named {
            shown: firsts[at].shown.clone(),
            ..firsts[at]
        };
        clashes.push((first, again));
    }
    // A code with an unusable number may be meant to replace the code of a base.
    clashes.retain(|(first, again)| {
        let has_numbers = first.shown != UNNUMBERED && again.shown != UNNUMBERED;
        has_numbers || first.span.source == again.span.source
    });
    // All codes of a base that clash with a file, so that the proposed line resolves every clash at once.
    let mut brought = vec![Vec::new(); merged.files.len()];
    for (first, again) in &clashes {
        let is_of_base = first.span.source != again.span.source;
        let layer = merged.layer_of(again.span.source);
        if let (Some(code), Some(layer), true) = (first.code, layer, is_of_base) {
            brought[layer].push(code);
        }
    }
    if merged.may_leave_out_more {
        clashes.retain(|(first, again)| first.span.source == again.span.source);
    }
    for (first, again) in &clashes {
        let diagnostic = if first.name == again.name {
            messages::codes::duplicate_name(
                first.name,
                (&first.shown, first.span),
                (&again.shown, again.span),
            )
        } else {
            messages::codes::similar_name(
                (&first.shown, first.name, first.span),
                (&again.shown, again.name, again.span),
            )
        };
        let is_of_base = first.span.source != again.span.source;
        diagnostics.push(match first.code.filter(|_| is_of_base) {
            Some(code) => {
                let layer = merged.layer_of(again.span.source).unwrap_or_default();
                let file = &merged.files[layer];
                let selection = (file.except.as_slice(), file.has_only);
                diagnostic.how_to_keep_own_name(code, &brought[layer], selection)
            }
            None => diagnostic.rename_one(),
        });
    }
}

/// Reports ranges that cross. A range may be inside another one.
fn check_crossings(merged: &Merged, diagnostics: &mut Vec<Diagnostic>) {
    let mut around: Vec<(Bounds, &RangeEntry)> = Vec::new();
    for (bounds, range) in merged.ranges.iter() {
        while around
            .last()
            .is_some_and(|(outer, _)| outer.last() < bounds.first())
        {
            around.pop();
        }
        if let Some(outer) = around.last().filter(|(outer, _)| !outer.contain(bounds)) {
            diagnostics.push(crossing(merged, *outer, (bounds, range)));
        }
        around.push((bounds, range));
    }
}

/// Finds two ranges that share codes, and neither of which is inside the other.
fn crossing(
    merged: &Merged,
    one: (Bounds, &RangeEntry),
    other: (Bounds, &RangeEntry),
) -> Diagnostic {
    let place = |(_, range): (Bounds, &RangeEntry)| place(merged, start_of(range));
    let (first, again) = if place(one) <= place(other) {
        (one, other)
    } else {
        (other, one)
    };
    messages::ranges::ranges_cross([first.0, again.0], [start_of(first.1), start_of(again.1)])
}

/// How messages refer to a range.
fn shown(bounds: Bounds) -> String {
    format!("the range {} to {}", bounds.first(), bounds.last())
}

/// Orders spans from the file at the bottom up, so that the later of two is the one to change.
fn place(merged: &Merged, span: Span) -> (Option<usize>, usize) {
    (merged.layer_of(span.source), span.start)
}
