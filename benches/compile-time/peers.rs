//! The same protocol for each peer.

mod by_hand;
mod ours;
mod static_toml;
mod strum;

use anyhow::Result;

use crate::scratch::Source;
use crate::spec_text::Code;

/// A way to define an enum or a table of codes.
#[derive(Clone, Copy)]
pub(crate) enum Peer {
    /// `close_codes!`
    Ours,
    /// The enum, a match each way and a table of texts.
    LeanByHand,
    /// The enum with all features of the generated one.
    FullByHand,
    /// The derives of strum and `num_enum`.
    Strum,
    /// `static_toml!` with the same spec.
    StaticToml,
}

impl Peer {
    /// Its name in a report.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Ours => "close-codes",
            Self::LeanByHand => "by hand, lean",
            Self::FullByHand => "by hand, all features",
            Self::Strum => "strum + num_enum",
            Self::StaticToml => "static-toml",
        }
    }

    /// The name of its crates.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::LeanByHand => "lean-by-hand",
            Self::FullByHand => "full-by-hand",
            Self::Strum => "strum",
            Self::StaticToml => "static-toml",
        }
    }

    /// A crate with these codes, and with another module.
    pub(crate) fn source(self, codes: &[Code]) -> Result<Source> {
        let mut source = match self {
            Self::Ours => ours::source(codes)?,
            Self::LeanByHand => by_hand::lean(codes),
            Self::FullByHand => by_hand::full(codes),
            Self::Strum => strum::source(codes),
            Self::StaticToml => static_toml::source(codes)?,
        };
        for (path, text) in &mut source.files {
            if *path == "src/lib.rs" {
                text.insert_str(0, "//! Close codes.\n\npub mod other;\n\n");
            }
        }
        source.files.push(other(0));
        Ok(source)
    }
}

/// The other module, which differs for each edition.
pub(crate) fn other(edition: usize) -> (&'static str, String) {
    let text = format!(
        "//! Something else.\n\n/// Changes with each edition.\n#[must_use]\npub fn edition() -> usize {{\n    {edition}\n}}\n"
    );
    ("src/other.rs", text)
}

pub(crate) use ours::{depending, empty};
pub(crate) use strum::dependencies as strum_dependencies;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec_text;

    #[test]
    fn every_source_parses_and_holds_every_code() {
        let codes = spec_text::codes(20).expect("the registry can be read");
        for peer in [
            Peer::Ours,
            Peer::LeanByHand,
            Peer::FullByHand,
            Peer::Strum,
            Peer::StaticToml,
        ] {
            let source = peer.source(&codes).expect("it can be written");
            for (path, text) in &source.files {
                if path.starts_with("src/") {
                    let error = syn::parse_file(text).err();
                    assert!(error.is_none(), "{}: {path}: {error:?}", peer.name());
                }
            }
            let all: String = source.files.iter().map(|(_, text)| text.as_str()).collect();
            for code in &codes {
                // The literal of a text in each kind of file.
                let quoted = [format!("{:?}", code.how_to_fix), code.how_to_fix.clone()];
                assert!(
                    quoted.iter().any(|text| all.contains(text)),
                    "{}: {}",
                    peer.name(),
                    code.name
                );
            }
        }
    }
}
