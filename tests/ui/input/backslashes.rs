use close_codes::close_codes;

close_codes! {
    pub enum ChatClose = "specs\chat.toml";
}

close_codes! {
    pub enum GameClose = "no\chat.toml";
}

close_codes! {
    pub enum NewsClose = "specs\new.toml";
}

fn main() {
    // Code that uses the enum causes no second error.
    let _ = ChatClose::SessionExpired.code();
    let _ = GameClose::Banned.code();
    let _ = NewsClose::Banned.code();
}
