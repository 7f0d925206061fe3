use close_codes::close_codes;

close_codes! {
    /// Close codes of the chat protocol.
    pub enum ChatClose = inline r#"
[[code]]
value = 4001
name = "SessionExpired"
title = "Session Expired"
description = "The token that opened this connection is no longer valid."

[[code]]
value = 4002
name = "SessionExpired"
title = "Banned"
description = "The account is closed."
"#;
}

fn main() {
    // Code that uses the enum causes no second error.
    let _ = ChatClose::SessionExpired.code();
}
