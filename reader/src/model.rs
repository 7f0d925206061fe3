//! A spec as it is meant: every code with all that is known of it, in numeric order.

use std::collections::BTreeMap;

use crate::check::{is_never_sent, usable_bounds, usable_name};
use crate::merge::{Merged, Standard};
use crate::parse::{CodeEntry, Facts, Key, RangeEntry};
use crate::source::Spanned;
use crate::vocabulary::{CodeNumber, HIGHEST, LONGEST_REASON, Reconnect, SentBy, Session};

/// What a spec is called that does not say.
const DEFAULT_CATEGORY: &str = "WebSocket Close Codes";

/// The close codes of a protocol.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spec {
    /// What the codes are of.
    pub category: String,
    /// The codes, in numeric order.
    pub codes: Vec<Code>,
    /// The ranges, in numeric order.
    pub ranges: Vec<Range>,
    /// The translations, in the order in which the spec names them; English is not among them unless a locale changes it.
    pub languages: Vec<Language>,
    /// Where the spec extends the standard registry: what it says in place of it.
    pub standard: Option<Replaced>,
}

/// What a spec says in place of the standard registry that it extends, in English; the registry's translations do not
/// hold for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replaced {
    /// What the codes are of.
    pub category: Option<String>,
    /// The texts of codes that the registry describes in other words, in numeric order.
    pub codes: Vec<CodeText>,
}

/// A close code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// 1000 to 4999.
    pub value: CodeNumber,
    /// The variant.
    pub name: String,
    /// The human name.
    pub title: String,
    /// What it means.
    pub description: String,
    /// When one sees it.
    pub seen_when: Option<String>,
    /// What to do.
    pub how_to_fix: Option<String>,
    /// Who may send it.
    pub sent_by: SentBy,
    /// Whether to come back.
    pub reconnect: Option<Reconnect>,
    /// Whether the old session survives a reconnect.
    pub session: Option<Session>,
    /// The default reason, at most 123 bytes.
    pub reason: Option<String>,
    /// A URL, or a section of an RFC.
    pub reference: Option<String>,
    /// Why not to use it any more.
    pub deprecated: Option<String>,
}

/// Codes that share one meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first code of the range.
    pub first: CodeNumber,
    /// The last code of the range.
    pub last: CodeNumber,
    /// The human name.
    pub title: String,
    /// What its codes mean.
    pub description: String,
    /// When one sees them.
    pub seen_when: Option<String>,
    /// What to do.
    pub how_to_fix: Option<String>,
    /// Who may send them.
    pub sent_by: SentBy,
    /// Whether to come back.
    pub reconnect: Option<Reconnect>,
    /// Whether the old session survives a reconnect.
    pub session: Option<Session>,
    /// A URL, or a section of an RFC.
    pub reference: Option<String>,
    /// Why not to use them any more.
    pub deprecated: Option<String>,
}

/// A translation of a spec.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Language {
    /// A BCP 47 tag.
    pub language: String,
    /// What the codes are of.
    pub category: Option<String>,
    /// Some of [`HEADINGS`](crate::HEADINGS), each with its text.
    pub headings: Vec<(&'static str, String)>,
    /// Some of [`TEMPLATES`](crate::TEMPLATES), each with its text.
    pub templates: Vec<(&'static str, String)>,
    /// The texts of the codes, in numeric order.
    pub codes: Vec<CodeText>,
}

/// What a translation says of a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeText {
    /// The code.
    pub code: CodeNumber,
    /// The human name.
    pub title: Option<String>,
    /// What it means.
    pub description: Option<String>,
    /// When one sees it.
    pub seen_when: Option<String>,
    /// What to do.
    pub how_to_fix: Option<String>,
}

/// The spec as it is meant; of a faulty one, what can be used of it.
pub(crate) fn model(mut merged: Merged, languages: Vec<Language>) -> Spec {
    let standard = merged
        .standard
        .as_ref()
        .map(|standard| replaced(standard, &merged));
    lend_values(&mut merged);
    let ranges = merged.ranges.into_iter();
    let codes = merged.codes.into_iter();
    let mut codes: Vec<Code> = codes
        .filter_map(|(value, entry)| code(value, entry))
        .collect();
    drop_repeated_names(&mut codes);
    Spec {
        category: merged
            .category
            .map_or_else(|| DEFAULT_CATEGORY.to_owned(), |category| category.value),
        codes,
        ranges: ranges.map(|(_, entry)| range(entry)).collect(),
        languages,
        standard,
    }
}

fn replaced(standard: &Standard, merged: &Merged) -> Replaced {
    let own = |text: Option<&Spanned<String>>| {
        text.filter(|text| text.span.source != standard.source)
            .map(|text| text.value.clone())
    };
    let texts = merged
        .codes
        .iter()
        .filter(|(value, _)| standard.codes.contains(value));
    let texts = texts.map(|(code, entry)| CodeText {
        code,
        title: own(entry.facts.title.given()),
        description: own(entry.facts.description.given()),
        seen_when: own(entry.facts.seen_when.given()),
        how_to_fix: own(entry.facts.how_to_fix.given()),
    });
    Replaced {
        category: own(merged.category.as_ref()),
        codes: texts.filter(|text| !text.is_empty()).collect(),
    }
}

impl CodeText {
    fn is_empty(&self) -> bool {
        let Self {
            code: _,
            title,
            description,
            seen_when,
            how_to_fix,
        } = self;
        [title, description, seen_when, how_to_fix]
            .iter()
            .all(|text| text.is_none())
    }
}

fn code(value: CodeNumber, entry: CodeEntry) -> Option<Code> {
    let name = text(entry.name).and_then(usable_name)?;
    let facts = entry.facts;
    Some(Code {
        value,
        title: text(facts.title).unwrap_or_else(|| name.clone()),
        name,
        description: text(facts.description).unwrap_or_default(),
        seen_when: text(facts.seen_when),
        how_to_fix: text(facts.how_to_fix),
        sent_by: if is_never_sent(value) {
            SentBy::Nobody
        } else {
            given(facts.sent_by).unwrap_or(SentBy::Either)
        },
        reconnect: given(facts.reconnect),
        session: given(facts.session),
        reason: text(entry.reason).filter(|reason| reason.len() <= LONGEST_REASON),
        reference: text(facts.reference),
        deprecated: text(facts.deprecated),
    })
}

fn range(entry: RangeEntry) -> Range {
    let (first, last) = usable_bounds(&entry).unwrap_or_default();
    let Facts {
        title,
        description,
        seen_when,
        how_to_fix,
        sent_by,
        reconnect,
        session,
        reference,
        deprecated,
    } = entry.facts;
    Range {
        first,
        last,
        title: text(title).unwrap_or_default(),
        description: text(description).unwrap_or_default(),
        seen_when: text(seen_when),
        how_to_fix: text(how_to_fix),
        sent_by: given(sent_by).unwrap_or(SentBy::Either),
        reconnect: given(reconnect),
        session: given(session),
        reference: text(reference),
        deprecated: text(deprecated),
    }
}

/// Gives codes of a faulty spec that have no value of their own one that is free and may be sent, so that the skeleton of
/// the enum has their variants and code that uses them brings no second error.
fn lend_values(merged: &mut Merged) {
    let mut free = (3000..=HIGHEST).rev();
    for entry in core::mem::take(&mut merged.without_value) {
        let Some(value) = free.find(|&value| merged.codes.get(value).is_none()) else {
            return;
        };
        merged.codes.insert(value, entry);
    }
}

/// Keeps the first code of each name.
fn drop_repeated_names(codes: &mut Vec<Code>) {
    let mut known: BTreeMap<&str, CodeNumber> = BTreeMap::new();
    let is_first: Vec<bool> = codes
        .iter()
        .map(|code| known.insert(&code.name, code.value).is_none())
        .collect();
    let mut is_first = is_first.into_iter();
    codes.retain(|_| is_first.next() == Some(true));
}

fn text(key: Key<String>) -> Option<String> {
    given(key)
}

fn given<T>(key: Key<T>) -> Option<T> {
    match key {
        Key::Given(at) => Some(at.value),
        Key::Absent | Key::Broken => None,
    }
}
