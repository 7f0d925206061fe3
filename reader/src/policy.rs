//! Who decides the policy of a code: the first that says something, from the file on top down.
//!
//! In each file that is the code itself, then the ranges around it, the innermost first. A range takes from the ranges
//! around it, and from the files below, in the same way.

use close_codes_vocabulary::numbers::is_never_on_the_wire;
use close_codes_vocabulary::{Key, Reconnect, SentBy};

use crate::CodeNumber;
use crate::by_code::ByCode;
use crate::check::{usable_bounds, usable_value};
use crate::entries::{Facts, Slot, SpecFile};

/// The keys of a policy.
const KEYS: [Key; 3] = [Key::SentBy, Key::Reconnect, Key::Session];

/// What one entry says of its policy, by the places in [`KEYS`].
type Policy = [Slot<String>; KEYS.len()];

fn policy_of(facts: &Facts) -> Policy {
    KEYS.map(|key| facts.slot(key).clone())
}

/// The policies in one file.
#[derive(Debug, Default)]
pub(crate) struct Layer {
    codes: ByCode<Policy>,
    /// Each with its bounds, the shortest range first, so that the innermost comes before those around it.
    ranges: Vec<((CodeNumber, CodeNumber), Policy)>,
}

impl Layer {
    pub(crate) fn of(file: &SpecFile) -> Self {
        let mut layer = Self::default();
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

    /// Takes out what the file says of a code that a file above leaves out.
    pub(crate) fn leave_out(&mut self, code: CodeNumber) -> Option<LeftOut> {
        self.codes.remove(code).map(LeftOut)
    }

    /// Puts back what was taken out.
    pub(crate) fn put_back(&mut self, code: CodeNumber, left_out: LeftOut) {
        if self.codes.get(code).is_none() {
            self.codes.insert(code, left_out.0);
        }
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
            .map(|(_, policy)| (Origin::Range, policy));
        code.into_iter().chain(ranges)
    }
}

/// What a file said of a code that was left out.
#[derive(Debug)]
pub(crate) struct LeftOut(Policy);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Code,
    Range,
}

/// Gives the entry of a code the policy that holds for it; `layers` are the files, the one on top last.
pub(crate) fn resolve_code(code: CodeNumber, facts: &mut Facts, layers: &[Layer]) {
    resolve(code, code, facts, layers, |key, origin, slot| {
        let Some(word) = slot.given() else {
            return true;
        };
        // No range changes what RFC 6455 says of the sender of a code, but to a side that it allows.
        key != Key::SentBy
            || origin == Origin::Code
            || !(is_never_on_the_wire(code) || word.value == SentBy::Either.as_str())
    });
}

/// Gives the entry of a range the policy that holds for it.
pub(crate) fn resolve_range(
    (first, last): (CodeNumber, CodeNumber),
    facts: &mut Facts,
    layers: &[Layer],
) {
    resolve(first, last, facts, layers, |_, origin, _| {
        // A code is no range, also where both have one number.
        origin == Origin::Range
    });
}

fn resolve(
    first: CodeNumber,
    last: CodeNumber,
    facts: &mut Facts,
    layers: &[Layer],
    may_decide: impl Fn(Key, Origin, &Slot<String>) -> bool,
) {
    // What decides each key, and after how many that could have.
    let mut decided: [Option<(usize, &Slot<String>)>; KEYS.len()] = [None; KEYS.len()];
    let policies = layers
        .iter()
        .rev()
        .flat_map(|layer| layer.around(first, last));
    for (rank, (origin, policy)) in policies.enumerate() {
        for ((key, slot), decided) in KEYS.iter().zip(policy).zip(&mut decided) {
            if decided.is_none() && !slot.is_absent() && may_decide(*key, origin, slot) {
                *decided = Some((rank, slot));
            }
        }
        if decided.iter().all(Option::is_some) {
            break;
        }
    }
    let rank = |wanted: Key| {
        let decided = KEYS.iter().zip(&decided).find(|(key, _)| **key == wanted);
        decided.and_then(|(_, decided)| Some(decided.as_ref()?.0))
    };
    let (reconnect_rank, session_rank) = (rank(Key::Reconnect), rank(Key::Session));
    for (key, decided) in KEYS.iter().zip(decided) {
        *facts.slot_mut(*key) = decided.map_or(Slot::Absent, |(_, slot)| slot.clone());
    }
    // A session that comes from further away than the word that rules it out is no mistake of whoever wrote that word.
    let is_never = facts
        .word::<Reconnect>(Key::Reconnect)
        .is_some_and(|reconnect| reconnect.value == Reconnect::Never);
    if is_never && session_rank > reconnect_rank {
        *facts.slot_mut(Key::Session) = Slot::Absent;
    }
    // Nor is a reason in a file below the one that says that nobody sends the code.
    if let (Some(reason), Some(sent_by)) =
        (facts.given(Key::Reason), facts.word::<SentBy>(Key::SentBy))
    {
        if sent_by.value == SentBy::Nobody && reason.span.source > sent_by.span.source {
            *facts.slot_mut(Key::Reason) = Slot::Absent;
        }
    }
}
