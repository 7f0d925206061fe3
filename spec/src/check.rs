//! The rules: what the values of a spec may be, alone and together.

use core::cmp::Reverse;
use std::collections::BTreeMap;

use crate::merge::Merged;
use crate::parse::{CodeEntry, Facts, Key, RangeEntry, SpecFile};
use crate::problem::{self, Problem};
use crate::source::{At, Place, Source};
use crate::vocabulary::{
    CodeNumber, HIGHEST, LONGEST_REASON, LOWEST, NEVER_SENT, RESERVED_NAMES, Reconnect, SentBy,
    is_unassigned, is_upper_camel_case, upper_camel_case,
};

/// A value that names a code, if it does.
pub(crate) fn usable_value(key: &Key<i64>) -> Option<At<CodeNumber>> {
    let at = key.given()?;
    let value = CodeNumber::try_from(at.value).ok()?;
    ((LOWEST..=HIGHEST).contains(&value) && !is_unassigned(value)).then_some(At {
        value,
        place: at.place,
    })
}

/// First and last code of a range, if it is one.
pub(crate) fn usable_bounds(entry: &RangeEntry) -> Option<(CodeNumber, CodeNumber)> {
    let first = within_bounds(&entry.first)?.value;
    let last = within_bounds(&entry.last)?.value;
    (first <= last && !reaches_into_unassigned(first, last)).then_some((first, last))
}

fn within_bounds(key: &Key<i64>) -> Option<At<CodeNumber>> {
    let at = key.given()?;
    let value = CodeNumber::try_from(at.value).ok()?;
    (LOWEST..=HIGHEST).contains(&value).then_some(At {
        value,
        place: at.place,
    })
}

fn reaches_into_unassigned(first: CodeNumber, last: CodeNumber) -> bool {
    first <= 2999 && last >= 1016
}

/// Whether RFC 6455 forbids the code in every Close frame.
pub(crate) fn is_never_sent(value: CodeNumber) -> bool {
    NEVER_SENT.contains(&value)
}

/// Checks what can be said of each entry by itself.
pub(crate) fn check_file(file: &SpecFile, source: &Source, problems: &mut Vec<Problem>) {
    check_text("category", &file.category, problems);
    for code in &file.codes {
        check_value(code, source, problems);
        check_name(&code.name, problems);
        check_text("reason", &code.reason, problems);
        if let Some(reason) = code
            .reason
            .given()
            .filter(|reason| reason.value.len() > LONGEST_REASON)
        {
            problems.push(problem::reason_too_long(reason.value.len(), reason.place));
        }
        check_texts(&code.facts, problems);
    }
    for range in &file.ranges {
        check_bounds(range, source, problems);
        check_texts(&range.facts, problems);
    }
}

fn check_value(code: &CodeEntry, source: &Source, problems: &mut Vec<Problem>) {
    let Some(at) = code.value.given() else {
        // Without a value there is no base to take the other keys from either.
        if code.value.is_absent() && !code.is_damaged {
            let mut missing = vec!["value"];
            missing.extend(missing_facts(&code.facts, Some(&code.name)));
            problems.push(problem::missing_keys("this code", &missing, code.header));
        }
        return;
    };
    match CodeNumber::try_from(at.value) {
        Ok(value) if is_unassigned(value) => {
            problems.push(problem::value_kept_by_protocol(value, at.place));
        }
        Ok(LOWEST..=HIGHEST) => {}
        _ => problems.push(out_of_bounds("value", at.place, source)),
    }
}

fn out_of_bounds(key: &str, place: Place, source: &Source) -> Problem {
    problem::value_out_of_bounds(
        key,
        source.text.get(place.start..place.end).unwrap_or_default(),
        place,
    )
}

fn check_name(name: &Key<String>, problems: &mut Vec<Problem>) {
    let Some(name) = name.given() else { return };
    if name.value.trim().is_empty() {
        problems.push(problem::empty_text("name", name.place));
    } else if RESERVED_NAMES.contains(&name.value.as_str()) {
        problems.push(problem::reserved_name(name));
    } else if !is_upper_camel_case(&name.value) {
        problems.push(problem::invalid_name(name));
    }
}

/// The variant of a name; of a faulty one, the variant that the message proposes and code will soon use.
pub(crate) fn usable_name(name: String) -> Option<String> {
    if is_upper_camel_case(&name) {
        return Some(name).filter(|name| !RESERVED_NAMES.contains(&name.as_str()));
    }
    upper_camel_case(&name)
}

fn check_texts(facts: &Facts, problems: &mut Vec<Problem>) {
    check_text("title", &facts.title, problems);
    check_text("description", &facts.description, problems);
    check_text("seen_when", &facts.seen_when, problems);
    check_text("how_to_fix", &facts.how_to_fix, problems);
    check_text("reference", &facts.reference, problems);
    check_text("deprecated", &facts.deprecated, problems);
}

pub(crate) fn check_text(key: &str, text: &Key<String>, problems: &mut Vec<Problem>) {
    if let Some(empty) = text.given().filter(|text| text.value.trim().is_empty()) {
        problems.push(problem::empty_text(key, empty.place));
    }
}

fn check_bounds(range: &RangeEntry, source: &Source, problems: &mut Vec<Problem>) {
    for (key, bound) in [("first", &range.first), ("last", &range.last)] {
        if let (Some(at), None) = (bound.given(), within_bounds(bound)) {
            problems.push(out_of_bounds(key, at.place, source));
        }
    }
    let (Some(first), Some(last)) = (within_bounds(&range.first), within_bounds(&range.last))
    else {
        let missing: Vec<&str> = [("first", &range.first), ("last", &range.last)]
            .into_iter()
            .filter(|(_, bound)| bound.is_absent())
            .map(|(key, _)| key)
            .chain(missing_facts(&range.facts, None))
            .collect();
        if !range.is_damaged && (range.first.is_absent() || range.last.is_absent()) {
            problems.push(problem::missing_keys("this range", &missing, range.header));
        }
        return;
    };
    if first.value > last.value {
        problems.push(problem::range_reversed(&first, &last));
    } else if reaches_into_unassigned(first.value, last.value) {
        problems.push(problem::range_out_of_bounds(
            first.value,
            last.value,
            first.place,
        ));
    }
}

/// The keys that an entry must have and has not, in itself or from a base.
fn missing_facts<'k>(facts: &Facts, name: Option<&Key<String>>) -> impl Iterator<Item = &'k str> {
    let keys = [
        ("name", name.is_some_and(Key::is_absent)),
        ("title", facts.title.is_absent()),
        ("description", facts.description.is_absent()),
    ];
    keys.into_iter()
        .filter(|(_, is_missing)| *is_missing)
        .map(|(key, _)| key)
}

/// Checks what can be said only once all files are laid over each other.
pub(crate) fn check_merged(merged: &Merged, problems: &mut Vec<Problem>) {
    for (value, code) in merged.codes.iter() {
        check_missing(
            &format!("close code {value}"),
            code.is_damaged,
            &code.facts,
            Some(&code.name),
            code.header,
            problems,
        );
        check_sender(value, code, problems);
        check_session(&format!("close code {value}"), &code.facts, problems);
    }
    check_names(merged, problems);
    for (_, range) in merged.ranges.iter() {
        let (first, last) = usable_bounds(range).unwrap_or_default();
        let entry = format!("the range {first} to {last}");
        check_missing(
            &entry,
            range.is_damaged,
            &range.facts,
            None,
            range.header,
            problems,
        );
        check_session(&entry, &range.facts, problems);
    }
    check_overlaps(merged, problems);
}

fn check_missing(
    entry: &str,
    is_damaged: bool,
    facts: &Facts,
    name: Option<&Key<String>>,
    header: Place,
    problems: &mut Vec<Problem>,
) {
    let missing: Vec<&str> = missing_facts(facts, name).collect();
    if !is_damaged && !missing.is_empty() {
        problems.push(problem::missing_keys(entry, &missing, header));
    }
}

fn check_sender(value: CodeNumber, code: &CodeEntry, problems: &mut Vec<Problem>) {
    let sent_by = code.facts.sent_by.given();
    let is_sent = sent_by.is_none_or(|sent_by| sent_by.value != SentBy::Nobody);
    if let (true, true, Some(sent_by)) = (is_never_sent(value), is_sent, sent_by) {
        problems.push(problem::must_not_be_sent(value, sent_by.place));
    }
    if let (true, Some(reason)) = (is_never_sent(value) || !is_sent, code.reason.given()) {
        let nobody = sent_by.filter(|sent_by| sent_by.value == SentBy::Nobody);
        problems.push(problem::reason_never_sent(
            value,
            reason.place,
            nobody.map(|sent_by| sent_by.place),
        ));
    }
}

fn check_session(entry: &str, facts: &Facts, problems: &mut Vec<Problem>) {
    if let (Some(session), Some(reconnect)) = (facts.session.given(), facts.reconnect.given()) {
        if reconnect.value == Reconnect::Never {
            problems.push(problem::session_without_reconnect(
                entry,
                session.place,
                reconnect.place,
            ));
        }
    }
}

fn check_names(merged: &Merged, problems: &mut Vec<Problem>) {
    let mut first_of: BTreeMap<&str, CodeNumber> = BTreeMap::new();
    for (value, code) in merged.codes.iter() {
        let Some(name) = code.name.given() else {
            continue;
        };
        let Some(known) = first_of.insert(&name.value, value) else {
            continue;
        };
        let place = |value| {
            merged
                .codes
                .get(value)
                .and_then(|code| code.name.given())
                .map_or(code.header, |name| name.place)
        };
        let mut both = [(known, place(known)), (value, name.place)];
        if layer(both[1].1) < layer(both[0].1) {
            both.reverse();
        }
        first_of.insert(&name.value, both[0].0);
        problems.push(problem::duplicate_name(&name.value, both[0], both[1]));
    }
}

fn check_overlaps(merged: &Merged, problems: &mut Vec<Problem>) {
    // In the order of their first codes, so a range overlaps an earlier one if it begins before the furthest of them ends.
    let mut furthest: Option<&RangeEntry> = None;
    for (first, range) in merged.ranges.iter() {
        let end = |range: &RangeEntry| usable_bounds(range).map(|(_, last)| last);
        if let Some(earlier) = furthest.filter(|earlier| Some(first) <= end(earlier)) {
            problems.push(overlap(earlier, range));
        }
        if furthest.is_none_or(|earlier| end(earlier) < end(range)) {
            furthest = Some(range);
        }
    }
}

/// Two ranges that share a code.
pub(crate) fn overlap(one: &RangeEntry, other: &RangeEntry) -> Problem {
    let (first, again) = if layer(start_of(one)) <= layer(start_of(other)) {
        (one, other)
    } else {
        (other, one)
    };
    let bounds = |range| usable_bounds(range).unwrap_or_default();
    problem::ranges_overlap(
        bounds(first),
        bounds(again),
        [start_of(first), start_of(again)],
    )
}

/// What a message about a whole range points at.
fn start_of(range: &RangeEntry) -> Place {
    range
        .first
        .given()
        .map_or(range.header, |first| first.place)
}

/// Orders places from the bottom layer up, so that the later of two is the one to mend: a file is read before those that
/// it extends, and laid over them.
fn layer(place: Place) -> (Reverse<usize>, usize) {
    (Reverse(place.source), place.start)
}
