//! Every number, by every role and every way to a frame, against what RFC 6455 and the texts of the specs say: the specs
//! of protocols that are in use here, and random ones in a crate like a user's. What `close_frame!` refuses is a crate too.

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
