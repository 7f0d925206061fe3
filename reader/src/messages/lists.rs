//! Lists, quotes and texts of the user inside a message.

use close_codes_vocabulary::SpecKey;
use close_codes_vocabulary::numbers::NEVER_ON_THE_WIRE;

use crate::standard;
use crate::visible::visible;

/// The line that starts from the standard registry.
pub(super) fn extends_standard() -> String {
    format!("`{} = \"{}\"`", SpecKey::Extends.as_str(), standard::NAME)
}

/// The codes that RFC 6455 keeps out of every Close frame.
pub(super) fn kept_out_of_frames() -> String {
    let codes: Vec<String> = NEVER_ON_THE_WIRE.iter().map(u16::to_string).collect();
    enumerate(&codes)
}

pub(super) fn list(names: &[&str]) -> String {
    enumerate(&quoted(names))
}

pub(super) fn quoted(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| format!("`{name}`")).collect()
}

pub(super) fn enumerate(names: &[String]) -> String {
    joined(names, "and")
}

pub(super) fn either_of(names: &[String]) -> String {
    joined(names, "or")
}

pub(super) fn joined(names: &[String], by: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {by} {last}", most.join(", ")),
    }
}

/// A text of the user inside a message: on one line, and cut if it is long.
pub(super) fn shorten(text: &str) -> String {
    start_of(text, 60)
}

/// A path inside a message. It is cut later than other texts, because its end matters too.
pub(super) fn path_text(path: &str) -> String {
    start_of(path, 500)
}

fn start_of(text: &str, enough: usize) -> String {
    let mut characters = text.chars();
    let mut short: String = characters.by_ref().take(enough).map(visible).collect();
    if characters.next().is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn a_long_text_is_cut_at_a_character() {
        assert_eq!(shorten("short"), "short");
        assert_eq!(shorten(&"é".repeat(100)).chars().count(), 61);
    }
}
