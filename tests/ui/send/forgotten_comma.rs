use close_codes::{CloseCode, close_frame};

const REASON: &str = "bye";

fn main() {
    let _ = close_frame!(Server CloseCode::GoingAway);
    let _ = close_frame!(Server, CloseCode::GoingAway "bye");
    let _ = close_frame!(Server, CloseCode::GoingAway; "bye");
    let _ = close_frame!(Server, 4404 as CloseCode "bye");
    let _ = close_frame!(Server, CloseCode::GoingAway, "bye" "bye");
    let _ = close_frame!(Server, CloseCode::GoingAway, "bye" REASON);
}
