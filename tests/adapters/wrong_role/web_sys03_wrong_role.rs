use close_codes::adapters::web_sys03::WebSocketExt as _;
use close_codes::{CloseCode, close_frame};
use web_sys::WebSocket;
use web_sys::wasm_bindgen::JsValue;

fn leave(socket: &WebSocket) -> Result<(), JsValue> {
    socket.close_with_frame(close_frame!(Client, CloseCode::InternalError))
}

fn main() {
    let _ = leave;
}
