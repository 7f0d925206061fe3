//! The keys at the top of a file.

use crate::known_keys;

/// The keys that a kind of file may have at its top.
#[derive(Clone, Copy)]
pub(crate) struct FileKeys<'k> {
    /// The keys that take arrays of tables.
    pub(crate) arrays: &'k [&'static str],
    /// All keys of a spec. Empty for a locale.
    pub(crate) of_spec: &'k [&'static str],
}

impl FileKeys<'_> {
    /// Whether a key stands at the top of a spec.
    pub(crate) fn is_root(self, key: &str) -> bool {
        self.of_spec.contains(&key)
    }

    /// Whether the header of a key is that of an array of tables. `None` if the key has no header.
    pub(crate) fn is_array(self, key: &str) -> Option<bool> {
        if self.arrays.contains(&key) {
            return Some(true);
        }
        known_keys::is_table(key, !self.of_spec.is_empty()).then_some(false)
    }

    /// Whether a key takes an array of tables, or is unknown and may stand for such a key.
    pub(crate) fn may_take_array(self, key: &str) -> bool {
        self.arrays.contains(&key) || !self.of_spec.is_empty() && !self.is_root(key)
    }
}
