//! The frames to send: every legal code, with reasons of all sizes, and illegal codes.

/// The codes that may be in a Close frame, by RFC 6455 and the registry; `None` is an empty frame.
pub(crate) const SENDABLE: [Option<u16>; 19] = [
    Some(1000),
    Some(1001),
    Some(1002),
    Some(1003),
    Some(1007),
    Some(1008),
    Some(1009),
    Some(1010),
    Some(1011),
    Some(1012),
    Some(1013),
    Some(1014),
    Some(3000),
    Some(3003),
    Some(3008),
    Some(3999),
    Some(4000),
    Some(4999),
    None,
];

/// Codes that must not be sent, from every part of the number space.
pub(crate) const FORBIDDEN: [u16; 10] =
    [0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, u16::MAX];

/// The reasons that go with a code. The longest has 123 bytes, the most that fit.
pub(crate) fn reasons(code: Option<u16>) -> Vec<String> {
    match code {
        Some(code) if !FORBIDDEN.contains(&code) => {
            vec![String::new(), "x".to_owned(), "あ".repeat(41)]
        }
        _ => vec![String::new()],
    }
}

/// All codes, in the order of the table.
pub(crate) fn codes() -> impl Iterator<Item = Option<u16>> {
    SENDABLE.into_iter().chain(FORBIDDEN.map(Some))
}

/// The number of a code, or "none" for an empty frame.
pub(crate) fn name(code: Option<u16>) -> String {
    code.map_or_else(|| "none".to_owned(), |code| code.to_string())
}
