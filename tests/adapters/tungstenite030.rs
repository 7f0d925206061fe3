//! tungstenite 0.30, in tokio-tungstenite.

use ::tokio_tungstenite;

#[path = "tungstenite/cases.rs"]
#[allow(
    clippy::duplicate_mod,
    reason = "the versions differ in nothing that it names, but their types are not the same"
)]
mod cases;

/// The error is made by hand, because a real failure would need a TLS library.
#[test]
fn a_failed_tls_handshake_is_1015() {
    use close_codes::{CloseCode, ReceivedClose};
    use tokio_tungstenite::tungstenite::error::{Error, TlsError};

    let error = Error::Tls(TlsError::InvalidDnsName);
    let received = ReceivedClose::<CloseCode>::try_from(error);
    assert_eq!(received.ok(), Some(ReceivedClose::tls_failure()));
}
