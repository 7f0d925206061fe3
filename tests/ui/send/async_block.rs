use close_codes::{CloseCode, close_frame};

fn main() {
    let _ = async { close_frame!(Server, CloseCode::AbnormalClosure) };
}
