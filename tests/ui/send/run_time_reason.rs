use close_codes::{CloseCode, close_frame};

fn close(reason: &str, error: std::io::Error) {
    let _ = close_frame!(Server, CloseCode::GoingAway, reason);
    let _ = close_frame!(Server, CloseCode::InternalError, &error.to_string());
    let _ = close_frame!(CloseCode::InternalError, reason.trim());
    let _ = close_frame!(Server, CloseCode::InternalError, &format!("failed: {error}"));
    let _ = close_frame!(Server, CloseCode::InternalError, format!("failed: {error}"));
    let _ = close_frame!(Server, 4001 as CloseCode, reason);
    let _ = close_frame!(Server, CloseCode::InternalError, error.to_string().trim());
    let _ = close_frame!(Server, CloseCode::InternalError, String::from("failed"));
}

fn main() {
    close("maintenance", std::io::ErrorKind::NotFound.into());
}
