//! What comes in: any legal code, as a spec knows it.

mod close;
mod code;
mod error;

pub use close::ReceivedClose;
pub use code::ReceivedCode;
pub use error::DecodeError;
