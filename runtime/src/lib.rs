//! WebSocket close codes from a spec file: a typed enum, const tables, and a compile error for a code that must
//! never be sent.
//!
//! A close code is the number in a WebSocket Close frame that says why a connection ends. This crate knows which end
//! may send which code, how long a reason may be, and what the other end should do next.
//!
//! * [`close_codes!`] makes an enum from a spec file. Its docs list every key of a spec and of a translation.
//! * [`CodeSet`] is the trait of such an enum, [`Spec`] is the table behind it, and [`CloseCode`] is the enum of the
//!   standard registry.
//! * [`close_frame!`] makes a [`CloseFrame`] that is checked while compiling. [`CloseFrame::new`] checks at run time.
//! * [`ReceivedClose`] is a received close, decoded by the rules of RFC 6455, and [`ReceivedCode`] is its code. Any
//!   number converts into a [`ReceivedCode`] with `from`.
//! * [`CloseFrame::forwarding`] is for proxies: it turns a received close into a frame that may be sent on.
//! * [`Comparison`] compares two codes, and [`Page`](compare::Page) shows the result in any [`Language`].
//!
//! ```
//! use close_codes::{CloseCode, ReceivedClose, ReceivedCode, Reconnect, close_frame};
//!
//! // Checked while compiling: a server may send this code, and the reason fits.
//! let frame = close_frame!(Server, CloseCode::ServiceRestart, "back in a minute");
//! let payload = frame.encode();
//!
//! let received = ReceivedClose::<CloseCode>::decode(&payload)?;
//! assert_eq!(received.code(), ReceivedCode::Known(CloseCode::ServiceRestart));
//! assert_eq!(received.reason(), "back in a minute");
//! // The spec says whether a program can connect again by itself.
//! assert!(received.code().reconnect().is_some_and(Reconnect::is_automatic));
//! # Ok::<(), close_codes::DecodeError>(())
//! ```
//!
//! The crate is `no_std`, allocates nothing unless the feature `alloc` asks for it, and contains no unsafe code.
//!
//! # Features
//!
//! * `serde`: `Serialize` and `Deserialize` for enums of codes and [`ReceivedCode`] (as the number), `Serialize` for the
//!   tables.
//! * `alloc`: `OwnedClose`, a received close with a reason of its own.
//! * `reader`: reading a spec at run time, in the module `reader`. It needs the standard library.
//! * `tungstenite030`: conversions to and from the Close frames of tungstenite 0.30 and tokio-tungstenite 0.30, and from
//!   the errors of a connection that was lost.
//! * `tungstenite029`: the same for tungstenite 0.29 and tokio-tungstenite 0.29.
//! * `tungstenite028`: the same for tungstenite 0.28 and tokio-tungstenite 0.28.
//! * `axum08`: the same for axum 0.8, which only servers use: a frame that was checked for a client does not compile
//!   there.
//! * `actix-ws04`: the same for actix-ws 0.4, which only servers use. It needs Rust 1.88.
//! * `fastwebsockets010`: the same for fastwebsockets 0.10.
//! * `tokio-websockets013`: the same for tokio-websockets 0.13. It needs Rust 1.89.
//! * `yawc05`: the same for yawc 0.5.
//! * `web-sys03`: closing a `WebSocket` of web-sys 0.3, in a browser, and reading its `CloseEvent`.

#![no_std]
#![forbid(unsafe_code)]
// A panic would break a build or a running server: each `expect` needs a reason why it cannot fail.
#![warn(clippy::expect_used)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(test)]
extern crate std;

pub mod adapters;
mod close_codes;
mod close_frame_macro;
mod code_error;
mod code_from_str;
mod code_set;
pub mod compare;
mod entries;
mod forwarding;
mod frame;
mod language_lookup;
mod limits;
mod padded;
#[cfg(feature = "reader")]
#[cfg_attr(docsrs, doc(cfg(feature = "reader")))]
pub mod reader;
mod received;
mod spec;
mod standard;
mod tables;
#[cfg(test)]
mod test_codes;
mod typescript;

// The macros name this module with their version, which must be the version of this crate: otherwise nothing compiles.
#[doc(hidden)]
#[path = "private.rs"]
pub mod __private_0_1_0;

pub use crate::code_error::{ParseCodeError, UnknownCode};
pub use crate::code_set::CodeSet;
pub use crate::compare::{Aspect, Comparison, Language};
pub use crate::entries::{CodeInfo, RangeInfo, Unlisted};
pub use crate::frame::{
    Browser, Client, CloseFrame, Code, Either, Payload, Role, SendError, SendErrorKind, Server,
};
#[cfg(feature = "alloc")]
#[cfg_attr(docsrs, doc(cfg(feature = "alloc")))]
pub use crate::received::OwnedClose;
pub use crate::received::{DecodeError, ReceivedClose, ReceivedCode, RefusedClose};
pub use crate::spec::Spec;
pub use crate::standard::CloseCode;
pub use crate::typescript::TypeScript;
pub use close_codes_vocabulary::{CodeClass, Reconnect, SentBy, Session};
