//! The page, as WebAssembly: a WebSocket that is closed with typed codes, and the next step after a close.

mod codes;

use close_codes::adapters::web_sys03::{CloseEventParts, WebSocketExt as _};
use close_codes::{ReceivedClose, ReceivedCode, Reconnect, Session, close_frame};
use js_sys::Function;
use wasm_bindgen::prelude::{Closure, JsCast as _, JsValue, wasm_bindgen};
use web_sys::{CloseEvent, WebSocket};

use crate::codes::ChatClose;

/// A connection of the page to the chat.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Chat {
    socket: WebSocket,
}

#[wasm_bindgen]
impl Chat {
    /// Connects. `on_open` is called once messages may be sent, `on_close` when the connection has ended, with a text
    /// that says why.
    ///
    /// # Errors
    ///
    /// Returns what JavaScript throws.
    #[wasm_bindgen(constructor)]
    pub fn connect(url: &str, on_open: &Function, on_close: Function) -> Result<Self, JsValue> {
        let socket = WebSocket::new(url)?;
        socket.set_onopen(Some(on_open));
        let on_close = Closure::once_into_js(move |event: CloseEvent| {
            on_close.call1(&JsValue::NULL, &describe(&event).into())
        });
        socket.set_onclose(Some(on_close.unchecked_ref()));
        Ok(Self { socket })
    }

    /// Sends a message.
    ///
    /// # Errors
    ///
    /// Returns what JavaScript throws.
    pub fn say(&self, words: &str) -> Result<(), JsValue> {
        self.socket.send_with_str(words)
    }

    /// Closes the connection.
    ///
    /// # Errors
    ///
    /// Returns what JavaScript throws.
    pub fn log_out(&self) -> Result<(), JsValue> {
        // This is checked while compiling: a client may send this code, and a browser allows it. The reason is that of
        // the spec.
        let frame = close_frame!(Browser, ChatClose::LoggedOut);
        self.socket.close_with_frame(frame)
    }
}

/// How a connection ended, and the next step by the spec.
fn describe(event: &CloseEvent) -> String {
    let parts = CloseEventParts::from(event);
    let received = match ReceivedClose::<ChatClose>::try_from(&parts) {
        Ok(received) => received,
        Err(error) => return format!("The server broke the protocol: {error}"),
    };
    let code = received.code();
    let reconnect = code.reconnect().map_or("unspecified", Reconnect::as_str);
    let session = code.session().map_or("unspecified", Session::as_str);
    let advice = match code {
        ReceivedCode::Known(code) => code.info().how_to_fix.unwrap_or_default(),
        ReceivedCode::InRange(_, range) => range.description.unwrap_or_default(),
        ReceivedCode::Unknown(_) => "",
    };
    format!(
        "{received}\nwas clean: {}\nreconnect: {reconnect}\nsession: {session}\n{advice}",
        parts.was_clean
    )
}
