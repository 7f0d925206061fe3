//! The browser side of a protocol: its spec as a module in TypeScript.

use core::fmt::{self, Write as _};

use crate::spec::{CodeInfo, RangeInfo, Reconnect, SentBy, Session, Spec};
use crate::standard::STANDARD;

impl Spec {
    /// The spec as a TypeScript module for the browser side of the same protocol.
    ///
    /// It exports `closeCodes` (an `as const` map from names to numbers), the union types `CloseCodeName` and
    /// `CloseCode`, the tables `closeCodeInfo` and `closeCodeRanges` with the keys of the spec file, and the functions
    /// `isCloseCode`, `closeFacts` (all that is known of a code), `isSendableByBrowser` (what `WebSocket.close()` takes
    /// and this protocol lets a client send), `reconnect` and `session`. They answer as [`ReceivedCode`] and
    /// [`CloseFrame`](crate::CloseFrame) do: a code that the spec does not know is looked up in the standard registry,
    /// for every browser reports 1006, whatever the protocol. The module passes `tsc --strict` and imports nothing.
    ///
    /// [`ReceivedCode`]: crate::ReceivedCode
    ///
    /// Write it to a file with a test of your own, so that the file cannot drift from the spec:
    ///
    /// ```no_run
    /// use close_codes::{CloseCode, CodeSet};
    ///
    /// // In `tests/close_codes_ts.rs` of your crate; `BLESS=1 cargo test` writes the file anew.
    /// let path = concat!(env!("CARGO_MANIFEST_DIR"), "/web/close-codes.ts");
    /// let module = <CloseCode as CodeSet>::SPEC.typescript().to_string();
    /// if std::env::var_os("BLESS").is_some() {
    ///     std::fs::write(path, &module).unwrap();
    /// }
    /// assert!(std::fs::read_to_string(path).unwrap() == module, "{path} is old: run with BLESS=1");
    /// ```
    ///
    /// ```
    /// use close_codes::{CloseCode, CodeSet};
    ///
    /// let module = <CloseCode as CodeSet>::SPEC.typescript().to_string();
    /// assert!(module.contains("\n  GoingAway: 1001,\n"));
    /// ```
    #[must_use]
    pub const fn typescript(&'static self) -> TypeScript {
        TypeScript { spec: self }
    }
}

/// A spec as a TypeScript module. Made by [`Spec::typescript`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TypeScript {
    spec: &'static Spec,
}

const TYPES: &str = "\
/** Every name of a close code. */
export type CloseCodeName = keyof typeof closeCodes;

/** Every close code of the protocol. */
export type CloseCode = (typeof closeCodes)[CloseCodeName];

export type SentBy = \"either\" | \"client\" | \"server\" | \"nobody\";
export type Reconnect = \"never\" | \"after_fix\" | \"backoff\" | \"immediately\";
export type Session = \"resume\" | \"new\";

/** What codes and ranges have in common. */
export interface CloseFacts {
  readonly title: string;
  readonly description: string;
  readonly seen_when?: string;
  readonly how_to_fix?: string;
  readonly sent_by: SentBy;
  readonly reconnect?: Reconnect;
  readonly session?: Session;
  readonly reference?: string;
  readonly deprecated?: string;
}

export interface CloseCodeInfo extends CloseFacts {
  readonly code: CloseCode;
  readonly name: CloseCodeName;
  /** The default reason, at most 123 bytes of UTF-8. */
  readonly reason?: string;
}

export interface CloseCodeRange extends CloseFacts {
  readonly first: number;
  readonly last: number;
}
";

const FUNCTIONS: &str = "
/** Whether the protocol defines this code by itself. */
export function isCloseCode(code: number): code is CloseCode {
  return Object.prototype.hasOwnProperty.call(closeCodeInfo, code);
}

/** What is known of a code: its own entry, the range it lies in, or what the standard registry says. */
export function closeFacts(code: number): CloseFacts | undefined {
  if (isCloseCode(code)) {
    return closeCodeInfo[code];
  }
  return closeCodeRanges.find((range) => range.first <= code && code <= range.last) ?? standardFacts[code];
}

/** Whether `WebSocket.close()` takes the code (1000 and 3000 to 4999) and the protocol lets a client send it. */
export function isSendableByBrowser(code: number): boolean {
  if (code !== 1000 && !(Number.isInteger(code) && 3000 <= code && code <= 4999)) {
    return false;
  }
  const sentBy = closeFacts(code)?.sent_by ?? \"either\";
  return sentBy === \"either\" || sentBy === \"client\";
}

/** Whether to connect again after this code, where the protocol or the standard registry says so. */
export function reconnect(code: number): Reconnect | undefined {
  return closeFacts(code)?.reconnect;
}

/** Whether the old session survives a reconnect, where the protocol says so. */
export function session(code: number): Session | undefined {
  return closeFacts(code)?.session;
}
";

impl fmt::Display for TypeScript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Spec {
            category,
            codes,
            ranges,
        } = *self.spec;
        // A text never starts a comment: compilers and editors obey one that starts with `@ts-ignore` and the like.
        write!(
            f,
            "// Generated by close-codes; do not edit. {}\n\n",
            OneLine(category)
        )?;
        writeln!(
            f,
            "/** The close codes by name. */\nexport const closeCodes = {{"
        )?;
        for code in codes {
            write_name(f, code)?;
        }
        writeln!(f, "}} as const;\n\n{TYPES}")?;
        writeln!(f, "/** What the protocol says of each code. */")?;
        writeln!(
            f,
            "export const closeCodeInfo: {{ readonly [code in CloseCode]: CloseCodeInfo }} = {{"
        )?;
        for code in codes {
            write_code(f, code)?;
        }
        writeln!(f, "}};\n\n/** Codes that share one meaning. */")?;
        writeln!(
            f,
            "export const closeCodeRanges: readonly CloseCodeRange[] = ["
        )?;
        for range in ranges {
            write_range(f, range)?;
        }
        writeln!(
            f,
            "];\n\n/** What the standard registry says of codes that the protocol leaves to it. */"
        )?;
        writeln!(
            f,
            "const standardFacts: {{ readonly [code: number]: CloseFacts | undefined }} = {{"
        )?;
        for code in STANDARD.codes {
            if self.spec.code(code.code).is_none() && self.spec.range(code.code).is_none() {
                writeln!(f, "  {}: {{", code.code)?;
                write_facts(f, code)?;
                f.write_str("  },\n")?;
            }
        }
        write!(f, "}};\n{FUNCTIONS}")
    }
}

/// The line of a code in the map of names.
fn write_name(f: &mut fmt::Formatter<'_>, info: &CodeInfo) -> fmt::Result {
    let title = OneLine(info.title);
    match info.deprecated {
        None => writeln!(f, "  /** {} {title} */", info.code)?,
        Some(note) => writeln!(
            f,
            "  /**\n   * {} {title}\n   * @deprecated {}\n   */",
            info.code,
            OneLine(note)
        )?,
    }
    // Rust may know letters of a newer Unicode than the compiler that reads this, so only ASCII goes without quotes.
    if info.name.is_ascii() {
        writeln!(f, "  {}: {},", info.name, info.code)
    } else {
        writeln!(f, "  {}: {},", Literal(info.name), info.code)
    }
}

fn write_code(f: &mut fmt::Formatter<'_>, info: &CodeInfo) -> fmt::Result {
    writeln!(f, "  {}: {{\n    code: {},", info.code, info.code)?;
    field(f, "name", Some(info.name))?;
    write_facts(f, info)?;
    field(f, "reason", info.reason)?;
    f.write_str("  },\n")
}

/// What a code has in common with a range.
fn write_facts(f: &mut fmt::Formatter<'_>, info: &CodeInfo) -> fmt::Result {
    common(
        f,
        [
            Some(info.title),
            Some(info.description),
            info.seen_when,
            info.how_to_fix,
        ],
        info.sent_by,
    )?;
    field(f, "reconnect", info.reconnect.map(Reconnect::as_str))?;
    field(f, "session", info.session.map(Session::as_str))?;
    field(f, "reference", info.reference)?;
    field(f, "deprecated", info.deprecated)
}

fn write_range(f: &mut fmt::Formatter<'_>, range: &RangeInfo) -> fmt::Result {
    writeln!(
        f,
        "  {{\n    first: {},\n    last: {},",
        range.first, range.last
    )?;
    common(
        f,
        [
            Some(range.title),
            Some(range.description),
            range.seen_when,
            range.how_to_fix,
        ],
        range.sent_by,
    )?;
    field(f, "reconnect", range.reconnect.map(Reconnect::as_str))?;
    field(f, "session", range.session.map(Session::as_str))?;
    field(f, "reference", range.reference)?;
    field(f, "deprecated", range.deprecated)?;
    f.write_str("  },\n")
}

fn common(f: &mut fmt::Formatter<'_>, texts: [Option<&str>; 4], sent_by: SentBy) -> fmt::Result {
    for (key, text) in ["title", "description", "seen_when", "how_to_fix"]
        .into_iter()
        .zip(texts)
    {
        field(f, key, text)?;
    }
    field(f, "sent_by", Some(sent_by.as_str()))
}

fn field(f: &mut fmt::Formatter<'_>, key: &str, text: Option<&str>) -> fmt::Result {
    match text {
        Some(text) => writeln!(f, "    {key}: {},", Literal(text)),
        None => Ok(()),
    }
}

/// A text as a string of JavaScript, safe inside a `<script>` too.
struct Literal<'a>(&'a str);

impl fmt::Display for Literal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for c in self.0.chars() {
            match c {
                '"' | '\\' => write!(f, "\\{c}")?,
                '\n' => f.write_str("\\n")?,
                c if c == '<' || is_invisible(c) => write!(f, "\\u{:04x}", u32::from(c))?,
                c => f.write_char(c)?,
            }
        }
        f.write_char('"')
    }
}

/// A text inside a comment: on one line, and without the end of the comment.
struct OneLine<'a>(&'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before = ' ';
        for c in self.0.chars() {
            if before == '*' && c == '/' {
                f.write_char(' ')?;
            }
            before = if is_invisible(c) { ' ' } else { c };
            f.write_char(before)?;
        }
        Ok(())
    }
}

/// Whether a character ends a line, or makes source code look other than it is: control characters, the line and
/// paragraph separators, marks that turn the direction of writing, and the byte order mark.
fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::{Literal, OneLine};
    use crate::spec::{CodeInfo, Spec};
    use crate::standard::CloseCode;
    use crate::test_codes::TestClose;

    #[test]
    fn a_text_cannot_leave_its_string_or_comment() {
        assert_eq!(
            Literal("a\"b\\c\n</script>\u{0}\u{2028}\u{202e}é").to_string(),
            r#""a\"b\\c\n\u003c/script>\u0000\u2028\u202eé""#
        );
        assert_eq!(
            OneLine("a */ b\r\n\u{2029}c **/\u{202e}").to_string(),
            "a * / b   c ** / "
        );
    }

    #[test]
    fn every_code_and_range_is_there_with_the_keys_it_has() {
        let module = TestClose::SPEC.typescript().to_string();
        for info in TestClose::SPEC.codes {
            assert!(
                module.contains(&std::format!("\n  {}: {},\n", info.name, info.code)),
                "{}",
                info.name
            );
            assert!(module.contains(&std::format!(
                "\n  {}: {{\n    code: {},\n",
                info.code,
                info.code
            )));
        }
        let ranges = module
            .split("closeCodeRanges: ")
            .nth(1)
            .and_then(|rest| rest.split("];").next())
            .expect("the table of ranges");
        assert_eq!(
            ranges.matches("    first: ").count(),
            TestClose::SPEC.ranges.len()
        );
        assert!(!module.contains("None") && !module.contains("Some("));
        // Keys that an entry has, and only those, in the order of the spec.
        for entry in [
            "    code: 4001,\n    name: \"SessionExpired\",\n    title: \"Session Expired\",\n    description: ",
            "    sent_by: \"server\",\n    reconnect: \"after_fix\",\n",
        ] {
            assert!(module.contains(entry), "{module}");
        }
        assert!(
            ranges.contains("    title: \"Back Off\",\n    description: "),
            "{ranges}"
        );
    }

    /// `@ts-nocheck` at the start of a comment would switch the compiler off, `@ts-expect-error` be an error.
    #[test]
    fn no_comment_starts_with_a_text() {
        const CODE: CodeInfo = CodeInfo {
            title: "@ts-expect-error",
            deprecated: Some("@ts-ignore\n*/ x"),
            name: "Überlast",
            ..*CloseCode::GoingAway.info()
        };
        static ODD: Spec = Spec {
            category: "@ts-nocheck",
            codes: &[CODE],
            ranges: &[],
        };
        let module = ODD.typescript().to_string();
        assert!(module.starts_with("// Generated by close-codes; do not edit. @ts-nocheck\n"));
        let map = "  /**\n   * 1001 @ts-expect-error\n   * @deprecated @ts-ignore * / x\n   */\n  \"Überlast\": 1001,\n";
        assert!(module.contains(map), "{module}");
    }

    #[test]
    fn what_the_spec_leaves_to_the_standard_is_there_and_nothing_else() {
        let standard_facts = |module: &str| {
            let (_, rest) = module.split_once("standardFacts: ").expect("the table");
            let (table, _) = rest.split_once("\n};").expect("its end");
            table.matches(": {\n").count()
        };
        let left_out = CloseCode::ALL
            .iter()
            .filter(|code| TestClose::from_code(code.code()).is_none());
        let module = TestClose::SPEC.typescript().to_string();
        assert_eq!(standard_facts(&module), left_out.count());
        let module = CloseCode::SPEC.typescript().to_string();
        assert_eq!(standard_facts(&module), 0);
    }
}
