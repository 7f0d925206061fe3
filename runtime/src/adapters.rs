//! Conversions to and from the Close frames of other libraries, one feature for each major version of a library.
//!
//! There is nothing to import: a [`CloseFrame`](crate::CloseFrame) converts with `into()`, and what the library
//! received converts into a [`ReceivedClose`](crate::ReceivedClose) with `try_from`. An error of the library converts
//! too, if it means that a connection ended without a Close frame. Any other error is returned unchanged. `web_sys03`
//! has an extension trait and a type of its own, because a browser has no type for a Close frame and keeps the reason
//! in JavaScript. `actix_ws04` has an extension trait for programs that ban `Session::close`.
//!
//! A library that only servers use takes only the frames of a [`ServerRole`]. A frame that was checked for a client
//! does not compile there.

#[cfg(feature = "actix-ws04")]
#[cfg_attr(docsrs, doc(cfg(feature = "actix-ws04")))]
pub mod actix_ws04;
#[cfg(feature = "axum08")]
#[cfg_attr(docsrs, doc(cfg(feature = "axum08")))]
pub mod axum08;
#[cfg(feature = "fastwebsockets010")]
#[cfg_attr(docsrs, doc(cfg(feature = "fastwebsockets010")))]
pub mod fastwebsockets010;
#[cfg(any(
    feature = "actix-ws04",
    feature = "axum08",
    feature = "fastwebsockets010",
    feature = "tokio-websockets013",
    feature = "tungstenite028",
    feature = "tungstenite029",
    feature = "tungstenite030",
    feature = "yawc05",
))]
mod lost;
mod server_role;
#[cfg(feature = "tokio-websockets013")]
#[cfg_attr(docsrs, doc(cfg(feature = "tokio-websockets013")))]
pub mod tokio_websockets013;
#[cfg(feature = "tungstenite028")]
#[cfg_attr(docsrs, doc(cfg(feature = "tungstenite028")))]
pub mod tungstenite028;
#[cfg(feature = "tungstenite029")]
#[cfg_attr(docsrs, doc(cfg(feature = "tungstenite029")))]
pub mod tungstenite029;
#[cfg(feature = "tungstenite030")]
#[cfg_attr(docsrs, doc(cfg(feature = "tungstenite030")))]
pub mod tungstenite030;
#[cfg(feature = "web-sys03")]
#[cfg_attr(docsrs, doc(cfg(feature = "web-sys03")))]
pub mod web_sys03;
#[cfg(feature = "yawc05")]
#[cfg_attr(docsrs, doc(cfg(feature = "yawc05")))]
pub mod yawc05;

pub use self::server_role::ServerRole;
