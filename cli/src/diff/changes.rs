//! The changes between two specs, and the words for them.

use close_codes_reader::{Code, Key, Range, Spec};
use close_codes_vocabulary::SpecKey;

use super::place::{Place, Places};
use super::rule::Rule;
use crate::spans::spans;

/// A change, with what a peer of the other version experiences.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) rule: Rule,
    /// The numbers, such as "4001" or "4100-4149, 4160-4199"; empty for a change that is not about numbers.
    pub(crate) codes: String,
    /// The position in the new version, or in the old one for a removed entry.
    pub(crate) place: Place,
    pub(crate) message: String,
    pub(crate) experience: String,
}

/// What decides the meaning of a number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Decider {
    Code(u16),
    Range(u16, u16),
    Unlisted,
}

pub(super) fn code(spec: &Spec, number: u16) -> Option<&Code> {
    let at = spec.codes.binary_search_by_key(&number, |code| code.value);
    at.ok().map(|at| &spec.codes[at])
}

pub(super) fn range(spec: &Spec, first: u16, last: u16) -> Option<&Range> {
    let mut ranges = spec.ranges.iter();
    ranges.find(|range| (range.first, range.last) == (first, last))
}

pub(super) fn called(spec: &Spec, decider: Decider) -> String {
    match decider {
        Decider::Code(number) => {
            let name = code(spec, number).map_or("", Code::name);
            format!("{number} {name}")
        }
        Decider::Range(first, last) => {
            let name = range(spec, first, last)
                .map_or("", |range| range.name().unwrap_or_else(|| range.title()));
            format!("the range {first}-{last} {name}")
        }
        Decider::Unlisted => SpecKey::Unlisted.as_str().to_owned(),
    }
}

/// The words of a sentence about one number or several.
pub(super) struct Words {
    pub(super) they: &'static str,
    pub(super) them: &'static str,
    pub(super) were: &'static str,
    pub(super) are: &'static str,
    pub(super) codes: &'static str,
    pub(super) unlisted_codes: &'static str,
    pub(super) the_numbers: &'static str,
}

impl Words {
    pub(super) const fn about(numbers: &[u16]) -> Self {
        if let [_] = numbers {
            Self {
                they: "it",
                them: "it",
                were: "was",
                are: "is",
                codes: "a code",
                unlisted_codes: "an unlisted code",
                the_numbers: "the number",
            }
        } else {
            Self {
                they: "they",
                them: "them",
                were: "were",
                are: "are",
                codes: "codes",
                unlisted_codes: "unlisted codes",
                the_numbers: "the numbers",
            }
        }
    }
}

/// A comparison in progress of an old version with a new one.
pub(super) struct Comparing<'s> {
    pub(super) old: &'s Spec,
    pub(super) new: &'s Spec,
    pub(super) old_places: &'s Places<'s>,
    pub(super) places: &'s Places<'s>,
    pub(super) changes: Vec<Change>,
}

impl Comparing<'_> {
    pub(super) fn add(
        &mut self,
        rule: Rule,
        codes: &[u16],
        place: Place,
        message: impl Into<String>,
        experience: impl Into<String>,
    ) {
        self.changes.push(Change {
            rule,
            codes: spans(codes),
            place,
            message: message.into(),
            experience: experience.into(),
        });
    }

    /// The position of a decider in the new version, or of one of its keys.
    pub(super) fn place(&self, decider: Decider, key: Option<Key>) -> Place {
        place_of(self.places, self.new, decider, key).unwrap_or_else(|| self.places.start())
    }

    /// The same position in the old version.
    pub(super) fn old_place(&self, decider: Decider, key: Option<Key>) -> Place {
        place_of(self.old_places, self.old, decider, key).unwrap_or_else(|| self.old_places.start())
    }

    /// The position at which the new version decides a key of numbers. If the standard registry decides it, the
    /// position at which the new version leaves them to it.
    pub(super) fn place_of_policy(
        &self,
        before: Decider,
        after: Decider,
        number: u16,
        key: Key,
    ) -> Place {
        if after == Decider::Unlisted {
            self.place_of_left(before, number, Some(key))
        } else {
            self.place(after, Some(key))
        }
    }

    /// The position at which a code is left to the standard registry: its number in `except`, or its old entry.
    pub(super) fn place_of_left(&self, before: Decider, number: u16, key: Option<Key>) -> Place {
        let excepted = self.places.listed(SpecKey::Except, number);
        excepted.unwrap_or_else(|| self.old_place(before, key))
    }

    /// The position at which the new version retires a number.
    pub(super) fn place_of_retired(&self, number: u16) -> Place {
        let listed = self.places.listed(SpecKey::Retired, number);
        listed.unwrap_or_else(|| self.places.start())
    }
}

fn place_of(places: &Places<'_>, spec: &Spec, decider: Decider, key: Option<Key>) -> Option<Place> {
    let texts = match decider {
        Decider::Code(number) => &code(spec, number)?.texts,
        Decider::Range(first, last) => &range(spec, first, last)?.texts,
        Decider::Unlisted => return places.top(SpecKey::Unlisted),
    };
    let says = key.and_then(|key| Some((key, texts.get(key)?)));
    match decider {
        Decider::Code(number) => {
            let place = places.code(number, says);
            place.or_else(|| places.brought(number))
        }
        Decider::Range(first, last) => places.range(first, last, says),
        Decider::Unlisted => None,
    }
}
