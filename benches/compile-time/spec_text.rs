//! Codes for a protocol of any size, with texts like those of the registry.

use std::fs;

use anyhow::Result;
use serde::{Deserialize, Serialize};

/// One code; the keys are those of a spec.
#[derive(Clone, Deserialize, Serialize)]
pub(crate) struct Code {
    pub(crate) value: u16,
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) seen_when: String,
    pub(crate) how_to_fix: String,
    pub(crate) sent_by: String,
    pub(crate) reconnect: Option<String>,
    pub(crate) session: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) reference: String,
}

/// A spec file.
#[derive(Deserialize, Serialize)]
struct Spec {
    code: Vec<Code>,
}

/// The registry's sendable codes, repeated with numbers from 3000, without repeated texts.
pub(crate) fn codes(count: u16) -> Result<Vec<Code>> {
    assert!(count <= 2000, "there are no more from 3000 to 4999");
    let registry = fs::read_to_string(user_crate::workspace().join("codes.toml"))?;
    let registry: Spec = toml::from_str(&registry)?;
    let sendable = registry.code.iter().filter(|code| code.sent_by != "nobody");
    Ok((3000..3000 + count)
        .zip(sendable.cycle())
        .map(|(value, code)| renumbered(code, value))
        .collect())
}

fn renumbered(code: &Code, value: u16) -> Code {
    // A session needs a reconnect.
    let reconnects = code.reconnect.as_deref() != Some("never");
    let session = match value % 3 {
        0 if reconnects => Some("new".to_owned()),
        1 if reconnects => Some("resume".to_owned()),
        _ => None,
    };
    Code {
        value,
        name: format!("{}{value}", code.name),
        title: format!("{} {value}", code.title),
        description: format!("{} ({value})", code.description),
        seen_when: format!("{} ({value})", code.seen_when),
        how_to_fix: format!("{} ({value})", code.how_to_fix),
        sent_by: code.sent_by.clone(),
        reconnect: code.reconnect.clone(),
        session,
        reason: code
            .reason
            .as_ref()
            .map(|reason| format!("{reason} ({value})")),
        reference: format!("https://example.org/protocol/close-codes#{value}"),
    }
}

/// The codes with one text changed, which differs for each edition.
pub(crate) fn revised(codes: &[Code], edition: usize) -> Vec<Code> {
    let mut codes = codes.to_vec();
    codes[0].description = format!("Edition {edition}. {}", codes[0].description);
    codes
}

/// The file that `close_codes!` reads.
pub(crate) fn spec_file(codes: &[Code]) -> Result<String> {
    Ok(toml::to_string(&Spec {
        code: codes.to_vec(),
    })?)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_codes_share_a_text_and_none_is_shorter_than_the_registry_s() {
        let codes = codes(2000).expect("the registry can be read");
        let distinct = |text: fn(&Code) -> &str| {
            codes.iter().map(text).collect::<HashSet<_>>().len() == codes.len()
        };
        assert!(distinct(|code| &code.name));
        assert!(distinct(|code| &code.title));
        assert!(distinct(|code| &code.description));
        assert!(distinct(|code| &code.seen_when));
        assert!(distinct(|code| &code.how_to_fix));
        assert!(distinct(|code| &code.reference));
        assert!(distinct(|code| code.reason.as_deref().unwrap_or_default()));
        assert_eq!((codes[0].value, codes[1999].value), (3000, 4999));
        assert!(codes.iter().all(|code| code.how_to_fix.len() > 100));
    }
}
