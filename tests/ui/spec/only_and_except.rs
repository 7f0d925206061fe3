use close_codes::close_codes;

close_codes! {
    /// Close codes of the chat protocol.
    pub enum ChatClose = inline r#"
extends = "standard"
only = [1000, 1001]
except = [3000]

[[code]]
value = 4001
name = "SessionExpired"
"#;
}

fn main() {
    // Code that uses the enum causes no second error.
    let _ = ChatClose::SessionExpired.code();
}
