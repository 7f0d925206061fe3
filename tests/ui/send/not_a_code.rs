use close_codes::{CloseCode, close_codes, close_frame};

close_codes! {
    enum ChatClose = inline r#"
code = [{ value = 4001, name = "SessionExpired" }]
range = [{ first = 4100, last = 4199, name = "BackOff" }]
"#;
}

struct Chat;

enum Other {
    GoingAway = 1001,
}

mod chat {
    pub fn goodbye() {}
}

const CHAT: Chat = Chat;
const NUMBER: u16 = 4001;
const TEXT: &str = "bye";

fn main() {
    let _ = close_frame!(Server, "bye");
    let _ = close_frame!(Server, CHAT);
    let _ = close_frame!(Server, Other::GoingAway);
    let _ = close_frame!(Server, NUMBER);
    let _ = close_frame!(Server, NUMBER + 1, "bye");
    let _ = close_frame!(Server, ChatClose::BACK_OFF, "come back later");
    let _ = close_frame!(Server, TEXT);
    let _ = close_frame!(Server, chat::goodbye);
    let _ = close_frame!(Server, CloseCode::ALL);
    let _ = close_frame!(Server, { NUMBER });
    let _ = close_frame!(Server, ::close_codes::CloseCode::ALL);
}
