use axum::extract::ws::Message;
use close_codes::{CloseCode, close_frame};

fn main() {
    // A handler of axum is a server, and 1010 is for clients.
    let frame = close_frame!(Client, CloseCode::MandatoryExtension, "permessage-deflate");
    let _ = Message::Close(Some(frame.into()));
    let _ = Message::Close(frame.into());
    let _ = Message::Close(close_frame!(Browser, CloseCode::NormalClosure).into());
}
