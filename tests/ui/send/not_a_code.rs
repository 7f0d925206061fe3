use close_codes::{CloseCode, close_frame};

struct Chat;

const CHAT: Chat = Chat;

fn main() {
    let _ = close_frame!(Server, "bye");
    let _ = close_frame!(Server, CHAT);
    let _ = close_frame!(Server, CloseCode::ALL);
}
