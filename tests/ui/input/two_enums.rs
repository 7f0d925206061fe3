close_codes::close_codes! {
    pub enum ChatClose = "chat.toml";
    pub enum GameClose = "game.toml";
}

fn main() {}
