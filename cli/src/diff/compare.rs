//! Compares two specs number by number, by what decides a number in each.

use std::collections::BTreeMap;

use close_codes::CloseCode;
use close_codes_reader::{Key, Language, Range, SentBy, Spec, Texts};
use close_codes_vocabulary::SpecKey;
use close_codes_vocabulary::numbers::{HIGHEST_CODE, LOWEST_CODE, is_never_on_the_wire};

use super::changes::{Change, Comparing, Decider, Words, called, code, range};
use super::place::Places;
use super::policy::{OF_CODES, OF_RANGES, PolicyRules, does, policy};
use super::rule::Rule;
use crate::spans::spans;

/// A spec, with the positions of its entries.
#[derive(Clone, Copy)]
pub(crate) struct Version<'v> {
    pub(crate) spec: &'v Spec,
    pub(crate) places: &'v Places<'v>,
}

/// Every change, the most harmful first.
pub(crate) fn changes(old: Version<'_>, new: Version<'_>) -> Vec<Change> {
    let mut numbers: BTreeMap<(Decider, Decider), Vec<u16>> = BTreeMap::new();
    for number in LOWEST_CODE..=HIGHEST_CODE {
        let deciders = (decider(old.spec, number), decider(new.spec, number));
        numbers.entry(deciders).or_default().push(number);
    }
    let mut comparing = Comparing {
        old: old.spec,
        new: new.spec,
        old_places: old.places,
        places: new.places,
        changes: Vec::new(),
    };
    for ((before, after), numbers) in numbers {
        comparing.numbers(before, after, &numbers);
    }
    comparing.retired();
    comparing.texts();
    let mut changes = comparing.changes;
    changes.sort_by(|one, other| (one.rule, &one.codes).cmp(&(other.rule, &other.codes)));
    changes
}

fn decider(spec: &Spec, number: u16) -> Decider {
    if code(spec, number).is_some() {
        return Decider::Code(number);
    }
    // A range comes before the ranges inside it.
    let mut ranges = spec.ranges.iter().rev();
    ranges
        .find(|range| range.first <= number && number <= range.last)
        .map_or(Decider::Unlisted, |range| {
            Decider::Range(range.first, range.last)
        })
}

/// Whether two ranges have the same meaning: the same name, or the same title or bounds if one has no name.
fn is_same_range(one: &Range, other: &Range) -> bool {
    match (one.name(), other.name()) {
        (Some(one), Some(other)) => one == other,
        _ => one.title() == other.title() || (one.first, one.last) == (other.first, other.last),
    }
}

/// Whether a spec has a range with this meaning that contains all the numbers.
fn holds(spec: &Spec, wanted: &Range, numbers: &[u16]) -> bool {
    spec.ranges.iter().any(|range| {
        is_same_range(range, wanted)
            && numbers
                .iter()
                .all(|number| (range.first..=range.last).contains(number))
    })
}

impl Comparing<'_> {
    /// Compares numbers that one entry decided, and another one decides now.
    fn numbers(&mut self, before: Decider, after: Decider, numbers: &[u16]) {
        match (before, after) {
            (Decider::Unlisted, Decider::Unlisted) => self.unlisted(numbers),
            (Decider::Code(number), Decider::Code(_)) => self.code(number),
            (Decider::Code(number), Decider::Range(..) | Decider::Unlisted) => {
                self.code_gone(number, after);
            }
            (Decider::Range(..) | Decider::Unlisted, Decider::Code(number)) => {
                self.code_new(number, before);
            }
            (Decider::Range(..), Decider::Range(..)) => {
                self.ranges(before, after, numbers);
                self.policies(before, after, numbers, &OF_RANGES);
            }
            (Decider::Range(first, last), Decider::Unlisted) => {
                let retired = &self.new.retired;
                let (retired, gone): (Vec<u16>, Vec<u16>) =
                    numbers.iter().partition(|number| retired.contains(number));
                if let Some(range) = range(self.old, first, last) {
                    self.range_lost(range, after, &gone);
                    self.range_retired(range, &retired);
                }
            }
            (Decider::Unlisted, Decider::Range(first, last)) => {
                let retired = &self.old.retired;
                let (reused, added): (Vec<u16>, Vec<u16>) =
                    numbers.iter().partition(|number| retired.contains(number));
                if let Some(range) = range(self.new, first, last) {
                    self.range_new(range, before, &added);
                }
                if !reused.is_empty() {
                    let Words { were, are, .. } = Words::about(&reused);
                    let message = format!(
                        "{} {were} retired, and {are} in {}",
                        spans(&reused),
                        called(self.new, after)
                    );
                    self.reused(&reused, after, message);
                }
                self.policies_after_registry(before, after, &added, &OF_RANGES);
            }
        }
    }

    /// Compares a number whose policy came from the standard registry in the old version.
    fn policies_after_registry(
        &mut self,
        before: Decider,
        after: Decider,
        numbers: &[u16],
        rules: &PolicyRules,
    ) {
        if self.old.unlisted.is_none() {
            let is_registered = |number: &u16| CloseCode::SPEC.code(*number).is_some();
            let registered: Vec<u16> = numbers.iter().copied().filter(is_registered).collect();
            self.policies(before, after, &registered, rules);
        }
    }

    fn code(&mut self, number: u16) {
        let decider = Decider::Code(number);
        let (Some(old), Some(new)) = (code(self.old, number), code(self.new, number)) else {
            return;
        };
        if old.name() != new.name() {
            let moved = self.moved(old.name());
            let message = format!("{number} was {} and is {}{moved}", old.name(), new.name());
            let experience = format!(
                "a peer of the old version takes it for {}, and does what that asks for",
                old.name()
            );
            let place = self.place(decider, Some(Key::Name));
            self.add(
                Rule::CodeMeaningChanged,
                &[number],
                place,
                message,
                experience,
            );
        }
        self.policies(decider, decider, &[number], &OF_CODES);
        self.entry_texts(decider, &[number], &old.texts, &new.texts);
    }

    /// A clause about a name that has moved to another number.
    fn moved(&self, name: &str) -> String {
        let moved = self.new.codes.iter().find(|code| code.name() == name);
        moved.map_or_else(String::new, |code| {
            format!("; {name} is {} now", code.value)
        })
    }

    fn code_gone(&mut self, number: u16, after: Decider) {
        let before = Decider::Code(number);
        let Some(old) = code(self.old, number) else {
            return;
        };
        let was = called(self.old, before);
        let name = old.name();
        let experience = self.still_sent(old.sent_by(), &[number], after);
        if self.new.retired.contains(&number) {
            let place = self.place_of_retired(number);
            let message = format!("{was} is retired");
            self.add(Rule::CodeRetired, &[number], place, message, experience);
            return;
        }
        if let Decider::Range(first, last) = after {
            let is_named_so =
                range(self.new, first, last).is_some_and(|new| new.name() == Some(name));
            if is_named_so {
                let message = format!("{was} is one of {} now", called(self.new, after));
                let place = self.place(after, None);
                let experience = "a peer of the other version means the same by it";
                self.add(Rule::CodeBecameRange, &[number], place, message, experience);
                self.policies(before, after, &[number], &OF_CODES);
                return;
            }
        }
        let registered = CloseCode::SPEC.code(number);
        let is_fixed = is_never_on_the_wire(number);
        if after == Decider::Unlisted
            && registered.is_some_and(|info| info.name == name || is_fixed)
        {
            let message = format!("{was} is left to the standard registry");
            let experience = if is_fixed {
                "no peer sends it"
            } else {
                "a peer of the other version means the same by it"
            };
            let place = self.place_of_left(before, number, None);
            self.add(
                Rule::CodeLeftToRegistry,
                &[number],
                place,
                message,
                experience,
            );
            self.policies(before, after, &[number], &OF_CODES);
            return;
        }
        let message = format!(
            "{was} is gone, and {number} is not in `{}`{}",
            SpecKey::Retired.as_str(),
            self.moved(name)
        );
        let place = self.old_place(before, None);
        self.add(Rule::CodeRemoved, &[number], place, message, experience);
    }

    /// What happens to numbers that peers of the old version still send, and that another entry decides now.
    fn still_sent(&self, sent_by: SentBy, numbers: &[u16], after: Decider) -> String {
        let Words {
            them,
            codes,
            the_numbers,
            ..
        } = Words::about(numbers);
        let (sender, receiver) = match sent_by {
            SentBy::Either => ("a peer", "one"),
            SentBy::Client => ("a client", "a server"),
            SentBy::Server => ("a server", "a client"),
            SentBy::Nobody => {
                return format!(
                    "nobody sends {them}, but a later version may give {the_numbers} another meaning"
                );
            }
        };
        let taken = match after {
            Decider::Range(..) => format!("{codes} of {}", called(self.new, after)),
            Decider::Code(_) | Decider::Unlisted => format!("{codes} that it does not know"),
        };
        format!(
            "{sender} of the old version still sends {them}, \
             and {receiver} of the new version takes {them} for {taken}"
        )
    }

    fn code_new(&mut self, number: u16, before: Decider) {
        let after = Decider::Code(number);
        let Some(new) = code(self.new, number) else {
            return;
        };
        let is = called(self.new, after);
        if self.old.retired.contains(&number) {
            self.reused(
                &[number],
                after,
                format!("{number} was retired, and is {is}"),
            );
            return;
        }
        let old = policy(self.old, before, number);
        let taken = match (before, CloseCode::SPEC.code(number)) {
            (Decider::Range(..), _) => format!("a code of {}", called(self.old, before)),
            (Decider::Code(_) | Decider::Unlisted, Some(info)) => {
                format!("{number} {} of the standard registry", info.name)
            }
            (Decider::Code(_) | Decider::Unlisted, None) => "an unlisted code".to_owned(),
        };
        let experience = match new.sent_by() {
            SentBy::Nobody => "nobody sends it to a peer of the old version".to_owned(),
            SentBy::Client => format!("a server of the old version takes it for {taken}"),
            SentBy::Server => format!(
                "a client of the old version takes it for {taken}, and {}",
                does(old.reconnect)
            ),
            SentBy::Either => format!(
                "a peer of the old version takes it for {taken}; a client then {}",
                does(old.reconnect)
            ),
        };
        let place = self.place(after, None);
        let message = format!("{is} is new");
        self.add(Rule::CodeAdded, &[number], place, message, experience);
        if before == Decider::Unlisted {
            self.policies_after_registry(before, after, &[number], &OF_CODES);
        } else {
            self.policies(before, after, &[number], &OF_CODES);
        }
    }

    fn reused(&mut self, numbers: &[u16], after: Decider, message: String) {
        let place = self.place(after, None);
        let Words {
            them, they, were, ..
        } = Words::about(numbers);
        let experience = format!(
            "a peer from before {they} {were} retired takes {them} for what {they} meant then"
        );
        self.add(Rule::RetiredReused, numbers, place, message, experience);
    }

    /// Compares numbers that were in a range and still are in one.
    fn ranges(&mut self, before: Decider, after: Decider, numbers: &[u16]) {
        let (Decider::Range(first, last), Decider::Range(new_first, new_last)) = (before, after)
        else {
            return;
        };
        let (Some(old), Some(new)) = (
            range(self.old, first, last),
            range(self.new, new_first, new_last),
        ) else {
            return;
        };
        if is_same_range(old, new) {
            self.entry_texts(after, numbers, &old.texts, &new.texts);
        } else if holds(self.new, old, numbers) {
            self.range_new(new, before, numbers);
        } else if holds(self.old, new, numbers) {
            self.range_lost(old, after, numbers);
        } else {
            let Words {
                them,
                were,
                are,
                codes,
                ..
            } = Words::about(numbers);
            let message = format!(
                "{} {were} in {} and {are} in {}",
                spans(numbers),
                called(self.old, before),
                called(self.new, after)
            );
            let experience = format!(
                "a peer of the old version takes {them} for {codes} of {}, and does what that asks for",
                called(self.old, before)
            );
            let place = self.place(after, Some(Key::Name));
            self.add(
                Rule::RangeMeaningChanged,
                numbers,
                place,
                message,
                experience,
            );
        }
    }

    /// Reports numbers that a range has lost.
    fn range_lost(&mut self, old: &Range, after: Decider, numbers: &[u16]) {
        if numbers.is_empty() {
            return;
        }
        let before = Decider::Range(old.first, old.last);
        let was = called(self.old, before);
        let kept = self.new.ranges.iter().find(|new| is_same_range(old, new));
        let experience = self.still_sent(old.sent_by(), numbers, after);
        if let Some(new) = kept {
            let place = self.place(Decider::Range(new.first, new.last), None);
            let message = format!("{was} has lost {}", spans(numbers));
            self.add(Rule::RangeShrunk, numbers, place, message, experience);
        } else {
            let place = self.old_place(before, None);
            let message = format!("{was} is gone");
            self.add(Rule::RangeRemoved, numbers, place, message, experience);
        }
    }

    /// Reports numbers that were in a range and are retired.
    fn range_retired(&mut self, old: &Range, numbers: &[u16]) {
        let Some(&first) = numbers.first() else {
            return;
        };
        let was = called(self.old, Decider::Range(old.first, old.last));
        let experience = self.still_sent(old.sent_by(), numbers, Decider::Unlisted);
        let place = self.place_of_retired(first);
        let are = Words::about(numbers).are;
        let message = format!("{} of {was} {are} retired", spans(numbers));
        self.add(Rule::RangeRetired, numbers, place, message, experience);
    }

    /// Reports numbers that are new in a range.
    fn range_new(&mut self, new: &Range, before: Decider, numbers: &[u16]) {
        if numbers.is_empty() {
            return;
        }
        let decider = Decider::Range(new.first, new.last);
        let is = called(self.new, decider);
        let place = self.place(decider, None);
        let Words {
            them,
            codes,
            unlisted_codes,
            ..
        } = Words::about(numbers);
        let taken = match before {
            Decider::Range(..) => format!("{codes} of {}", called(self.old, before)),
            Decider::Code(_) | Decider::Unlisted => unlisted_codes.to_owned(),
        };
        let experience = format!("a peer of the old version takes {them} for {taken}");
        if self.old.ranges.iter().any(|old| is_same_range(old, new)) {
            let message = format!("{is} has {} too", spans(numbers));
            self.add(Rule::RangeGrown, numbers, place, message, experience);
        } else {
            self.add(
                Rule::RangeAdded,
                numbers,
                place,
                format!("{is} is new"),
                experience,
            );
        }
    }

    fn retired(&mut self) {
        for &number in &self.old.retired {
            let (before, after) = (decider(self.old, number), decider(self.new, number));
            // A number with a new meaning is reported above.
            let is_reused = matches!(
                (before, after),
                (_, Decider::Code(_)) | (Decider::Unlisted, Decider::Range(..))
            );
            if !is_reused && !self.new.retired.contains(&number) {
                let message = format!("{number} is no longer in `{}`", SpecKey::Retired.as_str());
                let experience = "a later version may give it a meaning, and a peer from before it was retired knows another";
                let place = self.old_places.listed(SpecKey::Retired, number);
                let place = place.unwrap_or_else(|| self.old_places.start());
                self.add(
                    Rule::RetiredForgotten,
                    &[number],
                    place,
                    message,
                    experience,
                );
            }
        }
        for &number in &self.new.retired {
            let (before, after) = (decider(self.old, number), decider(self.new, number));
            let experience = match before {
                // This is reported above.
                Decider::Code(_) => continue,
                Decider::Range(..) if after == Decider::Unlisted => continue,
                Decider::Range(first, last) => {
                    let sent_by = range(self.old, first, last).map(Range::sent_by);
                    self.still_sent(sent_by.unwrap_or(SentBy::Either), &[number], after)
                }
                Decider::Unlisted => "a peer of the old version knows nothing of it".to_owned(),
            };
            if !self.old.retired.contains(&number) {
                let place = self.place_of_retired(number);
                let message = format!("{number} is retired");
                self.add(Rule::RetiredAdded, &[number], place, message, experience);
            }
        }
    }

    /// Compares the category of the specs, and the texts of their languages.
    fn texts(&mut self) {
        let (old, new) = (self.old, self.new);
        if old.category != new.category {
            let message = format!(
                "the category was {:?} and is {:?}",
                old.category, new.category
            );
            let place = self.places.top(SpecKey::Category);
            let place = place.or_else(|| self.old_places.top(SpecKey::Category));
            let place = place.unwrap_or_else(|| self.places.start());
            self.add(Rule::TextChanged, &[], place, message, OTHER_TEXT);
        }
        for before in &old.languages {
            let tag = &before.language;
            let after = new.languages.iter().find(|after| after.language == *tag);
            let (places, message) = match after {
                None => (self.old_places, format!("the language {tag:?} is gone")),
                Some(after) if is_translated_otherwise(before, after) => {
                    let message = format!("texts in the language {tag:?} changed");
                    (self.places, message)
                }
                Some(_) => continue,
            };
            self.translation(places, tag, message);
        }
        for after in &new.languages {
            let tag = &after.language;
            if old.languages.iter().all(|before| before.language != *tag) {
                self.translation(self.places, tag, format!("the language {tag:?} is new"));
            }
        }
    }

    fn translation(&mut self, places: &Places<'_>, tag: &str, message: String) {
        // The only file with the texts of the standard registry is the one in `extends`.
        let place = places.language(tag);
        let place = place.or_else(|| places.top(SpecKey::Locales));
        let place = place.or_else(|| places.top(SpecKey::Extends));
        let place = place.unwrap_or_else(|| places.start());
        self.add(Rule::TranslationChanged, &[], place, message, OTHER_TEXT);
    }

    /// Compares the texts of a code or of a range.
    fn entry_texts(&mut self, decider: Decider, numbers: &[u16], old: &Texts, new: &Texts) {
        let name = |texts: &Texts| texts.get(Key::Name).map(str::to_owned);
        let is_renamed = name(old).is_some() && name(new).is_some() && name(old) != name(new);
        let changed: Vec<Key> = Key::ALL
            .iter()
            .copied()
            // The words of a policy are compared as policies.
            .filter(|key| !key.is_policy())
            .filter(|key| match key {
                // Another name is another meaning, except for a range that gained or lost its name.
                Key::Name => old.get(*key).is_none() || new.get(*key).is_none(),
                // With another name, the default title differs too.
                Key::Title => !is_renamed,
                _ => true,
            })
            .filter(|key| old.get(*key) != new.get(*key))
            .collect();
        let Some(&first) = changed.first() else {
            return;
        };
        let keys: Vec<String> = changed
            .iter()
            .map(|key| format!("`{}`", key.as_str()))
            .collect();
        let message = format!(
            "{} of {} changed",
            keys.join(", "),
            called(self.new, decider)
        );
        let place = self.place(decider, Some(first));
        self.add(Rule::TextChanged, numbers, place, message, OTHER_TEXT);
    }
}

const OTHER_TEXT: &str = "people read another text";

/// Whether a language has another text for an entry that both versions have. The translation of a new code does not
/// count.
fn is_translated_otherwise(old: &Language, new: &Language) -> bool {
    // The pattern is exhaustive: a forgotten field does not compile.
    let Language {
        language: _,
        base,
        category,
        headings,
        templates,
        codes,
        ranges,
    } = old;
    let other_code = codes.iter().any(|old| {
        let mut new = new.codes.iter();
        new.any(|new| new.code == old.code && new.texts != old.texts)
    });
    let other_range = ranges.iter().any(|old| {
        let mut new = new.ranges.iter();
        new.any(|new| (new.first, new.last) == (old.first, old.last) && new.texts != old.texts)
    });
    *base != new.base
        || *category != new.category
        || *headings != new.headings
        || *templates != new.templates
        || other_code
        || other_range
}
