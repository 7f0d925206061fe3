//! web-sys 0.3: the WebSocket of a browser.
//!
//! [`WebSocketExt`] closes a `web_sys::WebSocket` with a [`CloseFrame`] for [`Browser`]. [`CloseEventParts`] holds the
//! contents of a `web_sys::CloseEvent`, so that a [`ReceivedClose`] can borrow the reason.
//!
//! ```no_run
//! # use web_sys03 as web_sys;
//! use close_codes::adapters::web_sys03::{CloseEventParts, WebSocketExt as _};
//! use close_codes::{CloseCode, ReceivedClose, Reconnect, close_frame};
//! use web_sys::wasm_bindgen::prelude::*;
//! use web_sys::{CloseEvent, WebSocket};
//!
//! /// Prints how the connection ends: with a Close frame, or without one, which is 1006.
//! fn watch(socket: &WebSocket) {
//!     let on_close = Closure::<dyn FnMut(CloseEvent)>::new(|event: CloseEvent| {
//!         let parts = CloseEventParts::from(&event);
//!         match ReceivedClose::<CloseCode>::try_from(&parts) {
//!             Ok(received) if received.code().reconnect() == Some(Reconnect::Never) => {
//!                 println!("over: {received}");
//!             }
//!             Ok(received) => println!("later again: {received}"),
//!             Err(error) => println!("{}", error.with_reason(&parts.reason)),
//!         }
//!     });
//!     socket.set_onclose(Some(on_close.as_ref().unchecked_ref()));
//!     on_close.forget();
//! }
//!
//! fn leave(socket: &WebSocket) -> Result<(), JsValue> {
//!     socket.close_with_frame(close_frame!(Browser, CloseCode::NormalClosure, "goodbye"))
//! }
//! ```
//!
//! # What a page may send
//!
//! By the WHATWG standard, `WebSocket.close()` takes 1000 and 3000 to 4999 and throws an `InvalidAccessError` for any
//! other code, and a `SyntaxError` for a reason over 123 bytes of UTF-8. No frame for [`Browser`] has such a code or
//! reason. A frame for both ends converts with `try_into()`.
//!
//! A browser sends at most one Close frame. Before a socket is open, and once it is closing or closed, the frame is not
//! sent, and `close()` does not throw.
//!
//! # What a page is told
//!
//! Every failure is 1006, [`ReceivedClose::abnormal`]: a name that does not resolve, a refused connection, a
//! certificate that is not trusted, a failed handshake, a lost connection. The standard hides the cause from the page,
//! so [`ReceivedClose::tls_failure`] never comes from a browser.
//!
//! Chromium treats 1005, 1006 and 1015 in a Close frame as errors, answers 1002, and reports 1006 to the page. It
//! reports other illegal codes, such as 1004, 2999 and 5000, to the page unchanged. Here they are a [`DecodeError`].

extern crate alloc;

use alloc::string::String;

use web_sys03::wasm_bindgen::JsValue;
use web_sys03::{CloseEvent, WebSocket};

use crate::code_set::CodeSet;
use crate::frame::{Browser, CloseFrame};
use crate::received::{DecodeError, ReceivedClose};

/// With the feature `web-sys03`: closes a `web_sys::WebSocket` with a checked frame.
pub trait WebSocketExt: sealed::Sealed {
    /// Closes the connection with the code and the reason of the frame, or without a status if it is empty.
    ///
    /// # Errors
    ///
    /// Returns what `WebSocket.close()` throws. By the WHATWG standard, it never throws for a frame for [`Browser`].
    ///
    /// # Panics
    ///
    /// Panics outside a browser, as all functions of web-sys do.
    fn close_with_frame(&self, frame: CloseFrame<'_, Browser>) -> Result<(), JsValue>;
}

impl WebSocketExt for WebSocket {
    fn close_with_frame(&self, frame: CloseFrame<'_, Browser>) -> Result<(), JsValue> {
        match frame.code() {
            Some(code) => self.close_with_code_and_reason(code, frame.reason()),
            None => self.close(),
        }
    }
}

/// With the feature `web-sys03`: the contents of a `web_sys::CloseEvent`, copied from JavaScript.
///
/// A test can make one without a browser.
///
/// ```
/// use close_codes::adapters::web_sys03::CloseEventParts;
/// use close_codes::{CloseCode, DecodeError, ReceivedClose, ReceivedCode};
///
/// let parts = CloseEventParts { code: 1006, reason: String::new(), was_clean: false };
/// let received = ReceivedClose::<CloseCode>::try_from(&parts)?;
/// assert_eq!(received.code(), ReceivedCode::Known(CloseCode::AbnormalClosure));
/// # Ok::<(), DecodeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CloseEventParts {
    /// The code of the received Close frame, or 1005 or 1006.
    pub code: u16,
    /// The reason in that frame, at most 123 bytes of UTF-8. It is empty if there was none.
    pub reason: String,
    /// Whether the TCP connection also ended cleanly after the Close frames.
    ///
    /// It does not depend on the code: a received code is reported even if the connection breaks after it.
    pub was_clean: bool,
}

/// With the feature `web-sys03`.
///
/// # Panics
///
/// Panics outside a browser, as all functions of web-sys do.
impl From<&CloseEvent> for CloseEventParts {
    fn from(event: &CloseEvent) -> Self {
        Self {
            code: event.code(),
            reason: event.reason(),
            was_clean: event.was_clean(),
        }
    }
}

/// With the feature `web-sys03`. Only the code counts; `was_clean` is ignored.
///
/// This calls [`reported`](Self::reported), and fails in the same cases: on a code that may neither be in a Close frame
/// nor be reported without one, and on a reason of more than 123 bytes, which only an event made by a page itself can
/// have.
impl<'a, C: CodeSet> TryFrom<&'a CloseEventParts> for ReceivedClose<'a, C> {
    type Error = DecodeError;

    fn try_from(parts: &'a CloseEventParts) -> Result<Self, DecodeError> {
        Self::reported(parts.code, &parts.reason)
    }
}

mod sealed {
    pub trait Sealed {}

    impl Sealed for web_sys03::WebSocket {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_codes::TestClose;

    fn parts(code: u16, reason: &str) -> CloseEventParts {
        CloseEventParts {
            code,
            reason: reason.into(),
            was_clean: true,
        }
    }

    #[test]
    fn every_number_is_accepted_or_refused_by_the_registry() {
        for code in 0..=u16::MAX {
            let parts = parts(code, "why");
            let expected = match code {
                1005 | 1006 | 1015 => ReceivedClose::<TestClose>::reported(code, "why"),
                _ => ReceivedClose::from_parts(code, "why"),
            };
            assert_eq!(ReceivedClose::try_from(&parts), expected, "{code}");
        }
    }

    #[test]
    fn the_code_alone_decides_whether_the_end_was_clean() {
        for code in [1000, 1005, 1006, 4001] {
            let clean = parts(code, "");
            let unclean = CloseEventParts {
                was_clean: false,
                ..clean.clone()
            };
            assert_eq!(
                ReceivedClose::<TestClose>::try_from(&clean),
                ReceivedClose::try_from(&unclean)
            );
        }
    }

    #[test]
    fn a_reason_that_no_frame_holds_is_an_error() {
        let longest = "日".repeat(41);
        assert!(ReceivedClose::<TestClose>::try_from(&parts(1000, &longest)).is_ok());
        let too_long = longest + "x";
        assert_eq!(
            ReceivedClose::<TestClose>::try_from(&parts(1000, &too_long)),
            Err(DecodeError::TooLong { len: 126 })
        );
    }
}
