//! The macro that makes Close frames. What it makes is in [`frame`](crate::frame).

mod close_frame;
