//! The sentences of a page: a template with its placeholders filled.

use core::fmt::{self, Write};

use close_codes_vocabulary::Placeholder;

use super::language::LocalizedCode;
use super::writer::{Format, Writer};

/// A sentence of a page, written by its `Display`: a template of the language, with its placeholders filled.
///
/// A description or a "seen when" is a sentence inside it, and gets a full stop if it has none.
///
/// ```
/// use close_codes::{CloseCode, CodeSet, Language};
///
/// let page = CodeSet::compare(CloseCode::NormalClosure, CloseCode::GoingAway).page(&Language::ENGLISH);
/// assert_eq!(page.title().to_string(), "1000 Normal Closure vs 1001 Going Away");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sentence<'a> {
    template: &'a str,
    subject: Subject<'a>,
}

/// What a sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Subject<'a> {
    Pair {
        category: &'a str,
        left: LocalizedCode<'a>,
        right: LocalizedCode<'a>,
    },
    One(LocalizedCode<'a>),
}

/// The value of a placeholder.
enum Value<'a> {
    Number(u16),
    Code(LocalizedCode<'a>),
    Text(&'a str),
    /// Prose, which must end like a sentence.
    Prose(&'a str),
    Reference(&'a str),
}

impl<'a> Sentence<'a> {
    pub(crate) const fn new(template: &'a str, subject: Subject<'a>) -> Self {
        Self { template, subject }
    }

    /// Whether a space belongs between this sentence and the next one.
    pub(crate) fn wants_space_after(&self) -> bool {
        !self.template.ends_with(['。', '！', '？'])
    }

    pub(crate) fn write(&self, out: &mut Writer<'_, '_>) -> fmt::Result {
        let mut rest = self.template;
        while let Some(at) = rest.find(['{', '}']) {
            let (text, tail) = rest.split_at(at);
            out.write_str(text)?;
            rest = if let Some((name, after)) = placeholder(tail) {
                match self.subject.value(name) {
                    Some(value) => value.write(out, after)?,
                    None => write!(out, "{{{name}}}")?,
                }
                after
            } else {
                // A single brace, or a doubled one, which means a brace.
                let (brace, after) = tail.split_at(1);
                out.write_str(brace)?;
                after.strip_prefix(brace).unwrap_or(after)
            };
        }
        out.write_str(rest)
    }
}

/// Splits "{name}…" into the name and the rest.
fn placeholder(tail: &str) -> Option<(&str, &str)> {
    let (name, after) = tail.strip_prefix('{')?.split_once('}')?;
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    is_name.then_some((name, after))
}

impl<'a> Subject<'a> {
    fn value(&self, name: &str) -> Option<Value<'a>> {
        let placeholder = Placeholder::from_key(name)?;
        match *self {
            Self::Pair {
                category,
                left,
                right,
            } => Some(match placeholder {
                Placeholder::Category => Value::Text(category),
                Placeholder::Left => Value::Code(left),
                Placeholder::Right => Value::Code(right),
                Placeholder::LeftDescription => Value::Prose(left.description()?),
                Placeholder::RightDescription => Value::Prose(right.description()?),
                Placeholder::LeftSeenWhen => Value::Prose(left.seen_when()?),
                Placeholder::RightSeenWhen => Value::Prose(right.seen_when()?),
                Placeholder::Code
                | Placeholder::Title
                | Placeholder::Description
                | Placeholder::Reference => return None,
            }),
            Self::One(code) => Some(match placeholder {
                Placeholder::Code => Value::Number(code.code()),
                Placeholder::Title => Value::Text(code.title()),
                Placeholder::Description => Value::Prose(code.description()?),
                Placeholder::Reference => Value::Reference(code.info().reference?),
                Placeholder::Category
                | Placeholder::Left
                | Placeholder::Right
                | Placeholder::LeftDescription
                | Placeholder::RightDescription
                | Placeholder::LeftSeenWhen
                | Placeholder::RightSeenWhen => return None,
            }),
        }
    }
}

impl Value<'_> {
    /// Writes the value. `after` is the rest of the template.
    fn write(&self, out: &mut Writer<'_, '_>, after: &str) -> fmt::Result {
        match self {
            Self::Number(number) => write!(out, "{number}"),
            Self::Code(code) => write!(out, "{code}"),
            Self::Text(text) => out.write_str(text.trim()),
            Self::Prose(text) => {
                out.write_str(text.trim())?;
                out.write_str(full_stop(text.trim(), after))
            }
            Self::Reference(reference) => out.write_reference(reference.trim()),
        }
    }
}

/// The characters that end a sentence, in the scripts of most languages.
const STOPS: [char; 15] = [
    '.', '!', '?', ':', ';', '…', '。', '！', '？', '：', '；', '؟', '۔', '।', '።',
];

/// The characters that may follow the end of a sentence and belong to it.
const CLOSING: [char; 14] = [
    ')', ']', '"', '\'', '`', '”', '’', '»', '›', '」', '』', '）', '】', '》',
];

/// The full stop that a text lacks, or nothing if the template continues with punctuation.
fn full_stop(text: &str, after: &str) -> &'static str {
    let is_ended = text.trim_end_matches(CLOSING).ends_with(STOPS);
    if is_ended || after.starts_with(STOPS) || after.starts_with(CLOSING) || after.starts_with(',')
    {
        return "";
    }
    // Chinese and Japanese text ends with its own full stop.
    let is_east_asian = |c| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{20000}'..='\u{323af}');
    if text.trim_end_matches(CLOSING).ends_with(is_east_asian) {
        "。"
    } else {
        "."
    }
}

impl fmt::Display for Sentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(&mut Writer::block(f, Format::Text))
    }
}

#[cfg(test)]
mod tests {
    use std::string::{String, ToString};

    use super::*;
    use crate::compare::Language;
    use crate::test_codes::TestClose;

    fn pair(template: &str) -> String {
        let english = Language::ENGLISH;
        let left = english.localize(TestClose::NormalClosure.info());
        let right = english.localize(TestClose::SessionExpired.info());
        Sentence::new(
            template,
            Subject::Pair {
                category: "Codes",
                left,
                right,
            },
        )
        .to_string()
    }

    fn one(template: &str) -> String {
        let english = Language::ENGLISH;
        Sentence::new(
            template,
            Subject::One(english.localize(TestClose::SessionExpired.info())),
        )
        .to_string()
    }

    #[test]
    fn every_placeholder_is_filled() {
        assert_eq!(
            pair("{category}: {left}, {right}"),
            "Codes: 1000 Normal Closure, 4001 Session Expired"
        );
        assert_eq!(
            pair("{right_description}|{right_seen_when}"),
            "The token is too old.|The token expires."
        );
        assert_eq!(
            one("{code} {title}: {description}"),
            "4001 Session Expired: The token is too old."
        );
        assert_eq!(one("{reference}"), "https://example.org/chat#4001");
    }

    #[test]
    fn prose_ends_as_a_sentence_does() {
        for (text, after, stop) in [
            ("token expired", "", "."),
            ("token expired", " {right}", "."),
            ("Done.", "", ""),
            ("Done!", " x", ""),
            ("Done (really.)", "", ""),
            ("use `a`", "", "."),
            ("done", ".", ""),
            ("done", "”", ""),
            ("done", ", or", ""),
            ("期限切れ", "【{right}】", "。"),
            ("期限切れです。", "", ""),
            ("「期限切れ」", "", "。"),
            ("만료됨", "", "."),
            ("", "", "."),
        ] {
            assert_eq!(full_stop(text, after), stop, "{text:?} {after:?}");
        }
    }

    #[test]
    fn doubled_braces_are_braces_and_unknown_placeholders_stay() {
        assert_eq!(one("{{code}} {{{code}}}"), "{code} {4001}");
        assert_eq!(
            one("{left} {} {Code} { code } } {"),
            "{left} {} {Code} { code } } {"
        );
        assert_eq!(pair("{code} {lef{left}"), "{code} {lef1000 Normal Closure");
    }

    #[test]
    fn texts_around_placeholders_may_be_in_any_script() {
        assert_eq!(
            one("コード{code}は「{title}」です。"),
            "コード4001は「Session Expired」です。"
        );
    }
}
