use close_codes::{CloseCode, close_frame};

fn main() {
    let _ = close_frame!(Serv, CloseCode::GoingAway);
    let _ = close_frame!(Serv, 4404 as CloseCode);
    let _ = close_frame!(close_codes::Server, CloseCode::GoingAway);
    let _ = close_frame!(CloseCode::GoingAway, Server, "bye");
}
