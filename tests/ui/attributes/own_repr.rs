close_codes::close_codes! {
    #[repr(u8)]
    pub enum ChatClose = "codes.toml";
}

fn main() {}
