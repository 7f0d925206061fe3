use close_codes::{CloseCode, close_frame};

fn main() {
    let _ = close_frame!(Server, CloseCode::GoingAway, 7);
}
