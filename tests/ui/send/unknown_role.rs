use close_codes::{CloseCode, close_frame};

fn main() {
    let _ = close_frame!(Sever, CloseCode::GoingAway, "bye");
    let _ = close_frame!(close_codes::Server, CloseCode::GoingAway, "bye");
}
