//! Width, fill and alignment for a text that is written in parts.

use core::fmt::{self, Write as _};

/// Writes the parts as [`Formatter::pad`](fmt::Formatter::pad) writes one text, without a buffer: `{:<30}` is for the whole.
///
/// A precision has no effect: what is cut off could be the end of a number.
pub(crate) fn pad(f: &mut fmt::Formatter<'_>, parts: fmt::Arguments<'_>) -> fmt::Result {
    let Some(width) = f.width() else {
        return f.write_fmt(parts);
    };
    let mut length = Characters(0);
    length.write_fmt(parts)?;
    let missing = width.saturating_sub(length.0);
    let before = match f.align() {
        Some(fmt::Alignment::Left) | None => 0,
        Some(fmt::Alignment::Center) => missing / 2,
        Some(fmt::Alignment::Right) => missing,
    };
    let fill = f.fill();
    for _ in 0..before {
        f.write_char(fill)?;
    }
    f.write_fmt(parts)?;
    for _ in before..missing {
        f.write_char(fill)?;
    }
    Ok(())
}

/// How many characters were written.
struct Characters(usize);

impl fmt::Write for Characters {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.saturating_add(text.chars().count());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::format;

    use super::*;

    struct Parts(u16, &'static str);

    impl fmt::Display for Parts {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            pad(f, format_args!("{} {}", self.0, self.1))
        }
    }

    #[test]
    fn parts_are_padded_as_one_text_is() {
        for title in [
            "",
            "Bye",
            "さようなら",
            "a title that is longer than any width",
        ] {
            let (parts, text) = (Parts(4001, title), format!("4001 {title}"));
            assert_eq!(format!("{parts}|"), format!("{text}|"));
            assert_eq!(format!("{parts:12}|"), format!("{text:12}|"));
            assert_eq!(format!("{parts:<12}|"), format!("{text:<12}|"));
            assert_eq!(format!("{parts:>12}|"), format!("{text:>12}|"));
            assert_eq!(format!("{parts:-^12}|"), format!("{text:-^12}|"));
            assert_eq!(format!("{parts:→^13}|"), format!("{text:→^13}|"));
            assert_eq!(format!("{parts:0}|"), format!("{text:0}|"));
        }
    }
}
