//! The table behind an enum of codes: the contents of a spec file as constants.

use close_codes_vocabulary::{SentBy, default_sent_by, sent_by_in_range};

use crate::entries::{CodeInfo, RangeInfo, Unlisted};

/// Everything that a spec file says about its codes.
///
/// `close_codes!` generates one for every enum. It is `CloseCode::SPEC`, or [`CodeSet::SPEC`](crate::CodeSet::SPEC) if
/// the enum is a type parameter. A program that makes its own starts from [`new`](Self::new), since fields may be added
/// in a minor release.
///
/// ```
/// use close_codes::CloseCode;
///
/// let spec = CloseCode::SPEC;
/// assert_eq!(spec.code(1000).map(|info| info.name), Some("NormalClosure"));
/// assert!(spec.code(2999).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Spec {
    /// What the codes are called together, such as "WebSocket Close Codes".
    pub category: &'static str,
    /// The codes, in numeric order, each number once.
    pub codes: &'static [CodeInfo],
    /// The ranges, ordered by their first code. A range comes before the ranges inside it. Ranges do not cross.
    pub ranges: &'static [RangeInfo],
    /// What to do after a code that is in neither list, if the spec says so.
    pub unlisted: Option<Unlisted>,
    /// The numbers that had a meaning once, in numeric order. Nobody may send such a number, even if a range around it
    /// allows it, unless it is in `codes`. When one is received, it has the texts and the policy of its range, or those
    /// of an unlisted code.
    pub retired: &'static [u16],
}

impl Spec {
    /// A spec of these codes and ranges, each in numeric order.
    ///
    /// ```
    /// use close_codes::{CodeInfo, Spec};
    ///
    /// const CODES: &[CodeInfo] = &[CodeInfo::new(4001, "Kicked", "Kicked")];
    /// const SPEC: Spec = Spec::new("Chat Close Codes", CODES, &[]);
    /// assert_eq!(SPEC.code(4001).unwrap().title, "Kicked");
    /// ```
    #[must_use]
    pub const fn new(
        category: &'static str,
        codes: &'static [CodeInfo],
        ranges: &'static [RangeInfo],
    ) -> Self {
        Self {
            category,
            codes,
            ranges,
            unlisted: None,
            retired: &[],
        }
    }

    /// The entry of a code, or `None` if the spec does not list the code.
    ///
    /// ```
    /// use close_codes::CloseCode;
    ///
    /// assert_eq!(CloseCode::SPEC.code(1001).unwrap().title, "Going Away");
    /// ```
    #[must_use]
    pub const fn code(&self, code: u16) -> Option<&'static CodeInfo> {
        let (mut low, mut high) = (0, self.codes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let info = &self.codes[middle];
            if info.code < code {
                low = middle + 1;
            } else if info.code > code {
                high = middle;
            } else {
                return Some(info);
            }
        }
        None
    }

    /// The innermost range that a code is in, if there is one. The spec may also list the code itself.
    ///
    /// ```
    /// use close_codes::{RangeInfo, Spec};
    ///
    /// const RANGES: &[RangeInfo] = &[
    ///     RangeInfo::new(4100, 4199, "Back Off"),
    ///     RangeInfo::new(4150, 4159, "Back Off For Long"),
    /// ];
    /// const SPEC: Spec = Spec::new("Chat", &[], RANGES);
    ///
    /// assert_eq!(SPEC.range(4100).unwrap().title, "Back Off");
    /// assert_eq!(SPEC.range(4155).unwrap().title, "Back Off For Long");
    /// assert!(SPEC.range(4200).is_none());
    /// ```
    #[must_use]
    pub const fn range(&self, code: u16) -> Option<&'static RangeInfo> {
        // The search goes backwards from the last range that begins at or before the code, because inner ranges come
        // later.
        let (mut low, mut high) = (0, self.ranges.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.ranges[middle].first <= code {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while low > 0 {
            low -= 1;
            if self.ranges[low].contains(code) {
                return Some(&self.ranges[low]);
            }
        }
        None
    }

    /// Whether the spec has retired a number: it had a meaning once, and nobody may send it any more.
    ///
    /// It is `false` for a code that the spec lists. `close_codes!` refuses a spec that both lists and retires a
    /// number.
    ///
    /// ```
    /// use close_codes::{CloseFrame, SendErrorKind, Server, Spec};
    ///
    /// static SPEC: Spec = {
    ///     let mut spec = Spec::new("Chat", &[], &[]);
    ///     spec.retired = &[4003, 4050];
    ///     spec
    /// };
    ///
    /// assert!(SPEC.is_retired(4050) && !SPEC.is_retired(4051));
    /// let error = CloseFrame::<Server>::by_spec(&SPEC, 4050, "").unwrap_err();
    /// assert_eq!(error.kind(), SendErrorKind::Retired);
    /// ```
    #[must_use]
    pub const fn is_retired(&self, code: u16) -> bool {
        let (mut low, mut high) = (0, self.retired.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.retired[middle] < code {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low < self.retired.len() && self.retired[low] == code && self.code(code).is_none()
    }

    /// Who may send a code. The entry of the code comes first, then whether it is retired, then its range, then RFC
    /// 6455.
    ///
    /// This is inlined, so that the check for retired numbers costs nothing for a table that is known to have none.
    #[inline]
    pub(crate) const fn sent_by(&self, code: u16) -> SentBy {
        if !self.retired.is_empty() && self.is_retired(code) {
            SentBy::Nobody
        } else {
            self.sent_by_unless_retired(code)
        }
    }

    const fn sent_by_unless_retired(&self, code: u16) -> SentBy {
        if let Some(info) = self.code(code) {
            info.sent_by
        } else if let Some(range) = self.range(code) {
            sent_by_in_range(code, range.sent_by)
        } else {
            default_sent_by(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::*;
    use crate::test_codes::TestClose;

    #[test]
    fn every_number_finds_its_code_and_its_range() {
        let spec = TestClose::SPEC;
        for code in 0..=u16::MAX {
            assert_eq!(
                spec.code(code),
                spec.codes.iter().find(|info| info.code == code),
                "{code}"
            );
            assert_eq!(
                spec.range(code),
                spec.ranges.iter().find(|range| range.contains(code)),
                "{code}"
            );
        }
        assert!(spec.range(4949).is_some() && spec.range(4100).is_some());
    }

    #[test]
    fn each_of_many_ranges_is_found() {
        static RANGES: [RangeInfo; 20] = {
            let mut ranges = [*TestClose::SPEC.range(4100).unwrap(); 20];
            let (mut at, mut first) = (0, 4000);
            while at < ranges.len() {
                ranges[at].first = first;
                ranges[at].last = first + 4;
                (at, first) = (at + 1, first + 10);
            }
            ranges
        };
        let spec = Spec::new("", &[], &RANGES);
        for code in 3990..4210 {
            let range = RANGES.iter().find(|range| range.contains(code));
            assert_eq!(spec.range(code), range, "{code}");
        }
        assert_eq!(RANGES[1].to_string(), "4010-4014 Back Off");
    }

    #[test]
    fn each_retired_number_is_found_unless_a_code_has_it() {
        static CODES: [CodeInfo; 1] = [CodeInfo::new(4003, "Again", "Again")];
        let mut spec = Spec::new("", &CODES, &[]);
        spec.retired = &[1000, 3000, 4003, 4004, 4999];
        for code in 0..=u16::MAX {
            let is_retired = spec.retired.contains(&code) && code != 4003;
            assert_eq!(spec.is_retired(code), is_retired, "{code}");
            let sent_by = if is_retired {
                SentBy::Nobody
            } else {
                default_sent_by(code)
            };
            assert_eq!(spec.sent_by(code), sent_by, "{code}");
        }
    }

    #[test]
    fn an_empty_spec_finds_nothing() {
        let spec = Spec::new("", &[], &[]);
        assert_eq!(spec.code(1000), None);
        assert_eq!(spec.range(1000), None);
        assert!(!spec.is_retired(4001));
    }

    #[test]
    fn who_sends_comes_from_the_code_then_the_range_then_the_standard() {
        let spec = TestClose::SPEC;
        assert_eq!(spec.sent_by(4001), SentBy::Server);
        // 4900 is in a range that only the server sends, and has `sent_by = "client"` itself.
        assert_eq!(spec.sent_by(4900), SentBy::Client);
        assert_eq!(spec.sent_by(4901), SentBy::Server);
        let empty = Spec::new("", &[], &[]);
        assert_eq!(empty.sent_by(1010), SentBy::Client);
        assert_eq!(empty.sent_by(4001), SentBy::Either);
    }
}
