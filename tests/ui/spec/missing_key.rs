use close_codes::close_codes;

close_codes! {
    /// Close codes of the chat protocol.
    pub enum ChatClose = inline r#"
[[code]]
value = 4001
name = "SessionExpired"

[[code]]
value = 4002
title = "Banned"

[[code]]
title = "Kicked"

[[range]]
first = 4100
"#;
}

fn main() {
    // Code that uses the enum causes no second error.
    let _ = ChatClose::SessionExpired.code();
}
