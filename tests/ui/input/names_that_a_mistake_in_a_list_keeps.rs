//! Where a mistake in the TOML of an entry in braces costs no name, what is wrong with a frame shows at once.

use close_codes::{close_codes, close_frame};

close_codes! {
    pub enum Chat = inline r#"
extends = "standard"
code = [
    { value = 4001, name = "Expired", reason = bye },
    { value = 4,002, name = "Banned" },
    { value = 4003, name = "Moved" } },
]
"#;
}

fn main() {
    let _ = close_frame!(Server, Chat::TlsHandshakeFailure);
    let _ = (close_frame!(Server, Chat::Expired), close_frame!(Server, Chat::Banned));
    let _ = close_frame!(Server, Chat::Moved);
}
