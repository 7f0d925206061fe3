//! Writes a spec as a TypeScript module, for the browser side of a protocol.

use core::fmt::{self, Write as _};

use close_codes_vocabulary::numbers::{
    FIRST_REGISTERED_CODE, HIGHEST_CODE, MAX_REASON, NORMAL_CLOSURE,
};
use close_codes_vocabulary::{
    FIRST, Key, LAST, Reconnect, Sender, SentBy, Session, Shown, Table, Takes, Word, is_sendable,
};

use crate::entries::{CodeInfo, EachText, RangeInfo, Unlisted};
use crate::spec::Spec;
use crate::standard::STANDARD;

impl Spec {
    /// The spec as a TypeScript module for the browser side of the same protocol.
    ///
    /// It exports
    ///
    /// * `closeCodes`, an `as const` map from names to numbers, and the union types `CloseCodeName` and `CloseCode`;
    /// * `BrowserCloseCode`, the union of the codes that a page may send, and `closeWebSocket(socket, code, reason)`,
    ///   which takes only these: a code of the server does not type-check. It sends the default reason if none is
    ///   given, and cuts a reason that is too long, for which `WebSocket.close()` would throw;
    /// * the tables `closeCodeInfo`, `closeCodeRanges` and `closeCodeRangesByName`, with the keys of the spec file;
    /// * the functions `isCloseCode`, `closeCodeRange`, `closeFacts` (the entry of a code), `isSendableByBrowser`
    ///   (whether `WebSocket.close()` takes a number and the protocol lets a client send it, including numbers in
    ///   ranges), `reconnect` and `session`.
    ///
    /// The functions agree with [`ReceivedCode`] and [`CloseFrame<Browser>`](crate::CloseFrame): a code that the spec
    /// does not have is looked up in the standard registry, because browsers report 1006 for every protocol. The module
    /// passes `tsc --strict` and imports nothing.
    ///
    /// [`ReceivedCode`]: crate::ReceivedCode
    ///
    /// ```ts
    /// import { closeCodes, closeWebSocket, reconnect } from "./close-codes.js";
    ///
    /// closeWebSocket(socket, closeCodes.LoggedOut);
    /// closeWebSocket(socket, closeCodes.SessionExpired); // error: only the server sends 4001
    /// socket.addEventListener("close", ({ code }) => reconnect(code) === "backoff" && retryLater());
    /// ```
    ///
    /// Write it to a file with a test of your own, so that the file cannot drift from the spec:
    ///
    /// ```no_run
    /// use close_codes::CloseCode;
    ///
    /// // In `tests/close_codes_ts.rs` of your crate; `BLESS=1 cargo test` updates the file.
    /// let path = concat!(env!("CARGO_MANIFEST_DIR"), "/web/close-codes.ts");
    /// let module = CloseCode::SPEC.typescript().to_string();
    /// if std::env::var_os("BLESS").is_some() {
    ///     std::fs::write(path, &module).unwrap();
    /// }
    /// assert!(std::fs::read_to_string(path).is_ok_and(|file| file == module), "{path} is old: run with BLESS=1");
    /// ```
    ///
    /// ```
    /// use close_codes::CloseCode;
    ///
    /// let module = CloseCode::SPEC.typescript().to_string();
    /// assert!(module.contains("\n  GoingAway: 1001,\n"));
    /// ```
    #[must_use]
    pub const fn typescript(&'static self) -> TypeScript {
        TypeScript {
            spec: self,
            is_compact: false,
        }
    }
}

/// A spec as a TypeScript module. [`Spec::typescript`] returns it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TypeScript {
    spec: &'static Spec,
    is_compact: bool,
}

impl TypeScript {
    /// The module without prose: its tables have no titles, descriptions, advice, references and notes on deprecation.
    ///
    /// Everything that a program depends on stays: names, numbers, `sent_by`, policies and default reasons. So does
    /// `@deprecated` on a name, which editors strike out. The types have no prose either, so that a page that shows a
    /// title does not compile with it.
    ///
    /// | kB | whole | compact | compact, as JavaScript without comments |
    /// | --- | --- | --- | --- |
    /// | the standard registry, 19 codes | 23.3 | 7.5 | 4.3 (1.4 with gzip) |
    /// | the chat of the examples, 22 codes and a range | 24.6 | 8.0 | 4.8 (1.5 with gzip) |
    ///
    /// ```
    /// use close_codes::CloseCode;
    ///
    /// let module = CloseCode::SPEC.typescript().compact().to_string();
    /// assert!(module.contains("\n  GoingAway: 1001,\n") && !module.contains("Going Away"));
    /// ```
    #[must_use]
    pub const fn compact(self) -> Self {
        Self {
            is_compact: true,
            ..self
        }
    }

    /// Whether the tables have a key.
    const fn has(self, key: Key) -> bool {
        !(self.is_compact && key.is_prose())
    }
}

const NAMES: &str = "\
/** Every name of a close code. */
export type CloseCodeName = keyof typeof closeCodes;

/** Every close code of the protocol. */
export type CloseCode = (typeof closeCodes)[CloseCodeName];

";

impl fmt::Display for TypeScript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Spec {
            category,
            codes,
            ranges,
            unlisted,
            retired,
        } = *self.spec;
        // A comment never starts with a text, since compilers and editors obey a comment that starts with `@ts-ignore`.
        write!(
            f,
            "// Generated by close-codes; do not edit. {}\n\n",
            OneLine(category)
        )?;
        f.write_str("/** The close codes by name. */\nexport const closeCodes = {\n")?;
        for code in codes {
            self.write_name(f, code)?;
        }
        f.write_str("} as const;\n\n")?;
        self.write_types(f)?;
        f.write_str(
            "/** The entry of each code of the protocol. */\n\
             export const closeCodeInfo: { readonly [code in CloseCode]: CloseCodeInfo } = {\n",
        )?;
        for code in codes {
            self.write_code(f, code)?;
        }
        f.write_str("};\n\n")?;
        self.write_ranges(f, ranges)?;
        f.write_str(
            "/** What to do after a code that the protocol does not list, if it says so. */\n",
        )?;
        write_unlisted(f, unlisted.as_ref())?;
        f.write_str(
            "\n/** The entries of the standard registry for codes that the protocol does not list. */\n\
             const standardFacts: { readonly [code: number]: CloseFacts | undefined } = {\n",
        )?;
        for code in STANDARD.codes {
            if self.spec.code(code.code).is_none() && self.spec.range(code.code).is_none() {
                let mut entry = Entry::open(f, self.is_compact, code.code)?;
                // A code of the registry that the protocol does not list has no name and no default reason here.
                entry.write_texts(code, |key| {
                    self.has(key) && !matches!(key, Key::Name | Key::Reason)
                })?;
                entry.close()?;
            }
        }
        f.write_str("};\n")?;
        write_lookups(f)?;
        // A code with the number takes precedence over the retired number.
        let mut retired = retired
            .iter()
            .filter(|number| self.spec.is_retired(**number));
        let first = retired.next();
        if let Some(first) = first {
            f.write_str(
                "\n/** Numbers that had a meaning once, which nobody may send any more. */\n\
                 const retired: readonly number[] = [\n",
            )?;
            for number in core::iter::once(first).chain(retired) {
                writeln!(f, "  {number},")?;
            }
            f.write_str("];\n")?;
        }
        write_is_sendable(f, first.is_some())?;
        write_close(f)?;
        write_policy(f)
    }
}

impl TypeScript {
    /// Writes the line of a code in the map of names.
    fn write_name(self, f: &mut fmt::Formatter<'_>, info: &CodeInfo) -> fmt::Result {
        let title = OneLine(info.title);
        match info.deprecated {
            None if self.is_compact => {}
            None => writeln!(f, "  /** {} {title} */", info.code)?,
            Some(_) if self.is_compact => f.write_str("  /** @deprecated */\n")?,
            Some(note) => writeln!(
                f,
                "  /**\n   * {} {title}\n   * @deprecated {}\n   */",
                info.code,
                OneLine(note)
            )?,
        }
        writeln!(f, "  {}: {},", PropertyName(info.name), info.code)
    }

    fn write_code(self, f: &mut fmt::Formatter<'_>, info: &CodeInfo) -> fmt::Result {
        let mut entry = Entry::open(f, self.is_compact, info.code)?;
        entry.write("code", info.code)?;
        entry.write_texts(info, |key| self.has(key))?;
        entry.close()
    }

    /// Writes the named ranges, then the list of all ranges, which refers to them.
    fn write_ranges(self, f: &mut fmt::Formatter<'_>, ranges: &[RangeInfo]) -> fmt::Result {
        f.write_str(
            "/** The named ranges, by their names. */\n\
             export const closeCodeRangesByName: { readonly [name in CloseCodeRangeName]: CloseCodeRange } = {\n",
        )?;
        for range in ranges {
            if let Some(name) = range.name {
                self.write_range(Entry::open(f, self.is_compact, PropertyName(name))?, range)?;
            }
        }
        f.write_str(
            "};\n\n/** Codes that share one meaning. A range comes before the ranges inside it. */\n\
             export const closeCodeRanges: readonly CloseCodeRange[] = [\n",
        )?;
        for range in ranges {
            match range.name {
                Some(name) => writeln!(f, "  closeCodeRangesByName[{}],", Literal(name))?,
                None => self.write_range(Entry::open_in_list(f, self.is_compact)?, range)?,
            }
        }
        f.write_str("];\n\n")
    }

    fn write_range(self, mut entry: Entry<'_, '_>, range: &RangeInfo) -> fmt::Result {
        entry.write(FIRST, range.first)?;
        entry.write(LAST, range.last)?;
        entry.write_texts(range, |key| self.has(key))?;
        entry.close()
    }

    /// Writes the types of the codes and words, and the interfaces of entries.
    fn write_types(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(NAMES)?;
        f.write_str(
            "/** Every close code that the protocol lets a page send and that `WebSocket.close()` accepts. */\n",
        )?;
        let by_browser = self
            .spec
            .codes
            .iter()
            .filter(|info| is_sendable(info.code, info.sent_by, Sender::Browser));
        f.write_str("export type BrowserCloseCode = (typeof closeCodes)[")?;
        write_union(f, by_browser.map(|info| info.name))?;
        f.write_str("];\n\n/** Every name of a range. */\nexport type CloseCodeRangeName = ")?;
        write_union(f, self.spec.ranges.iter().filter_map(|range| range.name))?;
        f.write_str(";\n\n")?;
        for (name, words) in [
            (SentBy::TYPE_NAME, SentBy::WORDS),
            (Reconnect::TYPE_NAME, Reconnect::WORDS),
            (Session::TYPE_NAME, Session::WORDS),
        ] {
            write!(f, "export type {name} = ")?;
            write_union(f, words.iter().copied())?;
            f.write_str(";\n")?;
        }
        f.write_str("\n/** What to do after a close. */\nexport interface ClosePolicy {\n")?;
        for key in Key::of(Table::Unlisted) {
            self.write_type(f, key)?;
        }
        f.write_str("}\n\n/** The common keys of codes and ranges. */\nexport interface CloseFacts extends ClosePolicy {\n")?;
        for key in Key::of(Table::Code) {
            let is_shared = key.is_in(Table::Range) && !key.is_in(Table::Unlisted);
            if is_shared && key != Key::Name {
                self.write_type(f, key)?;
            }
        }
        f.write_str(
            "}\n\nexport interface CloseCodeInfo extends CloseFacts {\n  readonly code: CloseCode;\n",
        )?;
        writeln!(f, "  readonly {}: CloseCodeName;", Key::Name.as_str())?;
        for key in Key::of(Table::Code).filter(|key| !key.is_in(Table::Range)) {
            self.write_type(f, key)?;
        }
        f.write_str("}\n\nexport interface CloseCodeRange extends CloseFacts {\n")?;
        writeln!(f, "  readonly {FIRST}: number;\n  readonly {LAST}: number;")?;
        writeln!(f, "  readonly {}?: CloseCodeRangeName;", Key::Name.as_str())?;
        f.write_str("}\n\n")
    }

    /// Writes the line of a key in an interface.
    fn write_type(self, f: &mut fmt::Formatter<'_>, key: Key) -> fmt::Result {
        if !self.has(key) {
            return Ok(());
        }
        let name = key.as_str();
        let optional = if key.is_always_given() { "" } else { "?" };
        let type_name = match key.takes() {
            Takes::Text { .. } => "string",
            Takes::OneOf { type_name, .. } => type_name,
        };
        if key == Key::Reason {
            writeln!(
                f,
                "  /** The default reason, at most {MAX_REASON} bytes of UTF-8. */"
            )?;
        }
        writeln!(f, "  readonly {name}{optional}: {type_name};")
    }
}

/// An object in one of the tables, with one line for each field, or on one line in the compact form.
struct Entry<'f, 'buffer> {
    out: &'f mut fmt::Formatter<'buffer>,
    is_compact: bool,
    is_empty: bool,
}

impl<'f, 'buffer> Entry<'f, 'buffer> {
    fn open(
        out: &'f mut fmt::Formatter<'buffer>,
        is_compact: bool,
        key: impl fmt::Display,
    ) -> Result<Self, fmt::Error> {
        write!(out, "  {key}: {{")?;
        Ok(Self {
            out,
            is_compact,
            is_empty: true,
        })
    }

    fn open_in_list(
        out: &'f mut fmt::Formatter<'buffer>,
        is_compact: bool,
    ) -> Result<Self, fmt::Error> {
        out.write_str("  {")?;
        Ok(Self {
            out,
            is_compact,
            is_empty: true,
        })
    }

    fn write(&mut self, key: &str, value: impl fmt::Display) -> fmt::Result {
        let is_first = core::mem::replace(&mut self.is_empty, false);
        match (self.is_compact, is_first) {
            (true, true) => write!(self.out, " {key}: {value}"),
            (true, false) => write!(self.out, ", {key}: {value}"),
            (false, _) => write!(self.out, "\n    {key}: {value},"),
        }
    }

    /// Writes the keys that an entry has, in their order, without prose in the compact form.
    fn write_texts(
        &mut self,
        entry: &impl EachText,
        is_wanted: impl Fn(Key) -> bool,
    ) -> fmt::Result {
        entry.for_each_text(|key, text| {
            if Key::from_key(key).is_none_or(&is_wanted) {
                self.write(key, Literal(text))
            } else {
                Ok(())
            }
        })
    }

    fn close(self) -> fmt::Result {
        self.out
            .write_str(if self.is_compact { " },\n" } else { "\n  },\n" })
    }
}

fn write_unlisted(f: &mut fmt::Formatter<'_>, unlisted: Option<&Unlisted>) -> fmt::Result {
    f.write_str("const unlisted: ClosePolicy | undefined = ")?;
    let Some(unlisted) = unlisted else {
        return f.write_str("undefined;\n");
    };
    f.write_str("{\n")?;
    unlisted.for_each_text(|key, text| writeln!(f, "  {key}: {},", Literal(text)))?;
    f.write_str("};\n")
}

/// Writes a union of string literals, or `never` if there is none.
fn write_union(
    f: &mut fmt::Formatter<'_>,
    members: impl Iterator<Item = &'static str>,
) -> fmt::Result {
    let mut is_empty = true;
    for member in members {
        let or = if is_empty { "" } else { " | " };
        write!(f, "{or}{}", Literal(member))?;
        is_empty = false;
    }
    if is_empty {
        f.write_str("never")?;
    }
    Ok(())
}

/// Writes the functions that look a code up.
fn write_lookups(f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(
        f,
        "
/** Whether the protocol lists this code. */
export function isCloseCode(code: number): code is CloseCode {{
  return Object.prototype.hasOwnProperty.call(closeCodeInfo, code);
}}

/** The innermost range that a code is in, even if the protocol also lists the code. */
export function closeCodeRange(code: number): CloseCodeRange | undefined {{
  return [...closeCodeRanges].reverse().find((range) => range.{FIRST} <= code && code <= range.{LAST});
}}

/** The entry of a code in the protocol: its own, or that of the innermost range that it is in. */
function ownFacts(code: number): CloseFacts | undefined {{
  return isCloseCode(code) ? closeCodeInfo[code] : closeCodeRange(code);
}}

/** The entry of a code in the protocol, or else in the standard registry. */
export function closeFacts(code: number): CloseFacts | undefined {{
  return ownFacts(code) ?? standardFacts[code];
}}
"
    )
}

/// Writes the functions that tell what to do after a code.
fn write_policy(f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (reconnect, session) = (Key::Reconnect.as_str(), Key::Session.as_str());
    write!(
        f,
        "
/** What to do after this code, by the protocol for the code or for all unlisted codes, or else by the standard registry. */
function policy(code: number): ClosePolicy | undefined {{
  return ownFacts(code) ?? unlisted ?? standardFacts[code];
}}

/** Whether to connect again after this code, if the protocol or the standard registry says so. */
export function {reconnect}(code: number): Reconnect | undefined {{
  return policy(code)?.{reconnect};
}}

/** Whether the old session survives a reconnect, if the protocol says so. */
export function {session}(code: number): Session | undefined {{
  return policy(code)?.{session};
}}
"
    )
}

/// Writes the function that tells whether a page may send a code.
fn write_is_sendable(f: &mut fmt::Formatter<'_>, has_retired: bool) -> fmt::Result {
    let sent_by = Key::SentBy.as_str();
    let unless_retired = if has_retired {
        "  if (retired.indexOf(code) !== -1) {\n    return false;\n  }\n"
    } else {
        ""
    };
    write!(
        f,
        "
/** Whether `WebSocket.close()` takes the code ({NORMAL_CLOSURE} and {FIRST_REGISTERED_CODE} to {HIGHEST_CODE}) and the \
protocol lets a client send it. */
export function isSendableByBrowser(code: number): boolean {{
  if (code !== {NORMAL_CLOSURE} && !(Number.isInteger(code) && {FIRST_REGISTERED_CODE} <= code && code <= {HIGHEST_CODE})) {{
    return false;
  }}
{unless_retired}  const sentBy = closeFacts(code)?.{sent_by} ?? \"{either}\";
  return sentBy === \"{either}\" || sentBy === \"{client}\";
}}
",
        either = SentBy::Either,
        client = SentBy::Client,
    )
}

/// Writes the function that closes a `WebSocket`.
fn write_close(f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let reason = Key::Reason.as_str();
    write!(
        f,
        "
/**
 * Closes a `WebSocket` with a code that the protocol lets a page send. Without a reason, it sends the default one of the
 * code. `WebSocket.close()` throws for a reason of more than {MAX_REASON} bytes of UTF-8, so a longer one is cut at a character.
 */
export function closeWebSocket(
  socket: {{ close(code?: number, reason?: string): void }},
  code: BrowserCloseCode,
  reason?: string,
): void {{
  const info: CloseCodeInfo = closeCodeInfo[code];
  let sent = \"\";
  let bytes = 0;
  for (const character of reason ?? info.{reason} ?? \"\") {{
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes > {MAX_REASON}) {{
      break;
    }}
    sent += character;
  }}
  socket.close(code, sent);
}}
"
    )
}

/// A name as the key of an object. Only ASCII names have no quotes, because Rust may know letters of a newer Unicode
/// version than the TypeScript compiler.
struct PropertyName(&'static str);

impl fmt::Display for PropertyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_ascii() {
            f.write_str(self.0)
        } else {
            Literal(self.0).fmt(f)
        }
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

/// A text inside a comment: on one line, without the end of the comment or of an enclosing `<script>`.
struct OneLine<'a>(&'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before = ' ';
        for c in self.0.chars() {
            if matches!((before, c), ('*' | '<', '/') | ('<', '!')) {
                f.write_char(' ')?;
            }
            before = if is_invisible(c) { ' ' } else { c };
            f.write_char(before)?;
        }
        Ok(())
    }
}

/// Whether a character ends a line or disguises source code: control characters, line and paragraph separators,
/// controls of the writing direction, and the byte-order mark.
fn is_invisible(c: char) -> bool {
    Shown::OnOneLine.refuses(c) || c == '\u{feff}'
}

#[cfg(test)]
mod tests {
    use std::format;
    use std::string::{String, ToString};

    use close_codes_vocabulary::Key;

    use super::{Literal, OneLine};
    use crate::entries::{CodeInfo, RangeInfo};
    use crate::spec::Spec;
    use crate::standard::CloseCode;
    use crate::test_codes::TestClose;

    #[test]
    fn a_text_cannot_leave_its_string_or_comment() {
        assert_eq!(
            Literal("a\"b\\c\n</script>\u{0}\u{2028}\u{202e}é").to_string(),
            r#""a\"b\\c\n\u003c/script>\u0000\u2028\u202eé""#
        );
        assert_eq!(
            OneLine("a */ b\r\n\u{2029}c **/\u{202e}</script><!--").to_string(),
            "a * / b   c ** / < /script>< !--"
        );
    }

    /// The module of the example is made by the macro. This test reads the same spec at run time, as `close-codes
    /// export` does.
    #[cfg(feature = "reader")]
    #[test]
    fn the_module_of_the_chat_is_that_of_its_spec() {
        let chat = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/chat");
        let chat = std::path::Path::new(chat);
        let protocol = crate::reader::read_file(chat.join("codes.toml")).expect("it is good");
        let module = std::fs::read_to_string(chat.join("close-codes.ts")).expect("it is there");
        assert_eq!(protocol.spec.typescript().to_string(), module);
    }

    #[test]
    fn the_registry_is_the_fallback_for_unlisted_codes() {
        const CODES: &[CodeInfo] = &[CodeInfo::new(1001, "GoingAway", "Going Away")];
        const RANGES: &[RangeInfo] = &[RangeInfo::new(3000, 3005, "Ours")];
        const SPEC: &Spec = &Spec::new("Chat", CODES, RANGES);
        let module = SPEC.typescript().to_string();
        let (_, facts) = module
            .split_once("const standardFacts")
            .expect("it has a table");
        let (facts, _) = facts.split_once("\n};").expect("the table ends");
        for (code, expected) in [(1000, true), (1001, false), (3000, false), (3008, true)] {
            assert_eq!(
                facts.contains(&format!("\n  {code}: {{")),
                expected,
                "{facts}"
            );
        }
        assert!(facts.contains("title: \"Normal Closure\""), "{facts}");
        assert!(!facts.contains("name: "), "{facts}");
    }

    #[test]
    fn a_compact_module_has_a_line_for_each_code_and_no_titles() {
        const CODES: &[CodeInfo] = &{
            let mut codes = [
                CodeInfo::new(4000, "Bye", "Good Bye"),
                CodeInfo::new(4001, "Old", "Out of Date"),
            ];
            codes[1].deprecated = Some("use `Bye`");
            codes
        };
        const SPEC: &Spec = &Spec::new("Chat", CODES, &[]);
        let whole = SPEC.typescript().to_string();
        assert!(
            whole.contains("  /** 4000 Good Bye */\n  Bye: 4000,\n"),
            "{whole}"
        );
        assert!(
            whole.contains("   * @deprecated use `Bye`\n   */\n  Old: 4001,\n"),
            "{whole}"
        );
        let compact = SPEC.typescript().compact().to_string();
        assert!(
            compact.contains("= {\n  Bye: 4000,\n  /** @deprecated */\n  Old: 4001,\n"),
            "{compact}"
        );
        assert!(!compact.contains("/** 4000"), "{compact}");
        assert!(compact.contains("\n  4000: { code: 4000, "), "{compact}");
    }

    /// Tries every text of four of these characters, read back as JavaScript reads a string and a comment.
    #[test]
    fn any_text_is_read_back_from_its_string_and_stays_in_its_comment() {
        const CHARACTERS: &[char] = &[
            '"',
            '\'',
            '`',
            '\\',
            'n',
            'u',
            '/',
            '*',
            '<',
            '!',
            '-',
            '>',
            '$',
            '{',
            '\n',
            '\r',
            '\0',
            '\u{1b}',
            '\u{85}',
            '\u{2028}',
            '\u{202e}',
            '\u{feff}',
            '\u{e9}',
            '\u{1f525}',
        ];
        let texts = CHARACTERS.len().pow(4);
        for mut number in 0..texts {
            let mut text = String::new();
            for _ in 0..4 {
                text.push(CHARACTERS[number % CHARACTERS.len()]);
                number /= CHARACTERS.len();
            }
            let literal = Literal(&text).to_string();
            assert_eq!(read_back(&literal).as_deref(), Some(&*text), "{literal}");
            assert!(
                !literal.contains("</") && !literal.contains("<!"),
                "{literal}"
            );
            let comment = OneLine(&text).to_string();
            for end in ["*/", "</", "<!"] {
                assert!(!comment.contains(end), "{comment}");
            }
            assert!(!comment.contains(super::is_invisible), "{comment:?}");
        }
    }

    /// The value of a JavaScript string literal (ECMA-262, section 12.9.4), with only the escapes that are written
    /// here.
    fn read_back(literal: &str) -> Option<String> {
        let mut characters = literal.strip_prefix('"')?.strip_suffix('"')?.chars();
        let mut value = String::new();
        while let Some(c) = characters.next() {
            value.push(match c {
                '"' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => return None,
                '\\' => match characters.next()? {
                    'n' => '\n',
                    'u' => {
                        let digits: String = characters.by_ref().take(4).collect();
                        if digits.len() != 4 {
                            return None;
                        }
                        char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?
                    }
                    c @ ('"' | '\\') => c,
                    _ => return None,
                },
                c => c,
            });
        }
        Some(value)
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
        // Only the keys that an entry has are there, in the order of the spec.
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

    /// `@ts-nocheck` at the start of a comment would turn off the compiler, and `@ts-expect-error` would be an error.
    #[test]
    fn no_comment_starts_with_a_text() {
        const CODE: CodeInfo = CodeInfo {
            title: "@ts-expect-error",
            deprecated: Some("@ts-ignore\n*/ x"),
            name: "Überlast",
            ..*CloseCode::GoingAway.info()
        };
        static ODD: Spec = Spec::new("@ts-nocheck", &[CODE], &[]);
        let module = ODD.typescript().to_string();
        assert!(module.starts_with("// Generated by close-codes; do not edit. @ts-nocheck\n"));
        let map = "  /**\n   * 1001 @ts-expect-error\n   * @deprecated @ts-ignore * / x\n   */\n  \"Überlast\": 1001,\n";
        assert!(module.contains(map), "{module}");
    }

    #[test]
    fn the_compact_form_has_no_prose_and_everything_else() {
        let whole = TestClose::SPEC.typescript().to_string();
        let compact = TestClose::SPEC.typescript().compact().to_string();
        for info in TestClose::SPEC.codes {
            let entry = std::format!(
                "\n  {0}: {{ code: {0}, name: \"{1}\", sent_by: \"{2}\"",
                info.code,
                info.name,
                info.sent_by
            );
            assert!(compact.contains(&entry), "{entry}");
            assert!(compact.contains(&std::format!("\n  {}: {},\n", info.name, info.code)));
            for (key, text) in [
                (Key::Title, Some(info.title)),
                (Key::Description, info.description),
                (Key::SeenWhen, info.seen_when),
            ] {
                let field = text.map(|text| std::format!(" {}: {}", key.as_str(), Literal(text)));
                assert!(
                    field.is_none_or(|field| !compact.contains(&field) && whole.contains(&field))
                );
            }
        }
        for key in Key::ALL {
            let field = std::format!("  readonly {}", key.as_str());
            assert_eq!(compact.contains(&field), !key.is_prose(), "{field}");
            assert!(whole.contains(&field), "{field}");
        }
        // Deprecated names stay marked.
        let is_deprecated = |module: &str| module.matches("* @deprecated").count();
        assert_eq!(is_deprecated(&compact), is_deprecated(&whole));
        // The docs of `compact` have the figures.
        let registry = CloseCode::SPEC.typescript();
        assert!(registry.compact().to_string().len() * 3 < registry.to_string().len());
    }

    #[test]
    fn retired_numbers_are_there_if_the_spec_has_some() {
        static CODES: [CodeInfo; 1] = [CodeInfo::new(4003, "Again", "Again")];
        let module = |retired| {
            let mut spec = Spec::new("Chat", &CODES, &[]);
            spec.retired = retired;
            let spec: &'static Spec = std::boxed::Box::leak(std::boxed::Box::new(spec));
            [spec.typescript(), spec.typescript().compact()].map(|module| module.to_string())
        };
        for module in module(&[4002, 4003, 4050]) {
            let table = "\nconst retired: readonly number[] = [\n  4002,\n  4050,\n];\n";
            assert!(module.contains(table), "{module}");
            assert_eq!(module.matches("retired").count(), 2, "{module}");
        }
        // A code has the retired number again.
        for module in [&module(&[])[..], &module(&[4003])].concat() {
            assert!(!module.contains("retired"), "{module}");
        }
    }

    #[test]
    fn only_the_needed_entries_of_the_registry_are_there() {
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
