//! Where a mistake in the TOML of a spec is in one value, what is wrong with a frame shows at once.

use close_codes::{close_codes, close_frame};

close_codes! {
    pub enum Chat = inline r#"
extends = "standard"

[[code]]
value = 4001
name = "Expired"
sent_by = server

[[code]]
value = 4002
name = "Banned"
sent_by "client"

[[range]]
first = 4000
last = 4099
title = "Of the server"
sent_by = "server"
"#;
}

fn main() {
    let _ = close_frame!(Server, Chat::TlsHandshakeFailure);
    // Nobody knows who was meant to send these.
    let _ = (close_frame!(Client, Chat::Expired), close_frame!(Server, Chat::Expired));
    let _ = (close_frame!(Client, Chat::Banned), close_frame!(Server, Chat::Banned));
    let _ = Chat::Expire;
}
