use close_codes::close_codes;

close_codes! {
    /// Close codes of the chat protocol.
    pub enum ChatClose = inline r#"
locales = ["specs/lost_code.toml"]

[[code]]
value = 4001
name = "SessionExpired"

[[range]]
first = 4129
last = 4120
title = "Load"

[[code]]
value 4005
name = "Elsewhere"
"#;
}

fn main() {
    // A translation of what the mistakes cost causes no second error.
    let _ = ChatClose::SessionExpired.code();
}
