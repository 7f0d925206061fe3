//! What was met before.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Where each of some things was met first.
///
/// A thing is told from others by a text, and a place is a number, whatever they are: the code of a map is compiled for each
/// type in it, which would be a large part of the cold build of this crate.
#[derive(Debug, Default)]
pub(crate) struct FirstOf {
    places: BTreeMap<String, usize>,
}

impl FirstOf {
    /// Where this was met before, if it was; else it is met here.
    pub(crate) fn before(&mut self, text: String, here: usize) -> Option<usize> {
        match self.places.entry(text) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(place) => {
                place.insert(here);
                None
            }
        }
    }

    /// Whether this was not met before.
    pub(crate) fn is_new(&mut self, text: String) -> bool {
        self.before(text, 0).is_none()
    }
}
