//! "Did you mean": finds the known word that is nearest to an unknown one.
//!
//! The distance is implemented here, because a library has many others that every user would have to compile too.

/// Longer words are not compared. They are not typos, and the distance takes time in the product of both lengths.
const LONGEST: usize = 60;

/// The known word that was probably meant, if one is close enough.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase().replace(['-', ' '], "_");
    let mut nearest = None;
    for known in known {
        let distance = distance(&word, known);
        let is_nearer = nearest.is_none_or(|(least, _)| distance < least);
        if is_nearer && distance <= known.len().max(3) / 3 {
            nearest = Some((distance, known));
        }
    }
    nearest.map(|(_, known)| known)
}

/// The number of typos between two words: a letter inserted, left out or replaced, or two adjacent letters swapped.
///
/// This is the optimal string alignment distance, in Unicode characters.
///
/// ```
/// assert_eq!(close_codes_reader::distance("raeson", "reason"), 1);
/// ```
#[must_use]
pub fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    // The distances from the prefix of `one` read so far to all prefixes of `other`, for the last three prefixes of
    // `one`.
    let mut rows = [
        Vec::new(),
        Vec::new(),
        (0..=other.len()).collect::<Vec<usize>>(),
    ];
    let mut before = None;
    for (at, letter) in one.chars().enumerate() {
        rows.rotate_left(1);
        let [second_last, last, current] = &mut rows;
        current.clear();
        current.push(at + 1);
        for (to, &of_other) in other.iter().enumerate() {
            let replaced = last[to] + usize::from(letter != of_other);
            let mut typos = replaced.min(last[to + 1] + 1).min(current[to] + 1);
            if to > 0 && before == Some(of_other) && letter == other[to - 1] {
                typos = typos.min(second_last[to - 1] + 1);
            }
            current.push(typos);
        }
        before = Some(letter);
    }
    rows[2][other.len()]
}

#[cfg(test)]
mod tests {
    use close_codes_vocabulary::Key;

    use super::{distance, nearest};

    #[test]
    fn typos_find_their_key() {
        for (typo, meant) in [
            ("titel", "title"),
            ("seenwhen", "seen_when"),
            ("how-to-fix", "how_to_fix"),
            ("Reason", "reason"),
            ("desc", "reason"),
        ] {
            let found = nearest(typo, Key::ALL.iter().map(|key| key.as_str()));
            assert_eq!(found == Some(meant), typo != "desc", "{typo} -> {found:?}");
        }
        assert_eq!(
            nearest(
                &"x".repeat(100_000),
                Key::ALL.iter().map(|key| key.as_str())
            ),
            None
        );
    }

    #[test]
    fn each_typo_counts_once() {
        for (one, other, typos) in [
            ("", "", 0),
            ("", "sent_by", 7),
            ("sent_by", "", 7),
            ("reason", "reason", 0),
            ("raeson", "reason", 1),
            ("reasn", "reason", 1),
            ("reasson", "reason", 1),
            ("reasom", "reason", 1),
            ("ab", "ba", 1),
            ("abcd", "badc", 2),
            ("abc", "bca", 2),
            ("kitten", "sitting", 3),
            ("naïve", "naive", 1),
            ("閉じる", "閉じた", 1),
        ] {
            assert_eq!(distance(one, other), typos, "{one} and {other}");
            assert_eq!(distance(other, one), typos, "{other} and {one}");
        }
    }
}
