//! The bytes of a Close frame's body.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::ops::Deref;

use crate::limits::{MAX_PAYLOAD, MAX_REASON};

/// The body of a Close frame: nothing, or two bytes of code and up to 123 bytes of reason.
///
/// It is at most 125 bytes long and is stored on the stack. [`CloseFrame::encode`](crate::CloseFrame::encode) returns
/// it. It is not masked; the library that writes the frame does that.
///
/// ```
/// use close_codes::{CloseCode, Payload, close_frame};
///
/// const GOODBYE: Payload = close_frame!(CloseCode::NormalClosure, "bye").encode();
/// assert_eq!(GOODBYE.as_bytes(), b"\x03\xe8bye");
/// assert_eq!(GOODBYE.len(), 5);
/// ```
#[derive(Clone, Copy)]
pub struct Payload {
    bytes: [u8; MAX_PAYLOAD],
    len: usize,
}

impl Payload {
    /// Encodes a code and a reason of at most 123 bytes.
    #[inline]
    pub(crate) const fn new(code: Option<u16>, reason: &str) -> Self {
        let mut payload = Self {
            bytes: [0; MAX_PAYLOAD],
            len: 0,
        };
        let Some(code) = code else {
            return payload;
        };
        let [high, low] = code.to_be_bytes();
        payload.bytes[0] = high;
        payload.bytes[1] = low;
        let reason = reason.as_bytes();
        // The reason of a frame always fits. This bound lets the compiler turn the loop into a copy without a panic,
        // whose message would otherwise be in every program that sends.
        let len = at_most(MAX_REASON, reason.len());
        // This is a loop because `copy_from_slice` is const only since Rust 1.87.
        let mut at = 0;
        while at < len {
            payload.bytes[2 + at] = reason[at];
            at += 1;
        }
        payload.len = 2 + len;
        payload
    }

    /// The bytes.
    ///
    /// ```
    /// use close_codes::{Client, CloseFrame};
    ///
    /// assert_eq!(CloseFrame::<Client>::empty().encode().as_bytes(), b"");
    /// ```
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        self.bytes.split_at(at_most(MAX_PAYLOAD, self.len)).0
    }
}

/// `Ord::min`, which is not const.
const fn at_most(most: usize, len: usize) -> usize {
    if len < most { len } else { most }
}

impl AsRef<[u8]> for Payload {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl Deref for Payload {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl PartialEq for Payload {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for Payload {}

impl Hash for Payload {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_bytes().hash(state);
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Payload(\"{}\")", self.as_bytes().escape_ascii())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_big_endian_and_the_reason_follows() {
        assert_eq!(Payload::new(Some(0x0fa1), "ab").as_bytes(), b"\x0f\xa1ab");
        assert_eq!(Payload::new(Some(1000), "").as_bytes(), [3, 232]);
        assert_eq!(Payload::new(None, "").as_bytes(), b"");
    }

    #[test]
    fn every_reason_that_fits_is_copied_whole() {
        let reason: std::string::String = ('\0'..='\x7f').take(MAX_REASON).collect();
        for len in 0..=MAX_REASON {
            let payload = Payload::new(Some(1000), &reason[..len]);
            assert_eq!(payload.as_bytes()[2..], reason.as_bytes()[..len]);
            assert!(payload.bytes[2 + len..].iter().all(|byte| *byte == 0));
        }
    }

    #[test]
    fn equality_and_debug_ignore_unused_bytes() {
        let payload = Payload::new(Some(1000), "é");
        assert_eq!(
            payload,
            Payload {
                bytes: {
                    let mut bytes = payload.bytes;
                    bytes[124] = 7;
                    bytes
                },
                len: 4
            }
        );
        assert_ne!(payload, Payload::new(Some(1000), "e"));
        assert_eq!(
            std::format!("{payload:?}"),
            r#"Payload("\x03\xe8\xc3\xa9")"#
        );
    }

    #[test]
    fn equal_payloads_have_equal_hashes_and_different_ones_differ() {
        use std::hash::{BuildHasher as _, RandomState};

        let state = RandomState::new();
        let hash = |reason| state.hash_one(Payload::new(Some(1000), reason));
        assert_eq!(hash("bye"), hash("bye"));
        assert_ne!(hash("bye"), hash("by"));
    }
}
