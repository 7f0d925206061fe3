//! Finds the number of a close code in a line of a log.

use close_codes_vocabulary::numbers::is_out_of_range;

/// The number in a typed text or in a line of a log such as "closed with code=1006 (abnormal)". `None` if several
/// numbers may be the code.
pub(crate) fn number(line: &str) -> Option<&str> {
    match numbers(line)[..] {
        [number] => Some(number),
        _ => None,
    }
}

/// The numbers that may be the close code, each once. A number after a word such as "code" takes precedence. A number
/// that is not a close code, such as a port or a time, only counts if there is no other.
pub(crate) fn numbers(line: &str) -> Vec<&str> {
    let is_around = |char: char| char.is_whitespace() || "()[]{}<>,:;=#\"'`|&?!\\".contains(char);
    let words = line
        .split(is_around)
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let mut found: Vec<(&str, Announced)> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            found.push((word, Announced::by(&words[..at])));
        }
    }
    // Each rule only counts if the rules before it find no number.
    let tests: [Test; 3] = [
        |number, announced| is_in_range(number) && announced != Announced::No,
        |number, announced| is_in_range(number) || announced == Announced::AsCode,
        |_, _| true,
    ];
    let mut numbers: Vec<&str> = Vec::new();
    for is_candidate in tests {
        for &(number, announced) in &found {
            if is_candidate(number, announced) && !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        if !numbers.is_empty() {
            break;
        }
    }
    numbers
}

/// Whether a number may be the code.
type Test = fn(&str, Announced) -> bool;

/// What the words before a number say about it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Announced {
    /// As in `close_code=1006`.
    AsCode,
    /// As in `status=1006`, or in "closed with 1006". A status may also be an HTTP status, which is not a close code.
    Perhaps,
    No,
}

impl Announced {
    fn by(before: &[&str]) -> Self {
        let before = |back: usize| {
            let at = before.len().checked_sub(back);
            at.map_or_else(String::new, |at| before[at].to_lowercase())
        };
        let (last, second_last) = (before(1), before(2));
        if last.ends_with("statuscode") || last.ends_with("status_code") {
            Self::Perhaps
        } else if last.ends_with("code") {
            Self::AsCode
        } else if last.ends_with("status") || (last == "with" && second_last.starts_with("close")) {
            Self::Perhaps
        } else {
            Self::No
        }
    }
}

fn is_in_range(number: &str) -> bool {
    number.parse().is_ok_and(|number| !is_out_of_range(number))
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn the_number_that_a_word_announces_wins() {
        for line in [
            "2026-11-26 14:02:11 ws closed code=4001 reason='token expired'",
            "closed code=4001 user 1042",
            "user 1042 closed code: 4001",
            "user 1042 closed, code 4001.",
            r#"{"user":1042,"code":4001,"reason":""}"#,
            r#"{\"user\":1042,\"code\":4001}"#,
            "user=1042 status=4001",
            "user=1042 closeCode=4001",
            "user=1042&close_code=4001",
            "connection 1042 closed with 4001",
            "connection 1042 closed with code 4001",
            "user 1042: CloseEvent { code: 4001, reason: '' } port 8080",
            "status=101 user 1042 code=4001",
            "4001, and again 4001",
        ] {
            assert_eq!(numbers(line), ["4001"], "{line}");
        }
    }

    #[test]
    fn a_number_that_is_not_a_close_code_only_counts_alone() {
        for (line, found) in [
            ("CloseEvent 1006 port 8080", &["1006"][..]),
            ("RFC 6455: 1006", &["1006"]),
            ("2026-11-26T14:02:11.123Z closed 1006", &["1006"]),
            ("status=101 closed 1006", &["1006"]),
            ("statusCode: 200, then 1006", &["1006"]),
            ("code 999", &["999"]),
            ("port 8080", &["8080"]),
            ("2026-11-26", &[]),
            ("-1000", &[]),
        ] {
            assert_eq!(numbers(line), found, "{line}");
        }
    }

    #[test]
    fn no_number_is_chosen_if_several_may_be_the_code() {
        for (line, found) in [
            ("user 1042 closed 4001", &["1042", "4001"][..]),
            ("code=4001 retried, code=4002, user 1042", &["4001", "4002"]),
            // The number is announced as a code but is not one.
            ("code=999 user 1042", &["999", "1042"]),
            ("ports 80 and 8080", &["80", "8080"]),
        ] {
            assert_eq!(numbers(line), found, "{line}");
        }
    }
}
