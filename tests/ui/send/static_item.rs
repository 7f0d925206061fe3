use close_codes::{CloseCode, CloseFrame, Server, close_frame};

static BYE: CloseFrame<'static, Server> = close_frame!(Server, CloseCode::AbnormalClosure);

fn main() {
    let _ = BYE;
}
