//! Reports for programs: one object of JSON a line.

use serde::Serialize;

use crate::json;

/// Adds an object and the end of its line.
pub(crate) fn push(text: &mut String, object: &impl Serialize) {
    let json = serde_json::to_string(object).expect("texts and numbers are JSON");
    *text += &json::with_escapes(&json);
    text.push('\n');
}
