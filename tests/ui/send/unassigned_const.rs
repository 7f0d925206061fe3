use close_codes::{CloseCode, close_frame};

const LEGACY: u16 = 1016;

fn main() {
    let _ = close_frame!(Client, LEGACY as CloseCode, "bye");
}
