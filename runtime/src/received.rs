//! What comes in: any legal code, as a spec knows it. It needs frames, which answer it.

mod close;
mod code;
mod decode_error;
mod label;
#[cfg(feature = "alloc")]
mod owned_close;
mod refused_close;

pub use close::ReceivedClose;
pub use code::ReceivedCode;
pub use decode_error::DecodeError;
#[cfg(feature = "alloc")]
#[cfg_attr(docsrs, doc(cfg(feature = "alloc")))]
pub use owned_close::OwnedClose;
pub use refused_close::RefusedClose;
