use actix_ws::Session;
use close_codes::{CloseCode, close_frame};

async fn hang_up(session: Session) {
    // A handler of actix is a server, and 1010 is for clients.
    let frame = close_frame!(Client, CloseCode::MandatoryExtension, "permessage-deflate");
    let _ = session.close(Some(frame.into())).await;
}

fn main() {
    let _ = hang_up;
}
