use close_codes::{close_codes, close_frame};

close_codes! {
    enum ChatClose = inline r#"
retired = [4002, 4150]
code = [{ value = 4001, name = "SessionExpired", sent_by = "server" }]
range = [{ first = 4100, last = 4199, name = "BackOff" }]

[unlisted]
reconnect = "backoff"
"#;
}

fn main() {
    let _ = close_frame!(Server, 4150 as ChatClose, "busy");
    let _ = close_frame!(Client, 4002 as ChatClose);
    let _ = close_frame!(4151 as ChatClose, "beside it");
}
