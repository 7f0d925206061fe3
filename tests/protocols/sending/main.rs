//! Every number, by every role and every way to make a frame, against RFC 6455 and the specs: specs of protocols in
//! use, and random specs in a crate like a user's. The frames that `close_frame!` refuses are in a crate too.

mod check;
mod in_use;
mod oracle;
mod random;
mod random_specs;
#[path = "../../../macros/src/functions/expand/docs/random_text.rs"]
#[expect(dead_code, reason = "another test takes as many texts as it names")]
mod random_text;
mod refused;
mod user;
