close_codes::close_codes! {
    pub enum type = "codes.toml";
}

fn main() {}
