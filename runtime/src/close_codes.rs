//! The macro that makes an enum of close codes from a spec.

/// Makes an enum of close codes, with its tables, from a spec file.
///
/// ```
/// # mod readable {
/// use close_codes::close_codes;
///
/// close_codes! {
///     /// Why a connection to the chat ends.
///     pub enum ChatClose = "codes.toml";
/// }
/// # }
/// ```
///
/// * `close_codes!("codes.toml");` alone makes `pub enum CloseCode`.
/// * `inline r#"…"#` in place of the path takes the spec itself, for docs, tests and small crates.
/// * `concat!(env!("OUT_DIR"), "/codes.toml")` in place of the path takes a spec that a build script wrote.
/// * Docs and attributes pass through, and `cfg_attr` works for all of them. A `derive` of a trait that is listed below
///   replaces the implementation of the macro, unless the trait is renamed (`use Hash as H`), which is a conflict.
///   `Serialize`, `Deserialize` and their paths in `serde` mean serde's traits; any other path means the trait of
///   another crate. A `repr` is refused, since the enum is `#[repr(u16)]`.
///
/// The path is relative to the folder of the crate's `Cargo.toml` (to `CARGO_MANIFEST_DIR`, in other build systems),
/// with `/` on every system. A change of the file, or of a file that it names, rebuilds the crate.
///
/// # The spec
///
/// ```toml
/// extends = "standard"            # start from the IANA registry
/// except = [3000, 3003]           # but leave these out: this protocol has its own
///
/// [unlisted]                      # what to do after any code that is not listed here
/// reconnect = "backoff"
///
/// [[code]]
/// value = 4001
/// name = "SessionExpired"         # the variant; its title is "Session Expired"
/// description = "The token that opened this connection is no longer valid."
/// how_to_fix = "Fetch a new token, then connect again."
/// sent_by = "server"
/// reconnect = "reauthenticate"
/// reason = "token expired"
///
/// [[range]]                       # codes with one meaning, including those of newer peers
/// first = 4100
/// last = 4199
/// name = "BackOff"
/// reconnect = "backoff"
/// ```
///
/// A code of your own has a number from 4000 to 4999. Those from 3000 to 3999 are registered with IANA, for libraries and
/// frameworks (RFC 6455, section 7.4.2).
///
/// A table may be written inline, so that a code takes one line: `code = [{ value = 4001, name = "SessionExpired" }, …]`.
///
/// These are the keys at the top of the file. All of them are optional, but a spec must have a code:
///
/// | key | value |
/// | --- | --- |
/// | `category` | what the codes are called together; "WebSocket Close Codes" by default |
/// | `extends` | what to start from: `"standard"`, which is the registry of [`CloseCode`](crate::CloseCode), the path of another spec, relative to this one, or a list of these |
/// | `only` | numbers of codes: only these are taken from the specs in `extends` |
/// | `except` | numbers of codes: these are left out from the specs in `extends`; not together with `only` |
/// | `locales` | the path of a [translation](#translations), relative to this file, or a list of these |
/// | `retired` | numbers that had a meaning once, in addition to those that extended specs retire. A code with such a number is an error, and so is a range in which all numbers are retired, or a frame with such a number. When one is received, it has the texts and the policy of the range around it, or those of an unlisted code |
/// | `[unlisted]` | the policy of every received code that no code or range of the spec covers |
/// | `[[code]]` | a code; its `value` is from 1000 to 4999, except for 1016 to 2999, which are reserved for the protocol |
/// | `[[range]]` | a range of codes, from `first` to `last`, both inclusive |
///
/// These are the keys in the tables of a spec, and in those of a locale:
///
/// | key | in | value |
/// | --- | --- | --- |
/// | `name` | code, range | an identifier in `UpperCamelCase`. The name of a code is the variant; a code needs one, unless it replaces keys of a [code that the spec extends](#starting-from-another-spec). The name of a [range](#ranges) makes a constant, `BACK_OFF` of `BackOff` |
/// | `title` | code, range, locale | the name that people read; by default the words of the `name`. A range without a `name` must have one |
/// | `description` | code, range, locale | what it means |
/// | `seen_when` | code, range, locale | when one sees it |
/// | `how_to_fix` | code, range, locale | what to do about it |
/// | `sent_by` | code, range | who may send it: a word of [`SentBy`](crate::SentBy). The default is what RFC 6455 says: [`Nobody`](crate::SentBy::Nobody) for 1004, 1005, 1006 and 1015, which no spec can change, [`Client`](crate::SentBy::Client) for 1010, which `"either"` on a range does not change, and [`Either`](crate::SentBy::Either) for all others |
/// | `reconnect` | code, range, unlisted | what a client does after it: a word of [`Reconnect`](crate::Reconnect) |
/// | `session` | code, range, unlisted | whether the old session survives a reconnect: a word of [`Session`](crate::Session) |
/// | `reason` | code | the default reason: at most 123 bytes of UTF-8, with any characters |
/// | `reference` | code, range | where to read more: a URL, or words such as "RFC 6455, section 7.4.1" |
/// | `deprecated` | code, range | why not to use it any more: the variant or the constant is `#[deprecated]` with this note |
///
/// Texts are shown in logs, on terminals and in compile errors. So no text may hold a control character. Line breaks
/// and tabs are allowed in `description`, `seen_when` and `how_to_fix`. U+2028 and U+2029, which some programs treat as
/// the end of a line, are forbidden too, and so are the controls U+202A to U+202E and U+2066 to U+2069, which reverse
/// the text after them. The marks U+061C, U+200E and U+200F, which texts in Arabic and Hebrew need, are allowed. A
/// `reason` may hold any character, since RFC 6455 allows it and a peer may compare it byte by byte. It is shown with
/// escapes, as in the `Display` of [`ReceivedClose`](crate::ReceivedClose).
///
/// ## Starting from another spec
///
/// A spec has the codes of the specs that it extends. To change one of them, write a `[[code]]` with its `value` and
/// the keys to change. All other keys stay. The `name` of a code below 3000 cannot change. If a name of yours is also
/// in the registry, such as Unauthorized, Forbidden or Timeout, leave the code of the registry out with `except`, or
/// choose another name.
///
/// `extends = "standard"` makes every exhaustive `match` over the enum 19 arms longer. There are three ways to keep a
/// `match` short:
///
/// * `only = [1000, 1001]` takes only the codes that the program treats specially.
/// * Without `extends`, a received 1006 still has its title and its policy: a code that the spec does not list is
///   looked up in the registry; see [`ReceivedCode`](crate::ReceivedCode). If the spec has `[unlisted]`, the policy
///   comes from there.
/// * Match on a [`ReceivedCode`](crate::ReceivedCode) with the codes of interest, then on
///   [`reconnect`](crate::ReceivedCode::reconnect), which gives the policy of a code that no arm names, or end the
///   `match` with `_ =>`.
///
/// ## Who decides the policy
///
/// `sent_by`, `reconnect` and `session` of a code come from the first of these that has the key:
///
/// 1. the code itself, in the top file;
/// 2. the ranges around it in the same file, innermost first;
/// 3. the code and then the ranges of each file that it extends, from the top down.
///
/// So a range from 1001 to 1015 with `reconnect = "backoff"` overrides the `reconnect` of the registry's codes in it. A
/// received code that no file lists has the policy of `[unlisted]`. If the spec has no such table, the policy comes
/// from the registry. There, only 1004 has no `reconnect`: nobody may send it and no library reports it.
///
/// ## Ranges
///
/// A range may be inside another one. The innermost range around a code counts, and inherits the keys that it lacks
/// from the range around it. Ranges that cross are an error. A `name` makes a range a constant of the enum, in
/// `SCREAMING_SNAKE_CASE`, which works in patterns:
///
/// ```
/// use close_codes::{ReceivedCode, close_codes};
///
/// close_codes! {
///     enum ChatClose = inline r#"
/// code = [{ value = 4001, name = "SessionExpired" }]
/// range = [
///     { first = 4100, last = 4199, name = "BackOff", reconnect = "backoff" },
///     { first = 4190, last = 4199, name = "Moved", reconnect = "immediately" },
/// ]
/// "#;
/// }
///
/// fn next_step(code: u16) -> &'static str {
///     match ReceivedCode::from(code) {
///         ReceivedCode::Known(ChatClose::SessionExpired) => "fetch a new token",
///         ReceivedCode::InRange(_, ChatClose::MOVED) => "connect to another server",
///         ReceivedCode::InRange(_, ChatClose::BACK_OFF) => "wait",
///         _ => "give up",
///     }
/// }
///
/// assert_eq!(next_step(4107), "wait");
/// assert_eq!(next_step(4190), "connect to another server");
/// ```
///
/// A code with a `[[code]]` of its own arrives as `Known`, even if it is in a range. To send a code of a range, write
/// its number: `close_frame!(Server, 4107 as ChatClose, "try again later")`.
///
/// ## Translations
///
/// A locale is a file of texts in one language, named in the `locales` of the spec:
///
/// ```toml
/// language = "tr"
/// category = "Sohbet Kapanış Kodları"
///
/// [headings]
/// how_to_fix = "Ne Yapmalı"
///
/// [templates]
/// title = "{left} ve {right}"
///
/// [4001]
/// title = "Oturum Süresi Doldu"
/// how_to_fix = "Yeni bir token alın, ardından yeniden bağlanın."
///
/// [4100-4199]
/// title = "Bekleyin"
/// ```
///
/// | key | value |
/// | --- | --- |
/// | `language` | the BCP 47 tag of the language: "tr", "pt-BR"; the form is checked, but not whether the language exists; required |
/// | `category` | what the codes are called together |
/// | `[headings]` | headings of a compare page, by the names of the fields of [`Headings`](crate::compare::Headings) |
/// | `[templates]` | sentences of a compare page, by the names of the fields of [`Templates`](crate::compare::Templates), whose docs list the placeholders of each; write `{{` and `}}` for braces |
/// | `[4001]` | the texts of a code of the spec, by the keys above |
/// | `[4100-4199]` | the texts of a range of the spec, by its `first` and its `last` |
///
/// Only `language` is required. If the spec extends the registry, a missing text comes from the registry's translation:
/// there is one in Turkish, Japanese, German, Spanish, French and Simplified Chinese. Otherwise it comes from the English
/// of the spec. [`CodeSet::language`](crate::CodeSet::language) finds a language by a tag, and
/// [`Language::localize`](crate::Language::localize) gives the texts of a code.
///
/// # What the macro generates
///
/// * The enum, with one variant for each code, in numeric order. It is exhaustive: a `match` that forgets a new code
///   does not compile. The enum takes two bytes, and so does an `Option` of it.
/// * `ALL`, `SPEC`, `LANGUAGES` and `COMPARISONS`, constants that cost nothing until they are used, and the const
///   functions `from_code`, `code`, `info` and `compare`: see [`CloseCode`](crate::CloseCode) for an example of such an
///   enum.
/// * `Clone`, `Copy`, `PartialEq`, `Eq`, `PartialOrd`, `Ord`, `Hash`, `Debug`, `Display` ("4001 Session Expired";
///   `{:#}` is the title alone), `FromStr` (a number, a name or a title, in the same Unicode normalisation),
///   `TryFrom<u16>`, `From` of it for `u16`, `PartialEq<u16>`, [`CodeSet`](crate::CodeSet), and with the feature
///   `serde`, `Serialize` and `Deserialize` as the number.
///
/// ```
/// # use close_codes::close_codes;
/// close_codes! {
///     enum ChatClose = inline r#"
/// extends = "standard"
///
/// [[code]]
/// value = 4001
/// name = "SessionExpired"
/// reconnect = "reauthenticate"
/// "#;
/// }
///
/// const EXPIRED: ChatClose = ChatClose::SessionExpired;
/// assert_eq!(EXPIRED.code(), 4001);
/// assert_eq!(EXPIRED.to_string(), "4001 Session Expired");
/// assert_eq!(ChatClose::from_code(4001), Some(EXPIRED));
/// assert_eq!("session expired".parse(), Ok(EXPIRED));
/// assert_eq!(ChatClose::ALL.len(), 20);
/// assert_eq!(size_of::<Option<ChatClose>>(), 2);
/// ```
///
/// # Compile errors
///
/// All mistakes in a spec are shown at once, each with its position in the file and what to write instead:
///
/// ```text
/// error: close code 4001 is defined twice
///         --> chat/codes.toml:14:9
///          |
///        6 | value = 4001
///          |         ---- first defined here
///       14 | value = 4001
///          |         ^^^^ defined again
///          |
///          = help: a value names one code; renumber or delete one of them
///   --> chat/src/lib.rs:5:26
/// ```
#[macro_export]
macro_rules! close_codes {
    ($($input:tt)*) => {
        // `$crate` tells the procedural macro the path of this crate, even if the user's crate renames it.
        $crate::__private_0_1_0::close_codes! { ($crate) $($input)* }
    };
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::format;
    use std::string::String;
    use std::vec::Vec;

    use close_codes_vocabulary::{FIRST, Key, LAST, LocaleKey, SpecKey, Table, VALUE};

    /// The rows of the tables in the docs above, each split into its cells.
    fn rows() -> Vec<Vec<&'static str>> {
        include_str!("close_codes.rs")
            .lines()
            .filter_map(|line| line.strip_prefix("/// | ")?.strip_suffix(" |"))
            .map(|row| row.split(" | ").collect())
            .collect()
    }

    /// The keys that the rows begin with, without the brackets of tables.
    fn keys(rows: &[Vec<&'static str>]) -> BTreeSet<&'static str> {
        let brackets = ['`', '[', ']'];
        rows.iter()
            .map(|row| row[0].trim_matches(brackets))
            .collect()
    }

    /// The rows between two headings of tables.
    fn table(number: usize) -> Vec<Vec<&'static str>> {
        let rows = rows();
        let mut tables = rows.split(|row| row[0] == "key").skip(1);
        let table = tables.nth(number).expect("there are three tables");
        table.iter().skip(1).cloned().collect()
    }

    #[test]
    fn the_docs_have_every_key_of_a_spec_file() {
        let expected = SpecKey::ALL.iter().map(|key| key.as_str()).collect();
        assert_eq!(keys(&table(0)), expected);
        let docs = include_str!("close_codes.rs");
        for number in [VALUE, FIRST, LAST] {
            assert!(docs.contains(&format!("`{number}`")), "{number}");
        }
    }

    #[test]
    fn the_docs_have_every_key_of_its_tables_with_the_tables_that_may_hold_it() {
        let rows = table(1);
        let documented: Vec<_> = rows.iter().map(|row| (row[0], row[1])).collect();
        let tables = [
            (Table::Code, "code"),
            (Table::Range, "range"),
            (Table::Unlisted, "unlisted"),
            (Table::Translation, "locale"),
        ];
        let expected: Vec<(String, String)> = Key::ALL
            .iter()
            .map(|key| {
                let held_by = tables.iter().filter(|(table, _)| key.is_in(*table));
                let names: Vec<&str> = held_by.map(|(_, name)| *name).collect();
                (format!("`{}`", key.as_str()), names.join(", "))
            })
            .collect();
        assert!(
            expected
                .iter()
                .map(|(key, tables)| (key.as_str(), tables.as_str()))
                .eq(documented.iter().copied()),
            "{expected:?}, not {documented:?}"
        );
    }

    #[test]
    fn the_docs_have_every_key_of_a_locale() {
        let mut expected: BTreeSet<_> = LocaleKey::ALL.iter().map(|key| key.as_str()).collect();
        expected.extend(["4001", "4100-4199"]);
        assert_eq!(keys(&table(2)), expected);
    }
}
