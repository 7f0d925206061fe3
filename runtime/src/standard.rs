//! The standard registry, as an enum made by the crate's own macro. It is also the fallback for codes that a spec does
//! not list.

use crate::spec::Spec;

crate::close_codes! {
    /// The standard registry: every code that IANA lists.
    ///
    /// With `extends = "standard"`, a protocol starts from the same table, and has these codes in its own enum too.
    ///
    /// ```
    /// use close_codes::{CloseCode, Reconnect};
    ///
    /// let code = CloseCode::from_code(1013).unwrap();
    /// assert_eq!(code, CloseCode::TryAgainLater);
    /// assert_eq!(code.info().reconnect, Some(Reconnect::Backoff));
    /// ```
    pub enum CloseCode = "codes.toml";
}

pub(crate) const STANDARD: &Spec = CloseCode::SPEC;

impl Spec {
    /// The title of a code, of its range, or of the standard registry.
    pub(crate) const fn title(&self, code: u16) -> Option<&'static str> {
        match (self.code(code), self.range(code), STANDARD.code(code)) {
            (None, Some(range), _) => Some(range.title),
            (Some(info), _, _) | (None, None, Some(info)) => Some(info.title),
            (None, None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CloseCode;
    use crate::limits;

    #[test]
    fn a_number_with_a_name_is_the_code_of_that_name() {
        for (number, code) in [
            (limits::NORMAL_CLOSURE, CloseCode::NormalClosure),
            (limits::RESERVED, CloseCode::Reserved),
            (limits::NO_STATUS_RECEIVED, CloseCode::NoStatusReceived),
            (limits::ABNORMAL_CLOSURE, CloseCode::AbnormalClosure),
            (limits::MANDATORY_EXTENSION, CloseCode::MandatoryExtension),
            (
                limits::TLS_HANDSHAKE_FAILURE,
                CloseCode::TlsHandshakeFailure,
            ),
        ] {
            assert_eq!(number, code.code(), "{code}");
        }
    }
}
