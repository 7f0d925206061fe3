close_codes::close_codes! {
    pub enum = "codes.toml";
}

fn main() {}
