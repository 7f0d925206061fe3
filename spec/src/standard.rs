//! The standard registry, which `extends = "standard"` means.

/// What a spec writes to start from the registry.
pub(crate) const NAME: &str = "standard";

/// The registry as it ships with this version, the text of `codes.toml` at the root of the repository.
pub const STANDARD: &str = include_str!("../codes.toml");
