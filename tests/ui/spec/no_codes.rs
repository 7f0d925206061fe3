use close_codes::close_codes;

close_codes! {
    /// Close codes of the chat protocol.
    pub enum ChatClose = inline r#"
category = "Chat Close Codes"
"#;
}

fn main() {
    // Code that uses the enum causes no second error.
    let _ = ChatClose::NormalClosure.code();
}
