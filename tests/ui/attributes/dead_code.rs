#![allow(unused)]

// Whoever asks to be told of codes that are not used is told.
close_codes::close_codes! {
    #[deny(dead_code)]
    enum ChatClose = inline r#"
[[code]]
value = 4001
name = "SessionExpired"
title = "Session Expired"
description = "The token that opened this connection is no longer valid."
"#;
}

fn main() {
    let _: Option<ChatClose> = None;
}
