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
/// * Docs and attributes pass through, and `cfg_attr` works for all of them. A trait below that is derived as well is left
///   to the `derive`, if it goes by its own name: a renamed one (`use Hash as H`) is a conflict. `Serialize` and
///   `Deserialize` are taken for serde's by themselves and as `serde::Serialize`, and for another crate's by another path.
///   A `repr` is refused, since the enum is `#[repr(u16)]`.
///
/// The path is relative to the folder of the crate's `Cargo.toml` (to `CARGO_MANIFEST_DIR`, in other build systems), with
/// `/` on every system. A change of the file, or of one that it names, rebuilds the crate.
///
/// # The spec
///
/// ```toml
/// extends = "standard"            # start from the registry of IANA
/// except = [3000, 3003]           # but leave these out: this protocol has its own
///
/// [unlisted]                      # what to do after any code that stands nowhere here
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
/// [[range]]                       # codes of one meaning, also those that a newer peer may send
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
/// At the top of the file, all of it optional but that there has to be a code:
///
/// | key | value |
/// | --- | --- |
/// | `category` | what the codes are called together; "WebSocket Close Codes" by default |
/// | `extends` | what to start from: `"standard"`, which is the registry of [`CloseCode`](crate::CloseCode), the path of another spec, relative to this one, or a list of these |
/// | `only` | numbers of codes: of what `extends` brings, these are taken and no others |
/// | `except` | numbers of codes: of what `extends` brings, these are left out; not beside `only` |
/// | `locales` | the path of a [translation](#translations), relative to this file, or a list of these |
/// | `retired` | numbers that had a meaning once, besides those that the files below retire: a code with such a number is an error, and so are a range of such numbers alone and a frame. One that is received has the texts and the policy of the range that it lies in, or those of any unlisted code |
/// | `[unlisted]` | the policy of every received code that neither a code nor a range of the spec names |
/// | `[[code]]` | a code; it has a `value` from 1000 to 4999, without 1016 to 2999, which are kept for the protocol |
/// | `[[range]]` | a range of codes, from `first` to `last`, both of them in it |
///
/// In its tables, and in those of a locale:
///
/// | key | in | value |
/// | --- | --- | --- |
/// | `name` | code, range | an identifier in `UpperCamelCase`. The name of a code is the variant; a code needs one, unless it replaces keys of a [code that the spec extends](#starting-from-another-spec). The name of a [range](#ranges) makes a constant, `BACK_OFF` of `BackOff` |
/// | `title` | code, range, locale | the name that people read; by default the words of the `name`. A range without a `name` must have one |
/// | `description` | code, range, locale | what it means |
/// | `seen_when` | code, range, locale | when one sees it |
/// | `how_to_fix` | code, range, locale | what to do about it |
/// | `sent_by` | code, range | who may send it: a word of [`SentBy`](crate::SentBy). The default is what RFC 6455 says: [`Nobody`](crate::SentBy::Nobody) for 1004, 1005, 1006 and 1015, which no spec can change, [`Client`](crate::SentBy::Client) for 1010, which a range that says `"either"` leaves so, and [`Either`](crate::SentBy::Either) for all others |
/// | `reconnect` | code, range, unlisted | what a client does after it: a word of [`Reconnect`](crate::Reconnect) |
/// | `session` | code, range, unlisted | whether the old session survives a reconnect: a word of [`Session`](crate::Session) |
/// | `reason` | code | the reason that is sent unless the program gives another: at most 123 bytes of UTF-8, with any characters in them |
/// | `reference` | code, range | where to read more: a URL, or words such as "RFC 6455, section 7.4.1" |
/// | `deprecated` | code, range | why not to use it any more: the variant or the constant is marked `#[deprecated]` with this note |
///
/// Texts are shown in logs, on terminals and in compile errors. So `description`, `seen_when` and `how_to_fix` hold no
/// control characters but line breaks and tabs, and the other texts, those of a locale included, not even these; nor do
/// they hold U+2028 and U+2029, which some programs take for the end of a line, or the controls U+202A to U+202E and U+2066
/// to U+2069, which turn round what stands behind them. The marks U+061C, U+200E and U+200F, which texts in Arabic and
/// Hebrew need, are no such controls. A `reason` may hold every character, since RFC 6455 allows it and a peer may compare
/// it byte by byte; it is shown with escapes, as in the `Display` of [`ReceivedClose`](crate::ReceivedClose).
///
/// ## Starting from another spec
///
/// A spec has the codes of the specs that it extends. To change one of them, write a `[[code]]` with its `value` and the
/// keys to change; all other keys stay. The `name` of a code below 3000 cannot change. Where a name of yours is one of the
/// registry, such as Unauthorized, Forbidden or Timeout, leave the code of the registry out with `except`, or choose
/// another name.
///
/// `extends = "standard"` makes every exhaustive `match` over the enum 19 arms longer. Where that is a burden:
///
/// * `only = [1000, 1001]` takes the codes that the program treats in a special way.
/// * Without `extends`, a received 1006 still has its title and its policy: what a spec does not name is looked up in
///   the registry, as [`ReceivedCode`](crate::ReceivedCode) says. With `[unlisted]`, the policy is the one there.
/// * Match on a [`ReceivedCode`](crate::ReceivedCode) with the codes of interest, then on
///   [`reconnect`](crate::ReceivedCode::reconnect), which has the policy of a code that no arm names, or end the `match`
///   with `_ =>`.
///
/// ## Who decides the policy
///
/// `sent_by`, `reconnect` and `session` of a code are what the first of these says that says something:
///
/// 1. the code itself, in the file on top;
/// 2. the ranges around it in the same file, the innermost first;
/// 3. the code and then the ranges of each file that it extends, from the top down.
///
/// So `extends = "standard"` with a range from 1001 to 1015 and `reconnect = "backoff"` means what it says. A received
/// code that stands in no file has the policy of `[unlisted]`. A spec without that table leaves such codes to the
/// registry, where 1004 alone has no `reconnect`: nobody may send it and no library reports it, so that there is no close
/// to react to.
///
/// ## Ranges
///
/// Ranges may stand inside one another: the innermost around a code counts, and takes what it does not say from the one
/// around it. Ranges that cross are an error. A `name` makes a range a constant of the enum, in `SCREAMING_SNAKE_CASE`,
/// which works in patterns:
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
/// A code that has a `[[code]]` of its own arrives as `Known`, also where it lies in a range. To send a code of a range,
/// name the number: `close_frame!(Server, 4107 as ChatClose, "try again later")`.
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
/// | `language` | the tag of the language, as BCP 47 has it: "tr", "pt-BR"; its two or three letters are not looked up in any list; it must be there |
/// | `category` | what the codes are called together |
/// | `[headings]` | headings of a compare page, by the names of the fields of [`Headings`](crate::compare::Headings) |
/// | `[templates]` | sentences of a compare page, by the names of the fields of [`Templates`](crate::compare::Templates), whose docs say which placeholders each has; `{{` and `}}` are braces |
/// | `[4001]` | the texts of a code of the spec, by the keys above |
/// | `[4100-4199]` | the texts of a range of the spec, with the `first` and the `last` that it has there |
///
/// Only `language` is required. If the spec extends the registry, a missing text comes from the registry's translation:
/// there is one in Turkish, Japanese, German, Spanish, French and Simplified Chinese. Otherwise it comes from the English
/// of the spec. [`CodeSet::language`](crate::CodeSet::language) finds a language by a tag, and
/// [`Language::localize`](crate::Language::localize) gives the texts of a code.
///
/// # What it makes
///
/// * The enum, one variant a code, in numeric order and exhaustive: a `match` that forgets a new code does not compile.
///   It takes two bytes, as does an `Option` of it.
/// * `ALL`, `SPEC`, `LANGUAGES` and `COMPARISONS`, constants that cost nothing until they are used, and the const
///   functions `from_code`, `code`, `info` and `compare`: see [`CloseCode`](crate::CloseCode) for an enum made so.
/// * `Clone`, `Copy`, `PartialEq`, `Eq`, `PartialOrd`, `Ord`, `Hash`, `Debug`, `Display` ("4001 Session Expired";
///   `{:#}` is the title alone), `FromStr` (a number, a name or a
///   title, which find no text in another Unicode normalisation), `TryFrom<u16>`, `From` of it for `u16`, `PartialEq<u16>`,
///   [`CodeSet`](crate::CodeSet), and with the feature `serde`, `Serialize` and `Deserialize` as the number.
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
/// Every mistake in a spec is shown at once, each with its place in the file and what to write instead:
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
        // `$crate` tells the procedural macro the name of this crate, whatever the user's crate calls it.
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

    /// The rows of the tables in the docs above, each cut into its cells.
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
