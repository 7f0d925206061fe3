//! Close frames to send. They cannot have a code or a reason that must not be sent.
//!
//! This module does not depend on `received`.

mod close_frame;
mod code;
mod message;
mod payload;
mod role;
mod send_error;
mod wording;

pub use close_frame::CloseFrame;
pub use code::Code;
pub use payload::Payload;
pub use role::{Browser, Client, Either, Role, Server};
pub use send_error::{SendError, SendErrorKind};

pub(crate) use code::Sealed as CodeSealed;
pub(crate) use role::sender_of;
