//! Filling in the placeholders of a text.

use std::fmt::Display;

/// A text with its placeholders filled; `{{` and `}}` mean braces. A placeholder without a value is kept.
///
/// A value may contain braces.
pub(crate) fn fill(text: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, brace) = rest.split_at(at);
        filled.push_str(before);
        let value = values.iter().find_map(|(name, value)| {
            let after = brace.strip_prefix('{')?.strip_prefix(name)?;
            Some((after.strip_prefix('}')?, value))
        });
        if let Some((after, value)) = value {
            filled.push_str(&value.to_string());
            rest = after;
        } else {
            let is_escaped = brace.starts_with("{{") || brace.starts_with("}}");
            filled.push_str(&brace[..1]);
            rest = &brace[if is_escaped { 2 } else { 1 }..];
        }
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_placeholder_is_filled_and_double_braces_are_braces() {
        let filled = |text| fill(text, &[("code", &4001), ("title", &"{code} {{x}}")]);
        assert_eq!(filled("{code} {title}!"), "4001 {code} {{x}}!");
        assert_eq!(
            filled("{{code}} är {code}, {{{title}}}"),
            "{code} är 4001, {{code} {{x}}}"
        );
        assert_eq!(filled("{other} } {"), "{other} } {");
    }
}
