//! The roles whose frames a library for servers accepts.

use crate::frame::{Either, Role, Server};

/// A role whose Close frames a server may send: [`Server`] and [`Either`].
///
/// The conversions into the types of a library that only servers use require this trait, so that a frame that was
/// checked for a client does not compile there. The trait cannot be implemented for other types.
#[diagnostic::on_unimplemented(
    message = "a server must not send a Close frame that was checked for the role `{Self}`",
    label = "this library is for servers alone",
    note = "make the frame with `close_frame!(Server, …)` or `CloseFrame::<Server>::new(…)`"
)]
pub trait ServerRole: Role {}

impl ServerRole for Server {}

impl ServerRole for Either {}
