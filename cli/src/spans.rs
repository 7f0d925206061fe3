//! Formats lists of numbers.

/// Formats numbers with consecutive ones joined: "4001", or "4100-4149, 4160-4199".
pub(crate) fn spans(numbers: &[u16]) -> String {
    let spans: Vec<String> = numbers
        .chunk_by(|one, next| one + 1 == *next)
        .map(|span| match span {
            [number] => number.to_string(),
            [first, .., last] => format!("{first}-{last}"),
            [] => String::new(),
        })
        .collect();
    spans.join(", ")
}
