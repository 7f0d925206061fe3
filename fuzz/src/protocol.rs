//! A protocol with its own codes, in addition to the standard registry.

use close_codes::{SentBy, close_codes};

use crate::rfc6455;

close_codes! {
    /// Codes and ranges of every sender.
    pub enum Chat = inline r#"
        extends = "standard"

        [[code]]
        value = 1001
        sent_by = "server"

        [[code]]
        value = 1014
        sent_by = "client"

        [[code]]
        value = 4000
        name = "Idle"
        title = "Idle"
        description = "Nobody said anything."

        [[code]]
        value = 4001
        name = "Kicked"
        title = "Kicked"
        description = "An operator closed the connection."
        sent_by = "server"

        [[code]]
        value = 4002
        name = "Left"
        title = "Left"
        description = "The user left."
        sent_by = "client"

        [[code]]
        value = 4003
        name = "GaveUp"
        title = "Gave Up"
        description = "Never on the wire."
        sent_by = "nobody"

        [[range]]
        first = 4100
        last = 4199
        title = "Back Off"
        description = "Come back later."
        sent_by = "server"

        [[range]]
        first = 4200
        last = 4299
        title = "Client Error"
        description = "The client noticed it."
        sent_by = "client"

        [[range]]
        first = 4300
        last = 4300
        title = "Reserved"
        description = "Never on the wire."
        sent_by = "nobody"
    "#;
}

/// Who sends a code by the spec above.
#[must_use]
pub fn sent_by(code: u16) -> SentBy {
    match code {
        1001 | 4001 | 4100..=4199 => SentBy::Server,
        1014 | 4002 | 4200..=4299 => SentBy::Client,
        4003 | 4300 => SentBy::Nobody,
        _ => standard_sent_by(code),
    }
}

/// Who sends a code by the standard registry.
#[must_use]
pub fn standard_sent_by(code: u16) -> SentBy {
    match code {
        1010 => SentBy::Client,
        _ if rfc6455::is_legal(code) => SentBy::Either,
        _ => SentBy::Nobody,
    }
}
