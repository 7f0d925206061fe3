close_codes::close_codes!();

fn main() {}
