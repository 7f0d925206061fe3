//! The rules: what the values of a spec may be, alone and together.

use std::collections::{BTreeMap, BTreeSet};

use close_codes_vocabulary::numbers::{
    FIRST_REGISTERED_CODE, FIRST_UNASSIGNED_CODE, HIGHEST_CODE, LOWEST_CODE, MAX_REASON,
    NEVER_ON_THE_WIRE, is_never_on_the_wire, is_unassigned,
};
use close_codes_vocabulary::{FIRST, Key, LAST, Reconnect, SentBy, SpecKey, Takes, VALUE};

use crate::CodeNumber;
use crate::by_code::CodeSet;
use crate::diagnostic::{self, Diagnostic};
use crate::entries::{CodeEntry, Facts, List, RangeEntry, Slot, SpecFile};
use crate::merge::Merged;
use crate::names::{
    RESERVED_NAMES, constant, is_upper_camel_case, likeness, normalized, upper_camel_case,
};
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
    first < FIRST_REGISTERED_CODE && last >= FIRST_UNASSIGNED_CODE
}

/// Checks what can be said of each entry by itself.
pub(crate) fn check_file(file: &SpecFile, source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    check_text(SpecKey::Category.as_str(), &file.category, diagnostics);
    check_list(SpecKey::Extends, &file.extends, diagnostics);
    check_list(SpecKey::Only, &file.only, diagnostics);
    check_list(SpecKey::Except, &file.except, diagnostics);
    check_list(SpecKey::Locales, &file.locales, diagnostics);
    check_list(SpecKey::Retired, &file.retired, diagnostics);
    for (key, numbers) in [
        (SpecKey::Only, &file.only),
        (SpecKey::Except, &file.except),
        (SpecKey::Retired, &file.retired),
    ] {
        check_repeated(key, numbers.items(), diagnostics);
    }
    for number in file.retired.items() {
        check_number(SpecKey::Retired.as_str(), number, source, diagnostics);
    }
    if let Some(unlisted) = &file.unlisted {
        if unlisted.is_empty {
            diagnostics.push(diagnostic::empty_table(
                SpecKey::Unlisted.as_str(),
                unlisted.header,
            ));
        }
    }
    for code in &file.codes {
        check_value(code, source, diagnostics);
        check_name(code.facts.slot(Key::Name), is_reserved, diagnostics);
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
        check_name(
            range.facts.slot(Key::Name),
            |name| is_reserved(name) || is_reserved(&constant(name)),
            diagnostics,
        );
        check_texts(&range.facts, diagnostics);
    }
    check_decisions(file, diagnostics);
}

/// Reports each word of a range on who sends its codes or what to do after them that decides nothing, since the codes and
/// the ranges inside it all say the same key.
fn check_decisions(file: &SpecFile, diagnostics: &mut Vec<Diagnostic>) {
    let mut ranges: Vec<_> = file
        .ranges
        .iter()
        .filter_map(|range| Some((usable_bounds(range)?, range)))
        .collect();
    ranges.sort_by_key(|((first, last), _)| (last - first, *first));
    // The second of two equal ranges is a mistake already.
    ranges.dedup_by_key(|(bounds, _)| *bounds);
    for &key in Key::ALL.iter().filter(|key| key.is_policy()) {
        let mut decided = CodeSet::empty();
        if key == Key::SentBy {
            for code in NEVER_ON_THE_WIRE {
                decided.insert(code);
            }
        }
        for code in &file.codes {
            if let (Some(value), false) =
                (usable_value(&code.value), code.facts.slot(key).is_absent())
            {
                decided.insert(value.value);
            }
            // There is no session after a close that nobody reconnects after.
            let is_final = |word: &Spanned<Reconnect>| word.value == Reconnect::Never;
            if let (Key::Session, Some(value), true) = (
                key,
                usable_value(&code.value),
                code.facts
                    .word(Key::Reconnect)
                    .is_some_and(|word| is_final(&word)),
            ) {
                decided.insert(value.value);
            }
        }
        for ((first, last), range) in &ranges {
            if range.facts.slot(key).is_absent() {
                continue;
            }
            let is_idle = !decided.insert_range(*first, *last);
            if let (true, Some(word), false) = (is_idle, range.facts.given(key), range.is_damaged) {
                diagnostics.push(diagnostic::nothing_decided(
                    key.as_str(),
                    (*first, *last),
                    word.span,
                ));
            }
        }
    }
}

/// A list with nothing in it has no effect.
fn check_list<T>(key: SpecKey, list: &List<T>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(list) = list.given().filter(|list| list.value.is_empty()) {
        diagnostics.push(diagnostic::empty_list(key.as_str(), list.span));
    }
}

/// Reports each number that its list has already.
fn check_repeated(key: SpecKey, numbers: &[Spanned<i64>], diagnostics: &mut Vec<Diagnostic>) {
    let mut known: BTreeMap<i64, Span> = BTreeMap::new();
    for number in numbers {
        match known.get(&number.value) {
            Some(first) => {
                diagnostics.push(diagnostic::repeated_number(key.as_str(), number, *first));
            }
            None => {
                known.insert(number.value, number.span);
            }
        }
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
    check_number(VALUE, at, source, diagnostics);
}

fn check_number(
    key: &str,
    number: &Spanned<i64>,
    source: &Source,
    diagnostics: &mut Vec<Diagnostic>,
) {
    match CodeNumber::try_from(number.value) {
        Ok(value) if is_unassigned(value) => {
            diagnostics.push(diagnostic::value_kept_by_protocol(value, number.span));
        }
        Ok(LOWEST_CODE..=HIGHEST_CODE) => {}
        _ => diagnostics.push(out_of_bounds(key, number.span, source)),
    }
}

fn out_of_bounds(key: &str, span: Span, source: &Source) -> Diagnostic {
    diagnostic::value_out_of_bounds(
        key,
        source.text.get(span.start..span.end).unwrap_or_default(),
        span,
    )
}

fn check_name(
    name: &Slot<String>,
    is_reserved: impl Fn(&str) -> bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(name) = name.given() else { return };
    if name.value.trim().is_empty() {
        diagnostics.push(diagnostic::empty_text(Key::Name.as_str(), name.span));
    } else if is_reserved(&name.value) {
        diagnostics.push(diagnostic::reserved_name(name));
    } else if !is_upper_camel_case(&name.value) {
        diagnostics.push(diagnostic::invalid_name(name));
    }
}

fn is_reserved(name: &str) -> bool {
    RESERVED_NAMES.contains(&name)
}

/// The variant of a name; of a faulty one, the variant that the message proposes and code will soon use.
pub(crate) fn usable_name(name: &str) -> Option<String> {
    if is_upper_camel_case(name) {
        return Some(normalized(name)).filter(|name| !is_reserved(name));
    }
    upper_camel_case(name)
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
            .chain(missing_facts(&range.facts, required_in_range(&range.facts)))
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
        diagnostics.push(diagnostic::range_out_of_bounds(&first, &last));
    }
}

/// The keys that a code must have, in itself or from a base.
const REQUIRED_IN_CODE: [Key; 1] = [Key::Name];

/// The keys that a range must have, in itself or from a base: one that people call it by.
fn required_in_range(facts: &Facts) -> &'static [Key] {
    if facts.slot(Key::Name).is_absent() {
        &[Key::Title]
    } else {
        &[]
    }
}

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
        let entry = format!("close code {value}");
        check_missing(
            &entry,
            code.is_damaged,
            &code.facts,
            &REQUIRED_IN_CODE,
            code.header,
            diagnostics,
        );
        check_sender(value, code, diagnostics);
        check_session(&entry, &code.facts, diagnostics);
    }
    check_names(merged, diagnostics);
    check_retired(merged, diagnostics);
    for range in &merged.ranges {
        let (first, last) = usable_bounds(range).unwrap_or_default();
        let entry = format!("the range {first} to {last}");
        check_missing(
            &entry,
            range.is_damaged,
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

/// A retired number keeps the meaning that it had.
fn check_retired(merged: &Merged, diagnostics: &mut Vec<Diagnostic>) {
    let mut known = BTreeSet::new();
    for retired in &merged.retired {
        let code = merged.codes.get(retired.value);
        // Retired by several files, it is one mistake.
        let value = code.and_then(|code| code.value.given());
        let Some(value) = value.filter(|_| known.insert(retired.value)) else {
            continue;
        };
        let layers = [value.span, retired.span].map(|span| merged.layer_of(span.source));
        let file = layers[1].map(|layer| &merged.files[layer]);
        let has_only = file.is_some_and(|file| file.has_only);
        diagnostics.push(if layers[0] < layers[1] {
            diagnostic::retired_base(retired.value, retired.span, value.span, has_only)
        } else {
            diagnostic::retired_value(retired.value, value.span, retired.span)
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

/// Something with a name: how a message calls it, its number if it is a code, its name, and the place of the name.
struct Named<'m> {
    shown: String,
    code: Option<CodeNumber>,
    name: &'m str,
    span: Span,
}

/// Names are variants and constants of one enum, and are read whatever the case of their letters.
fn check_names(merged: &Merged, diagnostics: &mut Vec<Diagnostic>) {
    // What is no name at all is said already.
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
    let ranges = merged.ranges.iter().filter_map(|range| {
        let name = range.facts.given(Key::Name).filter(is_name)?;
        if is_reserved(&name.value) || is_reserved(&constant(&name.value)) {
            return None;
        }
        let (first, last) = usable_bounds(range)?;
        Some(Named {
            shown: format!("the range {first} to {last}"),
            code: None,
            name: &name.value,
            span: name.span,
        })
    });
    let mut first_of: BTreeMap<String, Named<'_>> = BTreeMap::new();
    let mut clashes: Vec<(Named<'_>, Named<'_>)> = Vec::new();
    for named in codes.chain(ranges) {
        let likeness = likeness(named.name);
        let Some(known) = first_of.remove(&likeness) else {
            first_of.insert(likeness, named);
            continue;
        };
        let (first, again) = if place(merged, named.span) < place(merged, known.span) {
            (named, known)
        } else {
            (known, named)
        };
        let kept = Named {
            shown: first.shown.clone(),
            ..first
        };
        first_of.insert(likeness, kept);
        clashes.push((first, again));
    }
    for (first, again) in &clashes {
        let diagnostic = if first.name == again.name {
            diagnostic::duplicate_name(
                first.name,
                (&first.shown, first.span),
                (&again.shown, again.span),
            )
        } else {
            diagnostic::similar_name(
                (&first.shown, first.name, first.span),
                (&again.shown, again.name, again.span),
            )
        };
        let is_of_base = first.span.source != again.span.source;
        diagnostics.push(match first.code.filter(|_| is_of_base) {
            Some(code) => {
                // All of the file that clash, since the line that ends one clash should end the others too.
                let brought = clashes
                    .iter()
                    .filter(|(first, other)| {
                        other.span.source == again.span.source
                            && first.span.source != again.span.source
                    })
                    .filter_map(|(first, _)| first.code);
                let file = merged
                    .files
                    .iter()
                    .find(|file| file.source == again.span.source);
                diagnostic.how_to_keep_own_name(code, brought, file)
            }
            None => diagnostic.rename_one(),
        });
    }
}

/// Ranges may lie inside one another, but not cross.
fn check_crossings(merged: &Merged, diagnostics: &mut Vec<Diagnostic>) {
    let mut around: Vec<&RangeEntry> = Vec::new();
    for range in &merged.ranges {
        let (first, last) = usable_bounds(range).unwrap_or_default();
        let end = |range: &RangeEntry| usable_bounds(range).unwrap_or_default().1;
        while around.last().is_some_and(|outer| end(outer) < first) {
            around.pop();
        }
        if let Some(outer) = around.last().filter(|outer| end(outer) < last) {
            diagnostics.push(crossing(merged, outer, range));
        }
        around.push(range);
    }
}

/// Two ranges that share codes, and neither lies inside the other.
fn crossing(merged: &Merged, one: &RangeEntry, other: &RangeEntry) -> Diagnostic {
    let place = |range| place(merged, start_of(range));
    let (first, again) = if place(one) <= place(other) {
        (one, other)
    } else {
        (other, one)
    };
    let bounds = |range| usable_bounds(range).unwrap_or_default();
    diagnostic::ranges_cross(
        bounds(first),
        bounds(again),
        [start_of(first), start_of(again)],
    )
}

/// What a message about a whole range points at.
pub(crate) fn start_of(range: &RangeEntry) -> Span {
    range.first.given().map_or(range.header, |first| first.span)
}

/// Orders places from the file at the bottom up, so that the later of two is the one to mend.
fn place(merged: &Merged, span: Span) -> (Option<usize>, usize) {
    (merged.layer_of(span.source), span.start)
}
