use close_codes::{close_codes, close_frame};

close_codes! {
    /// Close codes of the chat protocol.
    pub enum ChatClose = inline r#"
extends = "standard"

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

fn main() {
    let _ = close_frame!(ChatClose::SessionExpired);
}
