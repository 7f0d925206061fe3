//! What changed between two specs, number by number: whoever decides over a number in one and in the other.

use std::collections::BTreeMap;

use close_codes::CloseCode;
use close_codes_reader::{Code, Key, Range, Reconnect, SentBy, Session, Spec, Texts};
use close_codes_vocabulary::numbers::{HIGHEST_CODE, LOWEST_CODE};
use close_codes_vocabulary::{SpecKey, default_sent_by, sent_by_in_range};

use super::place::{Place, Places};
use super::rule::Rule;

/// A change, with what a peer of the other version experiences.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) rule: Rule,
    /// The numbers, such as "4001" or "4100-4149, 4160-4199"; empty where the change is about none.
    pub(crate) codes: String,
    /// In the new version.
    pub(crate) place: Place,
    pub(crate) message: String,
    pub(crate) experience: String,
}

/// Who decides over a number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Decider {
    Code(u16),
    Range(u16, u16),
    Unlisted,
}

/// What a spec lets peers do with a number.
#[derive(Clone, Copy)]
struct Policy {
    sent_by: SentBy,
    reconnect: Option<Reconnect>,
    session: Option<Session>,
}

/// The rules about a policy: those of a code, or those of a range.
struct PolicyRules {
    sender: Rule,
    stricter: Rule,
    looser: Rule,
    lost: Rule,
    kept: Rule,
}

const OF_CODES: PolicyRules = PolicyRules {
    sender: Rule::CodeSenderChanged,
    stricter: Rule::CodeReconnectStricter,
    looser: Rule::CodeReconnectLooser,
    lost: Rule::CodeSessionLost,
    kept: Rule::CodeSessionKept,
};

const OF_RANGES: PolicyRules = PolicyRules {
    sender: Rule::RangeSenderChanged,
    stricter: Rule::RangeReconnectStricter,
    looser: Rule::RangeReconnectLooser,
    lost: Rule::RangeSessionLost,
    kept: Rule::RangeSessionKept,
};

/// Every change, the most harmful first.
pub(crate) fn changes(old: &Spec, new: &Spec, places: &Places<'_>) -> Vec<Change> {
    let mut numbers: BTreeMap<(Decider, Decider), Vec<u16>> = BTreeMap::new();
    for number in LOWEST_CODE..=HIGHEST_CODE {
        let deciders = (decider(old, number), decider(new, number));
        numbers.entry(deciders).or_default().push(number);
    }
    let mut comparing = Comparing {
        old,
        new,
        places,
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
    // A range stands before those inside it.
    let mut ranges = spec.ranges.iter().rev();
    ranges
        .find(|range| range.first <= number && number <= range.last)
        .map_or(Decider::Unlisted, |range| {
            Decider::Range(range.first, range.last)
        })
}

fn code(spec: &Spec, number: u16) -> Option<&Code> {
    let at = spec.codes.binary_search_by_key(&number, |code| code.value);
    at.ok().map(|at| &spec.codes[at])
}

fn range(spec: &Spec, first: u16, last: u16) -> Option<&Range> {
    let mut ranges = spec.ranges.iter();
    ranges.find(|range| (range.first, range.last) == (first, last))
}

/// Whether two ranges mean the same: their names say so, or, where one has none, their titles or bounds.
fn is_same_range(one: &Range, other: &Range) -> bool {
    match (one.name(), other.name()) {
        (Some(one), Some(other)) => one == other,
        _ => one.title() == other.title() || (one.first, one.last) == (other.first, other.last),
    }
}

/// Whether a spec has a range of this meaning that holds all the numbers.
fn holds(spec: &Spec, wanted: &Range, numbers: &[u16]) -> bool {
    spec.ranges.iter().any(|range| {
        is_same_range(range, wanted)
            && numbers
                .iter()
                .all(|number| (range.first..=range.last).contains(number))
    })
}

fn called(spec: &Spec, decider: Decider) -> String {
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
        Decider::Unlisted => "unlisted".to_owned(),
    }
}

/// Numbers as people write them: "4001", or "4100-4149, 4160-4199".
fn spans(numbers: &[u16]) -> String {
    let spans: Vec<String> = numbers
        .chunk_by(|one, next| one + 1 == *next)
        .map(|span| match span {
            [number] => number.to_string(),
            [first, .., last] => format!("{first}-{last}"),
            [] => String::new(),
        })
        .collect();
    spans.join(", ")
}

/// From what a program does by itself at once to what it must not do. A spec that says nothing leaves a program where it is:
/// it gives up, and a person decides.
fn strictness(reconnect: Option<Reconnect>) -> u8 {
    match reconnect {
        Some(Reconnect::Immediately) => 0,
        Some(Reconnect::Backoff) => 1,
        Some(Reconnect::Reauthenticate) => 2,
        None => 3,
        Some(Reconnect::AfterFix) => 4,
        Some(Reconnect::Never) => 5,
    }
}

fn may_send(sent_by: SentBy) -> [bool; 2] {
    match sent_by {
        SentBy::Either => [true, true],
        SentBy::Client => [true, false],
        SentBy::Server => [false, true],
        SentBy::Nobody => [false, false],
    }
}

fn word(word: Option<&str>) -> String {
    word.map_or_else(|| "nothing".to_owned(), |word| format!("{word:?}"))
}

struct Comparing<'s> {
    old: &'s Spec,
    new: &'s Spec,
    places: &'s Places<'s>,
    changes: Vec<Change>,
}

impl Comparing<'_> {
    fn add(
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

    /// Where the new spec speaks of the numbers of a decider.
    fn place(&self, decider: Decider, key: Option<Key>) -> Place {
        match decider {
            Decider::Code(number) => self.places.code(number, key),
            Decider::Range(first, last) => self.places.range(first, last, key),
            Decider::Unlisted => self.places.top(SpecKey::Unlisted),
        }
    }

    fn policy(spec: &Spec, decider: Decider, number: u16) -> Policy {
        let of_range = |range: &Range| Policy {
            sent_by: sent_by_in_range(number, range.sent_by()),
            reconnect: range.reconnect(),
            session: range.session(),
        };
        let entry = match decider {
            Decider::Code(number) => code(spec, number).map(|code| Policy {
                sent_by: code.sent_by(),
                reconnect: code.reconnect(),
                session: code.session(),
            }),
            Decider::Range(first, last) => range(spec, first, last).map(of_range),
            Decider::Unlisted => None,
        };
        entry.unwrap_or_else(|| {
            let registered = CloseCode::SPEC.code(number);
            let (reconnect, session) = match &spec.unlisted {
                Some(unlisted) => (
                    unlisted.texts.word(Key::Reconnect),
                    unlisted.texts.word(Key::Session),
                ),
                None => (
                    registered.and_then(|info| info.reconnect),
                    registered.and_then(|info| info.session),
                ),
            };
            Policy {
                sent_by: default_sent_by(number),
                reconnect,
                session,
            }
        })
    }

    /// Numbers over which one entry decided, and another does now.
    fn numbers(&mut self, before: Decider, after: Decider, numbers: &[u16]) {
        match (before, after) {
            (Decider::Unlisted, Decider::Unlisted) => self.unlisted(),
            (Decider::Code(number), Decider::Code(_)) => self.code(number),
            (Decider::Code(number), Decider::Range(..) | Decider::Unlisted) => {
                self.code_gone(number, after);
            }
            (Decider::Range(..), Decider::Code(number)) => {
                self.code_new(number, before);
                self.policies(before, after, numbers, &OF_CODES);
            }
            (Decider::Unlisted, Decider::Code(number)) => self.code_new(number, before),
            (Decider::Range(..), Decider::Range(..)) => {
                self.ranges(before, after, numbers);
                self.policies(before, after, numbers, &OF_RANGES);
            }
            (Decider::Range(first, last), Decider::Unlisted) => {
                let retired = &self.new.retired;
                let gone: Vec<u16> = numbers
                    .iter()
                    .copied()
                    .filter(|number| !retired.contains(number))
                    .collect();
                if let Some(range) = range(self.old, first, last) {
                    self.range_lost(range, after, &gone);
                }
            }
            (Decider::Unlisted, Decider::Range(first, last)) => {
                if let Some(range) = range(self.new, first, last) {
                    self.range_new(range, after, numbers);
                }
            }
        }
    }

    fn unlisted(&mut self) {
        let words = |spec: &Spec, key| {
            let unlisted = spec.unlisted.as_ref()?;
            unlisted.texts.get(key).map(str::to_owned)
        };
        let place = self.places.top(SpecKey::Unlisted);
        for key in [Key::Reconnect, Key::Session] {
            let [old, new] = [self.old, self.new].map(|spec| words(spec, key));
            if old == new {
                continue;
            }
            let message = format!(
                "`{}` of unlisted codes was {} and is {}",
                key.as_str(),
                word(old.as_deref()),
                word(new.as_deref())
            );
            let experience =
                "a peer of the old version goes on as before after a code that it does not know";
            self.add(
                Rule::UnlistedChanged,
                &[],
                place.clone(),
                message,
                experience,
            );
        }
    }

    fn code(&mut self, number: u16) {
        let decider = Decider::Code(number);
        let (Some(old), Some(new)) = (code(self.old, number), code(self.new, number)) else {
            return;
        };
        if old.name() != new.name() {
            let message = format!("{number} was {} and is {}", old.name(), new.name());
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

    fn code_gone(&mut self, number: u16, after: Decider) {
        let was = called(self.old, Decider::Code(number));
        let name = code(self.old, number).map_or("", Code::name);
        if self.new.retired.contains(&number) {
            let place = self.places.top(SpecKey::Retired);
            let experience = "a peer of the old version may still send it; nothing else will ever mean something by it";
            self.add(
                Rule::CodeRetired,
                &[number],
                place,
                format!("{was} is retired"),
                experience,
            );
            return;
        }
        let place = self.places.top(SpecKey::Retired);
        let registered = CloseCode::SPEC.code(number);
        if after == Decider::Unlisted && registered.is_some_and(|info| info.name == name) {
            let message = format!("{was} is left to the standard registry");
            let experience = "a peer of the old version means the same by it";
            self.add(
                Rule::CodeLeftToRegistry,
                &[number],
                place,
                message,
                experience,
            );
            self.policies(Decider::Code(number), after, &[number], &OF_CODES);
            return;
        }
        let moved = self.new.codes.iter().find(|code| code.name() == name);
        let moved = moved.map_or_else(String::new, |code| {
            format!("; {name} is {} now", code.value)
        });
        let message = format!(
            "{was} is gone, and {number} is not in `{}`{moved}",
            SpecKey::Retired.as_str()
        );
        let taken = match after {
            Decider::Range(..) => format!("a code of {}", called(self.new, after)),
            Decider::Code(_) | Decider::Unlisted => "a code that it does not know".to_owned(),
        };
        let experience = format!(
            "a peer of the old version still sends it, and one of the new version takes it for {taken}"
        );
        self.add(Rule::CodeRemoved, &[number], place, message, experience);
    }

    fn code_new(&mut self, number: u16, before: Decider) {
        let is = called(self.new, Decider::Code(number));
        let place = self.place(Decider::Code(number), None);
        if self.old.retired.contains(&number) {
            let message = format!("{number} was retired, and is {is}");
            let experience = "a peer from before it was retired takes it for what it meant then";
            self.add(Rule::RetiredReused, &[number], place, message, experience);
            return;
        }
        let taken = match before {
            Decider::Range(..) => format!("a code of {}", called(self.old, before)),
            Decider::Code(_) | Decider::Unlisted => "an unlisted code".to_owned(),
        };
        let experience = format!("a peer of the old version takes it for {taken}");
        self.add(
            Rule::CodeAdded,
            &[number],
            place,
            format!("{is} is new"),
            experience,
        );
    }

    /// Numbers that were in a range and are in one.
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
            let message = format!(
                "{} was in {} and is in {}",
                spans(numbers),
                called(self.old, before),
                called(self.new, after)
            );
            let experience = "a peer of the old version does what the old range asks for";
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

    /// Numbers that a range does not have any more.
    fn range_lost(&mut self, old: &Range, after: Decider, numbers: &[u16]) {
        if numbers.is_empty() {
            return;
        }
        let was = called(self.old, Decider::Range(old.first, old.last));
        let kept = self.new.ranges.iter().find(|new| is_same_range(old, new));
        let taken = match after {
            Decider::Range(..) => format!("codes of {}", called(self.new, after)),
            Decider::Code(_) | Decider::Unlisted => "codes that it does not know".to_owned(),
        };
        let experience = format!(
            "a peer of the old version still sends them, and one of the new version takes them for {taken}"
        );
        if let Some(new) = kept {
            let place = self.places.range(new.first, new.last, None);
            let message = format!("{was} has lost {}", spans(numbers));
            self.add(Rule::RangeShrunk, numbers, place, message, experience);
        } else {
            let place = self.place(after, None);
            let message = format!("{was} is gone");
            self.add(Rule::RangeRemoved, numbers, place, message, experience);
        }
    }

    /// Numbers that are new in a range.
    fn range_new(&mut self, new: &Range, before: Decider, numbers: &[u16]) {
        let decider = Decider::Range(new.first, new.last);
        let is = called(self.new, decider);
        let place = self.place(decider, None);
        let taken = match before {
            Decider::Range(..) => format!("codes of {}", called(self.old, before)),
            Decider::Code(_) | Decider::Unlisted => "unlisted codes".to_owned(),
        };
        let experience = format!("a peer of the old version takes them for {taken}");
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

    /// What the old entry let peers do with these numbers, and what the new one does.
    fn policies(&mut self, before: Decider, after: Decider, numbers: &[u16], rules: &PolicyRules) {
        // RFC 6455 decides who sends a few of the numbers in a range, whatever the range says.
        let mut free = numbers.iter().copied();
        let free = free.find(|number| default_sent_by(*number) == SentBy::Either);
        let Some(number) = free.or(numbers.first().copied()) else {
            return;
        };
        let old = Self::policy(self.old, before, number);
        let new = Self::policy(self.new, after, number);
        let what = match after {
            Decider::Unlisted => called(self.old, before),
            Decider::Code(_) | Decider::Range(..) => called(self.new, after),
        };
        if old.sent_by != new.sent_by {
            let message = format!(
                "`{}` of {what} was {:?} and is {:?}",
                Key::SentBy.as_str(),
                old.sent_by.as_str(),
                new.sent_by.as_str()
            );
            let place = self.place(after, Some(Key::SentBy));
            self.add(
                rules.sender,
                numbers,
                place,
                message,
                senders(old.sent_by, new.sent_by),
            );
        }
        if old.reconnect != new.reconnect {
            let message = format!(
                "`{}` of {what} was {} and is {}",
                Key::Reconnect.as_str(),
                word(old.reconnect.map(Reconnect::as_str)),
                word(new.reconnect.map(Reconnect::as_str))
            );
            let does = match old.reconnect {
                Some(Reconnect::Never) => "does not connect again".to_owned(),
                Some(reconnect) => format!("connects again {}", reconnect.phrase()),
                None => "decides by itself whether to connect again".to_owned(),
            };
            let is_stricter = strictness(new.reconnect) > strictness(old.reconnect);
            let rule = if is_stricter {
                rules.stricter
            } else {
                rules.looser
            };
            let place = self.place(after, Some(Key::Reconnect));
            let experience = format!("a client of the old version {does}");
            self.add(rule, numbers, place, message, experience);
        }
        // Who never connects again has no session to keep.
        if old.session != new.session && new.reconnect != Some(Reconnect::Never) {
            let message = format!(
                "`{}` of {what} was {} and is {}",
                Key::Session.as_str(),
                word(old.session.map(Session::as_str)),
                word(new.session.map(Session::as_str))
            );
            let place = self.place(after, Some(Key::Session));
            let (rule, experience) = match old.session {
                Some(Session::Resume) => (
                    rules.lost,
                    "a client of the old version tries to resume a session that may be gone",
                ),
                Some(Session::New) | None => (
                    rules.kept,
                    "a client of the old version starts a new session, or decides by itself",
                ),
            };
            self.add(rule, numbers, place, message, experience);
        }
    }

    fn retired(&mut self) {
        let place = self.places.top(SpecKey::Retired);
        for &number in &self.old.retired {
            // One with a meaning again is told above.
            if !self.new.retired.contains(&number) && code(self.new, number).is_none() {
                let message = format!("{number} is no longer in `{}`", SpecKey::Retired.as_str());
                let experience = "a later version may give it a meaning that old peers do not know";
                self.add(
                    Rule::RetiredForgotten,
                    &[number],
                    place.clone(),
                    message,
                    experience,
                );
            }
        }
        for &number in &self.new.retired {
            if !self.old.retired.contains(&number) && code(self.old, number).is_none() {
                let message = format!("{number} is retired");
                let experience = "a peer of the old version knows nothing of it";
                self.add(
                    Rule::RetiredAdded,
                    &[number],
                    place.clone(),
                    message,
                    experience,
                );
            }
        }
    }

    /// The texts of the spec as a whole, and those of its languages.
    fn texts(&mut self) {
        let (old, new) = (self.old, self.new);
        if old.category != new.category {
            let message = format!(
                "the category was {:?} and is {:?}",
                old.category, new.category
            );
            let place = self.places.top(SpecKey::Category);
            self.add(
                Rule::TextChanged,
                &[],
                place,
                message,
                "people read another text",
            );
        }
        let find = |spec: &'_ Spec, tag: &str| {
            spec.languages
                .iter()
                .position(|language| language.language == tag)
        };
        let place = self.places.top(SpecKey::Locales);
        for language in &old.languages {
            let tag = &language.language;
            let message = match find(new, tag) {
                None => format!("the language {tag:?} is gone"),
                Some(at) if new.languages[at] != *language => {
                    format!("texts in the language {tag:?} changed")
                }
                Some(_) => continue,
            };
            let experience = "people read another text";
            self.add(
                Rule::TranslationChanged,
                &[],
                place.clone(),
                message,
                experience,
            );
        }
        for language in &new.languages {
            if find(old, &language.language).is_none() {
                let message = format!("the language {:?} is new", language.language);
                let experience = "people read another text";
                self.add(
                    Rule::TranslationChanged,
                    &[],
                    place.clone(),
                    message,
                    experience,
                );
            }
        }
    }

    /// The texts of a code or of a range.
    fn entry_texts(&mut self, decider: Decider, numbers: &[u16], old: &Texts, new: &Texts) {
        let changed: Vec<Key> = Key::ALL
            .iter()
            .copied()
            .filter(|key| match key {
                // Compared as what they mean.
                Key::Name | Key::SentBy | Key::Reconnect | Key::Session => false,
                Key::Title
                | Key::Description
                | Key::SeenWhen
                | Key::HowToFix
                | Key::Reason
                | Key::Reference
                | Key::Deprecated => old.get(*key) != new.get(*key),
            })
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
        self.add(
            Rule::TextChanged,
            numbers,
            place,
            message,
            "people read another text",
        );
    }
}

/// What peers experience where others may send a code.
fn senders(old: SentBy, new: SentBy) -> String {
    let mut experiences = Vec::new();
    let roles = [("client", "server"), ("server", "client")];
    for ((role, peer), (before, after)) in roles
        .into_iter()
        .zip(may_send(old).into_iter().zip(may_send(new)))
    {
        if before && !after {
            experiences.push(format!(
                "a {role} of the old version still sends it, which a {peer} of the new version does not expect"
            ));
        } else if after && !before {
            experiences.push(format!(
                "a {peer} of the old version gets it from a {role}, which it does not expect"
            ));
        }
    }
    experiences.join("; ")
}
