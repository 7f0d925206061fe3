use close_codes::{CloseCode, close_frame};

fn main() {
    let _ = close_frame!(Server, 5000 as CloseCode);
    let _ = close_frame!(Server, 999 as CloseCode);
}
