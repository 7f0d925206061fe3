use close_codes::{close_codes, close_frame};

close_codes! {
    enum ChatClose = inline r#"
code = [{ value = 4001, name = "SessionExpired", sent_by = "server" }]
range = [{ first = 4100, last = 4199, name = "Leaving", sent_by = "client" }]
"#;
}

fn main() {
    let _ = close_frame!(Client, ChatClose::SessionExpired);
    let _ = close_frame!(Server, 1010 as ChatClose);
}
