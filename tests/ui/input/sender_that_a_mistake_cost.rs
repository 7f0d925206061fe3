//! Who sends a code is not known where its `sent_by` is broken, and no frame is a second mistake.

use close_codes::{close_codes, close_frame};

close_codes! {
    pub enum Chat = inline r#"
extends = "standard"

[[code]]
value = 1010
sent_by "server"

[[code]]
value = 4001
name = "Expired"
sent_by = "sever"

[[range]]
first = 4000
last = 4099
title = "Of the server"
sent_by = "server"
"#;
}

fn main() {
    let _ = close_frame!(Server, Chat::MandatoryExtension);
    let _ = (close_frame!(Client, Chat::Expired), close_frame!(Server, Chat::Expired));
}
