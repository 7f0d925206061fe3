//! What the reader of specs, the procedural macro and the runtime of [close-codes](https://docs.rs/close-codes) share.
//!
//! Each fact is written once, here:
//!
//! * [`SentBy`], [`Reconnect`], [`Session`] and [`CodeClass`] are the words that the keys of a spec take.
//! * [`Key`] and the other tables of keys say what a spec file may hold.
//! * [`is_sendable`] is the one rule for who may send which code. [`refusal`] says why a code may not be sent, and
//!   [`refusal_of_retired`] says it for a retired number.
//! * [`numbers`] holds the limits that RFC 6455 and the WHATWG WebSocket API set.
//! * [`code_spans`] finds the code between backticks in a text.
//! * [`is_unsafe_to_show`] names the characters that a message or a log must not contain unescaped, [`Shown`] says
//!   which of them a text of a spec may hold, and [`Escaped`] displays a text that may hold them all.
//! * [`Headings`] and [`Templates`] are the texts of a compare page.
//!
//! Depend on `close-codes`, which re-exports what a program needs.

#![no_std]
#![forbid(unsafe_code)]
// A panic would break a build or a running server: each `expect` needs a reason why it cannot fail.
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
