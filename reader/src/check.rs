//! The rules for the values of a single entry.

use close_codes_vocabulary::numbers::{
    FIRST_UNASSIGNED_CODE, HIGHEST_CODE, LOWEST_CODE, MAX_REASON, NEVER_ON_THE_WIRE,
    is_never_on_the_wire, is_unassigned,
};
use close_codes_vocabulary::{
    FIRST, Key, LAST, Reconnect, SentBy, Shown, SpecKey, Takes, VALUE, default_sent_by,
};

use crate::by_code::{Bounds, ByRange, CodeNumber, CodeSet};
use crate::diagnostic::Diagnostic;
use crate::entries::{CodeEntry, Facts, List, RangeEntry, Slot, SpecFile};
use crate::first_of::FirstOf;
use crate::messages;
use crate::names::{constant, is_reserved, is_upper_camel_case};
use crate::source::{Source, Span, Spanned};
use crate::usable::{reaches_into_unassigned, usable_bounds, usable_value, within_bounds};

/// Checks the entries of a file one by one.
pub(crate) fn check_file(file: &SpecFile, source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    check_text(
        SpecKey::Category.as_str(),
        Shown::OnOneLine,
        &file.category,
        diagnostics,
    );
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
        if let Ok(value) = CodeNumber::try_from(number.value) {
            if is_never_on_the_wire(value) {
                diagnostics.push(messages::codes::nothing_retired(value, number.span));
            }
        }
    }
    if let Some(unlisted) = &file.unlisted {
        if unlisted.is_empty {
            diagnostics.push(messages::values::empty_table(
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
            diagnostics.push(messages::codes::reason_too_long(
                reason.value.len(),
                reason.span,
            ));
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

/// Whether an entry has a key, with a valid value or not. In a damaged entry, a broken value does not count, since the
/// key may not be there at all.
fn says(facts: &Facts, key: Key, is_damaged: bool) -> bool {
    match facts.slot(key) {
        Slot::Absent => false,
        Slot::Broken => !is_damaged,
        Slot::Given(_) => true,
    }
}

/// Reports each policy key of a range that has no effect, because every code in the range takes the key from itself or
/// from an inner range.
fn check_decisions(file: &SpecFile, diagnostics: &mut Vec<Diagnostic>) {
    let mut ranges = ByRange::default();
    for range in &file.ranges {
        let bounds = usable_bounds(range).map(|(first, last)| Bounds::new(first, last));
        // The second of two equal ranges is reported elsewhere.
        if let Some(bounds) = bounds.filter(|bounds| ranges.get(*bounds).is_none()) {
            ranges.insert(bounds, range);
        }
    }
    let retired = file.retired.items().iter();
    let retired: Vec<_> = retired
        .filter_map(|number| usable_value(&Slot::Given(number.clone())))
        .map(|number| number.value)
        .collect();
    for &key in Key::ALL.iter().filter(|key| key.is_policy()) {
        let mut decided = CodeSet::empty();
        if key == Key::SentBy {
            for code in NEVER_ON_THE_WIRE.iter().chain(&retired) {
                decided.insert(*code);
            }
        }
        for code in &file.codes {
            if let (Some(value), true) = (
                usable_value(&code.value),
                says(&code.facts, key, code.is_damaged),
            ) {
                decided.insert(value.value);
            }
            // A code without a reconnect has no session.
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
        // Inner ranges come first.
        for (bounds, range) in ranges.iter().rev() {
            let (first, last) = (bounds.first(), bounds.last());
            if !says(&range.facts, key, range.is_damaged) {
                continue;
            }
            let sent_by = range.facts.word::<SentBy>(Key::SentBy);
            if key == Key::SentBy && sent_by.is_some_and(|word| word.value == SentBy::Either) {
                // `"either"` on a range does not change the rule of RFC 6455 for a code.
                for code in (LOWEST_CODE..FIRST_UNASSIGNED_CODE)
                    .filter(|code| (first..=last).contains(code))
                    .filter(|code| default_sent_by(*code) != SentBy::Either)
                {
                    decided.insert(code);
                }
            }
            let is_idle = !decided.insert_range(first, last);
            if let (true, Some(word), false) = (is_idle, range.facts.given(key), range.is_damaged) {
                diagnostics.push(messages::ranges::nothing_decided(
                    key.as_str(),
                    (first, last),
                    &retired,
                    word,
                ));
            }
        }
    }
}

/// Reports a list that is empty, which has no effect.
fn check_list<T>(key: SpecKey, list: &List<T>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(list) = list.given().filter(|list| list.value.is_empty()) {
        diagnostics.push(messages::values::empty_list(key.as_str(), list.span));
    }
}

/// Reports each number that is already in the same list.
fn check_repeated(key: SpecKey, numbers: &[Spanned<i64>], diagnostics: &mut Vec<Diagnostic>) {
    let mut known = FirstOf::default();
    for (at, number) in numbers.iter().enumerate() {
        if let Some(first) = known.before(number.value.to_string(), at) {
            let first = numbers[first].span;
            diagnostics.push(messages::selection::repeated_number(
                key.as_str(),
                number,
                first,
            ));
        }
    }
}

fn check_value(code: &CodeEntry, source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    let Some(at) = code.value.given() else {
        // Without a value, the base that has the other keys is unknown too.
        if code.value.is_absent() && !code.is_damaged {
            let mut missing = vec![VALUE];
            missing.extend(missing_facts(&code.facts, &REQUIRED_IN_CODE));
            diagnostics.push(messages::keys::missing_keys(
                "this code",
                &missing,
                code.header,
            ));
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
            diagnostics.push(messages::codes::value_kept_by_protocol(value, number.span));
        }
        Ok(LOWEST_CODE..=HIGHEST_CODE) => {}
        _ => diagnostics.push(out_of_bounds(key, number.span, source)),
    }
}

fn out_of_bounds(key: &str, span: Span, source: &Source) -> Diagnostic {
    messages::codes::value_out_of_bounds(
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
        diagnostics.push(messages::values::empty_text(Key::Name.as_str(), name.span));
    } else if is_reserved(&name.value) {
        diagnostics.push(messages::codes::reserved_name(name));
    } else if !is_upper_camel_case(&name.value) {
        diagnostics.push(messages::codes::invalid_name(name));
    }
}

/// Reports each text that is empty or holds a forbidden character.
pub(crate) fn check_texts(facts: &Facts, diagnostics: &mut Vec<Diagnostic>) {
    for &key in Key::ALL {
        // Names are checked elsewhere.
        if let (Takes::Text { shown, .. }, true) = (key.takes(), key != Key::Name) {
            check_text(key.as_str(), shown, facts.slot(key), diagnostics);
        }
    }
}

pub(crate) fn check_text(
    key: &str,
    shown: Shown,
    text: &Slot<String>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if let Some(text) = text.given() {
        check_given_text(key, shown, text, diagnostics);
    }
}

/// Returns whether the text is not empty.
pub(crate) fn check_given_text(
    key: &str,
    shown: Shown,
    text: &Spanned<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let is_empty = text.value.trim().is_empty();
    if is_empty {
        diagnostics.push(messages::values::empty_text(key, text.span));
    } else if let Some(c) = shown.first_refused(&text.value) {
        diagnostics.push(messages::values::control_character(
            key, c, shown, text.span,
        ));
    }
    !is_empty
}

fn check_bounds(range: &RangeEntry, source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    let mut said = None;
    for (key, bound) in [(FIRST, &range.first), (LAST, &range.last)] {
        if let (Some(at), None) = (bound.given(), within_bounds(bound)) {
            // Both bounds have the same span if the entry has a `value` in their place.
            if said != Some(at.span) {
                diagnostics.push(out_of_bounds(key, at.span, source));
            }
            said = Some(at.span);
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
            diagnostics.push(messages::keys::missing_keys(
                "this range",
                &missing,
                range.header,
            ));
        }
        return;
    };
    if first.value > last.value {
        diagnostics.push(messages::ranges::range_reversed(&first, &last));
    } else if reaches_into_unassigned(first.value, last.value) {
        diagnostics.push(messages::ranges::range_out_of_bounds(&first, &last));
    }
}

/// The keys that a code must have, in its own entry or in a base.
pub(crate) const REQUIRED_IN_CODE: [Key; 1] = [Key::Name];

/// The keys that a range must have, in its own entry or in a base: a name or a title.
pub(crate) fn required_in_range(facts: &Facts) -> &'static [Key] {
    if facts.slot(Key::Name).is_absent() {
        &[Key::Title]
    } else {
        &[]
    }
}

pub(crate) fn missing_facts<'f>(
    facts: &'f Facts,
    required: &'f [Key],
) -> impl Iterator<Item = &'static str> + 'f {
    required
        .iter()
        .filter(|key| facts.slot(**key).is_absent())
        .map(|key| key.as_str())
}
