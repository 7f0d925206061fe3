use close_codes::{close_codes, close_frame};

close_codes! {
    enum ChatClose = inline r#"
[[code]]
value = 4900
name = "ConnectionLost"
title = "Connection Lost"
description = "The heartbeat stopped. Each side finds out by itself."
sent_by = "nobody"

[[code]]
value = 4901
name = "HeartbeatMissed"
title = "Heartbeat Missed"
description = "No heartbeat came for 30 seconds."
"#;
}

fn main() {
    let _ = close_frame!(Server, ChatClose::ConnectionLost);
}
