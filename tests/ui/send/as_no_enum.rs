use close_codes::{CloseCode, close_frame};

struct Chat;

fn main() {
    let _ = close_frame!(Server, CloseCode::GoingAway as u16);
    let _ = close_frame!(Server, 4404 as u16, "bye");
    let _ = close_frame!(Server, 4404 as);
    let _ = close_frame!(Server, 4404 as Chat);
}
