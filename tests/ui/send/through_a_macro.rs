use close_codes::{CloseCode, close_frame};

macro_rules! bye {
    ($code:expr, $reason:expr) => {
        close_frame!(Server, $code, $reason)
    };
}

fn main() {
    let _ = bye!(CloseCode::AbnormalClosure, "bye");
    let code = CloseCode::GoingAway;
    let _ = bye!(code, "bye");
}
