use close_codes::{close_codes, close_frame};

close_codes! {
    /// Why a connection to the chat ends.
    pub enum ChatClose = "specs/readme_codes.toml";
}

fn main() {
    let _ = close_frame!(Server, ChatClose::TlsHandshakeFailure, "bye");
    let _ = close_frame!(Client, ChatClose::SessionExpired);
}
