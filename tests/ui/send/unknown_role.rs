use close_codes::{CloseCode, close_frame};

fn main() {
    let _ = close_frame!(Sever, CloseCode::GoingAway, "bye");
    let _ = close_frame!(Serve, CloseCode::GoingAway);
    let _ = close_frame!(Broswer, 4001 as CloseCode);
    let _ = close_frame!(eiter, CloseCode::GoingAway, "bye");
    let _ = close_frame!(Peer, CloseCode::GoingAway);
    let _ = close_frame!(CloseCode::GoingAway, Server);
    let _ = close_frame!(close_codes::Server, CloseCode::GoingAway, "bye");
}
