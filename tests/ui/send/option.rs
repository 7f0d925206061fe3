//! An option that only its type tells.

use close_codes::{CloseCode, close_frame};

fn main() {
    let _ = close_frame!(Server, CloseCode::from_code(1001));
}
