close_codes::close_codes! {
    pub enum ChatClose = b"codes.toml";
}

fn main() {}
