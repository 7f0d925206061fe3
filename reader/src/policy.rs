//! Resolves the policy of each code. The first value that is given decides, from the top file down.
//!
//! In each file, the code itself comes first, then the ranges around it, innermost first. A range inherits from the
//! ranges around it, and from the files below, in the same way.
//!
//! The ranges of a file are nested once. After that, codes and ranges are visited in numeric order, so that each range
//! is entered and left once and the time is linear.

use close_codes_vocabulary::numbers::is_never_on_the_wire;
use close_codes_vocabulary::{Key, Reconnect, SentBy, sent_by_in_range};

use crate::by_code::{Bounds, ByCode, ByRange, CodeNumber};
use crate::entries::{CodeEntry, Facts, RangeEntry, Slot, SpecFile};
use crate::usable::{usable_bounds, usable_value};

/// The policy keys.
const KEYS: [Key; 3] = [Key::SentBy, Key::Reconnect, Key::Session];

/// One item for each of [`KEYS`].
type Each<T> = [T; KEYS.len()];

/// The policy keys of one entry.
fn policy_of(facts: &Facts) -> Each<Slot<String>> {
    KEYS.map(|key| facts.slot(key).clone())
}

/// The policies in all files. A file is identified by its layer; the bottom layer is 0.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    /// For each code, the policies in the files that describe it, from the bottom layer up.
    codes: ByCode<Vec<(usize, Each<Slot<String>>)>>,
    /// The nested ranges of each file that has some, from the bottom layer up.
    nests: Vec<(usize, Nest)>,
}

/// The ranges of a file, nested.
#[derive(Debug, Default)]
struct Nest {
    /// Each range with its policy, own or inherited from the ranges around it, in the order of [`Bounds`].
    ranges: Vec<(Bounds, Each<Option<Said>>)>,
}

/// The value of a key in a range, and the range that gives it.
#[derive(Clone, Debug)]
struct Said {
    by: Bounds,
    slot: Slot<String>,
}

impl Layers {
    /// Adds a file on top of the others.
    pub(crate) fn push(&mut self, layer: usize, file: &SpecFile) {
        for code in &file.codes {
            let Some(value) = usable_value(&code.value) else {
                continue;
            };
            match self.codes.get_mut(value.value) {
                // If a file describes a code twice, the first entry counts.
                Some(said) if said.last().is_some_and(|(last, _)| *last == layer) => {}
                Some(said) => said.push((layer, policy_of(&code.facts))),
                None => self
                    .codes
                    .insert(value.value, vec![(layer, policy_of(&code.facts))]),
            }
        }
        let nest = Nest::of(&file.ranges);
        if !nest.ranges.is_empty() {
            self.nests.push((layer, nest));
        }
    }

    /// Sets the resolved policy of each code. `places` holds the layer of each file, by the index of its text.
    pub(crate) fn resolve_codes(&self, codes: &mut ByCode<CodeEntry>, places: &[Option<usize>]) {
        let mut walks = self.walks();
        for (code, entry) in codes.iter_mut() {
            let decided = self.decide(code, &mut walks);
            set_policy(&mut entry.facts, decided, Origin::Code);
            take_reason_out(&mut entry.facts, places);
        }
    }

    /// Sets the resolved policy of each range.
    pub(crate) fn resolve_ranges(&self, ranges: &mut ByRange<RangeEntry>) {
        let mut walks = self.walks();
        for (bounds, entry) in ranges.iter_mut() {
            // The policy of a code is not inherited by a range of the same single number.
            let mut decided = Each::default();
            from_ranges(bounds, &mut walks, &mut decided);
            set_policy(&mut entry.facts, decided, Origin::Range(bounds));
        }
    }

    /// A walk through each nest, from the top layer down.
    fn walks(&self) -> Vec<Walk<'_>> {
        let nests = self.nests.iter().rev();
        nests.map(|(layer, nest)| Walk::new(*layer, nest)).collect()
    }

    /// Finds the entry that decides each key of a code.
    fn decide(&self, code: CodeNumber, walks: &mut [Walk<'_>]) -> Each<Option<Decision>> {
        let mut decided: Each<Option<Decision>> = Each::default();
        let own = self.codes.get(code).map_or(&[][..], Vec::as_slice);
        for (layer, said) in own.iter().rev() {
            for (slot, decided) in said.iter().zip(&mut decided) {
                if decided.is_none() && !slot.is_absent() {
                    *decided = Some(Decision {
                        layer: *layer,
                        origin: Origin::Code,
                        slot: slot.clone(),
                    });
                }
            }
        }
        let by_code = decided.clone();
        from_ranges(Bounds::new(code, code), walks, &mut decided);
        for ((key, decided), by_code) in KEYS.iter().zip(&mut decided).zip(by_code) {
            if *key == Key::SentBy {
                if is_never_on_the_wire(code) {
                    // A range cannot make one of these codes sendable.
                    *decided = by_code;
                } else if let Some(decision) = decided {
                    decision.say_of_code(code);
                }
            }
        }
        decided
    }
}

impl Nest {
    fn of(entries: &[RangeEntry]) -> Self {
        let mut in_order: ByRange<&RangeEntry> = ByRange::default();
        for entry in entries {
            let Some((first, last)) = usable_bounds(entry) else {
                continue;
            };
            let bounds = Bounds::new(first, last);
            // If a file describes a range twice, the first entry counts.
            if in_order.get(bounds).is_none() {
                in_order.insert(bounds, entry);
            }
        }
        let mut nest = Self::default();
        let mut open = Open::default();
        for (bounds, entry) in in_order.iter() {
            open.leave_before(bounds);
            let around = open.innermost(bounds).map(|at| &nest.ranges[at].1);
            let own = policy_of(&entry.facts);
            let said = core::array::from_fn(|key| {
                if own[key].is_absent() {
                    return around?[key].clone();
                }
                let slot = own[key].clone();
                Some(Said { by: bounds, slot })
            });
            open.enter(bounds, nest.ranges.len());
            nest.ranges.push((bounds, said));
        }
        nest
    }
}

/// The ranges around the current code of a walk, each with its index in the nest. Each range is inside the one before
/// it.
#[derive(Debug, Default)]
struct Open {
    ranges: Vec<(Bounds, usize)>,
}

impl Open {
    fn enter(&mut self, bounds: Bounds, at: usize) {
        self.leave_before(bounds);
        let outer = self.ranges.last();
        // Ranges that cross are a mistake. The second of two applies to itself only.
        if outer.is_none_or(|(outer, _)| outer.contain(bounds)) {
            self.ranges.push((bounds, at));
        }
    }

    /// Leaves the ranges that end before these codes.
    fn leave_before(&mut self, codes: Bounds) {
        while let Some((last, _)) = self.ranges.last() {
            if last.last() >= codes.first() {
                break;
            }
            self.ranges.pop();
        }
    }

    /// The innermost range around these codes.
    fn innermost(&self, codes: Bounds) -> Option<usize> {
        let around = self
            .ranges
            .partition_point(|(range, _)| range.contain(codes));
        let (_, at) = self.ranges[..around].last()?;
        Some(*at)
    }
}

/// A walk through the nest of a file, from the lowest code up.
struct Walk<'l> {
    layer: usize,
    nest: &'l Nest,
    /// The index of the next range to enter.
    next: usize,
    open: Open,
}

impl<'l> Walk<'l> {
    fn new(layer: usize, nest: &'l Nest) -> Self {
        Self {
            layer,
            nest,
            next: 0,
            open: Open::default(),
        }
    }

    /// The policy of the innermost range around these codes. Calls must be in the order of [`Bounds`].
    fn around(&mut self, codes: Bounds) -> Option<&'l Each<Option<Said>>> {
        let ranges = &self.nest.ranges;
        let mut same = None;
        while let Some((bounds, said)) = ranges.get(self.next).filter(|(range, _)| *range <= codes)
        {
            self.open.enter(*bounds, self.next);
            self.next += 1;
            same = Some(said).filter(|_| *bounds == codes);
        }
        self.open.leave_before(codes);
        same.or_else(|| Some(&ranges[self.open.innermost(codes)?].1))
    }
}

/// The kind of entry that gives a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Code,
    Range(Bounds),
}

/// The value that decides a key, and where it comes from.
#[derive(Clone)]
struct Decision {
    layer: usize,
    origin: Origin,
    slot: Slot<String>,
}

impl Decision {
    /// Turns the `sent_by` of a range into the `sent_by` of one of its codes.
    fn say_of_code(&mut self, code: CodeNumber) {
        if let (Origin::Range(_), Slot::Given(word)) = (self.origin, &mut self.slot) {
            if let Some(sent_by) = SentBy::from_word(&word.value) {
                sent_by_in_range(code, sent_by)
                    .as_str()
                    .clone_into(&mut word.value);
            }
        }
    }
}

/// Lets the ranges around these codes decide the keys that no entry in the same layer or a higher one decides.
fn from_ranges(codes: Bounds, walks: &mut [Walk<'_>], decided: &mut Each<Option<Decision>>) {
    for walk in walks {
        let layer = walk.layer;
        let is_open = |decided: &Option<Decision>| {
            let decision = decided.as_ref();
            decision.is_none_or(|decision| decision.layer < layer)
        };
        if !decided.iter().any(is_open) {
            return;
        }
        let Some(around) = walk.around(codes) else {
            continue;
        };
        for (said, decided) in around.iter().zip(decided.iter_mut()) {
            if let (Some(Said { by, slot }), true) = (said, is_open(decided)) {
                *decided = Some(Decision {
                    layer,
                    origin: Origin::Range(*by),
                    slot: slot.clone(),
                });
            }
        }
    }
}

/// Sets the policy of the entry `own`.
fn set_policy(facts: &mut Facts, decided: Each<Option<Decision>>, own: Origin) {
    let mut reconnect_layer = None;
    let mut session = None;
    for (key, decision) in KEYS.iter().zip(decided) {
        let Some(decision) = decision else {
            *facts.slot_mut(*key) = Slot::Absent;
            continue;
        };
        match key {
            Key::Reconnect => reconnect_layer = Some(decision.layer),
            Key::Session => session = Some((decision.layer, decision.origin)),
            _ => {}
        }
        *facts.slot_mut(*key) = decision.slot;
    }
    let is_never = facts
        .word::<Reconnect>(Key::Reconnect)
        .is_some_and(|reconnect| reconnect.value == Reconnect::Never);
    // After `"never"`, an inherited session is dropped without an error: a session of a range is meant for the other
    // codes in it, and a session of a lower file was written before the `"never"`.
    if is_never
        && session.is_some_and(|(layer, origin)| origin != own || Some(layer) < reconnect_layer)
    {
        *facts.slot_mut(Key::Session) = Slot::Absent;
    }
}

/// Removes a reason that comes from a lower file than a `sent_by = "nobody"`.
fn take_reason_out(facts: &mut Facts, places: &[Option<usize>]) {
    let (Some(reason), Some(sent_by)) =
        (facts.given(Key::Reason), facts.word::<SentBy>(Key::SentBy))
    else {
        return;
    };
    let layer_of = |source: usize| places.get(source).copied().flatten();
    if sent_by.value == SentBy::Nobody
        && layer_of(reason.span.source) < layer_of(sent_by.span.source)
    {
        *facts.slot_mut(Key::Reason) = Slot::Absent;
    }
}
