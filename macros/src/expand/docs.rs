//! The rustdoc of the enum and its variants.

use core::fmt::Write as _;
use std::borrow::Cow;

use close_codes_reader::{Code, Key, Range, Reconnect, SentBy, Session, Spec, Texts};
use close_codes_vocabulary::Headings;

/// What stands in for the user's own words.
pub(super) fn summary(spec: &Spec) -> String {
    format!("{}.", escaped(&spec.category))
}

/// What follows the user's own words on the enum, or stands in for them: a table of the codes.
pub(super) fn of_enum(spec: &Spec, has_docs: bool) -> String {
    let mut docs = if has_docs {
        String::from("\n\n")
    } else {
        summary(spec) + "\n\n"
    };
    docs.push_str("| code | title | sent by | reconnect |\n| --- | --- | --- | --- |\n");
    for code in &spec.codes {
        let _ = writeln!(
            docs,
            "| {} | [{}](Self::{}) | {} | {} |",
            code.value,
            cell(code.title()),
            code.name(),
            code.sent_by(),
            code.reconnect().map_or("", Reconnect::as_str),
        );
    }
    if !spec.ranges.is_empty() {
        docs.push_str("\n| codes | title | sent by | reconnect |\n| --- | --- | --- | --- |\n");
    }
    for range in &spec.ranges {
        let _ = writeln!(
            docs,
            "| {}–{} | {} | {} | {} |",
            range.first,
            range.last,
            cell(range.title()),
            range.sent_by(),
            range.reconnect().map_or("", Reconnect::as_str),
        );
    }
    docs
}

/// Title, description, and all that helps.
pub(super) fn of_code(code: &Code) -> String {
    of_entry(&code.value.to_string(), &code.texts)
}

/// The same of a range.
pub(super) fn of_range(range: &Range) -> String {
    of_entry(&format!("{} to {}", range.first, range.last), &range.texts)
}

fn of_entry(numbers: &str, texts: &Texts) -> String {
    let title = texts.get(Key::Title).unwrap_or_default();
    let mut docs = format!("{numbers} {}", escaped(title));
    for &key in Key::ALL {
        let Some(text) = texts.get(key) else {
            continue;
        };
        let heading = match key {
            // In the item itself, in the first line, or in the line of the policy.
            Key::Name | Key::Title | Key::Deprecated | Key::Reconnect | Key::Session => continue,
            Key::Description => {
                let _ = write!(docs, ": {}", escaped(text));
                continue;
            }
            Key::SeenWhen => Headings::ENGLISH.seen_when,
            Key::HowToFix => Headings::ENGLISH.how_to_fix,
            Key::SentBy => {
                docs.push_str(&policy(texts));
                continue;
            }
            Key::Reason => "Default reason",
            Key::Reference => "Reference",
        };
        let _ = write!(docs, "\n\n**{heading}:** {}", escaped(text));
    }
    docs.push('\n');
    docs
}

/// The words of an entry in one line.
fn policy(texts: &Texts) -> String {
    let mut line = String::from("\n\n");
    let words = [
        ("Sent by", texts.word(Key::SentBy).map(SentBy::phrase)),
        (
            "Reconnect",
            texts.word(Key::Reconnect).map(Reconnect::phrase),
        ),
        ("Session", texts.word(Key::Session).map(Session::phrase)),
    ];
    for (heading, phrase) in words {
        if let Some(phrase) = phrase {
            let space = if line.ends_with('.') { " " } else { "" };
            let _ = write!(line, "{space}**{heading}:** {phrase}.");
        }
    }
    line
}

fn cell(text: &str) -> String {
    escaped(text).replace('|', "\\|")
}

/// A text of a spec as rustdoc shows it: no link, tag or line break of its own, but code in backticks, and URLs as links.
fn escaped(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut in_code = false;
    for (index, word) in text.split_whitespace().enumerate() {
        if index > 0 {
            out.push(' ');
        }
        if is_plain(word) {
            out.push_str(word);
            continue;
        }
        let url = word.trim_end_matches(['.', ',', ';', ')']);
        if !in_code
            && (url.starts_with("https://") || url.starts_with("http://"))
            && !url.contains(['<', '>'])
        {
            let _ = write!(out, "<{url}>{}", &word[url.len()..]);
        } else {
            escape(&mut out, word, &mut in_code);
        }
    }
    if in_code {
        // A backtick without a partner is one, not the start of code.
        return Cow::Owned(escaped(&text.replace('`', "'")).into_owned());
    }
    Cow::Owned(out)
}

/// What Markdown or HTML could take for its own, and line breaks.
const MARKUP: &[u8] = b"[]<>*_\\#&~`\n\r";

/// Whether there is nothing to escape, as in most texts and words.
fn is_plain(text: &str) -> bool {
    // A look for one byte is a call of optimised code in the standard library; a loop over the characters would run
    // unoptimised in a user's build, and take longer than all the rest of this crate.
    let has = |mark| text.as_bytes().contains(mark);
    let has_url = || text.split(':').skip(1).any(|rest| rest.starts_with("//"));
    let has_markup = MARKUP.iter().any(has) || has(&b':') && has_url();
    !has_markup
}

fn escape(out: &mut String, word: &str, in_code: &mut bool) {
    for c in word.chars() {
        *in_code ^= c == '`';
        if !*in_code && "[]<>*_\\#&~".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_text_says_in_rustdoc_what_it_says_in_the_spec() {
        assert_eq!(escaped("a [b](c) <script>"), r"a \[b\](c) \<script\>");
        assert_eq!(escaped("use `Vec<u8>` and x_y"), r"use `Vec<u8>` and x\_y");
        assert_eq!(
            escaped("see https://example.org/a_b."),
            "see <https://example.org/a_b>."
        );
        assert_eq!(escaped("two\n\n# lines"), r"two \# lines");
        assert_eq!(escaped("it`s"), "it's");
        assert_eq!(escaped("it`s [one]"), r"it's \[one\]");
        assert_eq!(escaped("at 10:30, or a::b"), "at 10:30, or a::b");
        assert_eq!(
            escaped("`a_b` at https://example.org"),
            "`a_b` at <https://example.org>"
        );
        assert_eq!(
            escaped("`https://example.org/a_b c`"),
            "`https://example.org/a_b c`"
        );
        assert_eq!(
            escaped("https://example.org/<a_b>"),
            r"https://example.org/\<a\_b\>"
        );
        assert_eq!(escaped("ftp://a_b"), r"ftp://a\_b");
    }
}
