//! strum and `num_enum`: the texts are in attributes, and the features are derived.

use std::fmt::Write as _;

use crate::scratch::Source;
use crate::spec_text::Code;

const MANIFEST: &str =
    "[dependencies]\nnum_enum = \"0.7\"\nstrum = { version = \"0.27\", features = [\"derive\"] }\n";

/// An empty crate that depends on both.
pub(crate) fn dependencies() -> Source {
    Source {
        manifest: MANIFEST.to_owned(),
        files: vec![("src/lib.rs", "//! Nothing.\n".to_owned())],
    }
}

/// An enum that is read from a number, a name or a title, shown as number and title, and knows its texts.
pub(super) fn source(codes: &[Code]) -> Source {
    let mut text = "\
use num_enum::{IntoPrimitive, TryFromPrimitive};
use strum::{Display, EnumIter, EnumMessage, EnumProperty, EnumString};

/// Why a connection ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[derive(Display, EnumIter, EnumMessage, EnumProperty, EnumString, IntoPrimitive, TryFromPrimitive)]
#[repr(u16)]
pub enum Close {
"
    .to_owned();
    for code in codes {
        variant(&mut text, code);
    }
    text.push_str("}\n");
    Source {
        manifest: MANIFEST.to_owned(),
        files: vec![("src/lib.rs", text)],
    }
}

fn variant(text: &mut String, code: &Code) {
    let Code {
        value,
        name,
        title,
        description,
        seen_when,
        how_to_fix,
        sent_by,
        reconnect,
        session,
        reason,
        reference,
    } = code;
    let mut optional = String::new();
    for (key, value) in [
        ("reconnect", reconnect),
        ("session", session),
        ("reason", reason),
    ] {
        if let Some(value) = value {
            let _ = write!(optional, ", {key} = {value:?}");
        }
    }
    let _ = write!(
        text,
        r#"    /// {description}
    #[strum(
        to_string = "{value} {title}",
        serialize = "{value}",
        serialize = "{name}",
        serialize = {title:?},
        message = {title:?},
        detailed_message = {description:?},
        props(seen_when = {seen_when:?}, how_to_fix = {how_to_fix:?}, sent_by = {sent_by:?}, reference = {reference:?}{optional})
    )]
    {name} = {value},
"#
    );
}
