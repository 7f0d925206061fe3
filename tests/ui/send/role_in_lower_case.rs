use close_codes::{CloseCode, close_frame};

fn main() {
    let _ = close_frame!(server, CloseCode::GoingAway);
    let _ = close_frame!(CLIENT, CloseCode::GoingAway, "bye");
    let _ = close_frame!(either);
}
