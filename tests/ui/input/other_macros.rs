close_codes::close_codes! {
    enum Included = include_str!("codes.toml");
}

close_codes::close_codes! {
    enum Formatted = format!("{}/codes.toml", "chat");
}

close_codes::close_codes! {
    enum Bytes = concat!(b"codes", ".toml");
}

close_codes::close_codes! {
    enum NoName = env!();
}

fn main() {}
