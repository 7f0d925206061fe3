use close_codes::close_frame;

fn main() {
    let _ = close_frame!();
    let _ = close_frame!(Server);
}
