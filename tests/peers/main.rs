//! Foreign WebSocket implementations against our side, and the echo example that stands for our side.
//!
//! The tests of `echo` need Rust alone. Those of `matrix`, `codec` and `autobahn` need the foreign peers: `.ci/peers` installs
//! them and runs the tests. With `UPDATE_EXPECT=1` they write their tables into the README of the tests.

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
