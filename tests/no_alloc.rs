//! The library writes pages and modules without allocating.

use std::fmt::Display;
use std::hint::black_box;
use std::io::Write as _;

use allocation_counter::measure;
use close_codes::compare::SpecComparison;
use close_codes::{CloseCode, Spec, close_codes};

close_codes! { enum Chat = "../examples/chat/codes.toml"; }

/// Far more than any page or module needs.
const BUFFER: usize = 1 << 20;

/// The length of a text in bytes, and the number of allocations while it is written.
fn written(text: impl Display, buffer: &mut [u8]) -> (usize, u64) {
    let len = buffer.len();
    let mut rest = buffer;
    let allocations = measure(|| write!(rest, "{text}").expect("the buffer is large enough"));
    (len - rest.len(), allocations.count_total)
}

/// Every pair in both orders, and every code with itself.
fn comparisons(spec: &'static Spec) -> impl Iterator<Item = SpecComparison> {
    let pairs = spec
        .codes
        .iter()
        .flat_map(move |left| spec.codes.iter().map(move |right| (left.code, right.code)));
    pairs.filter_map(move |(left, right)| spec.compare(left, right))
}

#[test]
fn the_counter_counts() {
    let allocations = measure(|| drop(black_box(String::from("x"))));
    assert_eq!(allocations.count_total, 1);
}

#[test]
fn every_page_of_the_registry_in_every_language() {
    let mut buffer = vec![0; BUFFER];
    let mut pages = 0;
    for language in CloseCode::LANGUAGES {
        for comparison in comparisons(CloseCode::SPEC) {
            let page = comparison.page(language);
            for (len, allocations) in [
                written(page.text(), &mut buffer),
                written(page.markdown(), &mut buffer),
            ] {
                assert!(len > 0);
                assert_eq!(allocations, 0, "{}", page.title());
                pages += 1;
            }
        }
    }
    let codes = CloseCode::ALL.len();
    assert_eq!(pages, 2 * codes * codes * CloseCode::LANGUAGES.len());
}

/// The parts of a page that a template engine uses.
#[test]
fn the_parts_of_a_page_and_the_differences() {
    let mut buffer = vec![0; BUFFER];
    for language in Chat::LANGUAGES {
        for comparison in comparisons(Chat::SPEC) {
            let page = comparison.page(language);
            let allocations = measure(|| {
                let mut rest: &mut [u8] = &mut buffer;
                let mut write = |part: &dyn Display| {
                    write!(rest, "{part}").expect("the buffer is large enough");
                };
                write(&page.title());
                write(&page.summary());
                for code in [page.left(), page.right()] {
                    write(&code);
                    write(&code.description().unwrap_or_default());
                    write(&code.seen_when().unwrap_or_default());
                    write(&code.how_to_fix().unwrap_or_default());
                }
                page.key_differences()
                    .for_each(|difference| write(&difference));
                page.which_to_use()
                    .iter()
                    .for_each(|sentence| write(sentence));
                page.learn_more().for_each(|sentence| write(&sentence));
                for difference in comparison.differences() {
                    write(&difference.aspect);
                    write(&difference.left.unwrap_or_default());
                    write(&difference.right.unwrap_or_default());
                }
            });
            assert_eq!(allocations.count_total, 0, "{}", page.title());
        }
    }
}

#[test]
fn typescript_modules() {
    let mut buffer = vec![0; BUFFER];
    for spec in [CloseCode::SPEC, Chat::SPEC] {
        let (len, allocations) = written(spec.typescript(), &mut buffer);
        assert!(len > 0);
        assert_eq!(allocations, 0, "{}", spec.category);
    }
}
