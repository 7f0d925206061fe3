//! Reports for programs: one JSON object on each line.

use serde::Serialize;

use crate::json;

/// Adds an object and a line end.
pub(crate) fn push(text: &mut String, object: &impl Serialize) {
    let json = serde_json::to_string(object).expect("texts and numbers are JSON");
    *text += &json::with_escapes(&json);
    text.push('\n');
}
