//! The amount of work in one run, from which the cost of one call or one byte is computed.

/// The number of calls in a run: one for every number that fits in a Close frame.
pub(crate) const CALLS: u32 = 1 << 16;

/// The number of bytes of pages that a run writes, up to the last piece that fits.
pub(crate) const BYTES: u32 = 1 << 20;
