use close_codes::{CloseCode, close_frame};

fn close(code: CloseCode) {
    let _ = close_frame!(Server, code);
}

fn main() {
    close(CloseCode::GoingAway);
}
