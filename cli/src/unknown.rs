//! Explains why the meaning of a number is unknown, and who may know it.

use std::fmt::Write as _;

use close_codes::{CloseCode, CodeClass};
use close_codes_vocabulary::numbers::is_out_of_range;
use close_codes_vocabulary::{SpecKey, unassigned_note};

use crate::arguments::SpecFile;

/// The message for a number, as it was typed and as a code.
pub(crate) fn code(typed: &str, number: u16, file: &SpecFile) -> String {
    let mut message = format!("the spec does not know the close code {typed}");
    if is_out_of_range(number) {
        let _ = write!(message, "\n{}", unassigned_note(number));
        return message;
    }
    if let Some(info) = CloseCode::SPEC.code(number) {
        let _ = write!(
            message,
            "\nThe standard registry has {info}; a spec takes it in by `{} = \"standard\"`",
            SpecKey::Extends.as_str()
        );
        return message;
    }
    let class = CodeClass::of(number);
    let who = match class {
        CodeClass::Protocol => {
            "an RFC or the registry of IANA would define it, and neither does (RFC 6455, section 7.4.2)"
        }
        CodeClass::Registered => "the registry of IANA would list it",
        CodeClass::Private if file.spec.is_none() => {
            "the authors of the application know it; give their spec with --spec"
        }
        CodeClass::Private => "the authors of the application know it",
    };
    let (first, last) = class.codes().into_inner();
    let phrase = class.phrase();
    let _ = write!(message, "\n{first} to {last}: {phrase}; {who}");
    if file.spec.is_some() {
        let option = file.option();
        let _ = write!(
            message,
            "\nFor the codes of the spec: close-codes list{option}"
        );
    }
    message
}
