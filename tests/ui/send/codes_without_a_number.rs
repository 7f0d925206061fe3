//! A code whose number is a mistake has none: no message names one for it, and a frame of it causes no second error.

use close_codes::{CloseFrame, Server, close_frame};

mod out_of_bounds {
    close_codes::close_codes! {
        pub enum Chat = inline r#"
[[code]]
value = 999
name = "A"
sent_by = "server"

[[code]]
value = 4001
name = "B"
sent_by = "server"
"#;
    }
}

mod duplicate {
    close_codes::close_codes! {
        pub enum Chat = inline r#"
[[code]]
value = 4001
name = "A"
sent_by = "server"

[[code]]
value = 4001
name = "B"
"#;
    }
}

mod missing {
    close_codes::close_codes! {
        pub enum Chat = inline r#"
[[code]]
name = "A"
sent_by = "nobody"
reason = "bye"
"#;
    }
}

const REASON: &str = "a reason that is longer than the hundred and twenty-three bytes for which a Close frame has room behind its code, as it is";

const FRAME: CloseFrame<'_, Server> = close_frame!(Server, missing::Chat::A);

fn main() {
    let _ = close_frame!(Client, out_of_bounds::Chat::A);
    let _ = close_frame!(out_of_bounds::Chat::A, "bye");
    let _ = close_frame!(Server, duplicate::Chat::B, REASON);
    let _ = (FRAME, close_frame!(Browser, missing::Chat::A, REASON));
    // The mistake of another frame, which is one: its help lists no such code.
    let _ = close_frame!(Client, duplicate::Chat::A);
}
