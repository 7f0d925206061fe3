//! What is no code whatever its names mean.

use close_codes::{CloseCode, close_frame};

const FIRST: u16 = 4000;
const LAST: u16 = 4099;
const REASON: &str = "bye";

fn main() {
    let _ = close_frame!(Server, 4000..4100);
    let _ = close_frame!(Server, FIRST..=LAST, REASON);
    let _ = close_frame!(Server, -1);
    let _ = close_frame!(404, "not found");
    let _ = close_frame!(Server, 70000 as CloseCode);
    let _ = close_frame!(Server, &CloseCode::GoingAway);
    let _ = close_frame!(Server, &4001 as CloseCode);
    let _ = close_frame!(Server, Some(CloseCode::GoingAway));
    let _ = close_frame!(Ok(CloseCode::GoingAway), "bye");
    let _ = close_frame!(Server, CloseCode::GoingAway as CloseCode);
}
