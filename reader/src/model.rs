//! The model of a spec: every code with all its values, in numeric order.

use close_codes_vocabulary::numbers::{HIGHEST_CODE, MAX_REASON, is_never_on_the_wire};
use close_codes_vocabulary::{Key, Reconnect, SentBy, Session, default_sent_by};

use crate::by_code::{Bounds, CodeNumber, CodeSet};
use crate::entries::{CodeEntry, Facts, RangeEntry, Slot};
use crate::first_of::FirstOf;
use crate::languages::Language;
use crate::merge::Merged;
use crate::names::{Normalize, RESERVED_NAMES, constant, title};
use crate::texts::Texts;
use crate::usable::usable_name;

/// The default of `category`.
const DEFAULT_CATEGORY: &str = "WebSocket Close Codes";

/// The close codes of a protocol.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spec {
    /// What the codes are called together.
    pub category: String,
    /// The codes, in numeric order.
    pub codes: Vec<Code>,
    /// The ranges, ordered by their first code. A range comes before the ranges inside it.
    pub ranges: Vec<Range>,
    /// What to do after a code that no code or range of the spec covers, if the spec has `[unlisted]`.
    pub unlisted: Option<Unlisted>,
    /// The numbers that had a meaning once and may not get another, in numeric order.
    pub retired: Vec<CodeNumber>,
    /// The languages of its pages: English, those of the standard registry if the spec extends it, and those of its own
    /// locales.
    pub languages: Vec<Language>,
}

/// A close code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The number, from 1000 to 4999. In a faulty spec, a [stand-in](Self::is_stand_in) is above 4999.
    pub value: CodeNumber,
    /// The values of its keys. [`Key::Name`], [`Key::Title`] and [`Key::SentBy`] are always there.
    pub texts: Texts,
}

/// Codes that share one meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first code of the range.
    pub first: CodeNumber,
    /// The last code of the range.
    pub last: CodeNumber,
    /// The values of its keys. [`Key::Title`] and [`Key::SentBy`] are always there.
    pub texts: Texts,
}

/// What to do after a code that the spec does not list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlisted {
    /// The values of [`Key::Reconnect`] and [`Key::Session`], if they are given.
    pub texts: Texts,
}

/// The getters of codes and ranges.
macro_rules! getters {
    ($type:ident) => {
        impl $type {
            /// The name that people read.
            #[must_use]
            pub fn title(&self) -> &str {
                self.texts.get(Key::Title).unwrap_or_default()
            }

            /// Who may send it.
            #[must_use]
            pub fn sent_by(&self) -> SentBy {
                self.texts.word(Key::SentBy).unwrap_or(SentBy::Nobody)
            }

            /// Whether to connect again, if the spec says so.
            #[must_use]
            pub fn reconnect(&self) -> Option<Reconnect> {
                self.texts.word(Key::Reconnect)
            }

            /// Whether the old session survives a reconnect, if the spec says so.
            #[must_use]
            pub fn session(&self) -> Option<Session> {
                self.texts.word(Key::Session)
            }
        }
    };
}

getters!(Code);
getters!(Range);

impl Range {
    /// The label of the range in metrics: its name, or its two numbers, such as `4100-4199`.
    #[must_use]
    pub fn label(&self) -> String {
        self.name().map_or_else(
            || format!("{}-{}", self.first, self.last),
            ToOwned::to_owned,
        )
    }

    /// The name, if it has one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.texts.get(Key::Name)
    }

    /// The constant of the enum that is made from the name, in `SCREAMING_SNAKE_CASE`.
    #[must_use]
    pub fn constant(&self) -> Option<String> {
        self.name().map(constant)
    }
}

impl Code {
    /// Whether the number stands in for one that is a mistake in the spec, so that the enum has the variant all the same.
    #[must_use]
    pub const fn is_stand_in(&self) -> bool {
        self.value > HIGHEST_CODE
    }

    /// The variant of the enum.
    #[must_use]
    pub fn name(&self) -> &str {
        self.texts.get(Key::Name).unwrap_or_default()
    }
}

/// Builds the model of a spec. For a faulty spec, it holds what can be used despite the mistakes.
pub(crate) fn model(mut merged: Merged, languages: Vec<Language>, normalize: Normalize) -> Spec {
    assign_stand_in_values(&mut merged);
    let codes = merged.codes.into_iter();
    let mut codes: Vec<Code> = codes
        .filter_map(|(value, entry)| code(value, entry, normalize))
        .collect();
    drop_repeated_names(&mut codes);
    let ranges = merged.ranges.into_iter();
    let mut ranges: Vec<Range> = ranges
        .map(|(bounds, entry)| range(bounds, entry, normalize))
        .collect();
    drop_repeated_constants(&mut ranges, &codes);
    let mut retired = CodeSet::empty();
    for code in &merged.retired {
        retired.insert(code.value);
    }
    Spec {
        category: merged
            .category
            .map_or_else(|| DEFAULT_CATEGORY.to_owned(), |category| category.value),
        codes,
        ranges,
        unlisted: merged.unlisted.map(|unlisted| Unlisted {
            texts: Texts::of(unlisted.facts),
        }),
        retired: retired.iter().collect(),
        languages,
    }
}

fn code(value: CodeNumber, mut entry: CodeEntry, normalize: Normalize) -> Option<Code> {
    let name = core::mem::take(entry.facts.slot_mut(Key::Name)).into_value();
    let name = usable_name(&name?, normalize)?;
    if entry
        .facts
        .given(Key::Reason)
        .is_some_and(|reason| reason.value.len() > MAX_REASON)
    {
        *entry.facts.slot_mut(Key::Reason) = Slot::Broken;
    }
    // The intended sender is unknown, so that a frame from either end is not a second error.
    let sent_by = match entry.facts.slot(Key::SentBy) {
        Slot::Broken => SentBy::Either,
        Slot::Absent | Slot::Given(_) => default_sent_by(value),
    };
    let mut texts = described(entry.facts, &name, sent_by);
    if is_never_on_the_wire(value) {
        texts.set(Key::SentBy, SentBy::Nobody.as_str());
    }
    texts.set(Key::Name, name);
    Some(Code { value, texts })
}

fn range(bounds: Bounds, mut entry: RangeEntry, normalize: Normalize) -> Range {
    let name = core::mem::take(entry.facts.slot_mut(Key::Name)).into_value();
    let name = name.and_then(|name| usable_name(&name, normalize));
    let name = name.filter(|name| !RESERVED_NAMES.contains(&constant(name).as_str()));
    let mut texts = described(
        entry.facts,
        name.as_deref().unwrap_or_default(),
        SentBy::Either,
    );
    if let Some(name) = name {
        texts.set(Key::Name, name);
    }
    Range {
        first: bounds.first(),
        last: bounds.last(),
        texts,
    }
}

/// The texts of an entry, with defaults for the keys that are always given.
fn described(facts: Facts, name: &str, sent_by: SentBy) -> Texts {
    let mut texts = Texts::of(facts);
    if texts.get(Key::Title).is_none() {
        texts.set(Key::Title, title(name));
    }
    if texts.get(Key::SentBy).is_none() {
        texts.set(Key::SentBy, sent_by.as_str());
    }
    texts
}

/// Gives the codes of a faulty spec without a usable value a number above 4999. So the skeleton of the enum has their
/// variants, and code that uses these has no second error.
fn assign_stand_in_values(merged: &mut Merged) {
    let entries = core::mem::take(&mut merged.without_value);
    for (value, entry) in (HIGHEST_CODE + 1..=CodeNumber::MAX).zip(entries) {
        merged.codes.insert(value, entry);
    }
}

/// Keeps only the first code of each name.
fn drop_repeated_names(codes: &mut Vec<Code>) {
    let mut known = FirstOf::default();
    codes.retain(|code| known.is_new(code.name().to_owned()));
}

/// Removes the name of each range whose constant is already the name of another range or code of a faulty spec.
fn drop_repeated_constants(ranges: &mut [Range], codes: &[Code]) {
    let mut known = FirstOf::default();
    for code in codes {
        known.is_new(code.name().to_owned());
    }
    for range in ranges {
        if range
            .constant()
            .is_some_and(|constant| !known.is_new(constant))
        {
            range.texts.clear(Key::Name);
        }
    }
}
