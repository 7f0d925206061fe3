//! Other WebSocket implementations against the echo example and a client of this project.
//!
//! The tests of `echo` need only Rust. Those of `matrix`, `codec` and `autobahn` need the other implementations:
//! `.ci/peers` installs them and runs the tests. With `UPDATE_EXPECT=1` they write their tables into the README of the
//! tests.

mod autobahn;
mod cases;
mod client;
mod codec;
mod deviations;
mod echo;
mod echo_server;
mod markdown;
mod matrix;
mod peer;
mod program;
mod readme_block;
mod seen;
