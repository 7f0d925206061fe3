use close_codes::close_frame;

const LEGACY: u16 = 4404;

fn main() {
    let _ = close_frame!(Server, LEGACY);
}
