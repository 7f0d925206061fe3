//! A key of another table: its label, and where to write it.

use close_codes_reader::InMemory;

use crate::words::said;
use crate::{CODE, spec};

/// The context of the text of a case.
#[derive(Clone, Copy, Debug)]
enum In {
    Code,
    Range,
    Unlisted,
    /// At the top of a spec with codes.
    Top,
    Nothing,
    /// The locale of a spec with one code.
    Locale,
}

/// The context, the text, and the label and the help of its only mistake.
type Case = (In, &'static str, &'static str, &'static str);

#[rustfmt::skip] // a case a line
const CASES: &[Case] = &[
    (In::Code, "extends = \"standard\"", "a key at the top of a spec", "a key below a header belongs to its table; write `extends` above the first header"),
    (In::Code, "language = \"tr\"", "a key of a locale", "write `language` in a file of its own, and the path of that file in `locales`"),
    (In::Nothing, "[[code]]\nfirst = 4001\nname = 'A'\n", "a number of a `[[range]]`", "a code has one `value`; codes that share one meaning are a `[[range]]`, with `first` and `last`"),
    (In::Code, "first = 4001", "a number of a `[[range]]`", "a code has one `value`; codes that share one meaning are a `[[range]]`, with `first` and `last`"),
    (In::Code, "range = [4001, 4002]", "a table of the spec, `[[range]]`", "a code has one `value`; codes that share one meaning are a `[[range]]`, with `first` and `last`"),
    (In::Code, "[code.unlisted]", "a table of the spec, `[unlisted]`", "write a table by itself, with the header `[unlisted]`"),
    (In::Code, "[code.4002]", "a number is no key", "describe the code in a `[[code]]` with `value = 4002`"),
    (In::Range, "reason = \"bye\"", "a key of `[[code]]` alone", "a `reason` is the default of one code; a range has none"),
    (In::Range, "value = 4100", "a range has two numbers", "write `first` and `last`, the lowest and the highest number"),
    (In::Nothing, "extends = \"standard\"\n[[range]]\ncodes = [4100, 4199]\ntitle = \"T\"\n", "a range has two numbers", "write `first` and `last`, the lowest and the highest number"),
    (In::Range, "[[range.code]]", "a range has two numbers", "write `first` and `last`, the lowest and the highest number"),
    (In::Range, "except = [4101]", "a key at the top of a spec", "a key below a header belongs to its table; write `except` above the first header"),
    (In::Unlisted, "reconnect = \"never\"\nsent_by = \"server\"", "a key of `[[code]]` and `[[range]]`", "`[unlisted]` says what to do after every code that the spec does not name; its keys are `reconnect` and `session`"),
    (In::Unlisted, "reconnect = \"never\"\nlocales = \"tr.toml\"", "a key at the top of a spec", "a key below a header belongs to its table; write `locales` above the first header"),
    (In::Top, "value = 4001", "the number of a `[[code]]`", "write `value` below the header of a code, `[[code]]`"),
    (In::Top, "last = 4001", "a number of a `[[range]]`", "write `last` below the header of a range, `[[range]]`"),
    (In::Top, "title = \"Chat\"", "a key of `[[code]]` and `[[range]]`", "write `title` below the header of a code or a range, `[[code]]` or `[[range]]`; what all codes are called together is the `category`"),
    (In::Top, "reason = \"bye\"", "a key of `[[code]]` alone", "write `reason` below the header of a code, `[[code]]`"),
    (In::Top, "reference = \"RFC 6455\"", "a key of `[[code]]` and `[[range]]`", "write `reference` below the header of a code or a range, `[[code]]` or `[[range]]`"),
    (In::Top, "session = \"new\"", "a key of `[[code]]` and `[[range]]`", "write `session` below `[[code]]`, `[[range]]`, or `[unlisted]` for what the spec does not name"),
    (In::Top, "headings = { description = \"D\" }", "a key of a locale", "write `headings` in a file of its own, and the path of that file in `locales`"),
    (In::Nothing, "extends = \"standard\"\n[4100-4199]\ntitle = \"T\"\n", "a number is no key", "describe the range in a `[[range]]` with `first = 4100` and `last = 4199`"),
    (In::Locale, "language = \"tr\"\ntitle = \"T\"\n", "a key of `[[code]]` and `[[range]]`", "write `title` below the header of a code or a range, such as `[4001]` or `[4100-4199]`"),
    (In::Locale, "language = \"tr\"\nreason = \"T\"\n", "a key of `[[code]]` alone", "a locale has translations alone; write `reason` in the spec"),
    (In::Locale, "language = \"tr\"\n[[code]]\nvalue = 4001\n", "a table of the spec, `[[code]]`", "a locale has a table for each code or range that it translates, such as `[4001]` or `[4100-4199]`"),
    (In::Locale, "language = \"tr\"\n[4001]\ntitle = \"T\"\ncategory = \"C\"\n", "a key of a locale", "a key below a header belongs to its table; write `category` above the first header"),
    (In::Locale, "language = \"tr\"\n[4001]\ntitle = \"T\"\nvalue = 4001\n", "the number of a `[[code]]`", "the header is the number, such as `[4001]` or `[4100-4199]`"),
    (In::Locale, "language = \"tr\"\n[4001]\ntitle = \"T\"\nname = \"A\"\n", "a key of `[[code]]` and `[[range]]`", "a locale has translations alone; write `name` in the spec"),
    (In::Locale, "language = \"tr\"\n[headings]\nsummary = \"S\"\n", "a key of `[templates]`", "write `summary` below the header `[templates]`"),
    (In::Locale, "language = \"tr\"\n[templates]\nlearn_more = \"S\"\n", "a key of `[headings]`", "write `learn_more` below the header `[headings]`"),
];

fn files(around: In, text: &str) -> InMemory {
    match around {
        In::Code => spec(&format!("[[code]]\nvalue = 4001\nname = 'A'\n{text}\n")),
        In::Range => spec(&format!(
            "[[code]]\n{CODE}[[range]]\nfirst = 4100\nlast = 4199\ntitle = 'T'\n{text}\n"
        )),
        In::Unlisted => spec(&format!("extends = 'standard'\n[unlisted]\n{text}\n")),
        In::Top => spec(&format!("{text}\nextends = 'standard'\n")),
        In::Nothing => spec(text),
        In::Locale => spec(&format!("locales = 'tr.toml'\n[[code]]\n{CODE}")).with("tr.toml", text),
    }
}

#[test]
fn a_key_of_another_table_says_where_to_write_it() {
    for (around, text, label, help) in CASES {
        assert_eq!(
            said(&files(*around, text)),
            [*label, *help],
            "{around:?}: {text}"
        );
    }
}
