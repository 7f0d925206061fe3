close_codes::close_codes! {
    enum Made = concat!(env!("OUT_DIR"), "/codes.toml");
}

close_codes::close_codes! {
    enum Other = concat!(env!("CHAT_CODES", "run `make codes` first"), "/codes.toml");
}

fn main() {
    let _ = (Made::ALL, Other::ALL);
}
