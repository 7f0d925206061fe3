use close_codes::close_codes;

close_codes! {
    /// Close codes of the chat protocol.
    pub enum ChatClose = inline r#"
extends = "standard"

[[code]]
value = 1008
name = "Banned"
"#;
}

fn main() {
    // Code that uses the enum causes no second error.
    let _ = ChatClose::PolicyViolation.code();
}
