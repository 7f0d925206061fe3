//! One spec out of a file and those it extends: later files add entries, or replace single keys of earlier ones.

use close_codes_vocabulary::numbers::{is_named_by_protocol, is_never_on_the_wire};
use close_codes_vocabulary::{Key, Reconnect, SentBy};

use crate::CodeNumber;
use crate::by_code::ByCode;
use crate::check;
use crate::diagnostic::{self, Diagnostic};
use crate::entries::{CodeEntry, Facts, RangeEntry, Slot, SpecFile};
use crate::source::Spanned;

/// The entries of all files, laid over each other.
#[derive(Debug, Default)]
pub(crate) struct Merged {
    pub(crate) category: Option<Spanned<String>>,
    pub(crate) codes: ByCode<CodeEntry>,
    /// What is left of the standard registry, where the spec extends it.
    pub(crate) standard: Option<Standard>,
    /// Each at its first code.
    pub(crate) ranges: ByCode<RangeEntry>,
    /// Entries with a name but no value of their own: of no use but to keep a faulty spec's variants known.
    pub(crate) without_value: Vec<CodeEntry>,
}

/// The standard registry as one of the files.
#[derive(Debug)]
pub(crate) struct Standard {
    /// The index of its text.
    pub(crate) source: usize,
    pub(crate) codes: Vec<CodeNumber>,
}

/// Lays the files over each other, the first at the bottom; `standard` is which of them is the registry.
pub(crate) fn merge(
    files: Vec<SpecFile>,
    standard: Option<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Merged {
    let mut merged = Merged::default();
    for (index, file) in files.into_iter().enumerate() {
        if standard == Some(index) {
            merged.standard = Some(Standard::of(&file));
        }
        if let Slot::Given(category) = file.category {
            merged.category = Some(category);
        }
        add_codes(file.codes, &mut merged, diagnostics);
        add_ranges(file.ranges, &mut merged, diagnostics);
    }
    inherit_from_ranges(&mut merged);
    merged
}

/// Gives codes the policy of the range that they lie in, where they say nothing themselves.
fn inherit_from_ranges(merged: &mut Merged) {
    for (value, code) in merged.codes.iter_mut() {
        let Some(range) = merged.ranges.at_or_before(value) else {
            continue;
        };
        if check::usable_bounds(range).is_some_and(|(_, last)| value <= last) {
            inherit(value, &mut code.facts, &range.facts);
        }
    }
}

fn inherit(value: CodeNumber, own: &mut Facts, shared: &Facts) {
    own.slot_mut(Key::Reconnect)
        .take_if_absent(shared.slot(Key::Reconnect));
    if !is_never_reconnected(own) {
        own.slot_mut(Key::Session)
            .take_if_absent(shared.slot(Key::Session));
    }
    if !is_never_on_the_wire(value) {
        own.slot_mut(Key::SentBy)
            .take_if_absent(shared.slot(Key::SentBy));
    }
}

fn is_never_reconnected(facts: &Facts) -> bool {
    facts
        .word::<Reconnect>(Key::Reconnect)
        .is_some_and(|reconnect| reconnect.value == Reconnect::Never)
}

impl Standard {
    fn of(file: &SpecFile) -> Self {
        let codes = file
            .codes
            .iter()
            .filter_map(|code| check::usable_value(&code.value));
        Self {
            source: file.source,
            codes: codes.map(|value| value.value).collect(),
        }
    }
}

fn add_codes(entries: Vec<CodeEntry>, merged: &mut Merged, diagnostics: &mut Vec<Diagnostic>) {
    for entry in entries {
        let Some(value) = check::usable_value(&entry.value) else {
            merged.without_value.push(entry);
            continue;
        };
        let Some(base) = merged.codes.get_mut(value.value) else {
            merged.codes.insert(value.value, entry);
            continue;
        };
        // The last file that gave the code, which may be this one.
        match check::usable_value(&base.value) {
            Some(first) if first.span.source == value.span.source => {
                diagnostics.push(diagnostic::duplicate_value(
                    value.value,
                    first.span,
                    value.span,
                ));
                merged.without_value.push(entry);
            }
            _ => lay_code_over(value.value, base, entry, diagnostics),
        }
    }
}

fn lay_code_over(
    value: CodeNumber,
    base: &mut CodeEntry,
    mut newer: CodeEntry,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if let (true, Some(fixed), Some(name)) = (
        is_named_by_protocol(value),
        base.facts.given(Key::Name),
        newer.facts.given(Key::Name),
    ) {
        if fixed.value != name.value {
            diagnostics.push(diagnostic::fixed_name(value, &fixed.value, name));
            *newer.facts.slot_mut(Key::Name) = Slot::Broken;
        }
    }
    base.header = newer.header;
    base.is_damaged |= newer.is_damaged;
    base.value.replace_with(newer.value);
    lay_facts_over(&mut base.facts, newer.facts);
}

fn add_ranges(entries: Vec<RangeEntry>, merged: &mut Merged, diagnostics: &mut Vec<Diagnostic>) {
    for entry in entries {
        let Some(bounds) = check::usable_bounds(&entry) else {
            continue;
        };
        let Some(base) = merged.ranges.get_mut(bounds.0) else {
            merged.ranges.insert(bounds.0, entry);
            continue;
        };
        // The same range in the same file overlaps itself; in another file it replaces keys.
        if check::usable_bounds(base) == Some(bounds) && base.header.source != entry.header.source {
            base.header = entry.header;
            lay_facts_over(&mut base.facts, entry.facts);
        } else {
            diagnostics.push(check::overlap(base, &entry));
            // The longer one, so that what overlaps either is found.
            if check::usable_bounds(base) < Some(bounds) {
                *base = entry;
            }
        }
    }
}

fn lay_facts_over(base: &mut Facts, newer: Facts) {
    // What the base says and the newer file rules out is no mistake of the newer file.
    if is_never_reconnected(&newer) {
        *base.slot_mut(Key::Session) = Slot::Absent;
    }
    if newer
        .word::<SentBy>(Key::SentBy)
        .is_some_and(|sent_by| sent_by.value == SentBy::Nobody)
    {
        *base.slot_mut(Key::Reason) = Slot::Absent;
    }
    base.replace_with(newer);
}
