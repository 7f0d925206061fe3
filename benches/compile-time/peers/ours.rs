//! `close_codes!`

use std::path::Path;

use anyhow::Result;

use crate::checkout;
use crate::scratch::Source;
use crate::spec_text::{Code, spec_file};

/// The enum from its spec.
pub(super) fn source(codes: &[Code]) -> Result<Source> {
    let mut source = depending(&checkout::copied_runtime());
    source.files = vec![
        (
            "src/lib.rs",
            "close_codes::close_codes! {\n    /// Why a connection ends.\n    pub enum Close = \"codes.toml\";\n}\n"
                .to_owned(),
        ),
        ("codes.toml", spec_file(codes)?),
    ];
    Ok(source)
}

/// An empty crate that uses close-codes.
pub(crate) fn empty() -> Source {
    let mut source = depending(&checkout::copied_runtime());
    source.files[0].1.push_str("\nuse close_codes as _;\n");
    source
}

/// An empty crate that depends on close-codes.
pub(crate) fn depending(runtime: &Path) -> Source {
    Source {
        manifest: user_crate::depending_on(runtime),
        files: vec![("src/lib.rs", "//! Nothing.\n".to_owned())],
    }
}
