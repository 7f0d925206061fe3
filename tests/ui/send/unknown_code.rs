use close_codes::{CloseCode, close_frame};

fn main() {
    let _ = close_frame!(Server, BYE);
    let _ = close_frame!(Server, Bye, "bye");
    let _ = close_frame!(Server, CloseCode::Bye);
    let _ = close_frame!(Server, chat::ChatClose::Bye);
}
