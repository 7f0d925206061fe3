//! `static_toml!`: the spec as a static, without an enum.

use anyhow::Result;

use crate::scratch::Source;
use crate::spec_text::{Code, spec_file};

/// The same spec file.
pub(super) fn source(codes: &[Code]) -> Result<Source> {
    Ok(Source {
        manifest: "[dependencies]\nstatic-toml = \"1\"\n".to_owned(),
        files: vec![
            (
                "src/lib.rs",
                "static_toml::static_toml! {\n    /// Why a connection ends.\n    pub static CLOSE = include_toml!(\"codes.toml\");\n}\n"
                    .to_owned(),
            ),
            ("codes.toml", spec_file(codes)?),
        ],
    })
}
