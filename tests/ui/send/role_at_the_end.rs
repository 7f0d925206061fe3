use close_codes::{CloseCode, close_frame};

fn main() {
    let _ = close_frame!(CloseCode::GoingAway, Server);
    let _ = close_frame!(CloseCode::GoingAway, "bye", Server);
    let _ = close_frame!(CloseCode::GoingAway, "bye", server);
}
