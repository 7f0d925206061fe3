//! The standard registry, which `extends = "standard"` means.

/// The value of `extends` that means the registry.
pub(crate) const NAME: &str = "standard";

/// The languages that the registry is translated into, in the order of its `locales`.
///
/// The translations are in the runtime crate, as `CloseCode::LANGUAGES` after English. A spec that extends the registry
/// refers to them there, so that no build reads them again.
pub const STANDARD_LANGUAGES: &[&str] = &["tr", "ja", "de", "es", "fr", "zh-Hans"];

/// The registry of this version: the text of `codes.toml` at the root of the repository.
pub const STANDARD: &str = include_str!("../codes.toml");
