//! Writes the variants: their definitions, their list, and the index of a number in it.

use core::fmt::Write as _;

use close_codes_reader::{Key, Spec};

use super::docs;

/// `/// … Name = 4001, …`
pub(super) fn definitions(spec: &Spec) -> String {
    let mut text = String::new();
    for code in &spec.codes {
        let _ = write!(text, "#[doc = {:?}]", docs::of_code(code));
        if let Some(note) = code.texts.get(Key::Deprecated) {
            // The compiler shows the note unchanged, and rustdoc shows it as Markdown.
            let note = docs::paragraph(note);
            let _ = write!(text, "#[deprecated(note = {note:?})]");
        }
        let _ = write!(text, "{} = {},", code.name(), code.value);
    }
    text
}

/// `Self::Name, …`
pub(super) fn list(spec: &Spec) -> String {
    let mut text = String::new();
    for code in &spec.codes {
        let _ = write!(text, "Self::{},", code.name());
    }
    text
}

/// `1000..=1015 => __code - 1000,3000 => 16, …`: the index of each code in the list.
///
/// The subtraction is in the arm, so that the compiler knows that the index is inside the list.
///
/// Each run of consecutive codes has one arm, because the compile time grows faster than the number of arms.
pub(super) fn positions(spec: &Spec) -> String {
    let mut text = String::new();
    let mut position = 0;
    for run in spec
        .codes
        .chunk_by(|code, next| code.value + 1 == next.value)
    {
        let (first, last) = (run[0].value, run[run.len() - 1].value);
        let ahead = usize::from(first) - position;
        let _ = if first == last {
            write!(text, "{first} => {position},")
        } else {
            write!(text, "{first}..={last} => __code - {ahead},")
        };
        position += run.len();
    }
    text
}

/// Whether clippy's `enum_variant_names` may report the names: all begin or end with the same word, or one begins or
/// ends with the name of the enum.
pub(super) fn share_words(name: &str, spec: &Spec) -> bool {
    let name = name.strip_prefix("r#").unwrap_or(name);
    let mut names = spec.codes.iter().map(close_codes_reader::Code::name);
    let is_like_the_enum = |code: &str| code.starts_with(name) || code.ends_with(name);
    let first = names.clone().next().unwrap_or_default();
    // Every word begins with a capital.
    let capitals = || {
        first
            .char_indices()
            .filter(|(_, letter)| letter.is_uppercase())
    };
    let start = capitals().nth(1).map_or(first, |(at, _)| &first[..at]);
    let end = capitals().next_back().map_or(first, |(at, _)| &first[at..]);
    names.clone().any(is_like_the_enum)
        || names.clone().all(|code| code.starts_with(start))
        || names.all(|code| code.ends_with(end))
}

#[cfg(test)]
mod tests {
    use close_codes_reader::{Disk, Origin, Reading, read};

    fn reading(codes: &[(u16, &str)]) -> Reading {
        let text = codes.iter().fold(String::new(), |text, (value, name)| {
            text + &format!("[[code]]\nvalue = {value}\nname = \"{name}\"\n")
        });
        let name = "inline";
        read(Origin::Inline { name, text: &text }, &Disk::new("."))
    }

    #[test]
    fn consecutive_codes_share_an_arm() {
        let values = [1000, 1001, 1002, 3000, 4000, 4001];
        let names = values.map(|value| format!("C{value}"));
        let codes: Vec<_> = values
            .into_iter()
            .zip(names.iter().map(String::as_str))
            .collect();
        let reading = reading(&codes);
        assert_eq!(
            super::positions(&reading.spec),
            "1000..=1002 => __code - 1000,3000 => 3,4000..=4001 => __code - 3996,"
        );
    }

    /// This must agree with clippy's `enum_variant_names`, because an unneeded `allow` would itself be a warning.
    #[test]
    fn names_that_share_a_word() {
        for (name, codes, expected) in [
            ("Chat", ["Bye", "SessionExpired"], false),
            ("Chat", ["SessionGone", "SessionExpired"], true),
            ("Chat", ["SessionExpired", "TokenExpired"], true),
            ("Chat", ["Expired", "TokenExpired"], true),
            ("Chat", ["Session", "SessionExpired"], true),
            // A part of a word does not count.
            ("Chat", ["SessionExpired", "SettingExpires"], false),
            ("Chat", ["ChatGone", "Bye"], true),
            ("Chat", ["Bye", "GoneChat"], true),
            ("Chat", ["Bye", "GoneChatAway"], false),
            ("r#Chat", ["ChatGone", "Bye"], true),
        ] {
            let reading = reading(&[(4000, codes[0]), (4001, codes[1])]);
            assert_eq!(
                super::share_words(name, &reading.spec),
                expected,
                "{name}: {codes:?}"
            );
        }
    }
}
