use close_codes::{ReceivedCode, close_codes, close_frame};

close_codes! {
    enum ChatClose = inline r#"
code = [{ value = 4001, name = "SessionExpired" }]
range = [{ first = 4100, last = 4199, name = "BackOff" }]
"#;
}

fn is_busy(code: ReceivedCode<ChatClose>) -> bool {
    matches!(code, ReceivedCode::InRange(_, ChatClose::BackOff))
}

fn main() {
    let _ = is_busy(4150.into());
    let _ = close_frame!(Server, ChatClose::BackOff);
}
