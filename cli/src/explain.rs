//! `close-codes explain`: what one code means, when one sees it, what to do, and who may send it.

use std::fmt::Write as _;

use close_codes::compare::Templates;
use close_codes::{
    CloseCode, CodeClass, CodeInfo, CodeSet as _, Language, RangeInfo, Reconnect, SentBy, Session,
    Spec,
};
use close_codes_vocabulary::numbers::{is_out_of_range, is_unassigned};
use close_codes_vocabulary::{Escaped, Key, Shown, Takes, default_sent_by, sent_by_in_range};
use serde::Serialize;
use serde_json::json;

use crate::arguments::{Explain, SpecFile};
use crate::fill::fill;
use crate::find::Typed;
use crate::lines::wrapped;
use crate::notes::Notes;
use crate::outcome::{Failure, Outcome};
use crate::printable::printable;
use crate::style::{CODE, HEADING, TITLE};
use crate::{find, languages, log_line, protocol, unknown};

pub(crate) fn run(arguments: &Explain) -> Result<Outcome, Failure> {
    let (spec, languages) = protocol::read(&arguments.spec)?;
    let language = languages::find(languages, &arguments.lang.lang)?;
    let wanted = arguments.words.join(" ");
    let explanation = explanation(spec, language, wanted.trim(), &arguments.spec)?;
    let category = language.category().unwrap_or(spec.category);
    Ok(Outcome::for_people(explanation.screen(category)))
}

/// The explanation of a code, a range, or a number that the spec does not list.
struct Explanation {
    /// The language of the headings and sentences.
    language: &'static Language,
    /// "1006 Abnormal Closure", or "4250 (Back Off)".
    heading: String,
    /// The number or numbers, as sentences name them.
    code: String,
    /// The title, as sentences name it. Empty for a number without a title.
    title: &'static str,
    /// Where the policy and the texts come from, if not from an entry of the code. One line each.
    notes: Vec<String>,
    description: Option<&'static str>,
    seen_when: Option<&'static str>,
    how_to_fix: Option<&'static str>,
    /// `None` for a range that is in two classes.
    class: Option<CodeClass>,
    /// `None` for a retired number, which a note explains: nobody may send it, but an old peer may still do so.
    sent_by: Option<SentBy>,
    reconnect: Option<Reconnect>,
    session: Option<Session>,
    /// The keys that have no heading and no sentence, with their texts.
    others: Vec<(Key, String)>,
}

/// The keys of a code or a range that are neither in the heading, nor below one, nor in a sentence.
fn others(info: &impl Serialize) -> Vec<(Key, String)> {
    const SHOWN_ABOVE: [Key; 4] = [Key::Title, Key::Description, Key::SeenWhen, Key::HowToFix];
    let values = json!(info);
    let keys = Key::ALL.iter().copied();
    let keys = keys.filter(|key| !key.is_policy() && !SHOWN_ABOVE.contains(key));
    keys.filter_map(|key| {
        let text = values[key.as_str()].as_str()?;
        let is_escaped = matches!(
            key.takes(),
            Takes::Text {
                shown: Shown::Escaped,
                ..
            }
        );
        let text = if is_escaped {
            Escaped(text).to_string()
        } else {
            text.to_owned()
        };
        Some((key, text))
    })
    .collect()
}

/// Finds the code or range for a number, a name or a title.
fn explanation(
    spec: &'static Spec,
    language: &'static Language,
    wanted: &str,
    file: &SpecFile,
) -> Result<Explanation, Failure> {
    if let Some(info) = find::listed(spec, language, wanted) {
        return Ok(Explanation::of_code(info, language));
    }
    if let Some(range) = find::range(spec, language, wanted) {
        return Ok(Explanation::of_range(range, None, language));
    }
    let Some(wanted) = log_line::number(wanted) else {
        return Err(Failure::Usage(find::not_found(
            spec,
            language,
            wanted,
            Typed::Alone,
            file,
        )));
    };
    // A number that does not fit in a `u16` is treated like the highest `u16`, since both are above 4999.
    let number = wanted.parse().unwrap_or(u16::MAX);
    let is_retired = spec.is_retired(number);
    let mut explanation = if let Some(range) = spec.range(number) {
        Explanation::of_range(range, Some(number), language)
    } else {
        let registered = CloseCode::SPEC.code(number);
        let is_known = registered.is_some() || spec.unlisted.is_some() || is_retired;
        if is_out_of_range(number) || !is_known {
            return Err(Failure::Usage(unknown::code(wanted, number, file)));
        }
        Explanation::of_unlisted(spec, number, language)
    };
    if is_retired {
        explanation.note(Notes::of(language).retired);
        explanation.sent_by = None;
    }
    Ok(explanation)
}

impl Explanation {
    fn of_code(info: &'static CodeInfo, language: &'static Language) -> Self {
        let code = language.localize(info);
        Self {
            language,
            heading: code.to_string(),
            code: info.code.to_string(),
            title: code.title(),
            notes: Vec::new(),
            description: code.description(),
            seen_when: code.seen_when(),
            how_to_fix: code.how_to_fix(),
            class: Some(info.class()),
            sent_by: Some(info.sent_by),
            reconnect: info.reconnect,
            session: info.session,
            others: others(info),
        }
    }

    /// A range, or one number in it.
    fn of_range(
        range: &'static RangeInfo,
        number: Option<u16>,
        language: &'static Language,
    ) -> Self {
        let localized = language.localize_range(range);
        let notes = Notes::of(language);
        let (first, last) = number.map_or((range.first, range.last), |number| (number, number));
        let class = CodeClass::of(first);
        let (heading, code) = match number {
            Some(number) => (
                format!("{number} ({})", localized.title()),
                number.to_string(),
            ),
            None => (
                localized.to_string(),
                format!("{}-{}", range.first, range.last),
            ),
        };
        Self {
            language,
            heading,
            code,
            title: localized.title(),
            notes: number
                .map(|_| notes.in_range.replace("{range}", &localized.to_string()))
                .into_iter()
                .collect(),
            description: localized.description(),
            seen_when: localized.seen_when(),
            how_to_fix: localized.how_to_fix(),
            class: (class == CodeClass::of(last)).then_some(class),
            sent_by: Some(number.map_or(range.sent_by, |number| {
                sent_by_in_range(number, range.sent_by)
            })),
            reconnect: range.reconnect,
            session: range.session,
            others: others(range),
        }
    }

    /// A number that no code or range of the spec covers.
    fn of_unlisted(spec: &'static Spec, number: u16, language: &'static Language) -> Self {
        let registered = CloseCode::SPEC.code(number).map(|info| {
            // Everything is in one language: a locale of the spec may have no headings and sentences.
            match CloseCode::language(language.language) {
                Some(language) => Self::of_code(info, language),
                None => Self {
                    language,
                    ..Self::of_code(info, &Language::ENGLISH)
                },
            }
        });
        let is_registered = registered.is_some();
        let mut explanation = registered.unwrap_or(Self {
            language,
            heading: number.to_string(),
            code: number.to_string(),
            title: "",
            notes: Vec::new(),
            description: None,
            seen_when: None,
            how_to_fix: None,
            class: Some(CodeClass::of(number)),
            sent_by: Some(if is_unassigned(number) {
                SentBy::Nobody
            } else {
                default_sent_by(number)
            }),
            reconnect: None,
            session: None,
            others: Vec::new(),
        });
        let notes = Notes::of(language);
        explanation.note(notes.unlisted);
        if is_registered {
            explanation.note(notes.texts_of_registry);
        }
        if let Some(unlisted) = spec.unlisted {
            explanation.reconnect = unlisted.reconnect;
            explanation.session = unlisted.session;
            explanation.note(notes.policy_of_unlisted);
        }
        explanation
    }

    fn note(&mut self, note: &str) {
        self.notes.push(note.to_owned());
    }

    fn screen(&self, category: &str) -> String {
        let (headings, templates) = (&self.language.headings, &self.language.templates);
        let mut screen = String::new();
        let heading = printable(&self.heading);
        let _ = writeln!(screen, "{TITLE}{heading}{TITLE:#}\n{}", printable(category));
        for note in &self.notes {
            let _ = writeln!(screen, "{}", wrapped(&printable(note)));
        }
        for (heading, text) in [
            (headings.description, self.description),
            (headings.seen_when, self.seen_when),
            (headings.how_to_fix, self.how_to_fix),
        ] {
            if let Some(text) = text {
                let (heading, text) = (printable(heading), printable(text.trim()));
                let text = wrapped(&text);
                let _ = writeln!(screen, "\n{HEADING}{heading}{HEADING:#}\n{text}");
            }
        }
        screen.push('\n');
        for template in self.templates(templates) {
            let sentence = format!("- {}", printable(&self.sentence(template)));
            let _ = writeln!(screen, "{}", wrapped(&sentence));
        }
        if !self.others.is_empty() {
            screen.push('\n');
        }
        for (key, text) in &self.others {
            let (key, text) = (key.as_str(), printable(text));
            let _ = writeln!(screen, "{CODE}{key}{CODE:#}: {text}");
        }
        screen
    }

    /// The sentences for the words of the spec.
    fn templates(&self, templates: &Templates) -> Vec<&'static str> {
        let sent_by = self.sent_by.map(|sent_by| templates.sent_by(sent_by));
        let mut sentences = Vec::from_iter(sent_by);
        sentences.push(templates.reconnect(self.reconnect));
        // Without a policy, there is no session to speak of.
        if self.session.is_some() {
            sentences.push(templates.session(self.session));
        }
        sentences.extend(self.class.map(|class| templates.class(class)));
        sentences
    }

    /// A sentence about the code.
    fn sentence(&self, template: &str) -> String {
        let template = if self.title.is_empty() {
            &template.replace("{code} {title}", "{code}")
        } else {
            template
        };
        fill(template, &[("code", &self.code), ("title", &self.title)])
    }
}
