//! One spec out of a file and those it extends: later files add entries, or replace single keys of earlier ones.

use core::cmp::Reverse;

use close_codes_vocabulary::Key;
use close_codes_vocabulary::numbers::is_named_by_protocol;

use crate::CodeNumber;
use crate::by_code::{ByCode, CodeSet};
use crate::check::{self, usable_bounds, usable_value};
use crate::diagnostic::{self, Diagnostic};
use crate::entries::{CodeEntry, RangeEntry, Slot, SpecFile, UnlistedEntry};
use crate::policy::{self, Layer, LeftOut};
use crate::selection;
use crate::source::Spanned;

/// The entries of all files, laid over each other.
#[derive(Debug, Default)]
pub(crate) struct Merged {
    pub(crate) category: Option<Spanned<String>>,
    pub(crate) codes: ByCode<CodeEntry>,
    /// What is left of the standard registry, where the spec extends it.
    pub(crate) standard: Option<Standard>,
    /// By their first codes, and of those with the same one the longest first: an outer range before those in it.
    pub(crate) ranges: Vec<RangeEntry>,
    pub(crate) unlisted: Option<UnlistedEntry>,
    pub(crate) retired: Vec<Spanned<CodeNumber>>,
    /// The numbers in the `except` of the file on top.
    pub(crate) except: Vec<CodeNumber>,
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
    let mut layers: Vec<Layer> = Vec::with_capacity(files.len());
    let mut visible: Vec<CodeSet> = Vec::with_capacity(files.len());
    let mut left_out = Vec::new();
    for (index, file) in files.into_iter().enumerate() {
        if standard == Some(index) {
            merged.standard = Some(Standard::of(&file));
        }
        let mut codes = CodeSet::empty();
        for base in &file.bases {
            codes.insert_all(&visible[*base]);
        }
        for code in selection::left_out(&file, &codes, diagnostics) {
            codes.remove(code);
            left_out.extend(leave_out(code, &mut merged, &mut layers));
        }
        for code in file
            .codes
            .iter()
            .filter_map(|code| usable_value(&code.value))
        {
            codes.insert(code.value);
        }
        visible.push(codes);
        layers.push(Layer::of(&file));
        if let Slot::Given(category) = file.category {
            merged.category = Some(category);
        }
        let except = file.except.items().iter();
        merged.except = except
            .filter_map(|number| CodeNumber::try_from(number.value).ok())
            .collect();
        let retired = file.retired.items().iter();
        merged
            .retired
            .extend(retired.filter_map(|number| usable_value(&Slot::Given(number.clone()))));
        add_unlisted(file.unlisted, &mut merged);
        add_codes(file.codes, &mut merged, diagnostics);
        add_ranges(file.ranges, &mut merged, diagnostics);
    }
    if let Some(visible) = visible.last() {
        put_back(left_out, visible, &mut merged, &mut layers);
    }
    resolve_policies(&mut merged, &layers);
    merged
}

/// Gives each code and each range the policy that holds for it.
fn resolve_policies(merged: &mut Merged, layers: &[Layer]) {
    for (value, code) in merged.codes.iter_mut() {
        policy::resolve_code(value, &mut code.facts, layers);
    }
    for range in &mut merged.ranges {
        if let Some(bounds) = usable_bounds(range) {
            policy::resolve_range(bounds, &mut range.facts, layers);
        }
    }
}

impl Standard {
    fn of(file: &SpecFile) -> Self {
        let codes = file
            .codes
            .iter()
            .filter_map(|code| usable_value(&code.value));
        Self {
            source: file.source,
            codes: codes.map(|value| value.value).collect(),
        }
    }
}

/// A code that a file leaves out of what it extends. Another file may bring it all the same.
struct LeftOutCode {
    code: CodeNumber,
    entry: CodeEntry,
    policies: Vec<(usize, LeftOut)>,
}

fn leave_out(code: CodeNumber, merged: &mut Merged, layers: &mut [Layer]) -> Option<LeftOutCode> {
    let entry = merged.codes.remove(code)?;
    let policies = layers
        .iter_mut()
        .enumerate()
        .filter_map(|(at, layer)| Some((at, layer.leave_out(code)?)));
    Some(LeftOutCode {
        code,
        entry,
        policies: policies.collect(),
    })
}

/// Puts back the codes that one file leaves out and another one brings.
fn put_back(
    left_out: Vec<LeftOutCode>,
    visible: &CodeSet,
    merged: &mut Merged,
    layers: &mut [Layer],
) {
    for left_out in left_out {
        let code = left_out.code;
        if visible.contains(code) && merged.codes.get(code).is_none() {
            merged.codes.insert(code, left_out.entry);
            for (at, policy) in left_out.policies {
                layers[at].put_back(code, policy);
            }
        }
    }
}

fn add_unlisted(newer: Option<UnlistedEntry>, merged: &mut Merged) {
    match (&mut merged.unlisted, newer) {
        (_, None) => {}
        (unlisted @ None, newer) => *unlisted = newer,
        (Some(base), Some(newer)) => {
            base.header = newer.header;
            base.facts.lay_over(newer.facts);
        }
    }
}

fn add_codes(entries: Vec<CodeEntry>, merged: &mut Merged, diagnostics: &mut Vec<Diagnostic>) {
    for entry in entries {
        let Some(value) = usable_value(&entry.value) else {
            merged.without_value.push(entry);
            continue;
        };
        let Some(base) = merged.codes.get_mut(value.value) else {
            merged.codes.insert(value.value, entry);
            continue;
        };
        // The last file that gave the code, which may be this one.
        match usable_value(&base.value) {
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
    if newer.facts.are_absent() && !newer.is_damaged {
        let entry = format!("the `[[code]]` of {value}");
        diagnostics.push(diagnostic::nothing_replaced(
            &entry,
            newer.header,
            base.header,
        ));
    }
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
    base.facts.lay_over(newer.facts);
}

fn add_ranges(entries: Vec<RangeEntry>, merged: &mut Merged, diagnostics: &mut Vec<Diagnostic>) {
    for entry in entries {
        let Some((first, last)) = usable_bounds(&entry) else {
            continue;
        };
        let order = |range: &RangeEntry| {
            let (first, last) = usable_bounds(range).unwrap_or_default();
            (first, Reverse(last))
        };
        let at = match merged
            .ranges
            .binary_search_by_key(&(first, Reverse(last)), order)
        {
            Ok(at) => at,
            Err(at) => {
                merged.ranges.insert(at, entry);
                continue;
            }
        };
        let base = &mut merged.ranges[at];
        if base.header.source == entry.header.source {
            diagnostics.push(diagnostic::duplicate_range(
                (first, last),
                check::start_of(base),
                check::start_of(&entry),
            ));
            continue;
        }
        if entry.facts.are_absent() && !entry.is_damaged {
            let name = format!("the `[[range]]` {first} to {last}");
            diagnostics.push(diagnostic::nothing_replaced(
                &name,
                entry.header,
                base.header,
            ));
        }
        base.header = entry.header;
        base.is_damaged |= entry.is_damaged;
        base.first.replace_with(entry.first);
        base.last.replace_with(entry.last);
        base.facts.lay_over(entry.facts);
    }
}
