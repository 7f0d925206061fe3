//! Recognizes a lost connection.

extern crate std;

use std::io::{Error, ErrorKind};

/// Whether a connection is lost after an error of its socket. It is after every error except those that ask to try
/// again.
pub(super) fn is_lost(error: &Error) -> bool {
    !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted)
}

#[cfg(test)]
mod tests {
    use super::{ErrorKind, is_lost};

    #[test]
    fn a_connection_is_not_lost_if_the_socket_can_be_tried_again() {
        assert!(!is_lost(&ErrorKind::WouldBlock.into()));
        assert!(!is_lost(&ErrorKind::Interrupted.into()));
        for kind in [
            ErrorKind::ConnectionReset,
            ErrorKind::ConnectionAborted,
            ErrorKind::BrokenPipe,
            ErrorKind::UnexpectedEof,
            ErrorKind::TimedOut,
        ] {
            assert!(is_lost(&kind.into()), "{kind}");
        }
    }
}
