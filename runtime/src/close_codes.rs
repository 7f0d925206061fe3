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
/// * `concat!(env!("OUT_DIR"), "/codes.toml")` in place of the path takes a spec that a build script makes.
/// * `inline r#"…"#` in place of the path takes the spec itself, for docs, tests and small crates.
/// * Docs and attributes pass through, and `cfg_attr` works for all of them. A trait below that is derived as well is left
///   to the `derive`, if it goes by its own name: a renamed one (`use Hash as H`) is a conflict. `Serialize` and
///   `Deserialize` are taken for serde's by themselves and as `serde::Serialize`, and for another crate's by another path.
///   A `repr` is refused, since the enum is `#[repr(u16)]`.
///
/// The path is relative to the folder of the crate's `Cargo.toml` (to `CARGO_MANIFEST_DIR`, in other build systems), with `/`
/// on every system. A change of the file, or
/// of one that it names, rebuilds the crate.
///
/// # The spec
///
/// ```toml
/// extends = "standard"            # start from the standard registry, or from a file: "base.toml"
/// category = "Chat Close Codes"   # optional: what the codes are called together
/// locales = ["locales/tr.toml"]   # optional: translations
///
/// [[code]]
/// value = 4001                    # 1000 to 4999; 1016 to 2999 are kept for the protocol
/// name = "SessionExpired"         # the variant
/// title = "Session Expired"
/// description = "The token that opened this connection is no longer valid."
/// # All below is optional.
/// seen_when = "A client stayed connected longer than its token lives."
/// how_to_fix = "Fetch a new token, then connect again."
/// sent_by = "server"              # "either" (the default), "client", "server" or "nobody"
/// reconnect = "after_fix"         # "never", "after_fix", "backoff" or "immediately"
/// session = "new"                 # "resume" or "new": whether the old session survives
/// reason = "token expired"        # the default reason, at most 123 bytes of UTF-8
/// reference = "https://example.org/protocol"
/// deprecated = "use 4002"         # marks the variant `#[deprecated]`
///
/// [[range]]                       # codes of one meaning; those inside inherit its policy
/// first = 4100
/// last = 4199
/// title = "Back Off"
/// description = "The server is too busy."
/// reconnect = "backoff"
/// ```
///
/// An entry whose `value` the base has replaces the keys that it names. Below 3000 the name stays that of RFC 6455, and
/// 1004, 1005, 1006 and 1015 stay unsendable.
///
/// # What it makes
///
/// * The enum, one variant a code, in numeric order and exhaustive: a `match` that forgets a new code does not compile.
///   It takes two bytes, as does an `Option` of it.
/// * `ALL`, `SPEC`, `LANGUAGES` and `COMPARISONS`, constants that cost nothing until they are used, and the const
///   functions `from_code`, `code`, `info` and `compare`: see [`CloseCode`](crate::CloseCode) for an enum made so.
/// * `Clone`, `Copy`, `PartialEq`, `Eq`, `PartialOrd`, `Ord`, `Hash`, `Debug`, `Display` ("4001 Session Expired"),
///   `FromStr` (a number, a name or a title), `TryFrom<u16>`, `From` of it for `u16`, `PartialEq<u16>`,
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
/// title = "Session Expired"
/// description = "The token that opened this connection is no longer valid."
/// reconnect = "after_fix"
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
        $crate::__private::close_codes! { ($crate) $($input)* }
    };
}
