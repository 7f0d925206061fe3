use close_codes::close_codes;

close_codes! {
    /// Close codes of the chat protocol.
    pub enum ChatClose = inline r#"
[[code]]
value = 4001
name = "SessionExpired"
title = "Session Expired"
description = "The token that opened this connection is no longer valid."

[[range]]
first = 1100
last = 1199
title = "Back Off"
description = "Come back later."
"#;
}

fn main() {
    // Code that uses the enum causes no second error.
    let _ = ChatClose::SessionExpired.code();
}
