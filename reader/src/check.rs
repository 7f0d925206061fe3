//! The rules: what the values of a spec may be, alone and together.

use core::cmp::Reverse;
use std::collections::BTreeMap;

use close_codes_vocabulary::numbers::{
    HIGHEST_CODE, LOWEST_CODE, MAX_REASON, is_never_on_the_wire, is_unassigned,
};
use close_codes_vocabulary::{FIRST, Key, LAST, Reconnect, SentBy, SpecKey, Takes, VALUE};

use crate::CodeNumber;
use crate::diagnostic::{self, Diagnostic};
use crate::entries::{CodeEntry, Facts, RangeEntry, Slot, SpecFile};
use crate::merge::Merged;
use crate::names::{RESERVED_NAMES, is_upper_camel_case, upper_camel_case};
use crate::source::{Source, Span, Spanned};

/// A value that names a code, if it does.
pub(crate) fn usable_value(key: &Slot<i64>) -> Option<Spanned<CodeNumber>> {
    let at = key.given()?;
    let value = CodeNumber::try_from(at.value).ok()?;
    ((LOWEST_CODE..=HIGHEST_CODE).contains(&value) && !is_unassigned(value)).then_some(Spanned {
        value,
        span: at.span,
    })
}

/// First and last code of a range, if it is one.
pub(crate) fn usable_bounds(entry: &RangeEntry) -> Option<(CodeNumber, CodeNumber)> {
    let first = within_bounds(&entry.first)?.value;
    let last = within_bounds(&entry.last)?.value;
    (first <= last && !reaches_into_unassigned(first, last)).then_some((first, last))
}

fn within_bounds(key: &Slot<i64>) -> Option<Spanned<CodeNumber>> {
    let at = key.given()?;
    let value = CodeNumber::try_from(at.value).ok()?;
    (LOWEST_CODE..=HIGHEST_CODE)
        .contains(&value)
        .then_some(Spanned {
            value,
            span: at.span,
        })
}

fn reaches_into_unassigned(first: CodeNumber, last: CodeNumber) -> bool {
    first <= 2999 && last >= 1016
}

/// Checks what can be said of each entry by itself.
pub(crate) fn check_file(file: &SpecFile, source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    check_text(SpecKey::Category.as_str(), &file.category, diagnostics);
    for code in &file.codes {
        check_value(code, source, diagnostics);
        check_name(code.facts.slot(Key::Name), diagnostics);
        if let Some(reason) = code
            .facts
            .given(Key::Reason)
            .filter(|reason| reason.value.len() > MAX_REASON)
        {
            diagnostics.push(diagnostic::reason_too_long(reason.value.len(), reason.span));
        }
        check_texts(&code.facts, diagnostics);
    }
    for range in &file.ranges {
        check_bounds(range, source, diagnostics);
        check_texts(&range.facts, diagnostics);
    }
}

fn check_value(code: &CodeEntry, source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    let Some(at) = code.value.given() else {
        // Without a value there is no base to take the other keys from either.
        if code.value.is_absent() && !code.is_damaged {
            let mut missing = vec![VALUE];
            missing.extend(missing_facts(&code.facts, &REQUIRED_IN_CODE));
            diagnostics.push(diagnostic::missing_keys("this code", &missing, code.header));
        }
        return;
    };
    match CodeNumber::try_from(at.value) {
        Ok(value) if is_unassigned(value) => {
            diagnostics.push(diagnostic::value_kept_by_protocol(value, at.span));
        }
        Ok(LOWEST_CODE..=HIGHEST_CODE) => {}
        _ => diagnostics.push(out_of_bounds(VALUE, at.span, source)),
    }
}

fn out_of_bounds(key: &str, span: Span, source: &Source) -> Diagnostic {
    diagnostic::value_out_of_bounds(
        key,
        source.text.get(span.start..span.end).unwrap_or_default(),
        span,
    )
}

fn check_name(name: &Slot<String>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(name) = name.given() else { return };
    if name.value.trim().is_empty() {
        diagnostics.push(diagnostic::empty_text(Key::Name.as_str(), name.span));
    } else if RESERVED_NAMES.contains(&name.value.as_str()) {
        diagnostics.push(diagnostic::reserved_name(name));
    } else if !is_upper_camel_case(&name.value) {
        diagnostics.push(diagnostic::invalid_name(name));
    }
}

/// The variant of a name; of a faulty one, the variant that the message proposes and code will soon use.
pub(crate) fn usable_name(name: String) -> Option<String> {
    if is_upper_camel_case(&name) {
        return Some(name).filter(|name| !RESERVED_NAMES.contains(&name.as_str()));
    }
    upper_camel_case(&name)
}

/// Reports each text with nothing in it.
pub(crate) fn check_texts(facts: &Facts, diagnostics: &mut Vec<Diagnostic>) {
    for &key in Key::ALL {
        // An empty name is said where names are checked, with the rest that is wrong with one.
        if key != Key::Name && key.takes() == Takes::Text {
            check_text(key.as_str(), facts.slot(key), diagnostics);
        }
    }
}

pub(crate) fn check_text(key: &str, text: &Slot<String>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(empty) = text.given().filter(|text| text.value.trim().is_empty()) {
        diagnostics.push(diagnostic::empty_text(key, empty.span));
    }
}

fn check_bounds(range: &RangeEntry, source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    for (key, bound) in [(FIRST, &range.first), (LAST, &range.last)] {
        if let (Some(at), None) = (bound.given(), within_bounds(bound)) {
            diagnostics.push(out_of_bounds(key, at.span, source));
        }
    }
    let (Some(first), Some(last)) = (within_bounds(&range.first), within_bounds(&range.last))
    else {
        let missing: Vec<&str> = [(FIRST, &range.first), (LAST, &range.last)]
            .into_iter()
            .filter(|(_, bound)| bound.is_absent())
            .map(|(key, _)| key)
            .chain(missing_facts(&range.facts, &REQUIRED_IN_RANGE))
            .collect();
        if !range.is_damaged && (range.first.is_absent() || range.last.is_absent()) {
            diagnostics.push(diagnostic::missing_keys(
                "this range",
                &missing,
                range.header,
            ));
        }
        return;
    };
    if first.value > last.value {
        diagnostics.push(diagnostic::range_reversed(&first, &last));
    } else if reaches_into_unassigned(first.value, last.value) {
        diagnostics.push(diagnostic::range_out_of_bounds(
            first.value,
            last.value,
            first.span,
        ));
    }
}

/// The keys that a code must have, in itself or from a base.
const REQUIRED_IN_CODE: [Key; 3] = [Key::Name, Key::Title, Key::Description];
/// The keys that a range must have, in itself or from a base.
const REQUIRED_IN_RANGE: [Key; 2] = [Key::Title, Key::Description];

fn missing_facts<'f>(
    facts: &'f Facts,
    required: &'f [Key],
) -> impl Iterator<Item = &'static str> + 'f {
    required
        .iter()
        .filter(|key| facts.slot(**key).is_absent())
        .map(|key| key.as_str())
}

/// Checks what can be said only once all files are laid over each other.
pub(crate) fn check_merged(merged: &Merged, diagnostics: &mut Vec<Diagnostic>) {
    for (value, code) in merged.codes.iter() {
        check_missing(
            &format!("close code {value}"),
            code.is_damaged,
            &code.facts,
            &REQUIRED_IN_CODE,
            code.header,
            diagnostics,
        );
        check_sender(value, code, diagnostics);
        check_session(&format!("close code {value}"), &code.facts, diagnostics);
    }
    check_names(merged, diagnostics);
    for (_, range) in merged.ranges.iter() {
        let (first, last) = usable_bounds(range).unwrap_or_default();
        let entry = format!("the range {first} to {last}");
        check_missing(
            &entry,
            range.is_damaged,
            &range.facts,
            &REQUIRED_IN_RANGE,
            range.header,
            diagnostics,
        );
        check_session(&entry, &range.facts, diagnostics);
    }
    check_overlaps(merged, diagnostics);
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
        diagnostics.push(diagnostic::missing_keys(entry, &missing, header));
    }
}

fn check_sender(value: CodeNumber, code: &CodeEntry, diagnostics: &mut Vec<Diagnostic>) {
    let sent_by = code.facts.word::<SentBy>(Key::SentBy);
    let is_sent = sent_by
        .as_ref()
        .is_none_or(|sent_by| sent_by.value != SentBy::Nobody);
    if let (true, true, Some(sent_by)) = (is_never_on_the_wire(value), is_sent, &sent_by) {
        diagnostics.push(diagnostic::must_not_be_sent(value, sent_by.span));
    }
    if let (true, Some(reason)) = (
        is_never_on_the_wire(value) || !is_sent,
        code.facts.given(Key::Reason),
    ) {
        let nobody = sent_by.filter(|sent_by| sent_by.value == SentBy::Nobody);
        diagnostics.push(diagnostic::reason_never_sent(
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
            diagnostics.push(diagnostic::session_without_reconnect(
                entry,
                session.span,
                reconnect.span,
            ));
        }
    }
}

fn check_names(merged: &Merged, diagnostics: &mut Vec<Diagnostic>) {
    let mut first_of: BTreeMap<&str, CodeNumber> = BTreeMap::new();
    for (value, code) in merged.codes.iter() {
        let Some(name) = code.facts.given(Key::Name) else {
            continue;
        };
        let Some(known) = first_of.insert(&name.value, value) else {
            continue;
        };
        let span = |value| {
            merged
                .codes
                .get(value)
                .and_then(|code| code.facts.given(Key::Name))
                .map_or(code.header, |name| name.span)
        };
        let mut both = [(known, span(known)), (value, name.span)];
        if layer(both[1].1) < layer(both[0].1) {
            both.reverse();
        }
        first_of.insert(&name.value, both[0].0);
        diagnostics.push(diagnostic::duplicate_name(&name.value, both[0], both[1]));
    }
}

fn check_overlaps(merged: &Merged, diagnostics: &mut Vec<Diagnostic>) {
    // In the order of their first codes, so a range overlaps an earlier one if it begins before the furthest of them ends.
    let mut furthest: Option<&RangeEntry> = None;
    for (first, range) in merged.ranges.iter() {
        let end = |range: &RangeEntry| usable_bounds(range).map(|(_, last)| last);
        if let Some(earlier) = furthest.filter(|earlier| Some(first) <= end(earlier)) {
            diagnostics.push(overlap(earlier, range));
        }
        if furthest.is_none_or(|earlier| end(earlier) < end(range)) {
            furthest = Some(range);
        }
    }
}

/// Two ranges that share a code.
pub(crate) fn overlap(one: &RangeEntry, other: &RangeEntry) -> Diagnostic {
    let (first, again) = if layer(start_of(one)) <= layer(start_of(other)) {
        (one, other)
    } else {
        (other, one)
    };
    let bounds = |range| usable_bounds(range).unwrap_or_default();
    diagnostic::ranges_overlap(
        bounds(first),
        bounds(again),
        [start_of(first), start_of(again)],
    )
}

/// What a message about a whole range points at.
fn start_of(range: &RangeEntry) -> Span {
    range.first.given().map_or(range.header, |first| first.span)
}

/// Orders places from the bottom layer up, so that the later of two is the one to mend: a file is read before those that
/// it extends, and laid over them.
fn layer(span: Span) -> (Reverse<usize>, usize) {
    (Reverse(span.source), span.start)
}
