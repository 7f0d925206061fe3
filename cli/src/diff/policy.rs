//! Compares the policies of numbers: who may send them, whether to connect again, and with which session.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use close_codes::CloseCode;
use close_codes_reader::{Key, Range, Reconnect, SentBy, Session, Spec};
use close_codes_vocabulary::{SpecKey, default_sent_by, sent_by_in_range};

use super::changes::{Comparing, Decider, Words, called, code, range};
use super::rule::Rule;
use crate::spans::spans;

/// The policy of a number in a spec.
#[derive(Clone, Copy)]
pub(super) struct Policy {
    sent_by: SentBy,
    pub(super) reconnect: Option<Reconnect>,
    session: Option<Session>,
}

/// The rules about a policy, for codes or for ranges.
pub(super) struct PolicyRules {
    sender_changed: Rule,
    sender_added: Rule,
    stricter: Rule,
    looser: Rule,
    lost: Rule,
    kept: Rule,
}

pub(super) const OF_CODES: PolicyRules = PolicyRules {
    sender_changed: Rule::CodeSenderChanged,
    sender_added: Rule::CodeSenderAdded,
    stricter: Rule::CodeReconnectStricter,
    looser: Rule::CodeReconnectLooser,
    lost: Rule::CodeSessionLost,
    kept: Rule::CodeSessionKept,
};

pub(super) const OF_RANGES: PolicyRules = PolicyRules {
    sender_changed: Rule::RangeSenderChanged,
    sender_added: Rule::RangeSenderAdded,
    stricter: Rule::RangeReconnectStricter,
    looser: Rule::RangeReconnectLooser,
    lost: Rule::RangeSessionLost,
    kept: Rule::RangeSessionKept,
};

/// Numbers with the same change.
type ByChange<T> = BTreeMap<(T, T), Vec<u16>>;

pub(super) fn policy(spec: &Spec, decider: Decider, number: u16) -> Policy {
    let of_range = |range: &Range| Policy {
        // For a few numbers in a range, RFC 6455 decides who may send them.
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

/// The rank of a word by how much a program does by itself. Without a word, a program gives up and a person decides.
fn looseness(reconnect: Option<Reconnect>) -> (u8, Option<Reconnect>) {
    let group = match reconnect {
        Some(word) if !word.is_automatic() => 0,
        None => 1,
        Some(_) => 2,
    };
    (group, reconnect)
}

/// Whether a program does less by itself than before.
fn is_stricter(new: Option<Reconnect>, old: Option<Reconnect>) -> bool {
    looseness(new) < looseness(old)
}

/// The order of the words as a sentence for the help of the command.
pub(crate) fn from_loose_to_strict() -> String {
    let words = Reconnect::ALL.iter().copied().map(Some);
    let mut words: Vec<Option<Reconnect>> = words.chain([None]).collect();
    words.sort_by_key(|word| Reverse(looseness(*word)));
    let words = words
        .iter()
        .map(|word| word.map_or_else(|| "no key".to_owned(), |word| format!("`{word}`")));
    format!(
        "From loose to strict, `{}` is {}.",
        Key::Reconnect.as_str(),
        words.collect::<Vec<_>>().join(", ")
    )
}

/// What a client does after a code with this policy.
pub(super) fn does(reconnect: Option<Reconnect>) -> String {
    match reconnect {
        Some(Reconnect::Never) => "does not connect again".to_owned(),
        Some(reconnect) => format!("connects again {}", reconnect.phrase()),
        None => "decides by itself whether to connect again".to_owned(),
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

/// Whether an end may no longer send the code, although old peers still do, or whether a number that peers only
/// reported locally is now sent. An additional sender has a rule of its own, because many teams will allow that.
fn takes_away(old: SentBy, new: SentBy) -> bool {
    let mut roles = may_send(old).into_iter().zip(may_send(new));
    old == SentBy::Nobody || roles.any(|(before, after)| before && !after)
}

/// What peers experience after a change of the sender.
fn senders(old: SentBy, new: SentBy, numbers: &[u16]) -> String {
    let them = Words::about(numbers).them;
    let mut experiences = Vec::new();
    let (client, server) = (SentBy::Client.as_str(), SentBy::Server.as_str());
    let roles = [(client, server), (server, client)];
    let may_send = may_send(old).into_iter().zip(may_send(new));
    for ((role, peer), (before, after)) in roles.into_iter().zip(may_send) {
        match (before, after) {
            (true, false) => experiences.push(format!(
                "a {role} of the old version still sends {them}, which a {peer} of the new version does not expect"
            )),
            (false, true) if old == SentBy::Nobody => experiences.push(format!(
                "a {peer} of the old version gets {them} from a {role}, and takes {them} for what nobody sends"
            )),
            (false, true) => experiences.push(format!(
                "a {peer} of the old version gets {them} from a {role}, which it does not expect"
            )),
            (true, true) | (false, false) => {}
        }
    }
    experiences.join("; ")
}

fn word(word: Option<&str>) -> String {
    word.map_or_else(|| "nothing".to_owned(), |word| format!("{word:?}"))
}

impl Comparing<'_> {
    /// Compares the old and the new policy of these numbers.
    pub(super) fn policies(
        &mut self,
        before: Decider,
        after: Decider,
        numbers: &[u16],
        rules: &PolicyRules,
    ) {
        let mut senders: ByChange<SentBy> = BTreeMap::new();
        let mut reconnects: ByChange<Option<Reconnect>> = BTreeMap::new();
        let mut sessions: ByChange<Option<Session>> = BTreeMap::new();
        for &number in numbers {
            let old = policy(self.old, before, number);
            let new = policy(self.new, after, number);
            if old.sent_by != new.sent_by {
                let change = senders.entry((old.sent_by, new.sent_by));
                change.or_default().push(number);
            }
            if old.reconnect != new.reconnect {
                let change = reconnects.entry((old.reconnect, new.reconnect));
                change.or_default().push(number);
            }
            if is_other_session(old, new) {
                let change = sessions.entry((old.session, new.session));
                change.or_default().push(number);
            }
        }
        self.senders(before, after, senders, rules);
        self.reconnects(before, after, reconnects, rules);
        self.sessions(before, after, sessions, rules);
    }

    /// The subject of a message: an entry, or some of its numbers if they changed in different ways.
    fn subject(&self, before: Decider, after: Decider, numbers: &[u16], is_alike: bool) -> String {
        let entry = match after {
            Decider::Unlisted => called(self.old, before),
            Decider::Code(_) | Decider::Range(..) => called(self.new, after),
        };
        if is_alike {
            entry
        } else {
            format!("{} of {entry}", spans(numbers))
        }
    }

    fn senders(
        &mut self,
        before: Decider,
        after: Decider,
        changes: ByChange<SentBy>,
        rules: &PolicyRules,
    ) {
        let is_alike = changes.len() == 1;
        for ((old, new), numbers) in changes {
            let message = format!(
                "`{}` of {} was {:?} and is {:?}",
                Key::SentBy.as_str(),
                self.subject(before, after, &numbers, is_alike),
                old.as_str(),
                new.as_str()
            );
            let rule = if takes_away(old, new) {
                rules.sender_changed
            } else {
                rules.sender_added
            };
            let place = self.place_of_policy(before, after, numbers[0], Key::SentBy);
            self.add(rule, &numbers, place, message, senders(old, new, &numbers));
        }
    }

    fn reconnects(
        &mut self,
        before: Decider,
        after: Decider,
        changes: ByChange<Option<Reconnect>>,
        rules: &PolicyRules,
    ) {
        let is_alike = changes.len() == 1;
        for ((old, new), numbers) in changes {
            let message = format!(
                "`{}` of {} was {} and is {}",
                Key::Reconnect.as_str(),
                self.subject(before, after, &numbers, is_alike),
                word(old.map(Reconnect::as_str)),
                word(new.map(Reconnect::as_str))
            );
            let rule = if is_stricter(new, old) {
                rules.stricter
            } else {
                rules.looser
            };
            let place = self.place_of_policy(before, after, numbers[0], Key::Reconnect);
            let experience = format!("a client of the old version {}", does(old));
            self.add(rule, &numbers, place, message, experience);
        }
    }

    fn sessions(
        &mut self,
        before: Decider,
        after: Decider,
        changes: ByChange<Option<Session>>,
        rules: &PolicyRules,
    ) {
        let is_alike = changes.len() == 1;
        for ((old, new), numbers) in changes {
            let message = format!(
                "`{}` of {} was {} and is {}",
                Key::Session.as_str(),
                self.subject(before, after, &numbers, is_alike),
                word(old.map(Session::as_str)),
                word(new.map(Session::as_str))
            );
            let rule = if old == Some(Session::Resume) {
                rules.lost
            } else {
                rules.kept
            };
            let place = self.place_of_policy(before, after, numbers[0], Key::Session);
            self.add(rule, &numbers, place, message, session_experience(old));
        }
    }

    /// Compares numbers that neither version lists. Some can become stricter and others looser at once, because without
    /// `[unlisted]` the standard registry decides each number.
    pub(super) fn unlisted(&mut self, numbers: &[u16]) {
        let [mut stricter, mut looser, mut lost, mut kept] = [const { Vec::new() }; 4];
        for &number in numbers {
            let [old, new] =
                [self.old, self.new].map(|spec| policy(spec, Decider::Unlisted, number));
            if is_stricter(new.reconnect, old.reconnect) {
                stricter.push(number);
            } else if old.reconnect != new.reconnect {
                looser.push(number);
            }
            if is_other_session(old, new) {
                if old.session == Some(Session::Resume) {
                    lost.push(number);
                } else {
                    kept.push(number);
                }
            }
        }
        let after = "after a code that it does not know, a client of the old version";
        let does = match &self.old.unlisted {
            Some(unlisted) => format!("{after} {}", does(unlisted.texts.word(Key::Reconnect))),
            None => format!("{after} does what the standard registry says, or decides by itself"),
        };
        let session = self.old.unlisted.as_ref();
        let session = session.and_then(|unlisted| unlisted.texts.word(Key::Session));
        for (rule, numbers, key, experience) in [
            (
                Rule::UnlistedReconnectStricter,
                stricter,
                Key::Reconnect,
                &*does,
            ),
            (Rule::UnlistedReconnectLooser, looser, Key::Reconnect, &does),
            (
                Rule::UnlistedSessionLost,
                lost,
                Key::Session,
                session_experience(session),
            ),
            (
                Rule::UnlistedSessionKept,
                kept,
                Key::Session,
                session_experience(session),
            ),
        ] {
            if numbers.is_empty() {
                continue;
            }
            let says = |spec: &Spec| match &spec.unlisted {
                Some(unlisted) => word(unlisted.texts.get(key)),
                None => "left to the standard registry".to_owned(),
            };
            let message = format!(
                "`{}` of unlisted codes was {} and is {}",
                key.as_str(),
                says(self.old),
                says(self.new)
            );
            let place = self.places.unlisted(key);
            let place = place.or_else(|| self.old_places.top(SpecKey::Unlisted));
            let place = place.unwrap_or_else(|| self.places.start());
            self.add(rule, &numbers, place, message, experience);
        }
    }
}

/// Whether the session changes. A client that never connects again has none.
fn is_other_session(old: Policy, new: Policy) -> bool {
    old.session != new.session && new.reconnect != Some(Reconnect::Never)
}

fn session_experience(old: Option<Session>) -> &'static str {
    match old {
        Some(Session::Resume) => {
            "a client of the old version tries to resume a session that may be gone"
        }
        Some(Session::New) => "a client of the old version starts a new session",
        None => "a client of the old version decides by itself which session to go on with",
    }
}
