use close_codes::close_codes;

close_codes! {
    /// Close codes of the chat protocol.
    pub enum ChatClose = "specs/too_many.toml";
}

fn main() {
    // Code that uses the enum causes no second error.
    let _ = ChatClose::NormalClosure.code();
}
