use close_codes::{CloseCode, close_frame};

fn main() {
    let _ = close_frame!(Server, 4404 as);
    let _ = close_frame!(Server, 4404 as CloseCode::);
    let _ = close_frame!(Server, 4404 as &);
    let _ = close_frame!(Server, as CloseCode);
    let _ = close_frame!(Server, 4000 + 9 as, "bye");
    let _ = CloseCode::GoingAway;
}
