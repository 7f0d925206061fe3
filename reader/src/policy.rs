//! Who decides the policy of a code: the first that says something, from the file on top down.
//!
//! In each file that is the code itself, then the ranges around it, the innermost first. A range takes from the ranges
//! around it, and from the files below, in the same way.

use close_codes_vocabulary::numbers::is_never_on_the_wire;
use close_codes_vocabulary::{Key, Reconnect, SentBy, sent_by_in_range};

use crate::CodeNumber;
use crate::by_code::ByCode;
use crate::entries::{Facts, Slot, SpecFile};
use crate::usable::{usable_bounds, usable_value};

/// The keys of a policy.
const KEYS: [Key; 3] = [Key::SentBy, Key::Reconnect, Key::Session];

/// What one entry says of its policy, by the places in [`KEYS`].
type Policy = [Slot<String>; KEYS.len()];

fn policy_of(facts: &Facts) -> Policy {
    KEYS.map(|key| facts.slot(key).clone())
}

/// The policies in one file.
#[derive(Debug)]
pub(crate) struct Layer {
    /// The index of its text.
    source: usize,
    codes: ByCode<Policy>,
    /// Each with its bounds, the shortest range first, so that the innermost comes before those around it.
    ranges: Vec<((CodeNumber, CodeNumber), Policy)>,
}

impl Layer {
    pub(crate) fn of(file: &SpecFile) -> Self {
        let mut layer = Self {
            source: file.source,
            codes: ByCode::default(),
            ranges: Vec::new(),
        };
        for code in &file.codes {
            if let Some(value) = usable_value(&code.value) {
                if layer.codes.get(value.value).is_none() {
                    layer.codes.insert(value.value, policy_of(&code.facts));
                }
            }
        }
        for range in &file.ranges {
            if let Some(bounds) = usable_bounds(range) {
                layer.ranges.push((bounds, policy_of(&range.facts)));
            }
        }
        layer.ranges.sort_by_key(|((first, last), _)| last - first);
        layer
    }

    /// The policies that hold for all codes from `first` to `last`, the nearest first.
    fn around(
        &self,
        first: CodeNumber,
        last: CodeNumber,
    ) -> impl Iterator<Item = (Origin, &Policy)> {
        let code = (first == last).then(|| self.codes.get(first)).flatten();
        let code = code.map(|policy| (Origin::Code, policy));
        let ranges = self
            .ranges
            .iter()
            .filter(move |((from, to), _)| *from <= first && last <= *to)
            .map(|(bounds, policy)| (Origin::Range(*bounds), policy));
        code.into_iter().chain(ranges)
    }
}

/// What kind of entry says something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Code,
    Range((CodeNumber, CodeNumber)),
}

/// What decides a key: its place among all that could, and what it says.
struct Decision {
    rank: usize,
    origin: Origin,
    slot: Slot<String>,
}

/// Gives the entry of a code the policy that holds for it; `layers` are the files, the one on top last.
pub(crate) fn resolve_code(code: CodeNumber, facts: &mut Facts, layers: &[Layer]) {
    let mut decided = decide(code, code, layers, |key, origin| {
        // No range changes that nobody sends one of the four codes.
        key != Key::SentBy || origin == Origin::Code || !is_never_on_the_wire(code)
    });
    for (key, decision) in KEYS.iter().zip(&mut decided) {
        if let (Key::SentBy, Some(decision)) = (key, decision) {
            decision.say_of_code(code);
        }
    }
    set_policy(facts, decided, Origin::Code);
    take_reason_out(facts, layers);
}

/// Gives the entry of a range the policy that holds for it.
pub(crate) fn resolve_range(bounds: (CodeNumber, CodeNumber), facts: &mut Facts, layers: &[Layer]) {
    let (first, last) = bounds;
    // A code is no range, also where both have one number.
    let decided = decide(first, last, layers, |_, origin| origin != Origin::Code);
    set_policy(facts, decided, Origin::Range(bounds));
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

/// The first of all entries around these codes to say something, for each of [`KEYS`].
fn decide(
    first: CodeNumber,
    last: CodeNumber,
    layers: &[Layer],
    may_decide: impl Fn(Key, Origin) -> bool,
) -> [Option<Decision>; KEYS.len()] {
    let mut decided = [const { None }; KEYS.len()];
    let policies = layers
        .iter()
        .rev()
        .flat_map(|layer| layer.around(first, last));
    for (rank, (origin, policy)) in policies.enumerate() {
        for ((key, slot), decided) in KEYS.iter().zip(policy).zip(&mut decided) {
            if decided.is_none() && !slot.is_absent() && may_decide(*key, origin) {
                *decided = Some(Decision {
                    rank,
                    origin,
                    slot: slot.clone(),
                });
            }
        }
        if decided.iter().all(Option::is_some) {
            break;
        }
    }
    decided
}

/// Gives an entry, which is `own`, its policy.
fn set_policy(facts: &mut Facts, decided: [Option<Decision>; KEYS.len()], own: Origin) {
    let mut reconnect_rank = None;
    let mut session = None;
    for (key, decision) in KEYS.iter().zip(decided) {
        let Some(Decision { rank, origin, slot }) = decision else {
            *facts.slot_mut(*key) = Slot::Absent;
            continue;
        };
        match key {
            Key::Reconnect => reconnect_rank = Some(rank),
            Key::Session => session = Some((rank, origin)),
            _ => {}
        }
        *facts.slot_mut(*key) = slot;
    }
    let is_never = facts
        .word::<Reconnect>(Key::Reconnect)
        .is_some_and(|reconnect| reconnect.value == Reconnect::Never);
    // A session that the entry takes from a range around it is meant for the others in that range; and one from further
    // away than the word that rules it out is no mistake of whoever wrote that word.
    if is_never
        && session.is_some_and(|(rank, origin)| origin != own || Some(rank) > reconnect_rank)
    {
        *facts.slot_mut(Key::Session) = Slot::Absent;
    }
}

/// Takes out a reason from a file below the one that says that nobody sends the code.
fn take_reason_out(facts: &mut Facts, layers: &[Layer]) {
    let (Some(reason), Some(sent_by)) =
        (facts.given(Key::Reason), facts.word::<SentBy>(Key::SentBy))
    else {
        return;
    };
    let layer_of = |source| layers.iter().position(|layer| layer.source == source);
    if sent_by.value == SentBy::Nobody
        && layer_of(reason.span.source) < layer_of(sent_by.span.source)
    {
        *facts.slot_mut(Key::Reason) = Slot::Absent;
    }
}
