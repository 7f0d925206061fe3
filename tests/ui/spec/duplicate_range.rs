use close_codes::close_codes;

close_codes! {
    /// Close codes of the chat protocol.
    pub enum ChatClose = inline r#"
[[code]]
value = 4001
name = "SessionExpired"

[[range]]
first = 4100
last = 4199
title = "Back Off"

[[range]]
first = 4100
last = 4199
title = "Terminal"
"#;
}

fn main() {
    // Code that uses the enum causes no second error.
    let _ = ChatClose::SessionExpired.code();
}
