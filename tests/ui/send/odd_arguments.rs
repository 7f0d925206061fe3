//! Arguments as other languages have them, or in another order.

use close_codes::{CloseCode, close_frame};

fn main() {
    let _ = close_frame!(Server, code: CloseCode::GoingAway);
    let _ = close_frame!(Server, CloseCode::GoingAway, reason = "bye");
    let _ = close_frame!(Server => CloseCode::GoingAway);
    let _ = close_frame!("Server", CloseCode::GoingAway);
    let _ = close_frame!("bye", CloseCode::GoingAway);
    let _ = close_frame!(Server, "bye", 4001 as CloseCode);
    let _ = close_frame!(Server, CloseCode::GoingAway, "bye " + "bye");
    let _ = close_frame!(Server, Client, CloseCode::GoingAway);
    let _ = close_frame!(close_codes::Server, CloseCode::GoingAway);
}
