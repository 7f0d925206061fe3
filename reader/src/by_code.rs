//! Collections by code and by range.

use core::cmp::Reverse;

use close_codes_vocabulary::numbers::HIGHEST_CODE;

/// A close code as a number.
pub type CodeNumber = u16;

/// Values by their keys, in the order of the keys.
///
/// This is a sorted list and not a map, because a map is compiled for each type in it, which would be a large part of
/// the cold build of this crate. The values are boxed, so that an insertion moves little memory.
#[derive(Debug)]
pub(crate) struct Sorted<K, T> {
    entries: Vec<(K, Box<T>)>,
}

/// Values by their codes, in numeric order.
pub(crate) type ByCode<T> = Sorted<CodeNumber, T>;

/// Values by their ranges, each range before those inside it.
pub(crate) type ByRange<T> = Sorted<Bounds, T>;

/// The first and the last code of a range.
///
/// Bounds are ordered by the first code, and then by length, longest first: a range comes before the ranges inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Bounds {
    first: CodeNumber,
    last: Reverse<CodeNumber>,
}

impl Bounds {
    pub(crate) const fn new(first: CodeNumber, last: CodeNumber) -> Self {
        Self {
            first,
            last: Reverse(last),
        }
    }

    pub(crate) const fn first(self) -> CodeNumber {
        self.first
    }

    pub(crate) const fn last(self) -> CodeNumber {
        self.last.0
    }

    /// Whether the other range is inside this one, or equal to it.
    pub(crate) fn contain(self, other: Self) -> bool {
        self.first() <= other.first() && other.last() <= self.last()
    }
}

impl<K, T> Default for Sorted<K, T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
        }
    }
}

impl<K: Copy + Ord, T> Sorted<K, T> {
    pub(crate) fn get(&self, key: K) -> Option<&T> {
        let (found, value) = self.entries[..self.end_of(key)].last()?;
        (*found == key).then_some(value)
    }

    pub(crate) fn get_mut(&mut self, key: K) -> Option<&mut T> {
        let end = self.end_of(key);
        let (found, value) = self.entries[..end].last_mut()?;
        (*found == key).then_some(value)
    }

    /// Adds a value for a key that has none yet.
    pub(crate) fn insert(&mut self, key: K, value: T) {
        self.entries
            .insert(self.end_of(key), (key, Box::new(value)));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (K, &T)> + ExactSizeIterator {
        self.entries.iter().map(|(key, value)| (*key, &**value))
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (K, &mut T)> {
        self.entries
            .iter_mut()
            .map(|(key, value)| (*key, &mut **value))
    }

    pub(crate) fn into_iter(self) -> impl Iterator<Item = (K, T)> {
        self.entries.into_iter().map(|(key, value)| (key, *value))
    }

    /// The number of entries with this key or a lower one.
    fn end_of(&self, key: K) -> usize {
        self.entries.partition_point(|(known, _)| *known <= key)
    }
}

/// A set of codes.
#[derive(Clone, Debug)]
pub(crate) struct CodeSet {
    /// One bit for each number from 0 to 4999, the lowest first.
    bits: [u64; Self::WORDS],
}

impl CodeSet {
    const WORDS: usize = (HIGHEST_CODE as usize + 1).div_ceil(64);

    pub(crate) const fn empty() -> Self {
        Self {
            bits: [0; Self::WORDS],
        }
    }

    pub(crate) fn contains(&self, code: CodeNumber) -> bool {
        let bits = self.bits.get(usize::from(code / 64));
        bits.is_some_and(|bits| bits & (1 << (code % 64)) != 0)
    }

    /// Adds a code. A number that the set has no room for is ignored.
    pub(crate) fn insert(&mut self, code: CodeNumber) {
        if let Some(bits) = self.bits.get_mut(usize::from(code / 64)) {
            *bits |= 1 << (code % 64);
        }
    }

    /// Adds all codes from `first` to `last`, and returns whether one of them is new.
    pub(crate) fn insert_range(&mut self, first: CodeNumber, last: CodeNumber) -> bool {
        let mut is_new = false;
        let mut start = first;
        while start <= last {
            // This handles the rest of one word at a time.
            let end = last.min(start | 63);
            let ones = u64::MAX >> (63 - (end - start));
            let ones = ones << (start % 64);
            let bits = &mut self.bits[usize::from(start / 64)];
            is_new |= *bits & ones != ones;
            *bits |= ones;
            start = end + 1;
        }
        is_new
    }

    pub(crate) fn insert_all(&mut self, others: &Self) {
        for (bits, others) in self.bits.iter_mut().zip(others.bits) {
            *bits |= others;
        }
    }

    pub(crate) fn remove_all(&mut self, others: &Self) {
        for (bits, others) in self.bits.iter_mut().zip(others.bits) {
            *bits &= !others;
        }
    }

    /// The codes, in numeric order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = CodeNumber> {
        (0..=HIGHEST_CODE).filter(|&code| self.contains(code))
    }
}

#[cfg(test)]
mod tests {
    use super::CodeSet;

    #[test]
    fn a_range_is_inserted_as_its_codes_are() {
        for (first, last) in [
            (0, 0),
            (63, 64),
            (4000, 4099),
            (1000, 4999),
            (4992, 4999),
            (64, 127),
        ] {
            let (mut whole, mut single) = (CodeSet::empty(), CodeSet::empty());
            assert!(whole.insert_range(first, last));
            assert!(!whole.insert_range(first, last));
            for code in first..=last {
                single.insert(code);
            }
            assert!(whole.iter().eq(single.iter()), "{first} to {last}");
            whole.remove_all(&single);
            assert!(whole.insert_range(first, last));
        }
    }
}
