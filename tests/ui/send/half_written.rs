use close_codes::{CloseCode, close_frame};

fn main() {
    let _ = close_frame!(Server, CloseCode::);
    let _ = close_frame!(Server, CloseCode::, "bye");
    let _ = close_frame!(Server, CloseCode::GoingAway.);
    let _ = close_frame!(Server, CloseCode::GoingAway, CloseCode::);
    let _ = close_frame!(Server, match);
}
