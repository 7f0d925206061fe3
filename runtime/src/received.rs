//! Received closes and codes: any legal code, looked up in a spec. This module depends on `frame`, for replies.

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
