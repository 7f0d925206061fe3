//! Remembers where things were seen first.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The position at which each thing was seen first.
///
/// A thing is always identified by a text, and a position is always a number, because a map is compiled for each type
/// in it, which would be a large part of the cold build of this crate.
#[derive(Debug, Default)]
pub(crate) struct FirstOf {
    places: BTreeMap<String, usize>,
}

impl FirstOf {
    /// The position at which this was seen before. If it was not, this is remembered as its first position.
    pub(crate) fn before(&mut self, text: String, here: usize) -> Option<usize> {
        match self.places.entry(text) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(place) => {
                place.insert(here);
                None
            }
        }
    }

    /// Whether this was not seen before.
    pub(crate) fn is_new(&mut self, text: String) -> bool {
        self.before(text, 0).is_none()
    }
}
