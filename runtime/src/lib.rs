//! WebSocket close codes from a spec file: a typed enum, const tables, and a compile error for a code that must
//! never be sent.
//!
//! A close code is the number in a WebSocket Close frame that says why a connection ends. This crate knows which
//! numbers may be sent, by which end, with how long a reason, and what the other end should do next.
//!
//! * [`CodeSet`] is the trait of an enum of codes, [`Spec`] the table behind it, [`CloseCode`] the standard registry.
//! * [`close_frame!`] makes a [`CloseFrame`] that was checked while compiling; [`CloseFrame::new`] checks at run time.
//! * [`ReceivedClose`] is what the peer said, decoded by the rules of RFC 6455.
//! * [`CloseFrame::forwarding`] is for proxies: what must not be sent becomes what should be.
//! * [`Comparison`] sets two codes side by side, and [`Page`] writes that down in any [`Language`].
//!
//! ```
//! use close_codes::{CloseCode, ReceivedClose, ReceivedCode, Server, close_frame};
//!
//! // Checked while compiling: a server may send this code, and the reason fits.
//! let frame = close_frame!(Server, CloseCode::PolicyViolation, "no bots");
//! let payload = frame.encode();
//!
//! let received = ReceivedClose::<CloseCode>::decode(&payload)?;
//! assert_eq!(received.code(), ReceivedCode::Known(CloseCode::PolicyViolation));
//! assert_eq!(received.reason(), "no bots");
//! # let _: close_codes::CloseFrame<'_, Server> = frame;
//! # Ok::<(), close_codes::DecodeError>(())
//! ```
//!
//! The crate is `no_std`, allocates nothing and contains no unsafe code.
//!
//! # Features
//!
//! * `serde`: `Serialize` and `Deserialize` for enums of codes (as the number), `Serialize` for the tables.
//! * `tungstenite030`: conversions to and from the Close frames of tungstenite 0.30 and tokio-tungstenite 0.30.
//! * `axum08`: the same for axum 0.8, which takes no frame that was checked for a client.
//! * `actix-ws04`: the same for actix-ws 0.4, likewise a server. It needs Rust 1.88.
//! * `fastwebsockets010`: the same for fastwebsockets 0.10.
//! * `tokio-websockets013`: the same for tokio-websockets 0.13. It needs Rust 1.89.
//! * `yawc05`: the same for yawc 0.5.
//! * `web-sys03`: closing a `WebSocket` of web-sys 0.3, in a browser, and reading its `CloseEvent`.

#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(test)]
extern crate std;

pub mod adapters;
mod close_codes;
mod close_frame_macro;
mod code;
mod code_error;
mod compare;
mod limits;
mod receive;
mod send;
mod spec;
mod standard;
mod tables;
#[cfg(test)]
mod test_codes;
mod typescript;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use crate::code::{Code, CodeSet};
pub use crate::code_error::{ParseCodeError, UnknownCode};
pub use crate::compare::{
    Aspect, CodeText, Comparison, Difference, Differences, Headings, KeyDifference, KeyDifferences,
    Language, LearnMore, LocalizedCode, Page, PageMarkdown, PageText, Sentence, Templates,
};
pub use crate::receive::{DecodeError, ReceivedClose, ReceivedCode};
pub use crate::send::{
    Browser, Client, CloseFrame, Either, Payload, Role, SendError, SendErrorKind, Server,
};
pub use crate::spec::{CodeClass, CodeInfo, RangeInfo, Reconnect, SentBy, Session, Spec};
pub use crate::standard::CloseCode;
pub use crate::typescript::TypeScript;
