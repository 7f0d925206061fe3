//! Codes that may stand in a file that is not there are no second error.

use close_codes::{close_codes, close_frame};

close_codes! {
    enum ChatClose = inline r#"
extends = ["standard", "shared_codes.toml"]

[[code]]
value = 4001
name = "SessionExpired"
"#;
}

fn main() {
    let _ = close_frame!(Server, ChatClose::Kicked);
    let _ = (ChatClose::SessionExpired, ChatClose::Banned.code());
}
