//! Conversions to and from the Close frames of other libraries, one feature for each major version of a library.
//!
//! There is nothing to import: a [`CloseFrame`](crate::CloseFrame) converts with `into()`, and what the library
//! received converts into a [`ReceivedClose`](crate::ReceivedClose) with `try_from`.

#[cfg(feature = "tungstenite030")]
#[cfg_attr(docsrs, doc(cfg(feature = "tungstenite030")))]
pub mod tungstenite030;
