//! One spec out of a file and those it extends: later files add entries, or replace single keys of earlier ones.

use crate::by_code::ByCode;
use crate::check;
use crate::diagnostic::{self, Diagnostic};
use crate::parse::{CodeEntry, Facts, Key, RangeEntry, SpecFile};
use crate::source::Spanned;
use crate::vocabulary::{CodeNumber, Reconnect, SentBy, is_named_by_protocol};

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
        if let Key::Given(category) = file.category {
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
    own.reconnect.take_if_absent(&shared.reconnect);
    if own.reconnect.value() != Some(&Reconnect::Never) {
        own.session.take_if_absent(&shared.session);
    }
    if !check::is_never_sent(value) {
        own.sent_by.take_if_absent(&shared.sent_by);
    }
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
        base.name.value(),
        newer.name.given(),
    ) {
        if *fixed != name.value {
            diagnostics.push(diagnostic::fixed_name(value, fixed, name));
            newer.name = Key::Broken;
        }
    }
    base.header = newer.header;
    base.is_damaged |= newer.is_damaged;
    if newer.facts.sent_by.value() == Some(&SentBy::Nobody) {
        // What the base would have sent is no mistake of the newer file.
        base.reason = Key::Absent;
    }
    base.value.replace_with(newer.value);
    base.name.replace_with(newer.name);
    base.reason.replace_with(newer.reason);
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
    if newer.reconnect.value() == Some(&Reconnect::Never) {
        base.session = Key::Absent;
    }
    base.title.replace_with(newer.title);
    base.description.replace_with(newer.description);
    base.seen_when.replace_with(newer.seen_when);
    base.how_to_fix.replace_with(newer.how_to_fix);
    base.sent_by.replace_with(newer.sent_by);
    base.reconnect.replace_with(newer.reconnect);
    base.session.replace_with(newer.session);
    base.reference.replace_with(newer.reference);
    base.deprecated.replace_with(newer.deprecated);
}
