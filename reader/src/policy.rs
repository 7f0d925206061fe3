//! Who decides the policy of a code: the first that says something, from the file on top down.
//!
//! In each file that is the code itself, then the ranges around it, the innermost first. A range takes from the ranges
//! around it, and from the files below, in the same way.
//!
//! The ranges of a file are put into one another once. After that, codes and ranges are asked for in numeric order, so that
//! each range is entered and left once however many there are.

use close_codes_vocabulary::numbers::is_never_on_the_wire;
use close_codes_vocabulary::{Key, Reconnect, SentBy, sent_by_in_range};

use crate::by_code::{Bounds, ByCode, ByRange, CodeNumber};
use crate::entries::{CodeEntry, Facts, RangeEntry, Slot, SpecFile};
use crate::usable::{usable_bounds, usable_value};

/// The keys of a policy.
const KEYS: [Key; 3] = [Key::SentBy, Key::Reconnect, Key::Session];

/// One for each of [`KEYS`].
type Each<T> = [T; KEYS.len()];

/// What one entry says of its policy.
fn policy_of(facts: &Facts) -> Each<Slot<String>> {
    KEYS.map(|key| facts.slot(key).clone())
}

/// What the files say of policies. A file is known by its place, that at the bottom is 0.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    /// Of each code, what the files say that describe it, that at the bottom first.
    codes: ByCode<Vec<(usize, Each<Slot<String>>)>>,
    /// Of the files that have ranges, that on top last.
    nests: Vec<(usize, Nest)>,
}

/// The ranges of a file inside one another.
#[derive(Debug, Default)]
struct Nest {
    /// Each with what it says or takes from those around it, in the order of [`Bounds`].
    ranges: Vec<(Bounds, Each<Option<Said>>)>,
}

/// What a range says of a key.
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
                // Described twice in one file, it is what was said first.
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

    /// Gives each code the policy that holds for it. The places of the files are those by the indices of their texts.
    pub(crate) fn resolve_codes(&self, codes: &mut ByCode<CodeEntry>, places: &[Option<usize>]) {
        let mut walks = self.walks();
        for (code, entry) in codes.iter_mut() {
            let decided = self.decide(code, &mut walks);
            set_policy(&mut entry.facts, decided, Origin::Code);
            take_reason_out(&mut entry.facts, places);
        }
    }

    /// Gives each range the policy that holds for it.
    pub(crate) fn resolve_ranges(&self, ranges: &mut ByRange<RangeEntry>) {
        let mut walks = self.walks();
        for (bounds, entry) in ranges.iter_mut() {
            // A code is no range, also where both have one number.
            let mut decided = Each::default();
            from_ranges(bounds, &mut walks, &mut decided);
            set_policy(&mut entry.facts, decided, Origin::Range(bounds));
        }
    }

    /// One through each nest, that of the file on top first.
    fn walks(&self) -> Vec<Walk<'_>> {
        let nests = self.nests.iter().rev();
        nests.map(|(layer, nest)| Walk::new(*layer, nest)).collect()
    }

    /// Who decides each key of a code.
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
                    // No range changes that nobody sends one of the four codes.
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
            // Described twice in one file, a range is what was said first.
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

/// The ranges around the place that a walk from the lowest code up has come to: each with its place in the nest, and inside
/// the one before it.
#[derive(Debug, Default)]
struct Open {
    ranges: Vec<(Bounds, usize)>,
}

impl Open {
    fn enter(&mut self, bounds: Bounds, at: usize) {
        self.leave_before(bounds);
        let outer = self.ranges.last();
        // Ranges that cross are a mistake. The second of two decides for itself alone.
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
    /// The first range that is not entered.
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

    /// What the ranges around these codes say. They are asked for in the order of [`Bounds`].
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

/// What kind of entry says something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Code,
    Range(Bounds),
}

/// What decides a key.
#[derive(Clone)]
struct Decision {
    layer: usize,
    origin: Origin,
    slot: Slot<String>,
}

impl Decision {
    /// Makes what a range says of its senders what holds for one of its codes.
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

/// Lets the ranges around these codes decide what is not decided in their file or in one above it.
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

/// Gives an entry, which is `own`, its policy.
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
    // A session that the entry takes from a range around it is meant for the others in that range; and one of a file below that
    // of the word that rules it out is no mistake of whoever wrote that word.
    if is_never
        && session.is_some_and(|(layer, origin)| origin != own || Some(layer) < reconnect_layer)
    {
        *facts.slot_mut(Key::Session) = Slot::Absent;
    }
}

/// Takes out a reason from a file below the one that says that nobody sends the code.
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
