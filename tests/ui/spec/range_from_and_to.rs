use close_codes::{RangeInfo, close_codes};

close_codes! {
    /// Close codes of the chat protocol.
    pub enum ChatClose = inline r#"
[[code]]
value = 4001
name = "SessionExpired"

[[range]]
from = 4100
to = 4199
name = "BackOff"
reason = "back off"
"#;
}

fn main() {
    // Code that uses the range causes no second error.
    let _: &RangeInfo = ChatClose::BACK_OFF;
}
