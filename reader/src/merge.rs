//! Merges a file with the files that it extends: later files add entries, or replace single keys of earlier ones.

use close_codes_vocabulary::numbers::{HIGHEST_CODE, is_named_by_protocol, is_never_on_the_wire};
use close_codes_vocabulary::{FIRST, Key, LAST, Reconnect, SpecKey, VALUE};

use crate::by_code::{Bounds, ByCode, ByRange, CodeNumber, CodeSet};
use crate::diagnostic::Diagnostic;
use crate::entries::{CodeEntry, RangeEntry, Slot, SpecFile, UnlistedEntry};
use crate::messages;
use crate::policy::Layers;
use crate::selection;
use crate::source::Spanned;
use crate::usable::{self, usable_bounds, usable_value};

/// The merged entries of all files.
#[derive(Debug, Default)]
pub(crate) struct Merged {
    pub(crate) category: Option<Spanned<String>>,
    pub(crate) codes: ByCode<CodeEntry>,
    /// The standard registry, if the spec extends it.
    pub(crate) standard: Option<Standard>,
    pub(crate) ranges: ByRange<RangeEntry>,
    pub(crate) unlisted: Option<UnlistedEntry>,
    pub(crate) retired: Vec<Spanned<CodeNumber>>,
    /// The files, from the bottom layer up.
    pub(crate) files: Vec<MergedFile>,
    /// The layer of each file, by the index of its text.
    layers: Vec<Option<usize>>,
    /// Whether an `only` or `except` could not be read. It might leave out any code of a base.
    pub(crate) may_leave_out_more: bool,
    /// Whether all extended files could be read.
    has_all_files: bool,
    /// The files in which a mistake may hide a code or a range, by the indices of their texts.
    faulty: Vec<usize>,
    /// Entries without a usable value of their own. They only keep the variants of a faulty spec known.
    pub(crate) without_value: Vec<CodeEntry>,
}

/// What is still needed of a file after the merge.
#[derive(Debug)]
pub(crate) struct MergedFile {
    /// The codes that a file that extends it gets from it.
    pub(crate) codes: CodeSet,
    /// Whether these are all codes: no mistake in the file or in its bases may hide one.
    pub(crate) has_all_codes: bool,
    pub(crate) has_only: bool,
    /// The numbers in its `except`.
    pub(crate) except: Vec<CodeNumber>,
}

impl Merged {
    /// The layer of a file, by the index of its text.
    pub(crate) fn layer_of(&self, source: usize) -> Option<usize> {
        self.layers.get(source).copied().flatten()
    }

    /// Whether all codes and ranges are known. If not, a missing one may be in a part that could not be read.
    pub(crate) fn is_whole(&self) -> bool {
        self.has_all_files && self.faulty.is_empty()
    }

    /// Whether no mistake in another file may hide a code or a range. If one may, it may also hide a key that an entry
    /// of this file lacks.
    pub(crate) fn is_whole_but_for(&self, source: usize) -> bool {
        self.has_all_files && self.faulty.iter().all(|faulty| *faulty == source)
    }
}

/// The standard registry as one of the files.
#[derive(Debug)]
pub(crate) struct Standard {
    /// The index of its text.
    pub(crate) source: usize,
    /// The codes, each with its name.
    pub(crate) names: ByCode<String>,
}

/// Merges the files, the first at the bottom. `standard` is the index of the registry among them.
pub(crate) fn merge(
    files: Vec<SpecFile>,
    standard: Option<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Merged {
    let mut merged = Merged {
        may_leave_out_more: files
            .iter()
            .flat_map(|file| [&file.only, &file.except])
            .any(|list| matches!(list, Slot::Broken)),
        has_all_files: files.iter().all(has_all_bases),
        standard: standard.map(|at| Standard::of(&files[at])),
        ..Merged::default()
    };
    let taken = taken(&files, &mut merged, diagnostics);
    let mut layers = Layers::default();
    for (layer, (mut file, taken)) in files.into_iter().zip(taken).enumerate() {
        file.codes
            .retain(|code| usable_value(&code.value).is_none_or(|code| taken.contains(code.value)));
        layers.push(layer, &file);
        if let Slot::Given(category) = file.category {
            merged.category = Some(category);
        }
        let retired = file.retired.items().iter();
        let retired = retired.filter_map(|number| usable_value(&Slot::Given(number.clone())));
        // Unusable numbers are reported already.
        let can_be_retired = |number: &Spanned<CodeNumber>| !is_never_on_the_wire(number.value);
        merged.retired.extend(retired.filter(can_be_retired));
        add_unlisted(file.unlisted, &mut merged);
        add_codes(file.codes, &mut merged, diagnostics);
        add_ranges(file.ranges, &mut merged, diagnostics);
    }
    layers.resolve_codes(&mut merged.codes, &merged.layers);
    layers.resolve_ranges(&mut merged.ranges);
    merged
}

fn has_all_bases(file: &SpecFile) -> bool {
    let is_read = match &file.extends {
        Slot::Absent => true,
        Slot::Broken => false,
        Slot::Given(list) => list.value.len() == file.bases.len(),
    };
    is_read && !file.has_misplaced_extends
}

/// The codes that the spec takes from each file: those that no file between it and the top leaves out. If several
/// chains of `extends` lead to a file, a code needs only one of them.
fn taken(
    files: &[SpecFile],
    merged: &mut Merged,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<CodeSet> {
    let mut left_out = Vec::with_capacity(files.len());
    for file in files {
        let mut codes = CodeSet::empty();
        let mut has_all_codes = has_all_bases(file);
        for base in &file.bases {
            codes.insert_all(&merged.files[*base].codes);
            has_all_codes &= merged.files[*base].has_all_codes;
        }
        let mistakes = diagnostics.len();
        let left_out_here = selection::left_out(file, &codes, has_all_codes, diagnostics);
        let is_faulty = file.may_lack_entries || diagnostics.len() > mistakes;
        if is_faulty {
            merged.faulty.push(file.source);
        }
        codes.remove_all(&left_out_here);
        left_out.push(left_out_here);
        let own = file.codes.iter();
        for code in own.filter_map(|code| usable_value(&code.value)) {
            codes.insert(code.value);
        }
        let except = file.except.items().iter();
        if merged.layers.len() <= file.source {
            merged.layers.resize(file.source + 1, None);
        }
        merged.layers[file.source] = Some(merged.files.len());
        merged.files.push(MergedFile {
            codes,
            has_all_codes: has_all_codes && !is_faulty,
            has_only: file.only.given().is_some(),
            except: except
                .filter_map(|number| CodeNumber::try_from(number.value).ok())
                .collect(),
        });
    }
    let mut taken = vec![CodeSet::empty(); files.len()];
    if let Some(top) = taken.last_mut() {
        top.insert_range(0, HIGHEST_CODE);
    }
    // This goes from the top down, since a file comes after the files that it extends.
    for (at, file) in files.iter().enumerate().rev() {
        let mut passed_on = taken[at].clone();
        passed_on.remove_all(&left_out[at]);
        for base in &file.bases {
            taken[*base].insert_all(&passed_on);
        }
    }
    taken
}

impl Standard {
    fn of(file: &SpecFile) -> Self {
        let mut names = ByCode::default();
        for code in &file.codes {
            if let (Some(value), Some(name)) =
                (usable_value(&code.value), code.facts.given(Key::Name))
            {
                names.insert(value.value, name.value.clone());
            }
        }
        Self {
            source: file.source,
            names,
        }
    }
}

fn add_unlisted(newer: Option<UnlistedEntry>, merged: &mut Merged) {
    match (&mut merged.unlisted, newer) {
        (_, None) => {}
        (unlisted @ None, newer) => *unlisted = newer,
        (Some(base), Some(newer)) => {
            // A `"never"` here also removes the session of a base. That is not a mistake.
            let is_never = newer
                .facts
                .word::<Reconnect>(Key::Reconnect)
                .is_some_and(|reconnect| reconnect.value == Reconnect::Never);
            if is_never {
                *base.facts.slot_mut(Key::Session) = Slot::Absent;
            }
            base.header = newer.header;
            base.facts.override_with(newer.facts);
        }
    }
}

fn add_codes(entries: Vec<CodeEntry>, merged: &mut Merged, diagnostics: &mut Vec<Diagnostic>) {
    for mut entry in entries {
        let Some(value) = usable_value(&entry.value) else {
            merged.without_value.push(entry);
            continue;
        };
        let Some(base) = merged.codes.get_mut(value.value) else {
            // The code may be left out of the registry and described again.
            let standard = merged.standard.as_ref();
            if let Some(name) = standard.and_then(|standard| standard.names.get(value.value)) {
                keep_fixed_name(value.value, name, &mut entry, diagnostics);
            }
            merged.codes.insert(value.value, entry);
            continue;
        };
        // The base has the span of the last file that describes the code, which may be this file.
        match usable_value(&base.value) {
            Some(first) if first.span.source == value.span.source => {
                diagnostics.push(messages::codes::duplicate_value(
                    value.value,
                    first.span,
                    value.span,
                ));
                merged.without_value.push(entry);
            }
            _ => override_code(value.value, base, entry, diagnostics),
        }
    }
}

fn override_code(
    value: CodeNumber,
    base: &mut CodeEntry,
    mut newer: CodeEntry,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if newer.is_bare && !newer.is_damaged {
        let entry = format!("the `[[{}]]` of {value}", SpecKey::Code.as_str());
        diagnostics.push(messages::selection::nothing_replaced(
            &entry,
            &[VALUE],
            newer.header,
            base.header,
        ));
    }
    if let Some(fixed) = base.facts.given(Key::Name) {
        keep_fixed_name(value, &fixed.value, &mut newer, diagnostics);
    }
    base.header = newer.header;
    base.is_damaged |= newer.is_damaged;
    base.value.replace_with(newer.value);
    base.facts.override_with(newer.facts);
}

/// Reports a name that differs from the one in RFC 6455, and removes it.
fn keep_fixed_name(
    value: CodeNumber,
    fixed: &str,
    newer: &mut CodeEntry,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let name = newer.facts.given(Key::Name);
    if let Some(name) = name.filter(|name| is_named_by_protocol(value) && name.value != fixed) {
        diagnostics.push(messages::codes::fixed_name(value, fixed, name));
        *newer.facts.slot_mut(Key::Name) = Slot::Broken;
    }
}

fn add_ranges(entries: Vec<RangeEntry>, merged: &mut Merged, diagnostics: &mut Vec<Diagnostic>) {
    for entry in entries {
        let Some((first, last)) = usable_bounds(&entry) else {
            continue;
        };
        let bounds = Bounds::new(first, last);
        let Some(base) = merged.ranges.get_mut(bounds) else {
            merged.ranges.insert(bounds, entry);
            continue;
        };
        if base.header.source == entry.header.source {
            diagnostics.push(messages::ranges::duplicate_range(
                (first, last),
                usable::start_of(base),
                usable::start_of(&entry),
            ));
            continue;
        }
        if entry.is_bare && !entry.is_damaged {
            let name = format!("the `[[{}]]` {first} to {last}", SpecKey::Range.as_str());
            diagnostics.push(messages::selection::nothing_replaced(
                &name,
                &[FIRST, LAST],
                entry.header,
                base.header,
            ));
        }
        base.header = entry.header;
        base.is_damaged |= entry.is_damaged;
        base.first.replace_with(entry.first);
        base.last.replace_with(entry.last);
        base.facts.override_with(entry.facts);
    }
}
