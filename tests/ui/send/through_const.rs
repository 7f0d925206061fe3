use close_codes::{CloseCode, close_frame};

const BYE: CloseCode = CloseCode::AbnormalClosure;

fn main() {
    let _ = close_frame!(Server, BYE);
}
