close_codes::close_codes! {
    pub struct ChatClose = "codes.toml";
}

fn main() {}
