close_codes::close_codes! {
    enum Made = concat!("chat/", "codes", ".toml");
}

fn main() {}
