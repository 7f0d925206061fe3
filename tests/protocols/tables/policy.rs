//! What to do after every number that a frame can have.

use close_codes::{CodeSet, ReceivedCode, Reconnect, Session};

/// Whether to connect again, and with which session.
pub(crate) type Policy = (Option<Reconnect>, Option<Session>);

/// Compares what the spec of `C` says with `expected`, for every number from 1000 to 4999.
pub(crate) fn assert_policy<C: CodeSet>(expected: impl Fn(u16) -> Policy) {
    for number in 1000..=4999 {
        let code = ReceivedCode::<C>::from(number);
        assert_eq!(
            (code.reconnect(), code.session()),
            expected(number),
            "{number}"
        );
    }
}

/// The policy of the registry, for a number that a spec does not list.
pub(crate) fn registry(number: u16) -> Policy {
    let reconnect = match number {
        1000 => Some(Reconnect::Never),
        1002 | 1003 | 1007..=1010 | 1015 | 3003 => Some(Reconnect::AfterFix),
        1001 | 1005 | 1006 | 1011..=1014 | 3008 => Some(Reconnect::Backoff),
        3000 => Some(Reconnect::Reauthenticate),
        _ => None,
    };
    (reconnect, None)
}
