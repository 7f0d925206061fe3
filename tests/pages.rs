//! Every compare page of the registry, in every language.

use close_codes::compare::{Headings, LocalizedCode, Page, Templates};
use close_codes::{CloseCode, CodeInfo, Language, Reconnect, SentBy, Session, Spec};

/// Every pair, and every code with itself.
fn pages(language: &Language) -> impl Iterator<Item = Page<'_>> {
    let twice = CloseCode::ALL.map(|code| code.compare(code));
    let comparisons = CloseCode::COMPARISONS.into_iter().chain(twice);
    comparisons.map(|comparison| comparison.page(language))
}

/// A whole page in both formats.
fn whole(page: &Page<'_>) -> [String; 2] {
    [page.text().to_string(), page.markdown().to_string()]
}

/// All of them, in the order of [`Templates::NAMES`].
fn templates(language: &Language) -> Vec<&'static str> {
    let text = |name: &&str| language.templates.get(name).expect("it has every name");
    Templates::NAMES.iter().map(text).collect()
}

/// All of them, in the order of [`Headings::NAMES`].
fn headings(language: &Language) -> Vec<&'static str> {
    let text = |name: &&str| language.headings.get(name).expect("it has every name");
    Headings::NAMES.iter().map(text).collect()
}

/// A placeholder that was not filled.
fn unfilled(page: &str) -> Option<&str> {
    let is_placeholder = |name: &&str| {
        Templates::NAMES
            .iter()
            .filter_map(|template| Templates::placeholders(template))
            .any(|names| names.contains(name))
    };
    let braces = page.split('{').skip(1);
    braces
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .find(is_placeholder)
}

/// The headings that have content on a page.
fn headings_of<'a>(page: &Page<'a>) -> impl Iterator<Item = &'a str> {
    let codes = [page.left(), page.right()];
    let any = |has: fn(&LocalizedCode<'_>) -> bool| codes.iter().any(has);
    let needed = [
        true,
        any(|code| code.seen_when().is_some()),
        any(|code| code.how_to_fix().is_some()),
        page.left() != page.right(),
        true,
        any(|code| code.info().reference.is_some()),
    ];
    let headings = headings(page.language()).into_iter().zip(needed);
    headings.filter_map(|(heading, is_needed)| is_needed.then_some(heading))
}

/// The words of English sentences between placeholders, if they are long enough to be certainly English.
fn english_words() -> Vec<&'static str> {
    let parts = templates(&Language::ENGLISH)
        .into_iter()
        .flat_map(|template| template.split(['{', '}']).step_by(2));
    parts
        .map(str::trim)
        .filter(|words| words.len() >= 8 && words.contains(' '))
        .collect()
}

#[test]
fn every_page_holds_both_titles_and_no_placeholder() {
    let mut count = 0;
    for language in CloseCode::LANGUAGES {
        for page in pages(language) {
            for written in whole(&page) {
                count += 1;
                let plain = written.replace('\\', "");
                for code in [page.left(), page.right()] {
                    for text in [
                        code.to_string().as_str(),
                        code.description().unwrap_or_default(),
                    ] {
                        assert!(plain.contains(text), "{text:?} is missing:\n{written}");
                    }
                }
                assert_eq!(unfilled(&plain), None, "{written}");
                for heading in headings_of(&page) {
                    assert!(plain.contains(heading), "{heading:?}:\n{written}");
                }
            }
        }
    }
    let codes = CloseCode::ALL.len();
    let pages = codes * (codes + 1) / 2;
    assert_eq!(count, 2 * pages * CloseCode::LANGUAGES.len());
}

#[test]
fn no_other_language_falls_back_to_english_sentences() {
    let words = english_words();
    assert!(words.len() > Templates::NAMES.len() / 2, "{words:?}");
    let others = CloseCode::LANGUAGES
        .iter()
        .filter(|language| language.language != "en");
    for language in others {
        // This includes sentences that no page of the registry needs.
        for template in templates(language) {
            for words in &words {
                assert!(
                    !template.contains(words),
                    "{}: {template}",
                    language.language
                );
            }
        }
        for page in pages(language) {
            let text = page.text().to_string();
            for words in &words {
                assert!(!text.contains(words), "{words:?} is English:\n{text}");
            }
        }
    }
}

/// A page contains each text a fixed number of times, for any text and any number of codes.
#[test]
fn a_page_grows_with_its_texts_and_with_nothing_else() {
    for language in CloseCode::LANGUAGES {
        let fixed: usize = templates(language)
            .into_iter()
            .chain(headings(language))
            .map(str::len)
            .sum();
        for page in pages(language) {
            let texts: usize = [page.left(), page.right()].iter().map(most_bytes).sum();
            for written in whole(&page) {
                let len = written.replace('\\', "").len();
                // Each sentence about one code is there for both codes. The rest are the marks of lists and headings.
                let most = 2 * fixed + texts + 100;
                assert!(len <= most, "{len} bytes of {most}:\n{written}");
            }
        }
    }
}

/// The maximum number of bytes of a page from the texts of one code.
fn most_bytes(code: &LocalizedCode<'_>) -> usize {
    let len = |text: Option<&str>| text.map_or(0, str::len);
    20 * code.to_string().len()
        + 4 * code.description().map_or(0, str::len)
        + 2 * len(code.seen_when())
        + len(code.how_to_fix())
        + len(code.info().reference)
}

/// A code with the texts that the bits of a number select.
fn code_with(number: u16, bits: usize) -> CodeInfo {
    let mut info = CodeInfo::new(number, "Name", "Some Title");
    let has = |bit: usize| bits >> bit & 1 == 1;
    // Single-line texts need no full stop in a spec.
    info.description = has(0).then_some("it means something");
    info.seen_when = has(1).then_some("somebody sees it");
    info.how_to_fix = has(2).then_some("do something");
    info.reference = has(3).then_some("RFC 6455");
    info.sent_by = SentBy::ALL[bits >> 4];
    info.reconnect = has(0).then_some(Reconnect::Backoff);
    info.session = has(1).then_some(Session::New);
    info
}

/// Every combination of texts that two codes have or lack, in every language.
#[test]
fn a_page_leaves_out_missing_texts() {
    let codes: Vec<[CodeInfo; 2]> = (0..64)
        .flat_map(|left| (0..64).map(move |right| [left, right]))
        .map(|[left, right]| [code_with(4001, left), code_with(4002, right)])
        .collect();
    for codes in codes.leak() {
        let spec: &'static Spec = Box::leak(Box::new(Spec::new("Some Codes", codes, &[])));
        let comparison = spec.compare(4001, 4002).expect("both are listed");
        for language in CloseCode::LANGUAGES {
            let page = comparison.page(language);
            let text = page.text().to_string();
            check_sentences(&page, &text);
            check_headings(&page);
            for written in [&text, &page.markdown().to_string()] {
                assert_eq!(unfilled(written), None, "{written}");
                for hole in [
                    "  ", " \n", "\n\n\n", "..", "。.", ".。", " .", ": .", "()", "「」", "“”",
                ] {
                    assert!(!written.contains(hole), "{hole:?} in:\n{written}");
                }
            }
        }
    }
}

/// Each sentence ends with a full stop.
fn check_sentences(page: &Page<'_>, text: &str) {
    let differences = page.key_differences().map(|each| each.to_string());
    let uses = page.which_to_use().map(|each| each.to_string());
    let sentences = [page.summary().to_string()]
        .into_iter()
        .chain(differences)
        .chain(uses);
    for sentence in sentences {
        assert!(sentence.ends_with(['.', '。']), "{sentence}");
        assert!(
            !sentence.starts_with(' ') && text.contains(&sentence),
            "{sentence}"
        );
        for prose in ["it means something", "somebody sees it"] {
            for (at, _) in sentence.match_indices(prose) {
                let after = &sentence[at + prose.len()..];
                assert!(after.starts_with('.'), "{sentence}");
            }
        }
    }
}

/// Each heading occurs as often as it has content.
fn check_headings(page: &Page<'_>) {
    let markdown = page.markdown().to_string();
    let headings = page.headings();
    let codes = [page.left(), page.right()];
    let count = |has: fn(&LocalizedCode<'_>) -> bool| codes.iter().filter(|code| has(code)).count();
    let expected = [
        (
            "### ",
            headings.description,
            count(|code| code.description().is_some()),
        ),
        (
            "### ",
            headings.seen_when,
            count(|code| code.seen_when().is_some()),
        ),
        (
            "### ",
            headings.how_to_fix,
            count(|code| code.how_to_fix().is_some()),
        ),
        (
            "## ",
            headings.key_differences,
            page.key_differences().count().min(1),
        ),
        ("## ", headings.which_to_use, 1),
        ("## ", headings.learn_more, page.learn_more().count().min(1)),
    ];
    let mut all = 3; // the title and the two codes
    for (mark, heading, times) in expected {
        let line = format!("\n{mark}{heading}\n\n");
        assert_eq!(
            markdown.matches(&line).count(),
            times,
            "{heading}:\n{markdown}"
        );
        all += times;
    }
    let lines = markdown.lines().filter(|line| line.starts_with('#'));
    assert_eq!(lines.count(), all, "{markdown}");
}
