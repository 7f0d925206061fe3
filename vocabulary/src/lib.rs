//! What the reader of specs, the procedural macro and the runtime of [close-codes](https://docs.rs/close-codes) share.
//!
//! Each fact stands here once:
//!
//! * [`SentBy`], [`Reconnect`], [`Session`] and [`CodeClass`] are the words of a spec.
//! * [`Key`] and the other tables of keys say what a spec file may hold.
//! * [`is_sendable`] is the one rule who may send which code, and [`refusal`] says why not; [`refusal_of_retired`], of a
//!   number that the spec has retired.
//! * [`numbers`] holds the limits of RFC 6455 and of the WHATWG WebSocket API.
//! * [`code_spans`] finds the code between backticks in a text.
//! * [`is_unsafe_to_show`] names the characters that a message or a log must not hand on as they are, [`Shown`] says which of
//!   them a text of a spec may hold, and [`Escaped`] writes a text that may hold them all.
//! * [`Headings`] and [`Templates`] are the texts of a compare page.
//!
//! Depend on `close-codes`, which re-exports what a program needs.

#![no_std]
#![forbid(unsafe_code)]
// A panic is the build of somebody, or the server of somebody: it says why it cannot be.
#![warn(clippy::expect_used)]

mod code_spans;
mod escaped;
mod keys;
pub mod numbers;
mod page_texts;
mod sending;
mod unsafe_to_show;
mod words;

pub use code_spans::{CodeSpans, Piece, code_spans, write_code_span};
pub use escaped::Escaped;
pub use keys::{FIRST, Key, LAST, LocaleKey, Shown, SpecKey, Table, Takes, VALUE};
pub use page_texts::{Headings, Placeholder, Templates};
pub use sending::{
    Refusal, Sender, default_sent_by, is_sendable, never_sent_note, refusal, refusal_of_retired,
    sender_note, sent_by_in_range, unassigned_note,
};
pub use unsafe_to_show::is_unsafe_to_show;
pub use words::{CodeClass, Reconnect, SentBy, Session, Word, is_same_text};
