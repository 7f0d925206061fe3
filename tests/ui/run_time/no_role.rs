use close_codes::{CloseCode, CloseFrame, Role};

struct Frame<R: Role>(Option<CloseFrame<'static, R>>);

fn main() {
    let _ = CloseFrame::new(CloseCode::GoingAway, "bye");
    let _ = CloseFrame::empty();
    let _ = Frame(None);
}
