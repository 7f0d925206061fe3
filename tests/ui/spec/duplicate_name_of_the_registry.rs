use close_codes::close_codes;

close_codes! {
    /// Close codes of the chat protocol.
    pub enum ChatClose = inline r#"
extends = "standard"

[[code]]
value = 4001
name = "Unauthorized"

[[code]]
value = 4003
name = "Forbidden"

[[code]]
value = 4008
name = "Timeout"
"#;
}

fn main() {
    // Code that uses the enum causes no second error.
    let _ = ChatClose::Timeout.code();
}
