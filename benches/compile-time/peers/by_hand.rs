//! The code that an engineer would write by hand.

use std::fmt::Write as _;

use crate::scratch::Source;
use crate::spec_text::Code;

const VOCABULARY: &str = "\
/// Who may send a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SentBy {
    /// Both ends.
    Either,
    /// The client alone.
    Client,
    /// The server alone.
    Server,
}

/// What to do next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reconnect {
    /// Stay away.
    Never,
    /// Mend something first.
    AfterFix,
    /// With new credentials.
    Reauthenticate,
    /// Wait first.
    Backoff,
    /// At once.
    Immediately,
}

/// What becomes of the session.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Session {
    /// It goes on.
    Resume,
    /// Another one starts.
    New,
}

/// What there is to say of a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Info {
    /// The number.
    pub code: u16,
    /// The name of the variant.
    pub name: &'static str,
    /// The name for people.
    pub title: &'static str,
    /// What it means.
    pub description: &'static str,
    /// When one sees it.
    pub seen_when: &'static str,
    /// What to do about it.
    pub how_to_fix: &'static str,
    /// Who may send it.
    pub sent_by: SentBy,
    /// What to do next.
    pub reconnect: Option<Reconnect>,
    /// What becomes of the session.
    pub session: Option<Session>,
    /// What is sent if the program says nothing else.
    pub reason: Option<&'static str>,
    /// Where to read more.
    pub reference: &'static str,
}

";

const DERIVES: &str = "\
/// Why a connection ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u16)]
pub enum Close {
";

const LEAN_INFO: &str = "
    /// What there is to say of it.
    #[must_use]
    pub fn info(self) -> &'static Info {
        match INFO.binary_search_by_key(&self.code(), |info| info.code) {
            Ok(place) => &INFO[place],
            Err(_) => unreachable!(),
        }
    }
";

const TRAITS: &str = r#"
/// No code has this number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnknownCode(pub u16);

impl std::fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} is not a close code of this protocol", self.0)
    }
}

impl std::error::Error for UnknownCode {}

/// No code has this number, name or title.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParseCodeError;

impl std::fmt::Display for ParseCodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no close code has this number, name or title")
    }
}

impl std::error::Error for ParseCodeError {}

impl std::fmt::Display for Close {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.code(), self.info().title)
    }
}

impl std::str::FromStr for Close {
    type Err = ParseCodeError;

    fn from_str(text: &str) -> Result<Self, ParseCodeError> {
        if let Ok(code) = text.parse() {
            return Self::from_code(code).ok_or(ParseCodeError);
        }
        let names = |code: &&Self| code.info().name == text || code.info().title == text;
        Self::ALL.iter().find(names).copied().ok_or(ParseCodeError)
    }
}

impl TryFrom<u16> for Close {
    type Error = UnknownCode;

    fn try_from(code: u16) -> Result<Self, UnknownCode> {
        Self::from_code(code).ok_or(UnknownCode(code))
    }
}

impl From<Close> for u16 {
    fn from(code: Close) -> Self {
        code.code()
    }
}

impl PartialEq<u16> for Close {
    fn eq(&self, code: &u16) -> bool {
        self.code() == *code
    }
}
"#;

/// The derives, a match in each direction and a table, and nothing else.
pub(super) fn lean(codes: &[Code]) -> Source {
    let mut text = format!("{VOCABULARY}{DERIVES}");
    for Code {
        value, name, title, ..
    } in codes
    {
        let _ = writeln!(text, "    /// {title}.\n    {name} = {value},");
    }
    text.push_str("}\n\nimpl Close {\n");
    from_code(&mut text, codes);
    text.push_str("\n    /// The number on the wire.\n    #[must_use]\n    pub const fn code(self) -> u16 {\n        match self {\n");
    for Code { value, name, .. } in codes {
        let _ = writeln!(text, "            Self::{name} => {value},");
    }
    text.push_str("        }\n    }\n");
    text.push_str(LEAN_INFO);
    let _ = writeln!(text, "}}\n\nstatic INFO: [Info; {}] = [", codes.len());
    for code in codes {
        info(&mut text, code);
        text.push_str(",\n");
    }
    text.push_str("];\n");
    source(text)
}

/// Everything that the generated enum has by default.
pub(super) fn full(codes: &[Code]) -> Source {
    let mut text = format!("{VOCABULARY}{DERIVES}");
    for code in codes {
        variant_with_docs(&mut text, code);
    }
    let _ = write!(
        text,
        "}}\n\nimpl Close {{\n    /// Every code, in numeric order.\n    pub const ALL: [Self; {}] = [\n",
        codes.len()
    );
    for Code { name, .. } in codes {
        let _ = writeln!(text, "        Self::{name},");
    }
    text.push_str("    ];\n\n");
    from_code(&mut text, codes);
    text.push_str(
        "\n    /// The number on the wire.\n    #[must_use]\n    pub const fn code(self) -> u16 {\n        self as u16\n    }\n\
         \n    /// What there is to say of it.\n    #[must_use]\n    pub const fn info(self) -> &'static Info {\n        match self {\n",
    );
    for code in codes {
        let _ = write!(text, "            Self::{} => &", code.name);
        info(&mut text, code);
        text.push_str(",\n");
    }
    text.push_str("        }\n    }\n}\n");
    text.push_str(TRAITS);
    source(text)
}

fn source(text: String) -> Source {
    Source {
        manifest: String::new(),
        files: vec![("src/lib.rs", text)],
    }
}

fn variant_with_docs(text: &mut String, code: &Code) {
    let Code {
        value,
        name,
        title,
        description,
        seen_when,
        how_to_fix,
        ..
    } = code;
    let _ = write!(
        text,
        "    /// {title}: {description}\n    ///\n    /// When you see it: {seen_when}\n    ///\n    \
         /// How to fix it: {how_to_fix}\n    {name} = {value},\n"
    );
}

fn from_code(text: &mut String, codes: &[Code]) {
    text.push_str(
        "    /// The variant of a number, if the protocol defines it.\n    #[must_use]\n    \
         pub const fn from_code(code: u16) -> Option<Self> {\n        Some(match code {\n",
    );
    for Code { value, name, .. } in codes {
        let _ = writeln!(text, "            {value} => Self::{name},");
    }
    text.push_str("            _ => return None,\n        })\n    }\n");
}

fn info(text: &mut String, code: &Code) {
    let Code {
        value,
        name,
        title,
        description,
        seen_when,
        how_to_fix,
        reason,
        reference,
        ..
    } = code;
    let sent_by = variant("SentBy", &code.sent_by);
    let optional = |type_name, word: &Option<String>| {
        word.as_ref().map_or("None".to_owned(), |word| {
            format!("Some({})", variant(type_name, word))
        })
    };
    let reconnect = optional("Reconnect", &code.reconnect);
    let session = optional("Session", &code.session);
    let _ = write!(
        text,
        "Info {{\n    code: {value},\n    name: {name:?},\n    title: {title:?},\n    description: {description:?},\n    \
         seen_when: {seen_when:?},\n    how_to_fix: {how_to_fix:?},\n    sent_by: {sent_by},\n    reconnect: {reconnect},\n    \
         session: {session},\n    reason: {reason:?},\n    reference: {reference:?},\n}}"
    );
}

/// `Reconnect::AfterFix` of "Reconnect" and "`after_fix`".
fn variant(type_name: &str, word: &str) -> String {
    let mut variant = format!("{type_name}::");
    for part in word.split('_') {
        let (first, rest) = part.split_at(1);
        variant.push_str(&first.to_uppercase());
        variant.push_str(rest);
    }
    variant
}
