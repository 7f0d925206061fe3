//! The page of a comparison in one language.

use core::fmt;
use core::fmt::Write as _;
use core::iter::FusedIterator;

use super::differences::Aspect;
use super::language::{Language, LocalizedCode};
use super::spec_comparison::SpecComparison;
use super::template::{Sentence, Subject};
use super::writer::{Format, Writer};
use close_codes_vocabulary::{Headings, Templates};

/// A comparison as a page in one language.
///
/// [`text`](Self::text) and [`markdown`](Self::markdown) write the whole page. To make HTML, write the parts in the
/// order of these methods. They are plain text, so escape them.
///
/// ```
/// use close_codes::{CloseCode, CodeSet, Language};
///
/// let page = CodeSet::compare(CloseCode::NormalClosure, CloseCode::GoingAway).page(&Language::ENGLISH);
/// let mut html = format!("<h1>{}</h1>", page.title());
/// for code in [page.left(), page.right()] {
///     html += &format!("<h2>{code}</h2>");
///     if let Some(description) = code.description() {
///         html += &format!("<p>{description}</p>");
///     }
/// }
/// html += &format!("<h2>{}</h2><ol>", page.headings().key_differences);
/// for difference in page.key_differences() {
///     html += &format!("<li>{difference}</li>");
/// }
/// assert!(html.contains("<h2>1001 Going Away</h2>"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Page<'a> {
    comparison: SpecComparison,
    language: &'a Language,
}

impl SpecComparison {
    /// The comparison as a page in a language.
    ///
    /// ```
    /// use close_codes::{CloseCode, Language};
    ///
    /// let comparison = CloseCode::SPEC.compare(1000, 1001).unwrap();
    /// let page = comparison.page(&Language::ENGLISH);
    /// assert_eq!(page.title().to_string(), "1000 Normal Closure vs 1001 Going Away");
    /// ```
    #[must_use]
    pub const fn page<'a>(&self, language: &'a Language) -> Page<'a> {
        Page {
            comparison: *self,
            language,
        }
    }
}

impl<'a> Page<'a> {
    /// The language of the page.
    #[must_use]
    pub const fn language(&self) -> &'a Language {
        self.language
    }

    /// The comparison that the page shows.
    #[must_use]
    pub const fn comparison(&self) -> SpecComparison {
        self.comparison
    }

    /// The headings in the language of the page.
    #[must_use]
    pub const fn headings(&self) -> &'a Headings {
        &self.language.headings
    }

    /// The title, such as "1000 Normal Closure vs 1001 Going Away".
    #[must_use]
    pub fn title(&self) -> Sentence<'a> {
        self.about_both(self.templates().title)
    }

    /// What is compared, and what each code means.
    #[must_use]
    pub fn summary(&self) -> Sentence<'a> {
        let templates = self.templates();
        self.about_both(if self.are_both_described() {
            templates.summary
        } else {
            templates.summary_without_descriptions
        })
    }

    /// The left code with its texts.
    #[must_use]
    pub const fn left(&self) -> LocalizedCode<'a> {
        self.language.localize(self.comparison.left)
    }

    /// The right code with its texts.
    #[must_use]
    pub const fn right(&self) -> LocalizedCode<'a> {
        self.language.localize(self.comparison.right)
    }

    /// The differences: what each code means, when one sees each, and the differences of
    /// [`SpecComparison::differences`]. Empty for a code and itself.
    ///
    /// What each code means and when one sees it are left out unless the spec says so for both codes. A deprecation is
    /// left out too, since no language has a sentence for it; see
    /// [`CodeInfo::deprecated`](crate::CodeInfo::deprecated).
    ///
    /// ```
    /// use close_codes::{CloseCode, CodeSet, Language};
    ///
    /// let page = CodeSet::compare(CloseCode::NormalClosure, CloseCode::GoingAway).page(&Language::ENGLISH);
    /// let last = page.key_differences().last().unwrap().to_string();
    /// assert!(last.starts_with("After 1000 Normal Closure, do not reconnect. After 1001 Going Away, reconnect"));
    /// ```
    pub const fn key_differences(&self) -> KeyDifferences<'a> {
        KeyDifferences {
            page: *self,
            next: 0,
        }
    }

    /// When to use the left code, and when the right one.
    ///
    /// ```
    /// use close_codes::{CloseCode, CodeSet, Language};
    ///
    /// let page = CodeSet::compare(CloseCode::NormalClosure, CloseCode::AbnormalClosure).page(&Language::ENGLISH);
    /// let [left, right] = page.which_to_use();
    /// assert!(left.to_string().starts_with("Send 1000 Normal Closure"));
    /// assert!(right.to_string().starts_with("Never send 1006 Abnormal Closure"));
    /// ```
    #[must_use]
    pub fn which_to_use(&self) -> [Sentence<'a>; 2] {
        [self.left(), self.right()].map(|code| {
            let templates = self.templates();
            // Without a description, the sentence about the use of a code is replaced by who may send it.
            let template = if code.description().is_some() {
                templates.use_by(code.info().sent_by)
            } else {
                templates.sent_by(code.info().sent_by)
            };
            Sentence::new(template, Subject::One(code))
        })
    }

    /// Where to read more, for each of the two codes that has a reference.
    ///
    /// ```
    /// use close_codes::{CloseCode, CodeSet, Language};
    ///
    /// let page = CodeSet::compare(CloseCode::NormalClosure, CloseCode::GoingAway).page(&Language::ENGLISH);
    /// assert!(page.learn_more().next().unwrap().to_string().contains("RFC 6455"));
    /// ```
    pub const fn learn_more(&self) -> LearnMore<'a> {
        LearnMore {
            page: *self,
            next: 0,
        }
    }

    /// The whole page as plain text.
    ///
    /// ```
    /// use close_codes::{CloseCode, CodeSet, Language};
    ///
    /// let page = CodeSet::compare(CloseCode::NormalClosure, CloseCode::GoingAway).page(&Language::ENGLISH);
    /// assert!(page.text().to_string().starts_with("1000 Normal Closure vs 1001 Going Away\n\n"));
    /// ```
    #[must_use]
    pub const fn text(&self) -> PageText<'a> {
        PageText { page: *self }
    }

    /// The whole page as Markdown. Characters that Markdown would interpret are escaped.
    ///
    /// ```
    /// use close_codes::{CloseCode, CodeSet, Language};
    ///
    /// let page = CodeSet::compare(CloseCode::NormalClosure, CloseCode::GoingAway).page(&Language::ENGLISH);
    /// assert!(page.markdown().to_string().starts_with("# 1000 Normal Closure vs 1001 Going Away\n\n"));
    /// ```
    #[must_use]
    pub const fn markdown(&self) -> PageMarkdown<'a> {
        PageMarkdown { page: *self }
    }

    const fn templates(&self) -> &'a Templates {
        &self.language.templates
    }

    fn are_both_described(&self) -> bool {
        [self.left(), self.right()]
            .iter()
            .all(|code| code.description().is_some())
    }

    fn about_both(&self, template: &'a str) -> Sentence<'a> {
        let category = self
            .language
            .category()
            .unwrap_or(self.comparison.category());
        Sentence::new(
            template,
            Subject::Pair {
                category,
                left: self.left(),
                right: self.right(),
            },
        )
    }

    fn typed_difference(&self, aspect: Aspect) -> Option<KeyDifference<'a>> {
        self.comparison.difference(aspect)?;
        let about = |code| {
            let template = aspect_template(self.templates(), aspect, code)?;
            Some(Sentence::new(template, Subject::One(code)))
        };
        Some(KeyDifference {
            first: about(self.left())?,
            second: Some(about(self.right())?),
        })
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, format: Format) -> fmt::Result {
        let headings = self.headings();
        write_heading(f, format, "# ", |out| self.title().write(out))?;
        f.write_str("\n")?;
        self.summary().write(&mut Writer::block(f, format))?;
        f.write_str("\n")?;
        for code in [self.left(), self.right()] {
            f.write_str("\n")?;
            write_heading(f, format, "## ", |out| write!(out, "{code}"))?;
            write_text(f, format, headings.description, code.description())?;
            write_text(f, format, headings.seen_when, code.seen_when())?;
            write_text(f, format, headings.how_to_fix, code.how_to_fix())?;
        }
        let mut number = 0;
        for difference in self.key_differences() {
            number += 1;
            if number == 1 {
                write_section(f, format, headings.key_differences)?;
            }
            write!(f, "{number}. ")?;
            difference.write(&mut Writer::line(f, format))?;
            f.write_str("\n")?;
        }
        write_section(f, format, headings.which_to_use)?;
        for sentence in self.which_to_use() {
            write_item(f, format, &sentence)?;
        }
        for (number, sentence) in self.learn_more().enumerate() {
            if number == 0 {
                write_section(f, format, headings.learn_more)?;
            }
            write_item(f, format, &sentence)?;
        }
        Ok(())
    }
}

/// The template of the sentence about one code in one aspect. Reasons, references and notes on deprecation have none,
/// because they are not translated.
fn aspect_template<'a>(
    templates: &'a Templates,
    aspect: Aspect,
    code: LocalizedCode<'_>,
) -> Option<&'a str> {
    let info = code.info();
    Some(match aspect {
        Aspect::Class => templates.class(info.class()),
        Aspect::SentBy => templates.sent_by(info.sent_by),
        Aspect::Reconnect => templates.reconnect(info.reconnect),
        Aspect::Session => templates.session(info.session),
        Aspect::Reason | Aspect::Reference | Aspect::Deprecated => return None,
    })
}

fn write_heading(
    f: &mut fmt::Formatter<'_>,
    format: Format,
    mark: &str,
    write: impl FnOnce(&mut Writer<'_, '_>) -> fmt::Result,
) -> fmt::Result {
    if format == Format::Markdown {
        f.write_str(mark)?;
    }
    write(&mut Writer::line(f, format))?;
    f.write_str("\n")
}

/// Writes a heading. The caller writes the section.
fn write_section(f: &mut fmt::Formatter<'_>, format: Format, heading: &str) -> fmt::Result {
    f.write_str("\n")?;
    write_heading(f, format, "## ", |out| out.write_str(heading))?;
    f.write_str("\n")
}

/// Writes a text of one code below its heading, or nothing if there is no text.
fn write_text(
    f: &mut fmt::Formatter<'_>,
    format: Format,
    heading: &str,
    text: Option<&str>,
) -> fmt::Result {
    let Some(text) = text else { return Ok(()) };
    f.write_str("\n")?;
    write_heading(f, format, "### ", |out| out.write_str(heading))?;
    if format == Format::Markdown {
        f.write_str("\n")?;
    }
    Writer::block(f, format).write_str(text.trim())?;
    f.write_str("\n")
}

fn write_item(f: &mut fmt::Formatter<'_>, format: Format, sentence: &Sentence<'_>) -> fmt::Result {
    f.write_str("- ")?;
    sentence.write(&mut Writer::line(f, format))?;
    f.write_str("\n")
}

/// One of the key differences, written by its `Display`: a sentence about both codes, or one about each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyDifference<'a> {
    first: Sentence<'a>,
    second: Option<Sentence<'a>>,
}

impl KeyDifference<'_> {
    fn write(&self, out: &mut Writer<'_, '_>) -> fmt::Result {
        self.first.write(out)?;
        let Some(second) = self.second else {
            return Ok(());
        };
        if self.first.wants_space_after() {
            out.write_str(" ")?;
        }
        second.write(out)
    }
}

impl fmt::Display for KeyDifference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(&mut Writer::block(f, Format::Text))
    }
}

/// The key differences of a page: see [`Page::key_differences`].
#[derive(Clone, Debug)]
#[must_use = "iterators do nothing unless consumed"]
pub struct KeyDifferences<'a> {
    page: Page<'a>,
    next: usize,
}

impl<'a> KeyDifferences<'a> {
    /// The maximum number of differences: two in the texts, and one for each aspect.
    const MAX: usize = 2 + Aspect::ALL.len();

    fn at(&self, place: usize) -> Option<KeyDifference<'a>> {
        let page = &self.page;
        let (left, right) = (page.left(), page.right());
        let templates = page.templates();
        match place {
            0 | 1 if left.code() == right.code() => None,
            // The sentence needs both texts.
            0 if page.are_both_described() => Some(KeyDifference {
                first: page.about_both(templates.difference_description),
                second: None,
            }),
            1 if left.seen_when().is_some() && right.seen_when().is_some() => Some(KeyDifference {
                first: page.about_both(templates.difference_seen_when),
                second: None,
            }),
            0 | 1 => None,
            _ => page.typed_difference(Aspect::ALL[place - 2]),
        }
    }
}

impl<'a> Iterator for KeyDifferences<'a> {
    type Item = KeyDifference<'a>;

    fn next(&mut self) -> Option<KeyDifference<'a>> {
        while self.next < Self::MAX {
            let place = self.next;
            self.next += 1;
            if let Some(difference) = self.at(place) {
                return Some(difference);
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(Self::MAX - self.next))
    }
}

impl FusedIterator for KeyDifferences<'_> {}

/// The references of a page: see [`Page::learn_more`].
#[derive(Clone, Debug)]
#[must_use = "iterators do nothing unless consumed"]
pub struct LearnMore<'a> {
    page: Page<'a>,
    next: usize,
}

impl<'a> Iterator for LearnMore<'a> {
    type Item = Sentence<'a>;

    fn next(&mut self) -> Option<Sentence<'a>> {
        let codes = [self.page.left(), self.page.right()];
        while let Some(&code) = codes.get(self.next) {
            self.next += 1;
            if code.info().reference.is_some() {
                return Some(Sentence::new(
                    self.page.templates().reference,
                    Subject::One(code),
                ));
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(2 - self.next))
    }
}

impl FusedIterator for LearnMore<'_> {}

/// A page as plain text, written by its `Display`: see [`Page::text`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PageText<'a> {
    page: Page<'a>,
}

impl fmt::Display for PageText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.page.write(f, Format::Text)
    }
}

/// A page as Markdown, written by its `Display`: see [`Page::markdown`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PageMarkdown<'a> {
    page: Page<'a>,
}

impl fmt::Display for PageMarkdown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.page.write(f, Format::Markdown)
    }
}

#[cfg(test)]
mod tests {
    use std::format;
    use std::string::ToString;
    use std::vec::Vec;

    use super::*;
    use crate::entries::CodeInfo;
    use crate::spec::Spec;
    use crate::standard::{CloseCode, STANDARD};
    use crate::test_codes::TestClose;

    const ENGLISH: &Language = &Language::ENGLISH;

    #[test]
    fn key_differences_are_sentences_and_leave_out_what_has_a_hole() {
        let page = STANDARD
            .compare(1000, 1015)
            .expect("both are listed")
            .page(ENGLISH);
        let mut differences = page.key_differences();
        let most = differences.size_hint().1.expect("there is a limit");
        assert_eq!(
            (differences.size_hint().0, most),
            (0, 2 + Aspect::ALL.len())
        );
        let first = differences.next().expect("they differ").to_string();
        assert!(
            first.contains("1000") && first.contains("1015") && first.ends_with('.'),
            "{first}"
        );
        assert_eq!(differences.size_hint(), (0, Some(most - 1)));
        let second = differences.next().expect("both are seen").to_string();
        assert_ne!(first, second);

        // Of these two, one says when it is seen.
        let (seen, unseen) = (TestClose::SessionExpired, TestClose::Leaving);
        assert!(seen.info().seen_when.is_some() && unseen.info().seen_when.is_none());
        let sentences = |left: TestClose, right| {
            let page = left.compare(right).page(ENGLISH);
            page.key_differences()
                .map(|sentence| sentence.to_string())
                .collect::<Vec<_>>()
        };
        let about_meeting = |sentences: &[std::string::String]| {
            let when = seen.info().seen_when.expect("it has").trim_end_matches('.');
            sentences.iter().any(|sentence| sentence.contains(when))
        };
        assert!(!about_meeting(&sentences(seen, unseen)));
        assert!(!about_meeting(&sentences(unseen, seen)));
    }

    #[test]
    fn a_description_that_one_code_lacks_leaves_its_sentence_out() {
        const BOTH_CODES: [CodeInfo; 2] = {
            let mut codes = [
                CodeInfo::new(4000, "Bye", "Bye"),
                CodeInfo::new(4001, "Gone", "Gone"),
            ];
            codes[0].description = Some("The work is done.");
            codes[1].description = Some("The user left.");
            codes
        };
        const ONE_CODE: [CodeInfo; 2] = {
            let mut codes = BOTH_CODES;
            codes[0].description = None;
            codes
        };
        const BOTH: &Spec = &Spec::new("Chat", &BOTH_CODES, &[]);
        const ONE: &Spec = &Spec::new("Chat", &ONE_CODE, &[]);
        let sentences = |spec: &'static Spec| -> Vec<_> {
            let pair = spec.compare(4000, 4001).expect("both are listed");
            let differences = pair.page(ENGLISH).key_differences();
            differences
                .map(|difference| difference.to_string())
                .collect()
        };
        let both = sentences(BOTH);
        assert_eq!(both.len(), 1, "{both:?}");
        assert!(both[0].contains("The work is done.") && both[0].contains("The user left."));
        assert_eq!(sentences(ONE), [""; 0]);
    }

    #[test]
    fn learn_more_is_a_sentence_for_each_code_that_has_a_reference() {
        let page = STANDARD
            .compare(1000, 1015)
            .expect("both are listed")
            .page(ENGLISH);
        let mut sentences = page.learn_more();
        assert_eq!(sentences.size_hint(), (0, Some(2)));
        assert!(
            sentences
                .next()
                .expect("the left one")
                .to_string()
                .contains("1000")
        );
        assert_eq!(sentences.size_hint(), (0, Some(1)));
        assert!(
            sentences
                .next()
                .expect("the right one")
                .to_string()
                .contains("1015")
        );
        assert_eq!(sentences.size_hint(), (0, Some(0)));
        assert!(sentences.next().is_none());
    }

    #[test]
    fn every_pair_of_the_standard_fills_a_page() {
        for left in STANDARD.codes {
            for right in STANDARD.codes {
                let page = STANDARD
                    .compare(left.code, right.code)
                    .expect("both are listed")
                    .page(ENGLISH);
                for text in [page.text().to_string(), page.markdown().to_string()] {
                    assert!(
                        text.contains(left.title) && text.contains(right.title),
                        "{text}"
                    );
                    assert!(text.contains("WebSocket Close Codes"));
                    for name in [
                        "category",
                        "left",
                        "right",
                        "code",
                        "title",
                        "description",
                        "reference",
                    ] {
                        assert!(
                            !text.contains(&format!("{{{name}")),
                            "{name} is left: {text}"
                        );
                    }
                    assert!(text.ends_with('\n') && !text.contains("\n\n\n"));
                }
            }
        }
    }

    #[test]
    fn markdown_has_everything_in_its_order() {
        let page = TestClose::NormalClosure
            .compare(TestClose::SessionExpired)
            .page(ENGLISH);
        assert_eq!(
            page.markdown().to_string(),
            "\
# 1000 Normal Closure vs 4001 Session Expired

1000 Normal Closure and 4001 Session Expired are both listed under Test Codes. 1000 Normal Closure: The work is done. \
4001 Session Expired: The token is too old.

## 1000 Normal Closure

### Description

The work is done.

### When you see it

Either end finished.

## 4001 Session Expired

### Description

The token is too old.

### When you see it

The token expires.

### How to fix it

Fetch a new token.

## Key differences

1. They mean different things. 1000 Normal Closure: The work is done. 4001 Session Expired: The token is too old.
2. You see them at different times. 1000 Normal Closure: Either end finished. 4001 Session Expired: The token expires.
3. 1000 Normal Closure belongs to the WebSocket protocol itself (1000 to 2999). 4001 Session Expired is for private \
use, so the application gives it its meaning (4000 to 4999).
4. Both ends may send 1000 Normal Closure. Only a server may send 4001 Session Expired.
5. After 1000 Normal Closure, do not reconnect. After 4001 Session Expired, fix the cause before you reconnect, \
because the same attempt would fail again.
6. What becomes of the session after 1000 Normal Closure is not specified. The session ends with 4001 Session \
Expired, so start a new one on the new connection.

## When to use which

- Send 1000 Normal Closure, from either end, when this is the reason to close: The work is done.
- Send 4001 Session Expired, from the server, when this is the reason to close: The token is too old.

## Learn more

- 4001 Session Expired: <https://example.org/chat#4001>
"
        );
    }

    #[test]
    fn text_is_plain_and_leaves_out_what_the_spec_leaves_out() {
        let page = TestClose::InternalError
            .compare(TestClose::PolicyViolation)
            .page(ENGLISH);
        assert_eq!(
            page.text().to_string(),
            "\
1011 Internal Error vs 1008 Policy *Violation*

1011 Internal Error and 1008 Policy *Violation* are both listed under Test Codes. 1011 Internal Error: It failed. \
1008 Policy *Violation*: - Not a list.
1. Nor this.

1011 Internal Error

Description
It failed.

1008 Policy *Violation*

Description
- Not a list.
1. Nor this.

Key differences

1. They mean different things. 1011 Internal Error: It failed. 1008 Policy *Violation*: - Not a list. 1. Nor this.

When to use which

- Send 1011 Internal Error, from either end, when this is the reason to close: It failed.
- Send 1008 Policy *Violation*, from either end, when this is the reason to close: - Not a list. 1. Nor this.
"
        );
    }

    #[test]
    fn markdown_in_a_text_is_escaped() {
        let page = TestClose::InternalError
            .compare(TestClose::PolicyViolation)
            .page(ENGLISH);
        let markdown = page.markdown().to_string();
        assert!(markdown.contains("## 1008 Policy \\*Violation\\*\n"));
        assert!(markdown.contains("### Description\n\n\\- Not a list.\n1\\. Nor this.\n"));
        assert!(!markdown.contains(" *Violation*"));
    }

    #[test]
    fn a_page_is_in_its_language() {
        static JAPANESE: Language = {
            let mut japanese = Language::new("ja");
            japanese.category = Some("クローズコード");
            japanese.headings.key_differences = "主な違い";
            japanese.templates.summary = "{category}の{left}と{right}。";
            japanese.templates.sent_by_either = "{code}は両端が送信できます。";
            japanese.templates.sent_by_server = "{code}はサーバーだけが送信できます。";
            japanese
        };
        let page = TestClose::NormalClosure
            .compare(TestClose::SessionExpired)
            .page(&JAPANESE);
        let text = page.text().to_string();
        assert!(text.contains("クローズコードの1000 Normal Closureと4001 Session Expired。"));
        assert!(text.contains("\n主な違い\n"));
        assert!(
            text.contains("1000は両端が送信できます。4001はサーバーだけが送信できます。"),
            "no space between: {text}"
        );
    }

    #[test]
    fn the_category_of_the_spec_holds_in_english() {
        let page = TestClose::NormalClosure
            .compare(TestClose::SessionExpired)
            .page(ENGLISH);
        assert!(page.summary().to_string().contains("Test Codes"));
    }

    #[test]
    fn who_may_send_a_code_decides_how_its_use_is_put() {
        let uses: Vec<_> = [TestClose::Leaving, TestClose::Internal]
            .map(|code| code.compare(code).page(ENGLISH).which_to_use()[0].to_string())
            .into();
        assert!(uses[0].contains("from the client"));
        assert!(uses[1].starts_with("Never send 4003 Internal."));
    }

    #[test]
    fn a_code_and_itself_have_no_differences() {
        let page = STANDARD
            .compare(1000, 1000)
            .expect("1000 is listed")
            .page(ENGLISH);
        assert_eq!(page.key_differences().count(), 0);
        assert!(!page.text().to_string().contains("Key differences"));
    }

    #[test]
    fn the_parts_are_what_the_page_is_made_of() {
        let comparison = STANDARD
            .compare(
                CloseCode::GoingAway.code(),
                CloseCode::TlsHandshakeFailure.code(),
            )
            .expect("both are listed");
        let page = comparison.page(ENGLISH);
        let text = page.text().to_string();
        assert!(text.starts_with(&page.title().to_string()));
        assert!(text.contains(&page.summary().to_string()));
        assert_eq!(page.comparison(), comparison);
        assert_eq!(page.language(), ENGLISH);
        for difference in page.key_differences() {
            assert!(text.contains(&difference.to_string()), "{difference}");
        }
        for sentence in page.which_to_use().into_iter().chain(page.learn_more()) {
            assert!(text.contains(&sentence.to_string()), "{sentence}");
        }
    }
}
