use close_codes::close_codes;

close_codes! {
    /// Close codes of the chat protocol.
    pub enum ChatClose = inline r#"
[[code]]
value = 4001
name = "SessionExpired"
title = "Session Expired"
description = "The token that opened this connection is no longer valid."
sent_by = "server"

[[code]]
value = 4100
name = "LoggedOut"
title = "Logged Out"
description = "The user left on purpose."
sent_by = "client"
"#;
}

// Written before the protocol had a code 4100.
fn next_step(code: ChatClose) -> &'static str {
    match code {
        ChatClose::SessionExpired => "fetch a new token",
    }
}

fn main() {
    next_step(ChatClose::SessionExpired);
}
