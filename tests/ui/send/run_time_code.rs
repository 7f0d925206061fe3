use close_codes::{CloseCode, close_frame};

struct Connection {
    code: CloseCode,
}

fn close(code: CloseCode, number: u16, connection: &Connection) {
    let _ = close_frame!(Server, code);
    let _ = close_frame!(Server, *&code, "bye");
    let _ = close_frame!(connection.code);
    let _ = close_frame!(Client, number as CloseCode);
    let _ = close_frame!(Server, code, &number.to_string());
}

fn main() {
    let code = CloseCode::GoingAway;
    close(code, 4001, &Connection { code });
}
