close_codes::close_codes! {
    pub enum ChatClose<T> = "codes.toml";
}

fn main() {}
