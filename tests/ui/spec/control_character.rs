use close_codes::close_codes;

close_codes! {
    /// Close codes of the chat protocol.
    pub enum ChatClose = inline r#"
[[code]]
value = 4001
name = "SessionExpired"
title = """
Session Expired
"""
description = "The token is \u001b[31mno longer valid\u001b[0m."
reason = "any\u0000character"
reference = "RFC 6455,\u202e section 7.4.2"
"#;
}

fn main() {
    // Code that uses the enum causes no second error.
    let _ = ChatClose::SessionExpired.code();
}
