//! The Close frames that every library has to transmit.

use std::sync::LazyLock;

use close_codes::{CloseCode, CloseFrame, ReceivedCode, Role, SendErrorKind};

/// Every standard code that may be sent, the bounds of the two ranges for applications, and a code that no spec lists.
const CODES: [u16; 19] = [
    1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3003, 3008, 3999,
    4000, 4321, 4999,
];

/// No reason, the shortest, and the longest in characters of one and of three bytes: 123 bytes.
static REASONS: LazyLock<[String; 4]> = LazyLock::new(|| {
    [
        String::new(),
        "a".to_owned(),
        "a".repeat(123),
        "あ".repeat(41),
    ]
});

/// Every code with every reason, and the empty frame, as far as the role may send them.
pub(crate) fn frames<R: Role>() -> Vec<CloseFrame<'static, R>> {
    let mut frames = vec![CloseFrame::empty()];
    for code in CODES {
        for reason in REASONS.iter() {
            match CloseFrame::new(ReceivedCode::<CloseCode>::from(code), reason) {
                Ok(frame) => frames.push(frame),
                Err(error) => assert_eq!(
                    (code, error.kind()),
                    (1010, SendErrorKind::WrongRole),
                    "a client alone may send 1010; the rest is for both"
                ),
            }
        }
    }
    frames
}
