use close_codes::close_codes;

close_codes! {
    /// Close codes of the chat protocol.
    pub enum ChatClose = inline r#"
[[code]]
value = 4001
name = "SessionExpired"
sent_by = "server"

[[code]]
value = 4002
name = "Banned"
sent_by = "server"

[[range]]
first = 4001
last = 4002
title = "Login"
sent_by = "client"
"#;
}

fn main() {
    // Code that uses the enum causes no second error.
    let _ = ChatClose::SessionExpired.code();
}
