close_codes::close_codes! {
    pub enum ChatClose = inline r#"[[code]]"# of chat;
}

fn main() {
    // The name is known while the rest is being written.
    let _ = ChatClose::ALL;
}
