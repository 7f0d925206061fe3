//! The page: closes each WebSocket like a program in a browser, and reports how it ended.

use close_codes::adapters::web_sys03::{CloseEventParts, WebSocketExt as _};
use close_codes::{
    Browser, CloseCode, CloseFrame, ReceivedClose, ReceivedCode, close_codes, close_frame,
};
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};
use web_sys::{CloseEvent, WebSocket};

close_codes! {
    /// Why a connection between the page and its server ends.
    pub enum PageClose = "codes.toml";
}

/// Closes a WebSocket with a code, or without a status, and says how it ended.
///
/// # Errors
///
/// Returns an error if a page may not send this code, or what JavaScript throws.
#[wasm_bindgen]
pub async fn leave(url: String, code: Option<u16>, reason: String) -> Result<String, JsValue> {
    let frame = match code {
        Some(code) => CloseFrame::new(ReceivedCode::<PageClose>::from(code), &reason)
            .map_err(JsError::from)?,
        None => CloseFrame::empty(),
    };
    close(&url, frame).await
}

/// Closes a WebSocket with a frame that was checked while compiling, and says how it ended.
///
/// # Errors
///
/// Returns what JavaScript throws.
#[wasm_bindgen]
pub async fn log_out(url: String) -> Result<String, JsValue> {
    close(&url, close_frame!(Browser, PageClose::LoggedOut)).await
}

/// Waits until the server closes a WebSocket, and says how it ended.
///
/// # Errors
///
/// Returns what JavaScript throws.
#[wasm_bindgen]
pub async fn watch(url: String) -> Result<String, JsValue> {
    let socket = WebSocket::new(&url)?;
    let closed = next(|handler| socket.set_onclose(Some(handler)));
    Ok(describe(&closed.await?.into()))
}

/// Whether a page may send a frame with this code and this reason, apart from the rules of a protocol.
#[wasm_bindgen]
#[must_use]
pub fn may_send(code: u16, reason: &str) -> bool {
    CloseFrame::<Browser>::new(ReceivedCode::<CloseCode>::from(code), reason).is_ok()
}

async fn close(url: &str, frame: CloseFrame<'_, Browser>) -> Result<String, JsValue> {
    let socket = WebSocket::new(url)?;
    let closed = next(|handler| socket.set_onclose(Some(handler)));
    next(|handler| socket.set_onopen(Some(handler))).await?;
    socket.close_with_frame(frame)?;
    Ok(describe(&closed.await?.into()))
}

/// The next event of the kind that `listen` takes a handler for.
fn next(listen: impl Fn(&Function)) -> Promise {
    Promise::new(&mut |resolve, _| listen(&resolve))
}

fn describe(event: &CloseEvent) -> String {
    let parts = CloseEventParts::from(event);
    let received = match ReceivedClose::<PageClose>::try_from(&parts) {
        Ok(received) => received,
        Err(error) => return format!("error: {error}"),
    };
    let code = match received.code() {
        ReceivedCode::Known(code) => format!("known {code:?}"),
        ReceivedCode::InRange(code, range) => format!("{code} in range {}", range.title),
        ReceivedCode::Unknown(code) => format!("unknown {code}"),
    };
    let clean = if parts.was_clean {
        "clean"
    } else {
        "not clean"
    };
    format!("{code}, {clean}, {:?}", received.reason())
}
