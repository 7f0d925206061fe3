//! Labels for metrics: as few as a spec has entries, and none for two of them.

use super::decode_error;
use crate::spec::{CodeClass, RangeInfo, Spec};
use crate::standard::STANDARD;

/// The label of a code that neither its spec nor the standard registry has.
pub(super) const fn of_unknown(code: u16) -> &'static str {
    match CodeClass::of(code) {
        CodeClass::Protocol => UNKNOWN[0],
        CodeClass::Registered => UNKNOWN[1],
        CodeClass::Private => UNKNOWN[2],
    }
}

const UNKNOWN: [&str; 3] = ["unknown_protocol", "unknown_registered", "unknown_private"];

/// The label of a code that the spec does not list, and the standard registry does: its name there, unless the spec has
/// given that name to another code.
pub(super) fn of_standard(spec: &Spec, code: u16, name: &'static str) -> &'static str {
    if spec.codes.iter().any(|info| info.name == name) {
        of_unknown(code)
    } else {
        name
    }
}

/// The label of a range: its title, if nothing else has that for a label, else its numbers.
pub(super) fn of_range(spec: &Spec, range: &RangeInfo) -> &'static str {
    let is_shared = spec.codes.iter().any(|info| info.name == range.title)
        || STANDARD.codes.iter().any(|info| info.name == range.title)
        || UNKNOWN.contains(&range.title)
        || decode_error::LABELS.contains(&range.title)
        || is_like_numbers(range.title)
        || (spec.ranges.iter()).any(|other| other != range && other.title == range.title);
    if is_shared {
        of_numbers(spec, range)
    } else {
        range.title
    }
}

/// Ranges do not cross, so no two begin with the same number of which neither has the other around it. The outer one is
/// told by its first number, "4100-", and each inside it that begins there too by its last, "-4149".
fn of_numbers(spec: &Spec, range: &RangeInfo) -> &'static str {
    let is_inner = spec
        .ranges
        .iter()
        .any(|other| other.first == range.first && other.last > range.last);
    if is_inner {
        numbers(range.last, 0)
    } else {
        numbers(range.first, 1)
    }
}

fn is_like_numbers(title: &str) -> bool {
    title.starts_with(|c: char| c == '-' || c.is_ascii_digit())
}

const FIRST: u16 = 1000;
const LAST: u16 = 4999;
/// A dash and four digits.
const WIDTH: usize = 5;

/// "-1000-1001" and so on up to "-4999-": a number with a dash on either side, for labels have to be static.
static NUMBERS: [u8; (LAST - FIRST + 1) as usize * WIDTH + 1] = {
    let mut text = [b'-'; (LAST - FIRST + 1) as usize * WIDTH + 1];
    let mut number = FIRST;
    while number <= LAST {
        let (mut place, mut rest) = (WIDTH - 1, number);
        while place > 0 {
            text[(number - FIRST) as usize * WIDTH + place] = b'0' + (rest % 10) as u8;
            (place, rest) = (place - 1, rest / 10);
        }
        number += 1;
    }
    text
};

/// The digits of a number with the dash before it (0) or after it (1). A range has no number that is not in the table.
fn numbers(number: u16, dash: usize) -> &'static str {
    let start = usize::from(number.clamp(FIRST, LAST) - FIRST) * WIDTH + dash;
    let bytes = &NUMBERS[start..start + WIDTH];
    // ASCII always, which the compiler does not know.
    core::str::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::string::{String, ToString};
    use std::vec::Vec;

    use super::*;
    use crate::code_set::CodeSet;
    use crate::received::ReceivedCode;
    use crate::standard::CloseCode;
    use crate::test_codes::TestClose;

    crate::close_codes! {
        /// Names and titles that meet in every way.
        enum Clashes = inline r#"
[[code]]
value = 4000
name = "GoingAway"
title = "Going Away"
description = "The name of 1001 in the registry, which this spec does not extend."

[[code]]
value = 4001
name = "Busy"
title = "Busy"
description = "Also the title of a range."

[[range]]
first = 4100
last = 4199
title = "Busy"
description = "Also the name of a code."

[[range]]
first = 4200
last = 4299
title = "Twice"
description = "Also the title of another range."

[[range]]
first = 4300
last = 4399
title = "Twice"
description = "Also the title of another range."

[[range]]
first = 4400
last = 4499
title = "unknown_private"
description = "Also the label of what nobody knows."

[[range]]
first = 4500
last = 4599
title = "Timeout"
description = "Also the name of 3008 in the registry."

[[range]]
first = 4600
last = 4699
title = "4200-"
description = "Also what tells another range by its number."

[[range]]
first = 4700
last = 4799
title = "Alone"
description = "Nothing else is called so."
"#;
    }

    /// What has a label of its own, as a key; what shares one with others that the spec does not list has none.
    fn entry<C: CodeSet>(code: ReceivedCode<C>) -> Option<String> {
        match code {
            ReceivedCode::Known(_) => Some(code.as_u16().to_string()),
            ReceivedCode::InRange(_, range) => Some(std::format!("{}-{}", range.first, range.last)),
            ReceivedCode::Unknown(_) => None,
        }
    }

    fn check<C: CodeSet>() {
        let mut labels: BTreeMap<&str, Vec<Option<String>>> = BTreeMap::new();
        for number in 0..=u16::MAX {
            let code = ReceivedCode::<C>::from(number);
            let entries = labels.entry(code.as_label()).or_default();
            if !entries.contains(&entry(code)) {
                entries.push(entry(code));
            }
        }
        for (label, entries) in &labels {
            assert_eq!(entries.len(), 1, "{label}: {entries:?}");
        }
        let most = C::ALL.len() + C::SPEC.ranges.len() + STANDARD.codes.len() + UNKNOWN.len();
        assert!(labels.len() <= most);
    }

    #[test]
    fn no_label_stands_for_two_entries_of_a_spec() {
        check::<CloseCode>();
        check::<TestClose>();
        check::<Clashes>();
    }

    #[test]
    fn a_title_that_is_taken_gives_way_to_the_numbers() {
        let label = |number| ReceivedCode::<Clashes>::from(number).as_label();
        assert_eq!(label(4000), "GoingAway");
        assert_eq!(label(1001), "unknown_protocol");
        assert_eq!(label(4001), "Busy");
        assert_eq!(label(4150), "4100-");
        assert_eq!((label(4250), label(4350)), ("4200-", "4300-"));
        assert_eq!((label(4450), label(4800)), ("4400-", "unknown_private"));
        assert_eq!((label(4550), label(3008)), ("4500-", "Timeout"));
        assert_eq!(label(4650), "4600-");
        assert_eq!(label(4750), "Alone");
    }

    #[test]
    fn ranges_that_begin_together_are_told_by_where_they_end() {
        static RANGES: [RangeInfo; 4] = {
            let mut ranges = [*TestClose::SPEC.range(4100).unwrap(); 4];
            let numbers = [(4000, 4999), (4000, 4499), (4000, 4099), (4500, 4999)];
            let mut at = 0;
            while at < ranges.len() {
                (ranges[at].first, ranges[at].last) = numbers[at];
                at += 1;
            }
            ranges
        };
        let spec = Spec {
            ranges: &RANGES,
            ..*TestClose::SPEC
        };
        let labels = RANGES.each_ref().map(|range| of_range(&spec, range));
        assert_eq!(labels, ["4000-", "-4499", "-4099", "4500-"]);
    }

    #[test]
    fn every_number_is_in_the_table() {
        for number in FIRST..=LAST {
            assert_eq!(numbers(number, 0), std::format!("-{number}"));
            assert_eq!(numbers(number, 1), std::format!("{number}-"));
        }
    }
}
