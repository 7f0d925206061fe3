//! Reports for programs: one object of JSON a line.

use serde::Serialize;

/// Adds an object and the end of its line.
pub(crate) fn push(text: &mut String, object: &impl Serialize) {
    *text += &serde_json::to_string(object).expect("texts and numbers are JSON");
    text.push('\n');
}
