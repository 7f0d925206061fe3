//! Where a mistake in the spec costs a variant or a constant, what uses it brings no other error.

use close_codes::{RangeInfo, close_codes, close_frame};

mod base {
    super::close_codes! {
        pub enum Chat = inline r#"
extends "standard"
code = [{ value = 4001, name = "Expired" }]
"#;
    }
}

mod header {
    super::close_codes! {
        pub enum Chat = inline r#"
[[code]] x
value = 4001
name = "Expired"
"#;
    }
}

mod name {
    super::close_codes! {
        pub enum Chat = inline r#"
[[code]]
value = 4001
name: "Expired"

[[code]]
value = 4002
name = "Banned"
"#;
    }
}

mod bounds {
    super::close_codes! {
        pub enum Chat = inline r#"
code = [{ value = 4001, name = "Expired" }]
range = [{ first = 4200, last = 4100, name = "BackOff" }]
"#;
    }
}

mod selection {
    super::close_codes! {
        pub enum Chat = inline r#"
extends = "standard"
only = 1001
code = [{ value = 4001, name = "Expired" }]
"#;
    }
}

const BACK_OFF: &RangeInfo = bounds::Chat::BACK_OFF;

fn main() {
    let _ = (base::Chat::GoingAway, close_frame!(Server, base::Chat::ServiceRestart));
    let _ = (header::Chat::Expired, name::Chat::Expired, BACK_OFF);
    match selection::Chat::GoingAway {
        selection::Chat::GoingAway | selection::Chat::Expired => {}
    }
}
