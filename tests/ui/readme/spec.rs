use close_codes::close_codes;

close_codes! {
    /// Why a connection to the chat ends.
    pub enum ChatClose = "specs/chat.toml";
}

fn main() {
    let _ = ChatClose::SessionExpired;
}
