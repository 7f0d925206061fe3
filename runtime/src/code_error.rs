//! The errors of looking up a code by number or by text.

use core::error::Error;
use core::fmt;

/// The error of `TryFrom<u16>` for an enum of codes: the enum has no code with this number.
///
/// ```
/// use close_codes::CloseCode;
///
/// let error = CloseCode::try_from(4999).unwrap_err();
/// assert_eq!(error.code(), 4999);
/// assert_eq!(error.to_string(), "the spec has no close code 4999");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UnknownCode {
    code: u16,
}

impl UnknownCode {
    pub(crate) const fn new(code: u16) -> Self {
        Self { code }
    }

    /// The number that was looked up.
    #[must_use]
    pub const fn code(self) -> u16 {
        self.code
    }
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the spec has no close code {}", self.code)
    }
}

impl Error for UnknownCode {}

/// The error of `FromStr` for an enum of codes: the text is not a number, name or title of a code.
///
/// ```
/// use close_codes::CloseCode;
///
/// let error = "Tea Time".parse::<CloseCode>().unwrap_err();
/// assert_eq!(error.to_string(), "the spec has no close code of this number, name or title");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParseCodeError {
    /// This field allows for more fields without a breaking change.
    _private: (),
}

impl ParseCodeError {
    pub(crate) const fn new() -> Self {
        Self { _private: () }
    }
}

impl fmt::Display for ParseCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the spec has no close code of this number, name or title")
    }
}

impl Error for ParseCodeError {}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::{ParseCodeError, UnknownCode};

    #[test]
    fn errors_say_what_was_not_found() {
        assert_eq!(UnknownCode::new(4001).code(), 4001);
        assert_eq!(
            UnknownCode::new(4001).to_string(),
            "the spec has no close code 4001"
        );
        let error = ParseCodeError::new().to_string();
        assert_eq!(
            error,
            "the spec has no close code of this number, name or title"
        );
    }
}
