use close_codes::{CloseFrame, SendError, Server};

fn close(code: u16) -> Result<CloseFrame<'static, Server>, SendError> {
    CloseFrame::new(code, "bye")
}

fn main() {
    let _ = close(4001);
    let _ = CloseFrame::<Server>::truncated(4001, "bye");
    let _ = CloseFrame::<Server>::of("SessionExpired");
}
