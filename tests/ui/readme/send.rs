use close_codes::{close_codes, close_frame};

close_codes! {
    pub enum ChatClose = "specs/readme.toml";
}

fn main() {
    let _ = close_frame!(Server, ChatClose::TlsHandshakeFailure, "bye");
}
