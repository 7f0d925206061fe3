use close_codes::{close_codes, close_frame};

close_codes! {
    enum ChatClose = inline r#"
[[code]]
value = 4001
name = "SessionExpired"
title = "Session Expired"
description = "The token that opened this connection is no longer valid."
sent_by = "server"
"#;
}

fn main() {
    let _ = close_frame!(Client, 4001 as ChatClose);
}
