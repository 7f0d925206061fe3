//! Applies `only` and `except`: which codes a spec takes from the files that it extends.

use close_codes_vocabulary::SpecKey;

use crate::by_code::{CodeNumber, CodeSet};
use crate::diagnostic::Diagnostic;
use crate::entries::{Slot, SpecFile};
use crate::messages;
use crate::source::Spanned;

/// The codes that a file leaves out. `brought` are the codes of its bases, and `is_all` says that no mistake in a base
/// may hide one.
pub(crate) fn left_out(
    file: &SpecFile,
    brought: &CodeSet,
    is_all: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> CodeSet {
    if file.only.is_absent() && file.except.is_absent() {
        return CodeSet::empty();
    }
    for (key, list) in [(SpecKey::Only, &file.only), (SpecKey::Except, &file.except)] {
        let has_none = file.extends.is_absent() && !file.has_misplaced_extends;
        if let (Some(list), true) = (list.given(), has_none) {
            diagnostics.push(messages::selection::selection_without_extends(
                key.as_str(),
                list.span,
            ));
        }
    }
    if let (Some(only), Some(except)) = (file.only.given(), file.except.given()) {
        diagnostics.push(messages::selection::only_and_except(only.span, except.span));
    }
    // The codes of a base that cannot be read are unknown.
    let is_known = is_all && !file.extends.is_absent();
    let all: Vec<CodeNumber> = brought.iter().collect();
    let mut named = |key: SpecKey, list: &[Spanned<i64>]| {
        let mut codes = CodeSet::empty();
        for number in list {
            match CodeNumber::try_from(number.value) {
                Ok(code) if brought.contains(code) => codes.insert(code),
                _ if is_known => {
                    diagnostics.push(messages::selection::not_brought(key.as_str(), number, &all));
                }
                _ => {}
            }
        }
        codes
    };
    let except = named(SpecKey::Except, file.except.items());
    let only = named(SpecKey::Only, file.only.items());
    match (&file.only, &file.except) {
        (Slot::Given(list), Slot::Absent) if !list.value.is_empty() => {
            let mut left_out = brought.clone();
            left_out.remove_all(&only);
            left_out
        }
        _ => except,
    }
}
