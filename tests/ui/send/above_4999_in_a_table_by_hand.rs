//! A table that no spec was read for may list anything; what a frame cannot carry is refused all the same.

use std::fmt;
use std::str::FromStr;

use close_codes::{
    CloseCode, CodeInfo, CodeSet, Language, ParseCodeError, Spec, UnknownCode, close_frame,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct ByHand;

impl CodeSet for ByHand {
    const ALL: &'static [Self] = &[Self];
    const SPEC: &'static Spec = &Spec::new("Codes", &[CodeInfo::new(5000, "Odd", "Odd")], &[]);
    const LANGUAGES: &'static [Language] = &[];

    fn from_code(_code: u16) -> Option<Self> {
        None
    }

    fn code(self) -> u16 {
        5000
    }

    fn info(self) -> &'static CodeInfo {
        &Self::SPEC.codes[0]
    }
}

impl fmt::Display for ByHand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.info().fmt(f)
    }
}

impl FromStr for ByHand {
    type Err = ParseCodeError;

    fn from_str(text: &str) -> Result<Self, ParseCodeError> {
        text.parse::<CloseCode>().map(|_| Self)
    }
}

impl TryFrom<u16> for ByHand {
    type Error = UnknownCode;

    fn try_from(code: u16) -> Result<Self, UnknownCode> {
        CloseCode::try_from(code).map(|_| Self)
    }
}

impl From<ByHand> for u16 {
    fn from(code: ByHand) -> Self {
        code.code()
    }
}

fn main() {
    let _ = close_frame!(Server, 5000 as ByHand);
}
