//! Labels for metrics: a bounded number, and a distinct one for each entry of a spec.

use close_codes_vocabulary::CodeClass;

use crate::spec::Spec;

/// The label of a code that is neither in its spec nor in the standard registry.
pub(super) const fn of_unknown(code: u16) -> &'static str {
    match CodeClass::of(code) {
        CodeClass::Protocol => UNKNOWN[0],
        CodeClass::Registered => UNKNOWN[1],
        CodeClass::Private => UNKNOWN[2],
    }
}

const UNKNOWN: [&str; 3] = ["unknown_protocol", "unknown_registered", "unknown_private"];

/// The label of a code that only the standard registry lists: its name there, unless the spec uses that name for a code
/// or a range of its own.
pub(super) fn of_standard(spec: &Spec, code: u16, name: &'static str) -> &'static str {
    let is_taken = spec.codes.iter().any(|info| info.name == name)
        || spec.ranges.iter().any(|range| range.label == name);
    if is_taken { of_unknown(code) } else { name }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::string::{String, ToString};
    use std::vec::Vec;

    use super::*;
    use crate::code_set::CodeSet;
    use crate::received::ReceivedCode;
    use crate::standard::{CloseCode, STANDARD};
    use crate::test_codes::TestClose;

    crate::close_codes! {
        /// Names and titles that clash in every way.
        enum Clashes = inline r#"
code = [
    { value = 4000, name = "GoingAway" }, # the name of 1001 in the registry, which this spec does not extend
    { value = 4001, name = "Busy" },      # the title of a range
]
range = [
    { first = 4100, last = 4199, title = "Busy" },
    { first = 4200, last = 4299, title = "Twice" },
    { first = 4300, last = 4399, title = "Twice" },
    { first = 4400, last = 4499, title = "unknown_private" },
    { first = 4500, last = 4599, name = "Timeout" }, # the name of 3008 in the registry
    { first = 4500, last = 4549, title = "4200-4299" },
]
"#;
    }

    /// The entry that has a label of its own, or `None` for a code that shares its label with other unlisted codes.
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
    fn no_two_entries_of_a_spec_share_a_label() {
        check::<CloseCode>();
        check::<TestClose>();
        check::<Clashes>();
    }

    #[test]
    fn the_label_of_a_range_is_its_name_or_its_numbers() {
        let label = |number| ReceivedCode::<Clashes>::from(number).as_label();
        assert_eq!(label(4000), "GoingAway");
        assert_eq!(label(1001), "unknown_protocol");
        assert_eq!(label(4001), "Busy");
        assert_eq!(label(4150), "4100-4199");
        assert_eq!((label(4250), label(4350)), ("4200-4299", "4300-4399"));
        assert_eq!((label(4450), label(4800)), ("4400-4499", "unknown_private"));
        assert_eq!(
            (label(4550), label(3008)),
            ("Timeout", "unknown_registered")
        );
        assert_eq!(label(4520), "4500-4549");
    }
}
