use close_codes::{CloseCode, close_frame};

fn main() {
    // All four in one go, as `cargo check` shows them.
    let _ = close_frame!(Server, CloseCode::Reserved);
    let _ = close_frame!(Server, CloseCode::NoStatusReceived);
    let _ = close_frame!(Client, CloseCode::AbnormalClosure, "bye");
    let _ = close_frame!(CloseCode::TlsHandshakeFailure);
}
