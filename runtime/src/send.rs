//! What goes out: frames that cannot carry a code or a reason that must not be sent.

mod error;
mod forwarding;
mod frame;
mod message;
mod payload;
mod role;
mod wording;

pub use error::{SendError, SendErrorKind};
pub use frame::CloseFrame;
pub use payload::Payload;
pub use role::{Browser, Client, Either, Role, Server};
