//! What is known of each code.

use crate::vocabulary::{CodeNumber, HIGHEST, LOWEST};

/// One place for each code that there can be, in numeric order.
///
/// A list, not a map: there are but 4,000, and the code of a map, made anew for each type in it, is a good part of what
/// the cold build of this crate would cost.
#[derive(Debug)]
pub(crate) struct ByCode<T> {
    places: Vec<Option<T>>,
}

impl<T> Default for ByCode<T> {
    fn default() -> Self {
        let mut places = Vec::new();
        places.resize_with(usize::from(HIGHEST - LOWEST) + 1, || None);
        Self { places }
    }
}

impl<T> ByCode<T> {
    pub(crate) fn get(&self, code: CodeNumber) -> Option<&T> {
        self.places.get(place(code)?)?.as_ref()
    }

    /// The place of a code from 1000 to 4999.
    pub(crate) fn place(&mut self, code: CodeNumber) -> &mut Option<T> {
        &mut self.places[usize::from(code - LOWEST)]
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.places.iter().all(Option::is_none)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (CodeNumber, &T)> {
        let numbered = (LOWEST..).zip(&self.places);
        numbered.filter_map(|(code, known)| Some((code, known.as_ref()?)))
    }

    pub(crate) fn into_iter(self) -> impl Iterator<Item = (CodeNumber, T)> {
        let numbered = (LOWEST..).zip(self.places);
        numbered.filter_map(|(code, known)| Some((code, known?)))
    }
}

fn place(code: CodeNumber) -> Option<usize> {
    code.checked_sub(LOWEST).map(usize::from)
}
