//! A second implementation of the rules for Close frames, in the simplest form.

/// The codes that a Close frame may carry (section 7.4 and the registry).
#[must_use]
pub fn is_legal(code: u16) -> bool {
    matches!(code, 1000..=1003 | 1007..=1014 | 3000..=4999)
}

/// The expected result for the body of a Close frame: its code, or 1005 if it has none, and its reason (sections 5.5,
/// 5.5.1, 7.1.5, 7.1.6 and 8.1).
///
/// # Errors
///
/// Returns the code to answer with.
pub fn decode(body: &[u8]) -> Result<(u16, &str), u16> {
    match body {
        [] => Ok((1005, "")),
        [_] => Err(1002),
        _ if body.len() > 125 => Err(1002),
        [high, low, reason @ ..] => {
            let code = u16::from(*high) * 256 + u16::from(*low);
            if !is_legal(code) {
                return Err(1002);
            }
            let reason = std::str::from_utf8(reason).map_err(|_| 1007_u16)?;
            Ok((code, reason))
        }
    }
}

/// The body of a Close frame.
#[must_use]
pub fn encode(code: u16, reason: &str) -> Vec<u8> {
    let [high, low] = code.to_be_bytes();
    [&[high, low], reason.as_bytes()].concat()
}

/// The longest prefix of a text that fits in a Close frame.
#[must_use]
pub fn longest_start(reason: &str) -> &str {
    let mut end = 0;
    for c in reason.chars() {
        if end + c.len_utf8() > 123 {
            break;
        }
        end += c.len_utf8();
    }
    &reason[..end]
}
