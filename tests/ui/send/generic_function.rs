use close_codes::{CloseCode, close_frame};

// Nobody calls it, and it is refused all the same.
fn never_called<T>(_: T) {
    let _ = close_frame!(Server, CloseCode::AbnormalClosure);
}

fn main() {}
