use close_codes::{CloseCode, close_frame};

fn main() {
    let _ = close_frame!(Server, CloseCode::GoingAway, "bye", "and farewell");
    let _ = close_frame!(Server, , "bye");
    let _ = close_frame!(Server, CloseCode::GoingAway, , "bye");
}
