//! How much one run does, so that its cost can be told for one call, or for one byte.

/// The calls of a run. It is a call for every number that a Close frame can hold.
pub(crate) const CALLS: u32 = 1 << 16;

/// The bytes of pages that a run writes, short of the last piece that did not fit.
pub(crate) const BYTES: u32 = 1 << 20;
