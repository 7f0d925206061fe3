//! "Did you mean": the known word that is nearest to one that is not known.

/// What was probably meant, if one of the known words is close enough.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    // The distance takes time in the product of both lengths, and no typo is this long.
    if word.len() > 60 {
        return None;
    }
    let word = word.to_lowercase().replace(['-', ' '], "_");
    known
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(&word, known), known))
        .filter(|(distance, known)| *distance <= known.len().max(3) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use close_codes_vocabulary::Key;

    use super::nearest;

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
}
